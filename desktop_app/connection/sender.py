"""The one task that writes to a WebSocket."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from desktop_app.connection.outbox import Outbox, Outgoing

OUTBOX_AUDIO_BLOCKS = 250
"""5 s of 20 ms blocks; what is older than that nobody waits for."""
OUTBOX_EVENTS = 1_000
SEND_STALL_S = 20.0
TURN_S = 0.004


class FairTurn:
    """Lets the loop's others have a turn after `TURN_S` of uninterrupted work: a burst must not freeze a window."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self.restart()

    def restart(self) -> None:
        """The task has just waited."""
        self._ends_s = self._loop.time() + TURN_S

    async def give_way(self) -> None:
        """Step aside if the turn is over."""
        if self._loop.time() >= self._ends_s:
            await asyncio.sleep(0)
            self.restart()


class Sender:
    """Takes from the outbox and writes, in order, until the connection is closed.

    Attributes:
        outbox: what waits.
        stalled: the peer took nothing for `stall_s`, so the connection was aborted.
    """

    def __init__(self, websocket: ClientConnection, on_written: Callable[[Outgoing], None], stall_s: float) -> None:
        self.outbox = Outbox(audio_blocks=OUTBOX_AUDIO_BLOCKS, events=OUTBOX_EVENTS)
        self.stalled = False
        self._websocket = websocket
        self._on_written = on_written
        self._stall_s = stall_s
        self._something_waits = asyncio.Event()
        self._nothing_waits = asyncio.Event()
        self._nothing_waits.set()

    def put(self, outgoing: Outgoing) -> bool:
        """Queue a frame; False when too much waits already."""
        if not self.outbox.put(outgoing):
            return False
        self._nothing_waits.clear()
        self._something_waits.set()
        return True

    async def drain(self, limit_s: float) -> None:
        """Wait until everything is handed to the network, but no longer than this; microphone audio is discarded."""
        self.outbox.discard_audio()
        self._something_waits.set()
        try:
            async with asyncio.timeout(limit_s):
                await self._nothing_waits.wait()
        except TimeoutError:
            return

    async def run(self) -> None:
        """Write until the connection is closed or the peer stops taking; then nobody waits for us any more."""
        try:
            await self._write_all()
        finally:
            self._nothing_waits.set()

    async def _write_all(self) -> None:
        turn = FairTurn()
        while True:
            outgoing = self.outbox.pop()
            if outgoing is None:
                self._nothing_waits.set()
                self._something_waits.clear()
                await self._something_waits.wait()
                turn.restart()
                continue
            try:
                async with asyncio.timeout(self._stall_s):
                    await self._websocket.send(outgoing.data, text=True)
            except ConnectionClosed:
                return
            except TimeoutError:
                # The library's own keep-alive waits behind the same full buffer and would never fire.
                self.stalled = True
                self._websocket.transport.abort()
                return
            self._on_written(outgoing)
            await turn.give_way()
