"""How a WebSocket is opened: no compression, no redirects, no wire logging, the system's proxy."""

from __future__ import annotations

import asyncio
import logging
import ssl
from collections.abc import Mapping
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from desktop_app import __version__
from desktop_app.connection.connection_problem import problem_of
from desktop_app.connection.system_proxy import system_proxy

MAX_FRAME_BYTES = 32 * 1024 * 1024
"""The largest message taken in: `conversation.item.retrieved` carries an item's whole audio."""
PING_INTERVAL_S = 10.0
PONG_TIMEOUT_S = 5.0
CLOSE_HANDSHAKE_S = 0.5

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
    proxy: str | None = None,
    ping_interval_s: float = PING_INTERVAL_S,
    pong_timeout_s: float = PONG_TIMEOUT_S,
) -> ClientConnection:
    """Open a WebSocket.

    `timeout_s` is for all of it: name, TCP, proxy, TLS and upgrade. `proxy` overrides the system's.

    Raises:
        ConnectionProblem: with status and body when the upgrade was refused.
    """
    used_proxy = proxy if proxy is not None else system_proxy(url)
    more: dict[str, Any] = {"ssl": tls} if tls is not None else {}
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
        create_connection=_PromptConnection,
        **more,
    )
    try:
        return await attempt
    except Exception as failure:
        problem = problem_of(failure, through_proxy=bool(used_proxy))
        if problem is None:
            raise
        raise problem from failure
