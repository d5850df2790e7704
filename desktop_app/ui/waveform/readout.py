"""The little box that says time, levels and what happened under the mouse."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from desktop_app.ui.look import fonts
from desktop_app.ui.look.palette import Tokens, faded
from desktop_app.ui.look.surface import rounded
from desktop_app.ui.waveform.geometry import WaveformGeometry, axis_px

_LINE_PX = 18
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def paint_readout(
    painter: QPainter, geometry: WaveformGeometry, tokens: Tokens, lines: list[str], mouse: QPointF, top: float = 4.0
) -> None:
    """Draw a hairline at the mouse and the box beside it, inside the picture."""
    x = geometry.snap(mouse.x())
    hair = max(1, int(geometry.ratio)) / geometry.ratio
    painter.fillRect(QRectF(x, axis_px(), hair, geometry.height - axis_px()), faded(tokens.color("secondary"), 0.6))
    font = fonts.sans(fonts.SMALL_PX)
    metrics = QFontMetricsF(font)
    wide = max(metrics.horizontalAdvance(line) for line in lines) + 16
    left = x + 8 if x + 8 + wide < geometry.width - 4 else max(4.0, x - 8 - wide)
    high = fonts.px(_LINE_PX)
    box = QRectF(round(left), top, round(wide), 4 + high * len(lines))
    painter.setPen(QPen(tokens.color("border"), 1))
    painter.setBrush(tokens.color("raised"))
    rounded(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), 6)
    painter.setFont(font)
    for number, line in enumerate(lines):
        painter.setPen(tokens.color("text" if number == 0 else "secondary"))
        painter.drawText(
            QRectF(box.left() + 8, top + 2 + number * fonts.px(_LINE_PX), wide, fonts.px(_LINE_PX)), _LEFT, line
        )
