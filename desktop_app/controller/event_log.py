"""Every event of a session, to look through while it goes on: a bounded index in memory, the bodies in the journal."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.controller.event_table import CAPACITY_ROWS, EventRow, EventTable
from desktop_app.controller.journal_job import JournalJob, Places
from desktop_app.storage.event_journal import JournalEntry

FRAME_MS = 33
NEWEST_BYTES = 1024 * 1024
"""What is kept of the newest lines, so that they show at once, also where the disk is full."""
SHOWN_BYTES = 2 * 1024 * 1024
"""How much of one line is read to be looked at."""
_MOST_WAITS = 200

Numbers = npt.NDArray[np.int64]
"""Row numbers, ascending."""


class EventLog(QObject):
    """Grows while a session runs, keeps the last session's events, and is cleared by the next.

    The journal's thread hands its lines over; they are taken in once a frame, and by nothing while nothing happens.

    Attributes:
        table: the index; older rows leave it when it is full, the journal keeps them.
        path: the journal, or None before the first session.

    Signals:
        rows_added: `table` has new rows, and may have dropped old ones; at most once a frame.
        cleared: a new session began.
        progressed(float): how far a search is, 0 to 1.
        found(object): the numbers of the rows whose bodies hold what was searched for, an int64 array.
        saved(object, int): the file events were saved to, and how many.
        failed(object): the `StorageProblem` that ended a search or a saving.

    Thread: the function that `begin` returns is called on the journal's thread, everything else on the GUI's.
    """

    rows_added = Signal()
    cleared = Signal()
    progressed = Signal(float)
    found = Signal(object)
    saved = Signal(object, int)
    failed = Signal(object)

    def __init__(self, capacity: int = CAPACITY_ROWS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path: Path | None = None
        self._capacity = capacity
        self.table = EventTable(capacity)
        self._arrived: deque[JournalEntry] = deque()
        self._newest: OrderedDict[int, bytes] = OrderedDict()
        self._newest_bytes = 0
        self._expected = 0
        self._waits = 0
        self._frame = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._frame.timeout.connect(self._take_in)
        self._searched: Numbers = np.zeros(0, np.int64)
        self._search = JournalJob(self)
        self._search.progressed.connect(self.progressed)
        self._search.found.connect(lambda hits: self.found.emit(self._searched[hits]))
        self._search.failed.connect(self.failed)
        self._saving = JournalJob(self)
        self._saving.saved.connect(self.saved)
        self._saving.failed.connect(self.failed)

    def begin(self, path: Path) -> Callable[[JournalEntry], None]:
        """Start over for a session whose journal is `path`; returns what to tell of each of its lines."""
        self._frame.stop()
        self.cancel_search()
        self.path = path
        self.table = EventTable(self._capacity)
        self._newest.clear()
        self._newest_bytes = self._expected = 0
        # A line of the session before that comes late goes into the old queue, which nobody reads any more.
        self._arrived = deque()
        self.cleared.emit()
        return self._arrived.append

    def expect(self) -> None:
        """A frame was given to the journal, so a line will come."""
        self._expected += 1
        self._waits = 0
        if not self._frame.isActive():
            self._frame.start()

    @property
    def waiting(self) -> int:
        """Events that happened and are not in the index yet."""
        return self._expected

    def row(self, number: int) -> EventRow | None:
        """An event, or None where it is not in the index any more."""
        return self.table.row(number) if self.table.first <= number < self.table.end else None

    def line(self, number: int) -> bytes:
        """The journal's line of an event, at most its first `SHOWN_BYTES`; empty where it cannot be read."""
        if (line := self._newest.get(number)) is not None:
            return line[:SHOWN_BYTES]
        if self.path is None or not self.table.first <= number < self.table.end:
            return b""
        offset, length = self.table.place(number)
        if offset < 0:
            return b""
        try:
            with self.path.open("rb") as file:
                file.seek(offset)
                return file.read(min(length, SHOWN_BYTES))
        except OSError:
            return b""

    def places(self, numbers: Numbers) -> Places:
        """Where the lines of rows lie in the journal, without those it lost."""
        first = self.table.first
        kept = numbers[(numbers >= first) & (numbers < self.table.end)] - first
        columns = [self.table.column(name, first, self.table.end)[kept] for name in ("offset", "length")]
        places = np.stack(columns, axis=1).astype(np.int64)
        return np.asarray(places[places[:, 0] >= 0])

    def search(self, numbers: Numbers, needle: str) -> None:
        """Look for words in the bodies of rows; answered by `found`, unless another search or `cancel_search` comes."""
        self.cancel_search()
        first = self.table.first
        numbers = numbers[(numbers >= first) & (numbers < self.table.end)]
        self._searched = numbers[self.table.column("offset", first, self.table.end)[numbers - first] >= 0]
        if self.path is not None:
            self._search.search(self.path, self.places(self._searched), needle)

    def cancel_search(self) -> None:
        """Give up a search."""
        self._search.cancel()

    def save(self, target: Path, numbers: Numbers | None = None) -> None:
        """Copy the lines of rows, or of the whole session, into a file; answered by `saved` or `failed`."""
        if self.path is not None:
            self._saving.save(self.path, None if numbers is None else self.places(numbers), target)

    def close(self) -> None:
        """Stop what is being read; for leaving the program."""
        self._frame.stop()
        self._search.cancel()
        self._saving.cancel()

    def take_in(self) -> None:
        """Take in at once what the journal has written."""
        self._frame.stop()
        self._take_in()

    def _take_in(self) -> None:
        entries = []
        while self._arrived:
            entries.append(self._arrived.popleft())
        self._expected = max(0, self._expected - len(entries))
        if entries:
            self._waits = 0
            number = self.table.end
            self.table.extend(entries)
            for entry in entries:
                self._newest[number] = entry.line
                self._newest_bytes += len(entry.line)
                number += 1
            while self._newest_bytes > NEWEST_BYTES and len(self._newest) > 1:
                self._newest_bytes -= len(self._newest.popitem(last=False)[1])
        self._waits += 1
        if self._expected and self._waits < _MOST_WAITS:
            self._frame.start()
        if entries:
            self.rows_added.emit()
