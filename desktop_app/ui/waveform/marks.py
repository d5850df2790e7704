"""Draws moments: a line in the lane and a sign of its own shape between the lanes for every kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop_app.ui.look.palette import Tokens
from desktop_app.ui.waveform.geometry import WaveformGeometry

if TYPE_CHECKING:
    from desktop_app.conversation.timeline import Marker, MarkerKind

SIGN_PX = 7.0
_SIGN_PITCH_PX = 9.0


class _Style(NamedTuple):
    """How a kind is drawn; `rank`: who gets the room between the lanes first; 0 before 1."""

    tone: str
    dashed: bool
    line: bool
    rank: int


STYLES: dict[MarkerKind, _Style] = {
    "error": _Style("danger", dashed=False, line=True, rank=0),
    "truncated": _Style("cut", dashed=False, line=True, rank=0),
    "cancelled": _Style("secondary", dashed=True, line=True, rank=1),
    "speech_started": _Style("secondary", dashed=True, line=True, rank=2),
    "first_audio": _Style("assistant", dashed=True, line=True, rank=2),
    "speech_stopped": _Style("secondary", dashed=True, line=True, rank=3),
    "response_created": _Style("assistant", dashed=True, line=False, rank=4),
    "committed": _Style("user", dashed=True, line=False, rank=5),
}


def paint_lines(
    painter: QPainter, geometry: WaveformGeometry, tokens: Tokens, markers: Iterable[Marker], labelled: set[float]
) -> None:
    """Draw the lines of markers, those of `labelled` times reaching to their words; one stands for many, far out."""
    last: dict[tuple[str, str], float] = {}
    for marker in markers:
        style = STYLES[marker.kind]
        x = geometry.x(marker.at_ms)
        if not style.line or x - last.get((marker.lane, style.tone), -9.0) < 2.0:
            continue
        last[(marker.lane, style.tone)] = x
        room, reach = geometry.lane(marker.lane), 12.0 if marker.at_ms in labelled else 0.0
        upper = marker.lane == "user"
        top, bottom = (room.top() - reach, room.bottom()) if upper else (room.top(), room.bottom() + reach)
        _vertical(painter, geometry, QRectF(x, top, 0, bottom - top), tokens.color(style.tone), dashed=style.dashed)


def paint_signs(painter: QPainter, geometry: WaveformGeometry, tokens: Tokens, markers: Iterable[Marker]) -> None:
    """Draw a sign for each moment that has room for one; zooming in makes room."""
    taken: list[float] = []
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    for marker in sorted(markers, key=lambda marker: (STYLES[marker.kind].rank, marker.at_ms)):
        x = geometry.x(marker.at_ms)
        if marker.kind == "truncated" or any(abs(x - other) < _SIGN_PITCH_PX for other in taken):
            continue  # a cut has its scissors
        taken.append(x)
        _sign(painter, marker.kind, QPointF(x, geometry.events.center().y()), tokens.color(STYLES[marker.kind].tone))


def _vertical(painter: QPainter, geometry: WaveformGeometry, line: QRectF, color: QColor, *, dashed: bool) -> None:
    line.setWidth(max(1, round((1.0 if dashed else 1.5) * geometry.ratio)) / geometry.ratio)
    if not dashed:
        painter.fillRect(line, color)
        return
    y = line.top()
    while y < line.bottom():
        painter.fillRect(QRectF(line.left(), y, line.width(), min(3.0, line.bottom() - y)), color)
        y += 6.0


def _sign(painter: QPainter, kind: MarkerKind, at: QPointF, color: QColor) -> None:
    half, x, y = SIGN_PX / 2, at.x() + 0.5, at.y()
    hollow = kind in ("response_created", "cancelled")
    painter.setPen(QPen(color, 1.5) if hollow else Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else color)
    if kind == "speech_started":
        painter.drawPolygon(QPolygonF([QPointF(x, y - half), QPointF(x + SIGN_PX, y), QPointF(x, y + half)]))
    elif kind == "speech_stopped":
        painter.drawPolygon(QPolygonF([QPointF(x, y - half), QPointF(x - SIGN_PX, y), QPointF(x, y + half)]))
    elif kind == "committed":
        diamond = [QPointF(x, y - half), QPointF(x + half, y), QPointF(x, y + half), QPointF(x - half, y)]
        painter.drawPolygon(QPolygonF(diamond))
    elif kind == "response_created":
        painter.drawEllipse(at + QPointF(0.5, 0), half - 0.75, half - 0.75)
    elif kind == "first_audio":
        painter.drawEllipse(at + QPointF(0.5, 0), half, half)
    elif kind == "cancelled":
        painter.drawLine(QPointF(x - half + 1, y - half + 1), QPointF(x + half - 1, y + half - 1))
        painter.drawLine(QPointF(x - half + 1, y + half - 1), QPointF(x + half - 1, y - half + 1))
    elif kind == "error":
        painter.drawPolygon(QPolygonF([QPointF(x, y - half), QPointF(x + half, y + half), QPointF(x - half, y + half)]))
