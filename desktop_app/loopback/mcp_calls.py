"""The calls of MCP servers in one response: asked about, made, and told, in the order of the services.

Source: GA reference 7, 9 and 12.10. A call that was approved is made by the next response, before anything else; a
call that needs no approval is made at once, and the response goes on with what it gave.
"""

from __future__ import annotations

from typing import Any

import msgspec

from desktop_app.loopback.client_wire import ClientWire
from desktop_app.loopback.identifiers import new_call_id, new_id, obfuscation
from desktop_app.loopback.mcp_messages import McpProblem
from desktop_app.loopback.mcp_servers import McpOffer, McpServers
from desktop_app.loopback.response_plan import ResponsePlan
from desktop_app.loopback.response_script import Events, ResponseScript
from desktop_app.loopback.speech_pacing import argument_deltas
from desktop_app.protocol import response_events as events
from desktop_app.protocol.items import (
    FunctionCallItem,
    FunctionCallOutputItem,
    Item,
    McpApprovalRequestItem,
    McpApprovalResponseItem,
    McpCallItem,
)
from desktop_app.protocol.session_config import FunctionChoice, FunctionTool, McpChoice, ToolChoice

NOT_ALLOWED = "The user did not allow this call."


class McpCalls:
    """What one response has to do with the session's MCP servers."""

    def __init__(self, plan: ResponsePlan, servers: McpServers, script: ResponseScript, wire: ClientWire) -> None:
        self._plan = plan
        self._servers = servers
        self._script = script
        self._wire = wire
        self._made: list[Item] = []
        self._offers: dict[str, McpOffer] = {}

    @property
    def functions(self) -> list[FunctionTool]:
        """The servers' tools, as functions a partner may call."""
        return [offer.as_function for offer in self._offers.values()]

    @property
    def choice(self) -> ToolChoice:
        """The response's tool choice, in words of functions; after a call nothing is forced any more."""
        choice = self._plan.tool_choice
        if self._made and not isinstance(choice, str):
            return "auto"
        if not isinstance(choice, McpChoice):
            return "auto" if self._made and choice == "required" else choice
        named = next((offer for offer in self._offers.values() if offer.function.name == choice.name), None)
        return FunctionChoice(name=named.called) if named is not None else "required"

    def offers(self, called: str) -> bool:
        """Whether a partner's call is one of a server's tool."""
        return called in self._offers

    async def begin(self) -> None:
        """Know the servers' tools, and make the calls that were approved since."""
        await self._servers.listed(self._plan.tools)
        self._offers = {offer.called: offer for offer in self._servers.offers(self._plan.tools, self._plan.tool_choice)}
        for asked in self._approved():
            call = McpCallItem(
                **_ids("mcp"), server_label=asked.server_label, name=asked.name, approval_request_id=asked.id
            )
            await self._make(call, asked.arguments)

    async def call(self, called: str, arguments: str) -> bool:
        """Make a call, or ask whether it may be made; True where the response goes on with its result."""
        offer = self._offers[called]
        if offer.asks:
            request = McpApprovalRequestItem(
                **_ids("mcpr"), server_label=offer.label, name=offer.function.name, arguments=arguments
            )
            self._wire.send(*self._script.open_item(request), *self._script.close_item(request))
            return False
        call = McpCallItem(**_ids("mcp"), server_label=offer.label, name=offer.function.name)
        await self._make(call, arguments)
        return True

    def told(self, items: list[Item]) -> list[Item]:
        """The context for a partner, who knows functions only, with the calls of this response at its end."""
        requests = {item.id: item for item in items if isinstance(item, McpApprovalRequestItem)}
        found: list[Item] = []
        for item in (*items, *self._made):
            if isinstance(item, McpCallItem):
                found += _as_function(item, item.output if isinstance(item.output, str) else _failure(item))
            elif isinstance(item, McpApprovalResponseItem) and not item.approve:
                asked = requests.get(item.approval_request_id)
                found += [] if asked is None else _as_function(asked, _refusal(item))
            else:
                found.append(item)
        return found

    def _approved(self) -> list[McpApprovalRequestItem]:
        """What the client said yes to and nobody has called yet."""
        items = [stored.item for stored in self._plan.context]
        requests = {item.id: item for item in items if isinstance(item, McpApprovalRequestItem)}
        called = {item.approval_request_id for item in items if isinstance(item, McpCallItem)}
        yes = [item.approval_request_id for item in items if isinstance(item, McpApprovalResponseItem) and item.approve]
        return [requests[each] for each in dict.fromkeys(yes) if each in requests and each not in called]

    async def _make(self, call: McpCallItem, arguments: str) -> None:
        self._wire.send(*_begun(self._script, call, arguments))
        call = msgspec.structs.replace(call, arguments=arguments)
        try:
            output = await self._servers.call(call.server_label, call.name, arguments)
            call = msgspec.structs.replace(call, output=output)
        except McpProblem as problem:
            call = msgspec.structs.replace(call, error=problem.wire)
        self._made.append(call)
        self._wire.send(*_ended(self._script, call))


def _begun(script: ResponseScript, call: McpCallItem, arguments: str) -> Events:
    sent = script.open_item(call)
    place: dict[str, Any] = {"item_id": str(call.id), "output_index": script.index}
    common = {"response_id": script.response_id, **place}
    sent += [
        events.ResponseMcpCallArgumentsDelta(**common, delta=delta, obfuscation=obfuscation())
        for delta in argument_deltas(arguments)
    ]
    sent.append(events.ResponseMcpCallArgumentsDone(**common, arguments=arguments))
    script.count_text(call.name + arguments)
    # A response that is stopped meanwhile shows the call with what it asked for.
    script.set_open_item(msgspec.structs.replace(call, arguments=arguments))
    return [*sent, events.ResponseMcpCallInProgress(**place)]


def _ended(script: ResponseScript, call: McpCallItem) -> Events:
    news = events.ResponseMcpCallFailed if isinstance(call.error, dict) else events.ResponseMcpCallCompleted
    return [news(item_id=str(call.id), output_index=script.index), *script.close_item(call)]


def _ids(prefix: str) -> dict[str, Any]:
    return {"id": new_id(prefix)}


def _refusal(answer: McpApprovalResponseItem) -> str:
    return f"{NOT_ALLOWED} The reason is: {answer.reason.strip().rstrip('.')}." if answer.reason else NOT_ALLOWED


def _failure(call: McpCallItem) -> str:
    error = call.error if isinstance(call.error, dict) else {}
    return msgspec.json.encode({"error": str(error.get("message", "The call was not finished."))}).decode()


def _as_function(call: McpCallItem | McpApprovalRequestItem, output: str) -> list[Item]:
    call_id = new_call_id()
    return [
        FunctionCallItem(call_id=call_id, name=call.name, arguments=call.arguments),
        FunctionCallOutputItem(call_id=call_id, output=output),
    ]
