"""The road to a host, stretch by stretch and before anybody says who they are: name, TCP, proxy, TLS.

Source: RFC 9110 9.3.6 (CONNECT), RFC 7617 (Basic).
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import socket
import ssl
from urllib.parse import SplitResult, unquote, urlsplit

from desktop_app.auth.redact import redact_text
from desktop_app.connection.certificate import CertificateFacts, facts_of_peer, look_at_certificate
from desktop_app.connection.connection_problem import ConnectionProblem, problem_of
from desktop_app.connection.endpoint import Endpoint
from desktop_app.connection.probe_step import StepLog
from desktop_app.connection.system_proxy import system_proxy

_LONGEST_ANSWER = 16_384


class ProbeRoad:
    """Goes to an endpoint's host and back."""

    def __init__(self, endpoint: Endpoint, log: StepLog) -> None:
        split = urlsplit(endpoint.url)
        self.is_secure = split.scheme == "wss"
        self._log = log
        self._route = endpoint.route
        self._host = endpoint.host
        self._port = split.port or (443 if self.is_secure else 80)
        named = endpoint.route.proxy
        used = named if named is not None else system_proxy(endpoint.url)
        self.proxy: SplitResult | None = urlsplit(used) if used else None

    @property
    def tells_all(self) -> bool:
        """Whether `go` tries proxy and TLS itself; through SOCKS, or a proxy over TLS, only the session does."""
        return self.proxy is None or self.proxy.scheme == "http"

    async def go(self) -> bool:
        """Try each stretch; returns whether the host can be spoken to."""
        host, port = self._host, self._port
        if self.proxy is not None:
            known = {"http": 80, "https": 443}
            host, port = self.proxy.hostname or "", self.proxy.port or known.get(self.proxy.scheme, 1080)
        if not await self._find(host, port):
            return False
        self._log.begin("tcp")
        try:
            reader, writer = await asyncio.open_connection(host, port)
        except OSError as failure:
            self._log.failed(problem_of(failure, through_proxy=self.proxy is not None))
            return False
        try:
            return await self._onwards(reader, writer)
        finally:
            writer.transport.abort()
            with contextlib.suppress(OSError):
                await writer.wait_closed()

    async def _find(self, host: str, port: int) -> bool:
        self._log.begin("dns")
        try:
            found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as failure:
            self._log.failed(problem_of(failure))
            return False
        except UnicodeError as failure:
            self._log.failed(ConnectionProblem("dns", str(failure)))
            return False
        self._log.passed(", ".join(list(dict.fromkeys(str(each[4][0]) for each in found))[:3]))
        return True

    async def _onwards(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        peer = writer.get_extra_info("peername")
        self._log.passed(f"{peer[0]}:{peer[1]}" if peer else "")
        if not self.tells_all:
            return True
        if self.proxy is not None and not await self._through(self.proxy, reader, writer):
            return False
        return not self.is_secure or await self._secure(writer)

    async def _through(self, proxy: SplitResult, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        self._log.begin("proxy")
        host = f"[{self._host}]" if ":" in self._host else self._host
        request = f"CONNECT {host}:{self._port} HTTP/1.1\r\nHost: {host}:{self._port}\r\n"
        if proxy.username:
            user = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
            request += f"Proxy-Authorization: Basic {base64.b64encode(user.encode()).decode()}\r\n"
        try:
            writer.write(f"{request}\r\n".encode())
            await writer.drain()
            answer = await reader.readuntil(b"\r\n\r\n")
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError) as failure:
            self._log.failed(ConnectionProblem("proxy", type(failure).__name__))
            return False
        words = answer[:_LONGEST_ANSWER].split(b"\r\n", 1)[0].decode("latin-1").split(" ", 2)
        status = int(words[1]) if len(words) > 1 and words[1].isdigit() else 0
        if not 200 <= status < 300:
            self._log.failed(ConnectionProblem("proxy", redact_text(" ".join(words[2:]))[:200], status=status or None))
            return False
        self._log.passed(self._route.shown_proxy or f"{proxy.hostname}:{proxy.port}")
        return True

    async def _secure(self, writer: asyncio.StreamWriter) -> bool:
        self._log.begin("tls")
        try:
            trust = await asyncio.to_thread(self._route.tls_context)
        except OSError as failure:
            words = failure.reason if isinstance(failure, ssl.SSLError) else failure.strerror
            self._log.failed(ConnectionProblem("ca_file", f"{self._route.ca_file}: {words or failure}"))
            return False
        try:
            await writer.start_tls(trust, server_hostname=self._host)
        except (OSError, ValueError) as failure:
            problem = problem_of(failure) or ConnectionProblem("tls", str(failure))
            self._log.failed(problem, await self._shown(problem))
            return False
        certificate, version = facts_of_peer(writer.transport)
        self._log.passed(version, certificate)
        return True

    async def _shown(self, problem: ConnectionProblem) -> CertificateFacts | None:
        if problem.kind != "tls" or self.proxy is not None:
            return None
        return await look_at_certificate(self._host, self._port)
