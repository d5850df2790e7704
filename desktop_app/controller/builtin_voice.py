"""Words spoken by the built-in service, in a short session of its own, which the running one never notices."""

from __future__ import annotations

import asyncio

import numpy as np

from desktop_app.connection.closing import Closed
from desktop_app.connection.connection_problem import ConnectionProblem
from desktop_app.connection.realtime_connection import RealtimeConnection
from desktop_app.controller.connection_book import ConnectionBook
from desktop_app.controller.wire_audio import PCM, RATE_HZ, Samples, WireDecoder
from desktop_app.protocol.client_events import ResponseCreate, SessionUpdate
from desktop_app.protocol.codec import ClientCodec
from desktop_app.protocol.response_events import ResponseDone, ResponseOutputAudioDelta
from desktop_app.protocol.server_events import ErrorEvent, ServerEvent, SessionCreated
from desktop_app.protocol.session_config import (
    AudioConfig,
    AudioFormat,
    AudioOutputConfig,
    ResponseOptions,
    SessionConfig,
)
from desktop_app.settings.connections import BUILTIN

LONGEST_S = 20.0
# For the service and not for a person, so it is not translated.
_SAY = "Say exactly: {0}"


class SilentVoice(Exception):  # noqa: N818 - it is how it ended, not a fault of ours
    """Nothing was spoken; `refusal` is what the service said, or empty where it did not answer at all."""

    def __init__(self, refusal: str = "", *, answered: bool = False) -> None:
        super().__init__(refusal or "nothing was spoken")
        self.refusal = refusal
        self.answered = answered


async def spoken(book: ConnectionBook, words: str, voice: str, speed: float = 1.0) -> Samples:
    """The words as int16 (n,) at 24 kHz.

    Raises:
        SilentVoice: the service did not answer, refused, or has no voice on this machine.
    """
    taking = _Taking(words, voice, speed)
    try:
        endpoint, headers = await book.resolve(BUILTIN.id)
        taking.connection = await RealtimeConnection.open(
            endpoint,
            headers=headers,
            codec=ClientCodec(endpoint.dialect),
            on_events=taking.received,
            on_closed=taking.ended,
        )
        try:
            async with asyncio.timeout(LONGEST_S):
                await taking.done.wait()
        finally:
            await taking.connection.close()
    except (ConnectionProblem, OSError, TimeoutError) as failure:
        raise SilentVoice from failure
    if taking.refusal or not taking.samples:
        raise SilentVoice(taking.refusal, answered=True)
    return np.concatenate(taking.samples)


class _Taking:
    """What comes of one session that only says something."""

    def __init__(self, words: str, voice: str, speed: float) -> None:
        self.connection: RealtimeConnection | None = None
        self.done = asyncio.Event()
        self.samples: list[Samples] = []
        self.refusal = ""
        self._words = words
        self._voice = voice
        self._speed = speed
        self._decoder = WireDecoder(PCM)

    def received(self, events: tuple[ServerEvent, ...], _frame: bytes) -> None:
        for event in events:
            if isinstance(event, SessionCreated):
                self._ask()
            elif isinstance(event, ResponseOutputAudioDelta):
                self.samples.append(self._decoder.decode(event.delta))
            elif isinstance(event, ErrorEvent):
                self.refusal = str(event.error.message or event.error.code or "")
                self.done.set()
            elif isinstance(event, ResponseDone):
                self.done.set()

    def ended(self, _closed: Closed) -> None:
        self.done.set()

    def _ask(self) -> None:
        if self.connection is None:
            return
        output = AudioOutputConfig(format=AudioFormat(type=PCM, rate=RATE_HZ), voice=self._voice, speed=self._speed)
        session = SessionConfig(type="realtime", output_modalities=["audio"], audio=AudioConfig(output=output))
        words = _SAY.format(self._words)
        self.connection.send(SessionUpdate(session=session))
        self.connection.send(ResponseCreate(response=ResponseOptions(instructions=words, input=[], tool_choice="none")))
