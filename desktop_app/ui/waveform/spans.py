"""Draws stretches: the chosen item, the silence that ended a turn, functions running, and what was never heard."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from desktop_app.ui import wording
from desktop_app.ui.look import fonts
from desktop_app.ui.look.palette import Tokens, faded
from desktop_app.ui.look.surface import rounded
from desktop_app.ui.waveform.bars import paint_bars, paint_hatch
from desktop_app.ui.waveform.columns import ColumnCache
from desktop_app.ui.waveform.geometry import WaveformGeometry
from desktop_app.ui.waveform.labels import tr
from desktop_app.ui.waveform.tails import Tail

if TYPE_CHECKING:
    from desktop_app.conversation.timeline import Span

_TOOL_FONT_PX = 11
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextSingleLine)


class SpanPainter:
    """Paints spans into a picture of these measures; `now_ms` ends what still lasts."""

    def __init__(self, painter: QPainter, geometry: WaveformGeometry, tokens: Tokens, now_ms: float) -> None:
        self._painter = painter
        self._geometry = geometry
        self._tokens = tokens
        self._now_ms = now_ms

    def behind(self, spans: Iterable[Span], chosen_item_id: str) -> None:
        """What lies under the sound: silence windows, and the item that is chosen."""
        silence = faded(self._tokens.color("user"), 0.22)
        for span in spans:
            if span.kind == "vad_silence":
                self._painter.fillRect(self._room(span), silence)
            elif span.kind in ("speech", "playback") and span.item_id == chosen_item_id != "":
                self._painter.fillRect(self._room(span).adjusted(-2, -2, 2, 2), self._tokens.color(f"{span.lane}_soft"))

    def gaps(self, spans: Iterable[Span]) -> None:
        """Times without a connection, hatched across both lanes."""
        geometry = self._geometry
        top, bottom = geometry.lane("user").top(), geometry.lane("assistant").bottom()
        room = QRectF(geometry.plot.left(), top, geometry.plot.width(), bottom - top)
        ends = [
            (geometry.x(span.start_ms), geometry.x(self._now_ms if span.end_ms is None else span.end_ms))
            for span in spans
            if span.kind == "gap"
        ]
        if ends:
            paint_hatch(self._painter, ends, room, faded(self._tokens.color("tertiary"), 0.5))

    def tools(self, spans: Iterable[Span], name_of: Callable[[str], str]) -> None:
        """Functions as bars between the lanes, with their names where they fit."""
        painter, tokens, events = self._painter, self._tokens, self._geometry.events
        font = fonts.mono(_TOOL_FONT_PX)
        metrics = QFontMetricsF(font)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        for span in spans:
            if span.kind != "tool":
                continue
            room = self._room(span)
            bar = QRectF(room.left(), events.top() + 1.5, max(3.0, room.width()), events.height() - 3)
            painter.setPen(QPen(tokens.color("tertiary"), 1))
            painter.setBrush(tokens.color("pressed"))
            rounded(painter, bar.adjusted(0.5, 0.5, -0.5, -0.5), 3)
            text = self._tool_text(span, name_of(span.item_id), metrics, bar.width() - 8)
            if text:
                painter.setFont(font)
                painter.setPen(tokens.color("text"))
                painter.drawText(bar.adjusted(4, 0, 0, 0), _LEFT, text)

    @staticmethod
    def _tool_text(span: Span, name: str, metrics: QFontMetricsF, room_px: float) -> str:
        """The function's name with how long it ran, or the name alone, or nothing, as far as there is room."""
        ran = "" if span.end_ms is None else wording.milliseconds(span.end_ms - span.start_ms)
        texts = (f"{name}  {ran}".strip(), name)
        return next((text for text in texts if metrics.horizontalAdvance(text) <= room_px), "") if name else ""

    def tails(self, cache: ColumnCache, tails: list[Tail]) -> None:
        """What was never heard, dimmed and hatched; where the next answer leaves no room for all of it, how much more.

        The sound of the next answer is drawn over by none of it.
        """
        geometry, tokens = self._geometry, self._tokens
        stretches = [(geometry.x(tail.start_ms), geometry.x(tail.drawn_end_ms)) for tail in tails]
        if not stretches:
            return
        room = geometry.lane("assistant")
        quiet = faded(tokens.color("tertiary"), 0.75)
        paint_bars(self._painter, geometry, cache, "never_heard", room, quiet, stretches)
        paint_hatch(self._painter, stretches, room, faded(tokens.color("cut"), 0.6))
        for tail, (left, right) in zip(tails, stretches, strict=True):
            if tail.hidden_ms:
                self._more(tail, QRectF(left, room.top(), right - left, room.height()))

    def _more(self, tail: Tail, room: QRectF) -> None:
        font = fonts.sans(_TOOL_FONT_PX, QFont.Weight.DemiBold)
        text = tr("+{0} s").format(f"{tail.hidden_ms / 1000:.1f}")
        wide = QFontMetricsF(font).horizontalAdvance(text) + 8
        if wide + 4 > room.width() or fonts.px(15) + 4 > room.height():
            return
        painter, tokens = self._painter, self._tokens
        high = fonts.px(15)
        chip = QRectF(room.right() - wide - 2, room.bottom() - high - 2, wide, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("surface"))
        rounded(painter, chip, 3)
        painter.setFont(font)
        painter.setPen(tokens.color("cut"))
        painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), text)

    def _room(self, span: Span) -> QRectF:
        geometry = self._geometry
        room = geometry.lane(span.lane)
        room.setLeft(geometry.x(span.start_ms))
        room.setRight(max(geometry.x(span.end_ms if span.end_ms is not None else self._now_ms), room.left() + 1))
        return room
