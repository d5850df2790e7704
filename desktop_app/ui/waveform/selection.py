"""The place and the stretch somebody pointed at in the waveform."""

from __future__ import annotations

from typing import Literal

SHORTEST_MS = 1.0

Edge = Literal["start", "end"]


class Selection:
    """A cursor that may have drawn a stretch behind it, from the anchor to where it stands.

    Attributes:
        cursor_ms: session time, None while nobody pointed anywhere.
        anchor_ms: the other end; the same where nothing is selected.
    """

    def __init__(self) -> None:
        self.cursor_ms: float | None = None
        self.anchor_ms: float | None = None

    @property
    def stretch(self) -> tuple[float, float] | None:
        """Start and end of what is selected, None for nothing."""
        if self.cursor_ms is None or self.anchor_ms is None or abs(self.cursor_ms - self.anchor_ms) < SHORTEST_MS:
            return None
        return min(self.cursor_ms, self.anchor_ms), max(self.cursor_ms, self.anchor_ms)

    def place(self, at_ms: float) -> None:
        """Put the cursor somewhere; nothing is selected."""
        self.cursor_ms = self.anchor_ms = at_ms

    def extend(self, at_ms: float) -> None:
        """Move the cursor and select what lies between it and the anchor."""
        if self.anchor_ms is None:
            self.anchor_ms = at_ms
        self.cursor_ms = at_ms

    def select(self, start_ms: float, end_ms: float) -> None:
        """Select a stretch; the cursor stands at its end."""
        self.anchor_ms, self.cursor_ms = start_ms, end_ms

    def clear(self) -> None:
        """Keep the cursor at the start of what was selected."""
        if (stretch := self.stretch) is not None:
            self.place(stretch[0])

    def edge_at(self, at_ms: float, slack_ms: float) -> Edge | None:
        """The end of the stretch that is within reach of a time."""
        if (stretch := self.stretch) is None:
            return None
        start, end = (abs(at_ms - edge_ms) for edge_ms in stretch)
        if min(start, end) > slack_ms:
            return None
        return "start" if start < end else "end"

    def grab(self, edge: Edge) -> None:
        """Let the cursor be this end, so that `extend` moves it."""
        if (stretch := self.stretch) is not None:
            start_ms, end_ms = stretch
            self.anchor_ms, self.cursor_ms = (end_ms, start_ms) if edge == "start" else (start_ms, end_ms)
