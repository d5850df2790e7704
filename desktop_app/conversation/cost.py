"""What tokens cost: an estimate for a response, a turn or a session, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from msgspec import Meta, Struct

from desktop_app.conversation.usage import UsageTotals

CostPart = Literal[
    "input_text",
    "input_audio",
    "input_image",
    "input_other",
    "cached_text",
    "cached_audio",
    "cached_image",
    "output_text",
    "output_audio",
    "output_other",
    "transcription",
]

SPOKEN_TOKEN_MS = 50.0
"""Of the assistant's speech a token is so long, as the services publish it."""

Price = Annotated[float, Meta(ge=0)]
"""In the table's currency; never negative."""


class Prices(Struct, frozen=True, kw_only=True):
    """What a model's tokens cost, in any one currency per million; `transcription_minute` per minute of audio.

    None: not known. A cached price that is not known is the price of the same input uncached.
    """

    input_text: Price | None = None
    input_audio: Price | None = None
    input_image: Price | None = None
    cached_text: Price | None = None
    cached_audio: Price | None = None
    cached_image: Price | None = None
    output_text: Price | None = None
    output_audio: Price | None = None
    transcription_input: Price | None = None
    transcription_output: Price | None = None
    transcription_minute: Price | None = None

    @property
    def free(self) -> bool:
        """Whether nothing costs anything."""
        known = [value for name in self.__struct_fields__ if (value := getattr(self, name)) is not None]
        return bool(known) and not any(known)


@dataclass(frozen=True, slots=True)
class CostLine:
    """One part of a usage.

    Attributes:
        part: ``cached_*`` is input that the service had read before; ``*_other`` is what it did not split.
        tokens: how many; a transcription's input and output together.
        seconds: of transcribed audio, where that is what counts.
        amount: in the currency of the prices; None where the price is not known.
    """

    part: CostPart
    tokens: int
    seconds: float
    amount: float | None


@dataclass(frozen=True, slots=True)
class Cost:
    """An estimate.

    Attributes:
        lines: the parts that were used at all, in the order of a bill.
    """

    lines: Sequence[CostLine]

    @property
    def amount(self) -> float | None:
        """The sum of what has a price; None where something was used and nothing of it has one."""
        known = [line.amount for line in self.lines if line.amount is not None]
        return sum(known) if known or not self.lines else None

    @property
    def unpriced(self) -> Sequence[CostPart]:
        """The parts that have no price: the amount is without them."""
        return [line.part for line in self.lines if line.amount is None]


def cost_of(totals: UsageTotals, prices: Prices | None) -> Cost:
    """What a usage costs by `prices`, or only its parts where there are none.

    Cached tokens whose modality the service did not name count as text, which comes first in what is cached, and as
    audio where there is not so much text; reasoning that is in no modality counts as text.
    """
    prices = prices or Prices()
    cached_text, cached_audio = _cached(totals)
    split_input = totals.input_text + totals.input_audio + totals.input_image
    unsplit_output = max(0, totals.output - totals.output_text - totals.output_audio)
    reasoning = min(unsplit_output, totals.output_reasoning)
    parts: list[tuple[CostPart, int, float | None]] = [
        ("input_text", totals.input_text - cached_text, prices.input_text),
        ("input_audio", totals.input_audio - cached_audio, prices.input_audio),
        ("input_image", totals.input_image - totals.cached_image, prices.input_image),
        ("input_other", totals.input - max(split_input, totals.cached), None),
        ("cached_text", cached_text, _first(prices.cached_text, prices.input_text)),
        ("cached_audio", cached_audio, _first(prices.cached_audio, prices.input_audio)),
        ("cached_image", totals.cached_image, _first(prices.cached_image, prices.input_image)),
        ("output_text", totals.output_text + reasoning, prices.output_text),
        ("output_audio", totals.output_audio, prices.output_audio),
        ("output_other", unsplit_output - reasoning, None),
    ]
    lines = [CostLine(part, tokens, 0.0, _per_million(tokens, price)) for part, tokens, price in parts if tokens > 0]
    return Cost([*lines, *_transcription(totals, prices)])


def cost_of_speech(speech_ms: float, prices: Prices | None) -> float | None:
    """What so much of the assistant's speech cost, heard or not; None where its price is not known."""
    tokens = round(speech_ms / SPOKEN_TOKEN_MS)
    return _per_million(tokens, None if prices is None else prices.output_audio)


def _cached(totals: UsageTotals) -> tuple[int, int]:
    """Cached text and audio, with what the service did not split."""
    unnamed = max(0, totals.cached - totals.cached_text - totals.cached_audio - totals.cached_image)
    audio = min(max(0, unnamed - max(0, totals.input_text - totals.cached_text)), totals.input_audio)
    return totals.cached_text + unnamed - audio, totals.cached_audio + audio


def _transcription(totals: UsageTotals, prices: Prices) -> list[CostLine]:
    tokens = totals.transcription_input + totals.transcription_output
    if not tokens and not totals.transcription_seconds:
        return []
    amounts = []
    for count, price in (
        (totals.transcription_input, prices.transcription_input),
        (totals.transcription_output, prices.transcription_output),
    ):
        if count:
            amounts.append(_per_million(count, price))
    if totals.transcription_seconds:
        minute = prices.transcription_minute
        amounts.append(None if minute is None else totals.transcription_seconds / 60 * minute)
    amount = None if None in amounts else sum(known for known in amounts if known is not None)
    return [CostLine("transcription", tokens, totals.transcription_seconds, amount)]


def _per_million(tokens: int, price: float | None) -> float | None:
    return None if price is None else tokens * price / 1_000_000


def _first(price: float | None, instead: float | None) -> float | None:
    return instead if price is None else price
