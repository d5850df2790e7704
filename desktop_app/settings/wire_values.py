"""What the wire's objects are for a draft, each whole: a service fills a partial object from its defaults, not from
what it had; pure.

Source: GA reference 2 "Session object", 3 "Turn detection"; preview reference 5 and 9.
"""

from __future__ import annotations

import re

from msgspec import UNSET

from desktop_app.protocol.session_config import (
    PCM_RATE_HZ,
    AudioFormat,
    ContextTruncation,
    CustomVoice,
    NoiseReduction,
    Prompt,
    Reasoning,
    TokenLimits,
    Tracing,
    Transcription,
    TurnDetection,
    Voice,
)
from desktop_app.settings.model import SessionDraft

LOGPROBS = "item.input_audio_transcription.logprobs"
PREVIEW_TEMPERATURE = 0.8
"""The preview takes no null: its own default stands for "the service's own"."""


def format_of(name: str) -> AudioFormat:
    """PCM has one rate, and GA refuses it without."""
    return AudioFormat(type=name, rate=PCM_RATE_HZ) if name == "audio/pcm" else AudioFormat(type=name)


def voice_of(draft: SessionDraft, dialect: str = "ga") -> Voice:
    """A voice by name, or one's own where it looks like an id."""
    if dialect != "preview" and re.fullmatch(r"voice_[A-Za-z0-9_-]+", draft.voice):
        return CustomVoice(id=draft.voice)
    return draft.voice


def turn_detection_of(draft: SessionDraft, dialect: str = "ga") -> TurnDetection | None:
    """Null is push to talk."""
    if draft.turn_detection == "none":
        return None
    # The first preview knew neither interrupt_response nor idle_timeout_ms and refuses what it does not know.
    interrupt = draft.interrupt_response if dialect == "ga" or not draft.interrupt_response else UNSET
    if draft.turn_detection == "semantic_vad":
        return TurnDetection(
            type="semantic_vad",
            eagerness=draft.eagerness,
            create_response=draft.create_response,
            interrupt_response=draft.interrupt_response,
        )
    return TurnDetection(
        type="server_vad",
        threshold=draft.threshold,
        prefix_padding_ms=draft.prefix_padding_ms,
        silence_duration_ms=draft.silence_ms,
        # Left out it is never, and a service that came to GA without it refuses even a null.
        idle_timeout_ms=UNSET if draft.idle_timeout_ms is None or dialect != "ga" else draft.idle_timeout_ms,
        create_response=draft.create_response,
        interrupt_response=interrupt,
    )


def transcription_of(draft: SessionDraft, dialect: str = "ga") -> Transcription | None:
    """Null is no transcription."""
    if not draft.transcription_model:
        return None
    ga = dialect == "ga"
    return Transcription(
        model=draft.transcription_model,
        language=draft.transcription_language or UNSET,
        prompt=draft.transcription_prompt or UNSET,
        languages=list(draft.transcription_languages) if ga and draft.transcription_languages else UNSET,
        keywords=list(draft.transcription_keywords) if ga and draft.transcription_keywords else UNSET,
        delay=draft.transcription_delay if ga and draft.transcription_delay else UNSET,
    )


def noise_reduction_of(draft: SessionDraft, dialect: str = "ga") -> NoiseReduction | None:
    if draft.noise_reduction == "off":
        return None
    strength = draft.noise_reduction_strength
    return NoiseReduction(
        type=draft.noise_reduction, strength=strength if strength is not None and dialect == "ga" else UNSET
    )


def truncation_of(draft: SessionDraft) -> str | ContextTruncation:
    if draft.context_truncation != "retention_ratio":
        return draft.context_truncation
    limit = draft.context_tokens
    return ContextTruncation(
        type="retention_ratio",
        retention_ratio=draft.retention_ratio,
        token_limits=UNSET if limit is None else TokenLimits(post_instructions=limit),
    )


def prompt_of(draft: SessionDraft) -> Prompt | None:
    if not draft.prompt_id:
        return None
    return Prompt(
        id=draft.prompt_id,
        version=draft.prompt_version or UNSET,
        variables=dict(draft.prompt_variables) or UNSET,
    )


def tracing_of(draft: SessionDraft) -> str | Tracing | None:
    if draft.tracing == "custom":
        return Tracing(
            workflow_name=draft.tracing_workflow or UNSET,
            group_id=draft.tracing_group or UNSET,
            metadata=dict(draft.tracing_metadata) or UNSET,
        )
    return None if draft.tracing == "off" else draft.tracing


def reasoning_of(draft: SessionDraft) -> Reasoning | None:
    return Reasoning(effort=draft.reasoning_effort) if draft.reasoning_effort else None


def include_of(draft: SessionDraft) -> list[str] | None:
    """Confidence is the only thing that can be included."""
    return [LOGPROBS] if draft.include_logprobs else None


def limit_of(draft: SessionDraft) -> int | str:
    return "inf" if draft.max_output_tokens is None else draft.max_output_tokens


def temperature_of(draft: SessionDraft) -> float:
    return PREVIEW_TEMPERATURE if draft.temperature is None else draft.temperature
