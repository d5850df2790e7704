"""The little server that a browser brings the answer to: who may answer it, how often, and what they see."""

from __future__ import annotations

import asyncio

import pytest

from desktop_app.auth.loopback_listener import LoopbackListener, last_page
from desktop_app.auth.sign_in_problem import SignInProblem

STATE = "the-right-state"


async def send(listener: LoopbackListener, request: str) -> str:
    """Everything the server answers to some bytes."""
    reader, writer = await asyncio.open_connection("127.0.0.1", listener.port)
    writer.write(request.encode())
    await writer.drain()
    try:
        async with asyncio.timeout(20):
            return (await reader.read()).decode()
    finally:
        writer.close()
        await writer.wait_closed()


def form(body: str, method: str = "POST") -> str:
    return f"{method} / HTTP/1.1\r\nHost: localhost\r\nContent-Length: {len(body)}\r\n\r\n{body}"


async def test_the_right_answer_comes_through_and_the_browser_hears_the_end() -> None:
    async with LoopbackListener() as listener:
        waiting = asyncio.create_task(listener.answer(STATE, "away", 20))
        await asyncio.sleep(0)
        browser = asyncio.create_task(send(listener, form(f"code=c%201&state={STATE}")))
        assert await waiting == {"code": "c 1", "state": STATE}
        assert not browser.done()  # it is kept waiting until the end is known
        await listener.show("all is well")
        answer = await browser
    assert answer.startswith("HTTP/1.1 200 OK")
    assert answer.endswith("all is well")
    assert "Cache-Control: no-store" in answer
    assert "default-src 'none'" in answer


@pytest.mark.parametrize(
    "request_text",
    [
        form("code=c&state=another"),
        form("code=c"),
        form(f"state={STATE}"),
        form(f"code=c&state={STATE}", "PUT"),
        f"GET /?code=c&state={STATE} HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /favicon.ico HTTP/1.1\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 99999999\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
        "nonsense\r\n\r\n",
    ],
)
async def test_anything_else_is_turned_away_and_changes_nothing(request_text: str) -> None:
    async with LoopbackListener() as listener:
        waiting = asyncio.create_task(listener.answer(STATE, "not here", 20))
        await asyncio.sleep(0)
        answer = await send(listener, request_text)
        assert answer.split()[1] in ("400", "404")
        assert answer.endswith("not here")
        assert not waiting.done()
        browser = asyncio.create_task(send(listener, form(f"error=access_denied&state={STATE}")))
        assert (await waiting)["error"] == "access_denied"
        await listener.show("the end")
        await browser


async def test_an_answer_counts_once() -> None:
    async with LoopbackListener() as listener:
        waiting = asyncio.create_task(listener.answer(STATE, "not here", 20))
        await asyncio.sleep(0)
        first = asyncio.create_task(send(listener, form(f"code=one&state={STATE}")))
        assert (await waiting)["code"] == "one"
        second = await send(listener, form(f"code=two&state={STATE}"))
        assert second.startswith("HTTP/1.1 400")
        await listener.show("the end")
        assert (await first).endswith("the end")


async def test_before_it_is_asked_nobody_answers() -> None:
    async with LoopbackListener() as listener:
        assert (await send(listener, form("code=c&state="))).startswith("HTTP/1.1 400")


async def test_patience_ends() -> None:
    async with LoopbackListener() as listener:
        with pytest.raises(SignInProblem) as nobody:
            await listener.answer(STATE, "", 0.01)
    assert nobody.value.code == "browser_timeout"


async def test_a_visitor_who_says_nothing_keeps_nobody() -> None:
    """Browsers open a second connection in advance and never use it."""
    faults: list[object] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: faults.append(context))
    async with LoopbackListener() as listener:
        _, writer = await asyncio.open_connection("127.0.0.1", listener.port)
        waiting = asyncio.create_task(listener.answer(STATE, "", 20))
        await asyncio.sleep(0)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
    await asyncio.sleep(0)
    writer.close()
    assert faults == []


async def test_only_this_machine_reaches_it() -> None:
    async with LoopbackListener() as listener:
        addresses = {server.sockets[0].getsockname()[0] for server in listener._servers}
        assert addresses <= {"127.0.0.1", "::1"}
        assert listener.redirect == f"http://localhost:{listener.port}"


def test_the_last_page_is_safe_and_complete() -> None:
    page = last_page("<b>Hello & goodbye</b>", "It's {fine}", good=True, language="ja")
    assert "<b>" not in page
    assert "&lt;b&gt;Hello &amp; goodbye" in page
    assert "{fine}" in page
    assert '<html lang="ja">' in page
    assert "prefers-color-scheme: dark" in page
    assert "http" not in page.replace("http-equiv", "")
