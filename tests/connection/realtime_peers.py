"""Real servers for the tests of a connection: they refuse, stall, break the rules or simply talk."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

import websockets
from websockets.asyncio.server import Request, Response, ServerConnection, serve
from websockets.datastructures import Headers

from desktop_app.connection.closing import Closed
from desktop_app.connection.endpoint import Endpoint, parse_endpoint
from desktop_app.connection.realtime_connection import RealtimeConnection
from desktop_app.protocol.client_events import ClientEvent
from desktop_app.protocol.codec import ClientCodec
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.server_events import ServerEvent

CREATED = b'{"type":"session.created","event_id":"event_1","session":{"type":"realtime","id":"sess_1"}}'

Talk = Callable[[ServerConnection], Awaitable[None]]


class Heard:
    """What a connection told its owner."""

    def __init__(self) -> None:
        self.events: list[ServerEvent] = []
        self.frames: list[bytes] = []
        self.sent: list[tuple[ClientEvent, bytes]] = []
        self.losses: list[tuple[ClientEvent, tuple[str, ...]]] = []
        self.closed: list[Closed] = []
        self._news = asyncio.Event()

    def on_events(self, events: tuple[ServerEvent, ...], frame: bytes) -> None:
        self.events += events
        self.frames.append(frame)
        self._news.set()

    def on_sent(self, event: ClientEvent, data: bytes) -> None:
        self.sent.append((event, data))
        self._news.set()

    def on_loss(self, event: ClientEvent, fields: tuple[str, ...]) -> None:
        self.losses.append((event, fields))

    def on_closed(self, closed: Closed) -> None:
        self.closed.append(closed)
        self._news.set()

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait for news until the condition holds; a hang is ended here and fails the test."""
        async with asyncio.timeout(20):
            while not condition():
                self._news.clear()
                await self._news.wait()


async def connect(endpoint: Endpoint | str, heard: Heard, **options: object) -> RealtimeConnection:
    """Open a connection whose callbacks are `heard`."""
    if isinstance(endpoint, str):
        endpoint = parse_endpoint(endpoint, dialect=Dialect(str(options.pop("dialect", "ga"))))
    named = {"on_sent": heard.on_sent, "on_loss": heard.on_loss, **options}
    return await RealtimeConnection.open(
        endpoint,
        headers=endpoint.headers(key=str(named.pop("key", ""))),
        codec=ClientCodec(endpoint.dialect),
        on_events=named.pop("on_events", heard.on_events),  # type: ignore[arg-type]
        on_closed=named.pop("on_closed", heard.on_closed),  # type: ignore[arg-type]
        **named,  # type: ignore[arg-type]
    )


@contextlib.asynccontextmanager
async def websocket_server(talk: Talk, **options: object) -> AsyncIterator[str]:
    """A WebSocket server on this machine; gives its URL."""
    async with serve(talk, "127.0.0.1", 0, compression=None, max_size=None, **options) as server:  # type: ignore[arg-type]
        port = server.sockets[0].getsockname()[1]
        scheme = "wss" if options.get("ssl") else "ws"
        yield f"{scheme}://127.0.0.1:{port}/v1/realtime"


class Silent:
    """A WebSocket server that greets nobody and reads nothing until the test releases it."""

    def __init__(self) -> None:
        self._released = asyncio.Event()

    async def __call__(self, websocket: ServerConnection) -> None:
        websocket.transport.pause_reading()
        await self._released.wait()
        websocket.transport.abort()

    def release(self) -> None:
        self._released.set()


def refusing(status: int, body: bytes, headers: Mapping[str, str]) -> Callable[[ServerConnection, Request], Response]:
    """A `process_request` that refuses every upgrade."""

    def refuse(connection: ServerConnection, request: Request) -> Response:
        return Response(status, "Refused", Headers({"Content-Length": str(len(body)), **headers}), body)

    return refuse


@contextlib.asynccontextmanager
async def tcp_server(
    talk: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]],
) -> AsyncIterator[int]:
    """A TCP server that may say anything; gives its port. Its connections end with it."""
    writers: list[asyncio.StreamWriter] = []
    tasks: list[asyncio.Task[None]] = []

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async def run() -> None:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
                await talk(reader, writer)

        writers.append(writer)
        tasks.append(asyncio.get_running_loop().create_task(run()))

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for writer in writers:
            writer.transport.abort()
        await server.wait_closed()


async def upgrade_by_hand(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bytes:
    """Answer an upgrade as RFC 6455 says, and no more; gives the request."""
    request = await reader.readuntil(b"\r\n\r\n")
    key = next(
        line.split(b":", 1)[1].strip()
        for line in request.split(b"\r\n")
        if line.lower().startswith(b"sec-websocket-key")
    )
    accept = base64.b64encode(hashlib.sha1(key + websockets.utils.GUID.encode()).digest())
    writer.write(
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Accept: " + accept + b"\r\n\r\n"
    )
    await writer.drain()
    return request
