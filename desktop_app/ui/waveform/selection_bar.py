"""The few tools of a selected stretch, beside how long it is and how loud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import palette
from desktop_app.ui.look.surface import rounded
from desktop_app.ui.waveform.words import duration, levels_of

if TYPE_CHECKING:
    from desktop_app.controller.sound_measure import Loudness
    from desktop_app.controller.waveform_source import WaveformSource

_REST_MS = 250
_LEFTMOST_PX = 100


class SelectionBar(QWidget):
    """Floats over the axis at its stretch.

    Signals:
        play_requested, zoom_requested, save_requested, clear_requested: a tool was pressed.
        measure_requested(float, float): a stretch has not changed for a moment.
    """

    play_requested = Signal()
    zoom_requested = Signal()
    save_requested = Signal()
    clear_requested = Signal()
    measure_requested = Signal(float, float)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._stretch: tuple[float, float] | None = None
        self._source: WaveformSource | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask)
        self.length = Caption("", "strong", small=True)
        self.levels = Caption("", "secondary", small=True)
        self.levels.setToolTip(self.tr("The highest peak of each voice, and its RMS level as measured"))
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
            self._rest.stop()
            self.hide()
            return
        self.buttons["play"].set_icon("stop" if playing else "play")
        self.buttons["play"].set_name(self.tr("Stop") if playing else self.tr("Play the selection"))
        if stretch != self._stretch:
            self._stretch, self._source = stretch, source
            self._rest.start()
            self.length.setText(duration(stretch[1] - stretch[0]))
            self.levels.setText(levels_of(source, *stretch))
            self.adjustSize()
        self._stand_over(middle_px)
        self.show()
        self.raise_()

    def show_loudness(self, loudness: Loudness) -> None:
        """Say how loud the stretch is, if it is still this one."""
        stretch, source = self._stretch, self._source
        if source is not None and stretch == (loudness.start_ms, loudness.end_ms):
            middle_px = self.x() + self.width() / 2
            self.levels.setText(levels_of(source, *stretch, loudness))
            self.adjustSize()
            self._stand_over(middle_px)

    def _stand_over(self, middle_px: float) -> None:
        most = self.parentWidget().width() - self.width() - 8
        self.move(round(min(max(middle_px - self.width() / 2, _LEFTMOST_PX), max(_LEFTMOST_PX, most))), 2)

    def _ask(self) -> None:
        if self._stretch is not None:
            self.measure_requested.emit(*self._stretch)

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = palette.current()
        painter = QPainter(self)
        painter.setPen(QPen(tokens.color("border"), 1))
        painter.setBrush(tokens.color("raised"))
        rounded(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8)
        painter.end()
