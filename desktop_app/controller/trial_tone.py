"""A short chord to try a loudspeaker with."""

from __future__ import annotations

import numpy as np

from desktop_app.controller.wire_audio import RATE_HZ, Samples

_NOTES_HZ = (261.63, 329.63, 392.00, 523.25)
_APART_S = 0.18
_LENGTH_S = 1.6
_ATTACK_S = 0.012
_DECAY_S = 0.45
_LOUDNESS = 0.14


def trial_tone() -> Samples:
    """A broken C major chord that dies away: int16 (n,) at 24 kHz, below -6 dBFS, without a click at either end."""
    frames = int(_LENGTH_S * RATE_HZ)
    mixed = np.zeros(frames)
    for number, note_hz in enumerate(_NOTES_HZ):
        start = int(number * _APART_S * RATE_HZ)
        seconds = np.arange(frames - start) / RATE_HZ
        envelope = np.minimum(seconds / _ATTACK_S, 1.0) * np.exp(-seconds / _DECAY_S)
        # A little of the octave makes it audible on small loudspeakers, too.
        wave = np.sin(2 * np.pi * note_hz * seconds) + 0.3 * np.sin(4 * np.pi * note_hz * seconds)
        mixed[start:] += _LOUDNESS * envelope * wave
    mixed *= np.minimum((frames - np.arange(frames)) / (0.05 * RATE_HZ), 1.0)
    return np.asarray(np.rint(mixed * 32767), dtype=np.int16)
