"""Which row an item stands in: the service's order, and between it, by time, what is out of band."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.conversation.transcript import Transcript, TranscriptItem


def shown_in_order(transcript: Transcript, shown: Callable[[TranscriptItem], bool]) -> list[str]:
    """The ids of all items that have a row, from top to bottom."""
    ids = [item.item_id for item in transcript.items if shown(item)]
    rows = {item_id: row for row, item_id in enumerate(ids)}
    for item in transcript.out_of_band:
        if shown(item):
            row = row_due(transcript, item.item_id, ids, rows)
            ids.insert(len(ids) if row is None else row, item.item_id)
    return ids


def row_due(transcript: Transcript, item_id: str, ids: Sequence[str], rows: Mapping[str, int]) -> int | None:
    """The row an item is due in, given those that are shown; None for an item without a place.

    An item of the conversation stands after the nearest shown one before it, one that is out of band after
    everything that began before it.
    """
    item = transcript.get(item_id)
    if item is None:
        return None
    if item.out_of_band:
        return _by_time(transcript, item, ids)
    place = transcript.index_of(item_id)
    if place is None:
        return None
    row = 0
    for before in range(place - 1, -1, -1):
        known = rows.get(transcript.items[before].item_id)
        if known is not None:
            row = known + 1
            break
    while row < len(ids) and ids[row] != item_id and _beside_before(transcript, ids[row], item.at_ms):
        row += 1
    return row


def _by_time(transcript: Transcript, item: TranscriptItem, ids: Sequence[str]) -> int:
    for row in range(len(ids) - 1, -1, -1):
        other = transcript.get(ids[row])
        if other is not None and other is not item and other.at_ms <= item.at_ms:
            return row + 1
    return 0


def _beside_before(transcript: Transcript, item_id: str, at_ms: float) -> bool:
    other = transcript.get(item_id)
    return other is not None and other.out_of_band and other.at_ms <= at_ms
