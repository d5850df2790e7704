"""Tries a connection out, step by step, over the very road a session takes, and says where it ends.

Source: RFC 6455 4.1; GA reference 1.5 ("First server frame"); protocol errors, "HTTP handshake errors".
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping

from msgspec import UNSET
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from desktop_app.connection.certificate import facts_of_peer
from desktop_app.connection.closing import explain_close
from desktop_app.connection.connection_problem import ConnectionProblem
from desktop_app.connection.endpoint import Endpoint
from desktop_app.connection.probe_road import ProbeRoad
from desktop_app.connection.probe_step import ProbeStep, StepLog, StepName
from desktop_app.connection.websocket_client import open_websocket
from desktop_app.protocol.codec import ClientCodec
from desktop_app.protocol.server_events import ErrorEvent, SessionCreated

LIMIT_S = 5.0
"""For all steps together."""
_SHORTEST_SECRET = 8

SignIn = Callable[[], Awaitable[Mapping[str, str]]]


class Probe:
    """One trial.

    Args:
        sign_in: gives the headers of the handshake; what it raises is the failure of that step.
        on_begun, on_ended: the name of each step as it begins, and how it went.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        sign_in: SignIn,
        on_begun: Callable[[StepName], None],
        on_ended: Callable[[ProbeStep], None],
    ) -> None:
        self._endpoint = endpoint
        self._sign_in = sign_in
        self._log = StepLog(on_begun, on_ended)
        self._road = ProbeRoad(endpoint, self._log)

    async def run(self, limit_s: float = LIMIT_S) -> bool:
        """Try; returns whether a session came about. Cancelled, it leaves nothing open."""
        try:
            async with asyncio.timeout(limit_s):
                return await self._road.go() and await self._open()
        except TimeoutError as failure:
            self._log.failed(failure)
            return False

    async def _open(self) -> bool:
        """Say who we are, and ask for the session, as a session does: nothing of the road is used again."""
        self._log.begin("sign_in")
        try:
            headers = await self._sign_in()
        except Exception as failure:  # noqa: BLE001 - whatever it is, this step ends with it, and says so
            self._log.failed(failure)
            return False
        values = (value.removeprefix("Bearer ") for value in headers.values())
        self._log.secrets = tuple(value for value in values if len(value) >= _SHORTEST_SECRET)
        self._log.passed(", ".join(headers))
        self._log.begin("handshake" if self._road.tells_all else "proxy")
        try:
            websocket = await open_websocket(
                self._endpoint.url,
                headers,
                timeout_s=10 * LIMIT_S,
                route=self._endpoint.route,
                on_secured=self._secured,
            )
        except ConnectionProblem as problem:
            if problem.kind in ("tls", "ca_file") and self._log.current == "proxy":
                self._log.passed()  # it let us through, to a host that is not trusted
                self._log.begin("tls")
            self._log.failed(problem)
            return False
        self._log.passed("HTTP 101")
        try:
            return await self._hear(websocket)
        finally:
            websocket.transport.abort()

    def _secured(self, transport: asyncio.BaseTransport) -> None:
        """The handshake begins here; the way to it was timed on the road, or is told now."""
        if self._log.current == "proxy":
            self._log.passed(self._endpoint.route.shown_proxy)
            if self._road.is_secure:
                self._log.begin("tls")
                certificate, version = facts_of_peer(transport)
                self._log.passed(version, certificate)
        self._log.begin("handshake")

    async def _hear(self, websocket: ClientConnection) -> bool:
        self._log.begin("session")
        codec = ClientCodec(self._endpoint.dialect)
        try:
            while True:
                for event in codec.decode(await websocket.recv()):
                    if isinstance(event, SessionCreated):
                        model = event.session.model
                        self._log.passed("" if model is UNSET else str(model or ""))
                        return await self._take_leave(websocket)
                    if isinstance(event, ErrorEvent):
                        self._log.failed(event.error)
                        return False
        except ConnectionClosed as closed:
            said = closed.rcvd
            self._log.failed(explain_close(said.code, said.reason, from_peer=True) if said else explain_close(1006))
            return False

    async def _take_leave(self, websocket: ClientConnection) -> bool:
        self._log.begin("close")
        await websocket.close()
        self._log.passed()
        return True
