"""The little box that says time and levels under the mouse."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from desktop_app.ui import fonts, wording
from desktop_app.ui.palette import Tokens, faded
from desktop_app.ui.surface import rounded
from desktop_app.ui.waveform_geometry import AXIS_PX, WaveformGeometry

if TYPE_CHECKING:
    from desktop_app.controller.waveform_source import WaveformSource

_AROUND_MS = 10.0
_FLOOR = 1e-5


def level_dbfs(source: WaveformSource, lane: str, at_ms: float) -> float:
    """The peak level around a time (20 ms), in dBFS; -100 for silence."""
    columns = source.columns(lane, max(0.0, at_ms - _AROUND_MS), at_ms + _AROUND_MS, 1)
    peak = float(abs(columns).max()) if len(columns) else 0.0
    return 20 * math.log10(peak) if peak > _FLOOR else -100.0


def sentence(source: WaveformSource, at_ms: float) -> str:
    """Time and both levels in words."""
    user, assistant = (wording.dbfs(level_dbfs(source, lane, at_ms)) for lane in ("user", "assistant"))
    words = QCoreApplication.translate("Waveform", "{0}   You {1}   Assistant {2}")
    return words.format(wording.clock_exact(at_ms), user, assistant)


def paint_readout(
    painter: QPainter, geometry: WaveformGeometry, tokens: Tokens, source: WaveformSource, mouse: QPointF
) -> None:
    """Draw a hairline at the mouse and the box beside it, inside the picture."""
    at_ms = geometry.time(mouse.x())
    if at_ms < 0:
        return
    x = geometry.snap(mouse.x())
    painter.fillRect(QRectF(x, AXIS_PX, 1, geometry.height - AXIS_PX), faded(tokens.color("secondary"), 0.6))
    font = fonts.sans(fonts.SMALL_PX)
    text = sentence(source, at_ms)
    wide = QFontMetricsF(font).horizontalAdvance(text) + 16
    left = x + 8 if x + 8 + wide < geometry.width - 4 else x - 8 - wide
    box = QRectF(round(left), 4, round(wide), 22)
    painter.setPen(QPen(tokens.color("border"), 1))
    painter.setBrush(tokens.color("raised"))
    rounded(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), 6)
    painter.setFont(font)
    painter.setPen(tokens.color("text"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
