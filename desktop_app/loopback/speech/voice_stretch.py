"""Speech made longer or shorter at the same pitch, for engines that cannot go slow enough themselves."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Wave = npt.NDArray[np.float32]

FRAME_MS = 40.0
SEARCH_MS = 8.0
LEAST_CHANGE = 0.02
"""A difference of pace nobody hears: not worth the artefacts."""


def stretched(wave: Wave, rate_hz: float, factor: float) -> Wave:
    """`wave` made `factor` times as long: frames of 40 ms, overlapped by half where they fit best (WSOLA)."""
    step = int(rate_hz * FRAME_MS / 2000)
    frame = 2 * step
    if abs(factor - 1.0) < LEAST_CHANGE or len(wave) < 2 * frame:
        return wave
    search = int(rate_hz * SEARCH_MS / 1000)
    window = np.hanning(frame + 1)[:frame].astype(np.float32)
    count = max(int(len(wave) * factor) // step, 1)
    padded = np.concatenate((np.zeros(search, np.float32), wave, np.zeros(frame + step + search, np.float32)))
    longer = np.zeros((count + 1) * step, np.float32)
    natural = padded[search : search + frame]
    for index in range(count):
        nominal = min(int(index * step / factor), len(wave) - 1) + search
        start = _best_start(padded, nominal, search, natural) if index else nominal
        longer[index * step : index * step + frame] += window * padded[start : start + frame]
        natural = padded[start + step : start + step + frame]
        if len(natural) < frame:
            natural = np.pad(natural, (0, frame - len(natural)))
    return longer


def _best_start(padded: Wave, nominal: int, search: int, natural: Wave) -> int:
    """Where near `nominal` the sound goes on most like `natural`, what followed the frame before."""
    first = nominal - search
    last = min(nominal + search, len(padded) - len(natural))
    region = padded[first : last + len(natural)]
    likeness = np.correlate(region, natural, mode="valid")
    power = np.convolve(region * region, np.ones(len(natural), np.float32), mode="valid")
    return first + int(np.argmax(likeness / np.sqrt(np.maximum(power, 1e-9))))
