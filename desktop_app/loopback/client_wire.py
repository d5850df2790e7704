"""The way out to one client: events in order, one sender, faults applied last."""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from typing import NamedTuple

import msgspec
from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from desktop_app.loopback.faults import Faults, FrameDistortion
from desktop_app.loopback.identifiers import new_id
from desktop_app.protocol.codec import ServiceCodec
from desktop_app.protocol.server_events import (
    ConversationItemDone,
    ErrorEvent,
    RateLimitsUpdated,
    TypedServerEvent,
)

COMFORTABLE_BYTES = 256 * 1024
"""While more than this waits for the client, nobody makes more audio for it."""
UNBEARABLE_BYTES = 64 * 1024 * 1024
"""With this much waiting the client does not read any more: the connection is given up."""


class Close(NamedTuple):
    """Ends the WebSocket after what was sent before it."""

    code: int
    reason: str


class Drop(NamedTuple):
    """Breaks the TCP connection after what was sent before it."""


class ClientWire:
    """Sends events to one client.

    `send` never waits; `room` is where makers of much data wait for a slow client. `run` is the sender.
    """

    def __init__(self, websocket: ServerConnection, codec: ServiceCodec, faults: Faults) -> None:
        self._websocket = websocket
        self._codec = codec
        self._faults = faults
        self._distortion = FrameDistortion(faults)
        self._sent_of_type: Counter[str] = Counter()
        self._outbox: deque[bytes | Close | Drop] = deque()
        self._waiting_bytes = 0
        self._filled = asyncio.Event()
        self._has_room = asyncio.Event()
        self._has_room.set()

    def send(self, *events: TypedServerEvent) -> None:
        """Queue events; each gets its `event_id` here."""
        for event in events:
            faulty = self._faulty(event)
            if faulty is None:
                continue
            for data in self._codec.encode(msgspec.structs.replace(faulty, event_id=new_id("event"))):
                for frame in self._distortion.frames(data):
                    self._queue(frame)
            self._check_moment(event)

    def close(self, code: int, reason: str) -> None:
        """Close once everything queued before is sent."""
        self._put(Close(code, reason))

    async def room(self) -> None:
        """Wait until the client has taken most of what it was sent."""
        await self._has_room.wait()

    async def run(self) -> None:
        """Send until closed; ends quietly when the client is gone."""
        try:
            while True:
                while self._outbox:
                    if not await self._send_next(self._outbox.popleft()):
                        return
                self._filled.clear()
                await self._filled.wait()
        except ConnectionClosed:
            return

    async def _send_next(self, queued: bytes | Close | Drop) -> bool:
        if isinstance(queued, Close):
            await self._websocket.close(queued.code, queued.reason)
            return False
        if isinstance(queued, Drop):
            self._websocket.transport.abort()
            return False
        await self._websocket.send(queued, text=True)
        if self._faults.slow_network:
            await asyncio.sleep(len(queued) / self._faults.slow_network)
        self._waiting_bytes -= len(queued)
        if self._waiting_bytes < COMFORTABLE_BYTES:
            self._has_room.set()
        return True

    def _queue(self, frame: bytes) -> None:
        self._waiting_bytes += len(frame)
        if self._waiting_bytes > COMFORTABLE_BYTES:
            self._has_room.clear()
        if self._waiting_bytes > UNBEARABLE_BYTES:
            self._websocket.transport.abort()
            return
        self._put(frame)

    def _put(self, queued: bytes | Close | Drop) -> None:
        self._outbox.append(queued)
        self._filled.set()

    def _faulty(self, event: TypedServerEvent) -> TypedServerEvent | None:
        faults = self._faults
        if isinstance(event, RateLimitsUpdated) and faults.no_rate_limits:
            return None
        if isinstance(event, ConversationItemDone) and faults.no_item_done:
            return None
        if isinstance(event, ErrorEvent) and faults.null_error_event_id:
            return msgspec.structs.replace(event, error=msgspec.structs.replace(event.error, event_id=None))
        return event

    def _check_moment(self, event: TypedServerEvent) -> None:
        event_type = str(event.__struct_config__.tag)
        self._sent_of_type[event_type] += 1
        nth = self._sent_of_type[event_type]
        drop_at, close_at = self._faults.drop_at, self._faults.close_at
        if drop_at is not None and (drop_at.event_type, drop_at.nth) == (event_type, nth):
            self._put(Drop())
        if close_at is not None and (close_at.moment.event_type, close_at.moment.nth) == (event_type, nth):
            self._put(Close(close_at.code, "closed on purpose"))
