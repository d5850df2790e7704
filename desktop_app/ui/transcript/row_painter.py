"""Draws one laid-out row of the transcript."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from desktop_app.ui.look import fonts, icons
from desktop_app.ui.look.palette import Tokens, faded
from desktop_app.ui.look.surface import rounded
from desktop_app.ui.transcript.row_column import PlacedText
from desktop_app.ui.transcript.row_facts import BUTTON_PAD_PX, PlacedFact, fact_font
from desktop_app.ui.transcript.row_layout import RowLayout
from desktop_app.ui.transcript.row_picture import paint_picture
from desktop_app.ui.transcript.text_looks import Stretch

_RADIUS_PX = 9.0
_BUTTON_RADIUS_PX = 7.0
FAINT = 0.28
"""How much of the colour of a match is on its ground."""


@dataclasses.dataclass(frozen=True, slots=True)
class Look:
    """How a row stands out just now.

    Attributes:
        chosen: it is the row the keyboard is on.
        active: show its actions.
        link: the link under the mouse or the keyboard, or empty.
        copied: its words were just copied.
        selection: the positions between which its words are selected; None for none.
        matches: stretches that are searched for, `here` the index of the one that is looked at.
        picture: gives the picture of a data URL, as far as it has been read.
    """

    chosen: bool = False
    active: bool = False
    link: str = ""
    copied: bool = False
    selection: tuple[int, int] | None = None
    matches: tuple[tuple[int, int], ...] = ()
    here: int = -1
    picture: Callable[[str], QPixmap | None] | None = None


def paint_row(painter: QPainter, placed: RowLayout, tokens: Tokens, look: Look, clip: QRectF) -> None:
    """Draw what lies inside `clip` of a row at the painter's origin."""
    _bubble(painter, placed, tokens, look.chosen)
    _speaker(painter, placed, tokens)
    room = placed.bubble if placed.row.shape != "note" else placed.bubble.adjusted(-2, -2, 2, 2)
    painter.save()
    painter.setClipRect(room & clip)  # marks piled up on a letter reach beyond its line
    for shown in placed.pictures:
        paint_picture(painter, shown, look.picture(shown.url) if look.picture is not None else None, tokens)
    stretches = _stretches(look, tokens)
    for text in placed.texts:
        _passage(painter, text, tokens, room & clip, stretches)
    if 0 <= look.here < len(look.matches):
        painter.setPen(QPen(tokens.color("text"), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in placed.rects(*look.matches[look.here]):
            painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5))
    painter.restore()
    for fact in (*placed.head, *placed.facts):
        draw = _button if fact.fact.look else _fact
        draw(painter, fact, tokens, active=bool(fact.fact.link) and fact.fact.link == look.link)
    if look.active:
        for action in placed.actions:
            _action(painter, action, tokens, look)
    if placed.sentence is not None:
        placed.sentence.text.draw(painter, placed.sentence.at, clip)


def _stretches(look: Look, tokens: Tokens) -> list[Stretch]:
    result = [Stretch(*place, faded(tokens.color("cut"), FAINT), tokens.color("text")) for place in look.matches]
    if 0 <= look.here < len(result):
        result[look.here] = Stretch(*look.matches[look.here], tokens.color("cut"), tokens.color("on_accent"))
    if look.selection is not None:
        result.append(Stretch(*look.selection, tokens.color("user"), tokens.color("on_accent")))
    return result


def _passage(painter: QPainter, placed: PlacedText, tokens: Tokens, clip: QRectF, stretches: list[Stretch]) -> None:
    if not placed.rect.adjusted(-40, -40, 40, 40).intersects(clip):
        return
    origin = placed.at
    for mark in placed.text.rects_in("now"):
        box = mark.translated(origin)
        painter.fillRect(box.adjusted(-1, box.height() * 0.62, 1, 1), faded(tokens.color("assistant"), 0.4))
    own = [
        dataclasses.replace(each, start=each.start - placed.start, end=each.end - placed.start) for each in stretches
    ]
    placed.text.draw(painter, origin, clip, own)
    for strike in placed.text.rects_in("unheard"):
        box = strike.translated(origin)
        middle = round(box.top() + box.height() * 0.6)
        painter.fillRect(QRectF(box.left(), middle - 0.5, box.width(), 1.5), tokens.color("cut"))
    if placed.passage.icon:
        size = fonts.px(14)
        line = fonts.px(20 if placed.passage.name == "name" else 18)
        spot = QRectF(origin.x() - fonts.px(22), origin.y() + (line - size) / 2, size, size)
        icons.paint(painter, placed.passage.icon, spot, tokens.color("tertiary"))


def _speaker(painter: QPainter, placed: RowLayout, tokens: Tokens) -> None:
    painter.setFont(fonts.sans(fonts.CONTROL_PX, QFont.Weight.DemiBold))
    painter.setPen(tokens.color(placed.row.lane))
    advance = QFontMetricsF(painter.font()).horizontalAdvance(placed.row.speaker)
    top = placed.pictures[0].rect.top() if placed.pictures else placed.texts[0].at.y()
    base = top + placed.words.first_base_px
    painter.drawText(QPointF(placed.speaker_right_px - advance, base), placed.row.speaker)


def _bubble(painter: QPainter, placed: RowLayout, tokens: Tokens, chosen: bool) -> None:
    row = placed.row
    if row.shape == "note":
        if not chosen:
            return
        fill, pen = tokens.color("raised"), QPen(Qt.PenStyle.NoPen)
    elif row.shape == "card":
        fill, pen = tokens.color("surface"), QPen(tokens.color("border"), 1.0)
    elif row.shape == "placeholder":
        fill, pen = tokens.color("window"), QPen(tokens.color("border"), 1.0, Qt.PenStyle.DashLine)
    else:
        edge = QPen(tokens.color(row.lane), 1.0) if tokens.edges else QPen(Qt.PenStyle.NoPen)
        fill, pen = tokens.color(f"{row.lane}_soft"), edge
    if chosen:
        pen = QPen(tokens.color("user" if row.lane != "assistant" else "assistant"), 1.5)
    painter.setBrush(QBrush(fill))
    painter.setPen(pen)
    inset = 0.5 if pen.style() is not Qt.PenStyle.NoPen else 0.0
    rect = placed.bubble if row.shape != "note" else placed.bubble.adjusted(-6, -2, 6, 2)
    rounded(painter, rect.adjusted(inset, inset, -inset, -inset), _RADIUS_PX)


def _fact(painter: QPainter, placed: PlacedFact, tokens: Tokens, *, active: bool) -> None:
    fact, rect = placed.fact, QRectF(placed.rect)
    if active:
        _ring(painter, rect.adjusted(-4, 0, 4, 0), tokens)
    color = tokens.color("text" if active else fact.tone)
    if fact.icon:
        size = placed.icon_px
        icons.paint(painter, fact.icon, QRectF(rect.left(), rect.center().y() - size / 2, size, size), color)
        rect.setLeft(rect.left() + size + 4)
    font = fact_font(fact)
    if fact.link:
        font = QFont(font)
        font.setUnderline(True)
    painter.setFont(font)
    painter.setPen(color)
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip)
    painter.drawText(rect.adjusted(0, 0, 4, 0), flags, fact.text)


def _button(painter: QPainter, placed: PlacedFact, tokens: Tokens, *, active: bool) -> None:
    fact, rect, primary = placed.fact, QRectF(placed.rect), placed.fact.look == "primary"
    edge = tokens.color("text" if active and primary else "user" if active or primary else "border")
    painter.setPen(QPen(edge, 1.5 if active else 1.0))
    painter.setBrush(tokens.color("user" if primary else "pressed" if active else "surface"))
    rounded(painter, rect.adjusted(0.5, 0.5, -0.5, -0.5), _BUTTON_RADIUS_PX)
    ink = tokens.color("on_accent" if primary else "text" if active else fact.tone)
    left, size = rect.left() + BUTTON_PAD_PX, placed.icon_px
    if fact.icon:
        icons.paint(painter, fact.icon, QRectF(left, rect.center().y() - size / 2, size, size), ink)
        left += size + 4
    painter.setFont(fact_font(fact))
    painter.setPen(ink)
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip)
    painter.drawText(QRectF(left, rect.top(), rect.right() - left, rect.height()), flags, fact.text)


def _action(painter: QPainter, placed: PlacedFact, tokens: Tokens, look: Look) -> None:
    rect, size = placed.rect, placed.icon_px
    done = look.copied and placed.fact.icon == "copy"
    if look.link == placed.fact.link:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("raised"))
        rounded(painter, rect, 4.0)
    spot = QRectF(rect.center().x() - size / 2, rect.center().y() - size / 2, size, size)
    icons.paint(painter, "check" if done else placed.fact.icon, spot, tokens.color("ok" if done else "secondary"))


def _ring(painter: QPainter, rect: QRectF, tokens: Tokens) -> None:
    painter.setPen(QPen(tokens.color("user"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    rounded(painter, rect, 4.0)
