"""Draws the two lanes of the waveform with everything the session's timeline knows about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from desktop_app.ui import fonts, icons, wording
from desktop_app.ui.palette import Tokens, faded
from desktop_app.ui.waveform_geometry import AXIS_PX, BAR_PX, BOTTOM_LABELS_PX, TOP_LABELS_PX, WaveformGeometry
from desktop_app.ui.waveform_labels import PlacedLabel, label_font, labels_of, placed

if TYPE_CHECKING:
    from desktop_app.controller.waveform_source import WaveformSource
    from desktop_app.conversation.timeline import Marker, Span, Timeline

_LOUDNESS_EXPONENT = 0.6  # speech is mostly far below full scale; this shows it without hiding what is louder
_HATCH_PX = 7.0


class WaveformPainter:
    """Paints one frame; the cost follows the pixels and what happened in sight, not the length of the session."""

    def __init__(self, painter: QPainter, geometry: WaveformGeometry, tokens: Tokens) -> None:
        self._painter = painter
        self._geometry = geometry
        self._tokens = tokens

    def paint(self, source: WaveformSource, timeline: Timeline, now_ms: float, chosen_item_id: str) -> None:
        """Draw axis, lanes, spans, markers and their labels."""
        geometry = self._geometry
        now_x = geometry.x(now_ms)
        if now_ms > 0:
            self._axis(now_x)
        spans, markers = timeline.between(geometry.start_ms, geometry.start_ms + geometry.span_ms)
        self._painter.save()
        self._painter.setClipRect(geometry.plot)
        self._spans_behind(spans, now_ms, chosen_item_id)
        for lane in ("user", "assistant"):
            self._lane(source, lane, self._tokens.color(lane))
        self._never_heard(source, spans)
        labels = self._placed_labels(spans, markers, now_x)
        self._marker_lines(spans, markers, {label.label.at_ms for label in labels})
        self._painter.restore()
        for label in labels:
            self._label(label)

    def names(self, user: str, assistant: str) -> None:
        """Write whose lane is whose."""
        self._painter.setFont(fonts.sans(fonts.CONTROL_PX, QFont.Weight.DemiBold))
        for lane, name in (("user", user), ("assistant", assistant)):
            rect = self._geometry.lane(lane)
            self._painter.setPen(self._tokens.color(lane))
            flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            self._painter.drawText(QRectF(16, rect.top(), self._geometry.plot.left() - 20, rect.height()), flags, name)

    def playhead(self, now_ms: float) -> None:
        """Draw "now"."""
        geometry, painter = self._geometry, self._painter
        if not geometry.start_ms <= now_ms <= geometry.start_ms + geometry.span_ms:
            return
        x, color = geometry.x(now_ms), self._tokens.color("text")
        painter.fillRect(QRectF(x - 0.5, 12, self._line_px(1.5), geometry.height - 12 - BOTTOM_LABELS_PX + 6), color)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawPolygon(QPolygonF([QPointF(x - 4.5, 8), QPointF(x + 5, 8), QPointF(x + 0.25, 15)]))

    def _axis(self, now_x: float) -> None:
        painter, geometry, tokens = self._painter, self._geometry, self._tokens
        painter.setFont(fonts.sans(fonts.SMALL_PX))
        ticks, step = geometry.ticks()
        for at_ms in ticks:
            x = geometry.x(at_ms)
            text = wording.clock(at_ms) if step >= 1000 else f"{wording.clock(at_ms)}.{int(at_ms % 1000) // 10:02}"
            right = x + 5 + painter.fontMetrics().horizontalAdvance(text)
            if right > geometry.width - 4 or x - 2 <= now_x <= right + 2:
                continue
            painter.fillRect(QRectF(x, 18, self._line_px(1), 6), tokens.color("tertiary"))
            painter.setPen(tokens.color("tertiary"))
            painter.drawText(QPointF(x + 5, 25), text)

    def _lane(self, source: WaveformSource, lane: str, color: QColor) -> None:
        rect = self._geometry.lane(lane)
        middle = self._geometry.snap(rect.center().y())
        self._painter.fillRect(
            QRectF(rect.left(), middle, rect.width(), self._line_px(1)), self._tokens.color("border")
        )
        self._bars(source, lane, rect, color)

    def _bars(self, source: WaveformSource, lane: str, rect: QRectF, color: QColor) -> None:
        geometry = self._geometry
        start_ms, end_ms, count, left, pitch = geometry.columns()
        columns = source.columns(lane, start_ms, end_ms, count)
        present = np.flatnonzero(np.any(columns != 0.0, axis=1))
        if not len(present):
            return
        shaped = np.sign(columns[present]) * np.abs(columns[present]) ** _LOUDNESS_EXPONENT * (rect.height() / 2)
        middle, ratio = geometry.snap(rect.center().y()), geometry.ratio
        tops = np.round((middle - shaped[:, 1]) * ratio) / ratio
        bottoms = np.round((middle - shaped[:, 0]) * ratio) / ratio
        least = max(1.0, round(BAR_PX * 0.75 * ratio) / ratio)
        heights = np.maximum(bottoms - tops, least)
        tops = np.where(bottoms - tops < least, middle - least / 2, tops)
        wide = max(1, round(BAR_PX * ratio)) / ratio
        lefts = left + present * pitch
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(color)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._painter.drawRects(
            [
                QRectF(x, y, wide, high)
                for x, y, high in zip(lefts.tolist(), tops.tolist(), heights.tolist(), strict=True)
            ]
        )

    def _spans_behind(self, spans: list[Span], now_ms: float, chosen_item_id: str) -> None:
        geometry, tokens = self._geometry, self._tokens
        for span in spans:
            end_ms = span.end_ms if span.end_ms is not None else now_ms
            lane = geometry.lane(span.lane)
            rect = QRectF(geometry.x(span.start_ms), lane.top(), 0, lane.height())
            rect.setRight(max(geometry.x(end_ms), rect.left() + 1))
            if span.kind == "vad_silence":
                self._painter.fillRect(rect, faded(tokens.color("user"), 0.22))
            elif span.kind == "tool":
                middle = geometry.snap(lane.top() - 5)
                self._painter.fillRect(QRectF(rect.left(), middle, rect.width(), 3), tokens.color("tertiary"))
            elif span.item_id and span.item_id == chosen_item_id:
                soft = tokens.color(f"{span.lane}_soft")
                self._painter.fillRect(rect.adjusted(-2, -2, 2, 2), soft)

    def _never_heard(self, source: WaveformSource, spans: list[Span]) -> None:
        starts = sorted(span.start_ms for span in spans if span.kind == "playback")
        lane = self._geometry.lane("assistant")
        region = []
        for span in spans:
            if span.kind != "never_heard" or span.end_ms is None:
                continue
            # Where the assistant was heard again before the tail would have ended, what was heard goes first.
            end_ms = min([span.end_ms, *(start for start in starts if start > span.start_ms + 1)])
            rect = QRectF(self._geometry.x(span.start_ms), lane.top(), 0, lane.height())
            rect.setRight(self._geometry.x(end_ms))
            region.append(rect)
        for rect in region:
            self._painter.save()
            self._painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
            self._bars(source, "never_heard", lane, faded(self._tokens.color("tertiary"), 0.75))
            self._hatch(rect)
            self._painter.restore()

    def _hatch(self, rect: QRectF) -> None:
        painter = self._painter
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        painter.setPen(QPen(faded(self._tokens.color("cut"), 0.6), 1.0))
        high, x = rect.height(), rect.left() - rect.height()
        lines = []
        while x < rect.right():
            lines.append(QLineF(x, rect.bottom(), x + high, rect.top()))
            x += _HATCH_PX
        painter.drawLines(lines)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _marker_lines(self, spans: list[Span], markers: list[Marker], labelled: set[float]) -> None:
        tokens, last = self._tokens, {}
        lines = [
            (span.end_ms, "user", "secondary", True) for span in spans if span.kind == "vad_silence" and span.end_ms
        ]
        kinds = {
            "speech_started": ("secondary", True),
            "first_audio": ("assistant", True),
            "truncated": ("cut", False),
            "cancelled": ("tertiary", True),
            "error": ("danger", False),
        }
        lines += [(m.at_ms, m.lane, *kinds[m.kind]) for m in markers if m.kind in kinds]
        for at_ms, lane, tone, dashed in sorted(lines):
            x = self._geometry.x(at_ms)
            if x - last.get((lane, tone), -9.0) < 2.0:
                continue  # zoomed far out, one line stands for many
            last[(lane, tone)] = x
            rect, reach = self._geometry.lane(lane), 12.0 if at_ms in labelled else 0.0
            top, bottom = (rect.top() - reach, rect.bottom()) if lane == "user" else (rect.top(), rect.bottom() + reach)
            self._vertical(x, top, bottom, tokens.color(tone), dashed)

    def _vertical(self, x: float, top: float, bottom: float, color: QColor, dashed: bool) -> None:
        wide = self._line_px(1 if dashed else 1.5)
        if not dashed:
            self._painter.fillRect(QRectF(x, top, wide, bottom - top), color)
            return
        y = top
        while y < bottom:
            self._painter.fillRect(QRectF(x, y, wide, min(3.0, bottom - y)), color)
            y += 6.0

    def _placed_labels(self, spans: list[Span], markers: list[Marker], now_x: float) -> list[PlacedLabel]:
        geometry = self._geometry
        plot = geometry.plot
        rows = {
            "top": QRectF(plot.left() - 8, AXIS_PX, plot.width() + 24, TOP_LABELS_PX),
            "bottom": QRectF(plot.left() - 8, geometry.height - BOTTOM_LABELS_PX, plot.width() + 24, TOP_LABELS_PX),
        }
        start, end = geometry.start_ms, geometry.start_ms + geometry.span_ms
        labels = [(b, geometry.x(b.at_ms)) for b in labels_of(spans, markers) if start <= b.at_ms <= end]
        return placed(labels[:200], rows, now_x)

    def _label(self, label: PlacedLabel) -> None:
        painter, tokens, rect = self._painter, self._tokens, QRectF(label.rect)
        color = tokens.color(label.label.tone)
        if label.label.icon:
            icons.paint(painter, label.label.icon, QRectF(rect.left(), rect.center().y() - 6, 12, 12), color)
            rect.setLeft(rect.left() + 15)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip)
        painter.setFont(label_font(label.label.tone))
        painter.setPen(color)
        painter.drawText(rect, flags, label.text)
        if label.tail:
            rect.setLeft(rect.left() + painter.fontMetrics().horizontalAdvance(label.text) + 12)
            painter.setFont(label_font(""))
            painter.setPen(tokens.color("tertiary"))
            painter.drawText(rect, flags, label.tail)

    def _line_px(self, logical: float) -> float:
        return max(1, round(logical * self._geometry.ratio)) / self._geometry.ratio
