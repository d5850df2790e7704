"""What can be said of a short recording of a voice."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QCoreApplication

from desktop_app.audio.pcm import level
from desktop_app.controller.status import SILENCE_DBFS
from desktop_app.controller.wire_audio import Samples

QUIET_DBFS = -30.0
VERY_QUIET_DBFS = -45.0
_NOISY_DBFS = -45.0
_CLEAR_DB = 15.0
_BLOCK_S = 0.02


@dataclass(frozen=True, slots=True)
class Verdict:
    """One sentence with its figures.

    Attributes:
        code: ``good``, ``quiet``, ``nothing``, ``digital_silence``, ``clipping`` or ``noisy``.
        peak_dbfs: of the whole recording.
        noise_dbfs: loudness of its quietest tenth.
    """

    code: str
    sentence: str
    peak_dbfs: float = SILENCE_DBFS
    noise_dbfs: float = SILENCE_DBFS


def verdict_of(samples: Samples, rate_hz: int) -> Verdict:
    """Judge int16 (n,) of somebody speaking."""
    whole = level(samples)
    block_frames = max(1, round(rate_hz * _BLOCK_S))
    blocks = samples[: len(samples) // block_frames * block_frames].reshape(-1, block_frames)
    loudness = sorted(level(block).rms_dbfs for block in blocks)
    noise_dbfs = float(np.mean(loudness[: max(1, len(loudness) // 10)])) if loudness else SILENCE_DBFS
    voice_dbfs = loudness[-max(1, len(loudness) // 10)] if loudness else SILENCE_DBFS
    if not len(samples) or np.abs(samples.astype(np.int32)).max() <= 1:
        code = "digital_silence"
    elif whole.clipped:
        code = "clipping"
    elif whole.peak_dbfs < VERY_QUIET_DBFS:
        code = "nothing"
    elif noise_dbfs > _NOISY_DBFS and voice_dbfs - noise_dbfs < _CLEAR_DB:
        code = "noisy"
    else:
        code = "quiet" if whole.peak_dbfs < QUIET_DBFS else "good"
    return Verdict(code, _sentence(code), whole.peak_dbfs, noise_dbfs)


def level_words(peak_dbfs: float, *, clipped: bool) -> str:
    """A level in a word or two, for a person who speaks."""
    if clipped:
        return _tr("Clipping")
    if peak_dbfs <= SILENCE_DBFS:
        return _tr("Digital silence")
    if peak_dbfs < VERY_QUIET_DBFS:
        return _tr("Very quiet")
    return _tr("Quiet") if peak_dbfs < QUIET_DBFS else _tr("Good")


def _sentence(code: str) -> str:
    sentences = {
        "good": _tr("Good: your voice is clear."),
        "quiet": _tr("Your voice is quiet. Come closer, or turn the microphone up in the system's settings."),
        "nothing": _tr("Hardly anything was heard. Is this the right microphone?"),
        "digital_silence": _tr(
            "Only digital silence came. Is it switched off, or not allowed in the system's settings?"
        ),
        "clipping": _tr("It clips: turn the microphone down in the system's settings, or move away a little."),
        "noisy": _tr("There is much noise behind your voice. A headset or a quieter place helps."),
    }
    return sentences[code]


def _tr(text: str) -> str:
    return QCoreApplication.translate("SoundVerdict", text)
