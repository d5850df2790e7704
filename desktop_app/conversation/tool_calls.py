"""Function calls: each is run once, all outputs of one response go back before one `response.create`.

The same call shows up in five events; it is known by its `call_id`. It is ready when its response is done: until then
the response may still be cancelled, and a call of a cancelled response must not be run. The time lost is that from the
end of the arguments to `response.done`, which follows at once unless there are more calls to come, and those are
answered together anyway. An output is sent as soon as it is there; the request for the response waits for the last one.
Calls of out-of-band responses are not part of the conversation, so they cannot be answered; they are not run.

The service's questions whether it may call a tool of an MCP server are waited for together with the calls of their
response, by their item id. Where the session forces calls (`tool_choice` ``required`` or one function) the response
that goes on is asked for with ``auto``: forced again it would call for ever.

When the user speaks, or presses a button to be heard, whoever runs the calls is told (`CallsInterrupted`) and breaks
off what can be broken off (`cancel`). The outputs then say so, and no response of ours is wanted for them, unless the
service answers speech by itself: should what it heard come to nothing, the queue asks in its place.
"""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from desktop_app.conversation.changes import (
    ApprovalWanted,
    CallReady,
    CallsCancelled,
    CallsInterrupted,
    InterruptionReason,
    ItemChanged,
    TimelineChanged,
)
from desktop_app.conversation.response_queue import ResponseQueue, ResponseRequest
from desktop_app.conversation.responses import ResponseRecord
from desktop_app.conversation.session_state import SessionState
from desktop_app.conversation.timeline import Span
from desktop_app.conversation.transcript import CallState, TranscriptItem
from desktop_app.protocol.client_events import ConversationItemCreate
from desktop_app.protocol.items import FunctionCallOutputItem, Item, McpApprovalResponseItem
from desktop_app.protocol.session_config import ResponseOptions

# For the model, not for a person; so not translated.
_LOST = '{"error":"The connection was lost before this call had a result. It is not known whether it did its work."}'


@dataclass(slots=True, eq=False)
class ToolCall:
    """One function call that the model asked for, or one question of the service's (`call_id` is its item id then).

    Attributes:
        silenced: the user broke in; its output alone is no reason to go on.
        is_last: the response that goes on must not call anything.
    """

    call_id: str
    item_id: str
    response_id: str
    ready_at_ms: float | None = None
    span: Span | None = None
    settled: bool = False
    output_item_id: str | None = None
    silenced: bool = False
    cancelled: bool = False
    is_last: bool = False
    is_approval: bool = False


class ToolCalls:
    """The function calls of a session."""

    def __init__(self, state: SessionState, queue: ResponseQueue) -> None:
        self._state = state
        self._queue = queue
        self._calls: dict[str, ToolCall] = {}
        self._by_response: dict[str, list[ToolCall]] = {}
        self._lost: list[ToolCall] = []

    def seen(self, item: TranscriptItem) -> None:
        """An event of a response showed a function call."""
        is_approval = item.kind == "mcp_approval_request"
        call_id = item.item_id if is_approval else item.call_id
        if not (is_approval or item.kind == "function_call") or not call_id:
            return
        if item.response_id is None or item.out_of_band or call_id in self._calls:
            return
        call = ToolCall(call_id, item.item_id, item.response_id, is_approval=is_approval)
        self._calls[call_id] = call
        self._by_response.setdefault(item.response_id, []).append(call)

    def response_done(self, record: ResponseRecord, status: str, reason: str | None, at_ms: float) -> None:
        """A response ended: its calls are ready, or never will be.

        Of a response that ran out of tokens the calls that were finished are ready.
        """
        dropped = []
        for call in self._by_response.get(record.response_id, ()):
            item = self._state.transcript.get(call.item_id)
            if item is None or call.settled or call.ready_at_ms is not None:
                continue
            cut_short = status == "incomplete" and reason == "max_output_tokens" and item.status == "completed"
            if status == "completed" or cut_short:
                self._ready(call, item, at_ms)
            else:
                self._settle(call, "cancelled", at_ms)
                dropped.append(call.call_id)
        if dropped:
            self._state.note(CallsCancelled(tuple(dropped)))

    def begin(self, call_id: str, at_ms: float) -> None:
        """The function begins to run; what went before, the user may have been asked, is no part of how long it ran."""
        call = self._open(call_id)
        item = None if call is None else self._state.transcript.get(call.item_id)
        if item is not None:
            item.call_started_at_ms = at_ms
            self._state.note(ItemChanged(item.item_id))

    def answer(self, call_id: str, output: str, failed: bool, at_ms: float, *, is_last: bool = False) -> None:
        """The function returned; an answer to a call that is settled or unknown is not sent."""
        call = self._open(call_id)
        if call is not None and not call.is_approval:
            call.is_last = is_last
            self._tell(call, FunctionCallOutputItem(call_id=call_id, output=output), at_ms)
            self._take_output(call, output, "failed" if failed else "done", at_ms)

    def cancel(self, call_id: str, output: str, at_ms: float) -> None:
        """The function was broken off because of the user; `output` says so."""
        call = self._open(call_id)
        if call is not None and not call.is_approval:
            call.cancelled = call.silenced
            self._tell(call, FunctionCallOutputItem(call_id=call_id, output=output), at_ms)
            self._take_output(call, output, "cancelled", at_ms)

    def approve(self, item_id: str, approve: bool, reason: str, at_ms: float) -> None:
        """The user answered whether the service may call a tool of an MCP server."""
        call = self._open(item_id)
        if call is not None and call.is_approval:
            words = reason or UNSET
            self._tell(call, McpApprovalResponseItem(approval_request_id=item_id, approve=approve, reason=words), at_ms)
            self._settle(call, "done" if approve else "cancelled", at_ms)
            self._continue_when_all_answered(call.response_id)

    def interrupted(self, reason: InterruptionReason) -> None:
        """The user speaks, or wants to be heard."""
        open_calls = [call for call in self._calls.values() if call.ready_at_ms is not None and not call.settled]
        for call in open_calls:
            call.silenced = reason != "barge_in" or not self._state.facts.creates_responses
        if call_ids := tuple(call.call_id for call in open_calls if not call.is_approval):
            self._state.note(CallsInterrupted(call_ids, reason))

    def output_joined(self, output_item: TranscriptItem, at_ms: float) -> None:
        """An output is in the conversation: ours, or one that was sent by hand."""
        call = self._calls.get(output_item.call_id)
        if call is None or call.settled or call.ready_at_ms is None:
            return
        call.output_item_id = output_item.item_id
        self._take_output(call, output_item.call_output or "", "done", at_ms)

    def item_removed(self, item: TranscriptItem, at_ms: float) -> None:
        """The item of a call was deleted: its answer would be refused."""
        call = self._calls.get(item.item_id if item.kind == "mcp_approval_request" else item.call_id)
        if call is None or call.settled or call.item_id != item.item_id:
            return
        self._settle(call, "cancelled", at_ms)
        self._state.note(CallsCancelled((call.call_id,)))
        self._continue_when_all_answered(call.response_id)

    @property
    def owes(self) -> bool:
        """Whether a function was called that has given nothing yet."""
        return any(call.ready_at_ms is not None and not call.settled for call in self._calls.values())

    def resumed(self) -> None:
        """A fresh session is about to be told of the calls: those that were lost get an output that says so."""
        for call in self._lost:
            item = self._state.transcript.get(call.item_id)
            if item is not None and item.call_output is None:
                item.call_output = _LOST
                self._state.changed(item.item_id)
        self._lost.clear()

    def session_ended(self, at_ms: float) -> None:
        """No call can be answered any more."""
        dropped = [call for call in self._calls.values() if not call.settled]
        self._lost = [call for call in dropped if call.ready_at_ms is not None and not call.is_approval]
        for call in dropped:
            self._settle(call, "cancelled", at_ms)
        if dropped:
            self._state.note(CallsCancelled(tuple(call.call_id for call in dropped)))

    def _open(self, call_id: str) -> ToolCall | None:
        """The call, if an answer to it would still be taken."""
        call = self._calls.get(call_id)
        return None if call is None or call.settled or call.ready_at_ms is None else call

    def _ready(self, call: ToolCall, item: TranscriptItem, at_ms: float) -> None:
        call.ready_at_ms = at_ms
        if call.is_approval:
            self._state.note(ApprovalWanted(item.item_id))
            self._state.note(ItemChanged(item.item_id))
            return
        item.call_state = "running"
        item.call_started_at_ms = at_ms
        call.span = self._state.timeline.add_span("assistant", "tool", at_ms, None, item.item_id)
        self._state.note(CallReady(call.call_id, item.call_name, item.call_arguments, item.item_id, call.response_id))
        self._state.note(ItemChanged(item.item_id))
        self._state.note(TimelineChanged())

    def _tell(self, call: ToolCall, item: Item, at_ms: float) -> None:
        call.output_item_id = item_id = self._state.outbox.new_item_id()
        self._state.outbox.send(ConversationItemCreate(item=replace(item, id=item_id)), at_ms)

    def _take_output(self, call: ToolCall, output: str, state: CallState, at_ms: float) -> None:
        item = self._state.transcript.get(call.item_id)
        if item is not None:
            item.call_output = output
        self._settle(call, state, at_ms)
        self._continue_when_all_answered(call.response_id)

    def _settle(self, call: ToolCall, state: CallState, at_ms: float) -> None:
        call.settled = True
        if call.span is not None:
            self._state.timeline.close(call.span, at_ms)
            self._state.note(TimelineChanged())
        item = self._state.transcript.get(call.item_id)
        if item is not None:
            item.call_state = state
            if item.call_started_at_ms is not None:
                item.call_duration_ms = at_ms - item.call_started_at_ms
            self._state.note(ItemChanged(item.item_id))

    def _continue_when_all_answered(self, response_id: str) -> None:
        calls = self._by_response[response_id]
        outputs = {call.output_item_id for call in calls if call.output_item_id is not None}
        wanted = any(call.output_item_id is not None and not call.cancelled for call in calls)
        if wanted and all(call.settled for call in calls):
            self._queue.request(ResponseRequest(self._options(calls), wants_answered=outputs))

    def _options(self, calls: list[ToolCall]) -> ResponseOptions | UnsetType:
        """What the response that goes on must be told, lest it calls on and on."""
        if any(call.is_last for call in calls):
            return ResponseOptions(tool_choice="none")
        forced = self._state.facts.session.tool_choice not in (UNSET, None, "auto", "none")
        return ResponseOptions(tool_choice="auto") if forced else UNSET
