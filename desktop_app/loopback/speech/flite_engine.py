"""The `flite` program: the most natural and best understood of the free engines that are small.

Source: flite 2.2, `flite --help`; features `duration_stretch`, `int_f0_target_mean`, `int_f0_target_stddev`.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

from desktop_app.loopback.speech.voice_engine import (
    ENGINE_TIMEOUT_S,
    PROBE_TIMEOUT_S,
    RawSpeech,
    VoiceFailedError,
    run_program,
)
from desktop_app.loopback.speech.voice_sound import read_wave


class FliteCharacter(NamedTuple):
    """How one API voice sounds.

    Attributes:
        base: the voices of flite that will do, the best first.
        pitch_hz: mean of the speech melody as it is heard; `rms` keeps its own, 103 Hz times `timbre`.
        timbre: formants are moved by this factor (a smaller head: > 1).
        pace: 1 = as the base voice speaks.
    """

    base: tuple[str, ...]
    pitch_hz: float
    timbre: float = 1.0
    pace: float = 1.0


_WOMAN = ("slt", "awb", "rms", "kal16", "kal")
_MAN = ("rms", "awb", "kal16", "slt", "kal")
_SCOT = ("awb", "rms", "kal16", "slt", "kal")
_ROBOT = ("kal16", "kal", "rms", "awb", "slt")

# The recogniser understands `rms` best: it misses 10 to 11 % of a story's 349 words, of `slt` 15 to 18, of `awb` 23.
CHARACTERS = {
    "alloy": FliteCharacter(_MAN, 107.0, timbre=1.04, pace=1.06),
    "ash": FliteCharacter(_MAN, 98.0, timbre=0.95, pace=0.98),
    "ballad": FliteCharacter(_SCOT, 128.0, pace=0.95),
    "coral": FliteCharacter(_WOMAN, 198.0, timbre=1.03, pace=1.08),
    "echo": FliteCharacter(_SCOT, 110.0, timbre=0.95, pace=1.1),
    "sage": FliteCharacter(_WOMAN, 150.0, timbre=0.96, pace=0.94),
    "shimmer": FliteCharacter(_WOMAN, 220.0, timbre=1.06),
    "verse": FliteCharacter(_SCOT, 150.0, timbre=1.05, pace=1.08),
    "marin": FliteCharacter(_WOMAN, 184.0, timbre=0.98, pace=0.97),
    "cedar": FliteCharacter(_ROBOT, 92.0, timbre=0.95),
}
BASES = frozenset({"slt", "awb", "rms", "kal16", "kal"})


class FliteEngine:
    """Runs `flite` once for each stretch of text; the text goes through a file."""

    name = "flite"

    def __init__(self, program: str, bases: frozenset[str], timeout_s: float = ENGINE_TIMEOUT_S) -> None:
        """`bases` are the voices that the program has."""
        self._program = program
        self._timeout_s = timeout_s
        self._base_of = {
            voice: next(base for base in character.base if base in bases) for voice, character in CHARACTERS.items()
        }

    @classmethod
    def found(cls) -> FliteEngine | None:
        """The engine if the program is on the path, runs and has a voice of ours. *Blocking*, some milliseconds."""
        program = shutil.which("flite")
        if program is None:
            return None
        try:
            listed = run_program([program, "-lv"], timeout_s=PROBE_TIMEOUT_S).decode("ascii", "replace")
        except VoiceFailedError:
            return None
        bases = frozenset(listed.partition(":")[2].split()) & BASES
        return cls(program, bases) if bases else None

    def speak(self, text: str, voice: str, speed: float) -> RawSpeech:
        character = CHARACTERS[voice]
        base = self._base_of[voice]
        # The speech is played `timbre` times faster below, so pitch and pace are asked for the other way round.
        features = {
            "duration_stretch": character.timbre / (character.pace * speed),
            "int_f0_target_mean": character.pitch_hz / character.timbre,
        }
        settings = [word for name, value in features.items() for word in ("--setf", f"{name}={value:.4f}")]
        with tempfile.TemporaryDirectory(prefix="duologue-voice-") as folder:
            # To a pipe flite hangs: it goes back in the file for each sentence.
            words, sound = Path(folder, "words.txt"), Path(folder, "speech.wav")
            words.write_bytes(_ascii(text))
            run_program(
                [self._program, "-voice", base, *settings, "-f", str(words), "-o", str(sound)],
                timeout_s=self._timeout_s,
            )
            try:
                raw = read_wave(sound.read_bytes())
            except FileNotFoundError as error:
                raise VoiceFailedError("flite wrote no sound") from error
        return RawSpeech(raw.samples, raw.rate_hz * character.timbre)


def _ascii(text: str) -> bytes:
    """flite reads bytes and says every foreign one as a letter."""
    return text.encode("ascii", "ignore") + b"\n"
