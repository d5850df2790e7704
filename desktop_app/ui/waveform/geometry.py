"""Where things stand in the waveform: lanes, time axis, and how time becomes a place."""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QFont, QFontMetricsF

from desktop_app.ui.look import fonts
from desktop_app.ui.waveform.columns import Grid

RIGHT_PX = 24.0
_GUTTER_PX = 100
_AXIS_PX = 30
_LABELS_PX = 16
_BOTTOM_LABELS_PX = 22
_EVENTS_PX = 16
COLUMN_PX = 3.0
BAR_PX = 2.0
_TICK_ROOM_PX = 88
_TICK_STEPS_MS = (
    *(10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000),
    *(60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000),
)


def gutter_px() -> float:
    """The room at the left for the names of the lanes and the tools above them, at the text scale of now."""
    names = (
        QCoreApplication.translate("Waveform", "You"),
        QCoreApplication.translate("Waveform", "Assistant"),
    )
    return _gutter_px(names)


@fonts.measured
def _gutter_px(names: tuple[str, ...]) -> float:
    metrics = QFontMetricsF(fonts.sans(fonts.CONTROL_PX, QFont.Weight.DemiBold))
    return float(max(fonts.px(_GUTTER_PX), *(math.ceil(metrics.horizontalAdvance(name)) + 26 for name in names)))


def axis_px() -> float:
    """The height of the time axis above everything."""
    return float(fonts.px(_AXIS_PX))


def bottom_labels_px() -> float:
    """The room under the lanes for their labels."""
    return float(fonts.px(_BOTTOM_LABELS_PX))


class WaveformGeometry:
    """The measures of one painting; lengths in logical pixels, times in session milliseconds.

    Attributes:
        ratio: device pixels for each logical one.
        gutter_px, axis_px: the room at the left for names, and above for times.
        plot: where the lanes are drawn.
        ms_per_px: session time under one pixel.
        top_labels, bottom_labels: the room of the labels over and under the lanes.
        events: the row between the lanes, where moments and function calls are marked.
    """

    def __init__(self, width: float, height: float, ratio: float, start_ms: float, span_ms: float) -> None:
        self.width, self.height, self.ratio = width, height, ratio
        self.start_ms, self.span_ms = start_ms, span_ms
        self.gutter_px, self.axis_px = gutter_px(), axis_px()
        labels, bottom = float(fonts.px(_LABELS_PX)), bottom_labels_px()
        self.plot = QRectF(self.gutter_px, 0.0, max(1.0, width - self.gutter_px - RIGHT_PX), height)
        self.ms_per_px = span_ms / self.plot.width()
        labels_left, labels_wide = self.gutter_px - 8, self.plot.width() + 24
        self.top_labels = QRectF(labels_left, self.axis_px, labels_wide, labels)
        self.bottom_labels = QRectF(labels_left, height - bottom, labels_wide, labels)
        top = self.axis_px + labels
        events = float(fonts.px(_EVENTS_PX))
        high = max(16.0, (height - top - bottom - events) / 2)
        self.events = QRectF(self.gutter_px, top + high, self.plot.width(), events)
        self._lanes = {
            "user": QRectF(self.gutter_px, top, self.plot.width(), high),
            "assistant": QRectF(self.gutter_px, top + high + events, self.plot.width(), high),
        }

    @property
    def end_ms(self) -> float:
        """The time at the right edge."""
        return self.start_ms + self.span_ms

    def lane(self, name: str) -> QRectF:
        """The room of a side's lane."""
        return QRectF(self._lanes[name])

    def lane_at(self, y: float) -> str:
        """Whose lane is nearest to a height."""
        return "user" if y < self.events.center().y() else "assistant"

    def x(self, at_ms: float) -> float:
        """The place of a time, on a device pixel so that lines are sharp."""
        return self.snap(self.gutter_px + (at_ms - self.start_ms) / self.ms_per_px)

    def time(self, x: float) -> float:
        """The time at a place."""
        return self.start_ms + (x - self.gutter_px) * self.ms_per_px

    def snap(self, value: float) -> float:
        """The nearest whole device pixel."""
        return round(value * self.ratio) / self.ratio

    def grid(self) -> Grid:
        """Columns on a grid that is fixed in time, so that bars do not flicker while the picture moves."""
        pitch = max(2, round(COLUMN_PX * self.ratio)) / self.ratio
        column_ms = pitch * self.ms_per_px
        first = math.floor(self.start_ms / column_ms)
        count = math.ceil(self.plot.width() / pitch) + 1
        left = self.gutter_px + (first * column_ms - self.start_ms) / self.ms_per_px
        return Grid(first, count, column_ms, self.snap(left), pitch)

    def ticks(self) -> tuple[list[float], float]:
        """The times to write on the axis, and the step between them."""
        least = fonts.px(_TICK_ROOM_PX) * self.ms_per_px
        step = next((step for step in _TICK_STEPS_MS if step >= least), _TICK_STEPS_MS[-1])
        first, last = math.ceil(self.start_ms / step), math.floor(self.end_ms / step)
        return [index * float(step) for index in range(first, last + 1)], float(step)
