"""The whole session in a strip under the waveform, with the stretch that is shown marked in it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui.look import palette
from desktop_app.ui.look.palette import faded
from desktop_app.ui.look.surface import rounded
from desktop_app.ui.waveform.columns import ColumnCache, Grid
from desktop_app.ui.waveform.geometry import RIGHT_PX, gutter_px
from desktop_app.ui.waveform.time_window import TimeWindow

if TYPE_CHECKING:
    from desktop_app.controller.waveform_source import Lane
    from desktop_app.ui.waveform.view import WaveformView

HIGH_PX = 18
_LEAST_MARK_PX = 6.0
_LOUDNESS_EXPONENT = 0.65


class WaveformOverview(QWidget):
    """A strip one drags or clicks in to go somewhere; the keys of the waveform do the same.

    It is painted when the view moves and when the clock ticks, not with every frame.
    """

    def __init__(self, view: WaveformView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._columns = ColumnCache(view.source)
        self._whole = TimeWindow()
        self._grabbed_at_ms: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Overview of the session"))
        self.setToolTip(self.tr("The whole session: drag to move through it"))
        view.sight.changed.connect(self.update)
        view.conversation.clock_ticked.connect(self.update)
        view.conversation.conversation_cleared.connect(self.update)

    @property
    def span_ms(self) -> float:
        """How much time the strip stands for."""
        now_ms = self._view.conversation.now_ms()
        if now_ms < self._whole.span_ms / 2:
            self._whole = TimeWindow()  # another session
        self._whole.whole = True
        self._whole.advance(now_ms)
        return self._whole.span_ms

    def mark(self) -> QRectF:
        """Where the stretch that is shown stands."""
        window, ms_per_px = self._view.sight.window, self.span_ms / self._wide
        left = gutter_px() + window.start_ms / ms_per_px
        wide = max(_LEAST_MARK_PX, window.span_ms / ms_per_px)
        left = min(left, gutter_px() + self._wide - _LEAST_MARK_PX)
        return QRectF(left, 1, min(wide, gutter_px() + self._wide - left), HIGH_PX - 4)

    @property
    def _wide(self) -> float:
        return max(1.0, self.width() - gutter_px() - RIGHT_PX)

    def _time(self, x: float) -> float:
        return (x - gutter_px()) / self._wide * self.span_ms

    def _go_to(self, at_ms: float) -> None:
        sight = self._view.sight
        sight.pan(at_ms - sight.window.start_ms)

    def _paint_lane(self, painter: QPainter, lane: Lane, color_name: str, *, upwards: bool) -> None:
        tokens = palette.current()
        ratio = self.devicePixelRatioF()
        pitch = max(1, round(ratio)) / ratio
        column_ms = pitch * self.span_ms / self._wide
        grid = Grid(0, math.ceil(self._wide / pitch), column_ms, gutter_px(), pitch)
        extremes = self._columns.columns(lane, grid)
        loud = abs(extremes).max(axis=1) ** _LOUDNESS_EXPONENT
        middle, most = (HIGH_PX - 2) / 2, (HIGH_PX - 6) / 2
        bars = []
        for index in loud.nonzero()[0].tolist():
            high = max(1.0, round(float(loud[index]) * most * ratio) / ratio)
            top = middle - high if upwards else middle
            bars.append(QRectF(gutter_px() + index * pitch, top, pitch, high))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color(color_name))
        painter.drawRects(bars)

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        return QSize(200, HIGH_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, painter = palette.current(), QPainter(self)
        painter.fillRect(self.rect(), tokens.color("surface"))
        if self._view.conversation.now_ms() > 0:
            strip = QRectF(gutter_px(), 1, self._wide, HIGH_PX - 4)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("window"))
            rounded(painter, strip, 3)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            self._paint_lane(painter, "user", "user", upwards=True)
            self._paint_lane(painter, "assistant", "assistant", upwards=False)
            if (mark := self.mark()).width() < strip.width() - 1:  # else there is nothing to tell
                painter.setPen(QPen(tokens.color("tertiary"), 1))
                painter.setBrush(faded(tokens.color("text"), 0.07))
                rounded(painter, mark.adjusted(0.5, 0.5, -0.5, -0.5), 3)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self._view.conversation.now_ms() > 0:
            at_ms, window = self._time(event.position().x()), self._view.sight.window
            if not self.mark().contains(event.position()):
                self._go_to(at_ms - window.span_ms / 2)
            self._grabbed_at_ms = at_ms - self._view.sight.window.start_ms

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._grabbed_at_ms is not None:
            self._go_to(self._time(event.position().x()) - self._grabbed_at_ms)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._grabbed_at_ms = None

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta()
        window = self._view.sight.window
        self._view.sight.pan(-(turn.y() or turn.x()) / 120 * window.span_ms / 4)
        event.accept()
