"""Which words of the transcript are selected: from one place to another, across any number of rows."""

from __future__ import annotations

from typing import NamedTuple

from desktop_app.ui.transcript.model import TranscriptModel

ALL_THE_REST = 1 << 30


class Place(NamedTuple):
    """A gap between two characters: an item and a position in its row."""

    item_id: str
    position: int


class TextSelection:
    """From the anchor, where it began, to the head, which moves."""

    def __init__(self, model: TranscriptModel) -> None:
        self._model = model
        self.anchor: Place | None = None
        self.head: Place | None = None

    @property
    def empty(self) -> bool:
        """Whether no character is selected."""
        return self.ends() is None

    def clear(self) -> None:
        """Select nothing."""
        self.anchor = self.head = None

    def set(self, anchor: Place, head: Place) -> None:
        """Select from one place to another."""
        self.anchor, self.head = anchor, head

    def ends(self) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """First and last (row, position); None where nothing is selected, or an end of it is gone."""
        if self.anchor is None or self.head is None or self.anchor == self.head:
            return None
        places = [(self._model.row_of_item(place.item_id), place.position) for place in (self.anchor, self.head)]
        first, last = min(places), max(places)
        return None if first[0] < 0 else (first, last)

    def in_row(self, row: int) -> tuple[int, int] | None:
        """The positions between which a row's words are selected."""
        ends = self.ends()
        if ends is None or not ends[0][0] <= row <= ends[1][0]:
            return None
        start = ends[0][1] if row == ends[0][0] else 0
        end = ends[1][1] if row == ends[1][0] else ALL_THE_REST
        return (start, end) if start < end else None
