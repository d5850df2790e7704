"""The MCP servers of one session: their tools are listed as soon as a session names them, beside everything else.

Source: GA reference 7, 9 and 12.10: an `mcp_list_tools` item, `mcp_list_tools.in_progress`, then `.completed` or
`.failed`, then the item with the tools.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from desktop_app.loopback.client_wire import ClientWire
from desktop_app.loopback.identifiers import new_id
from desktop_app.loopback.mcp_client import McpClient
from desktop_app.loopback.mcp_messages import McpFunction, McpProblem
from desktop_app.loopback.mcp_policy import allowed, needs_approval
from desktop_app.loopback.stored_conversation import StoredConversation, StoredItem
from desktop_app.protocol import server_events as events
from desktop_app.protocol.items import McpListToolsItem
from desktop_app.protocol.session_config import FunctionTool, McpChoice, McpTool, SessionConfig, Tool, ToolChoice

LEAVING_S = 1.0

log = logging.getLogger(__name__)


class McpOffer(NamedTuple):
    """A tool of a server, as a model may call it.

    Attributes:
        called: the name the model knows it by; another than its own where two servers have the same.
        asks: the client is asked first.
    """

    called: str
    label: str
    function: McpFunction
    asks: bool

    @property
    def as_function(self) -> FunctionTool:
        function = self.function
        return FunctionTool(name=self.called, description=function.description, parameters=function.input_schema)


class _Server:
    """One server and what is known of it."""

    def __init__(self, tool: McpTool) -> None:
        self.tool = tool
        self.client = McpClient(tool)
        self.functions: list[McpFunction] = []
        self.listed = asyncio.Event()


class McpServers:
    """Lists, offers and calls the tools of a session's MCP servers; a server has the name (`server_label`) it got."""

    def __init__(self, conversation: StoredConversation, wire: ClientWire, tasks: asyncio.TaskGroup) -> None:
        self._conversation = conversation
        self._wire = wire
        self._tasks = tasks
        self._servers: dict[str, _Server] = {}

    def configure(self, tools: Iterable[Tool]) -> None:
        """List the tools of every server that is new or has another address; what else changed is taken over."""
        for tool in tools:
            if isinstance(tool, McpTool):
                self._configure(tool)

    async def listed(self, tools: Iterable[Tool]) -> None:
        """As `configure`, for the tools of one response, which are waited for where only this response has them."""
        new = [tool for tool in tools if isinstance(tool, McpTool) and self._is_new(tool)]
        self.configure(new)
        for tool in new:
            await self._servers[tool.server_label].listed.wait()

    def offers(self, tools: Sequence[Tool], choice: ToolChoice) -> list[McpOffer]:
        """What a model may call of these tools, as far as the servers have told."""
        taken = {tool.name for tool in tools if isinstance(tool, FunctionTool)}
        found: list[McpOffer] = []
        for tool in tools:
            if not isinstance(tool, McpTool) or (server := self._servers.get(tool.server_label)) is None:
                continue
            for function in allowed(tool, server.functions):
                called = function.name if function.name not in taken else f"{tool.server_label}_{function.name}"
                taken.add(called)
                found.append(McpOffer(called, tool.server_label, function, needs_approval(tool, function)))
        return [offer for offer in found if _may_be_called(offer, choice)]

    async def call(self, label: str, name: str, arguments: str) -> str:
        """What a tool gives, as text. Raises `McpProblem`."""
        server = self._servers.get(label)
        if server is None:
            raise McpProblem("protocol_error", f"The session has no MCP server '{label}' any more.")
        try:
            read = msgspec.json.decode(arguments or "{}", type=dict)
        except msgspec.DecodeError:
            raise McpProblem("protocol_error", "The arguments of the call are no JSON object.") from None
        return await server.client.call(name, read)

    async def close(self) -> None:
        """Leave every server, within a second."""
        leaving = [asyncio.create_task(server.client.close()) for server in self._servers.values()]
        if leaving:
            _, late = await asyncio.wait(leaving, timeout=LEAVING_S)
            for task in late:
                task.cancel()

    def _is_new(self, tool: McpTool) -> bool:
        known = self._servers.get(tool.server_label)
        return known is None or _address(known.tool) != _address(tool)

    def _configure(self, tool: McpTool) -> None:
        if self._is_new(tool):
            before = self._servers.get(tool.server_label)
            if before is not None:
                self._tasks.create_task(before.client.close())
            server = self._servers[tool.server_label] = _Server(tool)
            self._tasks.create_task(self._list(server))
        else:
            self._servers[tool.server_label].tool = tool

    async def _list(self, server: _Server) -> None:
        item = McpListToolsItem(id=new_id("mcpl"), server_label=server.tool.server_label, tools=[])
        stored = StoredItem(item, str(item.id))
        previous = self._conversation.add(stored)
        self._wire.send(
            events.ConversationItemAdded(previous_item_id=previous, item=item),
            events.McpListToolsInProgress(item_id=stored.item_id),
        )
        news: type[events.McpListToolsCompleted] | type[events.McpListToolsFailed] = events.McpListToolsCompleted
        try:
            server.functions = await server.client.functions()
        except McpProblem as problem:
            log.warning("the tools of an MCP server cannot be listed: %s %s", problem.kind, problem.code or "")
            news = events.McpListToolsFailed
        item = msgspec.structs.replace(
            item, tools=[function.wire for function in allowed(server.tool, server.functions)]
        )
        stored.item = item
        server.listed.set()
        self._wire.send(news(item_id=stored.item_id), events.ConversationItemDone(previous_item_id=previous, item=item))


def shown_session(config: SessionConfig) -> SessionConfig:
    """A session as it is told to its client: what opens a server is not told back."""
    if not config.tools:
        return config
    shown = [
        msgspec.structs.replace(tool, authorization=msgspec.UNSET, headers=msgspec.UNSET)
        if isinstance(tool, McpTool)
        else tool
        for tool in config.tools
    ]
    return msgspec.structs.replace(config, tools=shown)


def _address(tool: McpTool) -> tuple[object, ...]:
    headers = tuple(sorted((tool.headers or {}).items()))
    return (tool.server_url, tool.connector_id, tool.tunnel_id, tool.authorization, headers)


def _may_be_called(offer: McpOffer, choice: ToolChoice) -> bool:
    if isinstance(choice, McpChoice):
        return offer.label == choice.server_label and choice.name in (None, msgspec.UNSET, "", offer.function.name)
    return choice in ("auto", "required")
