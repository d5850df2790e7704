"""How the API's voices sound with whatever voices a system brings along (macOS, Windows).

Which ones are installed differs from machine to machine, so each API voice takes one of its gender, and those that
share one are told apart by pace and timbre.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

Gender = Literal["female", "male", ""]
_FEMALE: Gender = "female"
_MALE: Gender = "male"


class InstalledVoice(NamedTuple):
    """A voice of the system: its name, its language ("en-US"), and its gender if known."""

    name: str
    language: str
    gender: Gender


class SystemCharacter(NamedTuple):
    """`timbre` moves pitch and formants by this factor, `pace` is 1 for the system voice's own."""

    gender: Gender
    timbre: float
    pace: float


CHARACTERS = {
    "alloy": SystemCharacter(_FEMALE, 1.0, 1.0),
    "ash": SystemCharacter(_MALE, 1.0, 1.0),
    "ballad": SystemCharacter(_MALE, 1.06, 0.92),
    "coral": SystemCharacter(_FEMALE, 1.06, 1.06),
    "echo": SystemCharacter(_MALE, 0.97, 1.06),
    "sage": SystemCharacter(_FEMALE, 0.94, 0.94),
    "shimmer": SystemCharacter(_FEMALE, 1.12, 1.0),
    "verse": SystemCharacter(_MALE, 1.1, 1.08),
    "marin": SystemCharacter(_FEMALE, 0.97, 1.03),
    "cedar": SystemCharacter(_MALE, 0.92, 0.94),
}


def assigned(installed: Sequence[InstalledVoice]) -> dict[str, InstalledVoice]:
    """Which installed voice each API voice takes: English, American first, of its gender, each as seldom as can be.

    Raises `ValueError` if `installed` is empty.
    """
    if not installed:
        raise ValueError("no voices are installed")
    english = [voice for voice in installed if voice.language.lower().startswith("en")] or list(installed)
    ordered = sorted(english, key=lambda voice: not voice.language.lower().startswith("en-us"))
    uses = dict.fromkeys(ordered, 0)
    taken = {}
    for api_name, character in CHARACTERS.items():
        fitting = [voice for voice in ordered if voice.gender in (character.gender, "")] or ordered
        taken[api_name] = min(fitting, key=lambda voice: uses[voice])
        uses[taken[api_name]] += 1
    return taken
