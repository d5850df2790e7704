"""What an update makes of a session, and that a refused one makes nothing of it."""

from __future__ import annotations

import msgspec
import pytest
from msgspec import UNSET

from desktop_app.loopback.effective_session import input_config, output_config, turn_detection_of, updated_session
from desktop_app.loopback.refusal import RequestRefusedError
from desktop_app.loopback.session_defaults import (
    DEFAULT_INSTRUCTIONS,
    SessionIdentity,
    realtime_session,
    transcription_session,
)
from desktop_app.protocol.session_config import (
    AudioConfig,
    AudioInputConfig,
    AudioOutputConfig,
    FunctionChoice,
    FunctionTool,
    NoiseReduction,
    SessionConfig,
    Transcription,
    TurnDetection,
)

IDENTITY = SessionIdentity(session_id="sess_1", model="m", expires_at=1)
SESSION = realtime_session(IDENTITY)


def changed(asked: SessionConfig, session: SessionConfig = SESSION, *, spoken: bool = False) -> SessionConfig:
    return updated_session(session, asked, has_assistant_audio=spoken)


def with_input(**fields: object) -> SessionConfig:
    return SessionConfig(type="realtime", audio=AudioConfig(input=AudioInputConfig(**fields)))


def with_voice(voice: str) -> SessionConfig:
    return SessionConfig(type="realtime", audio=AudioConfig(output=AudioOutputConfig(voice=voice)))


def test_only_what_is_present_changes() -> None:
    after = changed(SessionConfig(type="realtime", instructions="Be brief.", max_output_tokens=50))
    assert after == msgspec.structs.replace(SESSION, instructions="Be brief.", max_output_tokens=50)


def test_nested_fields_change_one_by_one() -> None:
    after = changed(with_voice("coral"))
    assert output_config(after).voice == "coral"
    assert output_config(after).speed == 1.0
    assert input_config(after) == input_config(SESSION)


def test_a_partial_turn_detection_is_completed_with_defaults_not_with_the_last_one() -> None:
    first = changed(with_input(turn_detection=TurnDetection(type="server_vad", threshold=0.9)))
    second = changed(with_input(turn_detection=TurnDetection(type="server_vad", silence_duration_ms=900)), first)
    assert turn_detection_of(second) == TurnDetection(
        type="server_vad",
        threshold=0.5,
        prefix_padding_ms=300,
        silence_duration_ms=900,
        idle_timeout_ms=None,
        create_response=True,
        interrupt_response=True,
    )


def test_semantic_vad_has_its_own_fields() -> None:
    after = changed(with_input(turn_detection=TurnDetection(type="semantic_vad")))
    detection = turn_detection_of(after)
    assert detection is not None
    assert (detection.eagerness, detection.create_response, detection.threshold) == ("auto", True, UNSET)


def test_null_turns_off_and_absent_leaves_alone() -> None:
    off = changed(with_input(turn_detection=None))
    assert turn_detection_of(off) is None
    assert turn_detection_of(changed(SessionConfig(type="realtime", instructions="x"), off)) is None


def test_a_partial_transcription_is_completed_with_nulls() -> None:
    after = changed(with_input(transcription=Transcription(model="whisper-1")))
    assert input_config(after).transcription == Transcription(model="whisper-1", language=None, prompt=None)


def test_omitting_the_strength_of_noise_reduction_keeps_it() -> None:
    first = changed(with_input(noise_reduction=NoiseReduction(type="near_field", strength=0.5)))
    second = changed(with_input(noise_reduction=NoiseReduction(type="far_field")), first)
    assert input_config(second).noise_reduction == NoiseReduction(type="far_field", strength=0.5)


def test_empty_instructions_restore_the_default_text() -> None:
    first = changed(SessionConfig(type="realtime", instructions="Be rude."))
    assert changed(SessionConfig(type="realtime", instructions=""), first).instructions == DEFAULT_INSTRUCTIONS


def test_the_model_stays_the_urls() -> None:
    assert changed(SessionConfig(type="realtime", model="another")).model == "m"


def test_the_voice_is_locked_once_there_is_assistant_audio() -> None:
    with pytest.raises(RequestRefusedError) as refused:
        changed(with_voice("coral"), spoken=True)
    assert refused.value.code == "cannot_update_voice"
    assert output_config(changed(with_voice("alloy"), spoken=True)).voice == "alloy"


def test_a_session_does_not_change_its_type() -> None:
    with pytest.raises(RequestRefusedError) as refused:
        changed(SessionConfig(type="transcription"))
    assert (refused.value.code, refused.value.param) == ("invalid_value", "session.type")
    with pytest.raises(RequestRefusedError):
        changed(SessionConfig(type="realtime"), transcription_session(IDENTITY))


def test_a_forced_function_must_be_among_the_tools() -> None:
    with pytest.raises(RequestRefusedError) as refused:
        changed(SessionConfig(type="realtime", tool_choice=FunctionChoice(name="f")))
    assert refused.value.param == "session.tool_choice"
    tools = [FunctionTool(name="f")]
    assert changed(SessionConfig(type="realtime", tools=tools, tool_choice=FunctionChoice(name="f"))).tools == tools


def test_tracing_stays_once_it_is_on() -> None:
    traced = changed(SessionConfig(type="realtime", tracing="auto"))
    assert changed(SessionConfig(type="realtime", tracing="auto"), traced).tracing == "auto"
    with pytest.raises(RequestRefusedError):
        changed(SessionConfig(type="realtime", tracing=None), traced)
