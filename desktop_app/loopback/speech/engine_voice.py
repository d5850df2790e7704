"""The voice of the built-in service: the best engine this machine has, behind one interface."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from desktop_app.loopback.partner.sentences import LONGEST_SENTENCE, sentences_of
from desktop_app.loopback.ports import Samples
from desktop_app.loopback.speech.espeak_library_engine import EspeakLibrary
from desktop_app.loopback.speech.espeak_program_engine import EspeakProgram
from desktop_app.loopback.speech.flite_engine import FliteEngine
from desktop_app.loopback.speech.sapi_engine import SapiEngine
from desktop_app.loopback.speech.say_engine import SayEngine
from desktop_app.loopback.speech.tone_voice import ToneVoice
from desktop_app.loopback.speech.voice_engine import API_VOICES, SpeechEngine, api_voice
from desktop_app.loopback.speech.voice_sound import PAUSE_MS, finished, silence
from desktop_app.loopback.speech.voice_text import MAX_CHARACTERS, spoken_text

SLOWEST, FASTEST = 0.25, 1.5
"""The API's bounds of `speed`."""

FINDERS: tuple[Callable[[], SpeechEngine | None], ...] = (
    FliteEngine.found,
    EspeakProgram.found,
    EspeakLibrary.found,
    SayEngine.found,
    SapiEngine.found,
)
"""The engines, the best first."""


class EngineVoice:
    """A speech engine as the service's `Voice`."""

    def __init__(self, engine: SpeechEngine) -> None:
        self._engine = engine

    @property
    def name(self) -> str:
        return self._engine.name

    def voices(self) -> Sequence[str]:
        return API_VOICES

    def synthesise(self, text: str, voice: str, speed: float) -> Samples:
        """One sentence as int16 at 24 kHz with the pause after it; long text is said in sentences. *Blocking*.

        Never empty: silence where there is nothing to say. `speed` is brought into the API's bounds; an unknown `voice`
        always sounds like the same one of the known. Raises `VoiceFailedError`.
        """
        pace = float(np.clip(speed, SLOWEST, FASTEST))
        text = text[:MAX_CHARACTERS]
        sentences = [text] if len(text) <= LONGEST_SENTENCE else sentences_of(text)
        said = [self._sentence(sentence, api_voice(voice), pace) for sentence in sentences]
        return np.concatenate(said) if said else silence(PAUSE_MS / pace)

    def _sentence(self, sentence: str, voice: str, pace: float) -> Samples:
        words = spoken_text(sentence)
        if not words:
            return silence(PAUSE_MS / pace)
        return finished(self._engine.speak(words, voice, pace), PAUSE_MS / pace)


def available_voice() -> EngineVoice:
    """The voice of the best engine that is here and works, else a murmur. *Blocking*; look once and keep it."""
    for find in FINDERS:
        engine = find()
        if engine is not None:
            return EngineVoice(engine)
    return EngineVoice(ToneVoice())


def missing_voice() -> list[str]:
    """What to install for a better voice, one sentence; empty when the best engine is here. *Blocking*."""
    name = available_voice().name
    if name == FliteEngine.name:
        return []
    if name == ToneVoice.name:
        return ['Answers are only a murmur: install flite or espeak-ng, or pip install "duologue[offline]".']
    if name in (EspeakProgram.name, EspeakLibrary.name):
        return [
            "The voice is espeak-ng's, which speech recognition hardly understands: install flite for a better one."
        ]
    return []
