"""Models and deployments, asked of a real HTTP server."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from desktop_app.connection.connection_problem import ConnectionProblem
from desktop_app.connection.endpoint import Endpoint, parse_endpoint
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.connection.model_list import OfferedModel, list_models


class Catalogue(ThreadingHTTPServer):
    """Answers every GET with `answer`; notes what was asked."""

    status = 200
    answer: bytes = b"{}"
    location = ""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.asked: list[tuple[str, dict[str, str]]] = []

    def endpoint(self, path: str = "/v1/realtime", service: str = "custom") -> Endpoint:
        endpoint = parse_endpoint(f"ws://127.0.0.1:{self.server_port}{path}?model=m", service=service)  # type: ignore[arg-type]
        return dataclasses.replace(endpoint, route=dataclasses.replace(endpoint.route, proxy=""))


class _Answer(BaseHTTPRequestHandler):
    server: Catalogue

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(self.server.answer)))
        if self.server.location:
            self.send_header("Location", self.server.location)
        self.end_headers()
        self.wfile.write(self.server.answer)

    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture
def catalogue() -> Iterator[Catalogue]:
    with Catalogue() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def offering(*entries: dict[str, str]) -> bytes:
    return json.dumps({"object": "list", "data": list(entries)}).encode()


async def asked(endpoint: Endpoint) -> list[OfferedModel]:
    return await asyncio.to_thread(list_models, endpoint, endpoint.headers(key="k3y-0123456789"))


async def test_only_what_can_be_talked_with(catalogue: Catalogue) -> None:
    names = ("gpt-4o", "gpt-realtime-mini", "gpt-realtime", "gpt-realtime-whisper", "gpt-realtime-translate")
    catalogue.answer = offering(*({"id": name} for name in names))
    assert await asked(catalogue.endpoint()) == [OfferedModel("gpt-realtime"), OfferedModel("gpt-realtime-mini")]
    ((path, headers),) = catalogue.asked
    assert path == "/v1/models"
    assert headers["Authorization"] == "Bearer k3y-0123456789"


async def test_everything_where_no_name_tells(catalogue: Catalogue) -> None:
    catalogue.answer = offering({"id": "voice-b"}, {"id": "voice-a"})
    assert [each.name for each in await asked(catalogue.endpoint())] == ["voice-a", "voice-b"]


async def test_deployments_of_azure(catalogue: Catalogue) -> None:
    catalogue.answer = offering(
        {"id": "voice", "model": "gpt-realtime"}, {"id": "words", "model": "gpt-4o"}, {"id": "ears", "model": "whisper"}
    )
    endpoint = catalogue.endpoint("/openai/v1/realtime", "azure")
    assert await asked(endpoint) == [OfferedModel("voice", "gpt-realtime")]
    ((path, headers),) = catalogue.asked
    assert path == "/openai/deployments?api-version=2023-03-15-preview"
    assert headers["Api-Key"] == "k3y-0123456789"


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (401, b'{"error":{"code":"401","message":"no"}}', "auth"),
        (404, b'{"error":{"code":"404","message":"Resource not found"}}', "not_found"),
        (500, b"", "server"),
        (200, b"<html>", "bad_request"),
    ],
)
async def test_what_it_says_otherwise(catalogue: Catalogue, status: int, body: bytes, kind: str) -> None:
    catalogue.status, catalogue.answer = status, body
    with pytest.raises(ConnectionProblem) as caught:
        await asked(catalogue.endpoint())
    assert caught.value.kind == kind


async def test_the_key_follows_no_redirect(catalogue: Catalogue) -> None:
    catalogue.status, catalogue.location = 302, "/elsewhere"
    with pytest.raises(ConnectionProblem):
        await asked(catalogue.endpoint())
    assert [path for path, _ in catalogue.asked] == ["/v1/models"]


async def test_nobody_there() -> None:
    endpoint = parse_endpoint("ws://127.0.0.1:1/v1/realtime?model=m")
    with pytest.raises(ConnectionProblem) as caught:
        await asked(endpoint)
    assert caught.value.kind == "refused"


async def test_who_is_not_asked() -> None:
    assert await asked(parse_endpoint("wss://gateway.example/talk/here")) == []


async def test_not_through_socks() -> None:
    endpoint = parse_endpoint("wss://gateway.example/v1/realtime?model=m")
    endpoint = dataclasses.replace(endpoint, route=dataclasses.replace(endpoint.route, proxy="socks5h://127.0.0.1:1"))
    with pytest.raises(EndpointProblem) as caught:
        await asked(endpoint)
    assert caught.value.code == "socks_list"
