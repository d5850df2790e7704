"""The session's clock: milliseconds since the session began, on the monotonic clock the audio devices use too."""

from __future__ import annotations

import time


class SessionClock:
    """Turns `time.monotonic()` seconds into session milliseconds."""

    def __init__(self) -> None:
        self._started_at_s = time.monotonic()
        self._stopped_ms: float | None = None

    def restart(self) -> None:
        """Begin a new session at 0 ms."""
        self._started_at_s = time.monotonic()
        self._stopped_ms = None

    def stop(self) -> None:
        """Hold the clock where it is, so an ended session keeps its length."""
        if self._stopped_ms is None:
            self._stopped_ms = self.at_ms(time.monotonic())

    def now_ms(self) -> float:
        """Milliseconds since the session began, or its length when it has ended."""
        return self.at_ms(time.monotonic()) if self._stopped_ms is None else self._stopped_ms

    def at_ms(self, monotonic_s: float) -> float:
        """The session time of a monotonic time in seconds."""
        return (monotonic_s - self._started_at_s) * 1000.0
