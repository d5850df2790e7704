"""Draws samples as bars: one for each column of the picture, from the lowest to the highest sample in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from desktop_app.ui.waveform.columns import ColumnCache, Grid
from desktop_app.ui.waveform.geometry import BAR_PX, WaveformGeometry

if TYPE_CHECKING:
    from desktop_app.controller.waveform_source import Lane

LOUDNESS_EXPONENT = 0.65
"""Speech is mostly far below full scale; this power of the amplitude shows it without hiding what is louder."""

_HATCH_PX = 7.0
_HATCHED_MOST = 40


def paint_bars(
    painter: QPainter,
    geometry: WaveformGeometry,
    cache: ColumnCache,
    lane: Lane,
    room: QRectF,
    color: QColor,
    within: list[tuple[float, float]] | None = None,
) -> None:
    """Draw a lane into `room`; with `within` only between these pairs of places (in pixels)."""
    grid = geometry.grid()
    columns = cache.columns(lane, grid)
    shown = (columns[:, 0] != 0.0) | (columns[:, 1] != 0.0)
    if within is not None:
        shown &= _columns_within(within, grid)
    present = np.flatnonzero(shown)
    if not len(present):
        return
    shaped = np.sign(columns[present]) * np.abs(columns[present]) ** LOUDNESS_EXPONENT * (room.height() / 2)
    middle, ratio = geometry.snap(room.center().y()), geometry.ratio
    tops = np.round((middle - shaped[:, 1]) * ratio) / ratio
    bottoms = np.round((middle - shaped[:, 0]) * ratio) / ratio
    least = max(1.0, round(BAR_PX * 0.75 * ratio) / ratio)
    tops = np.where(bottoms - tops < least, middle - least / 2, tops)
    heights = np.maximum(bottoms - tops, least)
    wide = max(1, round(BAR_PX * ratio)) / ratio
    lefts = grid.left + present * grid.pitch
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    bars = zip(lefts.tolist(), tops.tolist(), heights.tolist(), strict=True)
    painter.drawRects([QRectF(x, y, wide, high) for x, y, high in bars])


def paint_hatch(painter: QPainter, stretches: list[tuple[float, float]], room: QRectF, color: QColor) -> None:
    """Draw slanted lines over stretches of a lane; where there are very many, each is too narrow for lines: a tint."""
    if len(stretches) > _HATCHED_MOST:
        tint = QColor(color)
        tint.setAlphaF(color.alphaF() / 3)
        for left, right in stretches:
            painter.fillRect(QRectF(left, room.top(), max(1.0, right - left), room.height()), tint)
        return
    region = QRegion()
    for left, right in stretches:
        region += QRectF(left, room.top(), max(1.0, right - left), room.height()).toRect()
    bounds = region.boundingRect()
    painter.save()
    painter.setClipRegion(region, Qt.ClipOperation.IntersectClip)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
    painter.setPen(QPen(color, 1.0))
    high, lines = room.height(), []
    # The lines hang on the first stretch, so that they move with the sound and do not shimmer.
    x = stretches[0][0] - high * _HATCH_PX
    x += max(0.0, (bounds.left() - high - x) // _HATCH_PX) * _HATCH_PX
    while x < bounds.right():
        lines.append(QLineF(x, room.bottom(), x + high, room.top()))
        x += _HATCH_PX
    painter.drawLines(lines)
    painter.restore()


def _columns_within(stretches: list[tuple[float, float]], grid: Grid) -> npt.NDArray[np.bool_]:
    inside = np.zeros(grid.count, bool)
    for from_px, to_px in stretches:
        first, last = (round((x - grid.left) / grid.pitch) for x in (from_px, to_px))
        inside[max(0, first) : max(0, last)] = True
    return inside
