"""Where things stand in the waveform: lanes, time axis, and how time becomes a place."""

from __future__ import annotations

import dataclasses
import math

from PySide6.QtCore import QRectF

GUTTER_PX = 92.0
RIGHT_PX = 24.0
AXIS_PX = 30.0
TOP_LABELS_PX = 16.0
BOTTOM_LABELS_PX = 24.0
COLUMN_PX = 3.0
BAR_PX = 2.0
_TICK_ROOM_PX = 88.0
_TICK_STEPS_MS = (
    *(50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 15_000, 30_000),
    *(60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000),
)


@dataclasses.dataclass(frozen=True, slots=True)
class WaveformGeometry:
    """The measures of one painting; lengths in logical pixels, times in session milliseconds.

    Attributes:
        ratio: device pixels for each logical one.
    """

    width: float
    height: float
    ratio: float
    start_ms: float
    span_ms: float

    @property
    def plot(self) -> QRectF:
        """Where the lanes are drawn."""
        return QRectF(GUTTER_PX, 0.0, max(1.0, self.width - GUTTER_PX - RIGHT_PX), self.height)

    @property
    def ms_per_px(self) -> float:
        """Session time under one pixel."""
        return self.span_ms / self.plot.width()

    def lane(self, name: str) -> QRectF:
        """The room of a side's lane."""
        top = AXIS_PX + TOP_LABELS_PX
        high = max(16.0, (self.height - top - BOTTOM_LABELS_PX - 8.0) / 2)
        y = top if name == "user" else top + high + 8.0
        return QRectF(self.plot.left(), y, self.plot.width(), high)

    def lane_at(self, y: float) -> str:
        """Whose lane is nearest to a height."""
        return "user" if y < (self.lane("user").bottom() + self.lane("assistant").top()) / 2 else "assistant"

    def x(self, at_ms: float) -> float:
        """The place of a time, on a device pixel so that lines are sharp."""
        return self.snap(GUTTER_PX + (at_ms - self.start_ms) / self.ms_per_px)

    def time(self, x: float) -> float:
        """The time at a place."""
        return self.start_ms + (x - GUTTER_PX) * self.ms_per_px

    def snap(self, value: float) -> float:
        """The nearest whole device pixel."""
        return round(value * self.ratio) / self.ratio

    def columns(self) -> tuple[float, float, int, float, float]:
        """Columns on a grid that is fixed in time, so that bars do not flicker while the picture moves.

        Returns the start and end in ms, the number of columns, the left edge of the first one and the pitch in pixels.
        """
        pitch = max(2, round(COLUMN_PX * self.ratio)) / self.ratio
        column_ms = pitch * self.ms_per_px
        first = math.floor(self.start_ms / column_ms)
        count = math.ceil(self.plot.width() / pitch) + 1
        left = GUTTER_PX + (first * column_ms - self.start_ms) / self.ms_per_px
        return first * column_ms, (first + count) * column_ms, count, self.snap(left), pitch

    def ticks(self) -> tuple[list[float], float]:
        """The times to write on the axis, and the step between them."""
        least = _TICK_ROOM_PX * self.ms_per_px
        step = next((step for step in _TICK_STEPS_MS if step >= least), _TICK_STEPS_MS[-1])
        first = math.ceil(self.start_ms / step)
        last = math.floor((self.start_ms + self.span_ms) / step)
        return [index * float(step) for index in range(first, last + 1)], float(step)
