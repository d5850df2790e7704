"""What the built-in service needs from its ears, its voice and its mind; each can be exchanged.

The service itself (protocol, buffers, turns, events) knows only these shapes. Everything marked *blocking*
runs in a worker thread, never on the loop that serves the sockets.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from typing import Protocol

import msgspec
import numpy as np
import numpy.typing as npt

from desktop_app.protocol.items import Item
from desktop_app.protocol.session_config import FunctionTool, ToolChoice

Samples = npt.NDArray[np.int16]
"""Mono 16-bit samples, shape ``(n,)``."""

VOICE_ACTIVITY_RATE_HZ = 16_000
SPEECH_RATE_HZ = 24_000


class VoiceActivity(Protocol):
    """How likely a frame is speech; keeps state from frame to frame, one instance for each input buffer.

    Attributes:
        frame_samples: samples a frame must have, at 16 kHz (512 = 32 ms).
    """

    @property
    def frame_samples(self) -> int: ...

    def probability(self, frame: Samples) -> float:
        """0.0 to 1.0 for one frame of exactly `frame_samples` int16 samples at 16 kHz. *Blocking*, about 1 ms."""
        ...

    def reset(self) -> None:
        """Forget the past: the next frame begins a new stream."""
        ...


class Heard(msgspec.Struct, frozen=True):
    """What was understood of an utterance.

    Attributes:
        words: ``""`` when nothing was.
        logprobs: how sure the recogniser is of each of the words, as natural logarithms; empty: it cannot say.
    """

    words: str = ""
    logprobs: list[float] = []


class Recogniser(Protocol):
    """Speech to words. One instance serves all sessions and may be called from several threads."""

    @property
    def name(self) -> str: ...

    def hear(self, samples: Samples, hints: Sequence[str] = ()) -> Heard:
        """The words of an utterance of int16 samples at 24 kHz. *Blocking*.

        `hints` are phrases likely to occur (the transcription prompt or keywords of the session).
        """
        ...


class Voice(Protocol):
    """Words to speech. One instance serves all sessions and may be called from several threads."""

    @property
    def name(self) -> str: ...

    def voices(self) -> Sequence[str]:
        """The API voice names this engine distinguishes; any other name gets its default voice."""
        ...

    def synthesise(self, text: str, voice: str, speed: float) -> Samples:
        """One sentence as int16 samples at 24 kHz; `speed` is 0.25 to 1.5. *Blocking*."""
        ...


class Say(msgspec.Struct, frozen=True):
    """The model says one sentence, without surrounding spaces."""

    text: str


class CallFunction(msgspec.Struct, frozen=True):
    """The model calls a function; `arguments` is JSON text."""

    name: str
    arguments: str


class PartnerRequest(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the model may know for one response.

    Attributes:
        instructions: effective for this response (never empty: the service's default text if none was given).
        items: the context in order, oldest first; transcripts of user audio are filled in
            (``""`` where nothing was understood), audio bytes are not; a truncated assistant item has no transcript.
        tools: function tools that may be called; empty if `tool_choice` is ``none``.
        tool_choice: ``auto``, ``none``, ``required`` or one forced tool.
        now: local time with its zone.
        max_output_tokens: an upper bound, or None; the service itself cuts what goes beyond.
        temperature: 0.6 to 1.2: how freely words are chosen; None: not said (GA).
        one_call_only: only the first function call of the answer is made; the next one is for the next response.
    """

    instructions: str
    items: list[Item]
    tools: list[FunctionTool]
    tool_choice: ToolChoice
    now: datetime
    max_output_tokens: int | None = None
    temperature: float | None = None
    one_call_only: bool = False


class Partner(Protocol):
    """The model side: decides what is said and which functions are called."""

    @property
    def name(self) -> str: ...

    def respond(self, request: PartnerRequest) -> AsyncIterator[Say | CallFunction]:
        """Stream the answer, sentence by sentence; runs on the service's loop and must not block it.

        May be cancelled (`aclose`) between any two sentences. Raises `PartnerProblem` when it cannot answer.
        """
        ...


class PartnerProblem(Exception):  # noqa: N818 - it is told to the client, not only raised
    """The partner could not answer; becomes a failed response.

    Attributes:
        code: the wire's ``status_details.error.code``, e.g. ``server_error``, ``rate_limit_exceeded``.
        message: one sentence for the client.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class Speech(msgspec.Struct, frozen=True, kw_only=True):
    """The parts a service hears and speaks with.

    Attributes:
        recogniser: None: user audio is not understood ("(not transcribed)").
        voice: None: responses are text only, whatever was asked.
        new_voice_activity: makes one detector for one input buffer.
    """

    recogniser: Recogniser | None
    voice: Voice | None
    new_voice_activity: Callable[[], VoiceActivity]
