"""What a `session.update` makes of the session: checked as a whole, then applied as a whole.

The codec has already refused what is wrong by itself; here is what depends on the session.
Source: both references, `session.update`; partial objects, the empty instructions and the voice lock as recorded.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

import msgspec
from msgspec import UNSET, Struct

from desktop_app.loopback.reasoning import check_reasoning
from desktop_app.loopback.refusal import invalid_value, voice_is_locked
from desktop_app.loopback.session_defaults import DEFAULT_INSTRUCTIONS, SEMANTIC_VAD, SERVER_VAD
from desktop_app.loopback.stored_prompts import prompt_text
from desktop_app.protocol.session_config import (
    AudioConfig,
    AudioInputConfig,
    AudioOutputConfig,
    FunctionChoice,
    FunctionTool,
    NoiseReduction,
    SessionConfig,
    Tool,
    Transcription,
    TurnDetection,
)

S = TypeVar("S", bound=Struct)

NOT_FROM_CLIENT = ("id", "object", "expires_at", "model", "type")
"""The model is the URL's and stays it, whatever an update says."""
MERGED_BY_THEMSELVES = ("audio", "instructions")


def updated_session(current: SessionConfig, asked: SessionConfig, *, has_assistant_audio: bool) -> SessionConfig:
    """The whole effective session after the update. Raises `RequestRefusedError`; then nothing changed."""
    if isinstance(asked.type, str) and asked.type != current.type:
        message = f"Passing a {asked.type} session update event to a {current.type} session is not allowed."
        raise invalid_value(message, "session.type")
    if asked.tracing is not UNSET and current.tracing not in (None, UNSET, asked.tracing):
        raise invalid_value("Tracing cannot be changed once it is enabled.", "session.tracing")
    merged = overlaid(current, asked, except_for=(*NOT_FROM_CLIENT, *MERGED_BY_THEMSELVES))
    if isinstance(asked.instructions, str):
        merged = msgspec.structs.replace(merged, instructions=asked.instructions or DEFAULT_INSTRUCTIONS)
    if isinstance(asked.audio, AudioConfig):
        merged = msgspec.structs.replace(merged, audio=_merged_audio(effective_audio(current), asked.audio))
    if has_assistant_audio and output_config(merged).voice != output_config(current).voice:
        raise voice_is_locked()
    check_tool_choice(merged.tool_choice, tools_of(merged), "session")
    check_reasoning(current.model, asked.reasoning, "session")
    prompt_text(merged.prompt or None, "session")
    return merged


def overlaid(base: S, changes: S, except_for: tuple[str, ...] = ()) -> S:
    """`base` with every field that `changes` has set, but for `except_for`."""
    present = {
        name: value
        for name in changes.__struct_fields__
        if name not in except_for and (value := getattr(changes, name)) is not UNSET
    }
    return msgspec.structs.replace(base, **present)


def check_tool_choice(choice: object, tools: Sequence[Tool], path: str) -> None:
    """A forced function must be among the effective tools."""
    if isinstance(choice, FunctionChoice):
        names = {tool.name for tool in tools if isinstance(tool, FunctionTool)}
        if choice.name not in names:
            raise invalid_value(f"Tool choice '{choice.name}' not found in 'tools' parameter.", f"{path}.tool_choice")


def effective_audio(config: SessionConfig) -> AudioConfig:
    return config.audio if isinstance(config.audio, AudioConfig) else AudioConfig()


def input_config(config: SessionConfig) -> AudioInputConfig:
    """The effective `audio.input`."""
    return effective_audio(config).input or AudioInputConfig()


def output_config(config: SessionConfig) -> AudioOutputConfig:
    """The effective `audio.output`; empty in a transcription session."""
    return effective_audio(config).output or AudioOutputConfig()


def turn_detection_of(config: SessionConfig) -> TurnDetection | None:
    """None: the client commits by hand."""
    return input_config(config).turn_detection or None


def transcription_of(config: SessionConfig) -> Transcription | None:
    """None: no transcription events."""
    return input_config(config).transcription or None


def tools_of(config: SessionConfig) -> list[Tool]:
    return config.tools or []


def _merged_audio(current: AudioConfig, asked: AudioConfig) -> AudioConfig:
    changes: dict[str, Any] = {}
    if isinstance(asked.input, AudioInputConfig):
        changes["input"] = _merged_input(current.input or AudioInputConfig(), asked.input)
    if isinstance(asked.output, AudioOutputConfig):
        changes["output"] = overlaid(current.output or AudioOutputConfig(), asked.output)
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
