"""Events in rows: one row for each, but one for a whole run of the audio pieces that would drown everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from desktop_app.controller.event_kinds import KINDS

if TYPE_CHECKING:
    from desktop_app.controller.event_table import EventTable

_AUDIO = KINDS.index("audio")
_FIRST_PLACES = 1_024

Numbers = npt.NDArray[np.int64]


class _Growing:
    """An array to append to."""

    def __init__(self) -> None:
        self._room: Numbers = np.zeros(0, np.int64)
        self.count = 0

    @property
    def values(self) -> Numbers:
        return self._room[: self.count]

    def append(self, added: Numbers) -> None:
        needed = self.count + len(added)
        if needed > len(self._room):
            grown = np.zeros(max(_FIRST_PLACES, 2 * needed), np.int64)
            grown[: self.count] = self.values
            self._room = grown
        self._room[self.count : needed] = added
        self.count = needed

    def replace(self, values: Numbers) -> None:
        self._room, self.count = values, len(values)


class EventRuns:
    """The numbers of the events that are shown, and where each row begins among them.

    Args:
        grouped: put runs of audio pieces of one type into one row.
    """

    def __init__(self, grouped: bool = True) -> None:
        self.grouped = grouped
        self._numbers = _Growing()
        self._starts = _Growing()

    @property
    def numbers(self) -> Numbers:
        """Every event that is shown, ascending; not to be changed."""
        return self._numbers.values

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self._starts.count

    def run(self, row: int) -> Numbers:
        """The events of a row."""
        starts, last = self._starts.values, row + 1 == self._starts.count
        return self.numbers[starts[row] : self._numbers.count if last else starts[row + 1]]

    def first(self, row: int) -> int:
        """The first event of a row."""
        return int(self.numbers[self._starts.values[row]])

    def row_of(self, number: int) -> int:
        """The row an event is in, or -1 where it is not shown."""
        place = int(np.searchsorted(self.numbers, number))
        if place >= self._numbers.count or self.numbers[place] != number:
            return -1
        return int(np.searchsorted(self._starts.values, place, side="right")) - 1

    def joins_last(self, table: EventTable, added: Numbers) -> int:
        """How many of the events to add belong to the last row."""
        if not self.count or not len(added):
            return 0
        alone = self._begins(table, np.concatenate((self.numbers[-1:], added)))[1:]
        return int(np.argmax(alone)) if alone.any() else len(added)

    def extend_last(self, added: Numbers) -> None:
        """Add events to the last row."""
        self._numbers.append(added)

    def rows_of(self, table: EventTable, added: Numbers) -> Numbers:
        """Where rows begin in events that are to be added as rows of their own."""
        return np.flatnonzero(self._begins(table, added))

    def add(self, added: Numbers, begins: Numbers) -> None:
        """Add events as rows that begin as `rows_of` said."""
        self._starts.append(begins + self._numbers.count)
        self._numbers.append(added)

    def rows_before(self, number: int) -> int:
        """How many rows have only events before this one."""
        place = int(np.searchsorted(self.numbers, number))
        if place == self._numbers.count:
            return self.count
        return int(np.searchsorted(self._starts.values, place, side="right")) - 1

    def drop_before(self, number: int) -> None:
        """Forget the events before this one."""
        rows, place = self.rows_before(number), int(np.searchsorted(self.numbers, number))
        if place:
            self._numbers.replace(self.numbers[place:].copy())
            self._starts.replace(np.maximum(self._starts.values[rows:] - place, 0))

    def _begins(self, table: EventTable, numbers: Numbers) -> npt.NDArray[np.bool_]:
        begins = np.ones(len(numbers), bool)
        if self.grouped and len(numbers) > 1:
            places = numbers - table.first
            kinds = table.column("kind", table.first, table.end)[places]
            types = table.column("type", table.first, table.end)[places]
            begins[1:] = (kinds[1:] != _AUDIO) | (types[1:] != types[:-1])
        return begins
