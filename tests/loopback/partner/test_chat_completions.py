"""The chat partner against real HTTP servers."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import socket
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from partner_requests import answered, call, cut, output, request, spoken, system, tool, typed

from desktop_app.loopback.partner import ChatCompletionsPartner
from desktop_app.loopback.partner.chat_completions import completions_url
from desktop_app.loopback.ports import CallFunction, PartnerProblem, Say
from desktop_app.protocol.items import Item
from desktop_app.protocol.session_config import FunctionChoice

KEY = "sk-very-secret"
Script = Callable[["ChatServer", BaseHTTPRequestHandler], None]


class ChatServer:
    """Answers every POST as its script says; keeps what was asked."""

    def __init__(self) -> None:
        self.script: Script = streaming(["Hello there. ", "How are you?"])
        self.bodies: list[dict[str, Any]] = []
        self.paths: list[str] = []
        self.authorizations: list[str | None] = []
        self.written = 0
        self.hung_up = threading.Event()
        self.release = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler_class())
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    def close(self) -> None:
        self.release.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _handler_class(self) -> type[BaseHTTPRequestHandler]:
        chat = self

        class Answer(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                chat.bodies.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
                chat.paths.append(self.path)
                chat.authorizations.append(self.headers.get("Authorization"))
                self.close_connection = True
                try:
                    chat.script(chat, self)
                except OSError:
                    chat.hung_up.set()

            def log_message(self, *arguments: Any) -> None:
                return

        return Answer


def send_head(
    handler: BaseHTTPRequestHandler, status: int = 200, kind: str = "text/event-stream", **headers: str
) -> None:
    handler.send_response(status)
    handler.send_header("Content-Type", kind)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Connection", "close")
    handler.end_headers()


def send_event(handler: BaseHTTPRequestHandler, value: Any) -> None:
    text = value if isinstance(value, str) else json.dumps(value)
    handler.wfile.write(f"data: {text}\n\n".encode())
    handler.wfile.flush()


def chunk(finish_reason: str | None = None, **delta: Any) -> dict[str, Any]:
    return {
        "object": "chat.completion.chunk",
        "choices": [{"index": 0, "delta": delta, "finish_reason": finish_reason}],
    }


def streaming(contents: list[str], *, is_finished: bool = True) -> Script:
    def script(chat: ChatServer, handler: BaseHTTPRequestHandler) -> None:
        send_head(handler)
        send_event(handler, chunk(role="assistant", content=""))
        for content in contents:
            send_event(handler, chunk(content=content))
            chat.written += 1
        if is_finished:
            send_event(handler, chunk("stop"))
            send_event(handler, {"choices": [], "usage": {"total_tokens": 3}})
            send_event(handler, "[DONE]")

    return script


def refusing(status: int, body: str, kind: str = "application/json") -> Script:
    def script(_: ChatServer, handler: BaseHTTPRequestHandler) -> None:
        data = body.encode()
        send_head(handler, status, kind, Content_Length=str(len(data)))
        handler.wfile.write(data)

    return script


@pytest.fixture
def chat() -> Iterator[ChatServer]:
    server = ChatServer()
    yield server
    server.close()


@pytest.fixture(autouse=True)
async def _no_thread_is_left() -> AsyncIterator[None]:
    yield
    for thread in threading.enumerate():
        if thread.name == "chat-completion":
            await asyncio.to_thread(thread.join, 10)
            assert not thread.is_alive()


async def answer_of(partner: ChatCompletionsPartner, *items: Item, **options: Any) -> list[Say | CallFunction]:
    return [part async for part in partner.respond(request(list(items) or [spoken("hello")], **options))]


async def problem_of(partner: ChatCompletionsPartner) -> PartnerProblem:
    with pytest.raises(PartnerProblem) as raised:
        await answer_of(partner)
    return raised.value


async def test_sentences_come_as_they_are_complete(chat: ChatServer) -> None:
    chat.script = streaming(["Hel", "lo the", "re. How", " are", " you? I am", " fine"])
    said = await answer_of(ChatCompletionsPartner(chat.url, "llama", KEY))
    assert said == [Say("Hello there."), Say("How are you?"), Say("I am fine")]
    assert chat.paths == ["/v1/chat/completions"]
    assert chat.authorizations == [f"Bearer {KEY}"]
    assert chat.bodies[0]["model"] == "llama"
    assert chat.bodies[0]["stream"] is True


async def test_a_sentence_does_not_wait_for_the_end_of_the_answer(chat: ChatServer) -> None:
    def script(server: ChatServer, handler: BaseHTTPRequestHandler) -> None:
        send_head(handler)
        send_event(handler, chunk(content="First sentence. Second "))
        server.release.wait(10)
        send_event(handler, chunk(content="sentence."))
        send_event(handler, "[DONE]")

    chat.script = script
    stream = ChatCompletionsPartner(chat.url, "llama").respond(request([spoken("hello")]))
    assert await anext(stream) == Say("First sentence.")
    chat.release.set()
    assert [part async for part in stream] == [Say("Second sentence.")]


async def test_no_key_sends_no_authorization(chat: ChatServer) -> None:
    await answer_of(ChatCompletionsPartner(chat.url, "llama"))
    assert chat.authorizations == [None]


async def test_the_conversation_becomes_messages(chat: ChatServer) -> None:
    weather = tool("get_weather", "Weather", city={"type": "string"})
    await answer_of(
        ChatCompletionsPartner(chat.url, "llama"),
        system("Be kind."),
        typed("Hi"),
        answered("Hello!"),
        spoken("weather in paris and rome"),
        call("get_weather", {"city": "Paris"}, "call_1"),
        call("get_weather", {"city": "Rome"}, "call_2"),
        output({"high": 18}, "call_1"),
        output({"high": 25}, "call_2"),
        cut(),
        spoken(""),
        instructions="You are Max.",
        tools=[weather],
        tool_choice=FunctionChoice(name="get_weather"),
        max_output_tokens=50,
        temperature=0.7,
        one_call_only=True,
    )
    body = chat.bodies[0]
    assert (body["temperature"], body["parallel_tool_calls"]) == (0.7, False)
    head, *messages = body["messages"]
    assert head["role"] == "system"
    assert head["content"].startswith("You are Max.")
    assert "read aloud" in head["content"]
    assert [message["role"] for message in messages] == [
        "system", "user", "assistant", "user", "assistant", "tool", "tool", "assistant", "user",
    ]  # fmt: skip
    assert [made["id"] for made in messages[4]["tool_calls"]] == ["call_1", "call_2"]
    assert messages[4]["tool_calls"][0]["function"] == {"name": "get_weather", "arguments": '{"city": "Paris"}'}
    assert messages[5] == {"role": "tool", "tool_call_id": "call_1", "content": '{"high": 18}'}
    assert "interrupted" in messages[7]["content"]
    assert "no words" in messages[8]["content"]
    assert body["tools"][0]["function"]["parameters"]["properties"] == {"city": {"type": "string"}}
    assert body["tool_choice"] == {"type": "function", "function": {"name": "get_weather"}}
    assert body["max_tokens"] == 50


async def test_a_tool_message_follows_its_call_even_if_something_came_between(chat: ChatServer) -> None:
    await answer_of(
        ChatCompletionsPartner(chat.url, "llama"),
        spoken("weather please"),
        call("get_weather", {}, "call_1"),
        spoken("hurry up"),
        output("sunny", "call_1"),
    )
    assert [message["role"] for message in chat.bodies[0]["messages"]] == [
        "system",
        "user",
        "assistant",
        "tool",
        "user",
    ]


async def test_a_call_without_an_answer_is_left_out(chat: ChatServer) -> None:
    items = [spoken("weather"), call("get_weather", {}, "call_1"), spoken("hello?")]
    await answer_of(ChatCompletionsPartner(chat.url, "llama"), *items)
    assert [message["role"] for message in chat.bodies[0]["messages"]] == ["system", "user", "user"]


async def test_streamed_calls_are_put_together(chat: ChatServer) -> None:
    def script(_: ChatServer, handler: BaseHTTPRequestHandler) -> None:
        send_head(handler)
        send_event(handler, chunk(content="One moment."))
        for delta in (
            {"index": 0, "id": "a", "type": "function", "function": {"name": "get_weather", "arguments": ""}},
            {"index": 0, "function": {"arguments": '{"city":'}},
            {"index": 1, "id": "b", "function": {"name": "get_time", "arguments": "{}"}},
            {"index": 0, "function": {"arguments": ' "Kyoto"}'}},
        ):
            send_event(handler, chunk(tool_calls=[delta]))
        send_event(handler, chunk("tool_calls"))
        send_event(handler, "[DONE]")

    chat.script = script
    said = await answer_of(ChatCompletionsPartner(chat.url, "llama"))
    assert said == [
        Say("One moment."),
        CallFunction("get_weather", '{"city": "Kyoto"}'),
        CallFunction("get_time", "{}"),
    ]


async def test_calls_without_an_index_are_told_apart(chat: ChatServer) -> None:
    def script(_: ChatServer, handler: BaseHTTPRequestHandler) -> None:
        send_head(handler)
        for name in ("one", "two"):
            send_event(handler, chunk(tool_calls=[{"id": name, "function": {"name": name, "arguments": {"a": 1}}}]))
        send_event(handler, chunk("tool_calls"))

    chat.script = script
    said = await answer_of(ChatCompletionsPartner(chat.url, "llama"))
    assert said == [CallFunction("one", '{"a":1}'), CallFunction("two", '{"a":1}')]


async def test_an_endpoint_that_does_not_stream_is_understood(chat: ChatServer) -> None:
    message = {"role": "assistant", "content": "Hello. All at once."}
    chat.script = refusing(200, json.dumps({"choices": [{"message": message, "finish_reason": "stop"}]}))
    assert await answer_of(ChatCompletionsPartner(chat.url, "m")) == [Say("Hello."), Say("All at once.")]


async def test_closing_the_generator_hangs_up(chat: ChatServer) -> None:
    def script(server: ChatServer, handler: BaseHTTPRequestHandler) -> None:
        send_head(handler)
        while not server.release.is_set():
            send_event(handler, chunk(content="And so on. "))

    chat.script = script
    stream = ChatCompletionsPartner(chat.url, "llama").respond(request([spoken("hello")]))
    assert await anext(stream) == Say("And so on.")
    await stream.aclose()  # type: ignore[attr-defined]
    assert await asyncio.to_thread(chat.hung_up.wait, 10)


async def test_cancelling_while_the_model_still_thinks_hangs_up(chat: ChatServer) -> None:
    thinking = threading.Event()

    def script(server: ChatServer, handler: BaseHTTPRequestHandler) -> None:
        thinking.set()
        handler.connection.settimeout(10)
        if handler.connection.recv(1) == b"":
            server.hung_up.set()

    chat.script = script
    task = asyncio.create_task(answer_of(ChatCompletionsPartner(chat.url, "llama")))
    assert await asyncio.to_thread(thinking.wait, 10)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await asyncio.to_thread(chat.hung_up.wait, 10)


async def test_the_worker_does_not_run_away_from_the_voice(chat: ChatServer) -> None:
    def script(server: ChatServer, handler: BaseHTTPRequestHandler) -> None:
        send_head(handler)
        for _ in range(2000):
            send_event(handler, chunk(content="A sentence of many that nobody has heard yet. " * 400))
            server.written += 1

    chat.script = script
    stream = ChatCompletionsPartner(chat.url, "llama").respond(request([spoken("hello")]))
    async with contextlib.aclosing(stream):  # type: ignore[type-var]
        await anext(stream)
        waited = 0
        while waited < 5:  # until the server is stuck
            before = chat.written
            await asyncio.sleep(0.1)
            waited = waited + 1 if chat.written == before else 0
        assert chat.written < 2000


@pytest.mark.parametrize(
    ("status", "body", "code", "words"),
    [
        (401, '{"error": {"message": "Incorrect key sk-very-secret."}}', "invalid_api_key", "refused the key"),
        (403, "", "invalid_api_key", "refused the key"),
        (404, '{"error": "model llama not found"}', "model_not_found", "model llama not found"),
        (404, "<html>nothing</html>", "model_not_found", "address"),
        (429, '{"error": {"message": "Slow down"}}', "rate_limit_exceeded", "Slow down"),
        (400, '{"detail": "bad tools"}', "invalid_request_error", "bad tools"),
        (308, "", "invalid_request_error", "moved"),
        (500, "plain words", "server_error", "plain words"),
    ],
)
async def test_refusals_are_plain_sentences(chat: ChatServer, status: int, body: str, code: str, words: str) -> None:
    chat.script = refusing(status, body)
    problem = await problem_of(ChatCompletionsPartner(chat.url, "llama", KEY))
    assert problem.code == code
    assert words in problem.message
    assert KEY not in problem.message
    assert "<" not in problem.message


async def test_nothing_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    problem = await problem_of(ChatCompletionsPartner(f"http://127.0.0.1:{port}/v1", "llama"))
    assert problem.message.startswith(f"Nothing answers at 127.0.0.1:{port}")


async def test_an_unknown_host() -> None:
    problem = await problem_of(ChatCompletionsPartner("http://no-such-host.invalid/v1", "llama"))
    assert "no-such-host.invalid" in problem.message


async def test_silence_is_not_waited_for_forever(chat: ChatServer) -> None:
    chat.script = lambda server, _: server.release.wait(10) and None
    problem = await problem_of(ChatCompletionsPartner(chat.url, "llama", read_timeout_s=0.2))
    assert "sent nothing for 0.2 s" in problem.message


async def test_silence_in_the_middle_is_not_waited_for_forever(chat: ChatServer) -> None:
    def script(server: ChatServer, handler: BaseHTTPRequestHandler) -> None:
        send_head(handler)
        send_event(handler, chunk(content="First. And"))
        server.release.wait(10)

    chat.script = script
    stream = ChatCompletionsPartner(chat.url, "llama", read_timeout_s=0.2).respond(request([spoken("hello")]))
    assert await anext(stream) == Say("First.")
    with pytest.raises(PartnerProblem, match="sent nothing"):
        await anext(stream)


async def test_an_answer_that_breaks_off_is_said_and_then_told(chat: ChatServer) -> None:
    chat.script = streaming(["First. Second "], is_finished=False)
    stream = ChatCompletionsPartner(chat.url, "llama").respond(request([spoken("hello")]))
    assert await anext(stream) == Say("First.")
    assert await anext(stream) == Say("Second")
    with pytest.raises(PartnerProblem, match="broke off"):
        await anext(stream)


@pytest.mark.parametrize("events", [["{not json"], ["[1, 2]"], ['{"error": {"message": "out of memory"}}'], ["42"]])
async def test_malformed_streams_are_told(chat: ChatServer, events: list[str]) -> None:
    def script(_: ChatServer, handler: BaseHTTPRequestHandler) -> None:
        send_head(handler)
        for event in events:
            send_event(handler, event)

    chat.script = script
    problem = await problem_of(ChatCompletionsPartner(chat.url, "llama"))
    assert problem.code == "server_error"
    assert "chat endpoint" in problem.message


async def test_a_web_page_is_no_chat_endpoint(chat: ChatServer) -> None:
    chat.script = refusing(200, "<!doctype html><title>Welcome</title>", "text/html")
    assert "did not answer as one" in (await problem_of(ChatCompletionsPartner(chat.url, "llama"))).message


async def test_an_empty_answer_is_told(chat: ChatServer) -> None:
    chat.script = refusing(200, "", "text/event-stream")
    assert "without a word" in (await problem_of(ChatCompletionsPartner(chat.url, "llama"))).message


async def test_the_key_is_never_shown(chat: ChatServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    chat.script = refusing(401, json.dumps({"error": {"message": f"bad key {KEY}"}}))
    partner = ChatCompletionsPartner(chat.url, "llama", KEY)
    await problem_of(partner)
    assert KEY not in caplog.text + repr(partner) + str(vars(partner).keys())


@pytest.mark.parametrize("key", ["ключ", "line\nbreak"])
async def test_a_key_that_cannot_be_one(chat: ChatServer, key: str) -> None:
    problem = await problem_of(ChatCompletionsPartner(chat.url, "llama", key))
    assert key not in problem.message


@pytest.mark.parametrize(
    "address", ["localhost:1/v1", "http://localhost:1/v1/", "http://localhost:1/v1/chat/completions"]
)
def test_addresses_are_completed(address: str) -> None:
    assert completions_url(address) == "http://localhost:1/v1/chat/completions"


@pytest.mark.parametrize("address", ["", "ftp://host/v1", "http://"])
async def test_what_is_no_address_is_told(address: str) -> None:
    problem = await problem_of(ChatCompletionsPartner(address, "llama"))
    assert problem.code == "invalid_request_error"
    assert "http://" in problem.message
