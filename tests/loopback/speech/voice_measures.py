"""What can be measured about speech: level, pitch, colour."""

from __future__ import annotations

import itertools

import numpy as np
import numpy.typing as npt

from desktop_app.loopback.ports import SPEECH_RATE_HZ, Samples

Floats = npt.NDArray[np.float64]
FRAME = SPEECH_RATE_HZ // 25


def duration_s(samples: Samples) -> float:
    return len(samples) / SPEECH_RATE_HZ


def frames_of(samples: Samples) -> Floats:
    """Frames of 40 ms, every 20 ms, those that are loud enough to be speech."""
    wave = samples / 32768.0
    frames = np.lib.stride_tricks.sliding_window_view(wave, FRAME)[:: FRAME // 2]
    rms = np.sqrt(np.mean(frames**2, axis=1))
    return frames[rms > rms.max() * 0.05]


def active_dbfs(samples: Samples) -> float:
    return float(10 * np.log10(np.mean(frames_of(samples) ** 2)))


def pitch_hz(samples: Samples) -> float:
    """The middle pitch of the voiced frames, by autocorrelation."""
    windowed = frames_of(samples) * np.hanning(FRAME)
    spectrum = np.fft.rfft(windowed, 2 * FRAME)
    likeness = np.fft.irfft(np.abs(spectrum) ** 2)[:, :FRAME]
    shortest, longest = SPEECH_RATE_HZ // 400, SPEECH_RATE_HZ // 65
    lags = shortest + np.argmax(likeness[:, shortest:longest], axis=1)
    voiced = np.take_along_axis(likeness, lags[:, None], axis=1)[:, 0] > 0.4 * likeness[:, 0]
    return float(np.median(SPEECH_RATE_HZ / lags[voiced]))


def colour_db(samples: Samples) -> Floats:
    """The mean spectrum in 24 bands that widen upwards, 100 Hz to 7 kHz, without its level."""
    power = np.mean(np.abs(np.fft.rfft(frames_of(samples) * np.hanning(FRAME), axis=1)) ** 2, axis=0)
    edges = np.geomspace(100.0, 7000.0, 25) * FRAME / SPEECH_RATE_HZ
    bands = [power[int(low) : max(int(high), int(low) + 1)].mean() for low, high in itertools.pairwise(edges)]
    levels = 10 * np.log10(np.maximum(bands, 1e-12))
    return np.asarray(levels - levels.mean())


def unlikeness(one: Samples, other: Samples) -> float:
    """How different two voices are that say the same: 1 is a difference that is heard at once.

    A tenth of the pitch, 3 dB of the colour or a tenth of the duration count 1 each.
    """
    pitch = abs(np.log(pitch_hz(one) / pitch_hz(other))) / 0.1
    colour = float(np.sqrt(np.mean((colour_db(one) - colour_db(other)) ** 2))) / 3.0
    duration = abs(np.log(len(one) / len(other))) / 0.1
    return float(np.sqrt(pitch**2 + colour**2 + duration**2))
