"""Responses beside and against each other: active, cancelled, interrupted, out of band, limited, counted."""

from __future__ import annotations

import pytest
from stand_ins import silence, tone
from stranger import audio_of, collapsed, text_of, types

from desktop_app.loopback.faults import Faults

pytestmark = pytest.mark.integration

CANCELLED_END = [
    "response.output_audio.done",
    "response.output_audio_transcript.done",
    "response.content_part.done",
    "conversation.item.done",
    "response.output_item.done",
    "response.done",
]
LONG = ["This sentence is long enough to be interrupted in the middle of it.", "And another one follows."]


async def speaking(client) -> dict:
    """Wait until the model speaks; the first audio delta."""
    return await client.expect("response.output_audio.delta")


async def test_only_one_response_writes_the_conversation(connecting, parts) -> None:
    parts.partner.sentences = LONG
    for dialect in ("ga", "preview"):
        client = await connecting(dialect)
        await client.send("response.create")
        response_id = (await client.expect("response.created"))["response"]["id"]
        await client.send("response.create", event_id="second")
        error = await client.error()
        assert error["code"] == "conversation_already_has_active_response"
        assert error["message"].startswith(
            f"Conversation already has an active response in progress: {response_id}. Wait until"
        )
        assert error["event_id"] == "second"
        await client.until("response.done")
        assert types(client.log).count("response.created") == 1


@pytest.mark.parametrize("by_id", [True, False])
async def test_cancel(connecting, parts, by_id: bool) -> None:
    parts.partner.sentences = LONG
    client = await connecting()
    await client.send("response.create")
    delta = await speaking(client)
    await client.send("response.cancel", **({"response_id": delta["response_id"]} if by_id else {}))
    events = await client.until("response.done")
    assert types(events)[-6:] == CANCELLED_END
    response = events[-1]["response"]
    assert response["status"] == "cancelled"
    assert response["status_details"] == {"type": "cancelled", "reason": "client_cancelled"}
    [item] = response["output"]
    assert item["status"] == "incomplete"
    said = text_of(client.log, "response.output_audio_transcript.delta")
    assert item["content"] == [{"type": "output_audio", "transcript": said}]
    assert len(said) < len(" ".join(LONG))
    assert response["usage"]["output_tokens"] > 0
    after = await client.quiet(0.3)
    assert types(after) in ([], ["rate_limits.updated"]), "nothing follows the end"
    assert parts.partner.ended == 1


async def test_cancel_preview(connecting, parts) -> None:
    parts.partner.sentences = LONG
    client = await connecting("preview")
    await client.send("response.create")
    await client.expect("response.audio.delta")
    await client.send("response.cancel")
    events = await client.until("response.done")
    assert types(events)[-5:] == [
        "response.audio.done",
        "response.audio_transcript.done",
        "response.content_part.done",
        "response.output_item.done",
        "response.done",
    ]
    assert events[-1]["response"]["status_details"]["reason"] == "client_cancelled"


async def test_cancel_before_anything_was_said(connecting, parts) -> None:
    parts.partner.pause_s = 5.0
    client = await connecting()
    await client.send("response.create")
    await client.expect("response.created")
    await client.send("response.cancel")
    response = (await client.expect("response.done"))["response"]
    assert (response["status"], response["output"]) == ("cancelled", [])
    await client.send("response.create")
    assert (await client.expect("response.created"))["response"]["status"] == "in_progress"


async def test_nothing_to_cancel(connecting, burst) -> None:
    client = await connecting(faults=burst)
    for fields in ({}, {"response_id": "resp_nobody"}):
        await client.send("response.cancel", event_id="c1", **fields)
        error = await client.error()
        assert error["code"] == "response_cancel_not_active"
        assert error["message"] == "Cancellation failed: no active response found"
        assert error["event_id"] == "c1"
    await client.send("response.create")
    await client.until("rate_limits.updated")
    await client.send("response.cancel")
    assert (await client.error())["code"] == "response_cancel_not_active"


async def test_speech_interrupts(connecting, parts) -> None:
    parts.partner.sentences = LONG
    client = await connecting()
    await client.send("response.create")
    first = await speaking(client)
    await client.append(tone(640))
    events = await client.until("response.done")
    order = types(events)
    assert order[-6:] == CANCELLED_END
    assert "input_audio_buffer.speech_started" in order[:-6]
    assert events[-1]["response"]["id"] == first["response_id"]
    assert events[-1]["response"]["status_details"] == {"type": "cancelled", "reason": "turn_detected"}
    await client.append(silence(600))
    events = await client.until("response.created")
    added = next(event for event in events if event["type"] == "conversation.item.added")
    assert added["previous_item_id"] == first["item_id"]


async def test_speech_does_not_interrupt_when_told_not_to(connecting, parts) -> None:
    parts.partner.sentences = ["A short one."]
    client = await connecting()
    detection = {"type": "server_vad", "interrupt_response": False, "create_response": False}
    await client.update(audio={"input": {"turn_detection": detection}})
    await client.send("response.create")
    await speaking(client)
    await client.append(tone(640) + silence(600))
    events = await client.until("response.done")
    assert events[-1]["response"]["status"] == "completed"


async def test_a_turn_during_a_response_that_may_not_be_interrupted(connecting, parts) -> None:
    parts.partner.sentences = LONG
    client = await connecting()
    await client.update(audio={"input": {"turn_detection": {"type": "server_vad", "interrupt_response": False}}})
    await client.send("response.create")
    await speaking(client)
    await client.append(tone(640) + silence(600))
    error = await client.error()
    assert (error["code"], error["event_id"]) == ("conversation_already_has_active_response", None)


async def test_out_of_band(connecting, parts) -> None:
    client = await connecting()
    await client.say_text("remember this", id="item_u")
    await client.until("conversation.item.done")
    title = {"type": "message", "role": "user", "content": [{"type": "input_text", "text": "Title this chat"}]}
    await client.send(
        "response.create",
        response={
            "conversation": "none",
            "metadata": {"purpose": "title"},
            "output_modalities": ["text"],
            "input": [{"type": "item_reference", "id": "item_u"}, title],
            "instructions": "Only a title.",
        },
    )
    events = await client.until("response.done")
    assert collapsed(events) == [
        "response.created",
        "response.output_item.added",
        "response.content_part.added",
        "response.output_text.delta",
        "response.output_text.done",
        "response.content_part.done",
        "response.output_item.done",
        "response.done",
    ]
    for event in (events[0], events[-1]):
        assert event["response"]["conversation_id"] is None
        assert event["response"]["metadata"] == {"purpose": "title"}
    [request] = parts.partner.requests
    assert request.instructions == "Only a title."
    assert [item.content[0].text for item in request.items] == ["remember this", "Title this chat"]
    await client.say_text("next", id="next")
    assert (await client.until("conversation.item.added"))[-1]["previous_item_id"] == "item_u"


async def test_out_of_band_responses_overlap(connecting, parts) -> None:
    parts.partner.sentences = LONG
    client = await connecting()
    await client.send("response.create")
    active = (await client.expect("response.created"))["response"]["id"]
    for number in range(3):
        options = {"conversation": "none", "input": [], "metadata": {"n": str(number)}}
        await client.send("response.create", response=options)
    await client.until("response.created", 3)
    await speaking(client)
    await client.append(tone(640))
    done = {}
    while len(done) < 4:
        response = (await client.expect("response.done"))["response"]
        done[response["id"]] = response
    assert done.pop(active)["status"] == "cancelled", "speech stops what writes the conversation"
    assert {response["status"] for response in done.values()} == {"completed"}, "and nothing else"
    assert {response["metadata"]["n"] for response in done.values()} == {"0", "1", "2"}


async def test_an_out_of_band_response_is_cancelled_by_its_id(connecting, parts) -> None:
    parts.partner.sentences = LONG
    client = await connecting()
    await client.send("response.create", response={"conversation": "none"})
    response_id = (await client.expect("response.created"))["response"]["id"]
    await client.send("response.cancel")
    assert (await client.error())["code"] == "response_cancel_not_active"
    await client.send("response.cancel", response_id=response_id)
    assert (await client.expect("response.done"))["response"]["status"] == "cancelled"


async def test_an_empty_context_and_an_unknown_reference(connecting, parts, burst) -> None:
    client = await connecting(faults=burst)
    await client.say_text("ignored")
    await client.send("response.create", response={"input": []})
    await client.until("response.done")
    assert parts.partner.requests[0].items == []
    await client.send("response.create", event_id="r", response={"input": [{"type": "item_reference", "id": "x"}]})
    error = await client.error()
    assert (error["param"], error["event_id"]) == ("response.input[0].id", "r")


async def test_overrides_hold_for_one_response(connecting, parts, burst) -> None:
    client = await connecting(faults=burst)
    tool = {"type": "function", "name": "f"}
    options = {
        "instructions": "Once.",
        "output_modalities": ["text"],
        "tools": [tool],
        "tool_choice": "none",
        "max_output_tokens": 100,
    }
    await client.send("response.create", response=options)
    response = (await client.expect("response.created"))["response"]
    assert (response["output_modalities"], response["max_output_tokens"]) == (["text"], 100)
    await client.until("response.done")
    await client.send("response.create")
    response = (await client.expect("response.created"))["response"]
    assert (response["output_modalities"], response["max_output_tokens"]) == (["audio"], "inf")
    await client.until("response.done")
    first, second = parts.partner.requests
    assert (first.instructions, first.max_output_tokens) == ("Once.", 100)
    assert second.instructions == client.log[0]["session"]["instructions"]
    assert second.max_output_tokens is None


async def test_another_format_for_one_response(connecting, burst) -> None:
    client = await connecting(faults=burst)
    audio = {"output": {"format": {"type": "audio/pcmu"}, "voice": "cedar"}}
    await client.send("response.create", response={"audio": audio})
    events = await client.until("response.done")
    assert len(audio_of(events)) == 8 * 50 * len("You said .")
    assert events[-1]["response"]["audio"]["output"] == audio["output"]
    await client.send("response.create", response={"audio": {"output": {"voice": "echo"}}})
    assert (await client.error())["code"] == "cannot_update_voice"


BAD_OPTIONS = [
    ({"conversation": "new"}, "response.conversation"),
    ({"output_modalities": ["audio", "text"]}, "response.output_modalities"),
    ({"metadata": {str(number): "x" for number in range(17)}}, "response.metadata"),
    ({"max_output_tokens": 0}, "response.max_output_tokens"),
    ({"modalities": ["text"]}, "response.modalities"),
    ({"tool_choice": {"type": "function", "name": "f"}}, "response.tool_choice"),
]


@pytest.mark.parametrize(("options", "param"), BAD_OPTIONS)
async def test_bad_options_begin_nothing(connecting, options: dict, param: str) -> None:
    client = await connecting()
    await client.send("response.create", event_id="r", response=options)
    error = await client.error()
    assert (error["param"], error["event_id"]) == (param, "r")
    assert await client.quiet(0.1) == []


@pytest.mark.parametrize(("modalities", "limit"), [(["text"], 6), (["audio"], 30)])
async def test_max_output_tokens(connecting, parts, modalities: list[str], limit: int) -> None:
    parts.partner.sentences = LONG
    client = await connecting(faults=Faults(burst_audio=True))
    await client.update(output_modalities=modalities, max_output_tokens=limit)
    await client.send("response.create")
    events = await client.until("response.done")
    response = events[-1]["response"]
    assert response["status"] == "incomplete"
    assert response["status_details"] == {"type": "incomplete", "reason": "max_output_tokens"}
    assert response["output"][0]["status"] == "incomplete"
    assert response["max_output_tokens"] == limit
    assert limit - 5 <= response["usage"]["output_tokens"] <= limit
    assert 0 < len(audio_of(events)) // 48 <= limit * 50 or modalities == ["text"]
    assert types(events)[-3:] == ["conversation.item.done", "response.output_item.done", "response.done"]


async def test_usage_adds_up_and_what_was_read_before_is_cached(connecting, parts) -> None:
    parts.partner.sentences = ["A fixed answer of some length, so that there is something to count."]
    client = await connecting(faults=Faults(burst_audio=True))
    await client.update(audio={"input": {"turn_detection": None}})
    usages = []
    for _ in range(3):
        await client.append(tone(2000))
        await client.send("input_audio_buffer.commit")
        await client.until("conversation.item.done")
        await client.send("response.create")
        usages.append((await client.expect("response.done"))["response"]["usage"])
        await client.until("rate_limits.updated")
    for usage in usages:
        read, written = usage["input_token_details"], usage["output_token_details"]
        assert usage["total_tokens"] == usage["input_tokens"] + usage["output_tokens"]
        assert usage["input_tokens"] == read["text_tokens"] + read["audio_tokens"] + read["image_tokens"]
        assert usage["output_tokens"] == written["text_tokens"] + written["audio_tokens"]
        assert read["cached_tokens"] == sum(read["cached_tokens_details"].values()) <= usage["input_tokens"]
    spoken_ms = 50 * len(parts.partner.sentences[0])
    first, second, third = (usage["input_token_details"] for usage in usages)
    assert usages[0]["output_token_details"]["audio_tokens"] == spoken_ms / 50
    assert first["audio_tokens"] == 20
    assert second["audio_tokens"] == 20 + spoken_ms / 50 + 20
    assert (first["cached_tokens"], second["cached_tokens"] > 0) == (0, True)
    assert third["cached_tokens"] > second["cached_tokens"]


async def test_rate_limits_go_down_with_use(connecting, burst) -> None:
    client = await connecting(faults=burst)
    remaining = []
    for _ in range(2):
        await client.send("response.create")
        [limit] = (await client.expect("rate_limits.updated"))["rate_limits"]
        remaining.append(limit["remaining"])
        assert limit["reset_seconds"] > 0
    assert remaining[1] < remaining[0] < limit["limit"]


async def test_preview_response_fields(connecting, burst) -> None:
    client = await connecting("preview", faults=burst)
    options = {"max_output_tokens": 500, "temperature": 1.1, "voice": "ash", "metadata": {"a": "b"}}
    await client.send("response.create", response=options)
    response = (await client.until("response.done"))[-1]["response"]
    assert (response["max_output_tokens"], response["temperature"]) == (500, 1.1)
    assert (response["voice"], response["output_audio_format"]) == ("ash", "pcm16")
    assert sorted(response["modalities"]) == ["audio", "text"]
    assert response["metadata"] == {"a": "b"}
    assert set(response["usage"]["input_token_details"]) == {"cached_tokens", "text_tokens", "audio_tokens"}
