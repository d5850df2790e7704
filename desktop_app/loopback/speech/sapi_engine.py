"""The voices of Windows (SAPI), through Windows PowerShell, which is part of every Windows.

The script is constant; all that varies reaches it in environment variables and files. Source: .NET Framework,
`System.Speech.Synthesis.SpeechSynthesizer` (`Rate` -10 to 10 is one third to three times the pace, `Speak` takes plain
text).
"""

from __future__ import annotations

import math
import os
import shutil
import tempfile
from pathlib import Path

from desktop_app.loopback.speech.system_characters import CHARACTERS, Gender, InstalledVoice, assigned
from desktop_app.loopback.speech.voice_engine import (
    ENGINE_TIMEOUT_S,
    RawSpeech,
    VoiceFailedError,
    run_program,
)
from desktop_app.loopback.speech.voice_sound import read_wave

PROBE_TIMEOUT_S = 15.0
"""The first PowerShell after the start of a machine is slow."""
_RATE_STEPS, _RATE_BASE = 10, 3.0

_OPTIONS = ["-NoLogo", "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-Command"]
_LIST = (
    "$ErrorActionPreference = 'Stop'; [Console]::OutputEncoding = [Text.Encoding]::UTF8;"
    " Add-Type -AssemblyName System.Speech;"
    " (New-Object System.Speech.Synthesis.SpeechSynthesizer).GetInstalledVoices() | Where-Object { $_.Enabled } |"
    " ForEach-Object { $_.VoiceInfo.Name + '|' + $_.VoiceInfo.Culture.Name + '|' + $_.VoiceInfo.Gender }"
)
_SPEAK = (
    "$ErrorActionPreference = 'Stop'; Add-Type -AssemblyName System.Speech;"
    " $voice = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    " $voice.SelectVoice($env:DUOLOGUE_SAPI_VOICE); $voice.Rate = [int]$env:DUOLOGUE_SAPI_RATE;"
    " $format = New-Object System.Speech.AudioFormat.SpeechAudioFormatInfo(24000,"
    " [System.Speech.AudioFormat.AudioBitsPerSample]::Sixteen, [System.Speech.AudioFormat.AudioChannel]::Mono);"
    " $voice.SetOutputToWaveFile($env:DUOLOGUE_SAPI_SOUND, $format);"
    " $voice.Speak([IO.File]::ReadAllText($env:DUOLOGUE_SAPI_WORDS, [Text.Encoding]::UTF8)); $voice.Dispose()"
)


class SapiEngine:
    """Runs PowerShell once for each stretch of text: half a second more than the other engines need."""

    name = "Windows speech"

    def __init__(self, program: str, installed: list[InstalledVoice], timeout_s: float = ENGINE_TIMEOUT_S) -> None:
        self._program = program
        self._timeout_s = timeout_s
        self._voice_of = assigned(installed)

    @classmethod
    def found(cls) -> SapiEngine | None:
        """The engine where Windows PowerShell lists voices. *Blocking*, about a second."""
        program = shutil.which("powershell")
        if program is None:
            return None
        try:
            listed = run_program([program, *_OPTIONS, _LIST], timeout_s=PROBE_TIMEOUT_S)
        except VoiceFailedError:
            return None
        installed = installed_voices(listed.decode("utf-8", "replace"))
        return cls(program, installed) if installed else None

    def speak(self, text: str, voice: str, speed: float) -> RawSpeech:
        character = CHARACTERS[voice]
        wanted = character.pace * speed / character.timbre
        rate = min(max(round(_RATE_STEPS * math.log(wanted, _RATE_BASE)), -_RATE_STEPS), _RATE_STEPS)
        with tempfile.TemporaryDirectory(prefix="duologue-voice-") as folder:
            words, sound = Path(folder, "words.txt"), Path(folder, "speech.wav")
            words.write_text(text, encoding="utf-8", errors="ignore")
            settings = {
                "DUOLOGUE_SAPI_VOICE": self._voice_of[voice].name,
                "DUOLOGUE_SAPI_RATE": str(rate),
                "DUOLOGUE_SAPI_WORDS": str(words),
                "DUOLOGUE_SAPI_SOUND": str(sound),
            }
            run_program(
                [self._program, *_OPTIONS, _SPEAK], timeout_s=self._timeout_s, environment={**os.environ, **settings}
            )
            try:
                raw = read_wave(sound.read_bytes())
            except FileNotFoundError as error:
                raise VoiceFailedError("Windows speech wrote no sound") from error
        return RawSpeech(raw.samples, raw.rate_hz * character.timbre, _RATE_BASE ** (rate / _RATE_STEPS) / wanted)


def installed_voices(listed: str) -> list[InstalledVoice]:
    """The voices of the lines ``name|language|gender``."""
    voices = []
    for line in listed.lstrip("\ufeff").splitlines():
        fields = [field.strip() for field in line.split("|")]
        if len(fields) == 3 and fields[0]:
            gender: Gender = "female" if fields[2] == "Female" else "male" if fields[2] == "Male" else ""
            voices.append(InstalledVoice(fields[0], fields[1], gender))
    return voices
