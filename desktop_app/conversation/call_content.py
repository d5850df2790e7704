"""What streams into function and MCP calls: arguments, and how the service's own calls fare."""

from __future__ import annotations

from desktop_app.conversation.changes import ItemChanged
from desktop_app.conversation.response_content import ResponseContent
from desktop_app.conversation.session_state import SessionState
from desktop_app.conversation.tool_calls import ToolCalls
from desktop_app.conversation.transcript import CallState, TranscriptItem
from desktop_app.protocol.items import FunctionCallItem, McpCallItem
from desktop_app.protocol.response_events import (
    ResponseFunctionCallArgumentsDelta,
    ResponseFunctionCallArgumentsDone,
    ResponseMcpCallArgumentsDelta,
    ResponseMcpCallArgumentsDone,
    ResponseMcpCallCompleted,
    ResponseMcpCallFailed,
    ResponseMcpCallInProgress,
)
from desktop_app.protocol.server_events import McpListToolsCompleted, McpListToolsFailed, McpListToolsInProgress

_McpNews = (
    ResponseMcpCallInProgress
    | ResponseMcpCallCompleted
    | ResponseMcpCallFailed
    | McpListToolsInProgress
    | McpListToolsCompleted
    | McpListToolsFailed
)
_MCP_STATES: dict[type, CallState] = {
    ResponseMcpCallInProgress: "running",
    ResponseMcpCallCompleted: "done",
    ResponseMcpCallFailed: "failed",
    McpListToolsInProgress: "running",
    McpListToolsCompleted: "done",
    McpListToolsFailed: "failed",
}


class CallContent:
    """The arguments and states of calls, by item."""

    def __init__(self, state: SessionState, content: ResponseContent, calls: ToolCalls) -> None:
        self._state = state
        self._content = content
        self._calls = calls

    def arguments_delta(self, event: ResponseFunctionCallArgumentsDelta, at_ms: float) -> None:
        """More of a function call's arguments."""
        item = self._function_call(event, at_ms)
        if item is not None:
            item.append_arguments(event.delta)

    def arguments_done(self, event: ResponseFunctionCallArgumentsDone, at_ms: float) -> None:
        """The whole arguments; the name comes with them or, in the preview dialect, with the item."""
        item = self._function_call(event, at_ms)
        if item is not None:
            item.call_arguments = event.arguments or item.call_arguments
            if isinstance(event.name, str):
                item.call_name = event.name

    def mcp_arguments_delta(self, event: ResponseMcpCallArgumentsDelta, at_ms: float) -> None:
        """More of an MCP call's arguments."""
        item = self._content.item(event.response_id, McpCallItem(id=event.item_id), at_ms)
        if item is not None:
            item.append_arguments(event.delta)
            self._state.note(ItemChanged(item.item_id))

    def mcp_arguments_done(self, event: ResponseMcpCallArgumentsDone, at_ms: float) -> None:
        """The whole arguments of an MCP call."""
        item = self._content.item(event.response_id, McpCallItem(id=event.item_id), at_ms)
        if item is not None:
            item.call_arguments = event.arguments or item.call_arguments
            self._state.note(ItemChanged(item.item_id))

    def mcp_news(self, event: _McpNews, at_ms: float) -> None:
        """An MCP call, or the listing of a server's tools, goes on or ended."""
        item = self._state.transcript.get(event.item_id)
        if item is not None:
            item.call_state = _MCP_STATES[type(event)]
            if item.call_state == "running":
                item.call_started_at_ms = at_ms
            elif item.call_started_at_ms is not None and item.call_duration_ms is None:
                item.call_duration_ms = at_ms - item.call_started_at_ms
            self._state.note(ItemChanged(item.item_id))

    def _function_call(
        self, event: ResponseFunctionCallArgumentsDelta | ResponseFunctionCallArgumentsDone, at_ms: float
    ) -> TranscriptItem | None:
        wire = FunctionCallItem(id=event.item_id, call_id=event.call_id)
        item = self._content.item(event.response_id, wire, at_ms)
        if item is not None:
            item.call_id = item.call_id or event.call_id
            self._state.place_last(item)
            self._calls.seen(item)
            self._state.note(ItemChanged(item.item_id))
        return item
