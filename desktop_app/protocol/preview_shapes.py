"""The flat sessions and responses of the preview dialect.

Superset of the preview's life (October 2024 to mid 2025): what one peer does not know it never sends.

Source: preview reference, `RealtimeRequestSession`, `RealtimeResponseSession`, `RealtimeResponse`; openai SDK
1.109.1 `types/beta/realtime`, the last preview schema.
"""

from __future__ import annotations

from typing import Any

from msgspec import UNSET, Struct, UnsetType

from desktop_app.protocol.items import Item
from desktop_app.protocol.response import StatusDetails, Usage
from desktop_app.protocol.session_config import Tool, ToolChoice, Tracing, Voice
from desktop_app.protocol.wire_numbers import Whole


class PreviewTurnDetection(Struct, kw_only=True, frozen=True):
    """`turn_detection`: GA's without the idle timeout."""

    type: str | UnsetType = UNSET
    threshold: float | UnsetType = UNSET
    prefix_padding_ms: Whole | UnsetType = UNSET
    silence_duration_ms: Whole | UnsetType = UNSET
    eagerness: str | UnsetType = UNSET
    create_response: bool | UnsetType = UNSET
    interrupt_response: bool | UnsetType = UNSET


class PreviewTranscription(Struct, kw_only=True, frozen=True):
    """`input_audio_transcription`."""

    model: str | UnsetType | None = UNSET
    language: str | UnsetType | None = UNSET
    prompt: str | UnsetType | None = UNSET


class PreviewNoiseReduction(Struct, kw_only=True, frozen=True):
    """`input_audio_noise_reduction`."""

    type: str | UnsetType = UNSET


class PreviewSession(Struct, kw_only=True, frozen=True):
    """A session as asked or as effective; `object`, `id`, `expires_at`, `client_secret` come from the service."""

    object: str | UnsetType = UNSET
    id: str | UnsetType = UNSET
    model: str | UnsetType | None = UNSET
    expires_at: Whole | UnsetType | None = UNSET
    modalities: list[str] | UnsetType = UNSET
    instructions: str | UnsetType = UNSET
    voice: Voice | UnsetType = UNSET
    input_audio_format: str | UnsetType = UNSET
    output_audio_format: str | UnsetType = UNSET
    input_audio_transcription: PreviewTranscription | UnsetType | None = UNSET
    input_audio_noise_reduction: PreviewNoiseReduction | UnsetType | None = UNSET
    turn_detection: PreviewTurnDetection | UnsetType | None = UNSET
    tools: list[Tool] | UnsetType = UNSET
    tool_choice: ToolChoice | UnsetType = UNSET
    temperature: float | UnsetType = UNSET
    max_response_output_tokens: Whole | str | UnsetType | None = UNSET
    speed: float | UnsetType = UNSET
    tracing: str | Tracing | UnsetType | None = UNSET
    include: list[str] | UnsetType | None = UNSET
    client_secret: Any = UNSET


class PreviewTranscriptionSession(Struct, kw_only=True, frozen=True):
    """A session that only transcribes (`transcription_session.update`)."""

    object: str | UnsetType = UNSET
    id: str | UnsetType = UNSET
    expires_at: Whole | UnsetType | None = UNSET
    modalities: list[str] | UnsetType = UNSET
    input_audio_format: str | UnsetType = UNSET
    input_audio_transcription: PreviewTranscription | UnsetType | None = UNSET
    input_audio_noise_reduction: PreviewNoiseReduction | UnsetType | None = UNSET
    turn_detection: PreviewTurnDetection | UnsetType | None = UNSET
    include: list[str] | UnsetType | None = UNSET
    client_secret: Any = UNSET


class PreviewResponseOptions(Struct, kw_only=True, frozen=True):
    """What one `response.create` overrides."""

    conversation: str | UnsetType = UNSET
    input: list[Item] | UnsetType = UNSET
    metadata: dict[str, str] | UnsetType | None = UNSET
    modalities: list[str] | UnsetType = UNSET
    instructions: str | UnsetType = UNSET
    voice: Voice | UnsetType = UNSET
    output_audio_format: str | UnsetType = UNSET
    tools: list[Tool] | UnsetType = UNSET
    tool_choice: ToolChoice | UnsetType = UNSET
    temperature: float | UnsetType = UNSET
    max_response_output_tokens: Whole | str | UnsetType = UNSET


class PreviewResponse(Struct, kw_only=True, frozen=True):
    """A response as the service tells it."""

    object: str | UnsetType = UNSET
    id: str = ""
    status: str = ""
    status_details: StatusDetails | UnsetType | None = UNSET
    output: list[Item] = []
    conversation_id: str | UnsetType | None = UNSET
    modalities: list[str] | UnsetType = UNSET
    voice: Voice | UnsetType = UNSET
    output_audio_format: str | UnsetType = UNSET
    temperature: float | UnsetType = UNSET
    max_output_tokens: Whole | str | UnsetType | None = UNSET
    usage: Usage | UnsetType | None = UNSET
    metadata: dict[str, str] | UnsetType | None = UNSET


class PreviewSessionUpdate(Struct, tag_field="type", tag="session.update", kw_only=True, frozen=True):
    """`session.update` with a flat session."""

    event_id: str | UnsetType = UNSET
    session: PreviewSession = PreviewSession()


class PreviewTranscriptionSessionUpdate(
    Struct, tag_field="type", tag="transcription_session.update", kw_only=True, frozen=True
):
    """`transcription_session.update`, in GA a `session.update` of type ``transcription``."""

    event_id: str | UnsetType = UNSET
    session: PreviewTranscriptionSession = PreviewTranscriptionSession()


class PreviewResponseCreate(Struct, tag_field="type", tag="response.create", kw_only=True, frozen=True):
    """`response.create` with flat options."""

    event_id: str | UnsetType = UNSET
    response: PreviewResponseOptions | UnsetType = UNSET
