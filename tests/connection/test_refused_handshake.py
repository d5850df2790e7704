"""Sessions that cannot be opened: status and body of a refused upgrade, name, network, TLS, proxy, not a WebSocket."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from certificates import self_signed_server
from realtime_peers import CREATED, Heard, connect, refusing, tcp_server, websocket_server
from websockets.asyncio.server import ServerConnection

from desktop_app.connection.connection_problem import ConnectionProblem, problem_of
from desktop_app.connection.refusal_body import read_body, retry_after_s
from desktop_app.connection.system_proxy import system_proxy

JSON = {"Content-Type": "application/json"}
HTML = {"Content-Type": "text/html; charset=utf-8"}
PAGE = b"""<!DOCTYPE html><html><head><title>503 Service Temporarily Unavailable</title><style>p {}</style></head>
<body><h1>503</h1><p>nginx &amp; friends</p><script>alert(1)</script></body></html>"""


async def talk(websocket: ServerConnection) -> None:
    await websocket.send(CREATED, text=True)
    await websocket.wait_closed()


@pytest.mark.parametrize(
    ("status", "headers", "body", "kind", "server_code", "words", "retry_s"),
    [
        (
            401,
            JSON,
            b'{"error":{"code":"401","message":"Access denied due to invalid subscription key."}}',
            "auth",
            "401",
            "Access denied due to invalid subscription key.",
            None,
        ),
        (
            401,
            JSON,
            b'{"error":{"message":"Incorrect API key provided: sk-abcd1234efgh.","type":"invalid_request_error",'
            b'"code":"invalid_api_key"}}',
            "auth",
            "invalid_api_key",
            "Incorrect API key provided: [hidden]",
            None,
        ),
        (
            401,
            JSON,
            b'{"error":{"code":"PermissionDenied","message":"The principal lacks the required data action."}}',
            "auth",
            "PermissionDenied",
            "The principal lacks the required data action.",
            None,
        ),
        (
            403,
            JSON,
            b'{"error":{"code":"403","message":"Public access is disabled. Please configure private endpoint."}}',
            "auth",
            "403",
            "Public access is disabled. Please configure private endpoint.",
            None,
        ),
        (
            404,
            JSON,
            b'{"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist."}}',
            "not_found",
            "DeploymentNotFound",
            "The API deployment for this resource does not exist.",
            None,
        ),
        (
            404,
            JSON,
            b'{"statusCode":404,"message":"Resource not found"}',
            "not_found",
            "404",
            "Resource not found",
            None,
        ),
        (410, {}, b"", "not_found", "", "", None),
        (
            400,
            JSON,
            b'{"error":{"code":"OpperationNotSupported","message":"The operation does not work with the model."}}',
            "bad_request",
            "OpperationNotSupported",
            "The operation does not work with the model.",
            None,
        ),
        (
            429,
            {**JSON, "Retry-After": "17"},
            b'{"error":{"code":"429","message":"Rate limit is exceeded."}}',
            "rate_limited",
            "429",
            "Rate limit is exceeded.",
            17.0,
        ),
        (
            429,
            JSON,
            b'{"error":{"code":"RateLimitReached","message":"Please retry after 2 seconds."}}',
            "rate_limited",
            "RateLimitReached",
            "Please retry after 2 seconds.",
            2.0,
        ),
        (
            503,
            HTML,
            PAGE,
            "server",
            "",
            "503 Service Temporarily Unavailable: 503 nginx & friends",
            None,
        ),
        (500, {}, b"", "server", "", "", None),
        (502, {"Content-Type": "text/plain"}, b"bad gateway\n", "server", "", "bad gateway", None),
        (418, {}, b'{"detail":"short and stout"}', "bad_request", "", "short and stout", None),
        (
            422,
            {},
            b'{"detail":[{"loc":["query"],"msg":"missing"}]}',
            "bad_request",
            "",
            '[{"loc":["query"],"msg":"missing"}]',
            None,
        ),
        (426, {}, b"Upgrade Required", "not_websocket", "", "Upgrade Required", None),
        (200, HTML, b"<html><body>Welcome</body></html>", "not_websocket", "", "Welcome", None),
        (500, JSON, b'{"error": broken', "server", "", '{"error": broken', None),
        (500, {}, b"\xff\xfe\x00", "server", "", "��\x00", None),
    ],
)
async def test_status_and_body(status, headers, body, kind, server_code, words, retry_s):
    heard = Heard()
    async with websocket_server(talk, process_request=refusing(status, body, headers)) as url:
        with pytest.raises(ConnectionProblem) as caught:
            await connect(url, heard, key="k1")
    problem = caught.value
    assert (problem.kind, problem.status) == (kind, status)
    assert (problem.server_code, problem.server_words) == (server_code, words)
    assert problem.retry_after_s == retry_s
    assert problem.code == kind
    assert "sk-abcd" not in f"{problem} {problem.body} {problem!r}"
    assert heard.closed == [], "it was never open"


async def test_which_are_worth_another_try():
    worth = {"dns", "refused", "timeout", "rate_limited", "unreachable", "server"}
    for kind in ("dns", "refused", "tls", "timeout", "auth", "not_found", "rate_limited", "proxy", "unreachable",
                 "not_websocket", "server", "bad_request"):  # fmt: skip
        assert ConnectionProblem(kind).recoverable is (kind in worth)


class TestNetwork:
    async def test_no_such_name(self):
        with pytest.raises(ConnectionProblem) as caught:
            await connect("wss://no-such-host.invalid/v1/realtime", Heard())
        assert caught.value.kind == "dns"
        assert caught.value.detail

    async def test_nobody_listens(self):
        with socket.socket() as reserved:
            reserved.bind(("127.0.0.1", 0))
            port = reserved.getsockname()[1]
            with pytest.raises(ConnectionProblem) as caught:
                await connect(f"ws://127.0.0.1:{port}/v1/realtime", Heard())
        assert caught.value.kind == "refused"

    async def test_nobody_listens_on_any_address_of_a_name(self):
        with socket.socket() as reserved:
            reserved.bind(("127.0.0.1", 0))
            port = reserved.getsockname()[1]
            with pytest.raises(ConnectionProblem) as caught:
                await connect(f"ws://localhost:{port}/v1/realtime", Heard())
        assert caught.value.kind == "refused"

    def test_joined_failures_of_several_addresses(self):
        joined = "Multiple exceptions: [Errno 111] Connect call failed ('::1', 9), [Errno {}] Connect call failed"
        refused = problem_of(OSError(joined.format(111)))
        mixed = problem_of(OSError(joined.format(101)))
        assert refused is not None
        assert mixed is not None
        assert (refused.kind, mixed.kind) == ("refused", "unreachable")

    async def test_no_answer(self):
        async def say_nothing(reader, writer):
            await reader.read()

        async with tcp_server(say_nothing) as port:
            with pytest.raises(ConnectionProblem) as caught:
                await connect(f"ws://127.0.0.1:{port}/v1/realtime", Heard(), timeout_s=0.1)
        assert caught.value.kind == "timeout"

    async def test_something_else_listens(self):
        async def greet(reader, writer):
            writer.write(b"SSH-2.0-OpenSSH_9.2\r\n")
            await writer.drain()
            await reader.read()

        async with tcp_server(greet) as port:
            with pytest.raises(ConnectionProblem) as caught:
                await connect(f"ws://127.0.0.1:{port}/v1/realtime", Heard())
        assert caught.value.kind == "not_websocket"

    async def test_hung_up_at_once(self):
        async def hang_up(reader, writer):
            writer.close()

        async with tcp_server(hang_up) as port:
            with pytest.raises(ConnectionProblem) as caught:
                await connect(f"ws://127.0.0.1:{port}/v1/realtime", Heard())
        assert caught.value.kind == "unreachable"

    async def test_an_upgrade_that_is_none(self):
        async def wrong_accept(reader, writer):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(
                b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                b"Sec-WebSocket-Accept: bm90IHRoaXM=\r\n\r\n"
            )
            await writer.drain()
            await reader.read()

        async with tcp_server(wrong_accept) as port:
            with pytest.raises(ConnectionProblem) as caught:
                await connect(f"ws://127.0.0.1:{port}/v1/realtime", Heard())
        assert caught.value.kind == "not_websocket"

    async def test_a_key_is_never_carried_to_another_host(self):
        visitors = []

        async def note(reader, writer):
            visitors.append(await reader.read(4096))
            writer.close()

        async with tcp_server(note) as elsewhere:
            location = {"Location": f"ws://127.0.0.1:{elsewhere}/steal"}
            async with websocket_server(talk, process_request=refusing(307, b"", location)) as url:
                with pytest.raises(ConnectionProblem) as caught:
                    await connect(url.replace("/v1/", "/openai/v1/"), Heard(), key="k1")
        assert (caught.value.kind, caught.value.status) == ("not_websocket", 307)
        assert visitors == []


class TestTls:
    async def test_a_certificate_nobody_vouches_for(self, tmp_path):
        served, _ = self_signed_server(tmp_path)
        async with websocket_server(talk, ssl=served) as url:
            with pytest.raises(ConnectionProblem) as caught:
                await connect(url, Heard())
        assert caught.value.kind == "tls"
        assert "self-signed" in caught.value.detail or "self signed" in caught.value.detail

    async def test_trusted_it_works(self, tmp_path):
        served, trusting = self_signed_server(tmp_path)
        heard = Heard()
        async with websocket_server(talk, ssl=served) as url:
            connection = await connect(url, heard, ssl=trusting)
            await heard.until(lambda: heard.events)
            await connection.close()
        assert heard.closed[0].sentence_code == "asked"

    async def test_the_name_must_fit(self, tmp_path):
        served, trusting = self_signed_server(tmp_path)
        async with websocket_server(talk, ssl=served) as url:
            with pytest.raises(ConnectionProblem) as caught:
                await connect(url.replace("127.0.0.1", "localhost"), Heard(), ssl=trusting)
        assert caught.value.kind == "tls"

    async def test_a_server_without_tls(self):
        async with websocket_server(talk) as url:
            with pytest.raises(ConnectionProblem) as caught:
                await connect(url.replace("ws://", "wss://"), Heard(), timeout_s=5)
        assert caught.value.kind in ("tls", "unreachable")


class TestProxy:
    @staticmethod
    async def _pipe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        writer.close()

    async def test_through_one(self):
        asked = []

        async def forward(reader, writer):
            head = await reader.readuntil(b"\r\n\r\n")
            asked.append(head.split(b"\r\n")[0])
            host, port = head.split()[1].decode().split(":")
            there_reader, there_writer = await asyncio.open_connection(host, int(port))
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
            await asyncio.gather(self._pipe(reader, there_writer), self._pipe(there_reader, writer))
            await there_writer.wait_closed()

        heard = Heard()
        async with websocket_server(talk) as url, tcp_server(forward) as port:
            connection = await connect(url, heard, proxy=f"http://127.0.0.1:{port}")
            await heard.until(lambda: heard.events)
            await connection.close()
        assert asked[0].startswith(b"CONNECT 127.0.0.1:")

    async def test_one_that_wants_a_password(self):
        async def refuse(reader, writer):
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n")
            await writer.drain()
            await reader.read()

        async with tcp_server(refuse) as port:
            with pytest.raises(ConnectionProblem) as caught:
                await connect("wss://example.invalid/v1/realtime", Heard(), proxy=f"http://127.0.0.1:{port}")
        assert (caught.value.kind, caught.value.status) == ("proxy", 407)

    async def test_one_that_is_not_there(self):
        with socket.socket() as reserved:
            reserved.bind(("127.0.0.1", 0))
            port = reserved.getsockname()[1]
            with pytest.raises(ConnectionProblem) as caught:
                await connect("wss://example.invalid/v1/realtime", Heard(), proxy=f"http://u:S3CRET1@127.0.0.1:{port}")
        assert caught.value.kind == "proxy"
        assert "S3CRET1" not in str(caught.value)

    async def test_a_socks_proxy_that_is_not_there(self):
        with pytest.raises(ConnectionProblem) as caught:
            await connect("wss://example.invalid/v1/realtime", Heard(), proxy="socks5h://127.0.0.1:1", timeout_s=5)
        assert caught.value.kind == "proxy"

    async def test_what_is_no_proxy_address(self):
        with pytest.raises(ConnectionProblem) as caught:
            await connect("wss://example.invalid/v1/realtime", Heard(), proxy="gopher://127.0.0.1:1")
        assert caught.value.kind == "proxy"

    def test_the_systems_choice(self, monkeypatch):
        for name in ("http_proxy", "https_proxy", "wss_proxy", "ws_proxy", "socks_proxy", "all_proxy", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
            monkeypatch.delenv(name.upper(), raising=False)
        assert system_proxy("wss://example.org/") is None
        monkeypatch.setenv("https_proxy", "http://proxy.example:3128")
        assert system_proxy("wss://example.org/") == "http://proxy.example:3128"
        assert system_proxy("ws://127.0.0.1:8000/") is None
        assert system_proxy("ws://localhost:8000/") is None
        monkeypatch.setenv("https_proxy", "proxy.example:3128")
        assert system_proxy("wss://example.org/") == "http://proxy.example:3128"
        monkeypatch.setenv("no_proxy", "example.org")
        assert system_proxy("wss://example.org/") is None
        monkeypatch.setenv("wss_proxy", "socks5h://proxy.example:1080")
        assert system_proxy("wss://example.com/") == "socks5h://proxy.example:1080"


class TestRetryAfter:
    def test_milliseconds_before_seconds(self):
        assert retry_after_s({"retry-after-ms": "1500", "Retry-After": "9"}) == 1.5

    def test_a_date(self):
        later = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
        waited = retry_after_s({"Retry-After": later})
        assert waited is not None
        assert 80 < waited <= 90
        assert retry_after_s({"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}) == 0.0

    @pytest.mark.parametrize(
        ("words", "seconds"),
        [
            ("Please retry after 12 seconds.", 12.0),
            ("Please try again in 1.5s.", 1.5),
            ("Try again in 250ms", 0.25),
            ("try again in 2 minutes", 120.0),
            ("try again in 6m0s", None),
            ("no idea", None),
        ],
    )
    def test_words(self, words, seconds):
        assert retry_after_s({}, words) == seconds

    def test_nonsense(self):
        assert retry_after_s({"Retry-After": "soon"}) is None
        assert retry_after_s({"Retry-After": ""}) is None


def test_half_a_key_at_the_cut_is_hidden_too():
    key = "sk-" + "a1" * 40
    body = ("x" * 580 + " " + key).encode()
    _, words, _ = read_body(body)
    assert "sk-" not in words
