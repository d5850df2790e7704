"""Which stretch of the session the waveform shows."""

from __future__ import annotations

SHORTEST_MS = 250.0
USUAL_MS = 20_000.0
NOW_AT = 0.94
"""Where "now" stands while it is followed, as a part of the width."""
_FULL_AT = 0.98
_ROOM_AT = 0.88
_PAGE_BEGINS_AT = 0.2


class TimeWindow:
    """A stretch of session time that can follow "now", show the whole session, or stay where somebody put it.

    Attributes:
        start_ms, span_ms: what is shown.
        following: it moves along with "now".
        whole: it holds the whole session, and grows with it.
        by_pages: it stands still and turns a page when "now" reaches the edge, instead of moving all the time.
    """

    def __init__(self) -> None:
        self.start_ms = 0.0
        self.span_ms = USUAL_MS
        self.following = True
        self.whole = False
        self.by_pages = False

    @property
    def end_ms(self) -> float:
        """Where the stretch ends."""
        return self.start_ms + self.span_ms

    def advance(self, now_ms: float) -> None:
        """Time has passed."""
        if self.whole:
            # In steps, so that the picture stands still between them.
            if now_ms > _FULL_AT * self.span_ms:
                self.span_ms = now_ms / _ROOM_AT
        elif self.following and self.by_pages:
            if not self.start_ms <= now_ms <= self.start_ms + NOW_AT * self.span_ms:
                self.start_ms = max(0.0, now_ms - _PAGE_BEGINS_AT * self.span_ms)
        elif self.following:
            self.start_ms = max(0.0, now_ms - NOW_AT * self.span_ms)

    def follow(self, now_ms: float) -> None:
        """Go to "now" and stay with it."""
        self.following, self.whole = True, False
        self.span_ms = min(self.span_ms, 60_000.0)
        self.advance(now_ms)

    def fit(self, now_ms: float) -> None:
        """Show the whole session."""
        self.following, self.whole = True, True
        self.start_ms, self.span_ms = 0.0, max(USUAL_MS, now_ms / NOW_AT)

    def zoom(self, factor: float, anchor_ms: float, now_ms: float) -> None:
        """Show `factor` times as much (below 1: less), keeping `anchor_ms` in its place; "now" while it is followed."""
        if self.following:
            anchor_ms = min(now_ms, self.end_ms)
        longest = max(USUAL_MS, now_ms / NOW_AT)
        span = min(max(self.span_ms * factor, SHORTEST_MS), longest)
        part = (anchor_ms - self.start_ms) / self.span_ms
        self.whole = False
        self.span_ms = span
        self.start_ms = self._within(anchor_ms - part * span, now_ms)
        self.advance(now_ms)

    def pan(self, delta_ms: float, now_ms: float) -> None:
        """Move, and no longer follow."""
        self.stay()
        self.start_ms = self._within(self.start_ms + delta_ms, now_ms)

    def stay(self) -> None:
        """Stop moving along."""
        self.following = self.whole = False

    def set(self, start_ms: float, end_ms: float, now_ms: float) -> None:
        """Show exactly this stretch, as far as there can be such a one."""
        self.stay()
        middle_ms = (start_ms + end_ms) / 2
        self.span_ms = min(max(end_ms - start_ms, SHORTEST_MS), max(USUAL_MS, now_ms / NOW_AT))
        self.start_ms = max(0.0, middle_ms - self.span_ms / 2)

    def show(self, start_ms: float, end_ms: float, now_ms: float) -> None:
        """Bring a stretch into sight, in the middle where it is not yet."""
        if start_ms < self.start_ms or end_ms > self.end_ms:
            self.pan((start_ms + end_ms) / 2 - (self.start_ms + self.span_ms / 2), now_ms)

    def _within(self, start_ms: float, now_ms: float) -> float:
        return max(0.0, min(start_ms, now_ms - NOW_AT * self.span_ms if now_ms > self.span_ms else 0.0))
