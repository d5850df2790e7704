"""What every speech engine gives: raw samples for a few words, as one of the ten characters of the API."""

from __future__ import annotations

import subprocess
import sys
import zlib
from collections.abc import Sequence
from typing import NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

API_VOICES = ("alloy", "ash", "ballad", "coral", "echo", "sage", "shimmer", "verse", "marin", "cedar")
"""The voices of the API, the default first."""

ENGINE_TIMEOUT_S = 20.0
"""For one stretch of at most some hundred characters; all engines here need well below a second."""

PROBE_TIMEOUT_S = 5.0
"""For finding out whether an engine works."""


class VoiceFailedError(RuntimeError):
    """An engine gave no speech; the message says which and why, never what was to be said."""


class RawSpeech(NamedTuple):
    """What an engine made.

    Attributes:
        samples: float32, mono, -1 to 1, shape ``(n,)``.
        rate_hz: of the samples.
        stretch: how much longer the speech still has to become, where the engine could not go slow enough.
    """

    samples: npt.NDArray[np.float32]
    rate_hz: float
    stretch: float = 1.0


class SpeechEngine(Protocol):
    """One way to make speech on this machine; may be used from several threads."""

    @property
    def name(self) -> str: ...

    def speak(self, text: str, voice: str, speed: float) -> RawSpeech:
        """Say `text` (see `spoken_text`) as `voice`, one of `API_VOICES`; `speed` 0.25 to 1.5. *Blocking*.

        Raises `VoiceFailedError`.
        """
        ...


def api_voice(voice: str) -> str:
    """The API voice that stands for `voice`: itself, or for an unknown id always the same one."""
    name = voice.strip().lower()
    if name in API_VOICES:
        return name
    if not name:
        return API_VOICES[0]
    return API_VOICES[zlib.crc32(name.encode("utf-8", "replace")) % len(API_VOICES)]


def run_program(
    arguments: Sequence[str],
    *,
    standard_input: bytes = b"",
    timeout_s: float = ENGINE_TIMEOUT_S,
    environment: dict[str, str] | None = None,
) -> bytes:
    """What a program writes to its standard output; it never sees a shell. *Blocking*.

    Raises `VoiceFailedError`: not started, a bad exit status, or still running after `timeout_s` (then it is killed).
    """
    program = arguments[0]
    try:
        done = subprocess.run(
            list(arguments),
            input=standard_input,
            capture_output=True,
            timeout=timeout_s,
            check=False,
            env=environment,
            creationflags=_NO_WINDOW,
        )
    except subprocess.TimeoutExpired as error:
        raise VoiceFailedError(f"{program} did not answer within {timeout_s:g} s") from error
    except (OSError, ValueError) as error:
        raise VoiceFailedError(f"{program} could not be started: {error}") from error
    if done.returncode != 0:
        raise VoiceFailedError(f"{program} ended with status {done.returncode}")
    return done.stdout


_NO_WINDOW = 0x08000000 if sys.platform == "win32" else 0  # CREATE_NO_WINDOW: no console flashes up
