"""Draws one laid-out row of the transcript."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPen

from desktop_app.ui import fonts, icons
from desktop_app.ui.palette import Tokens, faded
from desktop_app.ui.row_layout import ICON_PX, SPEAKER_RIGHT_PX, PlacedFact, RowLayout
from desktop_app.ui.surface import rounded


def paint_row(painter: QPainter, placed: RowLayout, tokens: Tokens, *, selected: bool, link: str) -> None:
    """Draw a row at the painter's origin.

    Args:
        selected: mark the bubble as chosen.
        link: the link under the mouse or the keyboard, or empty.
    """
    _bubble(painter, placed, tokens, selected)
    painter.setFont(fonts.sans(fonts.CONTROL_PX, QFont.Weight.DemiBold))
    painter.setPen(tokens.color(placed.row.lane))
    advance = QFontMetricsF(painter.font()).horizontalAdvance(placed.row.speaker)
    painter.drawText(QPointF(SPEAKER_RIGHT_PX - advance, placed.speaker_base_px), placed.row.speaker)
    origin = placed.words_at
    for mark in placed.marks:
        box = mark.translated(origin)
        painter.fillRect(box.adjusted(-1, box.height() * 0.62, 1, 1), faded(tokens.color("assistant"), 0.4))
    placed.words.draw(painter, origin)
    for strike in placed.strikes:
        box = strike.translated(origin)
        middle = round(box.top() + box.height() * 0.6)
        painter.fillRect(QRectF(box.left(), middle - 0.5, box.width(), 1.5), tokens.color("cut"))
    for fact in placed.facts:
        _fact(painter, fact, tokens, active=bool(fact.fact.link) and fact.fact.link == link)
    if placed.sentence is not None:
        placed.sentence.draw(painter, placed.sentence_at)


def _bubble(painter: QPainter, placed: RowLayout, tokens: Tokens, selected: bool) -> None:
    row = placed.row
    if row.shape == "note":
        if not selected:
            return
        fill, pen = tokens.color("raised"), QPen(Qt.PenStyle.NoPen)
    elif row.shape == "card":
        fill, pen = tokens.color("surface"), QPen(tokens.color("border"), 1.0)
    elif row.shape == "placeholder":
        fill, pen = tokens.color("window"), QPen(tokens.color("border"), 1.0, Qt.PenStyle.DashLine)
    else:
        fill, pen = tokens.color(f"{row.lane}_soft"), QPen(Qt.PenStyle.NoPen)
    if selected:
        pen = QPen(tokens.color("user" if row.lane != "assistant" else "assistant"), 1.5)
    painter.setBrush(QBrush(fill))
    painter.setPen(pen)
    inset = 0.5 if pen.style() is not Qt.PenStyle.NoPen else 0.0
    rect = placed.bubble if row.shape != "note" else placed.bubble.adjusted(-6, -2, 6, 2)
    rounded(painter, rect.adjusted(inset, inset, -inset, -inset), 9.0)


def _fact(painter: QPainter, placed: PlacedFact, tokens: Tokens, *, active: bool) -> None:
    fact, rect = placed.fact, QRectF(placed.rect)
    if active:
        painter.setPen(QPen(tokens.color("user"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        rounded(painter, rect.adjusted(-4, 0, 4, 0), 4.0)
    color = tokens.color("text" if active else fact.tone)
    if fact.icon:
        icons.paint(painter, fact.icon, QRectF(rect.left(), rect.center().y() - ICON_PX / 2, ICON_PX, ICON_PX), color)
        rect.setLeft(rect.left() + ICON_PX + 4)
    font = fonts.sans(fonts.SMALL_PX, QFont.Weight.DemiBold if fact.tone == "cut" else QFont.Weight.Normal)
    if fact.link:
        font = QFont(font)
        font.setUnderline(True)
    painter.setFont(font)
    painter.setPen(color)
    painter.drawText(
        rect.adjusted(0, 0, 4, 0), int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip), fact.text
    )
