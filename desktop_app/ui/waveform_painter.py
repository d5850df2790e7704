"""Draws the two lanes of the waveform with everything the session's timeline knows about them."""

from __future__ import annotations

import bisect
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPolygonF

from desktop_app.ui import fonts, icons, wording
from desktop_app.ui.palette import Tokens, faded
from desktop_app.ui.waveform_bars import paint_bars, paint_hatch
from desktop_app.ui.waveform_geometry import BOTTOM_LABELS_PX, WaveformGeometry
from desktop_app.ui.waveform_labels import PlacedLabel, label_font, labels_of, placed

if TYPE_CHECKING:
    from desktop_app.controller.waveform_source import WaveformSource
    from desktop_app.conversation.timeline import Marker, Span, Timeline

_CROWD = 80
"""With more markers in sight than this only cuts and errors are marked, and with more of those nothing is written."""

_LINES = {
    "speech_started": ("secondary", True),
    "first_audio": ("assistant", True),
    "truncated": ("cut", False),
    "cancelled": ("tertiary", True),
    "error": ("danger", False),
}
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip)


class WaveformPainter:
    """Paints one frame; the cost follows the pixels and what happened in sight, not the length of the session."""

    def __init__(self, painter: QPainter, geometry: WaveformGeometry, tokens: Tokens) -> None:
        self._painter = painter
        self._geometry = geometry
        self._tokens = tokens

    def paint(self, source: WaveformSource, timeline: Timeline, now_ms: float, chosen_item_id: str) -> None:
        """Draw axis, lanes, spans, markers and their labels."""
        geometry, painter, now_x = self._geometry, self._painter, self._geometry.x(now_ms)
        if now_ms > 0:
            self._axis(now_x)
        spans, markers = timeline.between(geometry.start_ms, geometry.end_ms)
        if len(markers) > _CROWD:
            markers = [marker for marker in markers if marker.kind in ("truncated", "error")]
        crowded = len(spans) > 2 * _CROWD
        labels = [] if len(markers) > _CROWD else self._labels([] if crowded else spans, markers, now_x)
        painter.save()
        painter.setClipRect(geometry.plot)
        visible = [span for span in spans if span.item_id == chosen_item_id] if crowded else spans
        self._spans_behind(visible, now_ms, chosen_item_id)
        for lane in ("user", "assistant"):
            room = geometry.lane(lane)
            middle = geometry.snap(room.center().y())
            painter.fillRect(QRectF(room.left(), middle, room.width(), self._line_px(1)), self._tokens.color("border"))
            paint_bars(painter, geometry, source, lane, room, self._tokens.color(lane))
        self._never_heard(source, spans)
        self._marker_lines([] if crowded else spans, markers, {label.label.at_ms for label in labels})
        painter.restore()
        for label in labels:
            self._label(label)

    def names(self, user: str, assistant: str) -> None:
        """Write whose lane is whose."""
        self._painter.setFont(fonts.sans(fonts.CONTROL_PX, QFont.Weight.DemiBold))
        for lane, name in (("user", user), ("assistant", assistant)):
            room = self._geometry.lane(lane)
            self._painter.setPen(self._tokens.color(lane))
            self._painter.drawText(QRectF(16, room.top(), room.left() - 20, room.height()), _LEFT, name)

    def playhead(self, now_ms: float) -> None:
        """Draw "now"."""
        geometry, painter = self._geometry, self._painter
        if not geometry.start_ms <= now_ms <= geometry.end_ms:
            return
        x, color = geometry.x(now_ms), self._tokens.color("text")
        painter.fillRect(QRectF(x - 0.5, 12, self._line_px(1.5), geometry.height - BOTTOM_LABELS_PX - 6), color)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(QPolygonF([QPointF(x - 4.5, 8), QPointF(x + 5, 8), QPointF(x + 0.25, 15)]))

    def _axis(self, now_x: float) -> None:
        painter, geometry, tokens = self._painter, self._geometry, self._tokens
        painter.setFont(fonts.sans(fonts.SMALL_PX))
        painter.setPen(tokens.color("tertiary"))
        metrics = painter.fontMetrics()
        ticks, step = geometry.ticks()
        for at_ms in ticks:
            x = geometry.x(at_ms)
            text = wording.clock(at_ms) if step >= 1000 else f"{wording.clock(at_ms)}.{int(at_ms % 1000) // 10:02}"
            right = x + 5 + metrics.horizontalAdvance(text)
            if right <= geometry.width - 4 and not x - 2 <= now_x <= right + 2:
                painter.fillRect(QRectF(x, 18, self._line_px(1), 6), tokens.color("tertiary"))
                painter.drawText(QPointF(x + 5, 25), text)

    def _spans_behind(self, spans: list[Span], now_ms: float, chosen_item_id: str) -> None:
        geometry, tokens = self._geometry, self._tokens
        silence = faded(tokens.color("user"), 0.22)
        for span in spans:
            chosen = span.kind in ("speech", "playback") and span.item_id == chosen_item_id != ""
            if span.kind not in ("vad_silence", "tool") and not chosen:
                continue
            room = geometry.lane(span.lane)
            room.setLeft(geometry.x(span.start_ms))
            room.setRight(max(geometry.x(span.end_ms if span.end_ms is not None else now_ms), room.left() + 1))
            if span.kind == "vad_silence":
                self._painter.fillRect(room, silence)
            elif span.kind == "tool":
                bar = QRectF(room.left(), geometry.snap(room.top() - 5), room.width(), 3)
                self._painter.fillRect(bar, tokens.color("tertiary"))
            else:
                self._painter.fillRect(room.adjusted(-2, -2, 2, 2), tokens.color(f"{span.lane}_soft"))

    def _never_heard(self, source: WaveformSource, spans: list[Span]) -> None:
        heard = sorted(span.start_ms for span in spans if span.kind == "playback")
        stretches = []
        for span in spans:
            if span.kind == "never_heard" and span.end_ms is not None:
                # Where the assistant was heard again before the tail would have ended, what was heard goes first.
                after = bisect.bisect_right(heard, span.start_ms + 1)
                end_ms = min(span.end_ms, heard[after]) if after < len(heard) else span.end_ms
                stretches.append((self._geometry.x(span.start_ms), self._geometry.x(end_ms)))
        if stretches:
            room, tokens = self._geometry.lane("assistant"), self._tokens
            quiet = faded(tokens.color("tertiary"), 0.75)
            paint_bars(self._painter, self._geometry, source, "never_heard", room, quiet, stretches)
            paint_hatch(self._painter, stretches, room, faded(tokens.color("cut"), 0.6))

    def _marker_lines(self, spans: list[Span], markers: list[Marker], labelled: set[float]) -> None:
        lines = [(m.at_ms, m.lane, *_LINES[m.kind]) for m in markers if m.kind in _LINES]
        lines += [(s.end_ms, "user", "secondary", True) for s in spans if s.kind == "vad_silence" and s.end_ms]
        last: dict[tuple[str, str], float] = {}
        for at_ms, lane, tone, dashed in sorted(lines):
            x = self._geometry.x(at_ms)
            if x - last.get((lane, tone), -9.0) < 2.0:
                continue  # zoomed far out, one line stands for many
            last[(lane, tone)] = x
            room, reach = self._geometry.lane(lane), 12.0 if at_ms in labelled else 0.0
            top, bottom = (room.top() - reach, room.bottom()) if lane == "user" else (room.top(), room.bottom() + reach)
            self._vertical(x, top, bottom, self._tokens.color(tone), dashed)

    def _vertical(self, x: float, top: float, bottom: float, color: QColor, dashed: bool) -> None:
        wide = self._line_px(1 if dashed else 1.5)
        if not dashed:
            self._painter.fillRect(QRectF(x, top, wide, bottom - top), color)
            return
        y = top
        while y < bottom:
            self._painter.fillRect(QRectF(x, y, wide, min(3.0, bottom - y)), color)
            y += 6.0

    def _labels(self, spans: list[Span], markers: list[Marker], now_x: float) -> list[PlacedLabel]:
        geometry = self._geometry
        found = [(label, geometry.x(label.at_ms)) for label in labels_of(spans, markers)]
        inside = [(label, x) for label, x in found if geometry.plot.left() <= x <= geometry.plot.right()]
        return placed(inside, {"top": geometry.top_labels, "bottom": geometry.bottom_labels}, now_x)

    def _label(self, label: PlacedLabel) -> None:
        painter, tokens, rect = self._painter, self._tokens, QRectF(label.rect)
        color = tokens.color(label.label.tone)
        if label.label.icon:
            icons.paint(painter, label.label.icon, QRectF(rect.left(), rect.center().y() - 6, 12, 12), color)
            rect.setLeft(rect.left() + 15)
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
