"""The events that the filter lets through, as a Qt model of their numbers in the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop_app.controller.event_filter import EventFilter
from desktop_app.ui import wording
from desktop_app.ui.events import words as events_words
from desktop_app.ui.events.runs import EventRuns, Numbers

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
        self._runs = EventRuns()
        self._end = 0
        log.rows_added.connect(self._follow)
        log.cleared.connect(self._reload)
        log.found.connect(self._take_found)
        log.failed.connect(self._failed)

    @property
    def numbers(self) -> Numbers:
        """The numbers of the events that are shown, ascending; not to be changed."""
        return self._runs.numbers

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

    def set_grouped(self, grouped: bool) -> None:
        """Show a run of audio pieces as one row, or each by itself."""
        if grouped != self._runs.grouped:
            self._runs.grouped = grouped
            self._reload()

    def number(self, row: int) -> int:
        """The event in a row, the first of a run."""
        return self._runs.first(row)

    def run(self, row: int) -> Numbers:
        """All events of a row."""
        return self._runs.run(row)

    def row_of(self, number: int) -> int:
        """The row of an event, or -1 where it is not shown."""
        return self._runs.row_of(number)

    def event_at(self, row: int) -> EventRow | None:
        """What the log knows of the event in a row; of a run the first, with the size of all."""
        event, run = self._log.row(self.number(row)), self.run(row)
        if event is None or len(run) == 1:
            return event
        table = self._log.table
        sizes = table.column("size", table.first, table.end)[run - table.first]
        return event._replace(size_bytes=int(sizes.sum()))

    def delta_ms(self, row: int) -> float | None:
        """The time since the event shown before it."""
        table = self._log.table
        before = int(self.run(row - 1)[-1]) if row else -1
        return None if before < table.first else table.at_ms(self.number(row)) - table.at_ms(before)

    def _reload(self) -> None:
        self._log.cancel_search()
        self.beginResetModel()
        table = self._log.table
        self._show(self.filter.matches(table, 0, table.end))
        self._end = table.end
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
            added = self._both(added, self._found_now(self._end, table.end))
        self._end = table.end
        if len(added):
            self._append(added)
        self.counted.emit()

    def _found_now(self, first: int, last: int) -> Numbers:
        sought = self.filter.sought
        candidates = self.filter.candidates(self._log.table, first, last)
        found = (sought in self._log.line(int(number)).lower() for number in candidates)
        return candidates[np.fromiter(found, bool, len(candidates))]

    def _both(self, some: Numbers, others: Numbers) -> Numbers:
        """Either's events that the index still has, ascending; far quicker than by sorting."""
        first, end = self._log.table.first, self._log.table.end
        wanted = np.zeros(end - first, bool)
        for numbers in (some, others):
            wanted[numbers[numbers >= first] - first] = True
        return first + np.flatnonzero(wanted)

    def _show(self, numbers: Numbers) -> None:
        """Show these instead of what was shown."""
        self._runs = EventRuns(self._runs.grouped)
        self._runs.add(numbers, self._runs.rows_of(self._log.table, numbers))

    def _append(self, added: Numbers) -> None:
        joining = self._runs.joins_last(self._log.table, added)
        if joining:
            self._runs.extend_last(added[:joining])
            last = self.index(self._runs.count - 1, 0)
            self.dataChanged.emit(last, last)
        if len(rest := added[joining:]):
            begins = self._runs.rows_of(self._log.table, rest)
            self.beginInsertRows(_NOWHERE, self._runs.count, self._runs.count + len(begins) - 1)
            self._runs.add(rest, begins)
            self.endInsertRows()

    def _drop(self) -> None:
        """Forget the rows whose events have left the index."""
        first = self._log.table.first
        if dropped := self._runs.rows_before(first):
            self.beginRemoveRows(_NOWHERE, 0, dropped - 1)
            self._runs.drop_before(first)
            self.endRemoveRows()
        else:
            self._runs.drop_before(first)

    def _take_found(self, found: Numbers) -> None:
        self._set_searching(False)
        if not self.filter.searches_bodies:
            return
        self.beginResetModel()
        self._show(self._both(self.numbers, found))
        self.endResetModel()
        self.counted.emit()

    def _failed(self) -> None:
        self._set_searching(False)

    def _set_searching(self, searching: bool) -> None:
        if searching != self.searching:
            self.searching = searching
            self.searched.emit(searching)

    # Qt's own names from here on.

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._runs.count

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self._runs.count:
            return None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        event = self.event_at(index.row())
        if event is None:
            return ""
        at, size = wording.clock_exact(event.at_ms), events_words.size(event.size_bytes)
        name = events_words.name(event) + events_words.times(len(self.run(index.row())))
        return f"{name}, {events_words.way(event)}, {at}, {size}"
