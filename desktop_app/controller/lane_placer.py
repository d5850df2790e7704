"""Where on the session's clock a block of samples belongs, without the jitter of the clock it was stamped with."""

from __future__ import annotations

RATE_HZ = 24_000
JITTER_MS = 30.0
"""Callbacks are stamped some milliseconds early or late; only a larger step is a real gap."""


class LanePlacer:
    """Joins blocks that belong together sample by sample, and follows real gaps and the slow drift of a device's clock.

    A recording placed by each block's own time stamp would click at every block; one that ignored them would drift.
    """

    def __init__(self) -> None:
        self._next_frame: int | None = None

    def place(self, at_ms: float, frames: int, *, quiet: bool = False) -> float:
        """Return the session time in ms at which a 24 kHz block of `frames` starts.

        Args:
            at_ms: when the block was captured or heard, as stamped.
            quiet: nothing is audible in it, so a correction of the drift is not heard.
        """
        stamped = round(at_ms * RATE_HZ / 1000)
        frame = stamped if self._next_frame is None else self._next_frame
        off_ms = abs(stamped - frame) * 1000 / RATE_HZ
        if off_ms > JITTER_MS or (quiet and off_ms > JITTER_MS / 2):
            frame = max(stamped, frame) if off_ms <= JITTER_MS else stamped
        frame = max(0, frame)
        self._next_frame = frame + frames
        return frame * 1000 / RATE_HZ
