"""Maps positions in the audio that was appended to the session's clock.

The service counts the audio it was given (`audio_start_ms`, `audio_end_ms`), never the time: muted stretches are not in
its count. Each block is noted with the time its first sample was captured; blocks that follow each other without a gap
share one straight piece, so the clock grows with the number of gaps and not with the length of the session.
"""

from __future__ import annotations

from bisect import bisect_right

_DRIFT_MS = 8.0


class AppendClock:
    """A piecewise straight map from appended milliseconds to session milliseconds."""

    def __init__(self) -> None:
        self._appended_ms = 0.0
        self._positions_ms: list[float] = []
        self._times_ms: list[float] = []

    @property
    def appended_ms(self) -> float:
        """All audio appended in this session; `input_audio_buffer.clear` and commits do not reset it."""
        return self._appended_ms

    @property
    def now_ms(self) -> float | None:
        """Session clock at the end of the last appended block; None before the first."""
        return self.at(self._appended_ms)

    def append(self, duration_ms: float, captured_at_ms: float) -> None:
        """Note a block of `duration_ms` whose first sample was captured at `captured_at_ms`."""
        expected_ms = self.at(self._appended_ms)
        if expected_ms is None or abs(captured_at_ms - expected_ms) > _DRIFT_MS:
            self._positions_ms.append(self._appended_ms)
            self._times_ms.append(captured_at_ms)
        self._appended_ms += duration_ms

    def at(self, position_ms: float) -> float | None:
        """The session clock at a position of the appended audio; None where nothing was appended yet."""
        if not self._positions_ms:
            return None
        piece = max(0, bisect_right(self._positions_ms, position_ms) - 1)
        return self._times_ms[piece] + position_ms - self._positions_ms[piece]
