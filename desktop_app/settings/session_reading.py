"""From a configuration that a service tells to the draft it amounts to; pure."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from desktop_app.protocol.session_config import (
    AudioConfig,
    AudioFormat,
    AudioInputConfig,
    AudioOutputConfig,
    ContextTruncation,
    NoiseReduction,
    Prompt,
    Reasoning,
    SessionConfig,
    TokenLimits,
    Tracing,
    Transcription,
    TurnDetection,
)
from desktop_app.settings.fields import FIELDS
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.wire_tools import choice_text, servers_told, tools_told
from desktop_app.settings.wire_values import LOGPROBS


def draft_of(session: SessionConfig, base: SessionDraft) -> SessionDraft:
    """The draft that a session's effective configuration amounts to; what it does not tell comes from `base`.

    The model is never told: some services name what stands behind a deployment. Nor is a choice this program does not
    know, which nobody could choose.
    """
    told: dict[str, Any] = {
        "instructions": session.instructions,
        "output_modality": _modality(session),
        "temperature": session.temperature,
        "parallel_tool_calls": session.parallel_tool_calls,
        **_of_audio(session.audio if isinstance(session.audio, AudioConfig) else AudioConfig()),
        **_of_tools(session, base),
        **_of_limits(session),
        **_of_service(session),
    }
    known = {name: value for name, value in told.items() if value is not UNSET and _is_choosable(name, value)}
    return msgspec.structs.replace(base, **known)


def _is_choosable(name: str, value: Any) -> bool:
    return not FIELDS[name].choices or value in FIELDS[name].choices


def _of_audio(audio: AudioConfig) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if isinstance(audio.output, AudioOutputConfig):
        voice = audio.output.voice
        told["voice"] = voice if isinstance(voice, str | UnsetType) else voice.id
        told["speed"] = audio.output.speed
        told["output_format"] = _format(audio.output.format)
    if isinstance(audio.input, AudioInputConfig):
        told["input_format"] = _format(audio.input.format)
        told |= _of_detection(audio.input.turn_detection)
        told |= _of_transcription(audio.input.transcription)
        reduction = audio.input.noise_reduction
        if reduction is None:
            told["noise_reduction"] = "off"
        elif isinstance(reduction, NoiseReduction):
            told |= {"noise_reduction": reduction.type, "noise_reduction_strength": reduction.strength}
    return told


def _of_detection(detection: TurnDetection | UnsetType | None) -> dict[str, Any]:
    if detection is None:
        return {"turn_detection": "none"}
    if not isinstance(detection, TurnDetection):
        return {}
    return {
        "turn_detection": detection.type,
        "threshold": detection.threshold,
        "prefix_padding_ms": detection.prefix_padding_ms,
        "silence_ms": detection.silence_duration_ms,
        "idle_timeout_ms": detection.idle_timeout_ms,
        "eagerness": detection.eagerness,
        "create_response": detection.create_response,
        "interrupt_response": detection.interrupt_response,
    }


def _of_transcription(transcription: Transcription | UnsetType | None) -> dict[str, Any]:
    if transcription is None:
        return {"transcription_model": ""}
    if not isinstance(transcription, Transcription):
        return {}
    return {
        "transcription_model": transcription.model or "",
        "transcription_language": transcription.language or "",
        "transcription_prompt": transcription.prompt or "",
        "transcription_languages": tuple(transcription.languages or ()),
        "transcription_keywords": tuple(transcription.keywords or ()),
        "transcription_delay": transcription.delay or "",
    }


def _of_tools(session: SessionConfig, base: SessionDraft) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if isinstance(session.tools, list):
        told["tools"] = tools_told(session.tools, base.tools)
        told["mcp_servers"] = servers_told(session.tools, base.mcp_servers)
    if not isinstance(session.tool_choice, UnsetType):
        told["tool_choice"] = choice_text(session.tool_choice)
    return told


def _of_limits(session: SessionConfig) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if session.max_output_tokens is not UNSET:
        limit = session.max_output_tokens
        told["max_output_tokens"] = limit if isinstance(limit, int) else None
    if isinstance(session.reasoning, Reasoning):
        told["reasoning_effort"] = session.reasoning.effort or ""
    elif session.reasoning is None:
        told["reasoning_effort"] = ""
    truncation = session.truncation
    if isinstance(truncation, ContextTruncation):
        limits = truncation.token_limits
        told |= {
            "context_truncation": truncation.type,
            "retention_ratio": truncation.retention_ratio,
            "context_tokens": (limits.post_instructions or None) if isinstance(limits, TokenLimits) else None,
        }
    elif truncation is None or isinstance(truncation, str):
        told["context_truncation"] = truncation or "auto"
    return told


def _of_service(session: SessionConfig) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if session.prompt is None:
        told["prompt_id"] = ""
    elif isinstance(session.prompt, Prompt):
        variables = session.prompt.variables or {}
        told |= {
            "prompt_id": session.prompt.id,
            "prompt_version": session.prompt.version or "",
            "prompt_variables": {name: value for name, value in variables.items() if isinstance(value, str)},
        }
    if isinstance(session.tracing, Tracing):
        metadata = session.tracing.metadata or {}
        told |= {
            "tracing": "custom",
            "tracing_workflow": session.tracing.workflow_name or "",
            "tracing_group": session.tracing.group_id or "",
            "tracing_metadata": {name: value for name, value in metadata.items() if isinstance(value, str)},
        }
    elif session.tracing is None or isinstance(session.tracing, str):
        told["tracing"] = session.tracing or "off"
    if session.include is not UNSET:
        told["include_logprobs"] = LOGPROBS in (session.include or ())
    return told


def _format(told: AudioFormat | UnsetType) -> str | UnsetType:
    return told.type if isinstance(told, AudioFormat) else UNSET


def _modality(session: SessionConfig) -> str | UnsetType:
    if isinstance(session.output_modalities, list):
        return "audio" if "audio" in session.output_modalities else "text"
    return UNSET
