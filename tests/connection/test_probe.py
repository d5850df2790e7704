"""A connection tried out against real servers: every step it can end at, and that it ends there and in time."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Callable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme
from realtime_peers import CREATED, Silent, refusing, tcp_server, websocket_server
from websockets.asyncio.server import ServerConnection

from desktop_app.connection.closing import Closed
from desktop_app.connection.connection_problem import ConnectionProblem
from desktop_app.connection.endpoint import endpoint_for
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.connection.probe import Probe
from desktop_app.connection.probe_step import ProbeStep
from desktop_app.protocol.response import ErrorDetail
from desktop_app.settings.connections import ConnectionProfile

KEY = "k3y-of-the-test-0123456789"
DIRECT = ["dns", "tcp", "tls", "sign_in", "handshake", "session", "close"]


class Trial:
    """A probe with what it told."""

    def __init__(self, url: str, *, sign_in: Callable[[], Mapping[str, str]] | None = None, **fields: str) -> None:
        self.begun: list[str] = []
        self.steps: list[ProbeStep] = []
        endpoint = endpoint_for(
            ConnectionProfile(id="t", name="T", address=url, proxy=fields.pop("proxy", "none"), **fields)
        )

        async def headers() -> Mapping[str, str]:
            return sign_in() if sign_in is not None else endpoint.headers(key=KEY)

        self.probe = Probe(endpoint, headers, self.begun.append, self.steps.append)

    async def run(self, limit_s: float = 20.0) -> bool:
        return await self.probe.run(limit_s)

    @property
    def names(self) -> list[str]:
        return [step.name for step in self.steps]

    @property
    def last(self) -> ProbeStep:
        return self.steps[-1]

    @property
    def problem(self) -> ConnectionProblem:
        assert isinstance(self.last.failure, ConnectionProblem)
        return self.last.failure


async def talk(websocket: ServerConnection) -> None:
    await websocket.send(CREATED, text=True)
    await websocket.wait_closed()


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def trusted(authority: trustme.CA, tmp_path: Path) -> str:
    authority.cert_pem.write_to_path(tmp_path / "own.pem")
    return str(tmp_path / "own.pem")


def served_by(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


async def test_all_is_well(authority: trustme.CA, trusted: str) -> None:
    asked: list[str | None] = []

    def note(_connection: ServerConnection, request) -> None:
        asked.append(request.headers.get("Authorization"))

    async with websocket_server(talk, ssl=served_by(authority.issue_cert("127.0.0.1")), process_request=note) as url:
        trial = Trial(url, ca_file=trusted)
        assert await trial.run()
    assert trial.names == DIRECT
    assert all(step.passed for step in trial.steps)
    assert asked == [f"Bearer {KEY}"]
    facts = {step.name: step.detail for step in trial.steps}
    assert facts["tls"].startswith("TLSv1.")
    assert facts["sign_in"] == "Authorization"
    assert trial.steps[2].certificate is not None
    assert trial.steps[2].certificate.names == ("127.0.0.1",)
    assert KEY not in repr(trial.steps)


async def test_without_tls_there_is_no_step_for_it() -> None:
    async with websocket_server(talk) as url:
        trial = Trial(url)
        assert await trial.run()
    assert trial.names == [name for name in DIRECT if name != "tls"]


async def test_a_name_that_nobody_has() -> None:
    trial = Trial("wss://nobody.invalid/v1/realtime")
    assert not await trial.run()
    assert trial.names == ["dns"]
    assert trial.problem.kind == "dns"


async def test_nobody_listens() -> None:
    with socket.socket() as reserved:
        reserved.bind(("127.0.0.1", 0))
        trial = Trial(f"ws://127.0.0.1:{reserved.getsockname()[1]}/v1/realtime")
        assert not await trial.run()
    assert (trial.names, trial.problem.kind) == (["dns", "tcp"], "refused")


class TestCertificates:
    async def refused(self, certificate: trustme.LeafCert, trusted: str, host: str = "127.0.0.1") -> Trial:
        async with websocket_server(talk, ssl=served_by(certificate)) as url:
            trial = Trial(url.replace("127.0.0.1", host), ca_file=trusted)
            assert not await trial.run()
        assert (trial.names, trial.problem.kind) == (["dns", "tcp", "tls"], "tls")
        assert trial.last.certificate is not None
        return trial

    async def test_of_an_unknown_authority(self, trusted: str) -> None:
        trial = await self.refused(trustme.CA(organization_name="Strange").issue_cert("127.0.0.1"), trusted)
        certificate = trial.last.certificate
        assert certificate is not None
        assert certificate.issuer
        assert certificate.fault("127.0.0.1", datetime.now(UTC)) == "unknown_issuer"

    async def test_for_another_host(self, authority: trustme.CA, trusted: str) -> None:
        trial = await self.refused(authority.issue_cert("other.example", "*.else.example"), trusted)
        certificate = trial.last.certificate
        assert certificate is not None
        assert certificate.names == ("other.example", "*.else.example")
        now = datetime.now(UTC)
        assert certificate.fault("127.0.0.1", now) == "wrong_host"
        assert certificate.fault("a.else.example", now) != "wrong_host"
        assert certificate.fault("a.b.else.example", now) == "wrong_host"

    async def test_expired(self, authority: trustme.CA, trusted: str) -> None:
        yesterday = datetime.now(UTC) - timedelta(days=1)
        before = yesterday - timedelta(days=9)
        trial = await self.refused(authority.issue_cert("127.0.0.1", not_before=before, not_after=yesterday), trusted)
        certificate = trial.last.certificate
        assert certificate is not None
        assert certificate.fault("127.0.0.1", datetime.now(UTC)) == "expired"
        assert certificate.fault("127.0.0.1", before - timedelta(days=1)) == "not_yet_valid"

    @pytest.mark.parametrize(("answer", "kind"), [(b"HTTP/1.1 400 Bad Request\r\n\r\n", "tls"), (b"", "unreachable")])
    async def test_where_no_tls_is_spoken(self, answer: bytes, kind: str) -> None:
        async def plain(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.read(1_000)
            writer.write(answer)
            writer.close()

        async with tcp_server(plain) as port:
            trial = Trial(f"wss://127.0.0.1:{port}/v1/realtime")
            assert not await trial.run()
        assert (trial.last.name, trial.problem.kind) == ("tls", kind)
        assert trial.last.certificate is None

    async def test_a_file_that_is_not_there(self, authority: trustme.CA) -> None:
        async with websocket_server(talk, ssl=served_by(authority.issue_cert("127.0.0.1"))) as url:
            trial = Trial(url, ca_file="/nowhere/own.pem")
            assert not await trial.run()
        assert (trial.last.name, trial.problem.kind) == ("tls", "ca_file")


async def test_no_key_for_the_sign_in() -> None:
    def refuse() -> Mapping[str, str]:
        raise EndpointProblem("secret_store", "The key cannot be read from the secret store: {0}", "locked")

    async with websocket_server(talk) as url:
        trial = Trial(url, sign_in=refuse)
        assert not await trial.run()
    assert trial.names == ["dns", "tcp", "sign_in"]
    assert isinstance(trial.last.failure, EndpointProblem)


@pytest.mark.parametrize(
    ("status", "body", "kind", "code"),
    [
        (
            400,
            b'{"error":{"code":"OpperationNotSupported","message":"no realtime"}}',
            "bad_request",
            "OpperationNotSupported",
        ),
        (401, b'{"error":{"code":"401","message":"wrong key k3y-of-the-test-0123456789"}}', "auth", "401"),
        (401, b'{"error":{"code":"PermissionDenied","message":"no role"}}', "auth", "PermissionDenied"),
        (403, b"", "auth", ""),
        (404, b'{"error":{"code":"DeploymentNotFound","message":"none"}}', "not_found", "DeploymentNotFound"),
        (429, b'{"error":{"code":"429","message":"slow down, retry after 7 seconds"}}', "rate_limited", "429"),
        (503, b"<html><title>Away</title></html>", "server", ""),
    ],
)
async def test_the_upgrade_is_refused(status: int, body: bytes, kind: str, code: str) -> None:
    async with websocket_server(talk, process_request=refusing(status, body, {})) as url:
        trial = Trial(url)
        assert not await trial.run()
    assert trial.last.name == "handshake"
    assert (trial.problem.kind, trial.problem.status, trial.problem.server_code) == (kind, status, code)


async def test_something_else_answers() -> None:
    async def web_page(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1_000)
        writer.write(b"SMTP 220 hello\r\n")
        await writer.drain()
        writer.close()

    async with tcp_server(web_page) as port:
        trial = Trial(f"ws://127.0.0.1:{port}/v1/realtime")
        assert not await trial.run()
    assert (trial.last.name, trial.problem.kind) == ("handshake", "not_websocket")


async def test_an_error_instead_of_a_session() -> None:
    async def refuse(websocket: ServerConnection) -> None:
        await websocket.send('{"type":"error","error":{"type":"invalid_request_error","code":"model_not_found"}}')
        await websocket.wait_closed()

    async with websocket_server(refuse) as url:
        trial = Trial(url)
        assert not await trial.run()
    assert trial.last.name == "session"
    assert isinstance(trial.last.failure, ErrorDetail)
    assert trial.last.failure.code == "model_not_found"


async def test_closed_instead_of_a_session() -> None:
    async def close(websocket: ServerConnection) -> None:
        await websocket.close(4000, "invalid_request_error.beta_api_shape_disabled")

    async with websocket_server(close) as url:
        trial = Trial(url)
        assert not await trial.run()
    assert isinstance(trial.last.failure, Closed)
    assert trial.last.failure.sentence_code == "dialect_refused"


async def test_nothing_is_waited_for_longer_than_the_limit() -> None:
    silent = Silent()
    async with websocket_server(silent) as url:
        trial = Trial(url)
        assert not await trial.run(limit_s=0.3)
        silent.release()
    assert trial.names == ["dns", "tcp", "sign_in", "handshake", "session"]
    assert isinstance(trial.last.failure, TimeoutError)


async def test_it_can_be_cancelled() -> None:
    silent = Silent()
    async with websocket_server(silent) as url:
        trial = Trial(url)
        running = asyncio.ensure_future(trial.run())
        async with asyncio.timeout(20):
            while "session" not in trial.begun:
                await asyncio.sleep(0)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        silent.release()


class TestProxies:
    @pytest.fixture
    async def proxy(self) -> AsyncIterator[tuple[str, list[bytes]]]:
        asked: list[bytes] = []

        async def forward(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            head = await reader.readuntil(b"\r\n\r\n")
            asked.append(head)
            if b"YW5uOnA0c3M=" not in head:  # ann:p4ss
                writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
                await writer.drain()
                return
            host, port = head.split()[1].decode().split(":")
            there_reader, there_writer = await asyncio.open_connection(host, int(port))
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            try:
                await asyncio.gather(_pipe(reader, there_writer), _pipe(there_reader, writer))
            except OSError:
                pass
            finally:
                there_writer.transport.abort()

        async with tcp_server(forward) as port:
            yield f"127.0.0.1:{port}", asked

    async def test_through_one(self, proxy: tuple[str, list[bytes]], authority: trustme.CA, trusted: str) -> None:
        place, asked = proxy
        async with websocket_server(talk, ssl=served_by(authority.issue_cert("127.0.0.1"))) as url:
            trial = Trial(url, proxy=f"http://ann:p4ss@{place}", ca_file=trusted)
            assert await trial.run()
        assert trial.names == ["dns", "tcp", "proxy", *DIRECT[2:]]
        assert all(head.startswith(b"CONNECT 127.0.0.1:") for head in asked)
        assert trial.steps[2].detail == place
        assert "p4ss" not in repr(trial.steps)

    async def test_one_that_wants_a_password(self, proxy: tuple[str, list[bytes]]) -> None:
        trial = Trial("wss://127.0.0.1:1/v1/realtime", proxy=f"http://{proxy[0]}")
        assert not await trial.run()
        assert (trial.names, trial.problem.kind, trial.problem.status) == (["dns", "tcp", "proxy"], "proxy", 407)

    async def test_one_that_is_not_there(self) -> None:
        trial = Trial("wss://127.0.0.1:1/v1/realtime", proxy="http://127.0.0.1:1")
        assert not await trial.run()
        assert (trial.names, trial.problem.kind) == (["dns", "tcp"], "proxy")

    @pytest.mark.parametrize("password", ["p4ss", "wr0ng"])
    async def test_through_socks(self, password: str, authority: trustme.CA, trusted: str) -> None:
        """RFC 1928 and 1929, as far as a client can tell."""

        async def socks(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            _, methods = await reader.readexactly(2)
            await reader.readexactly(methods)
            writer.write(b"\x05\x02")
            _, length = await reader.readexactly(2)
            user = await reader.readexactly(length)
            told = await reader.readexactly((await reader.readexactly(1))[0])
            writer.write(b"\x01\x00" if (user, told) == (b"ann", b"p4ss") else b"\x01\x01")
            await writer.drain()
            if told != b"p4ss":
                writer.close()
                return
            *_, kind = await reader.readexactly(4)
            host = "127.0.0.1"
            await reader.readexactly(4 if kind == 1 else (await reader.readexactly(1))[0])
            port = int.from_bytes(await reader.readexactly(2), "big")
            there_reader, there_writer = await asyncio.open_connection(host, port)
            writer.write(b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00")
            try:
                await asyncio.gather(_pipe(reader, there_writer), _pipe(there_reader, writer))
            finally:
                there_writer.transport.abort()

        async with (
            websocket_server(talk, ssl=served_by(authority.issue_cert("127.0.0.1"))) as url,
            tcp_server(socks) as port,
        ):
            trial = Trial(url, proxy=f"socks5://ann:{password}@127.0.0.1:{port}", ca_file=trusted)
            assert await trial.run() is (password == "p4ss")
        if password == "p4ss":
            assert trial.names == ["dns", "tcp", "sign_in", "proxy", "tls", "handshake", "session", "close"]
        else:
            assert (trial.last.name, trial.problem.kind) == ("proxy", "proxy")
        assert password not in repr(trial.steps)


async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65_536):
        writer.write(data)
    writer.close()
