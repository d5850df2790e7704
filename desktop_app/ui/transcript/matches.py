"""Where the searched words occur in the transcript; found little by little, and again in what changes."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QTimer, Signal

from desktop_app.ui.transcript.model import TranscriptModel
from desktop_app.ui.transcript.row_layout import RowLayout

_SLICE_S = 0.004
_MOST_IN_A_ROW = 1_000


class Match(NamedTuple):
    """One occurrence: `start` and `length` in UTF-16 units of a passage as it is shown in full."""

    item_id: str
    passage: str
    start: int
    length: int


class TranscriptMatches(QObject):
    """The occurrences of a text, in the order of the rows, and the one that is looked at.

    Signals:
        changed: there are more or fewer, or another one is looked at.
        arrived: the first one was found, or somebody went to another.
    """

    changed = Signal()
    arrived = Signal()

    def __init__(self, model: TranscriptModel) -> None:
        super().__init__()
        self._model = model
        self._wanted = ""
        self._found: dict[str, list[Match]] = {}
        self._waiting: deque[str] = deque()
        self._here: Match | None = None
        self._total = 0
        self._soon = QTimer(self, interval=0)
        self._soon.timeout.connect(self._search_some)
        model.modelReset.connect(self._restart)
        model.rowsInserted.connect(self._look_again)
        model.rowsAboutToBeRemoved.connect(self._forget)
        model.dataChanged.connect(lambda first, last: self._look_again(QModelIndex(), first.row(), last.row()))

    @property
    def total(self) -> int:
        """How many were found so far."""
        return self._total

    @property
    def searching(self) -> bool:
        """Whether there are rows still to be searched."""
        return bool(self._waiting)

    @property
    def here(self) -> Match | None:
        """The one that is looked at."""
        return self._here

    @property
    def ordinal(self) -> int:
        """The number of the one that is looked at, from 1; 0 for none."""
        if self._here is None:
            return 0
        row = self._model.row_of_item(self._here.item_id)
        before = sum(len(found) for each, found in self._found.items() if self._model.row_of_item(each) < row)
        return before + self._found[self._here.item_id].index(self._here) + 1

    def search(self, text: str, from_row: int) -> None:
        """Look for a text, upper or lower case, beginning at a row and going round."""
        wanted = text.casefold()
        if wanted == self._wanted:
            return
        self._wanted = wanted
        self._found.clear()
        self._here, self._total = None, 0
        count = self._model.rowCount()
        start = max(0, min(from_row, count - 1))
        rows = (*range(start, count), *range(start)) if wanted else ()
        self._waiting = deque(self._model.item_id(row) for row in rows)
        self._search_some()

    def go(self, step: int) -> None:
        """Look at the next (1) or the previous (-1) one, round and round."""
        rows = sorted((self._model.row_of_item(item_id), item_id) for item_id in self._found)
        if not rows:
            return
        if self._here is None:
            self._arrive(self._found[rows[0][1]][0])
            return
        found = self._found[self._here.item_id]
        place = found.index(self._here) + step
        if 0 <= place < len(found):
            self._arrive(found[place])
            return
        at = [item_id for _, item_id in rows].index(self._here.item_id)
        onward = self._found[rows[(at + step) % len(rows)][1]]
        self._arrive(onward[0 if step > 0 else -1])

    def in_row(self, item_id: str, placed: RowLayout) -> tuple[tuple[tuple[int, int], ...], int]:
        """The stretches of a laid-out row to mark, and which of them is looked at, or -1."""
        found = self._found.get(item_id)
        if not found:
            return (), -1
        stretches, here = [], -1
        starts = {text.passage.name: (text.start, text.text.length) for text in placed.texts}
        for match in found:
            start, length = starts.get(match.passage, (0, 0))
            if match.start + match.length <= length:
                if match == self._here:
                    here = len(stretches)
                stretches.append((start + match.start, start + match.start + match.length))
        return tuple(stretches), here

    def _arrive(self, match: Match) -> None:
        self._here = match
        self.arrived.emit()
        self.changed.emit()

    def _search_some(self) -> None:
        """Search for a few milliseconds, then let the window breathe."""
        until = time.perf_counter() + _SLICE_S
        found_none = self._here is None
        while self._waiting:
            self._search_item(self._waiting.popleft())
            if time.perf_counter() > until:
                break
        if self._waiting:
            self._soon.start()
        else:
            self._soon.stop()
        if found_none and self._here is not None:
            self.arrived.emit()
        self.changed.emit()

    def _search_item(self, item_id: str) -> None:
        row = self._model.row_of_item(item_id)
        if row < 0:
            return
        before = self._found.pop(item_id, [])
        found: list[Match] = []
        for passage in self._model.row_in_full(row).passages:
            if passage.said and len(found) < _MOST_IN_A_ROW:
                places = occurrences(passage.text, self._wanted, _MOST_IN_A_ROW)
                found += [Match(item_id, passage.name, start, length) for start, length in places]
        if found:
            self._found[item_id] = found
        self._total += len(found) - len(before)
        if self._here is None and found:
            self._here = found[0]
        elif self._here is not None and self._here.item_id == item_id and self._here not in found:
            self._here = found[0] if found else self._nearest(row)

    def _nearest(self, row: int) -> Match | None:
        """The first one in the rows from this one on, or of all."""
        rows = sorted((self._model.row_of_item(item_id), item_id) for item_id in self._found)
        onward = [item_id for at, item_id in rows if at >= row] or [item_id for _, item_id in rows]
        return self._found[onward[0]][0] if onward else None

    def _look_again(self, _parent: QModelIndex, first: int, last: int) -> None:
        if self._wanted:
            for row in range(first, last + 1):
                item_id = self._model.item_id(row)
                if item_id not in self._waiting:
                    self._waiting.append(item_id)
            self._soon.start()

    def _forget(self, _parent: QModelIndex, first: int, last: int) -> None:
        for row in range(first, last + 1):
            item_id = self._model.item_id(row)
            self._total -= len(self._found.pop(item_id, ()))
            if self._here is not None and self._here.item_id == item_id:
                self._here = self._nearest(row)
        if self._wanted:
            self.changed.emit()

    def _restart(self) -> None:
        wanted, self._wanted = self._wanted, ""
        self.search(wanted, 0)


def occurrences(text: str, wanted: str, most: int) -> list[tuple[int, int]]:
    """Where a casefolded text occurs in another, as (start, length) in its UTF-16 units; never overlapping."""
    if not wanted:
        return []
    folded = text.casefold()
    if wanted not in folded:
        return []
    starts, ends = _places(text)
    result: list[tuple[int, int]] = []
    at = folded.find(wanted)
    while at >= 0 and len(result) < most:
        last = at + len(wanted) - 1
        result.append((starts[at], ends[last] - starts[at]))
        at = folded.find(wanted, last + 1)
    return result


def _places(text: str) -> tuple[Sequence[int], Sequence[int]]:
    """Where each letter of the casefolded text begins and ends in the text itself."""
    if text.isascii():
        return range(len(text)), range(1, len(text) + 1)
    starts, ends, at = [], [], 0
    for letter in text:
        wide = 2 if letter > "\uffff" else 1
        for _ in letter.casefold():  # some letters fold into two
            starts.append(at)
            ends.append(at + wide)
        at += wide
    return starts, ends
