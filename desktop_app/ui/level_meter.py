"""A level as a bar: peak, loudness, hold and clip."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.controller.sound_verdict import level_words
from desktop_app.ui import wording
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts, palette
from desktop_app.ui.look.palette import Tokens, faded
from desktop_app.ui.look.surface import rounded

if TYPE_CHECKING:
    from desktop_app.controller.status import MeasuredLevel

FLOOR_DBFS = -60.0
LOUD_DBFS = -12.0
TOO_LOUD_DBFS = -3.0
_HOLD_S = 1.2
_CLIP_S = 2.0
_STEADY_DB = 0.4
_GAUGE_PX = 12
_WORDS_S = 0.4


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
        words = wording.dbfs(self.peak_dbfs if self.peak_dbfs > FLOOR_DBFS else -120.0)
        return QCoreApplication.translate("LevelMeter", "{0}, clipping").format(words) if self.clipped else words


def paint_level(
    painter: QPainter,
    rect: QRectF,
    reading: LevelReading,
    tokens: Tokens,
    threshold_dbfs: float | None = None,
    *,
    track: str = "pressed",
) -> None:
    """Draw a meter: the loudness solid, the peak paler, a tick for the hold, a triangle behind when it clipped."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.color(track))
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
        left, high = rect.right() + 3, rect.height()
        corners = (
            QPointF(left, rect.bottom()),
            QPointF(left + high, rect.bottom()),
            QPointF(left + high / 2, rect.top()),
        )
        painter.drawPolygon(corners)


def _part(level_dbfs: float) -> float:
    return min(1.0, max(0.0, 1.0 - level_dbfs / FLOOR_DBFS))


class LevelMeter(QWidget):
    """A large meter with its level in words: how good it is, peak and loudness in dBFS."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading = LevelReading()
        self.words = Caption("", "secondary", small=True)
        self._told_at_s = 0.0
        self.setAccessibleName(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, fonts.px(_GAUGE_PX) + 8, 0, 0)
        column.addWidget(self.words)
        self.setMinimumHeight(fonts.px(_GAUGE_PX) + 8 + fonts.tall(18))

    def show_level(self, level: MeasuredLevel) -> None:
        """Show a new level."""
        if self.reading.take(level.peak_dbfs, level.rms_dbfs, level.clipped):
            self.update()
        now_s = time.monotonic()
        if now_s - self._told_at_s > _WORDS_S:
            # By the held peak: words that change with every syllable cannot be read.
            self._told_at_s = now_s
            shown_dbfs = level.peak_dbfs if level.peak_dbfs < FLOOR_DBFS else self.reading.hold_dbfs
            judgement = level_words(shown_dbfs, clipped=self.reading.clipped)
            figures = self.tr("peak {0}, loudness {1}").format(
                wording.dbfs(self.reading.hold_dbfs), wording.dbfs(level.rms_dbfs)
            )
            self.words.setText(f"{judgement}: {figures}")
            self.setAccessibleDescription(self.words.text())

    def clear(self, words: str = "") -> None:
        """Nothing is measured; say why."""
        self.reading.clear()
        self.words.setText(words)
        self.update()

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        high = fonts.px(_GAUGE_PX)
        paint_level(painter, QRectF(0, 2, self.width() - high - 4, high), self.reading, palette.current())
        painter.end()
