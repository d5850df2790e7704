"""How the API's voices sound with espeak-ng, as a program or as a library.

Source: espeak-ng 1.51, `espeak-ng --help` and `speak_lib.h`: rate 80 to 450 words a minute, pitch 0 to 99.
"""

from __future__ import annotations

from typing import NamedTuple

SLOWEST_WPM, FASTEST_WPM = 80, 450


class EspeakCharacter(NamedTuple):
    """One voice in espeak-ng's terms.

    Attributes:
        language: British English is `en` in every version, `en-gb` in most.
        variant: of the voice, as in ``en+f3``.
        pitch: 0 to 99.
        pace_wpm: words a minute.
    """

    language: str
    variant: str
    pitch: int
    pace_wpm: int

    @property
    def voice_name(self) -> str:
        return f"{self.language}+{self.variant}"


CHARACTERS = {
    "alloy": EspeakCharacter("en-us", "f3", 42, 165),
    "ash": EspeakCharacter("en-us", "m3", 40, 160),
    "ballad": EspeakCharacter("en", "m7", 45, 150),
    "coral": EspeakCharacter("en-us", "f2", 62, 175),
    "echo": EspeakCharacter("en-us", "m1", 70, 178),
    "sage": EspeakCharacter("en", "f4", 38, 155),
    "shimmer": EspeakCharacter("en-us", "f5", 80, 170),
    "verse": EspeakCharacter("en", "m2", 86, 182),
    "marin": EspeakCharacter("en-us", "f1", 52, 160),
    "cedar": EspeakCharacter("en-us", "m8", 25, 150),
}


class EspeakPace(NamedTuple):
    """Words a minute the engine can do, and how much longer the speech must then still become."""

    wpm: int
    stretch: float


def pace_of(character: EspeakCharacter, speed: float) -> EspeakPace:
    """The pace of a character at the API's `speed`."""
    wanted_wpm = character.pace_wpm * speed
    wpm = min(max(round(wanted_wpm), SLOWEST_WPM), FASTEST_WPM)
    return EspeakPace(wpm, wpm / wanted_wpm)
