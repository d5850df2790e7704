"""One POST with the arguments of a call; the body of the answer is the result.

A redirect is not followed: the address was confirmed by the user, another was not. Certificates are trusted as the
system trusts them, companies' own included; a proxy is the system's; a password file (``.netrc``) is not read.
"""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from desktop_app.tools.local_process import too_large
from desktop_app.tools.tool_problem import ToolProblem
from desktop_app.tools.wire_text import first_words

if TYPE_CHECKING:
    from desktop_app.tools.http_road import Road

CONNECT_LIMIT_S = 10.0
_PIECE_BYTES = 16_384
_WORDS_BYTES = 2_000


@dataclass(frozen=True, slots=True)
class Post:
    """What to send where, and within which limits; see `HttpAnswer`. Values of `headers` may be secret."""

    url: str
    body: bytes
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    timeout_s: float = 10.0
    limit_bytes: int = 65_536


async def post(request: Post) -> bytes:
    """Send it and take in the answer; cancelled, the connection is cut.

    Raises:
        ToolProblem: the server cannot be reached, says no, or says too much.
    """
    if not _is_address(request.url):
        raise ToolProblem("http_url", request.url, "The address of this function is not valid.")
    loop = asyncio.get_running_loop()
    transfer = _Transfer(request)
    answer: asyncio.Future[bytes | ToolProblem] = loop.create_future()

    def settle(result: bytes | ToolProblem) -> None:
        if not answer.done():
            answer.set_result(result)

    def run() -> None:
        result = transfer.result()
        with contextlib.suppress(RuntimeError):  # the loop has ended meanwhile; nobody waits
            loop.call_soon_threadsafe(settle, result)

    # A thread of its own, because a name server that hangs holds it up beyond any time limit.
    threading.Thread(target=run, name="tool-http", daemon=True).start()
    try:
        result = await asyncio.wait_for(answer, request.timeout_s)
    except TimeoutError:
        limit_s = f"{request.timeout_s:g}"
        raise ToolProblem("time_limit", limit_s, f"It gave no result within {limit_s} s.") from None
    finally:
        transfer.abort()
    if isinstance(result, ToolProblem):
        raise result
    return result


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


class _Transfer:
    """The request in its thread."""

    def __init__(self, request: Post) -> None:
        self._request = request
        self._lock = threading.Lock()
        self._road: Road | None = None
        self._is_aborted = False

    def abort(self) -> None:
        """Cut the connection, wherever the worker is with it; it ends by itself."""
        with self._lock:
            self._is_aborted = True
            road = self._road
        if road is not None:
            road.cut()

    def result(self) -> bytes | ToolProblem:
        """Do it; *blocks*."""
        # Imported here, because both take their time and only who has such a tool wants them.
        import urllib3

        from desktop_app.tools.http_road import Road

        try:
            with Road(self._request.url) as road:
                with self._lock:
                    if self._is_aborted:
                        return b""
                    self._road = road
                return self._exchange(road)
        except ToolProblem as problem:
            return problem
        except urllib3.exceptions.LocationValueError:
            return ToolProblem("http_url", self._request.url, "The address of this function is not valid.")
        except (urllib3.exceptions.HTTPError, OSError, ValueError) as problem:
            reason = _reason(problem)
            return ToolProblem("http_unreachable", reason, f"The server could not be reached: {reason}.")

    def _exchange(self, road: Road) -> bytes:
        request = self._request
        headers = {
            "Content-Type": "application/json",
            "Accept": "application/json, text/plain;q=0.9, */*;q=0.1",
            "User-Agent": "Duologue",
            **request.headers,
        }
        connect_s = min(request.timeout_s, CONNECT_LIMIT_S)
        with road.post(request.url, request.body, headers, connect_s=connect_s, read_s=request.timeout_s) as response:
            if 300 <= response.status < 400:
                words = f"The server answered with a redirect ({response.status}), which is not followed."
                to = response.headers.get("Location") or str(response.status)
                raise ToolProblem("http_redirect", to, words)
            fine = 200 <= response.status < 300
            limit_bytes = request.limit_bytes if fine else _WORDS_BYTES
            body = bytearray()
            for piece in response.stream(_PIECE_BYTES):
                body += piece
                if len(body) > limit_bytes:
                    break
        if not fine:
            words = f"The server answered with status {response.status}."
            raise ToolProblem("http_status", str(response.status), words, body=first_words(bytes(body)))
        if len(body) > limit_bytes:
            raise too_large(limit_bytes, bytes(body[:_WORDS_BYTES]))
        return bytes(body)


def _reason(problem: BaseException) -> str:
    """The innermost reason, without the address, which may hold what is nobody's business."""
    seen = problem
    while isinstance(inner := getattr(seen, "reason", None) or seen.__cause__, BaseException):
        seen = inner
    words = getattr(seen, "verify_message", None) or getattr(seen, "strerror", None) or type(seen).__name__
    return str(words)
