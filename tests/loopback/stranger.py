"""A client that knows nothing of our code: raw JSON frames over a real WebSocket."""

from __future__ import annotations

import asyncio
import base64
import json
from typing import Any

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

TIMEOUT_S = 20.0
Event = dict[str, Any]


class Stranger:
    """One connection; `log` keeps every event received."""

    def __init__(self, websocket: ClientConnection) -> None:
        self.websocket = websocket
        self.log: list[Event] = []

    async def send(self, event_type: str, **fields: Any) -> None:
        await self.websocket.send(json.dumps({"type": event_type, **fields}))

    async def receive(self) -> Event:
        async with asyncio.timeout(TIMEOUT_S):
            frame = await self.websocket.recv()
        assert isinstance(frame, str), "events are text frames"
        event: Event = json.loads(frame)
        self.log.append(event)
        return event

    async def until(self, event_type: str, count: int = 1) -> list[Event]:
        """Events up to and including the `count`-th of a type."""
        received = []
        while count:
            event = await self.receive()
            received.append(event)
            assert event["type"] != "error" or event_type == "error", event
            count -= event["type"] == event_type
        return received

    async def expect(self, event_type: str) -> Event:
        """The next event of a type."""
        return (await self.until(event_type))[-1]

    async def error(self) -> Event:
        """The error object of the next error event."""
        return dict((await self.expect("error"))["error"])

    async def update(self, **session: Any) -> Event:
        """A GA session.update; returns the effective session."""
        await self.send("session.update", session={"type": "realtime", **session})
        return dict((await self.expect("session.updated"))["session"])

    async def append(self, audio: bytes, piece_bytes: int = 4800) -> None:
        for start in range(0, len(audio), piece_bytes):
            piece = base64.b64encode(audio[start : start + piece_bytes]).decode()
            await self.send("input_audio_buffer.append", audio=piece)

    async def say_text(self, text: str, **item: Any) -> None:
        content = [{"type": "input_text", "text": text}]
        await self.send(
            "conversation.item.create", item={"type": "message", "role": "user", "content": content, **item}
        )

    async def quiet(self, duration_s: float = 0.3) -> list[Event]:
        """What comes in a while; for showing that something does not come."""
        received = []
        try:
            async with asyncio.timeout(duration_s):
                while True:
                    received.append(await self.receive())
        except TimeoutError:
            return received


async def closed_with(client: Stranger) -> tuple[int, str]:
    """Read until the connection is closed; code and reason, 1006 where no close frame came."""
    try:
        while True:
            await client.receive()
    except ConnectionClosed as closed:
        return (closed.rcvd.code, closed.rcvd.reason) if closed.rcvd is not None else (1006, "")


def types(events: list[Event]) -> list[str]:
    return [event["type"] for event in events]


def collapsed(events: list[Event]) -> list[str]:
    """Types in order, runs of the same delta told once."""
    told: list[str] = []
    for name in types(events):
        if not (told and told[-1] == name and name.endswith(".delta")):
            told.append(name)
    return told


def audio_of(events: list[Event], name: str = "response.output_audio.delta") -> bytes:
    return b"".join(base64.b64decode(event["delta"]) for event in events if event["type"] == name)


def text_of(events: list[Event], name: str) -> str:
    return "".join(event["delta"] for event in events if event["type"] == name)
