"""Sessions and response options between GA's nesting and the preview's flat names.

Source: GA migration guides; the two references side by side.
"""

from __future__ import annotations

from typing import Any, TypeVar

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import asdict

from desktop_app.protocol.losses import Losses
from desktop_app.protocol.preview_shapes import (
    PreviewNoiseReduction,
    PreviewResponseOptions,
    PreviewSession,
    PreviewTranscription,
    PreviewTranscriptionSession,
    PreviewTurnDetection,
)
from desktop_app.protocol.session_config import (
    PCM_RATE_HZ,
    AudioConfig,
    AudioFormat,
    AudioInputConfig,
    AudioOutputConfig,
    FunctionTool,
    McpChoice,
    NoiseReduction,
    ResponseOptions,
    SessionConfig,
    Tool,
    ToolChoice,
    Transcription,
    TurnDetection,
    UnknownTool,
    Voice,
)
from desktop_app.protocol.writing import as_it_came, fields_set

PREVIEW_VOICES = ("alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse")
_FORMAT_NAMES = {"audio/pcm": "pcm16", "audio/pcmu": "g711_ulaw", "audio/pcma": "g711_alaw"}
_FORMAT_TYPES = {name: media for media, name in _FORMAT_NAMES.items()}
_SHARED_SESSION = ("object", "id", "model", "expires_at", "instructions", "tracing", "include", "temperature")
_SHARED_OPTIONS = ("conversation", "input", "metadata", "instructions", "temperature")

T = TypeVar("T", bound=Struct)


def recast(struct: Struct | UnsetType | None, made: type[T]) -> T | UnsetType | None:
    """The fields that `struct` and the struct type `made` have in common, as a `made`; UNSET and None as they are."""
    if struct is None or isinstance(struct, UnsetType):
        return struct
    return made(**{name: value for name, value in asdict(struct).items() if name in made.__struct_fields__})


def format_from_preview(name: str | UnsetType) -> AudioFormat | UnsetType:
    """``pcm16`` as ``audio/pcm`` at 24 kHz, and so on; a name we do not know is kept as the type."""
    if isinstance(name, UnsetType):
        return UNSET
    media = _FORMAT_TYPES.get(name, name)
    return AudioFormat(type=media, rate=PCM_RATE_HZ) if media == "audio/pcm" else AudioFormat(type=media)


def format_to_preview(audio_format: AudioFormat | UnsetType, path: str, losses: Losses) -> str | UnsetType:
    """The preview's name of a format."""
    if isinstance(audio_format, UnsetType) or isinstance(audio_format.type, UnsetType):
        return UNSET
    name = _FORMAT_NAMES.get(audio_format.type)
    if name is None:
        losses.note(path, audio_format)
        return UNSET
    return name


def modalities_from_preview(modalities: list[str] | UnsetType) -> list[str] | UnsetType:
    """GA has audio (its transcript included) or text, never both."""
    if isinstance(modalities, UnsetType):
        return UNSET
    return ["audio"] if "audio" in modalities else list(modalities)


def modalities_to_preview(modalities: list[str] | UnsetType) -> list[str] | UnsetType:
    """The preview knows audio only together with text."""
    if isinstance(modalities, UnsetType):
        return UNSET
    return ["audio", "text"] if "audio" in modalities else list(modalities)


def voice_to_preview(voice: Voice | UnsetType, path: str, losses: Losses) -> str | UnsetType:
    """A voice the preview has; another would void the whole update, so it is left out and noted."""
    if isinstance(voice, str) and voice in PREVIEW_VOICES:
        return voice
    losses.note(path, voice)
    return UNSET


def tools_to_preview(tools: list[Tool] | UnsetType, path: str, losses: Losses) -> Any:
    """The function tools, and those of a type we do not know as they came."""
    if isinstance(tools, UnsetType):
        return UNSET
    kept: list[Any] = []
    for at, tool in enumerate(tools):
        if isinstance(tool, FunctionTool):
            kept.append(tool)
        elif isinstance(tool, UnknownTool):
            kept.append(as_it_came(tool))
        else:
            losses.note(f"{path}[{at}]")
    return kept


def choice_to_preview(choice: ToolChoice | UnsetType, path: str, losses: Losses) -> ToolChoice | UnsetType:
    """A tool choice the preview has."""
    if isinstance(choice, McpChoice):
        losses.note(path, choice)
        return UNSET
    return choice


def is_off(turn_detection: object) -> bool:
    """Whether `turn_detection`, as decoded JSON, is the preview articles' way to say null."""
    return turn_detection == "none" or (isinstance(turn_detection, dict) and turn_detection.get("type") == "none")


def session_from_preview(flat: PreviewSession | PreviewTranscriptionSession, session_type: str) -> SessionConfig:
    """A flat session in GA's nesting."""
    audio_input = AudioInputConfig(
        format=format_from_preview(flat.input_audio_format),
        transcription=recast(flat.input_audio_transcription, Transcription),
        noise_reduction=recast(flat.input_audio_noise_reduction, NoiseReduction),
        turn_detection=recast(flat.turn_detection, TurnDetection),
    )
    settings: dict[str, Any] = {name: value for name, value in fields_set(flat).items() if name in _SHARED_SESSION}
    audio_output = AudioOutputConfig()
    if isinstance(flat, PreviewSession):
        audio_output = AudioOutputConfig(
            format=format_from_preview(flat.output_audio_format), voice=flat.voice, speed=flat.speed
        )
        settings["tools"] = flat.tools
        settings["tool_choice"] = flat.tool_choice
        settings["max_output_tokens"] = flat.max_response_output_tokens
        settings["output_modalities"] = modalities_from_preview(flat.modalities)
    return SessionConfig(type=session_type, audio=_audio(audio_input, audio_output), **settings)


def _audio(audio_input: AudioInputConfig, audio_output: AudioOutputConfig) -> AudioConfig | UnsetType:
    made = AudioConfig(
        input=audio_input if fields_set(audio_input) else UNSET,
        output=audio_output if fields_set(audio_output) else UNSET,
    )
    return made if fields_set(made) else UNSET


def _flat_input(session: SessionConfig, losses: Losses) -> dict[str, Any]:
    """`session.audio.input` under its flat names."""
    audio = session.audio or AudioConfig()
    heard = audio.input or AudioInputConfig()
    path = "session.audio.input"
    if isinstance(heard.turn_detection, TurnDetection):
        losses.note(f"{path}.turn_detection.idle_timeout_ms", heard.turn_detection.idle_timeout_ms)
    if isinstance(heard.transcription, Transcription):
        for name in ("languages", "keywords", "delay"):
            losses.note(f"{path}.transcription.{name}", getattr(heard.transcription, name))
    if isinstance(heard.noise_reduction, NoiseReduction):
        losses.note(f"{path}.noise_reduction.strength", heard.noise_reduction.strength)
    return {
        "input_audio_format": format_to_preview(heard.format, f"{path}.format", losses),
        "input_audio_transcription": recast(heard.transcription, PreviewTranscription),
        "input_audio_noise_reduction": recast(heard.noise_reduction, PreviewNoiseReduction),
        "turn_detection": recast(heard.turn_detection, PreviewTurnDetection),
    }


def session_to_preview(session: SessionConfig, losses: Losses) -> PreviewSession | PreviewTranscriptionSession:
    """A session in the preview's flat names."""
    for name in ("parallel_tool_calls", "reasoning", "truncation", "prompt"):
        losses.note(f"session.{name}", getattr(session, name))
    flat = _flat_input(session, losses)
    audio = session.audio or AudioConfig()
    spoken = audio.output or AudioOutputConfig()
    shared = {name: getattr(session, name) for name in _SHARED_SESSION}
    if session.type == "transcription":
        return _transcription_session(session, {**shared, **flat}, losses)
    return PreviewSession(
        modalities=modalities_to_preview(session.output_modalities),
        voice=voice_to_preview(spoken.voice, "session.audio.output.voice", losses),
        output_audio_format=format_to_preview(spoken.format, "session.audio.output.format", losses),
        speed=spoken.speed,
        tools=tools_to_preview(session.tools, "session.tools", losses),
        tool_choice=choice_to_preview(session.tool_choice, "session.tool_choice", losses),
        max_response_output_tokens=session.max_output_tokens,
        **shared,
        **flat,
    )


def _transcription_session(session: SessionConfig, flat: dict[str, Any], losses: Losses) -> PreviewTranscriptionSession:
    silent = ("model", "output_modalities", "instructions", "tools", "tool_choice", "max_output_tokens", "tracing")
    for name in (*silent, "temperature"):
        losses.note(f"session.{name}", getattr(session, name))
    if session.audio and session.audio.output:
        losses.note("session.audio.output")
    known = {name: value for name, value in flat.items() if name in PreviewTranscriptionSession.__struct_fields__}
    return PreviewTranscriptionSession(**known)


def options_from_preview(flat: PreviewResponseOptions) -> ResponseOptions:
    """Flat response options in GA's nesting."""
    shared: dict[str, Any] = {name: getattr(flat, name) for name in _SHARED_OPTIONS}
    spoken = AudioOutputConfig(format=format_from_preview(flat.output_audio_format), voice=flat.voice)
    return ResponseOptions(
        output_modalities=modalities_from_preview(flat.modalities),
        audio=_audio(AudioInputConfig(), spoken),
        tools=flat.tools,
        tool_choice=flat.tool_choice,
        max_output_tokens=flat.max_response_output_tokens,
        **shared,
    )


def options_to_preview(options: ResponseOptions, losses: Losses) -> PreviewResponseOptions:
    """Response options in the preview's flat names; the items of `input` are the caller's to convert."""
    for name in ("parallel_tool_calls", "reasoning", "prompt"):
        losses.note(f"response.{name}", getattr(options, name))
    audio = options.audio or AudioConfig()
    spoken = audio.output or AudioOutputConfig()
    losses.note("response.audio.input", audio.input)
    losses.note("response.audio.output.speed", spoken.speed)
    shared: dict[str, Any] = {name: getattr(options, name) for name in _SHARED_OPTIONS}
    return PreviewResponseOptions(
        modalities=modalities_to_preview(options.output_modalities),
        voice=voice_to_preview(spoken.voice, "response.audio.output.voice", losses),
        output_audio_format=format_to_preview(spoken.format, "response.audio.output.format", losses),
        tools=tools_to_preview(options.tools, "response.tools", losses),
        tool_choice=choice_to_preview(options.tool_choice, "response.tool_choice", losses),
        max_response_output_tokens=options.max_output_tokens,
        **shared,
    )
