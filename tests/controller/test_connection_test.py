"""A trial as a person reads it: steps, times, reasons and remedies, and no secret in what one may send on."""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path

import pytest
import trustme
from PySide6.QtCore import QCoreApplication
from websockets.asyncio.server import Request, Response, ServerConnection, serve
from websockets.datastructures import Headers

from desktop_app.connection.connection_problem import ConnectionProblem
from desktop_app.connection.endpoint import Endpoint
from desktop_app.controller.connection_book import BuiltinAddress, ConnectionBook
from desktop_app.controller.connection_draft import ConnectionDraft
from desktop_app.controller.connection_test import ConnectionTest
from desktop_app.settings.connections import BUILTIN, ConnectionProfile

KEY = "sk-k3y-of-the-test-0123456789"
CREATED = json.dumps({"type": "session.created", "session": {"type": "realtime", "model": "gpt-realtime"}})

Talk = Callable[[ServerConnection], Awaitable[None]]


async def greet(websocket: ServerConnection) -> None:
    await websocket.send(CREATED)
    await websocket.wait_closed()


@asynccontextmanager
async def service(talk: Talk = greet, **options: object) -> AsyncIterator[str]:
    async with serve(talk, "127.0.0.1", 0, compression=None, **options) as server:  # type: ignore[arg-type]
        scheme = "wss" if options.get("ssl") else "ws"
        yield f"{scheme}://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1/realtime"


class Builtin:
    def __init__(self, url: str = "") -> None:
        self.url = url

    async def address(self) -> BuiltinAddress:
        if not self.url:
            raise OSError("no room for it")
        return BuiltinAddress(self.url, self.url, KEY)


def draft(url: str, **fields: object) -> ConnectionDraft:
    return ConnectionDraft(ConnectionProfile(id="", name="", address=url, proxy="none", **fields), KEY)  # type: ignore[arg-type]


async def tried(what: ConnectionDraft, book: ConnectionBook | None = None) -> ConnectionTest:
    test = ConnectionTest(book or ConnectionBook([], Builtin()))
    test.run(what)
    assert test.running
    async with asyncio.timeout(20):
        while test.running:
            await asyncio.sleep(0.005)
            QCoreApplication.processEvents()
    await test.close()
    return test


async def test_it_works() -> None:
    async with service() as url:
        test = await tried(draft(url))
    assert test.passed
    assert "It works" in test.verdict
    assert [step.name for step in test.steps] == ["dns", "tcp", "sign_in", "handshake", "session", "close"]
    assert all(step.state == "passed" and step.took_ms is not None for step in test.steps)
    assert test.steps[2].found == "sends Authorization"
    assert test.steps[4].found == "gpt-realtime"
    assert KEY not in test.as_text


async def test_the_builtin_service_too() -> None:
    async with service() as url:
        test = await tried(ConnectionDraft(BUILTIN), ConnectionBook([], Builtin(url)))
        assert test.passed
    test = await tried(ConnectionDraft(BUILTIN), ConnectionBook([], Builtin()))
    assert not test.passed
    assert "built-in" in test.verdict


async def test_a_refusal_is_explained_and_the_key_it_quotes_is_not_told() -> None:
    body = json.dumps({"error": {"code": "DeploymentNotFound", "message": f"nothing for api-key {KEY}"}}).encode()

    def refuse(_connection: ServerConnection, _request: Request) -> Response:
        headers = Headers({"Content-Length": str(len(body)), "Content-Type": "application/json"})
        return Response(HTTPStatus.NOT_FOUND, "Not Found", headers, body)

    async with service(process_request=refuse) as url:
        test = await tried(draft(url))
    assert not test.passed
    last = test.steps[-1]
    assert (last.name, last.state) == ("handshake", "failed")
    assert "no realtime service" in last.reason
    assert "deployment" in last.remedy
    assert "404" in last.said
    assert KEY not in repr(test.steps) + test.as_text
    assert test.verdict == last.reason


@pytest.mark.parametrize(
    ("host", "words", "remedy"),
    [
        ("other.example", "The certificate is for other.example, not for 127.0.0.1.", "name"),
        ("127.0.0.1", "vouched", "CA file"),
    ],
)
async def test_certificates_are_explained(host: str, words: str, remedy: str, tmp_path: Path) -> None:
    authority = trustme.CA()
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(host).configure_cert(served)
    authority.cert_pem.write_to_path(tmp_path / "own.pem")
    ca_file = str(tmp_path / "own.pem") if host != "127.0.0.1" else ""
    async with service(ssl=served) as url:
        test = await tried(draft(url, ca_file=ca_file))
    last = test.steps[-1]
    assert (last.name, last.state) == ("tls", "failed")
    assert words in last.reason
    assert remedy in last.remedy


async def test_an_address_that_cannot_be_used_is_not_tried() -> None:
    test = await tried(draft("https://contoso.openai.azure.com"))
    assert test.steps == []
    assert "deployment" in test.verdict


async def test_a_refused_token_is_tried_once_more_where_another_may_be_taken() -> None:
    seen: list[str] = []

    def check(_connection: ServerConnection, request: Request) -> Response | None:
        seen.append(request.headers["Authorization"])
        return None if request.headers["Authorization"] == "Bearer t0ken-2" else Response(401, "No", Headers(), b"")

    class Tokens:
        number = 1

        async def token(self, profile: ConnectionProfile, endpoint: Endpoint) -> str:
            return f"t0ken-{self.number}"

        def refused(self, profile: ConnectionProfile, endpoint: Endpoint, problem: ConnectionProblem) -> bool:
            self.number += 1
            return self.number == 2

    async with service(process_request=check) as url:
        test = await tried(draft(url, auth="entra"), ConnectionBook([], Builtin(), tokens=Tokens()))
    assert test.passed
    assert seen == ["Bearer t0ken-1", "Bearer t0ken-2"]


async def test_it_can_be_stopped() -> None:
    asked = asyncio.Event()

    async def say_nothing(websocket: ServerConnection) -> None:
        asked.set()
        await websocket.wait_closed()

    async with service(say_nothing) as url:
        test = ConnectionTest(ConnectionBook([], Builtin()))
        test.run(draft(url))
        async with asyncio.timeout(20):
            await asked.wait()
        test.cancel()
        assert not test.running
        assert "stopped" in test.verdict
        await test.close()
    test.clear()
    assert (test.steps, test.verdict) == ([], "")
