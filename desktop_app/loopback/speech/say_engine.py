"""The voices of macOS, through its `say` program. Source: `man say` (macOS 12 and later)."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path

from desktop_app.loopback.speech.system_characters import CHARACTERS, Gender, InstalledVoice, assigned
from desktop_app.loopback.speech.voice_engine import (
    ENGINE_TIMEOUT_S,
    PROBE_TIMEOUT_S,
    RawSpeech,
    VoiceFailedError,
    run_program,
)
from desktop_app.loopback.speech.voice_sound import read_wave

NORMAL_WPM = 175.0
SLOWEST_WPM, FASTEST_WPM = 90, 500
"""Between these all voices of macOS keep the pace they are asked for."""

_LISTED = re.compile(r"^(?P<name>\S.*?)\s+(?P<language>[a-z]{2,3}[_-]\w+)\s+#")
_FEMALE = frozenset(
    ["Samantha", "Karen", "Moira", "Tessa", "Fiona", "Victoria", "Allison", "Ava", "Susan", "Kate", "Serena", "Veena"]
)
_MALE = frozenset(["Alex", "Daniel", "Fred", "Tom", "Lee", "Oliver", "Rishi", "Aaron", "Evan", "Nathan", "Ralph"])


class SayEngine:
    """Runs `say` once for each stretch of text; text and sound go through files."""

    name = "macOS say"

    def __init__(self, program: str, installed: list[InstalledVoice], timeout_s: float = ENGINE_TIMEOUT_S) -> None:
        self._program = program
        self._timeout_s = timeout_s
        self._voice_of = assigned(installed)

    @classmethod
    def found(cls) -> SayEngine | None:
        """The engine where the program lists voices for speech in English. *Blocking*."""
        program = shutil.which("say")
        if program is None:
            return None
        try:
            listed = run_program([program, "-v", "?"], timeout_s=PROBE_TIMEOUT_S).decode("utf-8", "replace")
        except VoiceFailedError:
            return None
        installed = installed_voices(listed)
        return cls(program, installed) if installed else None

    def speak(self, text: str, voice: str, speed: float) -> RawSpeech:
        character = CHARACTERS[voice]
        wanted_wpm = NORMAL_WPM * character.pace * speed / character.timbre
        wpm = min(max(round(wanted_wpm), SLOWEST_WPM), FASTEST_WPM)
        with tempfile.TemporaryDirectory(prefix="duologue-voice-") as folder:
            words, sound = Path(folder, "words.txt"), Path(folder, "speech.wav")
            words.write_text(text, encoding="utf-8", errors="ignore")
            output = ("-o", str(sound), "--file-format=WAVE", "--data-format=LEI16@24000")
            run_program(
                [self._program, *("-v", self._voice_of[voice].name), *("-r", str(wpm)), *("-f", str(words)), *output],
                timeout_s=self._timeout_s,
            )
            try:
                raw = read_wave(sound.read_bytes())
            except FileNotFoundError as error:
                raise VoiceFailedError("say wrote no sound") from error
        return RawSpeech(raw.samples, raw.rate_hz * character.timbre, wpm / wanted_wpm)


def installed_voices(listed: str) -> list[InstalledVoice]:
    """The English voices of ``say -v ?`` that we know the gender of, so not the joke voices (Bells, Zarvox)."""
    voices = []
    for line in listed.splitlines():
        found = _LISTED.match(line)
        if found is None or not found["language"].startswith("en"):
            continue
        gender = _gender_of(found["name"].partition(" (")[0])
        if gender:
            voices.append(InstalledVoice(found["name"], found["language"].replace("_", "-"), gender))
    return voices


def _gender_of(name: str) -> Gender:
    if name in _FEMALE:
        return "female"
    return "male" if name in _MALE else ""
