"""How a WebSocket is opened: no compression, no redirects, no wire logging, the system's proxy."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Callable, Mapping
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from desktop_app import __version__
from desktop_app.connection.connection_problem import ConnectionProblem, problem_of
from desktop_app.connection.route import SYSTEM_ROUTE, Route
from desktop_app.connection.system_proxy import system_proxy

MAX_FRAME_BYTES = 32 * 1024 * 1024
"""The largest message taken in: `conversation.item.retrieved` carries an item's whole audio."""
PING_INTERVAL_S = 10.0
PONG_TIMEOUT_S = 5.0
CLOSE_HANDSHAKE_S = 0.5

SecuredCallback = Callable[[asyncio.BaseTransport], None]

_wire_log = logging.getLogger("desktop_app.connection.websocket")
# On DEBUG the library writes headers (the key) and payloads (the voice).
_wire_log.setLevel(logging.WARNING)


class _PromptConnection(ClientConnection):
    """A connection that ends soon after its close frame: a service that then keeps TCP open is not waited for."""

    _deadline: asyncio.TimerHandle | None = None

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._deadline is None and self.protocol.close_expected():
            self._deadline = self.loop.call_later(CLOSE_HANDSHAKE_S, self.transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        super().connection_lost(exc)


def _told(on_secured: SecuredCallback) -> type[_PromptConnection]:
    class Told(_PromptConnection):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            on_secured(transport)
            super().connection_made(transport)

    return Told


async def _trust_of(route: Route) -> ssl.SSLContext:
    try:
        return await asyncio.to_thread(route.tls_context)
    except OSError as failure:
        words = failure.strerror if not isinstance(failure, ssl.SSLError) else failure.reason
        raise ConnectionProblem("ca_file", f"{route.ca_file}: {words or failure}") from failure


class _ConnectOnce(connect):
    """`connect` that follows no redirect: the library would carry the `api-key` header to another host."""

    def process_redirect(self, exc: Exception) -> Exception | str:
        return exc


async def open_websocket(
    url: str,
    headers: Mapping[str, str],
    *,
    timeout_s: float,
    tls: ssl.SSLContext | None = None,
    route: Route = SYSTEM_ROUTE,
    on_secured: SecuredCallback | None = None,
    ping_interval_s: float = PING_INTERVAL_S,
    pong_timeout_s: float = PONG_TIMEOUT_S,
) -> ClientConnection:
    """Open a WebSocket.

    `timeout_s` is for all of it: name, TCP, proxy, TLS and upgrade. `tls` takes the place of the route's trust.
    `on_secured` gets the transport once TCP, proxy and TLS stand, before the upgrade is asked for.

    Raises:
        ConnectionProblem: with status and body when the upgrade was refused.
    """
    used_proxy = route.proxy if route.proxy is not None else system_proxy(url)
    tls = tls or (await _trust_of(route) if url.startswith("wss:") else None)
    more: dict[str, Any] = {"ssl": tls} if tls is not None else {}
    if on_secured is not None:
        more["create_connection"] = _told(on_secured)
    attempt = _ConnectOnce(
        url,
        additional_headers=dict(headers),
        user_agent_header=f"duologue/{__version__}",
        compression=None,
        proxy=used_proxy or None,
        open_timeout=timeout_s,
        ping_interval=ping_interval_s,
        ping_timeout=pong_timeout_s,
        close_timeout=CLOSE_HANDSHAKE_S,
        max_size=MAX_FRAME_BYTES,
        logger=_wire_log,
        **{"create_connection": _PromptConnection, **more},
    )
    try:
        return await attempt
    except Exception as failure:
        problem = problem_of(failure, through_proxy=bool(used_proxy))
        if problem is None:
            raise
        raise problem from failure
