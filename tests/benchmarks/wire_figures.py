"""Reading and writing wire events, beside the openai SDK and beside a bare copy of the same bytes."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import Iterator
from typing import Any

import numpy as np
from figures import Figure, best_us
from openai.resources.realtime.realtime import AsyncRealtimeConnection

from desktop_app.protocol.client_events import InputAudioBufferAppend
from desktop_app.protocol.codec import ClientCodec
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.response_events import ResponseOutputAudioDelta
from desktop_app.protocol.server_events import InputAudioBufferSpeechStarted

TITLE = "Wire"
_RATE_HZ = 24_000
_SENDS = 50


class _SdkConnection:
    """The SDK's own connection over a socket that swallows: its parser and its writer, nothing of ours."""

    def __init__(self) -> None:
        self._connection = AsyncRealtimeConnection(self)  # type: ignore[arg-type]

    async def send(self, data: str | bytes) -> None:
        """Where the SDK hands the text of an event to its socket."""

    def parse(self, frame: str) -> object:
        return self._connection.parse_event(frame)

    async def write(self, event: dict[str, Any]) -> None:
        await self._connection.send(event)  # type: ignore[arg-type]


def measure() -> Iterator[Figure]:
    """Decode and encode, for audio blocks of 20 ms and 100 ms and for a small event."""
    sdk = _SdkConnection()
    for dialect in Dialect:
        yield from _decode_audio(sdk, dialect)
    yield from _decode_small(sdk)
    for duration_ms in (20, 100):
        yield from _encode_audio(sdk, duration_ms)


def _compact(event: dict[str, Any]) -> str:
    """JSON as the services write it: without spaces."""
    return json.dumps(event, separators=(",", ":"))


def _speech(duration_ms: int) -> bytes:
    noise = np.random.default_rng(1).normal(0.0, 3000.0, _RATE_HZ * duration_ms // 1000)
    return noise.astype("<i2").tobytes()


def _decode_audio(sdk: _SdkConnection, dialect: Dialect) -> Iterator[Figure]:
    audio = _speech(100)
    names = {Dialect.GA: "response.output_audio.delta", Dialect.PREVIEW: "response.audio.delta"}
    delta = {"event_id": "event_1", "response_id": "resp_1", "item_id": "item_1", "output_index": 0, "content_index": 0}
    frame = _compact({"type": names[dialect], **delta, "delta": base64.b64encode(audio).decode()})
    codec = ClientCodec(dialect)
    (decoded,) = codec.decode(frame)
    if not isinstance(decoded, ResponseOutputAudioDelta) or decoded.delta != audio:
        raise AssertionError("the codec did not give the audio back")
    candidates: dict[str, Any] = {"ours": lambda: codec.decode(frame), "copy": lambda: bytearray(audio)}
    if dialect is Dialect.GA:
        candidates["sdk"] = lambda: sdk.parse(frame)
        candidates["sdk+base64"] = lambda: base64.b64decode(sdk.parse(frame).delta)  # type: ignore[attr-defined]
    times = best_us(candidates)
    what = f"decode 100 ms audio delta, {dialect.value}"
    if dialect is Dialect.GA:
        yield Figure(what, times["ours"], "us", "openai SDK, audio left as base64", times["sdk"], ">= 10 x")
        yield Figure(what, times["ours"], "us", "openai SDK + b64decode", times["sdk+base64"])
    yield Figure(what, times["ours"], "us", "copy of the audio", times["copy"])


def _decode_small(sdk: _SdkConnection) -> Iterator[Figure]:
    event = {"type": "input_audio_buffer.speech_started", "event_id": "event_1", "audio_start_ms": 1040, "item_id": "i"}
    frame = _compact(event)
    codec = ClientCodec(Dialect.GA)
    (decoded,) = codec.decode(frame)
    if not isinstance(decoded, InputAudioBufferSpeechStarted):
        raise AssertionError("the codec did not know the event")
    times = best_us({"ours": lambda: codec.decode(frame), "sdk": lambda: sdk.parse(frame)})
    yield Figure("decode speech_started", times["ours"], "us", "openai SDK", times["sdk"])


def _encode_audio(sdk: _SdkConnection, duration_ms: int) -> Iterator[Figure]:
    audio = _speech(duration_ms)
    codec = ClientCodec(Dialect.GA)
    written = json.loads(codec.encode(InputAudioBufferAppend(audio=audio)).data)
    if base64.b64decode(written["audio"]) != audio:
        raise AssertionError("the codec did not write the audio")

    async def send_many() -> None:
        for _ in range(_SENDS):
            await sdk.write({"type": "input_audio_buffer.append", "audio": base64.b64encode(audio).decode("ascii")})

    with asyncio.Runner() as runner:
        times = best_us(
            {
                "ours": lambda: codec.encode(InputAudioBufferAppend(audio=audio)),
                # The SDK's send takes a lock of the loop, so many sends share the cost of entering one.
                "sdk": lambda: runner.run(send_many()),
                "copy": lambda: bytearray(audio),
            }
        )
    what = f"encode {duration_ms} ms microphone block"
    yield Figure(what, times["ours"], "us", "openai SDK with b64encode", times["sdk"] / _SENDS)
    yield Figure(what, times["ours"], "us", "copy of the audio", times["copy"])
