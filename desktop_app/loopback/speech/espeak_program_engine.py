"""The `espeak-ng` program: robotic, crisp, small, everywhere. Source: espeak-ng 1.51, `espeak-ng --help`."""

from __future__ import annotations

import shutil

from desktop_app.loopback.speech.espeak_characters import CHARACTERS, pace_of
from desktop_app.loopback.speech.voice_engine import (
    ENGINE_TIMEOUT_S,
    PROBE_TIMEOUT_S,
    RawSpeech,
    VoiceFailedError,
    run_program,
)
from desktop_app.loopback.speech.voice_sound import read_wave


class EspeakProgram:
    """Runs `espeak-ng` once for each stretch of text; the text goes in by a pipe, the sound comes out by one."""

    name = "espeak-ng"

    def __init__(self, program: str, timeout_s: float = ENGINE_TIMEOUT_S) -> None:
        self._program = program
        self._timeout_s = timeout_s

    @classmethod
    def found(cls) -> EspeakProgram | None:
        """The engine if the program is on the path and speaks. *Blocking*, some milliseconds."""
        program = shutil.which("espeak-ng")
        if program is None:
            return None
        try:
            cls(program, PROBE_TIMEOUT_S).speak("a", "alloy", 1.0)
        except VoiceFailedError:
            return None
        return cls(program)

    def speak(self, text: str, voice: str, speed: float) -> RawSpeech:
        character = CHARACTERS[voice]
        pace = pace_of(character, speed)
        settings = ["-v", character.voice_name, "-p", str(character.pitch), "-s", str(pace.wpm)]
        # -b 1: the text is UTF-8; -z: the pause after a sentence is ours. Without -m markup is not interpreted.
        sound = run_program(
            [self._program, *settings, "-b", "1", "-z", "--stdin", "--stdout"],
            standard_input=text.encode("utf-8", "ignore") + b"\n",
            timeout_s=self._timeout_s,
        )
        raw = read_wave(sound)
        return RawSpeech(raw.samples, raw.rate_hz, pace.stretch)
