"""Which stretch of the session the waveform shows, and how one moves in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.ui.look import motion
from desktop_app.ui.waveform.time_window import TimeWindow

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.ui.waveform.selection import Selection

_ZOOM_STEP = 1.25
_ROOM_SHARE = 0.05
_PAGE_AT = 0.97
_PAGED_TO = 0.08
_SLOWEST_MS = 250.0


class Sight(QObject):
    """The time window with everything that can be wished of it.

    Signals:
        changed: another stretch is shown, or it follows "now" again or no longer.
    """

    changed = Signal()

    def __init__(self, conversation: ConversationController, selection: Selection, parent: QObject) -> None:
        super().__init__(parent)
        self.window = TimeWindow()
        self._conversation = conversation
        self._selection = selection
        self._replay_was_in_sight = False
        self._drawn_ms = 0.0
        self.changed.connect(self.replay_begins)

    def restart(self) -> None:
        """A new session."""
        self.window = TimeWindow()
        self.changed.emit()

    def advance(self) -> None:
        """Time has passed."""
        self.window.by_pages = motion.reduced()
        self.window.advance(self._conversation.now_ms())

    def is_due(self, ms_per_device_px: float) -> bool:
        """Whether "now" has moved by a pixel since this was last so, or a quarter of a second has passed.

        Seen from far, many frames would be the same.
        """
        now_ms = self._conversation.now_ms()
        if 0 <= now_ms - self._drawn_ms < min(ms_per_device_px, _SLOWEST_MS):
            return False
        self._drawn_ms = now_ms
        return True

    def zoom(self, factor: float, anchor_ms: float | None = None) -> None:
        """Show `factor` times as much, around a time, else the cursor where it is in sight, else the middle."""
        window, cursor_ms = self.window, self._selection.cursor_ms
        if anchor_ms is None:
            anchor_ms = window.start_ms + window.span_ms / 2
            if cursor_ms is not None and window.start_ms <= cursor_ms <= window.end_ms:
                anchor_ms = cursor_ms
        window.zoom(factor, anchor_ms, self._conversation.now_ms())
        self.changed.emit()

    def zoom_in(self) -> None:
        """Show less time, larger."""
        self.zoom(1 / _ZOOM_STEP**2)

    def zoom_out(self) -> None:
        """Show more time."""
        self.zoom(_ZOOM_STEP**2)

    def zoom_to_selection(self) -> None:
        """Show what is selected, with a little room around it."""
        if (stretch := self._selection.stretch) is not None:
            room_ms = (stretch[1] - stretch[0]) * _ROOM_SHARE
            self.window.set(stretch[0] - room_ms, stretch[1] + room_ms, self._conversation.now_ms())
            self.changed.emit()

    def fit(self) -> None:
        """Show the whole session."""
        self.window.fit(self._conversation.now_ms())
        self.changed.emit()

    def follow(self) -> None:
        """Go to "now" and stay with it."""
        self.window.follow(self._conversation.now_ms())
        self.changed.emit()

    def pan(self, delta_ms: float) -> None:
        """Move through the session."""
        self.window.pan(delta_ms, self._conversation.now_ms())
        self.changed.emit()

    def hold_still(self) -> None:
        """No longer move along, so that one can point at something."""
        self.window.stay()
        self.changed.emit()

    def show(self, start_ms: float, end_ms: float) -> None:
        """Bring a stretch into sight, in the middle where it is not yet."""
        self.window.show(start_ms, end_ms, self._conversation.now_ms())
        self.changed.emit()

    def show_item(self, item_id: str) -> None:
        """Bring what an item sounds like into sight."""
        spans = [span for span in self._conversation.timeline.spans if span.item_id == item_id]
        if spans:
            now_ms = self._conversation.now_ms()
            ends = [span.end_ms if span.end_ms is not None else now_ms for span in spans]
            self.show(min(span.start_ms for span in spans), max(ends))

    def replay_begins(self) -> None:
        """Something else is played, or shown: the page is not turned for what was in sight before."""
        self._replay_was_in_sight = False

    def keep_in_sight(self, at_ms: float) -> None:
        """Turn the page when what is heard leaves the picture, but not when somebody moved the picture away."""
        window = self.window
        if self._replay_was_in_sight and not window.following and at_ms >= window.start_ms + _PAGE_AT * window.span_ms:
            self.pan(at_ms - _PAGED_TO * window.span_ms - window.start_ms)
        self._replay_was_in_sight = window.start_ms <= at_ms < window.start_ms + _PAGE_AT * window.span_ms
