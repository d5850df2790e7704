"""A service that lets in whom their token lets in: checks signature, audience and expiry, then passes everything on.

In front of the built-in service; refuses as Azure does, with a status and a body that says why.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import threading
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

import jwt
from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response


class TokenGate:
    """Attributes:
    url: where it listens; audience: what it wants; opened: whose tokens opened a session; refused: why others did not.
    """

    def __init__(self, keys: dict[str, Any], target: str, target_key: str) -> None:
        self.audience = "https://ai.azure.com"
        self.opened: list[str] = []
        self.tokens: list[str] = []
        self.refused: list[str] = []
        self.refuse_once: tuple[HTTPStatus, str, str] | None = None
        self.url = ""
        self._keys = {each["kid"]: jwt.PyJWK(each).key for each in keys["keys"]}
        self._target = target
        self._target_key = target_key
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._sessions: set[ServerConnection] = set()

    def cut(self) -> None:
        """End every session as a network does that goes away."""
        for session in list(self._sessions):
            self._loop.call_soon_threadsafe(session.transport.abort)

    def _check(self, _connection: ServerConnection, request: Request) -> Response | None:
        if self.refuse_once is not None:
            (status, code, words), self.refuse_once = self.refuse_once, None
            self.refused.append(code)
            return _refusal(status, code, words)
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        if scheme != "Bearer":
            self.refused.append("no token")
            return _refusal(HTTPStatus.UNAUTHORIZED, "401", "Access token is missing.")
        try:
            kid = jwt.get_unverified_header(token)["kid"]
            claims = jwt.decode(token, self._keys[kid], algorithms=["RS256"], audience=self.audience)
        except (jwt.InvalidTokenError, KeyError) as failure:
            self.refused.append(type(failure).__name__)
            words = (
                f"Unauthorized. Access token is missing, invalid, audience is incorrect ({self.audience}), "
                "or have expired."
            )
            return _refusal(HTTPStatus.UNAUTHORIZED, "Unauthorized", words)
        self.opened.append(claims["sub"])
        self.tokens.append(token)
        return None

    async def _pass_on(self, client: ServerConnection) -> None:
        self._sessions.add(client)
        headers = {"api-key": self._target_key}
        try:
            async with connect(self._target, additional_headers=headers, max_size=None, proxy=None) as service:
                there = asyncio.create_task(_copy(client, service))
                back = asyncio.create_task(_copy(service, client))
                await asyncio.wait((there, back), return_when=asyncio.FIRST_COMPLETED)
                for task in (there, back):
                    task.cancel()
                await asyncio.gather(there, back, return_exceptions=True)
        finally:
            self._sessions.discard(client)

    async def _run(self, ready: threading.Event) -> None:
        async with serve(self._pass_on, "127.0.0.1", 0, process_request=self._check, max_size=None) as server:
            port = server.sockets[0].getsockname()[1]
            self.url = f"ws://127.0.0.1:{port}/openai/v1/realtime?model=m"
            ready.set()
            await self._stop.wait()

    @contextlib.contextmanager
    def running(self) -> Iterator[TokenGate]:
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


async def _copy(source: Any, target: Any) -> None:
    with contextlib.suppress(ConnectionClosed):
        async for frame in source:
            await target.send(frame)
        await target.close(source.close_code or 1000)


def _refusal(status: HTTPStatus, code: str, words: str) -> Response:
    from websockets.datastructures import Headers

    body = json.dumps({"error": {"code": code, "message": words}}).encode()
    headers = Headers({"Content-Type": "application/json", "Content-Length": str(len(body))})
    return Response(status.value, status.phrase, headers, body)
