"""Draws where somebody points: the cursor, what is selected, and the place that is being played."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPolygonF

from desktop_app.ui.look import fonts, icons
from desktop_app.ui.look.palette import Tokens, faded
from desktop_app.ui.look.surface import rounded
from desktop_app.ui.waveform.geometry import WaveformGeometry, axis_px

_CHIP_PX = 20
_ICON_PX = 12


class CursorPainter:
    """Paints into a picture of these measures."""

    def __init__(self, painter: QPainter, geometry: WaveformGeometry, tokens: Tokens) -> None:
        self._painter = painter
        self._geometry = geometry
        self._tokens = tokens

    def selection(self, start_ms: float, end_ms: float) -> None:
        """Tint a stretch, with an edge at both ends."""
        geometry, painter = self._geometry, self._painter
        left = max(geometry.plot.left(), geometry.x(start_ms))
        right = min(geometry.plot.right(), geometry.x(end_ms))
        if right < geometry.plot.left() or left > geometry.plot.right():
            return
        color = self._tokens.color("text")
        painter.fillRect(QRectF(left, axis_px(), right - left, geometry.height - axis_px()), faded(color, 0.10))
        for at_ms in (start_ms, end_ms):
            if geometry.start_ms <= at_ms <= geometry.end_ms:
                line = QRectF(geometry.x(at_ms), axis_px(), self._line_px(), geometry.height - axis_px())
                painter.fillRect(line, faded(color, 0.7))

    def cursor(self, at_ms: float) -> None:
        """Draw the place that Enter plays from: a line with a foot."""
        geometry = self._geometry
        if geometry.start_ms <= at_ms <= geometry.end_ms:
            color, x = self._tokens.color("secondary"), geometry.x(at_ms)
            self._painter.fillRect(QRectF(x, axis_px(), self._line_px(), geometry.height - axis_px()), color)
            foot = geometry.height
            self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(color)
            self._painter.drawPolygon(
                QPolygonF([QPointF(x - 4, foot), QPointF(x + 5, foot), QPointF(x + 0.5, foot - 6)])
            )

    def replay(self, at_ms: float, words: str, covered: QRectF | None = None) -> QRectF | None:
        """Draw the place that is heard, with a chip that stops it.

        Returns where the chip is; None out of sight, and where `covered` is in its way, which can stop it as well.
        """
        geometry, painter, tokens = self._geometry, self._painter, self._tokens
        if not geometry.start_ms <= at_ms <= geometry.end_ms:
            return None
        x, color = geometry.x(at_ms), tokens.color("ok")
        wide = self._line_px(1.5)
        painter.fillRect(QRectF(x - wide / 2, 13, wide, geometry.height - 13), color)
        font = fonts.sans(fonts.SMALL_PX, QFont.Weight.DemiBold)
        # The width of a clock does not change while it runs.
        high, side = fonts.px(_CHIP_PX), fonts.px(_ICON_PX)
        chip_wide = round(QFontMetricsF(font).horizontalAdvance(words)) + side + 18
        left = min(max(x - chip_wide / 2, geometry.plot.left()), geometry.width - 4 - chip_wide)
        chip = QRectF(geometry.snap(left), 4, chip_wide, high)
        if covered is not None and covered.intersects(chip):
            return None
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        rounded(painter, chip, high / 2)
        icons.paint(
            painter, "stop", QRectF(chip.left() + 7, chip.top() + (high - side) / 2, side, side), tokens.color("window")
        )
        painter.setFont(font)
        painter.setPen(tokens.color("window"))
        text = chip.adjusted(side + 10, 0, -6, 0)
        painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        return chip

    def _line_px(self, logical: float = 1.0) -> float:
        return max(1, round(logical * self._geometry.ratio)) / self._geometry.ratio
