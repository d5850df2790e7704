"""The index of a session's events: some tens of bytes for each, bounded, and never their bodies."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from desktop_app.controller.event_kinds import KINDS, kind_code
from desktop_app.storage.event_journal import JournalEntry

CAPACITY_ROWS = 200_000
_FIRST_ROWS = 1_024
_NAME_CHARACTERS = 96
_EVENT_ID_BYTES = 40
_ROW = np.dtype(
    [
        ("at_ms", "f8"),
        ("offset", "i8"),
        ("length", "u4"),
        ("size", "u4"),
        ("type", "u4"),
        ("item", "u4"),
        ("response", "u4"),
        ("sent", "?"),
        ("kind", "u1"),
        ("id_at", "u4"),
        ("id_length", "u1"),
    ]
)


class EventRow(NamedTuple):
    """One event of the index.

    Attributes:
        number: counted from the session's first event; stays when older rows are dropped.
        kind: one of `KINDS`.
        size_bytes: of the frame on the wire.
    """

    number: int
    at_ms: float
    sent: bool
    kind: str
    type_name: str
    size_bytes: int
    event_id: str
    item_id: str
    response_id: str


class Names:
    """Strings kept once, by number."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._lowered: list[str] = []
        self._codes: dict[str, int] = {}
        self.code("")

    def code(self, text: str) -> int:
        """The number of a text, cut to a sane length."""
        text = text[:_NAME_CHARACTERS]
        code = self._codes.get(text)
        if code is None:
            code = self._codes[text] = len(self.texts)
            self.texts.append(text)
        return code

    def find(self, text: str) -> int | None:
        """The number of a text, if it is kept."""
        return self._codes.get(text[:_NAME_CHARACTERS])

    def holding(self, needle: str, codes: npt.NDArray[Any]) -> npt.NDArray[np.bool_]:
        """Which of the codes stand for a text that holds `needle` (in lower case)."""
        if len(codes) < len(self.texts):
            distinct, where = np.unique(codes, return_inverse=True)
            found = np.fromiter((needle in self.texts[code].lower() for code in distinct), bool, len(distinct))
            return np.asarray(found[where])
        while len(self._lowered) < len(self.texts):
            self._lowered.append(self.texts[len(self._lowered)].lower())
        found = np.fromiter((needle in text for text in self._lowered), bool, len(self.texts))
        return np.asarray(found[codes])


class EventTable:
    """Rows in the order the events happened; beyond the capacity the oldest eighth is dropped.

    Attributes:
        first: the number of the oldest row that is kept, which is how many were dropped.
    """

    def __init__(self, capacity: int = CAPACITY_ROWS) -> None:
        self.first = 0
        self.names = Names()
        self._capacity = capacity
        self._rows = np.zeros(min(_FIRST_ROWS, capacity), _ROW)
        self._ids = bytearray()  # the event ids, one after another with a zero between; most audio has none
        self._count = 0

    @property
    def end(self) -> int:
        """The number after the newest row."""
        return self.first + self._count

    @property
    def size_bytes(self) -> int:
        """What the rows take in memory."""
        return int(self._rows.nbytes) + len(self._ids)

    def extend(self, entries: Sequence[JournalEntry]) -> None:
        """Add events, oldest first."""
        for start in range(0, len(entries), max(1, self._capacity // 8)):
            self._extend(entries[start : start + max(1, self._capacity // 8)])

    def column(self, name: str, first: int, last: int) -> npt.NDArray[Any]:
        """A column of the rows `first` to `last` (exclusive); not to be changed."""
        return np.asarray(self._rows[name][max(0, first - self.first) : max(0, last - self.first)])

    def with_event_id(self, needle: bytes, first: int, last: int) -> npt.NDArray[np.bool_]:
        """Which of the rows `first` to `last` (exclusive) have an event id that holds `needle` (in lower case)."""
        starts = np.ascontiguousarray(self.column("id_at", first, last))
        found = np.zeros(len(starts), bool)
        if b"\0" in needle or not len(starts):
            return found
        base = int(starts[0])
        end = int(starts[-1]) + int(self.column("id_length", first, last)[-1])
        places = _places_of(needle, np.frombuffer(bytes(self._ids[base:end]).lower(), np.uint8))
        found[np.searchsorted(starts, base + places, side="right") - 1] = True
        return found

    def sent_with_id(self, event_id: str) -> int:
        """The number of the newest event that was sent with this id, or -1."""
        needle = event_id.encode("utf-8", "replace")[:_EVENT_ID_BYTES].lower()
        holding = np.flatnonzero(self.with_event_id(needle, self.first, self.end)) if needle else ()
        rows = (self.row(self.first + int(place)) for place in reversed(holding))
        return next((row.number for row in rows if row.sent and row.event_id == event_id[:_EVENT_ID_BYTES]), -1)

    def at_ms(self, number: int) -> float:
        """When an event happened, on the session's clock."""
        return float(self._rows["at_ms"][number - self.first])

    def place(self, number: int) -> tuple[int, int]:
        """Offset and length of the journal's line; the offset is -1 where there is none."""
        row = self._rows[number - self.first]
        return int(row["offset"]), int(row["length"])

    def row(self, number: int) -> EventRow:
        """An event of the index."""
        row, texts = self._rows[number - self.first], self.names.texts
        return EventRow(
            number,
            float(row["at_ms"]),
            bool(row["sent"]),
            KINDS[row["kind"]],
            texts[row["type"]],
            int(row["size"]),
            self._ids[row["id_at"] : int(row["id_at"]) + int(row["id_length"])].decode("utf-8", "replace"),
            texts[row["item"]],
            texts[row["response"]],
        )

    def _extend(self, entries: Sequence[JournalEntry]) -> None:
        self._make_room(len(entries))
        code = self.names.code
        at = self._count
        ids = [entry.event_id.encode("utf-8", "replace")[:_EVENT_ID_BYTES].replace(b"\0", b" ") for entry in entries]
        ends = len(self._ids) + np.cumsum([len(each) + bool(each) for each in ids])
        self._ids += b"".join(each + b"\0" for each in ids if each)
        self._rows[at : at + len(entries)] = [
            (
                entry.at_ms,
                entry.offset,
                len(entry.line),
                min(entry.size_bytes, 0xFFFFFFFF),
                code(entry.type_name),
                code(entry.item_id),
                code(entry.response_id),
                entry.direction == "sent",
                kind_code(entry.type_name, entry.direction == "sent", entry.mark),
                int(end) - len(event_id) - bool(event_id),
                len(event_id),
            )
            for entry, event_id, end in zip(entries, ids, ends, strict=True)
        ]
        self._count += len(entries)

    def _make_room(self, count: int) -> None:
        needed = self._count + count
        if needed > self._capacity:
            dropped = min(self._count, max(needed - self._capacity, self._capacity // 8))
            gone = int(self._rows["id_at"][dropped]) if dropped < self._count else len(self._ids)
            del self._ids[:gone]
            self._rows["id_at"][: self._count] -= np.minimum(self._rows["id_at"][: self._count], gone)
            self._rows[: self._count - dropped] = self._rows[dropped : self._count].copy()
            self._count -= dropped
            self.first += dropped
            self._forget_names()
        elif needed > len(self._rows):
            grown = np.zeros(min(self._capacity, max(needed, self._count * 5 // 4, _FIRST_ROWS)), _ROW)
            grown[: self._count] = self._rows[: self._count]
            self._rows = grown

    def _forget_names(self) -> None:
        """Keep only the names that a row still has: a service may make up new ones for ever."""
        kept = Names()
        for column in ("type", "item", "response"):
            codes = self._rows[column][: self._count]
            distinct, where = np.unique(codes, return_inverse=True)
            renewed = np.fromiter((kept.code(self.names.texts[code]) for code in distinct), "u4", len(distinct))
            codes[:] = renewed[where] if len(distinct) else 0
        self.names = kept


def _places_of(needle: bytes, text: npt.NDArray[np.uint8]) -> npt.NDArray[np.int64]:
    """Every place where `needle` begins; a loop over finds would take ten times as long where it is common."""
    places = np.flatnonzero(text[: max(0, len(text) - len(needle) + 1)] == needle[0])
    for ahead, letter in enumerate(needle[1:], start=1):
        places = places[text[places + ahead] == letter]
    return places
