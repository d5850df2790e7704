"""One row of the events list: which way, what, when, how long after the row above, and how large."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

from desktop_app.ui import veil, wording
from desktop_app.ui.events import words as events_words
from desktop_app.ui.look import fonts, icons
from desktop_app.ui.look.palette import Tokens

if TYPE_CHECKING:
    from desktop_app.controller.event_table import EventRow

_MARGIN_PX = 16
_GAP_PX = 8
_WIDE_PX = 540
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


class RowLook(NamedTuple):
    """How a row is drawn; `wide` is one line, otherwise there are two; `count` events stand in it."""

    wide: bool
    selected: bool = False
    current: bool = False
    count: int = 1


def is_wide(width_px: int) -> bool:
    """Whether everything fits in one line."""
    return width_px >= fonts.px(_WIDE_PX)


def row_height_px(wide: bool) -> int:
    """The height of every row."""
    return fonts.tall(28) if wide else fonts.tall(44, lines=2)


def paint_event(
    painter: QPainter, room: QRectF, event: EventRow, delta_ms: float | None, look: RowLook, tokens: Tokens
) -> None:
    """Draw one event into its row."""
    if look.selected:
        painter.fillRect(room, tokens.color("pressed"))
    if look.current:
        painter.fillRect(QRectF(room.left(), room.top(), 2, room.height()), tokens.color("user"))
    line = room.adjusted(_MARGIN_PX, 0, -_MARGIN_PX, 0)
    if not look.wide:
        line.setBottom(room.center().y() + 2)
        line.translate(0, 1)
    icon_px = fonts.px(14)
    icon = QRectF(line.left(), line.center().y() - icon_px / 2, icon_px, icon_px)
    side = "user" if event.sent else "assistant"
    icons.paint(painter, "arrow-up" if event.sent else "arrow-down", icon, tokens.color(side))
    line.setLeft(icon.right() + _GAP_PX)
    times = _times(event, delta_ms)
    if look.wide:
        _paint_wide(painter, line, event, times, look.count, tokens)
    else:
        _paint_narrow(painter, line, room, event, times, look.count, tokens)


def _paint_wide(
    painter: QPainter, line: QRectF, event: EventRow, times: tuple[str, str], count: int, tokens: Tokens
) -> None:
    small = fonts.sans(fonts.SMALL_PX)
    painter.setFont(small)
    clock_px, delta_px, size_px = (_width(small, sample) for sample in ("00:00.000", "+00,000 ms", "0,000.0 KB"))
    painter.setPen(tokens.color("secondary"))
    painter.drawText(QRectF(line.left(), line.top(), clock_px, line.height()), _LEFT, times[0])
    painter.setPen(tokens.color("tertiary"))
    painter.drawText(QRectF(line.left() + clock_px, line.top(), delta_px, line.height()), _RIGHT, times[1])
    painter.drawText(line, _RIGHT, events_words.size(event.size_bytes))
    name = line.adjusted(clock_px + delta_px + 2 * _GAP_PX, 0, -size_px, 0)
    taken = _paint_name(painter, name, event, count, tokens)
    ids = _ids(event)
    rest = name.adjusted(taken + 2 * _GAP_PX, 0, -_GAP_PX, 0)
    if ids and rest.width() > fonts.px(80):
        painter.setFont(small)
        painter.setPen(tokens.color("tertiary"))
        painter.drawText(rest, _LEFT, _elided(small, ids, rest.width()))


def _paint_narrow(
    painter: QPainter, line: QRectF, room: QRectF, event: EventRow, times: tuple[str, str], count: int, tokens: Tokens
) -> None:
    small = fonts.sans(fonts.SMALL_PX)
    _paint_name(painter, line, event, count, tokens)
    below = QRectF(line.left(), room.center().y(), line.width(), room.bottom() - room.center().y() - 3)
    painter.setFont(small)
    painter.setPen(tokens.color("tertiary"))
    size = events_words.size(event.size_bytes)
    painter.drawText(below, _RIGHT, size)
    words = times[0] + (f"   {times[1]}" if times[1] else "")
    painter.drawText(below, _LEFT, words)
    rest = below.adjusted(_width(small, words) + 12, 0, -_width(small, size) - 12, 0)
    if (ids := _ids(event)) and rest.width() > fonts.px(48):
        painter.drawText(rest, _LEFT, _elided(small, ids, rest.width()))


def _paint_name(painter: QPainter, room: QRectF, event: EventRow, count: int, tokens: Tokens) -> float:
    """Draw what the event is, with a sign where something is wrong; returns how wide that is."""
    tone = {"errors": "danger", "unknown": "cut", "malformed": "cut"}.get(event.kind, "text")
    sign_px = 0.0
    if tone != "text":
        sign_px = fonts.px(14)
        icons.paint(
            painter,
            "warning",
            QRectF(room.left(), room.center().y() - sign_px / 2, sign_px, sign_px),
            tokens.color(tone),
        )
        sign_px += 6
    font = fonts.mono(fonts.SMALL_PX)
    painter.setFont(font)
    painter.setPen(tokens.color(tone))
    times = events_words.times(count)
    times_px = _width(font, times) if times else 0.0
    shown = _elided(font, events_words.name(event), room.width() - sign_px - times_px, Qt.TextElideMode.ElideMiddle)
    painter.drawText(room.adjusted(sign_px, 0, 0, 0), _LEFT, shown)
    taken = sign_px + _width(font, shown)
    if times:
        painter.setPen(tokens.color("secondary"))
        painter.drawText(room.adjusted(taken, 0, 0, 0), _LEFT, times)
    return taken + times_px


def _times(event: EventRow, delta_ms: float | None) -> tuple[str, str]:
    return wording.clock_exact(event.at_ms), "" if delta_ms is None else events_words.delta(delta_ms)


def _ids(event: EventRow) -> str:
    name, value = ("item_id", event.item_id) if event.item_id else ("response_id", event.response_id)
    return events_words.one_line(veil.over_member(name, value))


def _elided(font: QFont, text: str, width_px: float, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight) -> str:
    return _shortened(font.key(), text, int(width_px), mode)


def _width(font: QFont, text: str) -> float:
    return _measured(font.key(), text)


# A list scrolls through the same few types again and again; measuring them anew costs more than drawing them.


@functools.lru_cache(maxsize=2048)
def _shortened(font_key: str, text: str, width_px: int, mode: Qt.TextElideMode) -> str:
    return QFontMetricsF(_font(font_key)).elidedText(text, mode, width_px)


@functools.lru_cache(maxsize=2048)
def _measured(font_key: str, text: str) -> float:
    return QFontMetricsF(_font(font_key)).horizontalAdvance(text)


def _font(key: str) -> QFont:
    return next(font for font in (fonts.sans(fonts.SMALL_PX), fonts.mono(fonts.SMALL_PX)) if font.key() == key)
