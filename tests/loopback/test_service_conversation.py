"""Text and voice answers, event by event, as the services send them."""

from __future__ import annotations

import re

import numpy as np
import pytest
from stand_ins import tone
from stranger import audio_of, collapsed, text_of, types

from desktop_app.loopback.ports import PartnerProblem
from desktop_app.loopback.wire_audio import encode

pytestmark = pytest.mark.integration

ITEM_ID = re.compile(r"item_[A-Za-z0-9]{21}")
TEXT_TURN = [
    "conversation.item.added",
    "conversation.item.done",
    "response.created",
    "response.output_item.added",
    "conversation.item.added",
    "response.content_part.added",
    "response.output_text.delta",
    "response.output_text.done",
    "response.content_part.done",
    "conversation.item.done",
    "response.output_item.done",
    "response.done",
    "rate_limits.updated",
]


async def test_a_text_turn_ga(connecting) -> None:
    client = await connecting()
    await client.say_text("Say hi", id="my_item_0")
    await client.send("response.create", response={"output_modalities": ["text"], "metadata": {"req": "r1"}})
    events = await client.until("rate_limits.updated")
    assert collapsed(events) == TEXT_TURN

    item_added, item_done, created = events[:3]
    assert item_added["previous_item_id"] is item_done["previous_item_id"] is None
    assert item_added["item"] == {
        "id": "my_item_0",
        "type": "message",
        "status": "completed",
        "role": "user",
        "content": [{"type": "input_text", "text": "Say hi"}],
    }
    response = created["response"]
    assert re.fullmatch(r"resp_[A-Za-z0-9]{21}", response["id"])
    assert (response["status"], response["output"], response["usage"]) == ("in_progress", [], None)
    assert response["metadata"] == {"req": "r1"}
    assert response["conversation_id"].startswith("conv_")

    output_added, model_item_added, part_added = events[3:6]
    assert output_added["item"]["status"] == "in_progress"
    assert output_added["item"]["content"] == []
    assert ITEM_ID.fullmatch(output_added["item"]["id"])
    assert model_item_added["item"] == output_added["item"]
    assert model_item_added["previous_item_id"] == "my_item_0"
    assert part_added["part"] == {"type": "text", "text": ""}

    text = text_of(events, "response.output_text.delta")
    assert text == "You said Say hi."
    assert all(event["obfuscation"] for event in events if event["type"] == "response.output_text.delta")
    text_done, part_done, item_done, output_done, done = events[-6:-1]
    assert text_done["text"] == text
    assert part_done["part"] == {"type": "text", "text": text}
    assert item_done["previous_item_id"] is None, "as recorded: null while the model's item is second"
    assert item_done["item"]["status"] == "completed"
    assert item_done["item"]["content"] == [{"type": "output_text", "text": text}]
    assert output_done["item"] == item_done["item"]
    response = done["response"]
    assert (response["status"], response["status_details"]) == ("completed", None)
    assert response["output"] == [item_done["item"]]
    assert response["metadata"] == {"req": "r1"}
    [limit] = events[-1]["rate_limits"]
    assert limit["name"] == "tokens"
    assert 0 < limit["remaining"] < limit["limit"]
    assert len({event["event_id"] for event in client.log}) == len(client.log)


async def test_a_text_turn_preview(connecting) -> None:
    client = await connecting("preview")
    await client.say_text("Say hi")
    await client.send("response.create", response={"modalities": ["text"]})
    events = await client.until("rate_limits.updated")
    assert collapsed(events) == [
        "conversation.item.created",
        "response.created",
        "response.output_item.added",
        "conversation.item.created",
        "response.content_part.added",
        "response.text.delta",
        "response.text.done",
        "response.content_part.done",
        "response.output_item.done",
        "response.done",
        "rate_limits.updated",
    ]
    assert events[0]["previous_item_id"] is None
    assert events[0]["item"]["object"] == "realtime.item"
    assert events[3]["previous_item_id"] == events[0]["item"]["id"]
    assert events[-2]["response"]["output"][0]["content"] == [{"type": "text", "text": "You said Say hi."}]


async def test_a_bare_response_create(connecting, burst) -> None:
    for dialect, transcript in (("ga", "response.output_audio_transcript"), ("preview", "response.audio_transcript")):
        client = await connecting(dialect, faults=burst)
        await client.send("response.create")
        events = await client.until("response.done")
        assert text_of(events, f"{transcript}.delta") == "You said ."


async def test_a_spoken_answer_ga(connecting, parts) -> None:
    parts.partner.sentences = ["First sentence here.", "And a second."]
    client = await connecting()
    await client.say_text("hello")
    await client.send("response.create")
    events = await client.until("rate_limits.updated")
    order = collapsed(events)
    assert order[:6] == TEXT_TURN[:6]
    assert set(order[6:-7]) == {"response.output_audio_transcript.delta", "response.output_audio.delta"}
    assert order[6] == "response.output_audio_transcript.delta", "words come ahead of their sound"
    assert order[-7:] == [
        "response.output_audio.done",
        "response.output_audio_transcript.done",
        "response.content_part.done",
        "conversation.item.done",
        "response.output_item.done",
        "response.done",
        "rate_limits.updated",
    ]
    assert events[5]["part"] == {"type": "audio", "transcript": ""}
    transcript = "First sentence here. And a second."
    assert text_of(events, "response.output_audio_transcript.delta") == transcript
    done = {event["type"]: event for event in events}
    assert done["response.output_audio_transcript.done"]["transcript"] == transcript
    assert done["response.content_part.done"]["part"] == {"type": "audio", "transcript": transcript}
    item = done["response.output_item.done"]["item"]
    assert item["content"] == [{"type": "output_audio", "transcript": transcript}]
    assert audio_of(events) == tone(50 * len("First sentence here.")) + tone(50 * len("And a second."))
    sizes = [len(audio_of([event])) for event in events if event["type"] == "response.output_audio.delta"]
    assert max(sizes) <= 24_000
    assert len(set(sizes)) > 1, "irregular"
    assert "obfuscation" not in done["response.output_audio.delta"]
    assert parts.voice.said == [("First sentence here.", "alloy", 1.0), ("And a second.", "alloy", 1.0)]


async def test_a_spoken_answer_preview(connecting, burst) -> None:
    client = await connecting("preview", faults=burst)
    await client.say_text("hello")
    await client.send("response.create")
    events = await client.until("response.done")
    names = set(types(events))
    assert {"response.audio.delta", "response.audio.done", "response.audio_transcript.delta"} <= names
    assert not any("output_audio" in name for name in names)
    assert audio_of(events, "response.audio.delta") == tone(50 * len("You said hello."))
    [item] = events[-1]["response"]["output"]
    assert item["content"] == [{"type": "audio", "transcript": "You said hello."}]


async def test_speed_and_voice_reach_the_voice(connecting, parts, burst) -> None:
    client = await connecting(faults=burst)
    await client.update(audio={"output": {"voice": "verse", "speed": 0.5}})
    await client.say_text("hi")
    await client.send("response.create")
    events = await client.until("response.done")
    assert parts.voice.said == [("You said hi.", "verse", 0.5)]
    assert events[-1]["response"]["audio"]["output"]["voice"] == "verse"


async def test_without_a_voice_the_answer_is_text(connecting, parts) -> None:
    parts.voice = None
    client = await connecting()
    await client.say_text("hello")
    await client.send("response.create")
    events = await client.until("response.done")
    assert text_of(events, "response.output_text.delta") == "You said hello."
    assert events[-1]["response"]["output_modalities"] == ["text"]


async def test_audio_comes_about_ten_times_faster_than_it_sounds(connecting, parts) -> None:
    parts.partner.sentences = ["x" * 80]
    client = await connecting()
    await client.send("response.create")
    events = await client.until("response.done")
    assert len(audio_of(events)) == 4 * 48_000
    assert 8 <= types(events).count("response.output_audio.delta") <= 40


@pytest.mark.parametrize("media", ["audio/pcmu", "audio/pcma"])
async def test_g711_answers(connecting, burst, media: str) -> None:
    client = await connecting(faults=burst)
    await client.update(audio={"output": {"format": {"type": media}}})
    await client.say_text("hello")
    await client.send("response.create")
    audio = audio_of(await client.until("response.done"))
    samples = np.frombuffer(tone(50 * len("You said hello.")), dtype="<i2")
    assert audio == encode(samples, 24_000, media)
    assert len(audio) == 8 * 50 * len("You said hello.")


async def test_a_function_call_and_its_answer(connecting, parts, burst) -> None:
    client = await connecting(faults=burst)
    tool = {"type": "function", "name": "get_weather", "description": "Weather", "parameters": {"type": "object"}}
    assert (await client.update(tools=[tool]))["tools"] == [tool]
    await client.say_text("the weather please")
    await client.send("response.create")
    events = await client.until("response.done")
    assert collapsed(events) == [
        "conversation.item.added",
        "conversation.item.done",
        "response.created",
        "response.output_item.added",
        "conversation.item.added",
        "response.function_call_arguments.delta",
        "response.function_call_arguments.done",
        "conversation.item.done",
        "response.output_item.done",
        "response.done",
    ]
    added = events[3]["item"]
    assert (added["type"], added["status"], added["arguments"]) == ("function_call", "in_progress", "")
    assert re.fullmatch(r"call_[A-Za-z0-9]{16}", added["call_id"])
    [arguments_done] = [event for event in events if event["type"] == "response.function_call_arguments.done"]
    assert arguments_done["name"] == "get_weather"
    assert arguments_done["arguments"] == '{"city": "Kyoto"}'
    assert arguments_done["call_id"] == added["call_id"]
    assert text_of(events, "response.function_call_arguments.delta") == '{"city": "Kyoto"}'
    [call] = events[-1]["response"]["output"]
    assert (call["status"], call["arguments"]) == ("completed", '{"city": "Kyoto"}')

    output = {"type": "function_call_output", "call_id": added["call_id"], "output": '{"high": 18}'}
    await client.send("conversation.item.create", item=output)
    item = (await client.expect("conversation.item.done"))["item"]
    assert {name: item[name] for name in output} == output
    assert "status" not in item
    await client.send("response.create", response={"tool_choice": "none"})
    await client.until("response.done")
    assert [item.__struct_config__.tag for item in parts.partner.requests[-1].items] == [
        "message",
        "function_call",
        "function_call_output",
    ]
    assert parts.partner.requests[-1].tools == []


async def test_a_function_call_preview_has_no_name_in_done(connecting) -> None:
    client = await connecting("preview")
    await client.send(
        "session.update", session={"tools": [{"type": "function", "name": "f"}], "tool_choice": "required"}
    )
    await client.send("response.create")
    events = await client.until("response.done")
    [done] = [event for event in events if event["type"] == "response.function_call_arguments.done"]
    assert "name" not in done
    assert done["call_id"] == events[-1]["response"]["output"][0]["call_id"]


async def test_a_forced_function_is_the_only_one_to_call(connecting, parts) -> None:
    client = await connecting()
    tools = [{"type": "function", "name": name} for name in ("a", "b")]
    await client.update(tools=tools)
    await client.send("response.create", response={"tool_choice": {"type": "function", "name": "b"}})
    events = await client.until("response.done")
    assert events[-1]["response"]["output"][0]["name"] == "b"
    assert [tool.name for tool in parts.partner.requests[-1].tools] == ["b"]


async def test_a_failed_answer(connecting, parts) -> None:
    parts.partner.sentences = ["Well."]
    parts.partner.problem = PartnerProblem("rate_limit_exceeded", "Rate limit reached.")
    for dialect in ("ga", "preview"):
        client = await connecting(dialect)
        await client.send("response.create")
        response = (await client.expect("response.done"))["response"]
        assert response["status"] == "failed"
        assert response["status_details"]["error"]["code"] == "rate_limit_exceeded"
        assert response["output"][0]["status"] == "incomplete"
        await client.say_text("still there?")
        await client.expect("conversation.item.added" if dialect == "ga" else "conversation.item.created")
