"""The price table between its file and the window."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Coroutine
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.controller.price_desk import PriceDesk, of_price_file
from desktop_app.controller.status import Notice
from desktop_app.settings.prices import DEFAULT_PRICES, PriceTable
from desktop_app.storage.price_file import PriceFile, PriceFileNotice

TABLE = PriceTable(as_of=date(2026, 3, 1), currency="EUR")


class Desk:
    """A desk, what it told, and the writing it wants done."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.works: list[Coroutine[Any, Any, None]] = []
        self.desk = PriceDesk(PriceFile(path, DEFAULT_PRICES), lambda work, _name: self.works.append(work))
        self.changes = 0
        self.notices: list[Notice] = []
        self.desk.changed.connect(self._changed)
        self.desk.notice_raised.connect(self.notices.append)

    def write(self) -> None:
        """Do the writing."""
        while self.works:
            asyncio.run(self.works.pop())

    def _changed(self) -> None:
        self.changes += 1


@pytest.fixture
def desk(qtbot: object, tmp_path: Path) -> Desk:
    return Desk(tmp_path / "prices.json")


def test_the_first_use_leaves_a_file_to_edit(desk: Desk) -> None:
    desk.desk.refresh()
    desk.write()
    assert desk.path.exists()
    assert (desk.desk.table, desk.changes, desk.notices) == (DEFAULT_PRICES, 0, [])


def test_what_somebody_wrote_into_the_file_holds_from_the_next_look_on(desk: Desk) -> None:
    desk.desk.refresh()
    desk.write()
    desk.path.write_text('{"as_of": "2026-04-01", "currency": "GBP"}')
    os.utime(desk.path, (1_000, 1_000))
    desk.desk.refresh()
    desk.desk.refresh()
    assert (desk.desk.table.currency, desk.changes) == ("GBP", 1)


def test_a_bad_file_is_told_once_and_changes_nothing(desk: Desk) -> None:
    desk.path.write_text('{"as_of": "2026-04-01", "models": [{"model": "m", "output_audio": -1}]}')
    desk.desk.refresh()
    desk.desk.refresh()
    (notice,) = desk.notices
    assert notice.headline == "prices.json cannot be used."
    assert notice.detail.startswith("Model 1: output_audio is missing or senseless. It wants a number")
    assert notice.server_words == "Expected float >= 0.0"
    assert (desk.desk.table, desk.changes) == (DEFAULT_PRICES, 0)


def test_edited_prices_hold_at_once_and_are_written_once_the_last_ones(desk: Desk) -> None:
    desk.desk.keep(TABLE)
    desk.desk.keep(DEFAULT_PRICES)
    desk.desk.keep(TABLE)
    assert len(desk.works) == 1
    assert (desk.desk.table, desk.changes) == (TABLE, 3)
    desk.desk.refresh()  # the file is behind, not newer
    assert desk.desk.table == TABLE
    desk.write()
    assert '"currency": "EUR"' in desk.path.read_text()
    desk.desk.keep(TABLE)
    assert desk.changes == 3
    desk.write()


def test_prices_that_cannot_be_written_hold_all_the_same(desk: Desk) -> None:
    desk.path.mkdir()
    desk.desk.keep(TABLE)
    desk.write()
    assert [notice.id.partition(".")[0] for notice in desk.notices] == ["storage"]
    assert desk.desk.table == TABLE


@pytest.mark.parametrize(
    ("notice", "words"),
    [
        (PriceFileNotice("malformed", Path("p.json"), line=7), "Line 7 is not JSON."),
        (PriceFileNotice("unreadable", Path("p.json")), "It cannot be read."),
        (PriceFileNotice("field", Path("p.json"), field="as_of"), "as_of is missing or senseless. It wants a date"),
        (PriceFileNotice("field", Path("p.json"), field="currency"), "It wants three capital letters"),
        (PriceFileNotice("field", Path("p.json"), entry=3, field="model"), "Model 3: model is missing or senseless."),
        (PriceFileNotice("field", Path("p.json")), "? is missing or senseless."),
    ],
)
def test_every_oddity_has_its_words(notice: PriceFileNotice, words: str) -> None:
    assert words in of_price_file(notice).detail
