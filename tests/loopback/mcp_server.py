"""A real MCP server of the official SDK on this machine, several times: as each way to answer over streamable HTTP.

Prints their addresses as JSON: ``stream`` (event streams, sessions), ``json`` (single answers) and ``stateless``,
which take only requests with the bearer token and the header that the tests send, and ``open``, which takes any.
"""

from __future__ import annotations

import asyncio
import json
import socket
import sys
from typing import Any

import uvicorn
from mcp.server.mcpserver import MCPServer
from mcp.types import ToolAnnotations

TOKEN = "mcp-token-0123456789"
TEAM = "travel"

MODES = ("stream", "json", "stateless", "open")


def office() -> MCPServer:
    """A server with tools that work, fail, flood and hang."""
    server = MCPServer("weather office")

    @server.tool(annotations=ToolAnnotations(readOnlyHint=True))
    def get_weather(city: str) -> str:
        """The weather of a city."""
        return f"It is sunny in {city}."

    @server.tool()
    def book_table(restaurant: str) -> str:
        """Book a table at a restaurant."""
        return f"A table at {restaurant} is booked."

    @server.tool()
    def break_something() -> str:
        """Break something on purpose."""
        raise ValueError("broken on purpose")

    @server.tool()
    def flood() -> str:
        """Flood with very much text."""
        return "x" * 6_000_000

    @server.tool()
    async def sleep_long() -> str:
        """Sleep for very long."""
        await asyncio.sleep(3_600)
        return "awake"

    return server


def guarded(app: Any) -> Any:
    """Lets in who brings the token and the header."""

    async def guard(scope: Any, receive: Any, send: Any) -> None:
        headers = {name.decode().lower(): value.decode() for name, value in scope.get("headers", ())}
        allowed = headers.get("authorization") == f"Bearer {TOKEN}" and headers.get("x-team") == TEAM
        if scope["type"] == "http" and not allowed:
            body = b'{"error": {"message": "not for you"}}'
            start = {"type": "http.response.start", "status": 401, "headers": [(b"content-type", b"application/json")]}
            await send(start)
            await send({"type": "http.response.body", "body": body})
        else:
            await app(scope, receive, send)

    return guard


async def serve() -> None:
    """Serve until killed."""
    sockets = {mode: socket.create_server(("127.0.0.1", 0)) for mode in MODES}
    print(json.dumps({mode: f"http://127.0.0.1:{each.getsockname()[1]}/mcp" for mode, each in sockets.items()}))
    sys.stdout.flush()
    servers = []
    for mode, listening in sockets.items():
        app = office().streamable_http_app(json_response=mode == "json", stateless_http=mode == "stateless")
        config = uvicorn.Config(app if mode == "open" else guarded(app), log_level="error", timeout_graceful_shutdown=1)
        servers.append(uvicorn.Server(config).serve(sockets=[listening]))
    await asyncio.gather(*servers)


if __name__ == "__main__":
    asyncio.run(serve())
