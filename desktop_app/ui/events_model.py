"""The events that the filter lets through, as a Qt model of their numbers in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop_app.controller.event_filter import EventFilter
from desktop_app.ui import events_words, wording

if TYPE_CHECKING:
    from desktop_app.controller.event_log import EventLog
    from desktop_app.controller.event_table import EventRow

_NOWHERE = QModelIndex()


class EventsModel(QAbstractListModel):
    """Follows the log while somebody looks (`set_awake`), a frame's rows at a time.

    Signals:
        counted: how many events there are, or how many are shown, changed.
        searched(bool): a search through the bodies began, or ended.
    """

    counted = Signal()
    searched = Signal(bool)

    def __init__(self, log: EventLog, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.filter = EventFilter()
        self.searching = False
        self._log = log
        self._awake = False
        self._numbers: npt.NDArray[np.int64] = np.zeros(0, np.int64)
        self._count = 0
        self._end = 0
        log.rows_added.connect(self._follow)
        log.cleared.connect(self._reload)
        log.found.connect(self._take_found)
        log.failed.connect(lambda _problem: self._set_searching(False))

    @property
    def numbers(self) -> npt.NDArray[np.int64]:
        """The numbers of the events that are shown, ascending; not to be changed."""
        return self._numbers[: self._count]

    @property
    def total(self) -> int:
        """How many events the session has."""
        return self._log.table.end

    def set_awake(self, awake: bool) -> None:
        """Follow the log, or leave that until somebody looks again."""
        if awake != self._awake:
            self._awake = awake
            if awake:
                self._follow()

    def set_filter(self, chosen: EventFilter) -> None:
        """Show other events."""
        if chosen != self.filter:
            self.filter = chosen
            self._reload()

    def number(self, row: int) -> int:
        """The event in a row."""
        return int(self._numbers[row])

    def row_of(self, number: int) -> int:
        """The row of an event, or -1 where it is not shown."""
        row = int(np.searchsorted(self.numbers, number))
        return row if row < self._count and self._numbers[row] == number else -1

    def event_at(self, row: int) -> EventRow | None:
        """What the log knows of the event in a row."""
        return self._log.row(self.number(row))

    def delta_ms(self, row: int) -> float | None:
        """The time since the event shown above it."""
        if row < 1 or self._numbers[row - 1] < self._log.table.first:
            return None
        table = self._log.table
        return table.at_ms(self.number(row)) - table.at_ms(self.number(row - 1))

    def _reload(self) -> None:
        self._log.cancel_search()
        self.beginResetModel()
        table = self._log.table
        self._numbers = self.filter.matches(table, 0, table.end)
        self._count, self._end = len(self._numbers), table.end
        self.endResetModel()
        self._set_searching(self.filter.searches_bodies and table.end > table.first)
        if self.searching:
            self._log.search(self.filter.candidates(table, 0, table.end), self.filter.needle)
        self.counted.emit()

    def _follow(self) -> None:
        if not self._awake:
            return
        self._drop()
        table = self._log.table
        added = self.filter.matches(table, self._end, table.end)
        if self.filter.searches_bodies:
            added = np.union1d(added, self._found_now(self._end, table.end))
        self._end = table.end
        if len(added):
            self._append(added)
        self.counted.emit()

    def _found_now(self, first: int, last: int) -> npt.NDArray[np.int64]:
        sought = self.filter.sought
        candidates = self.filter.candidates(self._log.table, first, last)
        found = (sought in self._log.line(int(number)).lower() for number in candidates)
        return candidates[np.fromiter(found, bool, len(candidates))]

    def _append(self, added: npt.NDArray[np.int64]) -> None:
        self.beginInsertRows(_NOWHERE, self._count, self._count + len(added) - 1)
        needed = self._count + len(added)
        if needed > len(self._numbers):
            grown = np.zeros(max(1024, 2 * needed), np.int64)
            grown[: self._count] = self.numbers
            self._numbers = grown
        self._numbers[self._count : needed] = added
        self._count = needed
        self.endInsertRows()

    def _drop(self) -> None:
        """Forget the rows whose events have left the index."""
        dropped = int(np.searchsorted(self.numbers, self._log.table.first))
        if dropped:
            self.beginRemoveRows(_NOWHERE, 0, dropped - 1)
            self._numbers = self.numbers[dropped:].copy()
            self._count -= dropped
            self.endRemoveRows()

    def _take_found(self, found: npt.NDArray[np.int64]) -> None:
        self._set_searching(False)
        if not self.filter.searches_bodies:
            return
        self.beginResetModel()
        first = self._log.table.first
        merged = np.union1d(self.numbers, found)
        self._numbers = merged[merged >= first]
        self._count = len(self._numbers)
        self.endResetModel()
        self.counted.emit()

    def _set_searching(self, searching: bool) -> None:
        if searching != self.searching:
            self.searching = searching
            self.searched.emit(searching)

    # Qt's own names from here on.

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self._count:
            return None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        event = self.event_at(index.row())
        if event is None:
            return ""
        at, size = wording.clock_exact(event.at_ms), events_words.size(event.size_bytes)
        return f"{events_words.name(event)}, {events_words.way(event)}, {at}, {size}"
