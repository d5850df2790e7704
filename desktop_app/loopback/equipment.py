"""The ears, the voice and the mind a service has on this machine, when it is not given others."""

from __future__ import annotations

import os
import signal
import sys

import numpy as np

from desktop_app.loopback.ports import SPEECH_RATE_HZ, Partner, Samples, Speech
from desktop_app.loopback.recogniser_process import RecogniserProcess, serve_recogniser


class Equipment:
    """Installed speech for one service, to be closed with it.

    Attributes:
        speech: recogniser (in its own process), voice and voice activity.
    """

    def __init__(self) -> None:
        from desktop_app.loopback.speech import available_recogniser, available_voice, new_voice_activity

        recogniser = available_recogniser()
        self._recogniser = None if recogniser is None else RecogniserProcess(recogniser.name)
        self.speech = Speech(
            recogniser=self._recogniser, voice=available_voice(), new_voice_activity=new_voice_activity
        )

    def close(self) -> None:
        """End the recogniser's process. *Blocking*, for a fraction of a second."""
        if self._recogniser is not None:
            self._recogniser.close()


def run_recogniser_worker() -> None:
    """Be the recogniser's process: answer on standard output what is asked on standard input, until it ends."""
    from desktop_app.loopback.speech import available_recogniser

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal is for the service, which then ends this
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not get between the answers
    recogniser = available_recogniser()
    assert recogniser is not None
    recogniser.hear(_faint_noise())  # loads the models before they are needed
    serve_recogniser(recogniser, sys.stdin.buffer, answers)


def _faint_noise() -> Samples:
    return np.random.default_rng(0).normal(0.0, 200.0, SPEECH_RATE_HZ // 4).astype(np.int16)


def missing_speech() -> list[str]:
    """What to install to hear and speak better, one sentence each."""
    from desktop_app.loopback.speech import missing

    return missing()


def practice_partner() -> Partner:
    """The partner that works offline."""
    from desktop_app.loopback.partner import PracticePartner

    return PracticePartner()


def chat_partner(base_url: str, model: str, key: str) -> Partner:
    """A partner at an OpenAI-compatible chat endpoint."""
    from desktop_app.loopback.partner import ChatCompletionsPartner

    return ChatCompletionsPartner(base_url, model, key)
