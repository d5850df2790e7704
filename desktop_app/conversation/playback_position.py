"""How much of an item has left the loudspeaker."""

from __future__ import annotations

from typing import NamedTuple


class PlaybackPosition(NamedTuple):
    """Where playback of one content part stood when it was asked or stopped.

    Attributes:
        item_id: the assistant item.
        content_index: its audio part.
        heard_ms: milliseconds from the item's first sample that were heard (played minus output latency).
    """

    item_id: str
    content_index: int
    heard_ms: float
