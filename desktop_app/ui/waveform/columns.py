"""The columns of both lanes on a grid that is fixed in time, kept as long as nothing was written where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from desktop_app.controller.waveform_source import Lane, WaveformSource

Extremes = npt.NDArray[np.float32]


class Grid(NamedTuple):
    """Columns of a picture: column k covers session time from ``k * column_ms`` on.

    Attributes:
        first, count: which columns are in sight.
        left, pitch: where the first one begins and how far apart they are, in logical pixels.
    """

    first: int
    count: int
    column_ms: float
    left: float
    pitch: float


class _Kept(NamedTuple):
    first: int
    column_ms: float
    extremes: Extremes
    revision: int


class ColumnCache:
    """Asks the source only for columns that came into sight or were written since; following costs a few each frame."""

    def __init__(self, source: WaveformSource) -> None:
        self.source = source
        self._kept: dict[str, _Kept] = {}

    def columns(self, lane: Lane, grid: Grid) -> Extremes:
        """Lowest and highest sample of each column, float32 (count, 2) in -1..1."""
        kept = self._kept.get(lane)
        revision, changed_ms = self.source.changes(lane, -1 if kept is None else kept.revision)
        extremes = np.zeros((grid.count, 2), np.float32)
        first = last = grid.first
        if kept is not None and kept.column_ms == grid.column_ms:
            true_until = kept.first + len(kept.extremes)
            if changed_ms is not None:
                true_until = min(true_until, int(changed_ms // grid.column_ms))
            first, last = max(grid.first, kept.first), min(grid.first + grid.count, true_until)
            if first < last:
                extremes[first - grid.first : last - grid.first] = kept.extremes[first - kept.first : last - kept.first]
            else:
                first = last = grid.first
        for begin, end in ((grid.first, first), (last, grid.first + grid.count)):
            if begin < end:
                fresh = self.source.columns(lane, begin * grid.column_ms, end * grid.column_ms, end - begin)
                extremes[begin - grid.first : end - grid.first] = fresh
        self._kept[lane] = _Kept(grid.first, grid.column_ms, extremes, revision)
        return extremes
