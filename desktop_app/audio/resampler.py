"""Streaming sample-rate conversion with an exact, immediate number of output samples for each block."""

from functools import lru_cache
from math import gcd, pi
from typing import TypeVar

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from desktop_app.audio.pcm import round_to_int16

_TAPS = 64
_KAISER_BETA = 10.0
_STOPBAND_DB = 100.0
_PIECE_FRAMES = 4800
"""Longer input is worked off in pieces: each output needs a row of taps, for a minute at once hundreds of MB."""

Block = TypeVar("Block", NDArray[np.int16], NDArray[np.float32])


@lru_cache(maxsize=16)
def _polyphase_filter(up: int, down: int) -> NDArray[np.float32]:
    """Low-pass at the lower Nyquist frequency, float32 (up, taps): row p has the taps of phase p, oldest input first.

    A Kaiser-windowed sinc, 64 taps long at the lower of the two rates (Oppenheim & Schafer, Discrete-Time Signal
    Processing, 7.5: transition width = (A - 8) / (2.285 taps)). It is symmetric around taps * up / 2, so the delay is
    a whole number of input samples.
    """
    taps = _TAPS * -(-down // up) if down > up else _TAPS
    length = taps * up
    lower_nyquist = 0.5 / max(up, down)  # in cycles per tick of the common rate, up * in_hz
    transition = (_STOPBAND_DB - 8.0) / (2.285 * length) / (2.0 * pi)
    cutoff = lower_nyquist - transition / 2.0
    time = np.arange(length) - length / 2.0
    window = np.kaiser(length + 1, _KAISER_BETA)[:-1]
    window[0] = 0.0  # its mirror image would lie one tap further
    prototype = np.sinc(2.0 * cutoff * time) * window
    phases = prototype.reshape(taps, up).T[:, ::-1]
    phases = phases / phases.sum(axis=1, keepdims=True)  # every phase passes DC with gain 1
    return np.ascontiguousarray(phases, dtype=np.float32)


class Resampler:
    """A stateful polyphase FIR for any rational ratio, numpy only.

    `process` gives exactly n * out_hz / in_hz samples whenever that is a whole number (480 for each 20 ms block to 24
    kHz) and otherwise stays within one sample of it; nothing is held back. The price is a constant `delay_s` of 1.3
    ms at 24 kHz. With `aligned=True` that delay is taken out instead: output k belongs to input time k * in_hz /
    out_hz, the first block comes out shorter by the delay, and `finish()` gives the rest.

    in_hz, out_hz: rates.  delay_s: how much later a sound lies in the output than in the input.
    """

    def __init__(self, in_hz: int, out_hz: int, *, aligned: bool = False) -> None:
        if in_hz <= 0 or out_hz <= 0:
            raise ValueError(f"rates must be positive, not {in_hz} and {out_hz}")
        common = gcd(in_hz, out_hz)
        self.in_hz = in_hz
        self.out_hz = out_hz
        self._up = out_hz // common
        self._down = in_hz // common
        self._aligned = aligned
        self._filter = _polyphase_filter(self._up, self._down)
        self._taps = self._filter.shape[1]
        self._plans: dict[tuple[int, int], tuple[NDArray[np.intp], NDArray[np.float32]]] = {}
        self.reset()

    @property
    def delay_s(self) -> float:
        return 0.0 if self._aligned or self._up == self._down else self._taps / 2 / self.in_hz

    def reset(self) -> None:
        """Forget everything heard: the next block is the first."""
        self._history = np.zeros(self._taps - 1, np.float32)
        self._next_tick = self._taps // 2 * self._up if self._aligned else 0

    def process(self, samples: Block) -> Block:
        """Convert one block of any length, (n,) int16 or float32, to the same type."""
        if self._up == self._down:
            return samples
        wide = samples.astype(np.float32)
        if len(wide) <= _PIECE_FRAMES:
            resampled = self._convert(wide)
        else:
            pieces = [self._convert(wide[k : k + _PIECE_FRAMES]) for k in range(0, len(wide), _PIECE_FRAMES)]
            resampled = np.concatenate(pieces)
        return round_to_int16(resampled) if samples.dtype == np.int16 else resampled  # type: ignore[return-value]

    def finish(self) -> NDArray[np.int16]:
        """What an aligned resampler owes after the last block: n samples in gave ceil(n * out_hz / in_hz). Resets."""
        tail = np.zeros(0, np.int16)
        if self._aligned and self._up != self._down:
            tail = self.process(np.zeros(self._taps // 2, np.int16))
        self.reset()
        return tail

    def _convert(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        # One tick is 1 / (in_hz * up) s: input i lies at tick i * up, outputs lie `down` ticks apart.
        buffered = np.concatenate((self._history, samples))
        ticks = len(samples) * self._up
        first = self._next_tick
        outputs = max(0, -(-(ticks - first) // self._down))
        self._next_tick = first + outputs * self._down - ticks
        self._history = buffered[len(samples) :]
        if not outputs:
            return np.zeros(0, np.float32)
        windows = sliding_window_view(
            buffered, self._taps
        )  # copied before each product: BLAS is slow on overlapping rows
        if self._down == 1:
            whole: NDArray[np.float32] = (np.ascontiguousarray(windows[first // self._up :]) @ self._filter.T).reshape(
                -1
            )
            return whole[first % self._up :]
        if self._up == 1:
            decimated: NDArray[np.float32] = np.ascontiguousarray(windows[first :: self._down]) @ self._filter[0]
            return decimated
        newest, taps = self._plan(first, outputs)
        converted: NDArray[np.float32] = np.einsum("ij,ij->i", windows[newest], taps)
        return converted

    def _plan(self, first: int, outputs: int) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
        """Which window and which taps each output takes; equal blocks have equal plans, so they are kept."""
        plan = self._plans.get((first, outputs))
        if plan is None:
            newest, phase = np.divmod(first + np.arange(outputs, dtype=np.intp) * self._down, self._up)
            plan = newest, self._filter[phase]
            if len(self._plans) >= 4:
                self._plans.clear()
            self._plans[first, outputs] = plan
        return plan
