"""The button that begins and ends presenting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.look import fonts, palette
from desktop_app.ui.present.menu import PresentMenu

if TYPE_CHECKING:
    from desktop_app.controller.present_desk import PresentDesk

_DOT_PX = 3.5


class PresentButton(Button):
    """An icon with its word; while presenting the icon alone, with a dot when a notice waits to be read afterwards."""

    def __init__(self, present: PresentDesk, parent: QWidget | None = None) -> None:
        super().__init__(icon="present", name=" ", parent=parent)
        self._present = present
        self.waiting = 0
        self.entries = PresentMenu(present, self)
        self.setCheckable(True)
        self.setChecked(present.on)
        self.clicked.connect(present.toggle)
        self._compact = present.on
        self._say()

    def set_compact(self, compact: bool) -> None:
        """Show the icon alone, where there is no room for the word."""
        compact = compact or self._present.on
        if compact != self._compact:
            self._compact = compact
            self._say()

    def show_waiting(self, count: int) -> None:
        """Tell that so many notices wait until one has presented."""
        self.waiting = count
        self._say()
        self.update()

    def _say(self) -> None:
        self.setText("" if self._compact else self.tr("Present"))
        name = self.tr("Stop presenting (F5)") if self._present.on else self.tr("Present (F5)")
        if self.waiting:
            name += ", " + self.tr("notices that wait: {0}").format(self.waiting)
        self.set_name(name)

    # Qt's own names from here on.

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.entries.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.waiting:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.current().color("cut"))
            radius = fonts.px(_DOT_PX * 2) / 2
            painter.drawEllipse(QPointF(self.width() - radius - 5, radius + 5), radius, radius)
            painter.end()
