"""What `noise_reduction` takes out of the user's audio, before turn detection and recognition hear it.

No model: a low cut against rumble and hum, and a downward expander that turns steady noise between words down.
``far_field`` cuts and turns down more than ``near_field``; `strength` scales how far it turns down (0: only the cut).
Pure. Source: GA reference, `audio.input.noise_reduction`.
"""

from __future__ import annotations

import itertools

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from desktop_app.loopback.ports import Samples
from desktop_app.protocol.session_config import NoiseReduction

BLOCK_MS = 10
QUIETEST_RMS = 4.0
"""Below that there is nothing to learn about noise: digital silence is no floor."""
FLOOR_RISE = 1.004
"""A block: a noise that stays is learnt within some seconds, a sentence is not."""
FLOOR_FALL = 0.3
OPEN_ABOVE = 2.8
"""So many times the floor is certainly speech (9 dB)."""
RELEASE = 0.12
"""A block: how fast the gain goes down after a word, so that its end is not bitten off."""


class Character(Struct, frozen=True):
    """How much is done.

    Attributes:
        cut_hz: lower sounds are taken out.
        depth_db: how far noise is turned down at a strength of 1.
    """

    cut_hz: float
    depth_db: float


CHARACTERS = {"near_field": Character(80.0, 12.0), "far_field": Character(140.0, 20.0)}


class NoiseReducer:
    """Reduces the noise of one stream at one rate; keeps state from piece to piece, and gives as much as it takes."""

    def __init__(self, settings: NoiseReduction, rate_hz: int) -> None:
        character = CHARACTERS.get(str(settings.type), CHARACTERS["near_field"])
        strength = settings.strength if isinstance(settings.strength, int | float) else 1.0
        self.settings = settings
        self.rate_hz = rate_hz
        self._closed = float(10 ** (-character.depth_db * strength / 20))
        self._kernel = _low_cut(character.cut_hz, rate_hz)
        self._tail = np.zeros(len(self._kernel) - 1)
        self._block = rate_hz * BLOCK_MS // 1000
        self._floor_rms = 0.0
        self._gain = 1.0

    def process(self, samples: Samples) -> Samples:
        """The samples with less noise. *Blocking*, about 1 ms for a second."""
        if not len(samples):
            return samples
        joined = np.concatenate((self._tail, samples.astype(np.float64)))
        self._tail = joined[-len(self._tail) :]
        cut = np.convolve(joined, self._kernel, "valid")
        quieter = cut * self._gains(cut)
        reduced: Samples = np.clip(np.round(quieter), -32768, 32767).astype(np.int16)
        return reduced

    def _gains(self, samples: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """The gain of each sample: a straight line from block to block."""
        ends = np.append(np.arange(0, len(samples), self._block), len(samples))
        targets = [self._gain]
        for first, end in itertools.pairwise(ends):
            targets.append(self._follow(float(np.sqrt(np.mean(samples[first:end] ** 2)))))
        line: npt.NDArray[np.float64] = np.interp(np.arange(1, len(samples) + 1), ends, targets)
        return line

    def _follow(self, rms: float) -> float:
        """Learn from one block and return the gain at its end."""
        if rms > QUIETEST_RMS:
            if self._floor_rms == 0.0:
                self._floor_rms = rms
            elif rms < self._floor_rms:
                self._floor_rms += FLOOR_FALL * (rms - self._floor_rms)
            else:
                self._floor_rms *= FLOOR_RISE
        open_share = np.clip((rms / max(self._floor_rms, QUIETEST_RMS) - 1) / (OPEN_ABOVE - 1), 0.0, 1.0)
        wanted = self._closed + (1 - self._closed) * float(open_share)
        self._gain = wanted if wanted > self._gain else self._gain + RELEASE * (wanted - self._gain)
        return self._gain


def _low_cut(cut_hz: float, rate_hz: int) -> npt.NDArray[np.float64]:
    """A windowed-sinc high-pass of 16 ms (8 ms of delay)."""
    taps = rate_hz * 16 // 1000 | 1
    place = np.arange(taps) - taps // 2
    low = 2 * cut_hz / rate_hz * np.sinc(2 * cut_hz / rate_hz * place) * np.hamming(taps)
    kernel: npt.NDArray[np.float64] = -low / low.sum()
    kernel[taps // 2] += 1.0
    return kernel
