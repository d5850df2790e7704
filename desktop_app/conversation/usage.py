"""What a session used: tokens by modality, and transcription."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import UnsetType

from desktop_app.protocol.response import InputTokenDetails, TranscriptionUsage, Usage


def _count(value: float | UnsetType | None) -> int:
    return int(value) if isinstance(value, int | float) else 0


@dataclass(slots=True)
class UsageTotals:
    """Sums over responses; every field is a number of tokens unless its name says otherwise.

    Cached tokens are part of the input tokens and cheaper; `cached_*` by modality only where the service says it.
    The transcription of user audio is another model's work and is counted apart.
    """

    responses: int = 0
    total: int = 0
    input: int = 0
    output: int = 0
    input_text: int = 0
    input_audio: int = 0
    input_image: int = 0
    cached: int = 0
    cached_text: int = 0
    cached_audio: int = 0
    cached_image: int = 0
    output_text: int = 0
    output_audio: int = 0
    output_reasoning: int = 0
    transcription_input: int = 0
    transcription_input_audio: int = 0
    transcription_output: int = 0
    transcription_seconds: float = 0.0

    def add(self, usage: Usage) -> None:
        """Add what one response used."""
        self.responses += 1
        self.total += _count(usage.total_tokens)
        self.input += _count(usage.input_tokens)
        self.output += _count(usage.output_tokens)
        if isinstance(usage.input_token_details, InputTokenDetails):
            self._add_input(usage.input_token_details)
        details = usage.output_token_details
        if details is not None and not isinstance(details, UnsetType):
            self.output_text += _count(details.text_tokens)
            self.output_audio += _count(details.audio_tokens)
            self.output_reasoning += _count(details.reasoning_tokens)

    def _add_input(self, details: InputTokenDetails) -> None:
        self.input_text += _count(details.text_tokens)
        self.input_audio += _count(details.audio_tokens)
        self.input_image += _count(details.image_tokens)
        self.cached += _count(details.cached_tokens)
        cached = details.cached_tokens_details
        if cached is not None and not isinstance(cached, UnsetType):
            self.cached_text += _count(cached.text_tokens)
            self.cached_audio += _count(cached.audio_tokens)
            self.cached_image += _count(cached.image_tokens)

    def add_transcription(self, usage: TranscriptionUsage) -> None:
        """Add what the transcription of one user item used."""
        self.transcription_input += _count(usage.input_tokens)
        self.transcription_output += _count(usage.output_tokens)
        if isinstance(usage.input_token_details, InputTokenDetails):
            self.transcription_input_audio += _count(usage.input_token_details.audio_tokens)
        if isinstance(usage.seconds, int | float):
            self.transcription_seconds += usage.seconds


def totals_of(usage: Usage) -> UsageTotals:
    """What one response used."""
    totals = UsageTotals()
    totals.add(usage)
    return totals
