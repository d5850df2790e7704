"""When a device's samples were in the air: its jittery timestamps made into one smooth time axis."""

_SETTLING_BLOCKS = 10
_JUMP_S = 0.008
_CORRECTION = 0.02
_PLAUSIBLE_S = 2.0


class StreamClock:
    """Places successive blocks of a stream on the monotonic clock.

    Blocks follow each other without gap or overlap as long as the measured times agree within 8 ms; the device's drift
    against the system's clock is followed slowly. A larger step (samples lost, stream restarted) is taken at once, and
    so is every time of the first blocks, which a device asks for in advance.
    """

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._blocks = 0
        self._expected_s = 0.0

    def place(self, measured_s: float, frames: int) -> float:
        """Time of a block's first sample, given what was measured for it."""
        error_s = measured_s - self._expected_s
        if self._blocks < _SETTLING_BLOCKS or abs(error_s) > _JUMP_S:
            start_s = measured_s
        else:
            start_s = self._expected_s + _CORRECTION * error_s
        self._blocks += 1
        self._expected_s = start_s + frames / self._rate_hz
        return start_s


def plausible_latency_s(earlier_s: float, later_s: float, fallback_s: float) -> float:
    """later - earlier of PortAudio's callback times, or the fallback where a host API gives nonsense or nothing."""
    if earlier_s <= 0 or later_s <= 0:
        return fallback_s
    latency_s = later_s - earlier_s
    return latency_s if 0 <= latency_s < _PLAUSIBLE_S else fallback_s
