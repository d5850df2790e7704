"""Which events of a session somebody wants to see."""

from __future__ import annotations

import dataclasses

import numpy as np
import numpy.typing as npt

from desktop_app.controller.event_kinds import KINDS
from desktop_app.controller.event_table import EventTable
from desktop_app.controller.journal_job import sought_bytes

_NOTHING: npt.NDArray[np.int64] = np.zeros(0, np.int64)


@dataclasses.dataclass(frozen=True)
class EventFilter:
    """What the list shows; all conditions must hold.

    Attributes:
        sent, received: the directions.
        kinds: names of `KINDS`.
        text: looked for in types and ids, whatever the case.
        in_bodies: look for the text in the bodies too.
        item_id: only events of this item; empty for all.
    """

    sent: bool = True
    received: bool = True
    kinds: frozenset[str] = frozenset(KINDS) - {"audio"}
    text: str = ""
    in_bodies: bool = False
    item_id: str = ""

    @property
    def needle(self) -> str:
        """What is looked for."""
        return self.text.strip().lower()

    @property
    def searches_bodies(self) -> bool:
        """Whether the bodies have to be read for it."""
        return self.in_bodies and bool(self.needle)

    @property
    def sought(self) -> bytes:
        """The same as it stands in a line of the journal."""
        return sought_bytes(self.needle)

    def candidates(self, table: EventTable, first: int, last: int) -> npt.NDArray[np.int64]:
        """The numbers of the rows between `first` and `last` (exclusive) that fit in everything but the text."""
        first = max(first, table.first)
        return first + np.flatnonzero(self._fits(table, first, last)) if last > first else _NOTHING

    def matches(self, table: EventTable, first: int, last: int) -> npt.NDArray[np.int64]:
        """The same with the text in types and ids."""
        first = max(first, table.first)
        if last <= first:
            return _NOTHING
        mask = self._fits(table, first, last)
        if self.needle:
            mask &= self._holds_text(table, first, last)
        return first + np.flatnonzero(mask)

    def _fits(self, table: EventTable, first: int, last: int) -> npt.NDArray[np.bool_]:
        wanted = np.fromiter((kind in self.kinds for kind in KINDS), bool, len(KINDS))
        mask = np.asarray(wanted[table.column("kind", first, last)])
        if not (self.sent and self.received):
            sent = table.column("sent", first, last)
            mask &= sent if self.sent else ~sent & self.received
        if self.item_id:
            code = table.names.find(self.item_id)
            mask &= (table.column("item", first, last) == code) if code is not None else False
        return mask

    def _holds_text(self, table: EventTable, first: int, last: int) -> npt.NDArray[np.bool_]:
        found = np.zeros(last - first, bool)
        for column in ("type", "item", "response"):
            found |= table.names.holding(self.needle, table.column(column, first, last))
        return found | table.with_event_id(self.needle.encode("utf-8", "replace"), first, last)
