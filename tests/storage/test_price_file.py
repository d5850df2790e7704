"""The price table on disk: written, read again when it changes, and said when it cannot be used."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from desktop_app.settings.prices import DEFAULT_PRICES, ModelPrices, PriceTable
from desktop_app.storage.price_file import MOST_BYTES, PriceFile
from desktop_app.storage.storage_problem import StorageProblem

TABLE = PriceTable(as_of=date(2026, 3, 1), currency="EUR", models=[ModelPrices(model="m", input_text=4.0)])


@pytest.fixture
def file(tmp_path: Path) -> PriceFile:
    return PriceFile(tmp_path / "settings" / "prices.json", DEFAULT_PRICES)


def rewrite(file: PriceFile, text: str | bytes, seconds: int) -> None:
    """As an editor would, at another time."""
    file.path.parent.mkdir(parents=True, exist_ok=True)
    file.path.write_bytes(text if isinstance(text, bytes) else text.encode())
    os.utime(file.path, (seconds, seconds))


def test_without_a_file_the_default_holds(file: PriceFile) -> None:
    assert file.missing
    assert not file.refresh()
    assert (file.table, file.notice) == (DEFAULT_PRICES, None)


def test_what_is_written_is_readable_private_and_read_back(file: PriceFile) -> None:
    file.write(TABLE)
    text = file.path.read_text("utf-8")
    assert '  "as_of": "2026-03-01",\n' in text
    assert '"model": "m",\n      "input_text": 4.0' in text
    assert file.path.stat().st_mode & 0o077 == 0
    other = PriceFile(file.path, DEFAULT_PRICES)
    assert other.refresh()
    assert other.table == TABLE


def test_it_is_read_again_only_when_it_is_another(file: PriceFile) -> None:
    file.write(TABLE)
    assert not file.refresh()
    rewrite(file, '{"as_of": "2026-04-01"}', 1_000)
    assert file.refresh()
    assert file.table.as_of == date(2026, 4, 1)
    assert not file.refresh()
    file.path.unlink()
    assert file.refresh()
    assert file.table == DEFAULT_PRICES


@pytest.mark.parametrize(
    ("text", "code", "line", "entry", "field"),
    [
        ('{"as_of": "2026-03-01",\n "currency": "EUR",,\n}', "malformed", 2, 0, ""),
        ('{"as_of": "2026-03-01",\n "models": [{"model": "m"}\n', "malformed", 2, 0, ""),
        ("", "malformed", 1, 0, ""),
        (b"\xff\xfe", "malformed", 1, 0, ""),
        ('{"as_of": "yesterday"}', "field", 0, 0, "as_of"),
        ("{}", "field", 0, 0, "as_of"),
        ("[1]", "field", 0, 0, ""),
        (
            '{"as_of": "2026-03-01", "models": [{"model": "a"}, {"model": "b", "input_text": -4}]}',
            "field",
            0,
            2,
            "input_text",
        ),
        ('{"as_of": "2026-03-01", "models": [{"input_text": 4}]}', "field", 0, 1, "model"),
        ('{"as_of": "2026-03-01", "models": [{"model": "m", "input_text": 1e999}]}', "field", 0, 1, "input_text"),
        (b" " * (MOST_BYTES + 1), "unreadable", 0, 0, ""),
    ],
)
def test_a_bad_file_is_said_and_kept_and_the_prices_in_use_stay(
    file: PriceFile, text: str | bytes, code: str, line: int, entry: int, field: str
) -> None:
    file.write(TABLE)
    rewrite(file, text, 1_000)
    assert file.refresh()
    assert file.notice is not None
    assert (file.notice.code, file.notice.line, file.notice.entry, file.notice.field) == (code, line, entry, field)
    assert file.table == TABLE
    assert file.path.read_bytes() == (text if isinstance(text, bytes) else text.encode())
    assert not file.refresh()  # said once
    rewrite(file, '{"as_of": "2026-04-01"}', 2_000)
    assert file.refresh()
    assert file.notice is None


def test_a_folder_in_its_place_is_said(file: PriceFile) -> None:
    file.path.mkdir(parents=True)
    assert file.refresh()
    assert file.notice is not None
    assert file.notice.code == "unreadable"


def test_a_file_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "settings").write_text("in the way")
    file = PriceFile(tmp_path / "settings" / "prices.json", DEFAULT_PRICES)
    with pytest.raises(StorageProblem):
        file.write(TABLE)
    assert file.table == DEFAULT_PRICES
