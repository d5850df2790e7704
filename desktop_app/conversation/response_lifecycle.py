"""A response from `response.created` to `response.done`."""

from __future__ import annotations

from desktop_app.conversation.barge_in import BargeIn
from desktop_app.conversation.beside_cards import BesideCards
from desktop_app.conversation.changes import (
    ItemChanged,
    ProblemReported,
    ResponseFinished,
    ResponseStarted,
    TimelineChanged,
    TurnChanged,
    UsageChanged,
)
from desktop_app.conversation.error_kinds import problem_of
from desktop_app.conversation.response_content import ResponseContent
from desktop_app.conversation.response_queue import ResponseQueue
from desktop_app.conversation.responses import ResponseRecord
from desktop_app.conversation.session_facts import bytes_per_ms
from desktop_app.conversation.session_state import SessionState
from desktop_app.conversation.tool_calls import ToolCalls
from desktop_app.conversation.transcript import ResponseOutcome
from desktop_app.protocol.response import ErrorDetail, Response, StatusDetails, Usage
from desktop_app.protocol.response_events import ResponseCreated, ResponseDone


class ResponseLifecycle:
    """Starts and ends responses; each is known by its id, and the end of one may come after the start of the next."""

    def __init__(
        self,
        state: SessionState,
        queue: ResponseQueue,
        content: ResponseContent,
        calls: ToolCalls,
        barge_in: BargeIn,
        cards: BesideCards,
    ) -> None:
        self._state = state
        self._queue = queue
        self._content = content
        self._calls = calls
        self._barge_in = barge_in
        self._cards = cards

    def created(self, event: ResponseCreated, at_ms: float) -> None:
        """The model began a response; a second report of the same start changes nothing."""
        response = event.response
        known = self._state.responses.get(response.id)
        if known is not None and known.started:
            return
        record = self._state.responses.start(response.id, self._queue.is_out_of_band(response))
        audio_format = self._state.facts.response_format(response.audio)
        record.bytes_per_ms = bytes_per_ms(audio_format)
        if audio_format is not None and isinstance(audio_format.type, str):
            record.audio_format = audio_format.type
        unwanted = self._queue.started(record, response)
        if not record.out_of_band:
            self._begin_in_turn(record, at_ms)
        if unwanted:
            self._barge_in.cancel(record, at_ms)
        self._state.note(ResponseStarted(record.response_id, record.out_of_band, record.request_id))

    def done(self, event: ResponseDone, at_ms: float) -> None:
        """A response ended, whatever happened; a second report of the same end changes nothing."""
        response = event.response
        record = self._state.responses.known(response.id)
        if record.finished:
            return
        for wire in response.output:
            self._content.take(response.id, wire, at_ms)
        self._state.responses.finish(record)
        outcome = _outcome(response)
        self._finish_items(record, outcome)
        self._calls.response_done(record, outcome.status, outcome.reason, at_ms)
        self._barge_in.response_done(record, at_ms)
        self._queue.finished(record)
        self._account(record, response, outcome)
        self._mark_end(record, outcome, at_ms)
        metadata = self._queue.metadata(response)
        if not record.item_ids and (record.out_of_band or outcome.status == "failed"):
            self._cards.ended(record.request_id, outcome, at_ms)
        finished = ResponseFinished(
            record.response_id,
            outcome.status,
            outcome.reason,
            outcome.error,
            record.out_of_band,
            metadata,
            record.request_id,
            response.usage if isinstance(response.usage, Usage) else None,
        )
        self._state.note(finished)

    def _begin_in_turn(self, record: ResponseRecord, at_ms: float) -> None:
        turn = self._state.turns.response_started(record.response_id)
        record.turn_index = turn.index
        self._state.turns.step(turn, "response_created", at_ms)
        self._state.timeline.add_marker("response_created", at_ms, "assistant")
        self._state.note(TurnChanged(turn.index))
        self._state.note(TimelineChanged())

    def _finish_items(self, record: ResponseRecord, outcome: ResponseOutcome) -> None:
        for item_id in record.item_ids:
            item = self._state.transcript.get(item_id)
            if item is None:
                continue
            self._content.finish(item)
            item.outcome = outcome
            if item.status == "in_progress":
                item.status = "completed" if outcome.status == "completed" else "incomplete"
            self._state.note(ItemChanged(item_id))

    def _account(self, record: ResponseRecord, response: Response, outcome: ResponseOutcome) -> None:
        turn = None if record.turn_index is None else self._state.turns.turns[record.turn_index]
        if isinstance(response.usage, Usage):
            self._state.usage.add(response.usage)
            self._state.note(UsageChanged())
            if turn is not None:
                turn.use(response.usage)
        if turn is not None:
            turn.outcome = outcome
            self._state.note(TurnChanged(turn.index))

    def _mark_end(self, record: ResponseRecord, outcome: ResponseOutcome, at_ms: float) -> None:
        last_item_id = record.item_ids[-1] if record.item_ids else ""
        if outcome.status == "cancelled":
            self._state.timeline.add_marker("cancelled", at_ms, "assistant", last_item_id)
            self._state.note(TimelineChanged())
        elif outcome.status == "failed":
            self._state.timeline.add_marker("error", at_ms, "assistant", last_item_id)
            self._state.note(TimelineChanged())
            self._state.note(ProblemReported(problem_of(outcome.error or ErrorDetail(), "response_failed")))


def _outcome(response: Response) -> ResponseOutcome:
    details = response.status_details
    if not isinstance(details, StatusDetails):
        return ResponseOutcome(response.status or "completed")
    reason = details.reason if isinstance(details.reason, str) else None
    error = details.error if isinstance(details.error, ErrorDetail) else None
    return ResponseOutcome(response.status or "completed", reason, error)
