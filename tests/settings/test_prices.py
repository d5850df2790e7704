"""Which price a model has."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from desktop_app.conversation.cost import Prices
from desktop_app.settings.connections import BUILTIN
from desktop_app.settings.prices import DEFAULT_PRICES, ModelPrices, PriceTable

TABLE = PriceTable(
    as_of=date(2026, 3, 1),
    currency="EUR",
    models=[
        ModelPrices(model="gpt-realtime", input_text=4.0, output_audio=64.0),
        ModelPrices(model="gpt-realtime-mini", input_text=0.6),
        ModelPrices(model="gpt-realtime-2025-08-28", input_text=5.0),
        ModelPrices(model="whisper-1", transcription_minute=0.006),
    ],
)


@pytest.mark.parametrize(
    ("model", "input_text"),
    [
        ("gpt-realtime", 4.0),
        ("GPT-Realtime ", 4.0),
        ("gpt-realtime-2025-08-28", 5.0),
        ("gpt-realtime-2027-01-31", 4.0),
        ("gpt-realtime-mini-2025-10-06", 0.6),
        ("gpt-realtime-2", None),
        ("gpt-realtime-mini-2", None),
        ("my-deployment", None),
        ("", None),
    ],
)
def test_a_model_is_found_by_name_or_by_the_name_of_its_snapshots(model: str, input_text: float | None) -> None:
    prices = TABLE.prices(model)
    assert (prices is None) is (input_text is None)
    assert prices is None or prices.input_text == input_text


def test_the_transcription_has_the_prices_of_its_own_model() -> None:
    assert TABLE.prices("gpt-realtime", "whisper-1").transcription_minute == 0.006
    assert TABLE.prices("gpt-realtime", "another").transcription_minute is None
    assert TABLE.prices("nobody", "whisper-1") is None


def test_what_a_model_says_of_transcription_itself_wins() -> None:
    table = msgspec.structs.replace(
        TABLE, models=[*TABLE.models, ModelPrices(model="all-in", input_text=1.0, transcription_minute=0.0)]
    )
    assert table.prices("all-in", "whisper-1").transcription_minute == 0.0


def test_the_practice_partner_is_free_and_a_model_of_tomorrow_has_no_price() -> None:
    assert DEFAULT_PRICES.prices(BUILTIN.model, "whisper-1").free
    assert DEFAULT_PRICES.prices("gpt-realtime-9") is None


def test_a_dated_snapshot_of_a_known_model_has_its_price_and_the_transcription_s() -> None:
    prices = DEFAULT_PRICES.prices("gpt-realtime-2025-08-28", "whisper-1")
    assert (prices.input_audio, prices.cached_audio, prices.output_audio) == (32.0, 0.4, 64.0)
    assert prices.transcription_minute == 0.006


def test_a_table_survives_its_file() -> None:
    encoded = msgspec.json.encode(TABLE)
    assert msgspec.json.decode(encoded, type=PriceTable) == TABLE
    assert b'"as_of":"2026-03-01"' in encoded
    assert b"input_image" not in encoded  # what is not known is not written


@pytest.mark.parametrize(
    "json",
    [
        '{"as_of": "2026-03-01", "models": [{"model": "m", "input_text": -1}]}',
        '{"as_of": "2026-03-01", "models": [{"model": "m", "input_text": "4"}]}',
        '{"as_of": "2026-03-01", "models": [{"input_text": 4}]}',
        '{"as_of": "2026-03-01", "currency": "dollars"}',
        '{"as_of": "last week"}',
        "{}",
    ],
)
def test_senseless_tables_are_refused(json: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(json, type=PriceTable)


def test_prices_of_a_row_are_prices() -> None:
    assert isinstance(TABLE.row("whisper-1"), Prices)
