"""The way to one server: the system's trust and proxy, and a connection that can be cut from another thread."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
import urllib.request
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Any
from urllib.parse import urlsplit

import truststore
import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool


class Road:
    """Sends requests to one server; `cut` ends them, also before the first byte of an answer.

    Thread: `cut` any; the rest one.
    """

    def __init__(self, url: str) -> None:
        self._lock = threading.Lock()
        self._sockets: list[socket.socket] = []
        self._is_cut = False
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        proxy = _proxy_of(url)
        self._manager: urllib3.PoolManager = (
            urllib3.ProxyManager(proxy, ssl_context=context, proxy_ssl_context=context)
            if proxy
            else urllib3.PoolManager(ssl_context=context)
        )
        self._manager.pool_classes_by_scheme = _pools(self._remember)

    def __enter__(self) -> Road:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _problem: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._manager.clear()

    def post(
        self, url: str, body: bytes, headers: Mapping[str, str], *, connect_s: float, read_s: float
    ) -> urllib3.BaseHTTPResponse:
        """The answer, its body still to be read; redirects are answers like others."""
        return self._manager.request(
            "POST",
            url,
            body=body,
            headers=dict(headers),
            timeout=urllib3.Timeout(connect=connect_s, read=read_s),
            retries=False,
            redirect=False,
            preload_content=False,
        )

    def cut(self) -> None:
        """Shut the connection down."""
        with self._lock:
            self._is_cut = True
            for connected in self._sockets:
                _shut_down(connected)

    def _remember(self, connected: socket.socket) -> None:
        with self._lock:
            if self._is_cut:
                _shut_down(connected)
            self._sockets.append(connected)


def _shut_down(connected: socket.socket) -> None:
    with suppress(OSError):
        # The plain socket's method: the one of a TLS socket would take the session away from the reader.
        socket.socket.shutdown(connected, socket.SHUT_RDWR)


def _pools(on_connected: Callable[[socket.socket], None]) -> dict[str, Any]:
    """Pools whose connections tell of their socket as they connect."""

    class Connection(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            on_connected(self.sock)

    class SecureConnection(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            on_connected(self.sock)

    class Pool(HTTPConnectionPool):
        ConnectionCls = Connection

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = SecureConnection

    return {"http": Pool, "https": SecurePool}


def _proxy_of(url: str) -> str:
    """The system's proxy for an address; none for this machine."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if _is_this_machine(host) or urllib.request.proxy_bypass(host):
        return ""
    proxies = urllib.request.getproxies()
    return proxies.get(parts.scheme) or proxies.get("all") or ""


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")
