"""One streaming POST to a chat endpoint, in a worker thread of its own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterable
from typing import Any

import msgspec
import requests
import urllib3

from desktop_app.loopback.partner.chat_problems import problem_of_exception, problem_of_response
from desktop_app.loopback.partner.chat_session import AbortableSession
from desktop_app.loopback.partner.chat_stream import ChatStream, EventDataReader, malformed
from desktop_app.loopback.ports import CallFunction, PartnerProblem, Say

QUEUE_LENGTH = 16
"""Parts ahead of the voice; then the worker waits, and with it the endpoint."""
_PIECE_BYTES = 16_384
_LONGEST_BODY_BYTES = 4_000_000


class Ended(msgspec.Struct, frozen=True):
    """The stream is over, with the problem that ended it or None."""

    problem: PartnerProblem | None


class _CancelledError(Exception):
    """Nobody wants the rest."""


class ChatTransfer:
    """Reads a streamed completion in a thread and hands its parts to the loop.

    Thread: all methods belong to the loop's; the worker only calls the loop back.
    """

    def __init__(self, url: str, key: str, body: dict[str, Any], timeout_s: tuple[float, float]) -> None:
        """`timeout_s`: to connect, and between two pieces."""
        self._url = url
        self._body = body
        self._timeout_s = timeout_s
        self._session = AbortableSession(url, key)
        self._loop = asyncio.get_running_loop()
        self._parts: asyncio.Queue[Say | CallFunction | Ended] = asyncio.Queue()  # bounded by `_room`
        self._room = threading.Semaphore(QUEUE_LENGTH)
        self._is_cancelled = threading.Event()

    def start(self) -> None:
        """Send the request and begin to read, without waiting for either."""
        threading.Thread(target=self._run, name="chat-completion", daemon=True).start()

    async def next(self) -> Say | CallFunction | Ended:
        """The next part, or `Ended` once."""
        part = await self._parts.get()
        self._room.release()
        return part

    def cancel(self) -> None:
        """Close the connection, wherever the worker is with it; it ends by itself."""
        self._is_cancelled.set()
        self._room.release()
        self._session.abort()

    def _run(self) -> None:
        problem: PartnerProblem | None = None
        try:
            self._transfer()
        except PartnerProblem as told:
            problem = told
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as failure:
            problem = problem_of_exception(failure, self._url, self._timeout_s)
        except _CancelledError:
            return
        finally:
            self._session.close()
        if not self._is_cancelled.is_set():
            self._call_loop(Ended(problem))

    def _transfer(self) -> None:
        response = self._session.post(
            self._url,
            data=msgspec.json.encode(self._body),
            headers={"Content-Type": "application/json", "Accept": "text/event-stream", "Accept-Encoding": "identity"},
            stream=True,
            timeout=self._timeout_s,
            allow_redirects=False,
        )
        with response:
            if response.status_code != 200:
                body = response.raw.read(_PIECE_BYTES, decode_content=True)
                raise problem_of_response(response.status_code, body, str(self._body["model"]), self._session.key)
            self._read(response)

    def _read(self, response: requests.Response) -> None:
        stream, events = ChatStream(), EventDataReader()
        first = response.raw.read1(_PIECE_BYTES)
        if first.lstrip()[:1] in (
            b"{",
            b"<",
        ):  # a server that does not stream answers with one object, a wrong one with a page
            whole = first + response.raw.read(_LONGEST_BODY_BYTES)
            self._hand_over(stream.add(whole.decode("utf-8", errors="replace")))
        else:
            piece = first
            while piece:
                for data in events.add(piece):
                    self._hand_over(stream.add(data))
                if stream.is_closed:
                    break
                piece = response.raw.read1(_PIECE_BYTES)
            for data in events.finish():
                self._hand_over(stream.add(data))
        self._hand_over(stream.finish())
        if not stream.is_done:
            raise malformed("it broke off in the middle")

    def _hand_over(self, parts: Iterable[Say | CallFunction]) -> None:
        for part in parts:
            self._room.acquire()
            if self._is_cancelled.is_set():
                raise _CancelledError
            self._call_loop(part)

    def _call_loop(self, part: Say | CallFunction | Ended) -> None:
        try:
            self._loop.call_soon_threadsafe(self._parts.put_nowait, part)
        except RuntimeError as closed:  # the loop has ended meanwhile
            raise _CancelledError from closed
