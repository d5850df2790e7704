"""Small arithmetic on int16 samples: conversion, level, digital silence, fades, mono."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from desktop_app.audio.ports import Samples

SILENCE_DBFS = -120.0
"""What `level` says of pure zeros; int16 itself ends at -90.3 dBFS."""

FULL_SCALE = 32768.0
_CLIPPED_RUN_FRAMES = 3


class Level(NamedTuple):
    """Loudness of one block; dBFS relative to full scale, so a full-scale square wave has 0 dBFS peak and RMS.

    clipped: at least three samples in a row at full scale; a single one is what any normalised recording has.
    """

    peak_dbfs: float
    rms_dbfs: float
    clipped: bool


SILENT_LEVEL = Level(SILENCE_DBFS, SILENCE_DBFS, False)


def level(samples: Samples) -> Level:
    """Peak and RMS of a block; an empty one is silent."""
    if not len(samples):
        return SILENT_LEVEL
    highest, lowest = int(samples.max()), int(samples.min())
    peak = max(highest, -lowest)
    if peak == 0:
        return SILENT_LEVEL
    wide = samples.astype(np.float32)
    rms = math.sqrt(float(np.dot(wide, wide)) / len(samples))
    return Level(_dbfs(peak / FULL_SCALE), _dbfs(rms / FULL_SCALE), peak >= 32767 and _is_clipped(samples))


def _dbfs(amplitude: float) -> float:
    return max(SILENCE_DBFS, 20.0 * math.log10(amplitude)) if amplitude > 0 else SILENCE_DBFS


def _is_clipped(samples: Samples) -> bool:
    for edge in (samples >= 32767, samples <= -32767):
        run = edge[: -(_CLIPPED_RUN_FRAMES - 1)].copy()
        for shift in range(1, _CLIPPED_RUN_FRAMES):
            run &= edge[shift : len(edge) - _CLIPPED_RUN_FRAMES + 1 + shift]
        if run.any():
            return True
    return False


def db_to_gain(gain_db: float) -> float:
    """Decibels to a linear factor."""
    return float(10.0 ** (gain_db / 20.0))


def to_float(samples: Samples) -> NDArray[np.float32]:
    """int16 to float32 in -1..1 (divided by 32768, exact)."""
    return samples.astype(np.float32) * np.float32(1.0 / FULL_SCALE)


def to_int16(samples: NDArray[np.floating]) -> Samples:
    """Float in -1..1 to int16: rounded to nearest, clipped, never wrapped. `to_int16(to_float(x))` is x."""
    return round_to_int16(np.asarray(samples) * FULL_SCALE)


def round_to_int16(samples: NDArray[np.floating]) -> Samples:
    """Float already in int16 units to int16: rounded to nearest, clipped."""
    rounded: Samples = np.clip(np.rint(samples), -32768, 32767).astype(np.int16)
    return rounded


def to_mono(interleaved: Samples, channels: int) -> Samples:
    """Mean of the first two channels of interleaved int16: a lone microphone is heard on either input of a device."""
    if channels == 1:
        return interleaved
    frames = interleaved.reshape(-1, channels)
    pair_sum = frames[:, 0].astype(np.int32) + frames[:, 1]
    return (pair_sum >> 1).astype(np.int16)


def fade_out_curve(frames: int) -> NDArray[np.float32]:
    """Raised cosine from just below 1 to exactly 0: float32 (frames,); no corner at either end, so no click."""
    phase = np.arange(1, frames + 1, dtype=np.float64) / max(frames, 1)
    return (0.5 + 0.5 * np.cos(np.pi * phase)).astype(np.float32)


class DigitalSilence:
    """Tells a device that sends nothing but zeros (muted, no permission, broken) from a quiet room.

    silent_s: for how long every sample has been within one step of zero; a live converter's noise never is.
    """

    def __init__(self, rate_hz: int) -> None:
        self._rate_hz = rate_hz
        self._silent_frames = 0

    @property
    def silent_s(self) -> float:
        return self._silent_frames / self._rate_hz

    def feed(self, samples: Samples) -> None:
        if not len(samples):
            return
        if samples.max() <= 1 and samples.min() >= -1:
            self._silent_frames += len(samples)
        else:
            self._silent_frames = 0

    def reset(self) -> None:
        self._silent_frames = 0
