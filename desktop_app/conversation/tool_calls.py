"""Function calls: each is run once, all outputs of one response go back before one `response.create`.

The same call shows up in five events; it is known by its `call_id`. It is ready when its response is done: until then
the response may still be cancelled, and a call of a cancelled response must not be run. The time lost is that from the
end of the arguments to `response.done`, which follows at once unless there are more calls to come, and those are
answered together anyway. An output is sent as soon as it is there; the request for the response waits for the last one.
Calls of out-of-band responses are not part of the conversation, so they cannot be answered; they are not run.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.conversation.changes import CallReady, CallsCancelled, ItemChanged, TimelineChanged
from desktop_app.conversation.response_queue import ResponseQueue, ResponseRequest
from desktop_app.conversation.responses import ResponseRecord
from desktop_app.conversation.session_state import SessionState
from desktop_app.conversation.timeline import Span
from desktop_app.conversation.transcript import CallState, TranscriptItem
from desktop_app.protocol.client_events import ConversationItemCreate
from desktop_app.protocol.items import FunctionCallOutputItem


@dataclass(slots=True, eq=False)
class ToolCall:
    """One function call that the model asked for."""

    call_id: str
    item_id: str
    response_id: str
    ready_at_ms: float | None = None
    span: Span | None = None
    settled: bool = False
    output_item_id: str | None = None


class ToolCalls:
    """The function calls of a session."""

    def __init__(self, state: SessionState, queue: ResponseQueue) -> None:
        self._state = state
        self._queue = queue
        self._calls: dict[str, ToolCall] = {}
        self._by_response: dict[str, list[ToolCall]] = {}

    def seen(self, item: TranscriptItem) -> None:
        """An event of a response showed a function call."""
        if item.kind != "function_call" or not item.call_id or item.response_id is None or item.out_of_band:
            return
        if item.call_id in self._calls:
            return
        call = ToolCall(item.call_id, item.item_id, item.response_id)
        self._calls[item.call_id] = call
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

    def answer(self, call_id: str, output: str, failed: bool, at_ms: float) -> None:
        """The function returned; an answer to a call that is settled or unknown is not sent."""
        call = self._calls.get(call_id)
        if call is None or call.settled or call.ready_at_ms is None:
            return
        item_id = self._state.outbox.new_item_id()
        output_item = FunctionCallOutputItem(id=item_id, call_id=call_id, output=output)
        self._state.outbox.send(ConversationItemCreate(item=output_item), at_ms)
        call.output_item_id = item_id
        self._take_output(call, output, "failed" if failed else "done", at_ms)

    def output_joined(self, output_item: TranscriptItem, at_ms: float) -> None:
        """An output is in the conversation: ours, or one that was sent by hand."""
        call = self._calls.get(output_item.call_id)
        if call is None or call.settled or call.ready_at_ms is None:
            return
        call.output_item_id = output_item.item_id
        self._take_output(call, output_item.call_output or "", "done", at_ms)

    def item_removed(self, item: TranscriptItem, at_ms: float) -> None:
        """The item of a call was deleted: its answer would be refused."""
        call = self._calls.get(item.call_id) if item.kind == "function_call" else None
        if call is None or call.settled:
            return
        self._settle(call, "cancelled", at_ms)
        self._state.note(CallsCancelled((call.call_id,)))
        self._continue_when_all_answered(call.response_id)

    def session_ended(self, at_ms: float) -> None:
        """No call can be answered any more."""
        dropped = [call for call in self._calls.values() if not call.settled]
        for call in dropped:
            self._settle(call, "cancelled", at_ms)
        if dropped:
            self._state.note(CallsCancelled(tuple(call.call_id for call in dropped)))

    def _ready(self, call: ToolCall, item: TranscriptItem, at_ms: float) -> None:
        call.ready_at_ms = at_ms
        item.call_state = "running"
        item.call_started_at_ms = at_ms
        call.span = self._state.timeline.add_span("assistant", "tool", at_ms, None, item.item_id)
        self._state.note(CallReady(call.call_id, item.call_name, item.call_arguments, item.item_id, call.response_id))
        self._state.note(ItemChanged(item.item_id))
        self._state.note(TimelineChanged())

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
            if call.ready_at_ms is not None:
                item.call_duration_ms = at_ms - call.ready_at_ms
            self._state.note(ItemChanged(item.item_id))

    def _continue_when_all_answered(self, response_id: str) -> None:
        calls = self._by_response[response_id]
        outputs = {call.output_item_id for call in calls if call.output_item_id is not None}
        if outputs and all(call.settled for call in calls):
            self._queue.request(ResponseRequest(wants_answered=outputs))
