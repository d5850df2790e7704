"""Which values a session or a response accepts; every check raises `RequestRefused` with the service's words.

`prefix` is the dotted path the checked object has in the client's event: ``session`` or ``response``.
Source: GA reference, session object; errors as recorded from the live services.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from desktop_app.loopback.refusal import (
    RequestRefused,
    invalid_value,
    missing_parameter,
    out_of_range,
    too_long,
    unsupported_value,
)
from desktop_app.loopback.wire_audio import FORMATS, PCM
from desktop_app.protocol.session_config import (
    PCM_RATE_HZ,
    AudioConfig,
    AudioFormat,
    AudioInputConfig,
    AudioOutputConfig,
    ContextTruncation,
    CustomVoice,
    FunctionChoice,
    FunctionTool,
    McpTool,
    Tool,
    TurnDetection,
)

PREVIEW_VOICES = ("alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse")
GA_VOICES = (*PREVIEW_VOICES, "marin", "cedar")
MODALITIES = (["text"], ["audio"])
TOOL_CHOICES = ("none", "auto", "required")
TURN_DETECTION_TYPES = ("server_vad", "semantic_vad")
EAGERNESS = ("low", "medium", "high", "auto")
SERVER_VAD_FIELDS = ("threshold", "prefix_padding_ms", "silence_duration_ms", "idle_timeout_ms")
NOISE_REDUCTIONS = ("near_field", "far_field")
INCLUDABLE = ("item.input_audio_transcription.logprobs",)
TOOL_NAME = re.compile(r"[a-zA-Z0-9_-]{1,64}")
MAX_OUTPUT_TOKENS = 4_096
METADATA_PAIRS, METADATA_KEY_LENGTH, METADATA_VALUE_LENGTH = 16, 64, 512


def check_modalities(modalities: object, prefix: str) -> None:
    if isinstance(modalities, list) and modalities not in MODALITIES:
        message = f"Invalid modalities: {modalities}. Supported combinations are: ['text'] and ['audio']."
        raise invalid_value(message, f"{prefix}.output_modalities")


def check_audio(audio: object, prefix: str, voices: Sequence[str]) -> None:
    """`audio.input` and `audio.output`."""
    if not isinstance(audio, AudioConfig):
        return
    if isinstance(audio.input, AudioInputConfig):
        _check_audio_input(audio.input, f"{prefix}.audio.input")
    output = audio.output
    if isinstance(output, AudioOutputConfig):
        _check_format(output.format, f"{prefix}.audio.output.format")
        _check_voice(output.voice, f"{prefix}.audio.output.voice", voices)
        check_number(output.speed, f"{prefix}.audio.output.speed", 0.25, 1.5)


def _check_audio_input(config: AudioInputConfig, path: str) -> None:
    _check_format(config.format, f"{path}.format")
    if isinstance(config.turn_detection, TurnDetection):
        check_turn_detection(config.turn_detection, f"{path}.turn_detection")
    reduction = config.noise_reduction
    kind = getattr(reduction, "type", None)
    if isinstance(kind, str) and kind not in NOISE_REDUCTIONS:
        raise unsupported_value(kind, NOISE_REDUCTIONS, f"{path}.noise_reduction.type")


def _check_format(audio_format: object, path: str) -> None:
    if not isinstance(audio_format, AudioFormat):
        return
    if not isinstance(audio_format.type, str):
        raise missing_parameter(f"{path}.type")
    if audio_format.type not in FORMATS:
        raise unsupported_value(audio_format.type, FORMATS, f"{path}.type")
    if audio_format.type != PCM:
        return
    if not isinstance(audio_format.rate, int):
        raise missing_parameter(f"{path}.rate")
    if audio_format.rate != PCM_RATE_HZ:
        raise unsupported_value(audio_format.rate, (str(PCM_RATE_HZ),), f"{path}.rate")


def check_turn_detection(turn_detection: TurnDetection, path: str) -> None:
    """Each type has its own fields; the others are unknown to it."""
    if not isinstance(turn_detection.type, str):
        raise missing_parameter(f"{path}.type")
    if turn_detection.type not in TURN_DETECTION_TYPES:
        raise unsupported_value(turn_detection.type, TURN_DETECTION_TYPES, f"{path}.type")
    foreign = ("eagerness",) if turn_detection.type == "server_vad" else SERVER_VAD_FIELDS
    for field in foreign:
        if isinstance(getattr(turn_detection, field), str | int | float):
            raise RequestRefused("unknown_parameter", f"Unknown parameter: '{path}.{field}'.", f"{path}.{field}")
    check_number(turn_detection.threshold, f"{path}.threshold", 0.0, 1.0)
    check_number(turn_detection.prefix_padding_ms, f"{path}.prefix_padding_ms", 0, None)
    check_number(turn_detection.silence_duration_ms, f"{path}.silence_duration_ms", 0, None)
    check_number(turn_detection.idle_timeout_ms, f"{path}.idle_timeout_ms", 5_000, 30_000)
    if isinstance(turn_detection.eagerness, str) and turn_detection.eagerness not in EAGERNESS:
        raise unsupported_value(turn_detection.eagerness, EAGERNESS, f"{path}.eagerness")


def check_number(value: object, path: str, low: float | None, high: float | None) -> None:
    if not isinstance(value, int | float):
        return
    if (low is not None and value < low) or (high is not None and value > high):
        raise out_of_range(path, value, low, high)


def _check_voice(voice: object, path: str, voices: Sequence[str]) -> None:
    if isinstance(voice, str) and voice not in voices:
        raise unsupported_value(voice, tuple(voices), path)
    if isinstance(voice, CustomVoice) and not voice.id:
        raise missing_parameter(f"{path}.id")


def check_tools(tools: object, prefix: str) -> None:
    if not isinstance(tools, list):
        return
    for index, tool in enumerate(tools):
        _check_tool(tool, f"{prefix}.tools[{index}]")


def _check_tool(tool: Tool, path: str) -> None:
    if isinstance(tool, FunctionTool):
        if not tool.name:
            raise missing_parameter(f"{path}.name")
        if not TOOL_NAME.fullmatch(tool.name):
            message = f"Invalid '{path}.name': string does not match pattern. Expected a string that matches the "
            raise invalid_value(message + "pattern '^[a-zA-Z0-9_-]{1,64}$'.", f"{path}.name")
    elif isinstance(tool, McpTool):
        if not tool.server_label:
            raise missing_parameter(f"{path}.server_label")
        if not any(isinstance(way, str) for way in (tool.server_url, tool.connector_id, tool.tunnel_id)):
            raise missing_parameter(f"{path}.server_url")
    else:
        raise unsupported_value(tool.type_name, ("function", "mcp"), f"{path}.type")


def check_tool_choice(choice: object, tools: Sequence[Tool], prefix: str) -> None:
    """A forced function must be one of `tools` (the effective ones)."""
    path = f"{prefix}.tool_choice"
    if isinstance(choice, str) and choice not in TOOL_CHOICES:
        raise unsupported_value(choice, TOOL_CHOICES, path)
    if isinstance(choice, FunctionChoice):
        if not choice.name:
            raise missing_parameter(f"{path}.name")
        if choice.name not in {tool.name for tool in tools if isinstance(tool, FunctionTool)}:
            raise invalid_value(f"Tool choice '{choice.name}' not found in 'tools' parameter.", path)


def check_max_output_tokens(limit: object, prefix: str) -> None:
    path = f"{prefix}.max_output_tokens"
    if isinstance(limit, str) and limit != "inf":
        raise invalid_value(f"Invalid value: '{limit}'. Expected an integer or 'inf'.", path)
    check_number(limit, path, 1, MAX_OUTPUT_TOKENS)


def check_truncation(truncation: object, prefix: str) -> None:
    path = f"{prefix}.truncation"
    if isinstance(truncation, str) and truncation not in ("auto", "disabled"):
        raise unsupported_value(truncation, ("auto", "disabled"), path)
    if isinstance(truncation, ContextTruncation):
        if truncation.type != "retention_ratio":
            raise unsupported_value(truncation.type, ("retention_ratio",), f"{path}.type")
        check_number(truncation.retention_ratio, f"{path}.retention_ratio", 0.0, 1.0)


def check_include(include: object, prefix: str) -> None:
    for index, name in enumerate(include if isinstance(include, list) else ()):
        if name not in INCLUDABLE:
            raise unsupported_value(name, INCLUDABLE, f"{prefix}.include[{index}]")


def check_metadata(metadata: object, prefix: str) -> None:
    path = f"{prefix}.metadata"
    if not isinstance(metadata, dict):
        return
    if len(metadata) > METADATA_PAIRS:
        message = f"Invalid '{path}': too many properties. Expected an object with at most {METADATA_PAIRS} properties."
        raise RequestRefused("object_above_max_properties", message, path)
    for key, value in metadata.items():
        if len(key) > METADATA_KEY_LENGTH:
            raise too_long(path, METADATA_KEY_LENGTH, len(key))
        if len(value) > METADATA_VALUE_LENGTH:
            raise too_long(f"{path}.{key}", METADATA_VALUE_LENGTH, len(value))
