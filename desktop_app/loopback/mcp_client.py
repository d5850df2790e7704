"""One MCP server as one session of ours knows it: initialised once, then asked for its tools and to run them.

Source: Model Context Protocol, "Lifecycle", "Session Management" and "Tools".
"""

from __future__ import annotations

import asyncio
import itertools
from typing import Any
from urllib.parse import urlsplit

from desktop_app.loopback.mcp_exchange import exchange, leave
from desktop_app.loopback.mcp_messages import (
    MOST_TOOLS,
    PROTOCOL_VERSION,
    McpFunction,
    McpProblem,
    functions_in,
    initialize_parameters,
    output_in,
    request,
)
from desktop_app.protocol.session_config import McpTool

_GONE = 404
_MOST_PAGES = 20
_OURS = frozenset({"host", "content-length", "transfer-encoding", "connection", "accept", "content-type"})


class McpClient:
    """Speaks with a server that a client of this service named.

    Raises `McpProblem` from every method that asks the server.
    """

    def __init__(self, tool: McpTool) -> None:
        self._url = tool.server_url or ""
        self._authorization = tool.authorization or ""
        self._headers = {name: value for name, value in (tool.headers or {}).items() if name.lower() not in _OURS}
        self._session_id = ""
        self._version = ""
        self._ids = itertools.count(1)
        self._beginning = asyncio.Lock()

    async def functions(self) -> list[McpFunction]:
        """Every tool of the server, page by page."""
        found: list[McpFunction] = []
        cursor: str | None = None
        for _ in range(_MOST_PAGES):
            page = await self._ask("tools/list", {} if cursor is None else {"cursor": cursor})
            found += functions_in(page)
            next_cursor = page.get("nextCursor")
            cursor = next_cursor if isinstance(next_cursor, str) and next_cursor else None
            if cursor is None or len(found) >= MOST_TOOLS:
                break
        return found[:MOST_TOOLS]

    async def call(self, name: str, arguments: dict[str, Any]) -> str:
        """What a tool gives for these arguments, as text."""
        return output_in(await self._ask("tools/call", {"name": name, "arguments": arguments}))

    async def close(self) -> None:
        """Leave the server, if it keeps a session for us."""
        if self._session_id:
            await leave(self._url, self._all_headers(), self._authorization)
            self._session_id = ""

    async def _ask(self, method: str, parameters: dict[str, Any]) -> dict[str, Any]:
        async with self._beginning:
            if not self._version:
                await self._initialize()
        try:
            return await self._request(method, parameters)
        except McpProblem as problem:
            if problem.code != _GONE or not self._session_id:
                raise
        async with self._beginning:  # the server forgot its session, which it may
            self._session_id = self._version = ""
            await self._initialize()
        return await self._request(method, parameters)

    async def _initialize(self) -> None:
        if urlsplit(self._url).scheme not in ("http", "https"):
            raise McpProblem("http_error", "This service reaches MCP servers by their http or https address only.")
        begun = await self._request("initialize", initialize_parameters())
        version = begun.get("protocolVersion")
        self._version = version if isinstance(version, str) and version.isascii() else PROTOCOL_VERSION
        await exchange(self._url, request("notifications/initialized"), self._all_headers(), self._authorization, None)

    async def _request(self, method: str, parameters: dict[str, Any]) -> dict[str, Any]:
        number = next(self._ids)
        body = request(method, parameters, number)
        answer = await exchange(self._url, body, self._all_headers(), self._authorization, number)
        self._session_id = answer.session_id or self._session_id
        return answer.result or {}

    def _all_headers(self) -> dict[str, str]:
        spoken = {"MCP-Protocol-Version": self._version} if self._version else {}
        return self._headers | spoken | ({"Mcp-Session-Id": self._session_id} if self._session_id else {})
