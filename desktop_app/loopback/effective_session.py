"""What a `session.update` makes of the session: validated as a whole, then applied as a whole.

Source: both references, `session.update`; partial objects, the empty instructions and the voice lock as recorded.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec
from msgspec import UNSET, Struct

from desktop_app.loopback import session_rules as rules
from desktop_app.loopback.refusal import (
    RequestRefused,
    invalid_value,
    missing_parameter,
    unsupported_value,
    voice_is_locked,
)
from desktop_app.loopback.session_defaults import DEFAULT_INSTRUCTIONS, SEMANTIC_VAD, SERVER_VAD
from desktop_app.protocol.session_config import (
    AudioConfig,
    AudioInputConfig,
    AudioOutputConfig,
    NoiseReduction,
    SessionConfig,
    Tool,
    Transcription,
    TurnDetection,
)

S = TypeVar("S", bound=Struct)

READ_ONLY = ("id", "object", "expires_at", "model", "type")
"""Never taken from the client; the model is the URL's, whatever an update says."""
TRANSCRIPTION_FIELDS = ("type", "id", "object", "expires_at", "audio", "include")


def updated_session(
    current: SessionConfig, asked: SessionConfig, *, preview: bool, has_assistant_audio: bool
) -> SessionConfig:
    """The whole effective session after the update. Raises `RequestRefused`; then nothing changed."""
    _check_type(current, asked, preview)
    _check_fields(current, asked, preview)
    merged = overlaid(current, asked, except_for=(*READ_ONLY, "audio", "instructions"))
    if isinstance(asked.instructions, str):
        merged = msgspec.structs.replace(merged, instructions=asked.instructions or DEFAULT_INSTRUCTIONS)
    if isinstance(asked.audio, AudioConfig):
        merged = msgspec.structs.replace(merged, audio=_merged_audio(effective_audio(current), asked.audio))
    if has_assistant_audio and output_config(merged).voice != output_config(current).voice:
        raise voice_is_locked()
    rules.check_tool_choice(merged.tool_choice, tools_of(merged), "session")
    return merged


def overlaid(base: S, changes: S, except_for: tuple[str, ...] = ()) -> S:
    """`base` with every field that `changes` has set, but for `except_for`."""
    present = {
        name: value
        for name in changes.__struct_fields__
        if name not in except_for and (value := getattr(changes, name)) is not UNSET
    }
    return msgspec.structs.replace(base, **present)


def effective_audio(config: SessionConfig) -> AudioConfig:
    return config.audio if isinstance(config.audio, AudioConfig) else AudioConfig()


def input_config(config: SessionConfig) -> AudioInputConfig:
    """The effective `audio.input`."""
    found = effective_audio(config).input
    return found if isinstance(found, AudioInputConfig) else AudioInputConfig()


def output_config(config: SessionConfig) -> AudioOutputConfig:
    """The effective `audio.output`; empty in a transcription session."""
    found = effective_audio(config).output
    return found if isinstance(found, AudioOutputConfig) else AudioOutputConfig()


def turn_detection_of(config: SessionConfig) -> TurnDetection | None:
    """None: the client commits by hand."""
    found = input_config(config).turn_detection
    return found if isinstance(found, TurnDetection) else None


def transcription_of(config: SessionConfig) -> Transcription | None:
    """None: no transcription events."""
    found = input_config(config).transcription
    return found if isinstance(found, Transcription) else None


def tools_of(config: SessionConfig) -> list[Tool]:
    return config.tools if isinstance(config.tools, list) else []


def _check_type(current: SessionConfig, asked: SessionConfig, preview: bool) -> None:
    if not isinstance(asked.type, str):
        if preview:
            return
        raise missing_parameter("session.type")
    if asked.type not in ("realtime", "transcription"):
        raise unsupported_value(asked.type, ("realtime", "transcription"), "session.type")
    if asked.type != current.type:
        message = f"Passing a {asked.type} session update event to a {current.type} session is not allowed."
        raise invalid_value(message, "session.type")


def _check_fields(current: SessionConfig, asked: SessionConfig, preview: bool) -> None:
    if current.type == "transcription":
        for name in asked.__struct_fields__:
            if name not in TRANSCRIPTION_FIELDS and getattr(asked, name) is not UNSET:
                raise RequestRefused("unknown_parameter", f"Unknown parameter: 'session.{name}'.", f"session.{name}")
    rules.check_modalities(asked.output_modalities, "session")
    rules.check_audio(asked.audio, "session", rules.PREVIEW_VOICES if preview else rules.GA_VOICES)
    rules.check_tools(asked.tools, "session")
    rules.check_max_output_tokens(asked.max_output_tokens, "session")
    rules.check_truncation(asked.truncation, "session")
    rules.check_include(asked.include, "session")
    rules.check_number(asked.temperature, "session.temperature", 0.6, 1.2)
    if asked.tracing is not UNSET and current.tracing not in (None, UNSET, asked.tracing):
        raise invalid_value("Tracing cannot be changed once it is enabled.", "session.tracing")


def _merged_audio(current: AudioConfig, asked: AudioConfig) -> AudioConfig:
    changes: dict[str, Any] = {}
    if isinstance(asked.input, AudioInputConfig):
        base = current.input if isinstance(current.input, AudioInputConfig) else AudioInputConfig()
        changes["input"] = _merged_input(base, asked.input)
    if isinstance(asked.output, AudioOutputConfig):
        base_output = current.output if isinstance(current.output, AudioOutputConfig) else AudioOutputConfig()
        changes["output"] = overlaid(base_output, asked.output)
    return msgspec.structs.replace(current, **changes)


def _merged_input(current: AudioInputConfig, asked: AudioInputConfig) -> AudioInputConfig:
    merged = overlaid(current, asked)
    if isinstance(asked.turn_detection, TurnDetection):
        merged = msgspec.structs.replace(merged, turn_detection=_complete(asked.turn_detection))
    if isinstance(asked.transcription, Transcription):
        blank = Transcription(model=None, language=None, prompt=None)
        merged = msgspec.structs.replace(merged, transcription=overlaid(blank, asked.transcription))
    if isinstance(asked.noise_reduction, NoiseReduction) and isinstance(current.noise_reduction, NoiseReduction):
        reduction = overlaid(current.noise_reduction, asked.noise_reduction)
        merged = msgspec.structs.replace(merged, noise_reduction=reduction)
    return merged


def _complete(asked: TurnDetection) -> TurnDetection:
    """A turn detection with what was not said filled in from the defaults of its type."""
    return overlaid(SEMANTIC_VAD if asked.type == "semantic_vad" else SERVER_VAD, asked)
