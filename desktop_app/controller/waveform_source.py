"""The picture of both voices on the session's clock: what was sent, what was heard, and what was never heard."""

from __future__ import annotations

from collections import deque
from typing import Literal

import numpy as np
import numpy.typing as npt

from desktop_app.audio.peaks import PeaksPyramid

RATE_HZ = 24_000
QUIET = 104
"""-50 dBFS: less than a tenth of a pixel high in any lane, so the noise of a quiet room is kept as silence, which takes
no memory; an idle hour costs nothing then."""
Lane = Literal["user", "assistant", "never_heard"]
_LANES: tuple[Lane, ...] = ("user", "assistant", "never_heard")
_WRITES_KEPT = 512


class WaveformSource:
    """Min/max columns of each lane for any stretch of the session, at a cost that follows the number of columns."""

    def __init__(self) -> None:
        self._lanes: dict[str, PeaksPyramid] = {}
        self._revisions: dict[str, int] = dict.fromkeys(_LANES, 0)
        self._writes: dict[str, deque[float]] = {lane: deque(maxlen=_WRITES_KEPT) for lane in _LANES}
        self.clear()

    def clear(self) -> None:
        """Begin an empty session."""
        self._lanes = {lane: PeaksPyramid(RATE_HZ) for lane in _LANES}
        for lane in _LANES:
            self._note(lane, 0.0)

    def write(self, lane: Lane, at_ms: float, samples: npt.NDArray[np.int16]) -> None:
        """Place 24 kHz samples at a session time; a gap before them, and what nobody could see, is silence."""
        if len(samples) and samples.min() >= -QUIET and samples.max() <= QUIET:
            return
        self._lanes[lane].write_at(max(0, round(at_ms * RATE_HZ / 1000)), samples)
        self._note(lane, at_ms)

    @property
    def nbytes(self) -> int:
        """Memory of all lanes."""
        return sum(lane.nbytes for lane in self._lanes.values())

    def columns(self, lane: Lane, start_ms: float, end_ms: float, count: int) -> npt.NDArray[np.float32]:
        """Return `count` columns of (min, max) in -1..1 between two session times."""
        start, end = (round(ms * RATE_HZ / 1000) for ms in (start_ms, end_ms))
        return self._lanes[lane].columns(start, end, count)

    def changes(self, lane: Lane, since: int) -> tuple[int, float | None]:
        """The lane's revision, and the earliest session time written to after revision `since`; None for nothing."""
        revision, writes = self._revisions[lane], self._writes[lane]
        missed = revision - since
        if missed <= 0:
            return revision, None
        if missed > len(writes):
            return revision, 0.0
        return revision, min(writes[index] for index in range(len(writes) - missed, len(writes)))

    def _note(self, lane: Lane, at_ms: float) -> None:
        self._revisions[lane] += 1
        self._writes[lane].append(max(0.0, at_ms))
