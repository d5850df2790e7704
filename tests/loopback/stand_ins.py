"""Deterministic ears, voice and mind for the service, and sounds to send it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Sequence

import numpy as np

from desktop_app.loopback.ports import (
    CallFunction,
    Heard,
    PartnerProblem,
    PartnerRequest,
    Samples,
    Say,
    Speech,
)
from desktop_app.protocol.items import InputAudio, InputText, MessageItem

RATE_HZ = 24_000


def silence(duration_ms: float, rate_hz: int = RATE_HZ) -> bytes:
    return bytes(2 * round(duration_ms * rate_hz / 1000))


def tone(duration_ms: float, rate_hz: int = RATE_HZ, amplitude: float = 8000.0) -> bytes:
    """What the energy detector takes for speech."""
    frames = round(duration_ms * rate_hz / 1000)
    wave = np.sin(np.arange(frames) * 2 * np.pi * 440 / rate_hz) * amplitude
    return wave.astype("<i2").tobytes()


class EnergyActivity:
    """Loud is speech. The probability is the level, so that thresholds can be tested: 8000 gives about 0.69."""

    frame_samples = 512

    def probability(self, frame: Samples) -> float:
        rms = float(np.sqrt(np.mean(frame.astype(np.float64) ** 2)))
        return min(rms / 8192.0, 1.0)

    def reset(self) -> None:
        return


class FixedRecogniser:
    """Understands the same words always, after `delay_s`; remembers what it was given."""

    name = "fixed"

    def __init__(self, words: str = "hello there", delay_s: float = 0.0) -> None:
        self.words = words
        self.delay_s = delay_s
        self.heard_ms: list[float] = []
        self.hints: list[Sequence[str]] = []

    def hear(self, samples: Samples, hints: Sequence[str] = ()) -> Heard:
        self.heard_ms.append(len(samples) * 1000 / RATE_HZ)
        self.hints.append(hints)
        if self.delay_s:
            threading.Event().wait(self.delay_s)
        return Heard(self.words, [-0.25] * len(self.words.split()))


class ToneVoice:
    """50 ms of tone for each character."""

    name = "tone"

    def __init__(self) -> None:
        self.said: list[tuple[str, str, float]] = []

    def voices(self) -> Sequence[str]:
        return ("alloy",)

    def synthesise(self, text: str, voice: str, speed: float) -> Samples:
        self.said.append((text, voice, speed))
        return np.frombuffer(tone(50 * len(text) / speed), dtype=np.int16)


Script = Callable[[PartnerRequest], AsyncIterator[Say | CallFunction]]


class EchoPartner:
    """Says what it understood; calls the first tool when it must or is asked to; remembers its requests."""

    name = "echo"

    def __init__(self) -> None:
        self.requests: list[PartnerRequest] = []
        self.sentences: list[str] | None = None
        self.problem: PartnerProblem | None = None
        self.pause_s = 0.0
        self.ended = 0

    async def respond(self, request: PartnerRequest) -> AsyncIterator[Say | CallFunction]:
        self.requests.append(request)
        try:
            async for part in self._parts(request):
                await asyncio.sleep(self.pause_s)
                yield part
            if self.problem is not None:
                raise self.problem
        finally:
            self.ended += 1

    async def _parts(self, request: PartnerRequest) -> AsyncIterator[Say | CallFunction]:
        text = last_user_text(request)
        if request.tools and (request.tool_choice != "auto" or "weather" in text):
            yield CallFunction(request.tools[0].name, '{"city": "Kyoto"}')
            return
        for sentence in self.sentences if self.sentences is not None else [f"You said {text}."]:
            yield Say(sentence)


def last_user_text(request: PartnerRequest) -> str:
    """The words of the newest user message."""
    for item in reversed(request.items):
        if isinstance(item, MessageItem) and item.role == "user":
            texts = [part.text for part in item.content if isinstance(part, InputText)]
            texts += [str(part.transcript) for part in item.content if isinstance(part, InputAudio)]
            return " ".join(texts)
    return ""


def speech(recogniser: FixedRecogniser | None = None, voice: ToneVoice | None = None) -> Speech:
    return Speech(recogniser=recogniser, voice=voice, new_voice_activity=EnergyActivity)
