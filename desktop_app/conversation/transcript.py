"""The conversation as people read it: items in the server's order, never in the order of arrival."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from desktop_app.conversation.transcript_item import (
    CallState,
    ItemKind,
    ItemStatus,
    PartKind,
    ResponseOutcome,
    Role,
    TranscriptionState,
    TranscriptItem,
    TranscriptPart,
)

__all__ = [
    "CallState",
    "ItemKind",
    "ItemStatus",
    "PartKind",
    "ResponseOutcome",
    "Role",
    "Transcript",
    "TranscriptItem",
    "TranscriptPart",
    "TranscriptionState",
]


def _said_at(item: TranscriptItem) -> float:
    return item.at_ms


class Transcript:
    """The items of a session: in the server's order, and apart from them those of out-of-band responses."""

    def __init__(self) -> None:
        self._by_id: dict[str, TranscriptItem] = {}
        self._order: list[TranscriptItem] = []
        self._index: dict[str, int] = {}
        self._out_of_band: list[TranscriptItem] = []
        self._deleted: list[TranscriptItem] = []
        self._waiting: dict[str, list[str]] = {}

    @property
    def items(self) -> Sequence[TranscriptItem]:
        """The conversation, in the server's order; placeholders and hidden items included."""
        return self._order

    @property
    def out_of_band(self) -> Sequence[TranscriptItem]:
        """Items of out-of-band responses, in order of arrival."""
        return self._out_of_band

    @property
    def deleted(self) -> Sequence[TranscriptItem]:
        """What a person took out of the conversation; the service has forgotten it, the recording has not."""
        return self._deleted

    @property
    def everything_said(self) -> Sequence[TranscriptItem]:
        """The conversation, and what was deleted of it where it was said."""
        said = list(self._order)
        for item in self._deleted:
            said.insert(bisect_right(said, item.at_ms, key=_said_at), item)
        return said

    def get(self, item_id: str) -> TranscriptItem | None:
        """An item by id, whether or not it has its place yet."""
        return self._by_id.get(item_id)

    def told(self, item_id: str) -> TranscriptItem | None:
        """An item by id, also a deleted one."""
        return self._by_id.get(item_id) or next((item for item in self._deleted if item.item_id == item_id), None)

    def index_of(self, item_id: str) -> int | None:
        """The place of an item in `items`, or None."""
        return self._index.get(item_id)

    def add(self, item: TranscriptItem) -> None:
        """Know an item; it has no place until `place` or `place_last`, unless it is out of band."""
        self._by_id[item.item_id] = item
        if item.out_of_band:
            self._out_of_band.append(item)

    def adopt(self, item: TranscriptItem) -> None:
        """Make an out-of-band item one of the conversation's."""
        if item.out_of_band:
            item.out_of_band = False
            self._out_of_band.remove(item)

    def place(self, item_id: str, previous_item_id: str | None) -> list[str]:
        """Put an item right after another (None or ``root``: first); returns the ids that changed places.

        Where the other is not known yet the item waits at the end and is put right when the other comes.
        """
        if previous_item_id is None or previous_item_id == "root":
            return self._put(item_id, 0)
        before = self._index.get(previous_item_id)
        if before is None:
            self._waiting.setdefault(previous_item_id, []).append(item_id)
            return self.place_last(item_id)
        current = self._index.get(item_id)
        target = before + 1
        if current is not None and current < target:
            target -= 1  # taking it out moves the other one up
        return self._put(item_id, target)

    def place_last(self, item_id: str) -> list[str]:
        """Put an item at the end, before placeholders of ongoing speech; returns the ids that changed places."""
        end = len(self._order) - (1 if item_id in self._index else 0)
        if self._by_id[item_id].status != "listening":
            rest = [item for item in self._order[-4:] if item.item_id != item_id]
            while rest and rest.pop().status == "listening":
                end -= 1
        return self._put(item_id, end)

    def remove(self, item_id: str) -> TranscriptItem | None:
        """Forget an item."""
        item = self._by_id.pop(item_id, None)
        if item is None:
            return None
        if item.out_of_band:
            self._out_of_band.remove(item)
        index = self._index.pop(item_id, None)
        if index is not None:
            del self._order[index]
            self._number_from(index)
        return item

    def delete(self, item_id: str) -> TranscriptItem | None:
        """Take an item out of the conversation and keep it among the deleted ones."""
        item = self.remove(item_id)
        if item is not None:
            item.deleted = True
            self._deleted.append(item)
        return item

    def _put(self, item_id: str, target: int) -> list[str]:
        current = self._index.get(item_id)
        moved: list[str] = []
        if current != target:
            item = self._by_id[item_id]
            if current is not None:
                del self._order[current]
            self._order.insert(target, item)
            self._number_from(target if current is None else min(current, target))
            moved.append(item_id)
        for waiting in self._waiting.pop(item_id, ()):
            if waiting in self._by_id:
                moved += self.place(waiting, item_id)
        return moved

    def _number_from(self, index: int) -> None:
        for place in range(index, len(self._order)):
            self._index[self._order[place].item_id] = place
