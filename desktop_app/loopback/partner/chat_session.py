"""An HTTP session whose connection can be cut from another thread, also before the first byte of the answer."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.poolmanager import PoolManager


class AbortableSession(requests.Session):
    """One request to a chat endpoint.

    `requests` offers no way to stop waiting for an answer, and a model may think for a minute before it sends the
    first byte; so the sockets are remembered as they connect, and `abort` shuts them down under the waiting thread.
    """

    def __init__(self, url: str, key: str) -> None:
        super().__init__()
        self.key = key
        self.auth = self._authorise  # as a function, so that no .netrc replaces it
        self.trust_env = not is_this_machine(url)
        self._sockets: list[socket.socket] = []
        self._is_aborted = False
        self._lock = threading.Lock()
        adapter = _Adapter(self._remember)
        self.mount("http://", adapter)
        self.mount("https://", adapter)

    def abort(self) -> None:
        """Shut the connection down. Thread: any."""
        with self._lock:
            self._is_aborted = True
            for connected in self._sockets:
                with suppress(OSError):
                    # The plain socket's method: the one of a TLS socket would take the session away from the reader.
                    socket.socket.shutdown(connected, socket.SHUT_RDWR)

    def _remember(self, connected: socket.socket) -> None:
        with self._lock:
            if self._is_aborted:
                with suppress(OSError):
                    socket.socket.shutdown(connected, socket.SHUT_RDWR)
            self._sockets.append(connected)

    def _authorise(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        if self.key:
            request.headers["Authorization"] = f"Bearer {self.key}"
        return request


def is_this_machine(url: str) -> bool:
    """Whether a URL names this machine; proxies must not be asked for it."""
    host = urlsplit(url).hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


class _Adapter(HTTPAdapter):
    def __init__(self, on_connected: Callable[[socket.socket], None]) -> None:
        self._on_connected = on_connected
        super().__init__()

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        super().init_poolmanager(*arguments, **options)
        _watch(self.poolmanager, self._on_connected)

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **options)
        _watch(manager, self._on_connected)
        return manager


def _watch(manager: PoolManager, on_connected: Callable[[socket.socket], None]) -> None:
    """Let the manager's pools use connections that tell of their socket."""

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

    manager.pool_classes_by_scheme = {"http": Pool, "https": SecurePool}
