"""Each fault switch does what it says, and the rest of the protocol stays whole."""

from __future__ import annotations

import pytest
from stand_ins import silence, tone
from stranger import Stranger, audio_of, closed_with, text_of, types

from desktop_app.loopback.faults import Faults, parse_faults

pytestmark = pytest.mark.integration


async def spoken(client: Stranger) -> list[dict]:
    await client.send("response.create")
    return await client.until("response.done")


async def test_late_cancelled_done(connecting, parts) -> None:
    parts.partner.sentences = ["A long sentence that can be cancelled while it is being said aloud."]
    client = await connecting(faults=Faults(late_cancelled_done=True))
    await client.send("response.create")
    first = (await client.expect("response.output_audio.delta"))["response_id"]
    await client.send("response.cancel")
    await client.send("response.create")
    created = (await client.until("response.created"))[-1]["response"]["id"]
    assert created != first
    done = (await client.expect("response.done"))["response"]
    assert (done["id"], done["status"]) == (first, "cancelled")
    assert (await client.expect("response.done"))["response"]["id"] == created


async def test_late_cancelled_done_comes_without_a_next_response_too(connecting, parts) -> None:
    parts.partner.pause_s = 5.0
    client = await connecting(faults=Faults(late_cancelled_done=True))
    await client.send("response.create")
    await client.expect("response.created")
    await client.send("response.cancel")
    assert await client.quiet(0.2) == []
    assert (await client.expect("response.done"))["response"]["status"] == "cancelled"


async def test_split_audio(connecting) -> None:
    client = await connecting(faults=Faults(split_audio=True, burst_audio=True))
    events = await spoken(client)
    sizes = [len(audio_of([event])) for event in events if event["type"] == "response.output_audio.delta"]
    assert any(size % 2 for size in sizes)
    assert max(sizes) < 1000
    assert audio_of(events) == tone(50 * len("You said ."))


async def test_burst_audio(connecting, parts) -> None:
    parts.partner.sentences = ["x" * 400]
    client = await connecting(faults=Faults(burst_audio=True))
    events = await spoken(client)
    assert len(audio_of(events)) == 20 * 48_000


async def test_no_rate_limits(connecting) -> None:
    client = await connecting(faults=Faults(no_rate_limits=True))
    await spoken(client)
    assert await client.quiet(0.2) == []


async def test_null_error_event_id(connecting) -> None:
    client = await connecting(faults=Faults(null_error_event_id=True))
    await client.send("response.cancel", event_id="mine")
    assert (await client.error())["event_id"] is None


async def test_transcription_after_done(connecting) -> None:
    client = await connecting(faults=Faults(transcription_after_done=True))
    await client.update(audio={"input": {"transcription": {"model": "gpt-4o-transcribe"}}})
    await client.append(tone(640) + silence(600))
    events = await client.until("conversation.item.input_audio_transcription.completed")
    order = types(events)
    assert order.index("response.done") < order.index("conversation.item.input_audio_transcription.delta")


async def test_transcription_fails(connecting) -> None:
    client = await connecting(faults=parse_faults(["transcription-fails=DeploymentNotFound", "burst-audio"]))
    await client.update(audio={"input": {"transcription": {"model": "not-deployed"}}})
    await client.append(tone(640) + silence(600))
    events = await client.until("conversation.item.input_audio_transcription.failed")
    error = events[-1]["error"]
    assert (error["type"], error["code"]) == ("server_error", "DeploymentNotFound")
    assert error["message"] == f"Input transcription failed for item '{events[-1]['item_id']}'."
    if "response.done" not in types(events):
        events += await client.until("response.done")
    assert text_of(events, "response.output_audio_transcript.delta") == "You said hello there."


async def test_response_fails(connecting) -> None:
    client = await connecting(faults=parse_faults(["response-fails=insufficient_quota"]))
    response = (await spoken(client))[-1]["response"]
    assert (response["status"], response["output"]) == ("failed", [])
    assert response["status_details"]["error"]["code"] == "insufficient_quota"


async def test_unknown_events_come_between_the_known_ones(connecting) -> None:
    client = await connecting(faults=Faults(unknown_events=True, burst_audio=True))
    events = await spoken(client)
    unknown = [event for event in events if event["type"] == "session.weather.updated"]
    assert unknown
    assert text_of(events, "response.output_audio_transcript.delta") == "You said ."


async def test_unknown_fields_are_in_every_event(connecting) -> None:
    client = await connecting(faults=Faults(unknown_fields=True, burst_audio=True))
    await spoken(client)
    assert all("vendor_extension" in event for event in client.log)


async def test_content_besides_and_instead_of_part(connecting) -> None:
    client = await connecting(faults=Faults(content_besides_part=True, burst_audio=True))
    for event in await spoken(client):
        if event["type"].startswith("response.content_part."):
            assert event["content"] == event["part"]
    client = await connecting(faults=Faults(content_instead_of_part=True, burst_audio=True))
    parts = [event for event in await spoken(client) if event["type"].startswith("response.content_part.")]
    assert parts
    assert all("part" not in event and event["content"]["type"] == "audio" for event in parts)


async def test_no_item_done(connecting) -> None:
    client = await connecting(faults=Faults(no_item_done=True, burst_audio=True))
    await client.say_text("hello")
    events = await spoken(client)
    assert types(events).count("conversation.item.added") == 2
    assert "conversation.item.done" not in types(client.log)


async def test_conversation_created(connecting) -> None:
    client = await connecting("preview", faults=Faults(conversation_created=True))
    conversation = (await client.expect("conversation.created"))["conversation"]
    assert conversation["object"] == "realtime.conversation"
    assert conversation["id"].startswith("conv_")


async def test_refuse_update(connecting) -> None:
    client = await connecting(faults=parse_faults(["refuse-update=invalid_value"]))
    await client.send("session.update", event_id="u", session={"type": "realtime", "instructions": "x"})
    error = await client.error()
    assert (error["code"], error["event_id"]) == ("invalid_value", "u")


async def test_slow_network(connecting) -> None:
    client = await connecting(faults=Faults(slow_network=20_000, burst_audio=True))
    await client.send("response.create")
    soon = await client.quiet(0.5)
    assert "response.created" in types(soon)
    assert "response.done" not in types(soon), "50,000 bytes do not come in half a second"
    await client.until("response.done")
    assert audio_of(client.log) == tone(50 * len("You said ."))


async def test_drop_at(connecting) -> None:
    client = await connecting(faults=parse_faults(["drop-at=response.output_audio.delta:2"]))
    await client.send("response.create")
    assert await closed_with(client) == (1006, ""), "no close frame"
    assert types(client.log).count("response.output_audio.delta") <= 2
    assert "response.done" not in types(client.log)


async def test_close_at(connecting) -> None:
    client = await connecting(faults=parse_faults(["close-at=1011:response.created"]))
    await client.send("response.create")
    assert (await closed_with(client))[0] == 1011
    assert types(client.log)[-1] == "response.created"


async def test_faults_are_for_the_connections_to_come(serving, connecting) -> None:
    service = await serving()
    before = await connecting(service=service)
    service.faults = Faults(refuse_update="invalid_value")
    after = await connecting(service=service)
    await before.update(instructions="x")
    await after.send("session.update", session={"type": "realtime"})
    assert (await after.error())["code"] == "invalid_value"
