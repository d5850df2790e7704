"""A road to a service that writes down what goes over it: each connection's handshake and its frames, both ways."""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import json
import threading
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed


@dataclasses.dataclass
class Passage:
    """One connection.

    Attributes:
        path: with its query; headers: by lower-case names.
        sent, received: decoded frames of the client and of the service.
    """

    path: str
    headers: dict[str, str]
    sent: list[dict[str, Any]] = dataclasses.field(default_factory=list)
    received: list[dict[str, Any]] = dataclasses.field(default_factory=list)

    def of_type(self, type_name: str) -> list[dict[str, Any]]:
        """What was sent of a type."""
        return [event for event in self.sent if event["type"] == type_name]

    @property
    def echoed(self) -> dict[str, Any]:
        """The session as the service told it last, without what differs by nature."""
        told = [event["session"] for event in self.received if event["type"] == "session.updated"]
        return {name: value for name, value in told[-1].items() if name not in ("id", "expires_at")}

    @property
    def answers(self) -> list[str]:
        """What the service said, a text for each response that is not only calls."""
        found = []
        for event in self.received:
            items = event["response"]["output"] if event["type"] == "response.done" else ()
            parts = [part for item in items for part in item.get("content", ())]
            found += [part.get("transcript") or part.get("text") for part in parts]
        return found


class RecordingRoad:
    """Passes every connection on to a service; the client's own key opens it there.

    Attributes:
        passages: every connection, in order.
    """

    def __init__(self, target: str) -> None:
        self.passages: list[Passage] = []
        self._target = target
        self._port = 0
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()

    @property
    def url(self) -> str:
        """Where it listens, with the path of the service."""
        split = urlsplit(self._target)
        return urlunsplit((split.scheme, f"127.0.0.1:{self._port}", split.path, split.query, ""))

    @contextlib.contextmanager
    def open(self) -> Iterator[RecordingRoad]:
        """Listen, in a thread."""
        ready = threading.Event()
        thread = threading.Thread(target=lambda: self._loop.run_until_complete(self._run(ready)))
        thread.start()
        try:
            assert ready.wait(10)
            yield self
        finally:
            self._loop.call_soon_threadsafe(self._stop.set)
            thread.join(10)
            self._loop.close()

    async def _run(self, ready: threading.Event) -> None:
        async with serve(self._pass_on, "127.0.0.1", 0, max_size=None, compression=None) as server:
            self._port = server.sockets[0].getsockname()[1]
            ready.set()
            await self._stop.wait()

    async def _pass_on(self, client: ServerConnection) -> None:
        assert client.request is not None
        headers = {name.lower(): value for name, value in client.request.headers.items()}
        passage = Passage(client.request.path, headers)
        self.passages.append(passage)
        split = urlsplit(self._target)
        target = f"{split.scheme}://{split.netloc}{client.request.path}"
        keys = {name: headers[name] for name in ("authorization", "api-key") if name in headers}
        async with connect(target, additional_headers=keys, max_size=None, proxy=None) as service:
            there = asyncio.create_task(_copy(client, service, passage.sent))
            back = asyncio.create_task(_copy(service, client, passage.received))
            await asyncio.wait((there, back), return_when=asyncio.FIRST_COMPLETED)
            for task in (there, back):
                task.cancel()
            await asyncio.gather(there, back, return_exceptions=True)


async def _copy(source: Any, target: Any, seen: list[dict[str, Any]]) -> None:
    with contextlib.suppress(ConnectionClosed):
        async for frame in source:
            event = json.loads(frame)
            if event["type"] != "input_audio_buffer.append":
                seen.append(event)
            await target.send(frame)
        await target.close(source.close_code or 1000)
