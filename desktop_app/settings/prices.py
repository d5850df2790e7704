"""The price table: what each model's tokens cost, since when this is known, and in which currency."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from desktop_app.conversation.cost import Prices
from desktop_app.settings.connections import BUILTIN

_SNAPSHOT = re.compile(r"-20\d\d-\d\d-\d\d$")
_PRICED = tuple(field.name for field in msgspec.structs.fields(Prices))
_OF_TRANSCRIPTION = tuple(name for name in _PRICED if name.startswith("transcription_"))


class ModelPrices(Prices, frozen=True, kw_only=True, omit_defaults=True):
    """One row: a model and its prices per million tokens (`transcription_minute`: per minute of audio).

    Attributes:
        model: its name as the service echoes it; a name without a date stands for its dated snapshots too.
    """

    model: Annotated[str, Meta(min_length=1, max_length=200)]


class PriceTable(Struct, frozen=True, kw_only=True):
    """Every price that is known.

    Attributes:
        as_of: when the prices were looked up.
        currency: three letters, as ``USD``.
        source: where they come from, for a person.
    """

    as_of: date
    currency: Annotated[str, Meta(pattern=r"^[A-Z]{3}$")] = "USD"
    source: Annotated[str, Meta(max_length=500)] = ""
    models: list[ModelPrices] = []

    def row(self, model: str) -> ModelPrices | None:
        """The row of a model: of its very name, else of its name without the date of a snapshot."""
        wanted = model.strip().lower()
        for name in (wanted, _SNAPSHOT.sub("", wanted)):
            for row in self.models:
                if name and row.model.strip().lower() == name:
                    return row
        return None

    def prices(self, model: str, transcription_model: str = "") -> Prices | None:
        """The prices of a session: of its model; what that says nothing of, of the model that transcribes.

        None where the model has no row.
        """
        row = self.row(model)
        if row is None:
            return None
        prices = {name: getattr(row, name) for name in _PRICED}
        transcription = self.row(transcription_model)
        if transcription is not None and all(prices[name] is None for name in _OF_TRANSCRIPTION):
            prices |= {name: getattr(transcription, name) for name in _OF_TRANSCRIPTION}
        return Prices(**prices)


def _spoken(model: str, text: tuple[float, float, float], audio: tuple[float, float, float]) -> ModelPrices:
    """A speech model's row; each triple is input, cached input, output."""
    return ModelPrices(
        model=model,
        input_text=text[0],
        cached_text=text[1],
        output_text=text[2],
        input_audio=audio[0],
        cached_audio=audio[1],
        output_audio=audio[2],
    )


DEFAULT_PRICES = PriceTable(
    as_of=date(2025, 10, 6),
    source="OpenAI's list prices of that day, in US dollars. Yours may differ: enter them with their day.",
    models=[
        ModelPrices(model=BUILTIN.model, **dict.fromkeys(_PRICED, 0.0)),
        _spoken("gpt-realtime", (4.0, 0.4, 16.0), (32.0, 0.4, 64.0)),
        _spoken("gpt-realtime-mini", (0.6, 0.06, 2.4), (10.0, 0.3, 20.0)),
        _spoken("gpt-4o-realtime-preview", (5.0, 2.5, 20.0), (40.0, 2.5, 80.0)),
        _spoken("gpt-4o-mini-realtime-preview", (0.6, 0.3, 2.4), (10.0, 0.3, 20.0)),
        ModelPrices(model="whisper-1", transcription_minute=0.006),
    ],
)
"""What the table begins with. Models that came later have no price until somebody enters it."""
