"""A network that fails on demand, between the program and the real built-in service.

The program speaks to a TCP proxy (`cut`, `swallow`, `listen`), that to a WebSocket relay (`close`, `refuse`), and that
to the service. Both run on a loop in a thread of their own; every method may be called from any other thread.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import socket
import threading
from collections.abc import Coroutine, Iterator
from pathlib import Path
from typing import Any, TypeVar

from certificates import self_signed_server
from websockets.asyncio.client import connect
from websockets.asyncio.server import Request, Response, Server, ServerConnection, serve
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed

T = TypeVar("T")


class FaultyNetwork:
    """Proxy and relay.

    Attributes:
        url: what the program connects to.
        token: what it must send as a bearer token; None: anything goes.
        frames: every client event of every connection, by connection, audio left out.
        audio_bytes: audio in base64 that came, by connection.
    """

    def __init__(self, service: dict[str, str]) -> None:
        self.token: str | None = None
        self.frames: list[list[dict[str, Any]]] = []
        self.audio_bytes: list[int] = []
        self._service = service
        self._loop = asyncio.new_event_loop()
        self._refusals: list[Response] = []
        self._swallowing = False
        self._front: asyncio.Server | None = None
        self._relay: Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()
        self._sessions: set[ServerConnection] = set()
        self._thread = threading.Thread(target=self._loop.run_forever, name="faulty network")
        self._port = 0

    @property
    def url(self) -> str:
        return f"ws://127.0.0.1:{self._port}/v1/realtime?model=practice-partner"

    @property
    def port(self) -> int:
        return self._port

    def cut(self) -> None:
        """Break every TCP connection, without a word."""
        self._now(self._cut())

    def swallow(self, yes: bool) -> None:
        """Take bytes in and pass none on, as a network does that is gone; or pass on again."""
        self._swallowing = yes
        if not yes:
            self.cut()

    def listen(self, yes: bool) -> None:
        """Refuse TCP connections, or take them again."""
        self._now(self._listen(yes))

    def close(self, code: int, reason: str = "") -> None:
        """Close every session's WebSocket with a code; does not wait for the other side."""
        asyncio.run_coroutine_threadsafe(self._close(code, reason), self._loop)

    def refuse(self, status: int, words: str, **headers: str) -> None:
        """Answer the next handshake with an HTTP status instead."""
        more = [(name.replace("_", "-"), value) for name, value in headers.items()]
        fields = Headers([("Content-Type", "application/json"), *more])
        self._refusals.append(Response(status, words, fields, json.dumps({"error": {"message": words}}).encode()))

    @property
    def told(self) -> list[str]:
        """The texts that the newest connection was told, in order."""
        items = [frame["item"] for frame in self.frames[-1] if frame["type"] == "conversation.item.create"]
        return [part.get("text", "") for item in items for part in item.get("content", ())]

    def start(self) -> None:
        self._thread.start()
        self._now(self._start())

    def stop(self) -> None:
        self._now(self._stop())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()

    def _now(self, coroutine: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(10)

    async def _start(self) -> None:
        self._relay = await serve(
            self._session, "127.0.0.1", 0, process_request=self._handshake, compression=None, max_size=None
        )
        await self._listen(True)

    async def _stop(self) -> None:
        await self._listen(False)
        await self._cut()
        if self._relay is not None:
            self._relay.close()
            await self._relay.wait_closed()
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)

    async def _listen(self, yes: bool) -> None:
        if yes:
            self._front = await asyncio.start_server(self._forward, "127.0.0.1", self._port)
            self._port = self._front.sockets[0].getsockname()[1]
        elif self._front is not None:
            self._front.close()
            self._front = None

    async def _cut(self) -> None:
        for writer in list(self._writers):
            writer.transport.abort()

    async def _close(self, code: int, reason: str) -> None:
        for session in list(self._sessions):
            await session.close(code, reason)

    async def _forward(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        assert self._relay is not None
        port = next(iter(self._relay.sockets)).getsockname()[1]
        on_reader, on_writer = await asyncio.open_connection("127.0.0.1", port)
        self._writers |= {writer, on_writer}
        try:
            await asyncio.gather(self._pipe(reader, on_writer), self._pipe(on_reader, writer))
        finally:
            for each in (writer, on_writer):
                each.transport.abort()
                self._writers.discard(each)

    async def _pipe(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(65_536):
                if not self._swallowing:
                    writer.write(data)
                    await writer.drain()
        if not self._swallowing:
            writer.close()

    def _handshake(self, _connection: ServerConnection, request: Request) -> Response | None:
        if self._refusals:
            return self._refusals.pop(0)
        if self.token is not None and request.headers.get("Authorization") != f"Bearer {self.token}":
            fields = Headers([("Content-Type", "application/json")])
            return Response(401, "Unauthorized", fields, b'{"error":{"message":"The token has expired."}}')
        return None

    async def _session(self, client: ServerConnection) -> None:
        key = {"Authorization": f"Bearer {self._service['api_key']}"}
        frames: list[dict[str, Any]] = []
        self.frames.append(frames)
        self.audio_bytes.append(0)
        number = len(self.frames) - 1
        self._sessions.add(client)
        try:
            async with connect(self._service["url"], additional_headers=key, compression=None, max_size=None) as up:
                back = asyncio.create_task(self._back(up, client))
                with contextlib.suppress(ConnectionClosed):
                    async for message in client:
                        event = json.loads(message)
                        self.audio_bytes[number] += len(event.get("audio") or "")
                        if event["type"] != "input_audio_buffer.append":
                            frames.append(event)
                        await up.send(message)
                back.cancel()
                await asyncio.gather(back, return_exceptions=True)
        except (OSError, ConnectionClosed):
            await client.close(1011)
        finally:
            self._sessions.discard(client)

    async def _back(self, up: Any, client: ServerConnection) -> None:
        with contextlib.suppress(ConnectionClosed):
            async for message in up:
                await client.send(message)
            await client.close(up.close_code or 1000, up.close_reason or "")


@contextlib.contextmanager
def faulty_network(service: dict[str, str]) -> Iterator[FaultyNetwork]:
    """The network, up and running."""
    network = FaultyNetwork(service)
    network.start()
    try:
        yield network
    finally:
        network.stop()


@contextlib.contextmanager
def elsewhere_than_expected(fault: str, folder: Path) -> Iterator[str]:
    """Where a computer gets to on the wrong network: ``dns``, ``tls``, ``page`` or ``proxy``; yields the address."""
    if fault == "dns":
        yield "wss://nowhere.invalid/v1/realtime?model=m"
        return
    answer = b"HTTP/1.1 %s\r\nContent-Type: text/html\r\nContent-Length: 8\r\nConnection: close\r\n\r\n<h1>Hi</"
    status = {"page": b"200 OK", "proxy": b"502 Bad Gateway", "tls": b"200 OK"}[fault]
    server = socket.create_server(("127.0.0.1", 0))
    context, _ = self_signed_server(folder)

    def answer_all() -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = server.accept()
                with client, contextlib.suppress(OSError):
                    if fault == "tls":
                        client = context.wrap_socket(client, server_side=True)
                    client.recv(4_096)
                    client.sendall(answer % status)
                    client.close()

    thread = threading.Thread(target=answer_all, name="elsewhere")
    thread.start()
    host, port = server.getsockname()
    try:
        yield {"tls": "wss://{}:{}/v1/realtime?model=m", "page": "ws://{}:{}/v1/realtime?model=m"}.get(
            fault, "http://{}:{}"
        ).format(host, port)
    finally:
        server.shutdown(socket.SHUT_RDWR)
        server.close()
        thread.join(10)
