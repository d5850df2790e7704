"""session.created, session.update and what they show, in both dialects."""

from __future__ import annotations

import re
import time

import pytest
from stranger import Stranger
from websockets.asyncio.client import connect

pytestmark = pytest.mark.integration


async def test_the_default_session_ga(connecting) -> None:
    client = await connecting("ga")
    [created] = client.log
    session = created["session"]
    assert re.fullmatch(r"event_[A-Za-z0-9]{21}", created["event_id"])
    assert re.fullmatch(r"sess_[A-Za-z0-9]{21}", session.pop("id"))
    assert abs(session.pop("expires_at") - time.time() - 3600) < 30
    assert session.pop("instructions")
    assert session == {
        "type": "realtime",
        "object": "realtime.session",
        "model": "some-model",
        "output_modalities": ["audio"],
        "tools": [],
        "tool_choice": "auto",
        "max_output_tokens": "inf",
        "tracing": None,
        "truncation": "auto",
        "prompt": None,
        "include": None,
        "audio": {
            "input": {
                "format": {"type": "audio/pcm", "rate": 24000},
                "transcription": None,
                "noise_reduction": None,
                "turn_detection": {
                    "type": "server_vad",
                    "threshold": 0.5,
                    "prefix_padding_ms": 300,
                    "silence_duration_ms": 200,
                    "idle_timeout_ms": None,
                    "create_response": True,
                    "interrupt_response": True,
                },
            },
            "output": {"format": {"type": "audio/pcm", "rate": 24000}, "voice": "alloy", "speed": 1.0},
        },
    }


async def test_the_default_session_preview(connecting) -> None:
    client = await connecting("preview")
    session = client.log[0]["session"]
    assert abs(session["expires_at"] - time.time() - 1800) < 30
    assert session["object"] == "realtime.session"
    assert session["model"] == "some-deployment"
    assert sorted(session["modalities"]) == ["audio", "text"]
    assert (session["voice"], session["temperature"]) == ("alloy", 0.8)
    assert (session["input_audio_format"], session["output_audio_format"]) == ("pcm16", "pcm16")
    assert session["input_audio_transcription"] is None
    assert session["turn_detection"]["type"] == "server_vad"
    assert session["turn_detection"]["silence_duration_ms"] == 200
    assert (session["tools"], session["tool_choice"]) == ([], "auto")
    assert session["max_response_output_tokens"] == "inf"
    assert not {"type", "audio", "output_modalities", "truncation"} & session.keys()


async def test_an_update_changes_what_it_names_and_shows_everything(connecting) -> None:
    client = await connecting()
    before = client.log[0]["session"]
    after = await client.update(instructions="Be brief.", audio={"output": {"voice": "cedar", "speed": 1.25}})
    assert after["instructions"] == "Be brief."
    assert after["audio"]["output"] == {**before["audio"]["output"], "voice": "cedar", "speed": 1.25}
    assert after["audio"]["input"] == before["audio"]["input"]
    assert after["id"] == before["id"]


async def test_every_update_is_answered_in_order(connecting) -> None:
    client = await connecting()
    for number in range(5):
        await client.send("session.update", session={"type": "realtime", "instructions": f"Number {number}."})
    updates = await client.until("session.updated", 5)
    assert [update["session"]["instructions"] for update in updates] == [f"Number {n}." for n in range(5)]


async def test_a_preview_update(connecting) -> None:
    client = await connecting("preview")
    session = {
        "modalities": ["text"],
        "voice": "echo",
        "input_audio_format": "g711_ulaw",
        "turn_detection": {"type": "none"},
        "input_audio_transcription": {"model": "whisper-1"},
        "max_response_output_tokens": 100,
        "temperature": 1.0,
    }
    await client.send("session.update", session=session)
    after = (await client.expect("session.updated"))["session"]
    assert after["turn_detection"] is None
    assert after["modalities"] == ["text"]
    assert after["input_audio_transcription"]["model"] == "whisper-1"
    assert after["max_response_output_tokens"] == 100
    assert (after["voice"], after["input_audio_format"], after["temperature"]) == ("echo", "g711_ulaw", 1.0)


BAD_GA_UPDATES = [
    ({"instructions": "x"}, "missing_required_parameter", "session.type"),
    ({"type": "realtime", "voice": "alloy"}, "unknown_parameter", "session.voice"),
    ({"type": "realtime", "temperature": 0.8}, "unknown_parameter", "session.temperature"),
    ({"type": "realtime", "output_modalities": ["audio", "text"]}, "invalid_value", "session.output_modalities"),
    (
        {"type": "realtime", "audio": {"output": {"format": {"type": "audio/pcm"}}}},
        "missing_required_parameter",
        "session.audio.output.format.rate",
    ),
    (
        {"type": "realtime", "audio": {"output": {"speed": 2.0}}},
        "decimal_above_max_value",
        "session.audio.output.speed",
    ),
    ({"type": "realtime", "audio": {"output": {"voice": "nobody"}}}, "invalid_value", "session.audio.output.voice"),
    ({"type": "realtime", "tool_choice": {"type": "function", "name": "f"}}, "invalid_value", "session.tool_choice"),
]


@pytest.mark.parametrize(("session", "code", "param"), BAD_GA_UPDATES)
async def test_one_bad_field_voids_the_whole_update(connecting, session: dict, code: str, param: str) -> None:
    client = await connecting()
    before = client.log[0]["session"]
    await client.send("session.update", event_id="u1", session={"instructions": "Lost.", **session})
    error = await client.error()
    assert (error["type"], error["code"], error["param"]) == ("invalid_request_error", code, param)
    assert error["event_id"] == "u1"
    assert error["message"]
    assert await client.update() == before


BAD_PREVIEW_UPDATES = [
    ({"type": "realtime"}, "unknown_parameter", "session.type"),
    ({"audio": {}}, "unknown_parameter", "session.audio"),
    ({"output_modalities": ["text"]}, "unknown_parameter", "session.output_modalities"),
    ({"modalities": ["audio"]}, "invalid_value", "session.modalities"),
    ({"temperature": 0.1}, "decimal_below_min_value", "session.temperature"),
    ({"voice": "marin"}, "invalid_value", "session.voice"),
    (
        {"tool_choice": {"type": "function", "function": {"name": "f"}}},
        "missing_required_parameter",
        "session.tool_choice.name",
    ),
]


@pytest.mark.parametrize(("session", "code", "param"), BAD_PREVIEW_UPDATES)
async def test_a_ga_shape_on_the_preview_path_is_refused(connecting, session: dict, code: str, param: str) -> None:
    client = await connecting("preview")
    await client.send("session.update", event_id="u1", session={"instructions": "Lost.", **session})
    error = await client.error()
    assert (error["code"], error["param"], error["event_id"]) == (code, param, "u1")
    await client.send("session.update", session={})
    assert (await client.expect("session.updated"))["session"] == client.log[0]["session"]


async def test_the_voice_is_locked_after_the_model_has_spoken(connecting, burst) -> None:
    client = await connecting(faults=burst)
    await client.update(audio={"output": {"voice": "coral"}})
    await client.say_text("hi")
    await client.send("response.create")
    await client.until("response.done")
    await client.until("rate_limits.updated")
    await client.send(
        "session.update",
        session={"type": "realtime", "instructions": "Lost.", "audio": {"output": {"voice": "alloy"}}},
    )
    error = await client.error()
    assert error["code"] == "cannot_update_voice"
    assert error["message"] == "Cannot update a conversation's voice if assistant audio is present."
    after = await client.update(audio={"output": {"voice": "coral", "speed": 0.9}})
    assert after["audio"]["output"]["speed"] == 0.9
    assert after["instructions"] != "Lost."


async def test_empty_instructions_restore_the_default(connecting) -> None:
    client = await connecting()
    default = client.log[0]["session"]["instructions"]
    await client.update(instructions="Other.")
    assert (await client.update(instructions=""))["instructions"] == default


async def test_an_mcp_server_cannot_be_reached_and_that_is_said(connecting) -> None:
    client = await connecting()
    tool = {"type": "mcp", "server_label": "docs", "server_url": "https://mcp.example/", "require_approval": "never"}
    await client.update(tools=[tool])
    events = await client.until("conversation.item.done")
    assert [event["type"] for event in events] == [
        "conversation.item.added",
        "mcp_list_tools.in_progress",
        "mcp_list_tools.failed",
        "conversation.item.done",
    ]
    item = events[0]["item"]
    assert (item["type"], item["server_label"], item["tools"]) == ("mcp_list_tools", "docs", [])
    assert events[1]["item_id"] == events[2]["item_id"] == item["id"]
    await client.update(tools=[tool], instructions="Again.")
    assert await client.quiet(0.1) == []


async def test_a_session_keeps_its_type(connecting) -> None:
    client = await connecting()
    await client.send("session.update", session={"type": "transcription"})
    error = await client.error()
    assert (error["code"], error["param"]) == ("invalid_value", "session.type")


async def test_a_transcription_session_ga(serving) -> None:
    service = await serving()
    url = f"{service.url}?intent=transcription"
    async with connect(url, additional_headers={"api-key": service.api_key}) as websocket:
        listener = Stranger(websocket)
        session = (await listener.receive())["session"]
        assert (session["type"], session["object"]) == ("transcription", "realtime.transcription_session")
        assert set(session["audio"]) == {"input"}
        await listener.send("response.create", event_id="r1")
        error = await listener.error()
        assert (error["type"], error["event_id"]) == ("invalid_request_error", "r1")
        await listener.send("session.update", session={"type": "realtime"})
        assert (await listener.error())["param"] == "session.type"
