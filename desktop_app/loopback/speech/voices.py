"""The voice of the built-in service: the best engine this machine has, behind one interface."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from desktop_app.loopback.ports import Samples
from desktop_app.loopback.speech.flite_engine import FliteEngine
from desktop_app.loopback.speech.voice_engine import API_VOICES, SpeechEngine, api_voice
from desktop_app.loopback.speech.voice_sound import PAUSE_MS, finished, silence

SLOWEST, FASTEST = 0.25, 1.5
Finder = Callable[[], SpeechEngine | None]

FINDERS: tuple[Finder, ...] = (FliteEngine.found,)
"""The engines, the best first."""


class EngineVoice:
    """A speech engine as the `Voice` the service wants."""

    def __init__(self, engine: SpeechEngine) -> None:
        self._engine = engine

    @property
    def name(self) -> str:
        return self._engine.name

    def voices(self) -> Sequence[str]:
        return API_VOICES

    def synthesise(self, text: str, voice: str, speed: float) -> Samples:
        """Int16 at 24 kHz with the pause after it; never empty, silence where nothing can be said. *Blocking*.

        Raises `VoiceFailedError`.
        """
        if not any(character.isalnum() for character in text):
            return silence(PAUSE_MS)
        pace = float(np.clip(speed, SLOWEST, FASTEST))
        return finished(self._engine.speak(text, api_voice(voice), pace))


def available_voice() -> EngineVoice | None:
    """The voice of the best engine that is here and works. *Blocking*, some milliseconds; look once, keep it."""
    for find in FINDERS:
        engine = find()
        if engine is not None:
            return EngineVoice(engine)
    return None


def missing_voice() -> list[str]:
    """What to install for a better voice, one sentence; empty when the best engine is here. *Blocking*."""
    voice = available_voice()
    if voice is None:
        return ["There is no voice, answers are text only: install flite or espeak-ng."]
    if voice.name == FliteEngine.name:
        return []
    return [f"The voice is {voice.name}; install flite for a more natural one that is better understood."]
