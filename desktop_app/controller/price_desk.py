"""The price table as the window sees it: read when a session starts, edited in a sheet, kept in a file."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop_app.controller import problem_sentences
from desktop_app.controller.status import Notice
from desktop_app.settings.prices import PriceTable
from desktop_app.storage.price_file import PriceFile, PriceFileNotice
from desktop_app.storage.storage_problem import StorageProblem

Start = Callable[[Coroutine[Any, Any, None], str], object]


class PriceDesk(QObject):
    """Keeps the table and its file together; files are written off the window's thread.

    Args:
        start: runs a coroutine in the background, by its name.

    Signals:
        changed: other prices hold.
        notice_raised(Notice): the file cannot be used, or not be written.
    """

    changed = Signal()
    notice_raised = Signal(object)

    def __init__(self, file: PriceFile, start: Start) -> None:
        super().__init__()
        self._file = file
        self._start = start
        self._table = file.table
        self._to_write: PriceTable | None = None

    @property
    def table(self) -> PriceTable:
        """The prices that hold."""
        return self._table

    @property
    def file_name(self) -> str:
        """The file, with its folder."""
        return str(self._file.path)

    @property
    def problem(self) -> str:
        """Why the file as it is now is not used, in plain words, or nothing."""
        notice = self._file.notice
        if notice is None:
            return ""
        told = of_price_file(notice)
        return f"{told.headline} {told.detail}"

    def refresh(self) -> None:
        """Read the file if somebody changed it; without one, write it, so that there is something to edit."""
        if self._to_write is not None:
            return
        if self._file.missing:
            self.keep(self._table)
        elif self._file.refresh():
            if self._file.notice is not None:
                self.notice_raised.emit(of_price_file(self._file.notice))
            self._take(self._file.table)

    def keep(self, table: PriceTable) -> None:
        """Let other prices hold from now on, and write them."""
        self._take(table)
        idle = self._to_write is None
        self._to_write = table
        if idle:
            self._start(self._write(), "write prices")

    def _take(self, table: PriceTable) -> None:
        if table != self._table:
            self._table = table
            self.changed.emit()

    async def _write(self) -> None:
        while (table := self._to_write) is not None:
            try:
                await asyncio.to_thread(self._file.write, table)
            except StorageProblem as problem:
                self._to_write = None
                self.notice_raised.emit(problem_sentences.of_storage(problem))
                return
            if self._to_write is table:
                self._to_write = None


def of_price_file(odd: PriceFileNotice) -> Notice:
    """A price file that cannot be used."""
    translate = QCoreApplication.translate
    headline = translate("Prices", "{0} cannot be used.").format(odd.path.name)
    stays = translate("Prices", "The prices used so far stay; the file is left as it is.")
    if odd.code == "unreadable":
        where = translate("Prices", "It cannot be read.")
    elif odd.code == "malformed":
        where = translate("Prices", "Line {0} is not JSON.").format(odd.line)
    elif odd.entry:
        where = translate("Prices", "Model {0}: {1} is missing or senseless.").format(odd.entry, odd.field or "?")
    else:
        where = translate("Prices", "{0} is missing or senseless.").format(odd.field or "?")
    wanted = _wanted(odd.field) if odd.code == "field" else ""
    return Notice("prices.file", "warning", headline, " ".join(filter(None, (where, wanted, stays))), odd.detail)


def _wanted(field: str) -> str:
    translate = QCoreApplication.translate
    if field == "as_of":
        return translate("Prices", "It wants a date like 2026-11-20.")
    if field == "currency":
        return translate("Prices", "It wants three capital letters, like USD.")
    if field.startswith(("input_", "cached_", "output_", "transcription_")):
        return translate("Prices", "It wants a number, 0 or more, for a million tokens or a minute.")
    if field == "model":
        return translate("Prices", "It wants the name of a model.")
    return ""
