"""From what an engine made to speech as the service sends it: rate, level, ends."""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
import soundfile
import soxr

from desktop_app.loopback.ports import SPEECH_RATE_HZ, Samples
from desktop_app.loopback.speech.voice_engine import RawSpeech, VoiceFailedError
from desktop_app.loopback.speech.voice_stretch import stretched

LEVEL_DBFS = -20.0
LEADING_MS = 20.0
PAUSE_MS = 180.0
"""After a sentence; the next one follows at once."""
FADE_MS = 5.0
FRAME_MS = 10.0
KNEE = 0.7
"""Above it peaks are bent, so that nothing clips."""
SILENT_RANGE_DB = 42.0
"""Frames so far below the loudest one are silence at the ends."""
ACTIVE_RANGE_DB = 25.0
"""Frames so far below the loudest one do not count for the level."""

Wave = npt.NDArray[np.float32]


def silence(duration_ms: float) -> Samples:
    """Nothing, int16 at 24 kHz."""
    return np.zeros(_frames(duration_ms), np.int16)


def read_wave(data: bytes) -> RawSpeech:
    """A WAV file, also one that was streamed and so does not know its length. Raises `VoiceFailedError`."""
    try:
        samples, rate_hz = soundfile.read(io.BytesIO(data), dtype="float32", always_2d=True)
    except (RuntimeError, ValueError) as error:
        raise VoiceFailedError("the engine's sound is not a WAV file") from error
    return RawSpeech(np.ascontiguousarray(samples.mean(axis=1), dtype=np.float32), float(rate_hz))


def finished(speech: RawSpeech, pause_ms: float = PAUSE_MS) -> Samples:
    """Int16 at 24 kHz, -20 dBFS RMS where it speaks, trimmed, faded, followed by a pause.

    Silence if the engine made none or only silence.
    """
    wave = stretched(np.nan_to_num(speech.samples), speech.rate_hz, speech.stretch)
    if len(wave) and speech.rate_hz != SPEECH_RATE_HZ:
        wave = np.asarray(soxr.resample(wave, speech.rate_hz, SPEECH_RATE_HZ), dtype=np.float32)
    levels = _frame_rms(wave)
    loudest = float(levels.max(initial=0.0))
    if loudest < 1e-4:
        return silence(LEADING_MS + pause_ms)
    wave = _faded(_trimmed(wave, levels >= loudest * _ratio(-SILENT_RANGE_DB)))
    active = levels[levels >= loudest * _ratio(-ACTIVE_RANGE_DB)]
    rms = float(np.sqrt(np.mean(active.astype(np.float64) ** 2)))
    levelled = _limited(wave * np.float32(_ratio(LEVEL_DBFS) / rms))
    spoken = np.rint(levelled * 32767.0).astype(np.int16)
    return np.concatenate((spoken, silence(pause_ms)))


def _frames(duration_ms: float) -> int:
    return int(SPEECH_RATE_HZ * duration_ms / 1000)


def _ratio(level_db: float) -> float:
    return float(10.0 ** (level_db / 20.0))


def _frame_rms(wave: Wave) -> Wave:
    """RMS of each 10 ms, the last one of what is left."""
    if not len(wave):
        return np.zeros(0, np.float32)
    starts = np.arange(0, len(wave), _frames(FRAME_MS))
    energy = np.add.reduceat(wave.astype(np.float64) ** 2, starts)
    return np.sqrt(energy / np.diff(np.append(starts, len(wave)))).astype(np.float32)


def _trimmed(wave: Wave, heard: npt.NDArray[np.bool_]) -> Wave:
    spoken = np.flatnonzero(heard)
    first = int(spoken[0]) * _frames(FRAME_MS) - _frames(LEADING_MS)
    end = (int(spoken[-1]) + 1) * _frames(FRAME_MS) + _frames(LEADING_MS)
    return wave[max(first, 0) : end].copy()


def _faded(wave: Wave) -> Wave:
    """Fade the ends of `wave` in place: no clicks."""
    frames = min(_frames(FADE_MS), len(wave) // 2)
    if frames:
        ramp = np.linspace(0.0, 1.0, frames, dtype=np.float32)
        wave[:frames] *= ramp
        wave[-frames:] *= ramp[::-1]
    return wave


def _limited(wave: Wave) -> Wave:
    """Unchanged up to the knee, bent softly above, always below 1."""
    magnitude = np.abs(wave)
    over = magnitude > KNEE
    bent = KNEE + (1.0 - KNEE) * np.tanh((magnitude[over] - KNEE) / (1.0 - KNEE))
    wave[over] = np.sign(wave[over]) * np.minimum(bent, 0.99)
    return wave
