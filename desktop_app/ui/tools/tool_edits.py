"""Changes of the draft's tools, each one edit: a choice that named a tool goes along with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from desktop_app.settings.pasted_tools import free_name
from desktop_app.settings.tool_definition import McpServer, ToolDefinition

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController


class ToolEdits:
    """Edits `tools` and `mcp_servers` of a conversation's draft."""

    def __init__(self, conversation: ConversationController) -> None:
        self._conversation = conversation

    @property
    def tools(self) -> tuple[ToolDefinition, ...]:
        """The functions."""
        return self._conversation.draft.tools

    @property
    def servers(self) -> tuple[McpServer, ...]:
        """The MCP servers."""
        return self._conversation.draft.mcp_servers

    def other_names(self, index: int) -> set[str]:
        """The names of all functions but one."""
        return {tool.name for at, tool in enumerate(self.tools) if at != index}

    def other_labels(self, index: int) -> set[str]:
        """The labels of all servers but one."""
        return {server.label for at, server in enumerate(self.servers) if at != index}

    def put(self, index: int, tool: ToolDefinition) -> None:
        """Put a function in the place of another, or after the last."""
        before = self.tools[index] if index < len(self.tools) else None
        if tool != before:
            self._set_tools((*self.tools[:index], tool, *self.tools[index + 1 :]), before, tool)

    def add(self, *tools: ToolDefinition) -> None:
        """Add functions, with numbers where their names are taken."""
        result = self.tools
        for tool in tools:
            name = free_name(tool.name, {each.name for each in result})
            result = (*result, msgspec.structs.replace(tool, name=name))
        self._set_tools(result, None, None)

    def duplicate(self, index: int) -> None:
        """Add a copy after a function."""
        tool = self.tools[index]
        copy = msgspec.structs.replace(tool, name=free_name(tool.name, self.other_names(-1)))
        self._set_tools((*self.tools[: index + 1], copy, *self.tools[index + 1 :]), None, None)

    def delete(self, index: int) -> None:
        """Take a function out."""
        gone = self.tools[index]
        self._set_tools((*self.tools[:index], *self.tools[index + 1 :]), gone, None)

    def switch(self, index: int, on: bool) -> None:
        """Offer a function, or not."""
        self.put(index, msgspec.structs.replace(self.tools[index], enabled=on))

    def put_server(self, index: int, server: McpServer) -> None:
        """Put a server in the place of another, or after the last."""
        before = self.servers[index] if index < len(self.servers) else None
        if server != before:
            self._set_servers((*self.servers[:index], server, *self.servers[index + 1 :]), before, server)

    def add_servers(self, *servers: McpServer) -> None:
        """Add servers, with numbers where their labels are taken."""
        result = self.servers
        for server in servers:
            label = free_name(server.label, {each.label for each in result})
            result = (*result, msgspec.structs.replace(server, label=label))
        self._set_servers(result, None, None)

    def duplicate_server(self, index: int) -> None:
        """Add a copy after a server."""
        server = self.servers[index]
        copy = msgspec.structs.replace(server, label=free_name(server.label, self.other_labels(-1)))
        self._set_servers((*self.servers[: index + 1], copy, *self.servers[index + 1 :]), None, None)

    def delete_server(self, index: int) -> None:
        """Take a server out."""
        gone = self.servers[index]
        self._set_servers((*self.servers[:index], *self.servers[index + 1 :]), gone, None)

    def switch_server(self, index: int, on: bool) -> None:
        """Offer the tools of a server, or not."""
        self.put_server(index, msgspec.structs.replace(self.servers[index], enabled=on))

    def _set_tools(
        self, tools: tuple[ToolDefinition, ...], gone: ToolDefinition | None, instead: ToolDefinition | None
    ) -> None:
        choice = self._conversation.draft.tool_choice
        if gone is not None and choice == f"function:{gone.name}":
            offered = instead is not None and instead.enabled
            choice = f"function:{instead.name}" if offered and instead is not None else "auto"
        self._set(choice, tools=tools)

    def _set_servers(self, servers: tuple[McpServer, ...], gone: McpServer | None, instead: McpServer | None) -> None:
        choice = self._conversation.draft.tool_choice
        if gone is not None and choice == f"mcp:{gone.label}":
            offered = instead is not None and instead.enabled
            choice = f"mcp:{instead.label}" if offered and instead is not None else "auto"
        self._set(choice, mcp_servers=servers)

    def _set(self, choice: str, **fields: object) -> None:
        if choice != self._conversation.draft.tool_choice:
            fields["tool_choice"] = choice
        self._conversation.set_draft(**fields)
