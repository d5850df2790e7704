"""The draft, the wire's configuration, and the way between them."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import UNSET

from desktop_app.protocol.client_events import SessionUpdate
from desktop_app.protocol.codec import ClientCodec, ServiceCodec
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.session_config import CustomVoice, SessionConfig
from desktop_app.settings.fields import DEFAULTS, FIELDS, PREVIEW_VOICES, SECTIONS, VOICES, fields_of, voices_of
from desktop_app.settings.model import Preferences, SessionDraft
from desktop_app.settings.session_draft import check, draft_of, session_config, turn_detection_of

replace = msgspec.structs.replace


def test_every_field_is_described_once():
    fields = {info.name for info in msgspec.structs.fields(SessionDraft)}
    assert set(FIELDS) == fields
    for info in FIELDS.values():
        assert info.label
        assert info.help.endswith(".")
        assert info.does.endswith(".")
        assert len(info.choice_labels) in (0, len(info.choices))
        assert bool(info.empty) >= (DEFAULTS[info.name] in (None, "", (), {}))
        assert (info.minimum is None) == (info.maximum is None) == (info.step is None)


def test_every_field_stands_in_one_section():
    assert [info for section in SECTIONS for info in fields_of(section.name)] == list(FIELDS.values())


def test_a_field_counts_only_with_what_it_belongs_to():
    draft = SessionDraft()
    unused = {info.name for info in FIELDS.values() if not info.is_used(draft)}
    assert {"eagerness", "retention_ratio", "tracing_group", "prompt_version", "noise_reduction_strength"} <= unused
    used = replace(
        draft, tracing="custom", prompt_id="pmpt_1", context_truncation="retention_ratio", noise_reduction="far_field"
    )
    still = {info.name for info in FIELDS.values() if not info.is_used(used)}
    assert still == {"eagerness", "variables"}


def test_defaults_are_within_their_own_ranges():
    assert check(SessionDraft()) == []


@pytest.mark.parametrize(
    ("changed", "field", "code"),
    [
        ({"threshold": 1.1}, "threshold", "range"),
        ({"threshold": -0.1}, "threshold", "range"),
        ({"threshold": float("nan")}, "threshold", "range"),
        ({"prefix_padding_ms": -1}, "prefix_padding_ms", "range"),
        ({"silence_ms": 10_001}, "silence_ms", "range"),
        ({"idle_timeout_ms": 4_999}, "idle_timeout_ms", "range"),
        ({"idle_timeout_ms": 30_001}, "idle_timeout_ms", "range"),
        ({"speed": 0.2}, "speed", "range"),
        ({"speed": 1.6}, "speed", "range"),
        ({"max_output_tokens": 0}, "max_output_tokens", "range"),
        ({"max_output_tokens": 4_097}, "max_output_tokens", "range"),
        ({"temperature": 0.5}, "temperature", "range"),
        ({"turn_detection": "magic"}, "turn_detection", "choice"),
        ({"eagerness": "very"}, "eagerness", "choice"),
        ({"noise_reduction": "much"}, "noise_reduction", "choice"),
        ({"voice": "  "}, "voice", "empty"),
        ({"transcription_language": "English"}, "transcription_language", "language"),
    ],
)
def test_what_the_service_would_refuse(changed, field, code):
    problems = check(replace(SessionDraft(), **changed))
    assert [(problem.field, problem.code) for problem in problems] == [(field, code)]
    assert problems[0].sentence.endswith(".")


def test_limits_themselves_are_allowed():
    assert check(replace(SessionDraft(), threshold=0.0, speed=1.5, max_output_tokens=4096, idle_timeout_ms=5000)) == []


def test_ga_asks_for_everything():
    config = session_config(SessionDraft(instructions="Be kind.", idle_timeout_ms=6000))
    assert msgspec.to_builtins(config) == {
        "type": "realtime",
        "output_modalities": ["audio"],
        "instructions": "Be kind.",
        "audio": {
            "input": {
                "format": {"type": "audio/pcm", "rate": 24000},
                "transcription": {"model": "whisper-1"},
                "noise_reduction": None,
                "turn_detection": {
                    "type": "server_vad",
                    "threshold": 0.5,
                    "prefix_padding_ms": 300,
                    "silence_duration_ms": 500,
                    "idle_timeout_ms": 6000,
                    "create_response": True,
                    "interrupt_response": True,
                },
            },
            "output": {"format": {"type": "audio/pcm", "rate": 24000}, "voice": "alloy", "speed": 1.0},
        },
        "max_output_tokens": "inf",
    }


def test_empty_instructions_are_not_sent():
    assert session_config(SessionDraft()).instructions is UNSET


def test_push_to_talk_is_a_null():
    assert turn_detection_of(SessionDraft(turn_detection="none")) is None
    config = msgspec.to_builtins(session_config(SessionDraft(turn_detection="none")))
    assert config["audio"]["input"]["turn_detection"] is None


def test_semantic_detection_has_no_volume_fields():
    detection = msgspec.to_builtins(turn_detection_of(SessionDraft(turn_detection="semantic_vad", eagerness="low")))
    assert detection == {
        "type": "semantic_vad",
        "eagerness": "low",
        "create_response": True,
        "interrupt_response": True,
    }


def test_preview_gets_only_what_its_first_version_knew():
    """A strict service of the first preview accepts the default draft."""
    config = session_config(SessionDraft(temperature=0.9), "preview")
    encoded = ClientCodec(Dialect.PREVIEW).encode(SessionUpdate(session=config))
    raw = msgspec.json.decode(encoded.data)["session"]
    assert set(raw) == {
        "modalities",
        "voice",
        "input_audio_format",
        "output_audio_format",
        "input_audio_transcription",
        "turn_detection",
        "max_response_output_tokens",
        "temperature",
    }
    assert set(raw["turn_detection"]) == {
        "type",
        "threshold",
        "prefix_padding_ms",
        "silence_duration_ms",
        "create_response",
    }
    assert set(encoded.dropped) <= {"session.type"}


drafts = st.builds(
    SessionDraft,
    voice=st.sampled_from(VOICES),
    instructions=st.text(max_size=40),
    turn_detection=st.sampled_from(["server_vad", "semantic_vad", "none"]),
    threshold=st.floats(0, 1),
    prefix_padding_ms=st.integers(0, 5000),
    silence_ms=st.integers(0, 10000),
    idle_timeout_ms=st.none() | st.integers(5000, 30000),
    eagerness=st.sampled_from(["auto", "low", "medium", "high"]),
    create_response=st.booleans(),
    interrupt_response=st.booleans(),
    speed=st.floats(0.25, 1.5),
    output_modality=st.sampled_from(["audio", "text"]),
    transcription_model=st.sampled_from(["", "whisper-1"]),
    transcription_language=st.sampled_from(["", "en"]),
    transcription_prompt=st.sampled_from(["", "Kyoto"]),
    noise_reduction=st.sampled_from(["off", "near_field", "far_field"]),
    max_output_tokens=st.none() | st.integers(1, 4096),
)


@given(drafts)
def test_what_was_asked_is_read_back(draft):
    assert check(draft) == []
    assert draft_of(session_config(draft), draft) == draft


@given(drafts)
def test_the_strict_service_takes_every_draft(draft):
    data = ClientCodec(Dialect.GA).encode(SessionUpdate(session=session_config(draft))).data
    decoded = ServiceCodec(Dialect.GA).decode(data)
    assert isinstance(decoded, SessionUpdate), decoded
    assert draft_of(decoded.session, draft) == draft


def test_nothing_told_changes_nothing():
    base = SessionDraft(voice="cedar", speed=1.2, turn_detection="none")
    assert draft_of(SessionConfig(), base) == base


def test_a_voice_of_ones_own():
    raw = {"audio": {"output": {"voice": {"id": "voice_1"}}}, "max_output_tokens": 7}
    config = msgspec.convert(raw, SessionConfig)
    assert isinstance(config.audio.output.voice, CustomVoice)
    draft = draft_of(config, SessionDraft())
    assert (draft.voice, draft.max_output_tokens) == ("voice_1", 7)


def test_modalities_of_both_dialects():
    assert draft_of(SessionConfig(output_modalities=["text"]), SessionDraft()).output_modality == "text"
    assert draft_of(SessionConfig(output_modalities=["text", "audio"]), SessionDraft()).output_modality == "audio"


def test_voices():
    assert set(PREVIEW_VOICES) < set(VOICES) == set(voices_of("ga"))
    assert voices_of("preview") == PREVIEW_VOICES


def test_preferences_survive_json():
    preferences = Preferences(session=SessionDraft(voice="cedar"), splitter_sizes={"main": [1, 2]})
    assert msgspec.json.decode(msgspec.json.encode(preferences), type=Preferences) == preferences
