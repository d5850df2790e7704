"""What a `session.update` makes of the session: checked as a whole, then applied as a whole.

The codec has already refused what is wrong by itself; here is what depends on the session.
Source: both references, `session.update`; partial objects, the empty instructions and the voice lock as recorded.

What each field does here, under its GA name (a test holds this table to the fields there are):

=======================================  ==============================================================================
field                                    effect
=======================================  ==============================================================================
model                                    none: it is the URL's and stays it, as recorded; any name is served
output_modalities                        speech with its transcript, or text
instructions                             followed by the practice partner as far as rules can; ``""``: the default text
audio.input.format                       how appended bytes are read: PCM at 24 kHz, or G.711 at 8 kHz
audio.input.transcription.model          whether, and how it comes: whole, word by word, or as a speaker's segment
audio.input.transcription.language       none: the recogniser knows English only; what is no language code is refused
audio.input.transcription.languages      none: the same
audio.input.transcription.prompt         its phrases are expected by the recogniser
audio.input.transcription.keywords       the same
audio.input.transcription.delay          how long a transcription waits
audio.input.noise_reduction.type         a low cut, and steady noise turned down: far more than near
audio.input.noise_reduction.strength     how far it is turned down
audio.input.turn_detection.type          turns end by silence, by a longer silence (semantic), or by commit (null)
audio.input.turn_detection.threshold     how probable speech must be
audio.input.turn_detection.prefix_padding_ms  audio before the onset; moves `audio_start_ms`
audio.input.turn_detection.silence_duration_ms  moves `audio_end_ms`
audio.input.turn_detection.idle_timeout_ms  a nudge and a response after so much silence
audio.input.turn_detection.eagerness     0.5 s (high), 0.9 s (medium, auto) or 1.6 s (low) of silence end a turn
audio.input.turn_detection.create_response  whether a turn is answered
audio.input.turn_detection.interrupt_response  whether speech cancels a response
audio.output.format                      the bytes of the deltas
audio.output.voice                       another character; one's own id always sounds like the same one of them
audio.output.speed                       duration at the same pitch, from the next response on
tools                                    called by the practice partner where the words ask for them; those of MCP
                                         servers are listed and called by the service, at the addresses it is given
tool_choice                              none, any or one function is called whatever is said
parallel_tool_calls                      false: the first call ends the response
reasoning                                time and tokens before the first word; refused by models that do not reason
max_output_tokens                        the response ends incomplete
truncation                               what is forgotten of a long conversation, or that too much is refused
prompt                                   one of the service's own prompts; an unknown id is refused
tracing                                  none: there is no dashboard; it cannot be changed once on
include                                  how sure the recogniser is of each word, where the model gives that
temperature                              preview: how freely wordings are picked
=======================================  ==============================================================================
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
    McpChoice,
    McpTool,
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
    """A forced function or server must be among the effective tools."""
    if isinstance(choice, FunctionChoice):
        names = {tool.name for tool in tools if isinstance(tool, FunctionTool)}
        if choice.name not in names:
            raise invalid_value(f"Tool choice '{choice.name}' not found in 'tools' parameter.", f"{path}.tool_choice")
    if isinstance(choice, McpChoice):
        labels = {tool.server_label for tool in tools if isinstance(tool, McpTool)}
        if choice.server_label not in labels:
            message = f"Tool choice '{choice.server_label}' not found in 'tools' parameter."
            raise invalid_value(message, f"{path}.tool_choice")


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
