"""Who answers for an `error` event, and whether a person has to know.

Races are part of normal use (`error_kinds`): they are counted and never shown, except that ten within a minute mean
that turns are being taken in a loop, which is said once.
"""

from __future__ import annotations

from collections import deque

from desktop_app.conversation.barge_in import BargeIn
from desktop_app.conversation.changes import ProblemReported, TimelineChanged
from desktop_app.conversation.error_kinds import (
    ACTIVE_RESPONSE,
    NOT_MODEL_AUDIO,
    SHORTER_AUDIO,
    field_of,
    problem_of,
    race_of,
    text_of,
)
from desktop_app.conversation.input_buffer import InputBuffer
from desktop_app.conversation.item_content import wire_id
from desktop_app.conversation.outbox import Answerable, Command
from desktop_app.conversation.response_queue import ResponseQueue
from desktop_app.conversation.session_state import SessionState
from desktop_app.protocol.client_events import (
    ConversationItemCreate,
    ConversationItemDelete,
    ConversationItemRetrieve,
    ConversationItemTruncate,
    InputAudioBufferCommit,
    ResponseCancel,
    ResponseCreate,
    SessionUpdate,
)
from desktop_app.protocol.response import ErrorDetail
from desktop_app.protocol.server_events import ErrorEvent

_LOOP_RACES = 10
_LOOP_MS = 60_000.0

_COMMAND_OF_CODE: dict[str, type[Answerable]] = {
    "response_cancel_not_active": ResponseCancel,
    "input_audio_buffer_commit_empty": InputAudioBufferCommit,
    "item_truncate_invalid_item_id": ConversationItemTruncate,
    NOT_MODEL_AUDIO: ConversationItemTruncate,
    SHORTER_AUDIO: ConversationItemTruncate,
    "item_delete_invalid_item_id": ConversationItemDelete,
    "item_retrieve_invalid_item_id": ConversationItemRetrieve,
    "item_already_exists": ConversationItemCreate,
    "cannot_update_voice": SessionUpdate,
    "invalid_tool_call_id": ConversationItemCreate,
}
_COMMAND_OF_FIELD: dict[str, type[Answerable]] = {
    "session": SessionUpdate,
    "item": ConversationItemCreate,
    "previous_item_id": ConversationItemCreate,
    "response": ResponseCreate,
    "audio_end_ms": ConversationItemTruncate,
    "content_index": ConversationItemTruncate,
}


class ErrorPolicy:
    """Settles the command an error answers and sorts races from problems."""

    def __init__(self, state: SessionState, queue: ResponseQueue, buffer: InputBuffer, barge_in: BargeIn) -> None:
        self._state = state
        self._queue = queue
        self._buffer = buffer
        self._barge_in = barge_in
        self._races_at_ms: deque[float] = deque(maxlen=_LOOP_RACES)

    def error(self, event: ErrorEvent, at_ms: float) -> None:
        """An `error` came; the session mostly goes on."""
        error = event.error
        shown = False
        race = race_of(error, truncating=False)
        command = self._command(error, race)
        if command is not None and isinstance(command.event, ConversationItemTruncate):
            race = race_of(error, truncating=True)
        if race == ACTIVE_RESPONSE:
            self._queue.conflict(text_of(error.event_id) or None, text_of(error.message))
        elif command is not None:
            shown = self._settle(command, error, at_ms)
        if race is not None:
            self._count(race, at_ms)
        else:
            self._report(error, shown, at_ms)

    def _command(self, error: ErrorDetail, race: str | None) -> Command | None:
        """The command an error names; where it names none, the oldest of the kind it speaks of."""
        if race == ACTIVE_RESPONSE:
            return None
        event_id = text_of(error.event_id)
        if event_id:
            return self._state.outbox.settle(event_id)
        kind = _COMMAND_OF_CODE.get(race or text_of(error.code))
        if kind is None and race is None:
            named = field_of(error)
            kind = _COMMAND_OF_FIELD.get(named.split(".")[0])
            if not named and self._state.outbox.holds_only(SessionUpdate):
                kind = SessionUpdate  # names nothing, and nothing else can be meant
        return None if kind is None else self._state.outbox.answered(kind)

    def _settle(self, command: Command, error: ErrorDetail, at_ms: float) -> bool:
        """Whoever sent the command hears that it failed; returns whether a person sees it there, with the words."""
        event = command.event
        if isinstance(event, SessionUpdate):
            self._state.note(self._state.facts.refused(command, error))
        elif isinstance(event, ResponseCreate):
            return self._queue.refused(command.event_id, error, at_ms)
        elif isinstance(event, ConversationItemTruncate):
            self._barge_in.truncate_refused(command, text_of(error.message), at_ms)
        elif isinstance(event, InputAudioBufferCommit):
            self._buffer.commit_refused(command.event_id)
        elif isinstance(event, ConversationItemCreate):
            self._queue.item_refused(wire_id(event.item))
        return isinstance(event, SessionUpdate)

    def _count(self, race: str, at_ms: float) -> None:
        self._state.counters[race] += 1
        self._races_at_ms.append(at_ms)
        if len(self._races_at_ms) == _LOOP_RACES and at_ms - self._races_at_ms[0] <= _LOOP_MS:
            self._races_at_ms.clear()
            self._state.report("misuse", "races_in_a_loop", param=race)

    def _report(self, error: ErrorDetail, shown: bool, at_ms: float) -> None:
        problem = problem_of(error)
        if shown and problem.kind in ("misuse", "unknown"):
            return  # told where it was asked for; it is nothing that happened in the conversation
        self._state.timeline.add_marker("error", at_ms, "assistant")
        self._state.note(TimelineChanged())
        self._state.note(ProblemReported(problem))
