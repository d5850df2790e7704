"""Tools and the choice among them, between the draft and the wire; pure.

Source: GA reference 7 "Tools"; preview reference 5.8.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from msgspec import UNSET

from desktop_app.protocol.session_config import FunctionChoice, FunctionTool, McpChoice, McpTool, Tool, ToolChoice
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.tool_definition import McpServer, ToolDefinition

_FUNCTION = "function:"
_MCP = "mcp:"
NOTHING: Mapping[str, str] = {}


def function_tools(tools: Iterable[ToolDefinition]) -> list[FunctionTool]:
    """The functions that are offered."""
    return [
        FunctionTool(name=tool.name, description=tool.description or UNSET, parameters=tool.parameters)
        for tool in tools
        if tool.enabled
    ]


def mcp_tools(servers: Iterable[McpServer], authorizations: Mapping[str, str] = NOTHING) -> list[McpTool]:
    """The servers that are offered; `authorizations` are the secret values, by their labels."""
    return [
        McpTool(
            server_label=server.label,
            server_url=server.url,
            server_description=server.description or UNSET,
            authorization=authorizations.get(server.label) or UNSET,
            allowed_tools=list(server.allowed_tools) or UNSET,
            require_approval=server.approval,
        )
        for server in servers
        if server.enabled
    ]


def tools_of(draft: SessionDraft, dialect: str, authorizations: Mapping[str, str] = NOTHING) -> list[Tool]:
    """Everything that is offered in a dialect."""
    offered: list[Tool] = [*function_tools(draft.tools)]
    return offered if dialect == "preview" else [*offered, *mcp_tools(draft.mcp_servers, authorizations)]


def choice_of(text: str) -> ToolChoice:
    """``function:NAME`` and ``mcp:LABEL`` as what they force, any other word as it is."""
    if text.startswith(_FUNCTION):
        return FunctionChoice(name=text.removeprefix(_FUNCTION))
    if text.startswith(_MCP):
        return McpChoice(server_label=text.removeprefix(_MCP))
    return text


def choice_text(choice: ToolChoice) -> str:
    """The same the other way round."""
    if isinstance(choice, FunctionChoice):
        return _FUNCTION + choice.name
    if isinstance(choice, McpChoice):
        return _MCP + choice.server_label
    return choice


def tools_told(told: Sequence[Tool], base: Sequence[ToolDefinition]) -> tuple[ToolDefinition, ...]:
    """The functions a service has; how each is answered, and what is switched off, comes from `base`."""
    offered = {tool.name: tool for tool in told if isinstance(tool, FunctionTool)}
    known = [_as_told(tool, offered.get(tool.name)) for tool in base]
    names = {tool.name for tool in base}
    return (*known, *(_as_told(ToolDefinition(name=name), tool) for name, tool in offered.items() if name not in names))


def _as_told(tool: ToolDefinition, told: FunctionTool | None) -> ToolDefinition:
    if told is None:
        return msgspec.structs.replace(tool, enabled=False) if tool.enabled else tool
    return msgspec.structs.replace(
        tool,
        enabled=True,
        description=told.description or "",
        parameters=tool.parameters if told.parameters is UNSET else told.parameters,
    )


def servers_told(told: Sequence[Tool], base: Sequence[McpServer]) -> tuple[McpServer, ...]:
    """The servers a service has, `base` for what it does not tell (their secrets it never does)."""
    offered = {tool.server_label: tool for tool in told if isinstance(tool, McpTool)}
    known = [_as_server(server, offered.get(server.label)) for server in base]
    labels = {server.label for server in base}
    more = (_as_server(McpServer(label=label), tool) for label, tool in offered.items() if label not in labels)
    return (*known, *more)


def _as_server(server: McpServer, told: McpTool | None) -> McpServer:
    if told is None:
        return msgspec.structs.replace(server, enabled=False) if server.enabled else server
    allowed = told.allowed_tools
    approval = told.require_approval
    return msgspec.structs.replace(
        server,
        enabled=True,
        url=told.server_url or server.url,
        description=server.description if told.server_description is UNSET else told.server_description or "",
        allowed_tools=tuple(allowed) if isinstance(allowed, list) else () if allowed is None else server.allowed_tools,
        approval=approval if approval in ("always", "never") else server.approval,
    )
