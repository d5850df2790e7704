"""A response, how it ended, and what it used.

Source: GA reference, "The response object"; preview reference, `RealtimeResponse`.
"""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType

from desktop_app.protocol.items import Item
from desktop_app.protocol.session_config import AudioConfig
from desktop_app.protocol.wire_numbers import Whole


class ErrorDetail(Struct, kw_only=True, frozen=True):
    """Why something failed; `event_id` is the client event that caused it, when the service says so."""

    type: str | UnsetType | None = UNSET
    code: str | UnsetType | None = UNSET
    message: str | UnsetType | None = UNSET
    param: str | UnsetType | None = UNSET
    event_id: str | UnsetType | None = UNSET


class CachedTokensDetails(Struct, kw_only=True, frozen=True):
    """The cached input tokens by modality."""

    text_tokens: Whole | UnsetType = UNSET
    audio_tokens: Whole | UnsetType = UNSET
    image_tokens: Whole | UnsetType = UNSET


class InputTokenDetails(Struct, kw_only=True, frozen=True):
    """The input tokens by modality; `cached_tokens` are part of them and cheaper."""

    text_tokens: Whole | UnsetType = UNSET
    audio_tokens: Whole | UnsetType = UNSET
    image_tokens: Whole | UnsetType = UNSET
    cached_tokens: Whole | UnsetType = UNSET
    cached_tokens_details: CachedTokensDetails | UnsetType | None = UNSET


class OutputTokenDetails(Struct, kw_only=True, frozen=True):
    """The output tokens by modality; `reasoning_tokens` on reasoning models."""

    text_tokens: Whole | UnsetType = UNSET
    audio_tokens: Whole | UnsetType = UNSET
    reasoning_tokens: Whole | UnsetType = UNSET


class Usage(Struct, kw_only=True, frozen=True):
    """Tokens of one response."""

    total_tokens: Whole | UnsetType = UNSET
    input_tokens: Whole | UnsetType = UNSET
    output_tokens: Whole | UnsetType = UNSET
    input_token_details: InputTokenDetails | UnsetType | None = UNSET
    output_token_details: OutputTokenDetails | UnsetType | None = UNSET


class TranscriptionUsage(Struct, kw_only=True, frozen=True):
    """What a transcription cost: ``tokens`` or ``duration`` (`seconds`)."""

    type: str | UnsetType = UNSET
    total_tokens: Whole | UnsetType = UNSET
    input_tokens: Whole | UnsetType = UNSET
    output_tokens: Whole | UnsetType = UNSET
    input_token_details: InputTokenDetails | UnsetType | None = UNSET
    seconds: float | UnsetType = UNSET


class TranscriptionLanguage(Struct, kw_only=True, frozen=True):
    """A language heard in the user's audio, by its ISO code."""

    code: str = ""


class StatusDetails(Struct, kw_only=True, frozen=True):
    """Why a response ended as it did.

    Attributes:
        reason: ``turn_detected``, ``client_cancelled``, ``max_output_tokens`` or ``content_filter``.
    """

    type: str | UnsetType = UNSET
    reason: str | UnsetType | None = UNSET
    error: ErrorDetail | UnsetType | None = UNSET


class Response(Struct, kw_only=True, frozen=True):
    """One generation of the model.

    Attributes:
        status: ``in_progress``, then ``completed``, ``cancelled``, ``incomplete`` or ``failed``.
        conversation_id: null when out of band.
        usage: null until done, and perhaps on failed or cancelled responses.
        temperature: preview only.
    """

    id: str = ""
    object: str | UnsetType = UNSET
    status: str = ""
    status_details: StatusDetails | UnsetType | None = UNSET
    output: list[Item] = []
    conversation_id: str | UnsetType | None = UNSET
    output_modalities: list[str] | UnsetType = UNSET
    max_output_tokens: Whole | str | UnsetType | None = UNSET
    audio: AudioConfig | UnsetType = UNSET
    usage: Usage | UnsetType | None = UNSET
    metadata: dict[str, str] | UnsetType | None = UNSET
    temperature: float | UnsetType = UNSET
