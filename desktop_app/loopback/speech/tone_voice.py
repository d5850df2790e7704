"""A murmur in the rhythm of the words, where no speech engine is installed: there is sound to interrupt and to draw.

Nobody understands it, and `missing()` says so.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from desktop_app.loopback.ports import SPEECH_RATE_HZ
from desktop_app.loopback.speech.voice_engine import RawSpeech

SYLLABLE_MS = 170.0
WORD_GAP_MS = 40.0
CLAUSE_GAP_MS = 180.0
MELODY = (1.0, 1.08, 0.96, 1.04, 0.92)
"""Pitch of one syllable after the other."""
LAST_FALL = 0.88

_WORD = re.compile(r"[\w']+|[,;:.!?]")
_SYLLABLE = re.compile(r"[aeiouyäöüàáâèéêìíîòóôùúû]+")
_LETTERS_OF_A_SYLLABLE = 4

Wave = npt.NDArray[np.float32]


class ToneCharacter(NamedTuple):
    """`pitch_hz` of the murmur, and how bright it is: the share of each partial against the one below."""

    pitch_hz: float
    brightness: float
    pace: float = 1.0


CHARACTERS = {
    "alloy": ToneCharacter(165.0, 0.55),
    "ash": ToneCharacter(105.0, 0.65),
    "ballad": ToneCharacter(130.0, 0.45, 0.9),
    "coral": ToneCharacter(200.0, 0.6, 1.08),
    "echo": ToneCharacter(118.0, 0.75, 1.05),
    "sage": ToneCharacter(180.0, 0.4, 0.94),
    "shimmer": ToneCharacter(235.0, 0.7),
    "verse": ToneCharacter(145.0, 0.68, 1.1),
    "marin": ToneCharacter(215.0, 0.45, 0.96),
    "cedar": ToneCharacter(92.0, 0.5, 0.92),
}
PARTIALS = 10


class ToneVoice:
    """Sums of sines, made with numpy; always there."""

    name = "tone"

    def speak(self, text: str, voice: str, speed: float) -> RawSpeech:
        character = CHARACTERS[voice]
        pace = character.pace * speed
        pieces = [np.zeros(0, np.float32)]
        syllable = 0
        for word in _WORD.findall(text):
            if not word[0].isalnum():
                pieces.append(_gap(CLAUSE_GAP_MS / pace))
                continue
            count = _syllables(word)
            for left in reversed(range(count)):
                pitch_hz = character.pitch_hz * MELODY[syllable % len(MELODY)] * (1.0 if left else LAST_FALL)
                pieces.append(_syllable(pitch_hz, character.brightness, SYLLABLE_MS / pace))
                syllable += 1
            pieces.append(_gap(WORD_GAP_MS / pace))
        return RawSpeech(np.concatenate(pieces), float(SPEECH_RATE_HZ))


def _syllables(word: str) -> int:
    """Vowel groups; by length for what is not written with vowels."""
    if word.isascii():
        return max(len(_SYLLABLE.findall(word.lower())), 1)
    return max(len(_SYLLABLE.findall(word.lower())), -(-len(word) // _LETTERS_OF_A_SYLLABLE))


def _gap(duration_ms: float) -> Wave:
    return np.zeros(int(SPEECH_RATE_HZ * duration_ms / 1000), np.float32)


def _syllable(pitch_hz: float, brightness: float, duration_ms: float) -> Wave:
    """A tone that swells and falls, so that syllables are heard apart and none clicks."""
    frames = int(SPEECH_RATE_HZ * duration_ms / 1000)
    phase = 2.0 * np.pi * pitch_hz * np.arange(frames) / SPEECH_RATE_HZ
    partials = np.arange(1, PARTIALS + 1)
    weights = brightness ** (partials - 1)
    tone = weights @ np.sin(partials[:, None] * phase)
    envelope = np.sin(np.pi * (np.arange(frames) + 0.5) / frames) ** 0.6
    return np.asarray(tone * envelope / weights.sum(), dtype=np.float32)
