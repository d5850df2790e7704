"""The few tools of a selected stretch, beside how long it is and how loud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.ui import palette
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.surface import rounded
from desktop_app.ui.waveform_words import duration, levels_of

if TYPE_CHECKING:
    from desktop_app.controller.waveform_source import WaveformSource

HIGH_PX = 26


class SelectionBar(QWidget):
    """Floats over the axis at its stretch.

    Signals:
        play_requested, zoom_requested, save_requested, clear_requested: a tool was pressed.
    """

    play_requested = Signal()
    zoom_requested = Signal()
    save_requested = Signal()
    clear_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._stretch: tuple[float, float] | None = None
        self.length = Caption("", "strong", small=True)
        self.levels = Caption("", "secondary", small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 2, 4, 2)
        row.setSpacing(4)
        row.addWidget(self.length)
        row.addSpacing(6)
        row.addWidget(self.levels)
        row.addSpacing(4)
        self.buttons: dict[str, Button] = {}
        for icon, name, signal in (
            ("play", self.tr("Play the selection"), self.play_requested),
            ("zoom-in", self.tr("Zoom to the selection"), self.zoom_requested),
            ("save", self.tr("Save the selection as a sound file"), self.save_requested),
            ("cross", self.tr("Clear the selection"), self.clear_requested),
        ):
            button = Button(icon=icon, look="tool", name=name)
            button.clicked.connect(signal)
            row.addWidget(button)
            self.buttons[icon] = button
        self.setAccessibleName(self.tr("Selection"))
        self.hide()

    def show_stretch(
        self, stretch: tuple[float, float] | None, middle_px: float, source: WaveformSource, *, playing: bool
    ) -> None:
        """Stand over a stretch, inside the parent; None hides it."""
        if stretch is None:
            self._stretch = None
            self.hide()
            return
        self.buttons["play"].set_icon("stop" if playing else "play")
        self.buttons["play"].set_name(self.tr("Stop") if playing else self.tr("Play the selection"))
        if stretch != self._stretch:
            self._stretch = stretch
            self.length.setText(duration(stretch[1] - stretch[0]))
            self.levels.setText(levels_of(source, *stretch))
            self.adjustSize()
        most = self.parentWidget().width() - self.width() - 8
        self.move(round(min(max(middle_px - self.width() / 2, 100), max(100, most))), 2)
        self.show()
        self.raise_()

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = palette.current()
        painter = QPainter(self)
        painter.setPen(QPen(tokens.color("border"), 1))
        painter.setBrush(tokens.color("raised"))
        rounded(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8)
        painter.end()
