"""One POST to an MCP server, in a worker thread: the answer is one JSON object or a stream of events.

Only addresses that the client of the session named are asked, over http or https; redirects are not followed.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any, NamedTuple

import requests
import urllib3

from desktop_app.loopback.mcp_messages import McpProblem, result_in
from desktop_app.loopback.partner.chat_session import AbortableSession
from desktop_app.loopback.partner.chat_stream import EventDataReader
from desktop_app.loopback.ports import PartnerProblem

CONNECT_S = 5.0
LONGEST_S = 30.0
LARGEST_BYTES = 4_000_000
"""Of one answer, however it comes."""
_PIECE_BYTES = 16_384
_FAILURES = (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError)


class McpAnswer(NamedTuple):
    """What came back.

    Attributes:
        status: HTTP's.
        session_id: the server's name for this client, or empty.
        result: of the request; None for a notification.
    """

    status: int
    session_id: str
    result: dict[str, Any] | None


async def exchange(
    url: str, body: bytes, headers: Mapping[str, str], authorization: str, request_id: int | None
) -> McpAnswer:
    """Send a request and wait for its result; without `request_id` a notification, which has none.

    Raises `McpProblem`. A caller that gives up, or an answer that takes too long, cuts the connection.
    """
    session = AbortableSession(url, authorization)
    try:
        async with asyncio.timeout(LONGEST_S):
            return await asyncio.to_thread(_exchange, session, url, body, dict(headers), request_id)
    except TimeoutError:
        raise McpProblem("http_error", f"The MCP server did not answer within {LONGEST_S:g} seconds.") from None
    finally:
        session.abort()


async def leave(url: str, headers: Mapping[str, str], authorization: str) -> None:
    """Tell a server that a session is over; whether it hears that does not matter."""
    session = AbortableSession(url, authorization)

    def delete() -> None:
        try:
            session.delete(url, headers=dict(headers), timeout=1.0, allow_redirects=False).close()
        except _FAILURES:
            pass
        finally:
            session.close()

    try:
        await asyncio.to_thread(delete)
    finally:
        session.abort()


def _exchange(
    session: AbortableSession, url: str, body: bytes, headers: dict[str, str], request_id: int | None
) -> McpAnswer:
    own = {"Content-Type": "application/json", "Accept": "application/json, text/event-stream"}
    try:
        with session.post(
            url,
            data=body,
            headers={**headers, **own, "Accept-Encoding": "identity"},
            stream=True,
            timeout=(CONNECT_S, LONGEST_S),
            allow_redirects=False,
        ) as response:
            session_id = response.headers.get("Mcp-Session-Id", "")
            if not 200 <= response.status_code < 300:
                raise _refusal(response)
            result = None if request_id is None else _result(response, request_id)
            return McpAnswer(response.status_code, session_id, result)
    except PartnerProblem:
        raise McpProblem("protocol_error", "The MCP server sent a line that does not end.") from None
    except _FAILURES as failure:
        raise McpProblem("http_error", f"The MCP server cannot be reached ({type(failure).__name__}).") from failure
    finally:
        session.close()


def _refusal(response: requests.Response) -> McpProblem:
    """What a server says that does not take a request, without what it may quote of ours."""
    body = response.raw.read(_PIECE_BYTES, decode_content=True)
    try:
        error = json.loads(body)["error"]
        words = str(error["message"] if isinstance(error, dict) else error)[:500]
    except (ValueError, KeyError, TypeError):
        words = response.reason or "no reason given"
    return McpProblem("http_error", f"The MCP server answered {response.status_code}: {words}", response.status_code)


def _result(response: requests.Response, request_id: int) -> dict[str, Any]:
    if "text/event-stream" in response.headers.get("Content-Type", ""):
        found = _streamed(response, request_id)
    else:
        body = response.raw.read(LARGEST_BYTES + 1, decode_content=True)
        _check_size(len(body))
        found = result_in([body.decode("utf-8", errors="replace")], request_id)
    if found is None:
        raise McpProblem("protocol_error", "The MCP server ended its answer without a result.")
    return found


def _streamed(response: requests.Response, request_id: int) -> dict[str, Any] | None:
    reader, read = EventDataReader(), 0
    while piece := response.raw.read1(_PIECE_BYTES):
        read += len(piece)
        _check_size(read)
        if (found := result_in(reader.add(piece), request_id)) is not None:
            return found
    return result_in(reader.finish(), request_id)


def _check_size(size: int) -> None:
    if size > LARGEST_BYTES:
        raise McpProblem("protocol_error", f"The MCP server sent more than {LARGEST_BYTES // 1_000_000} megabytes.")
