"""What a stranger's audio becomes: turns of server VAD, commits by hand, transcriptions, the clock."""

from __future__ import annotations

import base64

import numpy as np
import pytest
from stand_ins import FixedRecogniser, silence, tone
from stranger import Stranger, collapsed, text_of, types
from websockets.asyncio.client import connect

from desktop_app.loopback.faults import Faults
from desktop_app.loopback.wire_audio import encode

pytestmark = pytest.mark.integration

MANUAL = {"input": {"turn_detection": None}}


def transcribed(**settings) -> dict:
    return {"input": {"transcription": {"model": "gpt-4o-transcribe"}, **settings}}


def without_transcription(events: list[dict]) -> list[dict]:
    return [event for event in events if "transcription" not in event["type"]]


async def test_a_voice_turn_ga(connecting, parts, burst) -> None:
    client = await connecting(faults=burst)
    await client.update(audio=transcribed())
    await client.append(silence(1000) + tone(960) + silence(600))
    events = await client.until("response.done")
    if "conversation.item.input_audio_transcription.completed" not in types(events):
        events += await client.until("conversation.item.input_audio_transcription.completed")
    assert collapsed(without_transcription(events))[:9] == [
        "input_audio_buffer.speech_started",
        "input_audio_buffer.speech_stopped",
        "input_audio_buffer.committed",
        "conversation.item.added",
        "conversation.item.done",
        "response.created",
        "response.output_item.added",
        "conversation.item.added",
        "response.content_part.added",
    ]
    started, stopped, committed, added, done = events[:5]
    # 1000 ms is inside frame 31 of 32 ms, which is mostly silence; loud from frame 31 or 32 on.
    assert started["audio_start_ms"] in (31 * 32 - 300, 32 * 32 - 300)
    assert stopped["audio_end_ms"] % 32 == 0
    assert 1960 <= stopped["audio_end_ms"] - 200 <= 1960 + 2 * 32
    item_id = started["item_id"]
    assert {stopped["item_id"], committed["item_id"], added["item"]["id"], done["item"]["id"]} == {item_id}
    assert committed["previous_item_id"] is None
    assert added["item"]["content"] == [{"type": "input_audio", "transcript": None}]
    assert added["item"]["status"] == "completed"
    completed = next(event for event in events if event["type"].endswith("transcription.completed"))
    assert completed["item_id"] == item_id
    assert completed["transcript"] == "hello there"
    assert completed["usage"]["type"] == "tokens"
    assert text_of(events, "conversation.item.input_audio_transcription.delta") == "hello there"
    assert text_of(events, "response.output_audio_transcript.delta") == "You said hello there."
    [heard_ms] = parts.recogniser.heard_ms
    assert abs(heard_ms - (stopped["audio_end_ms"] - started["audio_start_ms"])) < 1


async def test_a_voice_turn_preview(connecting, burst) -> None:
    client = await connecting("preview", faults=burst)
    await client.append(tone(640) + silence(500))
    events = await client.until("response.done")
    assert types(events)[:6] == [
        "input_audio_buffer.speech_started",
        "input_audio_buffer.speech_stopped",
        "input_audio_buffer.committed",
        "conversation.item.created",
        "response.created",
        "response.output_item.added",
    ]
    assert events[0]["audio_start_ms"] == 0
    assert events[3]["item"]["id"] == events[0]["item_id"]
    assert events[3]["item"]["content"] == [{"type": "input_audio", "transcript": None}]


@pytest.mark.parametrize("piece_bytes", [320, 4_800, 96_000, 10_000_000])
async def test_the_cut_does_not_depend_on_how_the_audio_is_sent(connecting, parts, piece_bytes: int) -> None:
    client = await connecting(faults=Faults(burst_audio=True, no_rate_limits=True))
    await client.update(audio={"input": {"turn_detection": {"type": "server_vad", "create_response": False}}})
    await client.append(silence(512) + tone(512) + silence(512) + tone(512) + silence(512), piece_bytes)
    events = await client.until("input_audio_buffer.speech_stopped", 2)
    starts = [event["audio_start_ms"] for event in events if "audio_start_ms" in event]
    ends = [event["audio_end_ms"] for event in events if "audio_end_ms" in event]
    assert starts == [512 - 300, 1536 - 288], "the second turn may not begin before the end of the first"
    assert ends == [1248, 2272]
    assert len({event["item_id"] for event in events if "audio_start_ms" in event}) == 2


async def test_threshold_padding_and_silence_decide_where_it_is_cut(connecting) -> None:
    client = await connecting()
    detection = {
        "type": "server_vad",
        "threshold": 0.5,
        "prefix_padding_ms": 100,
        "silence_duration_ms": 700,
        "create_response": False,
    }
    await client.update(audio={"input": {"turn_detection": detection}})
    quiet_tone = tone(640, amplitude=3000)
    await client.append(silence(640) + quiet_tone + silence(640) + tone(640) + silence(600))
    await client.append(tone(640) + silence(1000))
    events = await client.until("conversation.item.done")
    assert events[0]["audio_start_ms"] == 1920 - 100, "the quiet tone is below the threshold"
    assert events[1]["audio_end_ms"] == 3800 + 704 + 32 - (3800 % 32), "600 ms of silence do not end the turn"


async def test_semantic_vad_waits_longer(connecting) -> None:
    ends = {}
    for eagerness in ("high", "low"):
        client = await connecting()
        detection = {"type": "semantic_vad", "eagerness": eagerness, "create_response": False}
        after = await client.update(audio={"input": {"turn_detection": detection}})
        assert after["audio"]["input"]["turn_detection"]["eagerness"] == eagerness
        await client.append(tone(640) + silence(3000))
        ends[eagerness] = (await client.expect("input_audio_buffer.speech_stopped"))["audio_end_ms"]
    assert ends["low"] - ends["high"] > 800


async def test_manual_mode(connecting, burst) -> None:
    client = await connecting(faults=burst)
    after = await client.update(audio=MANUAL)
    assert after["audio"]["input"]["turn_detection"] is None
    await client.append(tone(500) + silence(500))
    assert await client.quiet(0.1) == []
    await client.send("input_audio_buffer.commit")
    events = await client.until("conversation.item.done")
    assert types(events) == ["input_audio_buffer.committed", "conversation.item.added", "conversation.item.done"]
    assert await client.quiet(0.1) == [], "a commit makes no response"
    await client.send("response.create")
    events = await client.until("response.done")
    assert text_of(events, "response.output_audio_transcript.delta") == "You said hello there."


@pytest.mark.parametrize(("held_ms", "shown"), [(0, "0.00"), (50, "50.00"), (99.5, "99.50")])
async def test_too_little_to_commit(connecting, held_ms: float, shown: str) -> None:
    for dialect in ("ga", "preview"):
        client = await connecting(dialect)
        await client.append(silence(held_ms))
        await client.send("input_audio_buffer.commit", event_id="c1")
        error = await client.error()
        assert error["code"] == "input_audio_buffer_commit_empty"
        assert error["message"] == (
            "Error committing input audio buffer: buffer too small. "
            f"Expected at least 100ms of audio, but buffer only has {shown}ms of audio."
        )
        assert error["event_id"] == "c1"
        await client.append(silence(100 - held_ms))
        await client.send("input_audio_buffer.commit")
        await client.expect("input_audio_buffer.committed")


async def test_the_clock_counts_what_was_committed_and_cleared(connecting) -> None:
    client = await connecting()
    await client.update(audio=MANUAL)
    await client.append(silence(1000))
    await client.send("input_audio_buffer.commit")
    await client.until("conversation.item.done")
    await client.append(silence(1000))
    await client.send("input_audio_buffer.clear")
    await client.expect("input_audio_buffer.cleared")
    await client.send("input_audio_buffer.commit")
    assert (await client.error())["code"] == "input_audio_buffer_commit_empty"
    await client.update(audio={"input": {"turn_detection": {"type": "server_vad"}}})
    await client.append(silence(512) + tone(512) + silence(512))
    started = await client.expect("input_audio_buffer.speech_started")
    assert 2000 + 512 - 300 - 32 <= started["audio_start_ms"] <= 2000 + 512 - 300 + 32


async def test_a_commit_by_hand_in_the_middle_of_speech(connecting, burst) -> None:
    client = await connecting(faults=burst)
    await client.append(tone(640))
    started = await client.expect("input_audio_buffer.speech_started")
    await client.send("input_audio_buffer.commit")
    events = await client.until("conversation.item.done")
    assert types(events)[0] == "input_audio_buffer.committed", "no speech_stopped"
    assert events[0]["item_id"] == started["item_id"]
    await client.append(silence(600))
    assert await client.quiet(0.1) == []


async def test_clear_in_the_middle_of_speech(connecting) -> None:
    client = await connecting()
    await client.append(tone(640))
    first = await client.expect("input_audio_buffer.speech_started")
    await client.send("input_audio_buffer.clear")
    await client.append(silence(600) + tone(320))
    second = (await client.until("input_audio_buffer.speech_started"))[-1]
    assert second["item_id"] != first["item_id"]
    assert second["audio_start_ms"] >= 640


async def test_without_create_response_the_client_asks(connecting, burst) -> None:
    client = await connecting(faults=burst)
    await client.update(audio={"input": {"turn_detection": {"type": "server_vad", "create_response": False}}})
    await client.append(tone(640) + silence(600))
    await client.until("conversation.item.done")
    assert await client.quiet(0.15) == []
    await client.send("response.create")
    await client.expect("response.done")


async def test_audio_before_an_update_is_heard_under_the_old_settings(connecting) -> None:
    client = await connecting()
    await client.append(tone(640) + silence(600), piece_bytes=10_000_000)
    await client.send("session.update", session={"type": "realtime", "audio": MANUAL})
    await client.append(tone(640) + silence(600))
    events = await client.until("session.updated")
    assert "input_audio_buffer.speech_stopped" in types(events)
    assert not [event for event in await client.quiet(0.2) if event["type"].startswith("input_audio_buffer")]


@pytest.mark.parametrize("media", ["audio/pcmu", "audio/pcma"])
async def test_g711_input(connecting, parts, media: str) -> None:
    client = await connecting()
    await client.update(audio=transcribed(format={"type": media}, turn_detection=None))
    samples = np.frombuffer(tone(1000, rate_hz=8_000), dtype="<i2")
    await client.append(encode(samples, 8_000, media), piece_bytes=160)
    await client.send("input_audio_buffer.commit")
    item_id = (await client.expect("input_audio_buffer.committed"))["item_id"]
    await client.until("conversation.item.input_audio_transcription.completed")
    assert parts.recogniser.heard_ms == [1000.0]
    await client.send("conversation.item.retrieve", item_id=item_id)
    item = (await client.expect("conversation.item.retrieved"))["item"]
    assert base64.b64decode(item["content"][0]["audio"]) == encode(samples, 8_000, media)


async def test_g711_is_watched_for_speech_too(connecting) -> None:
    client = await connecting()
    await client.update(audio={"input": {"format": {"type": "audio/pcmu"}}})
    quiet = np.zeros(8_000, dtype=np.int16)
    loud = np.frombuffer(tone(640, rate_hz=8_000), dtype="<i2")
    await client.append(encode(np.concatenate((quiet, loud, quiet)), 8_000, "audio/pcmu"), piece_bytes=800)
    events = await client.until("input_audio_buffer.speech_stopped")
    assert 1000 - 300 - 32 <= events[0]["audio_start_ms"] <= 1000 - 300 + 32


async def test_bad_audio(connecting) -> None:
    client = await connecting()
    for audio in ("not base64!", base64.b64encode(b"odd").decode()):
        await client.send("input_audio_buffer.append", event_id="a1", audio=audio)
        error = await client.error()
        assert (error["code"], error["param"], error["event_id"]) == ("invalid_value", "audio.audio", "a1")
        assert error["message"].startswith("Invalid 'audio'. Expected base64-encoded audio bytes")
    await client.send("input_audio_buffer.commit")
    assert "0.00ms" in (await client.error())["message"]


async def test_fifteen_mebibytes_are_taken_and_more_is_refused(connecting) -> None:
    client = await connecting()
    await client.update(audio=MANUAL)
    audio = base64.b64encode(bytes(15 * 1024 * 1024)).decode()
    await client.send("input_audio_buffer.append", audio=audio)
    await client.send("input_audio_buffer.append", audio=audio + "AAAA" * 100)
    assert (await client.error())["type"] == "invalid_request_error"
    await client.send("input_audio_buffer.commit")
    await client.expect("conversation.item.done")


async def test_transcription_off_is_no_event_but_the_partner_knows(connecting, parts, burst) -> None:
    client = await connecting(faults=burst)
    await client.append(tone(640) + silence(600))
    events = await client.until("response.done") + await client.quiet(0.2)
    assert not [event for event in events if "transcription" in event["type"]]
    assert text_of(events, "response.output_audio_transcript.delta") == "You said hello there."
    item_id = events[0]["item_id"]
    await client.send("conversation.item.retrieve", item_id=item_id)
    assert (await client.expect("conversation.item.retrieved"))["item"]["content"][0]["transcript"] is None


async def test_whisper_gives_the_whole_text_at_once_and_seconds(connecting) -> None:
    client = await connecting()
    settings = {"transcription": {"model": "whisper-1", "prompt": "expect words"}, "turn_detection": None}
    await client.update(audio={"input": settings})
    await client.append(tone(1500))
    await client.send("input_audio_buffer.commit")
    events = await client.until("conversation.item.input_audio_transcription.completed")
    deltas = [event["delta"] for event in events if event["type"].endswith("transcription.delta")]
    assert deltas == ["hello there"]
    assert events[-1]["usage"] == {"type": "duration", "seconds": 2}


async def test_a_diarising_model_gives_segments(connecting) -> None:
    client = await connecting()
    transcription = {"model": "gpt-4o-transcribe-diarize"}
    await client.update(audio={"input": {"transcription": transcription, "turn_detection": None}})
    await client.append(tone(1500))
    await client.send("input_audio_buffer.commit")
    events = await client.until("conversation.item.input_audio_transcription.completed")
    segment = events[-2]
    assert segment["type"] == "conversation.item.input_audio_transcription.segment"
    assert (segment["start"], segment["end"], segment["text"]) == (0.0, 1.5, "hello there")


async def test_hints_reach_the_recogniser(connecting, parts) -> None:
    client = await connecting()
    transcription = {"model": "gpt-transcribe", "keywords": ["Kyoto"], "prompt": "travel"}
    await client.update(audio={"input": {"transcription": transcription, "turn_detection": None}})
    await client.append(tone(500))
    await client.send("input_audio_buffer.commit")
    await client.until("conversation.item.input_audio_transcription.completed")
    assert list(parts.recogniser.hints[0]) == ["Kyoto", "travel"]


async def test_without_a_recogniser_transcription_fails_and_the_answer_comes(connecting, parts, burst) -> None:
    parts.recogniser = None
    client = await connecting(faults=burst)
    await client.update(audio=transcribed())
    await client.append(tone(640) + silence(600))
    events = await client.until("response.done")
    if not any(event["type"].endswith("failed") for event in events):
        events += await client.until("conversation.item.input_audio_transcription.failed")
    failed = next(event for event in events if event["type"].endswith("transcription.failed"))
    assert failed["error"]["message"].startswith(f"Input transcription failed for item '{events[0]['item_id']}'.")
    assert "offline" in failed["error"]["message"]
    assert text_of(events, "response.output_audio_transcript.delta") == "You said ."


async def test_the_response_waits_for_the_words_and_nothing_else_does(connecting, parts, burst) -> None:
    parts.recogniser = FixedRecogniser("slow words", delay_s=0.3)
    client = await connecting(faults=burst)
    await client.append(tone(640) + silence(600))
    assert types(await client.until("response.created"))[-1] == "response.created"
    await client.say_text("meanwhile")
    assert types(await client.until("conversation.item.done"))[-1] == "conversation.item.done"
    events = await client.until("response.done")
    assert text_of(events, "response.output_audio_transcript.delta") == "You said slow words."


async def test_a_user_item_with_audio_is_understood(connecting, parts, burst) -> None:
    client = await connecting(faults=burst)
    audio = base64.b64encode(tone(700)).decode()
    item = {"type": "message", "role": "user", "content": [{"type": "input_audio", "audio": audio}]}
    await client.send("conversation.item.create", item=item)
    added = (await client.until("conversation.item.done"))[0]["item"]
    assert added["content"] == [{"type": "input_audio", "transcript": None}]
    await client.send("response.create")
    events = await client.until("response.done")
    assert text_of(events, "response.output_audio_transcript.delta") == "You said hello there."
    assert parts.recogniser.heard_ms == [700.0]


async def test_idle_timeout(connecting, parts) -> None:
    parts.partner.sentences = ["Hm."]
    client = await connecting(faults=Faults(burst_audio=True, no_rate_limits=True))
    detection = {"type": "server_vad", "idle_timeout_ms": 5000}
    await client.update(audio=transcribed(turn_detection=detection))
    await client.append(tone(640) + silence(600))
    await client.until("response.done")
    await client.append(silence(6000), piece_bytes=48_000)
    events = await client.until("response.done")
    assert types(without_transcription(events))[:7] == [
        "input_audio_buffer.timeout_triggered",
        "conversation.item.added",
        "conversation.item.done",
        "input_audio_buffer.committed",
        "conversation.item.added",
        "conversation.item.done",
        "response.created",
    ]
    events = without_transcription(events)
    triggered, nudge, _, committed, silent = events[:5]
    # From the end of what was said; the response was done while the last of the silence was still on its way.
    assert 864 <= triggered["audio_start_ms"] - 50 * len("Hm.") <= 1240
    assert 5000 <= triggered["audio_end_ms"] - triggered["audio_start_ms"] <= 5032
    assert nudge["item"]["role"] == "system"
    assert committed["previous_item_id"] == nudge["item"]["id"]
    assert committed["item_id"] == triggered["item_id"] == silent["item"]["id"]
    await client.quiet(0.3)
    completed = [event for event in client.log if event["type"].endswith("transcription.completed")]
    assert {event["item_id"]: event["transcript"] for event in completed}[triggered["item_id"]] == ""


async def test_a_transcription_session_writes_and_never_answers(serving) -> None:
    service = await serving()
    for url in (service.url, service.preview_url):
        async with connect(f"{url}?intent=transcription", additional_headers={"api-key": service.api_key}) as websocket:
            client = Stranger(websocket)
            await client.receive()
            await client.append(tone(640) + silence(600))
            events = await client.until("conversation.item.input_audio_transcription.completed")
            assert events[-1]["transcript"] == "hello there"
            assert not [event for event in await client.quiet(0.2) if event["type"].startswith("response")]
