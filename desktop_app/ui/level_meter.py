"""A level as a bar: peak, loudness, hold and clip."""

from __future__ import annotations

import time

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop_app.ui import palette, wording
from desktop_app.ui.palette import Tokens, faded
from desktop_app.ui.surface import rounded

FLOOR_DBFS = -60.0
LOUD_DBFS = -12.0
TOO_LOUD_DBFS = -3.0
_HOLD_S = 1.2
_CLIP_S = 2.0
_STEADY_DB = 0.4


class LevelReading:
    """What a meter shows: the levels now, the highest peak lately, and whether it clipped lately."""

    def __init__(self) -> None:
        self.peak_dbfs = self.rms_dbfs = self.hold_dbfs = FLOOR_DBFS
        self.clipped = False
        self._held_at_s = 0.0
        self._clipped_at_s = 0.0

    def take(self, peak_dbfs: float, rms_dbfs: float, clipped: bool) -> bool:
        """Note new levels; returns whether the picture changes."""
        now_s = time.monotonic()
        before = (self.peak_dbfs, self.rms_dbfs, self.hold_dbfs, self.clipped)
        self.peak_dbfs, self.rms_dbfs = (min(0.0, max(FLOOR_DBFS, v)) for v in (peak_dbfs, rms_dbfs))
        if self.peak_dbfs >= self.hold_dbfs or now_s - self._held_at_s > _HOLD_S:
            self.hold_dbfs, self._held_at_s = self.peak_dbfs, now_s
        if clipped:
            self._clipped_at_s = now_s
        self.clipped = clipped or (self.clipped and now_s - self._clipped_at_s < _CLIP_S)
        after = (self.peak_dbfs, self.rms_dbfs, self.hold_dbfs, self.clipped)
        moved = any(abs(a - b) > _STEADY_DB for a, b in zip(after[:3], before[:3], strict=True))
        return moved or self.clipped != before[3]

    def clear(self) -> None:
        """Nothing is measured any more."""
        self.peak_dbfs = self.rms_dbfs = self.hold_dbfs = FLOOR_DBFS
        self.clipped = False

    @property
    def sentence(self) -> str:
        """The level in words."""
        return wording.dbfs(self.peak_dbfs if self.peak_dbfs > FLOOR_DBFS else -120.0)


def paint_level(
    painter: QPainter, rect: QRectF, reading: LevelReading, tokens: Tokens, threshold_dbfs: float | None = None
) -> None:
    """Draw a meter: the loudness solid, the peak paler, a tick for the hold, red at the end when it clipped."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.color("pressed"))
    radius = rect.height() / 2
    rounded(painter, rect, radius)
    gradient = QLinearGradient(rect.topLeft(), rect.topRight())
    for at_dbfs, token in ((FLOOR_DBFS, "ok"), (-20.0, "ok"), (LOUD_DBFS, "cut"), (TOO_LOUD_DBFS, "danger")):
        gradient.setColorAt(_part(at_dbfs), tokens.color(token))
    for level, opacity in ((reading.peak_dbfs, 0.45), (reading.rms_dbfs, 1.0)):
        if level > FLOOR_DBFS:
            painter.save()
            painter.setClipRect(QRectF(rect.left(), rect.top(), rect.width() * _part(level), rect.height()))
            painter.setOpacity(opacity)
            painter.setBrush(gradient)
            rounded(painter, rect, radius)
            painter.restore()
    if reading.hold_dbfs > FLOOR_DBFS + 1:
        x = round(rect.left() + rect.width() * _part(reading.hold_dbfs))
        painter.fillRect(QRectF(min(x, rect.right() - 2), rect.top(), 2, rect.height()), tokens.color("text"))
    if threshold_dbfs is not None:
        x = round(rect.left() + rect.width() * _part(threshold_dbfs))
        painter.fillRect(QRectF(x, rect.top() - 3, 1.5, rect.height() + 6), faded(tokens.color("user"), 0.9))
    if reading.clipped:
        painter.setBrush(tokens.color("danger"))
        rounded(painter, QRectF(rect.right() + 3, rect.top(), rect.height(), rect.height()), radius)


def _part(level_dbfs: float) -> float:
    return min(1.0, max(0.0, 1.0 - level_dbfs / FLOOR_DBFS))


class LevelMeter(QWidget):
    """A meter that stands alone."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading = LevelReading()
        self.setAccessibleName(name)
        self.setFixedHeight(14)

    def show_level(self, peak_dbfs: float, rms_dbfs: float, clipped: bool = False) -> None:
        """Show new levels."""
        if self.reading.take(peak_dbfs, rms_dbfs, clipped):
            self.setAccessibleDescription(self.reading.sentence)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(96, 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_level(painter, QRectF(0, 3, self.width() - 14, 8), self.reading, palette.current())
        painter.end()
