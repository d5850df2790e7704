"""The conversation goes on over another connection: what ends with the old one, and what the new one is told.

A fresh session knows nothing (no service resumes one). Transcript, timeline, turns and usage are the conversation's and
stay; the active response, the input buffer, the service's count of audio and what waits for an answer are the
connection's and begin anew.

When the answer is asked for again: the last thing said is the user's (or a function's output), an answer to it was
asked for, being made, or due by itself, and *nothing* of it has arrived. As soon as anything of an answer arrived it is
heard to its end, marked as incomplete, and not asked for again: a second answer would repeat what was heard.

What the user said and the service has not written down yet is said again from the sound that was kept
(`unsettled_from_ms`); its rows make room for those the fresh session makes.
"""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.conversation.changes import SessionResumed, TimelineChanged
from desktop_app.conversation.outbox import Command
from desktop_app.conversation.reseeding import Reseeding, reseeding_of
from desktop_app.conversation.response_queue import ResponseRequest
from desktop_app.conversation.session_parts import SessionParts
from desktop_app.conversation.timeline import Span
from desktop_app.conversation.transcript import TranscriptItem, TranscriptPart
from desktop_app.protocol.client_events import ConversationItemCreate, ConversationItemDelete, SessionUpdate
from desktop_app.protocol.items import FunctionCallOutputItem, InputText, MessageItem
from desktop_app.protocol.session_config import SessionConfig

_SHORTEST_GAP_MS = 100.0
# For the model, not for a person; so not translated.
_GO_ON = (
    "The connection was lost in the middle of your last message. The user heard it up to where it ends. "
    "Continue it from exactly there, without repeating anything."
)
_LEAD_IN_MS = 500.0
"""So much before the first sound may a service let speech begin."""


class Continuation:
    """Takes a conversation from one connection to the next."""

    def __init__(self, parts: SessionParts) -> None:
        self._parts = parts
        self._state = parts.state
        self._seams = 0
        self._answer_wanted = False
        self._lost_at_ms = 0.0
        self._gap: Span | None = None
        self._deletes: dict[str, str] = {}

    def lost(self, at_ms: float, goes_on: bool) -> None:
        """The connection is gone, or with it, in the end, the hope for another; remembers what it still owed."""
        if self._gap is not None and not goes_on:
            # Where no other connection was tried there was no gap, but an end.
            short = at_ms - self._gap.start_ms < _SHORTEST_GAP_MS
            if short:
                self._state.timeline.discard(self._gap)
            else:
                self._state.timeline.close(self._gap, at_ms)
            self._gap = None
        if self._state.ended:
            return
        active = self._state.responses.active
        being_made = active is not None and not active.cancel_asked and not active.cut
        self._answer_wanted = being_made or self._parts.queue.owes or self._parts.calls.owes
        self._lost_at_ms = at_ms
        self._parts.end(at_ms)
        if goes_on:
            self._gap = self._state.timeline.add_span("assistant", "gap", at_ms, None, "")
            self._state.note(TimelineChanged())

    @property
    def unsettled_from_ms(self) -> float | None:
        """Since when something was said that is in no transcript yet; None if nothing was."""
        started = [*self._parts.input.open_since_ms, *self._parts.buffer.open_since_ms]
        started += [item.at_ms for item in self._unsettled()]
        return min(started, default=None)

    @property
    def settled_until_ms(self) -> float:
        """Up to where on the session's clock the user's speech is in the transcript, for good."""
        unsettled = {item.item_id for item in self._unsettled()}
        for item in reversed(self._state.transcript.items):
            if item.role == "user" and item.spoken and item.item_id not in unsettled and item.end_ms is not None:
                return item.end_ms
        return 0.0

    def resume(self, session: SessionConfig, note: str, at_ms: float, said_again_from_ms: float | None) -> None:
        """A fresh session took over, configured as `session`; tells it what was said and goes on."""
        self._begin_anew(session)
        if said_again_from_ms is not None:
            self._make_room(said_again_from_ms)
        self._settle_for_good()
        self._parts.calls.resumed()
        pending = self._still_wanted()
        deletes = [command for command in pending if isinstance(command.event, ConversationItemDelete)]
        self._deletes = {command.event_id: self._state.own_id(_deleted_id(command)) for command in deletes}
        self._state.outbox.forget()
        repeated = {_created_id(command) for command in pending} - {""}
        answered = {_answered_call(command) for command in pending} - {""}
        reseeding = reseeding_of(self._state.transcript.items, except_ids=repeated, answered=answered)
        self._seam(note, at_ms)
        self._tell(reseeding, at_ms)
        for command in pending:
            self._ask_again(command, at_ms)
        self._want_answer(pending)
        gap_ms = at_ms - self._lost_at_ms
        spoken = [item for item in self._state.transcript.items if item.seam_ms is None and not item.hidden]
        cut_off = bool(spoken) and not pending and self._was_cut_off(spoken[-1])
        self._state.note(SessionResumed(session, gap_ms, len(reseeding.own_ids), reseeding.left_out, cut_off))

    def go_on(self, at_ms: float) -> None:
        """Have the answer that the loss cut off continued; nothing if something was said since."""
        items = [item for item in self._state.transcript.items if item.seam_ms is None and not item.hidden]
        if self._state.ended or not items or not self._was_cut_off(items[-1]):
            return
        note = MessageItem(id=self._state.outbox.new_item_id(), role="system", content=[InputText(text=_GO_ON)])
        self._state.told_beside(note.id or "", self._state.transcript.items[-1].item_id)
        self._state.outbox.send(ConversationItemCreate(item=note), at_ms)
        self._parts.queue.request(ResponseRequest())

    def _was_cut_off(self, item: TranscriptItem) -> bool:
        """Whether a loss ended an answer before its end."""
        by_loss = item.item_id in self._state.of_before and item.status == "incomplete" and item.outcome is None
        return by_loss and item.role == "assistant" and item.truncated_at_ms is None and bool(item.text)

    def _begin_anew(self, session: SessionConfig) -> None:
        self._state.resume()
        self._state.facts.resumed(session)
        self._parts.queue.resumed()
        self._parts.buffer.resumed()

    def _still_wanted(self) -> list[Command]:
        """What was asked of the lost connection and not answered; what it was told of the conversation is told anew."""
        kinds = (ConversationItemCreate, ConversationItemDelete, SessionUpdate)
        asked = self._state.outbox.unanswered(kinds)
        gone = self._state.exchanged_ids
        return [
            command
            for command in asked
            if not self._state.is_seed(_created_id(command)) and _deleted_id(command) not in gone
        ]

    def _ask_again(self, command: Command, at_ms: float) -> None:
        if not isinstance(command.event, ConversationItemDelete):
            self._state.outbox.resend(command)
            return
        own_id = self._deletes.get(command.event_id, "")
        wire_id = self._state.wire_id(own_id) if own_id else None
        if wire_id is not None:
            self._state.outbox.send(ConversationItemDelete(item_id=wire_id), at_ms)
        elif own_id:
            self._parts.items.removed(own_id, at_ms)

    def _make_room(self, from_ms: float) -> None:
        """What is said again has no old rows and no old marks on the time line."""
        for item in self._unsettled():
            if item.end_ms is None or item.end_ms > from_ms:
                self._state.deleted.add(item.item_id)
                self._state.remove(item.item_id)
        timeline = self._state.timeline
        for span in timeline.spans_between(from_ms, self._lost_at_ms):
            of_user = span.lane == "user" and span.kind in ("speech", "vad_silence")
            if of_user and span.start_ms >= from_ms - _LEAD_IN_MS:
                timeline.discard(span)
        self._state.note(TimelineChanged())

    def _settle_for_good(self) -> None:
        """Nobody will write down any more what is not said again."""
        for item in self._state.transcript.items:
            if item.transcription in ("pending", "interim") and item.status != "listening":
                item.transcription = "failed"
                self._state.changed(item.item_id)

    def _seam(self, note: str, at_ms: float) -> None:
        self._seams += 1
        gap_ms = at_ms - self._lost_at_ms
        if self._gap is not None:
            self._state.timeline.close(self._gap, at_ms)
            self._gap = None
        item = TranscriptItem(f"duologue_seam_{self._seams}", "message", role="system", status="completed")
        item.at_ms, item.end_ms, item.seam_ms = self._lost_at_ms, at_ms, gap_ms
        item.add_part(TranscriptPart(0, "text", note))
        self._state.transcript.add(item)
        self._state.place_last(item)
        self._state.note(TimelineChanged())

    def _tell(self, reseeding: Reseeding, at_ms: float) -> None:
        self._state.seeded(reseeding.own_ids)
        for item in reseeding.items:
            self._state.outbox.send(ConversationItemCreate(item=item), at_ms)
        modalities = self._state.facts.session.output_modalities
        if isinstance(modalities, list) and reseeding.items:
            # A model that finds its own words as text goes on in text.
            self._state.facts.configure(SessionConfig(output_modalities=modalities), at_ms)

    def _want_answer(self, pending: Iterable[Command]) -> None:
        repeated = [_created_id(command) for command in pending if _is_said(command)]
        waits_for = repeated[-1] if repeated else self._unanswered_item_id()
        if waits_for and (self._answer_wanted or (not repeated and self._service_owes())):
            self._parts.queue.request(ResponseRequest(wants_answered={waits_for}))

    def _unanswered_item_id(self) -> str:
        for item in reversed(self._state.transcript.items):
            if item.hidden or item.seam_ms is not None or item.role == "system" or item.status == "listening":
                continue
            if item.role == "assistant":
                if item.text or item.received_ms:
                    return ""
            elif item.role == "user" or item.kind == "function_call_output":
                return item.item_id
            elif item.kind == "function_call":
                return item.item_id if item.call_output is not None else ""
        return ""

    def _service_owes(self) -> bool:
        """Whether the service would have answered what was said last by itself."""
        turns = self._state.turns.turns
        return bool(turns) and turns[-1].outcome is None and self._state.facts.creates_responses

    def _unsettled(self) -> list[TranscriptItem]:
        """What the user said last, as far as it is not written down and nothing of an answer has come."""
        found: list[TranscriptItem] = []
        for item in reversed(self._state.transcript.items):
            if item.role == "assistant" and (item.text or item.received_ms):
                break
            if item.role != "user" or item.hidden or not item.spoken or item.status == "listening":
                continue
            if item.text and item.transcription == "done":
                break
            if item.transcription != "failed":
                found.append(item)
        return found


def _created_id(command: Command) -> str:
    event = command.event
    return event.item.id if isinstance(event, ConversationItemCreate) and isinstance(event.item.id, str) else ""


def _answered_call(command: Command) -> str:
    item = command.event.item if isinstance(command.event, ConversationItemCreate) else None
    return item.call_id if isinstance(item, FunctionCallOutputItem) else ""


def _deleted_id(command: Command) -> str:
    return command.event.item_id if isinstance(command.event, ConversationItemDelete) else ""


def _is_said(command: Command) -> bool:
    item = command.event.item if isinstance(command.event, ConversationItemCreate) else None
    return isinstance(item, FunctionCallOutputItem) or (isinstance(item, MessageItem) and item.role == "user")
