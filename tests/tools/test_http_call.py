"""Calls by HTTP POST, against servers of this machine."""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import trustme

from desktop_app.settings.tool_definition import HttpAnswer, ToolDefinition
from desktop_app.tools.answers import Call, run_call
from desktop_app.tools.built_in import BuiltIn
from desktop_app.tools.http_call import Post, post
from desktop_app.tools.tool_problem import ToolProblem
from desktop_app.tools.trust import look_at


class Server:
    """Answers each path as it is named, and remembers what it was sent."""

    def __init__(self, context: ssl.SSLContext | None = None) -> None:
        self.seen: list[tuple[str, dict[str, str], bytes]] = []
        self.closed = threading.Event()
        server = self

        class Answers(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                server.seen.append((self.path, dict(self.headers), self.rfile.read(length)))
                answer: Callable[[], None] = getattr(self, self.path.strip("/"))
                try:
                    answer()
                except OSError:
                    server.closed.set()

            def say(self, status: int, body: bytes, **headers: str) -> None:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def json(self) -> None:
                self.say(200, b'{ "high": 18 }')

            def text(self) -> None:
                self.say(200, "18 °C".encode())

            def nothing(self) -> None:
                self.say(204, b"")

            def refuses(self) -> None:
                self.say(500, b"the database is down")

            def elsewhere(self) -> None:
                self.say(307, b"", Location="https://evil.example/")

            def floods(self) -> None:
                self.send_response(200)
                self.end_headers()
                for _ in range(800):
                    self.wfile.write(b"x" * 65536)

            def hangs(self) -> None:
                self.connection.settimeout(30)
                server.closed.set() if not self.rfile.read(1) else None

            def drips(self) -> None:
                self.send_response(200)
                self.end_headers()
                while True:
                    self.wfile.write(b"x")
                    server.closed.wait(0.05)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        if context is not None:
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        scheme = "http" if context is None else "https"
        self.url = f"{scheme}://localhost:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.close()


async def problem_of(url: str, **limits: float) -> ToolProblem:
    with pytest.raises(ToolProblem) as caught:
        await post(Post(url, b"{}", **limits))  # type: ignore[arg-type]
    return caught.value


async def test_the_arguments_are_posted_and_the_body_is_the_result(server: Server) -> None:
    answer = HttpAnswer(url=f"{server.url}/json", secret_headers=("X-Key",))
    tool = ToolDefinition(name="weather", answer=answer)
    outcome = await run_call(Call(tool, {"city": "Kyōto"}, look_at(answer), {"X-Key": "S3CRET"}), BuiltIn())
    assert outcome.output == '{"high":18}'
    path, headers, body = server.seen[0]
    assert (path, headers["X-Key"], headers["Content-Type"]) == ("/json", "S3CRET", "application/json")
    assert json.loads(body) == {"city": "Kyōto"}


async def test_text_and_nothing_are_results_too(server: Server) -> None:
    assert (await post(Post(f"{server.url}/text", b"{}"))).decode() == "18 °C"
    assert await post(Post(f"{server.url}/nothing", b"{}")) == b""


async def test_a_server_that_says_no(server: Server) -> None:
    problem = await problem_of(f"{server.url}/refuses")
    assert (problem.code, problem.detail) == ("http_status", "500")
    assert json.loads(problem.output)["body"] == "the database is down"


async def test_a_redirect_is_not_followed(server: Server) -> None:
    problem = await problem_of(f"{server.url}/elsewhere")
    assert (problem.code, problem.detail) == ("http_redirect", "https://evil.example/")
    assert len(server.seen) == 1


async def test_a_flood_is_refused_while_it_comes(server: Server) -> None:
    assert (await problem_of(f"{server.url}/floods")).code == "too_large"
    assert await asyncio.to_thread(server.closed.wait, 10)


@pytest.mark.parametrize("path", ["hangs", "drips"])
async def test_a_server_that_never_ends_is_left(server: Server, path: str) -> None:
    assert (await problem_of(f"{server.url}/{path}", timeout_s=1)).code == "time_limit"
    assert await asyncio.to_thread(server.closed.wait, 10)


async def test_a_cancelled_call_is_cut_off(server: Server) -> None:
    call = asyncio.create_task(post(Post(f"{server.url}/hangs", b"{}")))
    while not server.seen:
        await asyncio.sleep(0.01)
    call.cancel()
    with pytest.raises(asyncio.CancelledError):
        await call
    assert await asyncio.to_thread(server.closed.wait, 10)


async def test_nobody_answers() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        problem = await problem_of(f"http://127.0.0.1:{taken.getsockname()[1]}/")
    assert problem.code == "http_unreachable"
    assert "127.0.0.1" not in problem.output


@pytest.mark.parametrize("url", ["", "weather", "ftp://localhost/", "file:///etc/passwd", "http://", "http://[::"])
async def test_what_is_no_address_is_not_called(url: str) -> None:
    assert (await problem_of(url)).code == "http_url"


async def test_certificates_are_trusted_as_the_system_trusts_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    running = Server(context)
    try:
        assert (await problem_of(f"{running.url}/json")).code == "http_unreachable"
        authority.cert_pem.write_to_path(str(tmp_path / "company.pem"))
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "company.pem"))
        assert await post(Post(f"{running.url}/json", b"{}")) == b'{ "high": 18 }'
    finally:
        running.close()
