"""Draws the two lanes of the waveform with everything the session's timeline knows about them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPolygonF

from desktop_app.ui import wording
from desktop_app.ui.look import fonts, icons
from desktop_app.ui.look.palette import Tokens
from desktop_app.ui.waveform.bars import paint_bars
from desktop_app.ui.waveform.columns import ColumnCache
from desktop_app.ui.waveform.geometry import WaveformGeometry, bottom_labels_px
from desktop_app.ui.waveform.labels import PlacedLabel, label_font, labels_of, placed
from desktop_app.ui.waveform.marks import paint_lines, paint_signs
from desktop_app.ui.waveform.spans import SpanPainter
from desktop_app.ui.waveform.tails import tails_of

if TYPE_CHECKING:
    from desktop_app.conversation.timeline import Marker, Span, Timeline

_CROWD = 120
"""With more markers in sight than this only cuts and errors are marked, and with more of those nothing is written."""

_COARSE_MS_PER_PX = 150.0
"""From here on a silence that ends a turn is three pixels wide, and what happens in a turn is no longer told apart."""

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip)


class WaveformPainter:
    """Paints one frame; the cost follows the pixels and what happened in sight, not the length of the session."""

    def __init__(self, painter: QPainter, geometry: WaveformGeometry, tokens: Tokens, now_ms: float) -> None:
        self._painter = painter
        self._geometry = geometry
        self._tokens = tokens
        self._now_ms = now_ms

    def paint(self, cache: ColumnCache, timeline: Timeline, chosen_item_id: str, name_of: Callable[[str], str]) -> None:
        """Draw axis, lanes, spans, markers and their labels; `name_of` tells the function an item calls."""
        geometry, painter = self._geometry, self._painter
        if self._now_ms > 0:
            self._axis()
        spans, markers = timeline.between(geometry.start_ms, geometry.end_ms)
        crowded = len(markers) > _CROWD or geometry.ms_per_px > _COARSE_MS_PER_PX
        if crowded:
            markers = [marker for marker in markers if marker.kind in ("truncated", "error")]
        labels = [] if len(markers) > _CROWD else self._labels([] if crowded else spans, markers)
        painter.save()
        painter.setClipRect(geometry.plot)
        stretches = SpanPainter(painter, geometry, self._tokens, self._now_ms)
        stretches.behind([span for span in spans if not crowded or span.item_id == chosen_item_id], chosen_item_id)
        stretches.gaps(spans)
        self._lanes(cache)
        stretches.tails(cache, tails_of(spans, timeline))
        paint_lines(painter, geometry, self._tokens, markers, {label.label.at_ms for label in labels})
        if not crowded:
            stretches.tools(spans, name_of)
            paint_signs(painter, geometry, self._tokens, markers)
        painter.restore()
        for label in labels:
            self._label(label)

    def names(self, user: str, assistant: str, muted: str = "") -> None:
        """Write whose lane is whose, and under the user's name that the microphone is muted."""
        self._painter.setFont(fonts.sans(fonts.CONTROL_PX, QFont.Weight.DemiBold))
        for lane, name in (("user", user), ("assistant", assistant)):
            room = self._geometry.lane(lane)
            self._painter.setPen(self._tokens.color(lane))
            self._painter.drawText(QRectF(16, room.top(), room.left() - 20, room.height()), _LEFT, name)
        if muted:
            room, high = self._geometry.lane("user"), self._painter.fontMetrics().height()
            self._painter.setFont(fonts.sans(fonts.SMALL_PX))
            self._painter.setPen(self._tokens.color("cut"))
            below = QRectF(16, room.center().y() + high / 2, room.left() - 20, high)
            self._painter.drawText(below, _LEFT, muted)

    def playhead(self) -> None:
        """Draw "now"."""
        geometry, painter = self._geometry, self._painter
        if not geometry.start_ms <= self._now_ms <= geometry.end_ms:
            return
        x, color = geometry.x(self._now_ms), self._tokens.color("text")
        painter.fillRect(QRectF(x - 0.5, 12, self._line_px(1.5), geometry.height - bottom_labels_px() - 6), color)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(QPolygonF([QPointF(x - 4.5, 8), QPointF(x + 5, 8), QPointF(x + 0.25, 15)]))

    def _axis(self) -> None:
        painter, geometry, tokens = self._painter, self._geometry, self._tokens
        painter.setFont(fonts.sans(fonts.SMALL_PX))
        painter.setPen(tokens.color("tertiary"))
        metrics, now_x = painter.fontMetrics(), geometry.x(self._now_ms)
        ticks, step = geometry.ticks()
        for at_ms in ticks:
            x = geometry.x(at_ms)
            text = wording.clock(at_ms) if step >= 1000 else f"{wording.clock(at_ms)}.{int(at_ms % 1000) // 10:02}"
            right = x + 5 + metrics.horizontalAdvance(text)
            if right <= geometry.width - 4 and not x - 2 <= now_x <= right + 2:
                painter.fillRect(QRectF(x, 18, self._line_px(1), 6), tokens.color("tertiary"))
                painter.drawText(QPointF(x + 5, 25), text)

    def _lanes(self, cache: ColumnCache) -> None:
        for lane in ("user", "assistant"):
            room, tokens = self._geometry.lane(lane), self._tokens
            middle = self._geometry.snap(room.center().y())
            self._painter.fillRect(QRectF(room.left(), middle, room.width(), self._line_px(1)), tokens.color("border"))
            paint_bars(self._painter, self._geometry, cache, lane, room, tokens.color(lane))

    def _labels(self, spans: list[Span], markers: list[Marker]) -> list[PlacedLabel]:
        geometry = self._geometry
        found = [(label, geometry.x(label.at_ms)) for label in labels_of(spans, markers)]
        inside = [(label, x) for label, x in found if geometry.plot.left() <= x <= geometry.plot.right()]
        rows = {"top": geometry.top_labels, "bottom": geometry.bottom_labels}
        return placed(inside, rows, geometry.x(self._now_ms))

    def _label(self, label: PlacedLabel) -> None:
        painter, tokens, rect = self._painter, self._tokens, QRectF(label.rect)
        color = tokens.color(label.label.tone)
        if label.label.icon:
            side = fonts.px(12)
            icons.paint(painter, label.label.icon, QRectF(rect.left(), rect.center().y() - side / 2, side, side), color)
            rect.setLeft(rect.left() + fonts.px(15))
        painter.setFont(label_font(label.label.tone))
        painter.setPen(color)
        painter.drawText(rect, _LEFT, label.text)
        if label.tail:
            rect.setLeft(rect.left() + painter.fontMetrics().horizontalAdvance(label.text) + 12)
            painter.setFont(label_font(""))
            painter.setPen(tokens.color("tertiary"))
            painter.drawText(rect, _LEFT, label.tail)

    def _line_px(self, logical: float) -> float:
        return max(1, round(logical * self._geometry.ratio)) / self._geometry.ratio
