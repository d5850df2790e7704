"""The table of what each field does names the fields there are; and effects that no other test shows."""

from __future__ import annotations

import re

import msgspec
import numpy as np
import pytest
from stand_ins import silence, tone
from stranger import audio_of, types

from desktop_app.loopback import effective_session
from desktop_app.loopback.transcription_events import WAITS_S
from desktop_app.protocol.session_config import AudioConfig, SessionConfig

FROM_THE_SERVICE = {"type", "object", "id", "expires_at"}
WHOLE_OBJECTS = {"format", "reasoning", "truncation", "prompt", "tracing"}
LOGPROBS = "item.input_audio_transcription.logprobs"


def settable(struct: type[msgspec.Struct], path: str = "") -> set[str]:
    """The dotted paths of the fields of `struct` that a client may set; objects told as a whole end the path."""
    paths = set()
    for field in msgspec.structs.fields(struct):
        inner = [
            kind
            for kind in getattr(field.type, "__args__", ())
            if isinstance(kind, type) and issubclass(kind, msgspec.Struct)
        ]
        is_group = struct is AudioConfig or field.name in ("audio", "transcription", "noise_reduction")
        if (is_group or field.name == "turn_detection") and inner and field.name not in WHOLE_OBJECTS:
            paths |= settable(inner[0], f"{path}{field.name}.")
        elif path or field.name not in FROM_THE_SERVICE:
            paths.add(path + field.name)
    return paths


def test_the_table_of_effects_is_complete() -> None:
    rows = re.findall(r"^([a-z_.]+) {2,}\S", effective_session.__doc__ or "", re.MULTILINE)
    assert set(rows) - {"field"} == settable(SessionConfig)
    assert len(rows) == len(set(rows))


async def spoken_turn(client, loud_ms: float = 800) -> list[dict]:
    await client.append(silence(640) + tone(loud_ms) + silence(2000))
    return await client.until("conversation.item.input_audio_transcription.completed")


@pytest.mark.parametrize(("model", "has_them"), [("gpt-4o-transcribe", True), ("whisper-1", False)])
async def test_how_sure_each_word_is(connecting, model: str, has_them: bool) -> None:
    client = await connecting()
    detection = {"type": "server_vad", "create_response": False}
    await client.update(
        include=[LOGPROBS], audio={"input": {"transcription": {"model": model}, "turn_detection": detection}}
    )
    events = await spoken_turn(client)
    completed = events[-1]
    deltas = [event for event in events if event["type"].endswith("transcription.delta")]
    if not has_them:
        assert "logprobs" not in completed
        return
    assert [each["token"] for each in completed["logprobs"]] == ["hello", " there"]
    assert [each["logprob"] for each in completed["logprobs"]] == [-0.25, -0.25]
    assert bytes(completed["logprobs"][1]["bytes"]) == b" there"
    assert [delta["logprobs"][0]["token"] for delta in deltas] == [delta["delta"] for delta in deltas]
    await client.update(include=None)
    assert "logprobs" not in (await spoken_turn(client))[-1]


@pytest.mark.parametrize(
    ("dialect", "session", "code", "param"),
    [
        (
            "ga",
            {"type": "realtime", "audio": {"input": {"transcription": {"model": "whisper-1", "language": "english"}}}},
            "invalid_language_format",
            "session.audio.input.transcription.language",
        ),
        (
            "preview",
            {"input_audio_transcription": {"model": "whisper-1", "language": "English"}},
            "invalid_language_format",
            "session.input_audio_transcription.language",
        ),
        ("ga", {"type": "realtime", "include": ["everything"]}, "invalid_value", "session.include[0]"),
        ("preview", {"include": ["everything"]}, "invalid_value", "session.include[0]"),
    ],
)
async def test_what_no_service_has_is_refused(connecting, dialect: str, session: dict, code: str, param: str) -> None:
    client = await connecting(dialect)
    await client.send("session.update", session=session)
    error = await client.error()
    assert (error["code"], error["param"]) == (code, param)


def test_a_longer_delay_waits_longer() -> None:
    waits = [WAITS_S[name] for name in ("minimal", "low", "medium", "high", "xhigh")]
    assert waits == sorted(waits)


@pytest.mark.parametrize(
    ("changes", "moved"),
    [
        ({}, (0, 0)),
        ({"prefix_padding_ms": 100}, (200, 0)),
        ({"silence_duration_ms": 700}, (0, 500)),
        ({"type": "semantic_vad", "eagerness": "high"}, (0, 300)),
        ({"type": "semantic_vad", "eagerness": "low"}, (0, 1400)),
    ],
)
async def test_turn_detection_moves_the_cut_points(connecting, changes: dict, moved: tuple[int, int]) -> None:
    client = await connecting()
    detection = {"type": "server_vad", "create_response": False, **changes}
    await client.update(audio={"input": {"turn_detection": detection}})
    await client.append(silence(640) + tone(960) + silence(2400))
    events = await client.until("input_audio_buffer.speech_stopped")
    assert events[-2]["audio_start_ms"] - (640 - 300) == pytest.approx(moved[0], abs=40)
    assert events[-1]["audio_end_ms"] - (640 + 960 + 200) == pytest.approx(moved[1], abs=70)


async def test_a_higher_threshold_hears_nothing(connecting) -> None:
    client = await connecting()
    detection = {"type": "server_vad", "threshold": 0.9, "create_response": False}
    await client.update(audio={"input": {"turn_detection": detection}})
    await client.append(silence(640) + tone(960) + silence(600))
    await client.send("input_audio_buffer.commit")
    assert types(await client.until("input_audio_buffer.committed")) == ["input_audio_buffer.committed"]


@pytest.mark.parametrize("dialect", ["ga", "preview"])
async def test_an_output_format_changes_the_bytes(connecting, burst, dialect: str) -> None:
    client = await connecting(dialect, faults=burst)
    sizes = {}
    formats = [("audio/pcm", "pcm16"), ("audio/pcmu", "g711_ulaw"), ("audio/pcma", "g711_alaw")]
    for ga_name, preview_name in formats:
        named = {"type": ga_name, "rate": 24000} if ga_name == "audio/pcm" else {"type": ga_name}
        ga = {"type": "realtime", "audio": {"output": {"format": named}}}
        await client.send("session.update", session=ga if dialect == "ga" else {"output_audio_format": preview_name})
        await client.expect("session.updated")
        await client.say_text("hello")
        await client.send("response.create")
        name = "response.output_audio.delta" if dialect == "ga" else "response.audio.delta"
        sizes[ga_name] = audio_of(await client.until("response.done"), name)
    assert len(sizes["audio/pcmu"]) == len(sizes["audio/pcma"]) == len(sizes["audio/pcm"]) // 6
    assert sizes["audio/pcmu"] != sizes["audio/pcma"]
    assert np.frombuffer(sizes["audio/pcm"], "<i2").any()
