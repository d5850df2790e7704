"""A service, and a proxy, that repeat to whoever asks everything they were told, secrets first."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import json
import threading
from collections.abc import Iterator
from http import HTTPStatus

from websockets.asyncio.server import Request, Response, ServerConnection, serve
from websockets.datastructures import Headers
from websockets.exceptions import ConnectionClosed


class Parrot:
    """Refuses every second opening with a body that quotes the request; in a session it quotes it in every way.

    Attributes:
        url: of the service; proxy: host and port of a proxy that lets nobody through.
        heard: everything it was told.
    """

    def __init__(self) -> None:
        self.url = ""
        self.proxy = ""
        self.heard: list[str] = []
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()

    def _check(self, _connection: ServerConnection, request: Request) -> Response | None:
        said = _quoted(request)
        self.heard.append(said)
        if len(self.heard) % 2 == 0:
            return None
        body = json.dumps(
            {"error": {"code": "401", "message": f"Incorrect API key provided. You said: {said}"}}
        ).encode()
        headers = Headers({"Content-Length": str(len(body)), "Content-Type": "application/json"})
        return Response(HTTPStatus.UNAUTHORIZED, "Unauthorized", headers, body)

    async def _talk(self, websocket: ServerConnection) -> None:
        said = _quoted(websocket.request)
        session = {"type": "realtime", "model": "parrot", "instructions": said}
        with contextlib.suppress(ConnectionClosed):
            await websocket.send(json.dumps({"type": "session.created", "session": session}))
            await websocket.recv()
            for event in (
                {"type": "session.updated", "session": session},
                {"type": "parrot.spoke", "words": said, "nested": [{"authorization": said}]},
                {"type": "error", "error": {"type": "invalid_request_error", "code": "parrot", "message": said}},
                {
                    "type": "conversation.item.added",
                    "item": {
                        "id": "item_1",
                        "type": "message",
                        "role": "assistant",
                        "status": "completed",
                        "content": [{"type": "output_text", "text": said}],
                    },
                },
            ):
                await websocket.send(json.dumps(event))
            await websocket.send(f"no JSON at all: {said}")
            await asyncio.sleep(0.5)  # long enough for a person, or a test, to see the session live
            await websocket.close(4000, said[:100])

    async def _refuse_through(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        encoded = head.partition("Basic ")[2].split("\r\n")[0]
        told = base64.b64decode(encoded).decode() if encoded else "nothing"
        self.heard.append(told)
        self.heard.append("so that the next opening is refused again")
        body = f"Not you: {told}"
        writer.write(f"HTTP/1.1 407 {told}\r\nContent-Length: {len(body)}\r\n\r\n{body}".encode("latin-1"))
        await writer.drain()
        writer.close()

    async def _run(self, ready: threading.Event) -> None:
        async with (
            serve(self._talk, "127.0.0.1", 0, compression=None, process_request=self._check) as server,
            await asyncio.start_server(self._refuse_through, "127.0.0.1", 0) as proxy,
        ):
            self.url = f"ws://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1/realtime"
            self.proxy = f"127.0.0.1:{proxy.sockets[0].getsockname()[1]}"
            ready.set()
            await self._stop.wait()

    def _serve(self, ready: threading.Event) -> None:
        with asyncio.Runner(loop_factory=lambda: self._loop) as runner:
            runner.run(self._run(ready))

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)


@contextlib.contextmanager
def parrot() -> Iterator[Parrot]:
    """A parrot that speaks until it is let go."""
    bird, ready = Parrot(), threading.Event()
    thread = threading.Thread(target=bird._serve, args=(ready,), name="parrot")
    thread.start()
    try:
        assert ready.wait(20)
        yield bird
    finally:
        bird.stop()
        thread.join(20)


def _quoted(request: Request | None) -> str:
    assert request is not None
    told = [request.headers.get("Authorization", ""), request.headers.get("api-key", "")]
    told += [request.headers.get("X-Gate-Key", ""), request.path]
    return " ; ".join(part.removeprefix("Bearer ") for part in told if part)
