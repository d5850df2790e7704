"""Where a browser brings the provider's answer: a tiny server on this machine only, for one answer."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import html
import types
from collections.abc import Mapping
from urllib.parse import parse_qs

from desktop_app.auth.sign_in_problem import SignInProblem

_LARGEST_BYTES = 64 * 1024
_REQUEST_LIMIT_S = 10.0
_PAGE_LIMIT_S = 60.0
_MOST_VISITORS = 16


class LoopbackListener:
    """Waits on a free port of 127.0.0.1 (and of ::1, where browsers look first for `localhost`).

    Only a posted form that brings the right state counts, and only the first; whatever else comes (another page on
    this machine may try) is turned away and changes nothing. The browser that brought it is kept waiting for the page
    that `show` gives it, so that page can tell the truth.

    Use as an asynchronous context manager; leaving it closes every connection.
    """

    def __init__(self) -> None:
        self.port = 0
        self._state = ""
        self._servers: list[asyncio.Server] = []
        self._visits: set[asyncio.Task[None]] = set()
        self._answer: asyncio.Future[dict[str, str]] = asyncio.get_running_loop().create_future()
        self._page: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self._shown = asyncio.Event()
        self._turned_away = b""

    @property
    def redirect(self) -> str:
        """The address the provider sends the browser to."""
        return f"http://localhost:{self.port}"

    async def __aenter__(self) -> LoopbackListener:
        first = await asyncio.start_server(self._visited, "127.0.0.1", 0, limit=_LARGEST_BYTES)
        self._servers.append(first)
        self.port = first.sockets[0].getsockname()[1]
        with contextlib.suppress(OSError):  # a machine without IPv6, or the port is taken there
            self._servers.append(await asyncio.start_server(self._visited, "::1", self.port, limit=_LARGEST_BYTES))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, failure: BaseException | None, trace: types.TracebackType | None
    ) -> None:
        for server in self._servers:
            server.close()
        for visit in self._visits:
            visit.cancel()
        await asyncio.gather(*self._visits, return_exceptions=True)
        for future in (self._answer, self._page):
            future.cancel()

    async def answer(self, state: str, turned_away: str, limit_s: float) -> Mapping[str, str]:
        """The provider's answer with this state; `turned_away` is the page for every other visitor.

        Raises:
            SignInProblem: ``browser_timeout``: nobody came within `limit_s`.
        """
        self._state = state
        self._turned_away = turned_away.encode()
        try:
            async with asyncio.timeout(limit_s):
                return await asyncio.shield(self._answer)
        except TimeoutError:
            raise SignInProblem("browser_timeout") from None

    async def show(self, page: str) -> None:
        """Give the waiting browser its last page, and wait until it has it."""
        if not self._page.done():
            self._page.set_result(page.encode())
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_REQUEST_LIMIT_S):
                await self._shown.wait()

    async def _visited(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        visit = asyncio.current_task()
        if visit is None or len(self._visits) >= _MOST_VISITORS:
            writer.close()
            return
        self._visits.add(visit)
        try:
            # One that hangs, goes away or talks nonsense is no news.
            with contextlib.suppress(TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, OSError):
                await self._serve(reader, writer)
        except asyncio.CancelledError:
            return  # we close; asyncio's streams take a visit that ends as cancelled for a fault
        finally:
            self._visits.discard(visit)
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async with asyncio.timeout(_REQUEST_LIMIT_S):
            method, fields = await _read_form(reader)
        if method != "POST" or not self._takes(fields):
            status = "404 Not Found" if method == "GET" else "400 Bad Request"
            await _write(writer, status, self._turned_away, method)
            return
        try:
            async with asyncio.timeout(_PAGE_LIMIT_S):
                page = await asyncio.shield(self._page)
            await _write(writer, "200 OK", page, method)
        finally:
            self._shown.set()

    def _takes(self, fields: dict[str, str]) -> bool:
        right = bool(self._state) and hmac.compare_digest(fields.get("state", "").encode(), self._state.encode())
        if not right or self._answer.done() or not ("code" in fields or "error" in fields):
            return False
        self._answer.set_result(fields)
        return True


async def _read_form(reader: asyncio.StreamReader) -> tuple[str, dict[str, str]]:
    """The method, and the fields of the posted form."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.split("\r\n")
    method = first.partition(" ")[0]
    headers = {name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    length = headers.get("content-length", "")
    size = int(length) if length.isascii() and length.isdigit() and len(length) < 8 else 0
    if method != "POST" or not 0 < size <= _LARGEST_BYTES:
        return method, {}
    body = (await reader.readexactly(size)).decode("utf-8", "replace")
    try:
        return method, {name: values[0] for name, values in parse_qs(body, max_num_fields=32).items()}
    except ValueError:
        return method, {}


async def _write(writer: asyncio.StreamWriter, status: str, page: bytes, method: str) -> None:
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(page)}\r\n"
        "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nX-Content-Type-Options: nosniff\r\n"
        "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\nConnection: close\r\n\r\n"
    )
    writer.write(head.encode() + (b"" if method == "HEAD" else page))
    await writer.drain()
    if writer.can_write_eof():
        writer.write_eof()


def last_page(title: str, detail: str, *, good: bool, language: str = "en") -> str:
    """The page a browser shows at the end: one card, in the light or dark that the browser prefers."""
    mark = "M6 12.5l4 4 8-9" if good else "M12 6.5v7 M12 17v.2"
    words = {name: html.escape(text) for name, text in (("title", title), ("detail", detail), ("language", language))}
    return _PAGE.format(mark=mark, tone="good" if good else "bad", **words)


_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Duologue</title>
<style>
:root {{ color-scheme: light dark; --page: #f4f5f8; --card: #fff; --edge: #dcdfe6; --text: #16181d;
  --soft: #565b68; --good: #0b7a4b; --bad: #b3261e }}
@media (prefers-color-scheme: dark) {{ :root {{ --page: #101114; --card: #17191f; --edge: #2b2e37; --text: #f1f2f5;
  --soft: #a6abb8; --good: #43d58c; --bad: #ff8078 }} }}
* {{ box-sizing: border-box }}
body {{ margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px; background: var(--page);
  color: var(--text); font: 16px/1.5 Inter, system-ui, "Segoe UI", sans-serif }}
main {{ width: min(440px, 100%); padding: 40px 36px 36px; background: var(--card); border: 1px solid var(--edge);
  border-radius: 16px; text-align: center }}
svg {{ width: 56px; height: 56px; padding: 11px; border-radius: 50%; fill: none; stroke: currentColor;
  stroke-width: 2.4; stroke-linecap: round; stroke-linejoin: round; border: 2px solid currentColor }}
.good {{ color: var(--good) }}
.bad {{ color: var(--bad) }}
h1 {{ margin: 20px 0 8px; font-size: 22px; line-height: 1.3; font-weight: 600 }}
p {{ margin: 0; color: var(--soft) }}
footer {{ margin-top: 28px; font-size: 13px; color: var(--soft) }}
</style>
</head>
<body>
<main>
<svg class="{tone}" viewBox="0 0 24 24" aria-hidden="true"><path d="{mark}"/></svg>
<h1>{title}</h1>
<p>{detail}</p>
<footer>Duologue</footer>
</main>
</body>
</html>
"""
