"""Two lines of big outlined words that roll up as more of them come."""

from __future__ import annotations

import functools

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QTextLayout, QTextOption

from desktop_app.ui.look import fonts
from desktop_app.ui.present.caption_words import Spoken

_LINES = 2
_LINE_HEIGHT = 1.28
_WHO_SHARE = 0.5
_OUTLINE_SHARE = 0.2
_SMALLEST_PX = 14
_WORDS = QColor("#FFFFFF")
_OUTLINE = QColor("#000000")
_WHO = {"user": QColor("#4CC2FF"), "assistant": QColor("#B79CFF")}
"""Bright on the dark outline, whatever lies behind: the background is not the theme's."""


def font_px(room: QRectF) -> int:
    """The size of the words in a window of this height: who speaks, and two lines."""
    return max(_SMALLEST_PX, int(room.height() / (_LINES * _LINE_HEIGHT + _WHO_SHARE * _LINE_HEIGHT + 0.42)))


def caption_font(size_px: int) -> QFont:
    """The font of the words."""
    font = QFont(fonts.sans(fonts.BODY_PX, QFont.Weight.DemiBold))
    font.setPixelSize(size_px)
    return font


@functools.lru_cache(maxsize=8)
def lines_of(text: str, size_px: int, wide_px: float) -> tuple[str, ...]:
    """The last two lines; they break where they broke before as long as words are only added."""
    layout = QTextLayout(text, caption_font(size_px))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    units = text.encode("utf-16-le", "surrogatepass")
    found: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(wide_px)
        start, end = line.textStart(), line.textStart() + line.textLength()
        found.append(units[2 * start : 2 * end].decode("utf-16-le", "replace").rstrip())
    layout.endLayout()
    return tuple(found[-_LINES:])


def paint_caption(painter: QPainter, room: QRectF, spoken: Spoken) -> None:
    """Draw who speaks and the words at the lower end of the room, in the middle."""
    if not spoken.text:
        return
    size = font_px(room)
    font, who_font = caption_font(size), caption_font(max(_SMALLEST_PX, round(size * _WHO_SHARE)))
    margin = size * 0.4
    lines = lines_of(spoken.text, size, max(1.0, room.width() - 2 * margin))
    line_px = size * _LINE_HEIGHT
    baseline = room.bottom() - size * 0.5 - line_px * (len(lines) - 1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if spoken.who:
        above = baseline - size * 1.12
        _paint_outlined(painter, room, above, spoken.who, who_font, _WHO[spoken.speaker])
    for line in lines:
        _paint_outlined(painter, room, baseline, line, font, _WORDS)
        baseline += line_px


def _paint_outlined(painter: QPainter, room: QRectF, baseline: float, text: str, font: QFont, color: QColor) -> None:
    wide = QFontMetricsF(font).horizontalAdvance(text)
    path = QPainterPath()
    path.addText(QPointF(room.center().x() - wide / 2, baseline), font, text)
    outline = QPen(_OUTLINE, max(3.0, font.pixelSize() * _OUTLINE_SHARE))
    outline.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    outline.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.strokePath(path, outline)
    painter.fillPath(path, color)
