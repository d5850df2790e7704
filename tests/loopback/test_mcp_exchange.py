"""MCP servers that lie, wander off, forget and go on for ever: each is a problem with words."""

from __future__ import annotations

import contextlib
import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.loopback.mcp_client import McpClient
from desktop_app.loopback.mcp_messages import McpProblem, functions_in, output_in, result_in
from desktop_app.protocol.session_config import McpTool

Reply = Callable[[dict[str, Any], BaseHTTPRequestHandler], None]


class Liar:
    """A server in a thread that answers `initialize` properly and everything else as a test says."""

    def __init__(self) -> None:
        self.reply: Reply = lambda message, request: self.answer(message, request, {})
        self.asked: list[dict[str, Any]] = []
        self.left: list[str] = []
        self.sessions = 0
        liar = self

        class Answering(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                message = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                liar.asked.append(message | {"session": self.headers.get("Mcp-Session-Id")})
                if message["method"] == "initialize":
                    liar.sessions += 1
                    result = {"protocolVersion": "2025-03-26", "capabilities": {}, "serverInfo": {}}
                    liar.answer(message, self, result, session=f"s{liar.sessions}")
                elif "id" not in message:
                    liar.send(self, 202, b"", "text/plain")
                else:
                    liar.reply(message, self)

            def do_DELETE(self) -> None:
                liar.left.append(self.headers["Mcp-Session-Id"])
                liar.send(self, 200, b"", "text/plain")

            def log_message(self, *_: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/mcp"

    def answer(self, message: dict[str, Any], request: BaseHTTPRequestHandler, result: Any, session: str = "") -> None:
        body = json.dumps({"jsonrpc": "2.0", "id": message["id"], "result": result}).encode()
        self.send(request, 200, body, "application/json", **({"Mcp-Session-Id": session} if session else {}))

    def send(self, request: BaseHTTPRequestHandler, status: int, body: bytes, kind: str, **headers: str) -> None:
        request.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), **headers}.items():
            request.send_header(name, value)
        request.end_headers()
        request.wfile.write(body)


@pytest.fixture
def liar() -> Iterator[Liar]:
    made = Liar()
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield made
    made.server.shutdown()
    thread.join()
    made.server.server_close()


@pytest.fixture
def client(liar: Liar) -> McpClient:
    return McpClient(McpTool(server_label="x", server_url=liar.url))


async def _problem(client: McpClient) -> McpProblem:
    with pytest.raises(McpProblem) as raised:
        await client.call("look", {})
    return raised.value


async def test_every_page_of_the_list_is_read(liar: Liar, client: McpClient) -> None:
    pages = {None: ("a", "2"), "2": ("b", "3"), "3": ("c", None)}

    def reply(message: dict[str, Any], request: BaseHTTPRequestHandler) -> None:
        name, following = pages[message["params"].get("cursor")]
        liar.answer(message, request, {"tools": [{"name": name}], "nextCursor": following})

    liar.reply = reply
    assert [function.name for function in await client.functions()] == ["a", "b", "c"]


async def test_a_list_without_end_ends(liar: Liar, client: McpClient) -> None:
    page = {"tools": [{"name": f"t{number}"} for number in range(50)], "nextCursor": "again"}
    liar.reply = lambda message, request: liar.answer(message, request, page)
    assert len(await client.functions()) == 128


async def test_a_stream_may_say_other_things_first(liar: Liar, client: McpClient) -> None:
    def reply(message: dict[str, Any], request: BaseHTTPRequestHandler) -> None:
        said = [
            {"jsonrpc": "2.0", "method": "notifications/progress", "params": {"progress": 1}},
            {"jsonrpc": "2.0", "id": message["id"], "method": "sampling/createMessage", "params": {}},
            {"jsonrpc": "2.0", "id": message["id"], "result": {"content": [{"type": "text", "text": "seen"}]}},
        ]
        body = "".join(f"event: message\ndata: {json.dumps(each)}\n\n" for each in said)
        liar.send(request, 200, body.encode(), "text/event-stream; charset=utf-8")

    liar.reply = reply
    assert await client.call("look", {}) == "seen"


async def test_a_server_that_forgot_the_session_is_greeted_anew(liar: Liar, client: McpClient) -> None:
    def reply(message: dict[str, Any], request: BaseHTTPRequestHandler) -> None:
        if request.headers.get("Mcp-Session-Id") == "s1":
            liar.send(request, 404, b"gone", "text/plain")
        else:
            assert request.headers.get("MCP-Protocol-Version") == "2025-03-26"
            liar.answer(message, request, {"content": [{"type": "text", "text": "found"}]})

    liar.reply = reply
    assert await client.call("look", {}) == "found"
    assert liar.sessions == 2
    await client.close()
    assert liar.left == ["s2"]


@pytest.mark.parametrize(
    ("status", "body", "kind", "told"),
    [
        (200, b"<html>", "text/html", "not JSON"),
        (200, b"[]", "application/json", "without a result"),
        (200, b'{"id": 2, "result": 7}', "application/json", "without a result"),
        (200, b'{"id": 2, "error": {"code": -32601, "message": "no such method"}}', "application/json", "no such"),
        (200, b"data: {}\n\n", "text/event-stream", "without a result"),
        (200, b"data: " + b"x" * 5_000_000, "text/event-stream", "sent"),
        (200, b" " * 5_000_000, "application/json", "more than 4 megabytes"),
        (302, b"", "text/plain", "answered 302"),
        (500, b'{"error": "overworked"}', "application/json", "overworked"),
        (503, b"\xff\xfe", "application/json", "answered 503"),
    ],
)
async def test_what_is_no_answer_is_a_problem(
    liar: Liar, client: McpClient, status: int, body: bytes, kind: str, told: str
) -> None:
    elsewhere = {"Location": "http://127.0.0.1:1/secret"} if status == 302 else {}
    liar.reply = lambda _message, request: liar.send(request, status, body, kind, **elsewhere)
    assert told in (await _problem(client)).message


NAMES = ("id", "result", "error", "method", "tools", "name", "content", "text", "isError", "inputSchema", "resource")
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=4),
    max_leaves=12,
)


@given(json_values)
def test_nothing_that_a_server_says_is_a_fault_of_ours(value: Any) -> None:
    for read in (
        lambda: result_in([json.dumps(value)], 1),
        lambda: functions_in(value if isinstance(value, dict) else {"tools": value}),
        lambda: output_in(value if isinstance(value, dict) else {"content": value}),
    ):
        with contextlib.suppress(McpProblem):
            read()
