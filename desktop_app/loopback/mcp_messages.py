"""What goes between this service and an MCP server: JSON-RPC requests, and what their answers mean; pure.

Source: Model Context Protocol, "Streamable HTTP", "Lifecycle", "Tools"; GA reference 7 (the errors of an `mcp_call`).
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import msgspec

PROTOCOL_VERSION = "2025-06-18"
"""What is offered; the server answers with the version that is spoken."""
MOST_TOOLS = 128
LONGEST_OUTPUT = 100_000
"""Characters of a result that a model is to read."""


class McpProblem(Exception):  # noqa: N818 - it is told to the client, not only raised
    """A server could not be asked, or did not do what it was asked.

    Attributes:
        kind: ``http_error``, ``protocol_error`` or ``tool_execution_error``, as on the wire.
        code: the HTTP status or the JSON-RPC error; 0 where there is none.
    """

    def __init__(self, kind: str, message: str, code: int = 0) -> None:
        super().__init__(message)
        self.kind = kind
        self.code = code
        self.message = message

    @property
    def wire(self) -> dict[str, Any]:
        """As an `mcp_call` shows it."""
        whole = {"type": self.kind, "code": self.code, "message": self.message}
        return {name: value for name, value in whole.items() if name != "code" or self.kind != "tool_execution_error"}


class McpFunction(msgspec.Struct, frozen=True):
    """A tool of a server as it lists it."""

    name: str
    description: str = ""
    input_schema: dict[str, Any] = msgspec.field(default_factory=dict)
    annotations: dict[str, Any] | None = None

    @property
    def wire(self) -> dict[str, Any]:
        """As an `mcp_list_tools` item shows it."""
        shown: dict[str, Any] = {"name": self.name, "input_schema": self.input_schema}
        if self.description:
            shown["description"] = self.description
        return shown | ({} if self.annotations is None else {"annotations": self.annotations})

    @property
    def is_read_only(self) -> bool:
        return bool((self.annotations or {}).get("readOnlyHint"))


def request(method: str, parameters: dict[str, Any] | None = None, request_id: int | None = None) -> bytes:
    """A request, or without an id a notification."""
    body: dict[str, Any] = {"jsonrpc": "2.0", "method": method}
    if request_id is not None:
        body["id"] = request_id
    if parameters is not None:
        body["params"] = parameters
    return json.dumps(body).encode()


def initialize_parameters() -> dict[str, Any]:
    """What this client is: one that calls tools and offers nothing."""
    client = {"name": "duologue", "title": "Duologue's built-in service", "version": "1"}
    return {"protocolVersion": PROTOCOL_VERSION, "capabilities": {}, "clientInfo": client}


def result_in(messages: Sequence[str], request_id: int) -> dict[str, Any] | None:
    """The result of a request among messages of the server; None: it is not there yet.

    Raises `McpProblem` when the server answered with an error, or with something else than JSON-RPC.
    """
    for text in messages:
        try:
            message = json.loads(text)
        except ValueError:
            raise McpProblem("protocol_error", "The MCP server answered something that is not JSON.") from None
        for each in message if isinstance(message, list) else [message]:
            if not isinstance(each, dict) or each.get("id") != request_id or "method" in each:
                continue  # a notification, or a question of the server's that this client has no answer to
            if isinstance(each.get("error"), dict):
                raise _error_of(each["error"])
            if isinstance(each.get("result"), dict):
                return dict(each["result"])
            raise McpProblem("protocol_error", "The MCP server answered without a result.")
    return None


def _error_of(error: dict[str, Any]) -> McpProblem:
    code, message = error.get("code"), error.get("message")
    words = message if isinstance(message, str) and message else "The MCP server refused."
    return McpProblem("protocol_error", words[:1_000], code if isinstance(code, int) else 0)


def functions_in(result: dict[str, Any]) -> list[McpFunction]:
    """The tools of one page of a list; what is none is left out."""
    tools = result.get("tools")
    if not isinstance(tools, list):
        raise McpProblem("protocol_error", "The MCP server listed no tools.")
    return [_function(tool) for tool in tools if isinstance(tool, dict) and isinstance(tool.get("name"), str)]


def _function(tool: dict[str, Any]) -> McpFunction:
    description, schema, annotations = tool.get("description"), tool.get("inputSchema"), tool.get("annotations")
    return McpFunction(
        name=tool["name"],
        description=description if isinstance(description, str) else "",
        input_schema=schema if isinstance(schema, dict) else {"type": "object"},
        annotations=annotations if isinstance(annotations, dict) else None,
    )


def output_in(result: dict[str, Any]) -> str:
    """What a called tool gave, as text for a model. Raises `McpProblem` when the tool says that it failed."""
    content = result.get("content")
    parts = [_part(part) for part in content if isinstance(part, dict)] if isinstance(content, list) else []
    text = "\n".join(part for part in parts if part)
    if not text and result.get("structuredContent") is not None:
        text = json.dumps(result["structuredContent"], ensure_ascii=False)
    text = text[:LONGEST_OUTPUT]
    if result.get("isError"):
        raise McpProblem("tool_execution_error", text or "The tool failed.")
    return text


def _part(part: dict[str, Any]) -> str:
    if isinstance(part.get("text"), str):
        return str(part["text"])
    inner = part.get("resource")
    if isinstance(inner, dict) and isinstance(inner.get("text"), str):
        return str(inner["text"])
    kind = part.get("mimeType") or part.get("type") or "something"
    return f"[{kind}]"
