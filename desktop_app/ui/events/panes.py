"""How the room of the events tab is divided: the list and what is open below it, beside it, or in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from desktop_app.ui.events.list import EventsList
from desktop_app.ui.look import fonts

_BESIDE_PX = 500
_READING_SHARE = 0.38  # of the height, for the list
_WRITING_SHARE = 0.32
_SHORT_PX = 380
_SHORT_TO_WRITE_PX = 410


class EventsPanes(QSplitter):
    """Below each other where it is narrow, side by side where it is wide, one at a time where it is short too.

    Args:
        around: what goes with the list, when a pane takes its place.
        events: the list.
        lower: the stack of what can be open.
    """

    def __init__(
        self, around: list[QWidget], events: EventsList, lower: QStackedWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._around = around
        self._list = events
        self._lower = lower
        self._height_px = 0
        self.addWidget(events)
        self.addWidget(lower)
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        events.setMinimumHeight(64)

    def is_short(self, pane: QWidget) -> bool:
        """Whether there is no room for a pane and the list."""
        least = _SHORT_PX if self._lower.indexOf(pane) == 0 else _SHORT_TO_WRITE_PX
        return self.orientation() is Qt.Orientation.Vertical and self._height_px < fonts.px(least)

    def open(self, pane: QWidget) -> None:
        """Show a pane."""
        was_open = not self._lower.isHidden() and not self._list.isHidden() and self._lower.currentWidget() is pane
        self._lower.setCurrentWidget(pane)
        self._lower.show()
        self._show_list(not self.is_short(pane))
        if not was_open:
            self._divide()
        if (current := self._list.currentIndex()).isValid():
            self._list.scrollTo(current)

    def close(self) -> None:
        """Show the list alone."""
        self._lower.hide()
        self._show_list(True)

    def fit(self, width_px: int, height_px: int) -> None:
        """The tab has another size."""
        self._height_px = height_px
        beside = width_px >= fonts.px(_BESIDE_PX)
        orientation = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        turned = orientation is not self.orientation()
        self.setOrientation(orientation)
        if not self._lower.isHidden():
            was_alone = self._list.isHidden()
            self._show_list(not self.is_short(self._lower.currentWidget()))
            if turned or was_alone:
                self._divide()

    def _show_list(self, shown: bool) -> None:
        for widget in (self._list, *self._around):
            widget.setVisible(shown)

    def _divide(self) -> None:
        vertical = self.orientation() is Qt.Orientation.Vertical
        room = self.height() if vertical else self.width()
        reads = self._lower.currentIndex() == 0
        first = round(room * ((_READING_SHARE if reads else _WRITING_SHARE) if vertical else 0.5))
        self.setSizes([first, room - first])
