"""The parts of the core, built once and in order: each knows those before it."""

from __future__ import annotations

from desktop_app.conversation.barge_in import BargeIn
from desktop_app.conversation.beside_cards import BesideCards
from desktop_app.conversation.call_content import CallContent
from desktop_app.conversation.changes import ItemChanged
from desktop_app.conversation.conversation_items import ConversationItems
from desktop_app.conversation.dialect_facts import DialectFacts
from desktop_app.conversation.error_policy import ErrorPolicy
from desktop_app.conversation.input_buffer import InputBuffer
from desktop_app.conversation.input_turns import InputTurns
from desktop_app.conversation.item_edits import ItemEdits
from desktop_app.conversation.playback import Playback
from desktop_app.conversation.response_content import ResponseContent
from desktop_app.conversation.response_lifecycle import ResponseLifecycle
from desktop_app.conversation.response_queue import ResponseQueue
from desktop_app.conversation.session_state import SessionState
from desktop_app.conversation.tool_calls import ToolCalls
from desktop_app.conversation.transcription import UserTranscription


class SessionParts:
    """One session's state and the parts that work on it."""

    def __init__(self, dialect: DialectFacts, event_id_prefix: str) -> None:
        state = SessionState(dialect, event_id_prefix)
        self.state = state
        self.playback = Playback(state)
        self.cards = BesideCards(state)
        self.queue = ResponseQueue(state, self.cards)
        self.calls = ToolCalls(state, self.queue)
        self.barge_in = BargeIn(state, self.playback, self.calls)
        self.buffer = InputBuffer(state, self.queue, self.barge_in)
        self.input = InputTurns(state, self.buffer, self.queue, self.barge_in)
        self.transcription = UserTranscription(state, self.input)
        self.items = ConversationItems(state, self.playback, self.calls, self.input)
        self.edits = ItemEdits(state, self.items, self.cards)
        self.content = ResponseContent(state, self.playback, self.barge_in, self.calls, self.cards)
        self.call_content = CallContent(state, self.content, self.calls)
        self.lifecycle = ResponseLifecycle(state, self.queue, self.content, self.calls, self.barge_in, self.cards)
        self.errors = ErrorPolicy(state, self.queue, self.buffer, self.barge_in)

    def end(self, at_ms: float) -> None:
        """The connection is gone: nothing more will come and nothing can be asked."""
        self.state.ended = True
        self.input.session_ended(at_ms)
        self.buffer.session_ended(at_ms)
        self.calls.session_ended(at_ms)
        self.queue.session_ended()
        for record in self.state.responses.forget_active():
            self.cards.dropped(record.request_id, "lost", at_ms=at_ms)
        for item in (*self.state.transcript.items, *self.state.transcript.out_of_band):
            if item.status == "in_progress":
                self.content.finish(item)
                item.status = "incomplete"
                self.state.note(ItemChanged(item.item_id))
