"""The session machine: server events and wishes go in, changes and client events come out. No clock, no loop, no I/O.

How to drive it: feed every decoded event to `receive` and act on the changes; call an intent for each wish; report what
the microphone put on the wire and what the loudspeaker did; after each of these send what `events_to_send` gives.
`at_ms` is always the session's clock: milliseconds since its start.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import UNSET

from desktop_app.conversation.changes import Change
from desktop_app.conversation.chosen_context import chosen_context
from desktop_app.conversation.dialect_facts import DialectFacts
from desktop_app.conversation.playback_position import PlaybackPosition
from desktop_app.conversation.response_queue import ResponseRequest
from desktop_app.conversation.session_readings import SessionReadings
from desktop_app.protocol.client_events import ClientEvent, ConversationItemRetrieve
from desktop_app.protocol.items import ContentPart, InputText, Item, MessageItem
from desktop_app.protocol.server_events import ServerEvent
from desktop_app.protocol.session_config import ResponseOptions, SessionConfig


class SessionMachine(SessionReadings):
    """One session's conversation; where it goes on over another connection, `resume` says so.

    Methods that return changes return all since the last call, in order. State is read from the
    properties of `SessionReadings` at any time.
    """

    # Events

    def receive(self, event: ServerEvent, at_ms: float) -> list[Change]:
        """Take in one server event; never raises for anything a service may send."""
        route = self._routes.get(type(event))
        if route is not None:
            route(event, at_ms)
        return self._settle(at_ms)

    def events_to_send(self) -> list[ClientEvent]:
        """The client events to send now, in order; each is given once."""
        return self._state.outbox.drain()

    # Wishes

    def configure(self, config: SessionConfig, *, at_ms: float) -> str:
        """Ask for changed fields of the session; returns the event id `SessionChanged` or `UpdateRefused` will name."""
        return self._state.facts.configure(config, at_ms)

    def send_text(self, text: str, *, at_ms: float) -> list[Change]:
        """Say something in writing and want it answered."""
        return self.send_message([InputText(text=text)], at_ms=at_ms)

    def send_message(self, content: list[ContentPart], *, role: str = "user", at_ms: float) -> list[Change]:
        """Say something in writing, in pictures or both, and want it answered."""
        item_id = self._parts.edits.add(MessageItem(role=role, content=content), None, at_ms)
        self._parts.queue.request(ResponseRequest(wants_answered={item_id}))
        return self._settle(at_ms)

    def add_item(self, item: Item, previous_item_id: str | None = None, *, at_ms: float) -> list[Change]:
        """Add an item after another (``root``: first; None: last), and want no answer; an item without id gets one."""
        self._parts.edits.add(item, previous_item_id, at_ms)
        return self._settle(at_ms)

    def replace_item(self, item_id: str, item: Item, *, at_ms: float) -> list[Change]:
        """Let another item stand where one stands; want no answer."""
        self._parts.edits.replace(item_id, item, at_ms)
        return self._settle(at_ms)

    def delete_item(self, item_id: str, *, at_ms: float) -> list[Change]:
        """Remove an item from the conversation; it goes when the service says so, what is out of band at once."""
        self._parts.edits.delete(item_id, at_ms)
        return self._settle(at_ms)

    def context_of(self, item_ids: Collection[str]) -> list[Item]:
        """Some items as the context of one response, in their order: by id where the service knows them, else told."""
        return chosen_context(self._state, item_ids)

    def retrieve_item(self, item_id: str, *, at_ms: float) -> list[Change]:
        """Ask for an item with its audio, answered by `ItemRetrieved`; a problem where the dialect cannot."""
        if self._state.dialect.item_retrieve:
            self._state.outbox.send(ConversationItemRetrieve(item_id=item_id), at_ms)
        else:
            self._state.report("dialect", "item_retrieve_unsupported")
        return self._settle(at_ms)

    def commit(self, *, at_ms: float) -> list[Change]:
        """Make what was appended an item; no response follows by itself."""
        self._parts.buffer.commit(at_ms)
        return self._settle(at_ms)

    def clear(self, *, at_ms: float) -> list[Change]:
        """Drop what was appended."""
        self._parts.buffer.clear(at_ms)
        return self._settle(at_ms)

    def create_response(
        self, options: ResponseOptions | None = None, *, request_id: str = "", at_ms: float
    ) -> list[Change]:
        """Want a response; it is asked for as soon as no other is active.

        `request_id` names the wish in what is told of it: `ResponseStarted`, `ResponseFinished`, `RequestDropped`.
        """
        if options is not None and options.conversation == "none":
            return self.out_of_band(options, request_id=request_id, at_ms=at_ms)
        wanted = ResponseRequest(options=UNSET if options is None else options, request_id=request_id)
        self._parts.queue.request(wanted)
        return self._settle(at_ms)

    def out_of_band(self, options: ResponseOptions, *, request_id: str = "", at_ms: float) -> list[Change]:
        """Ask at once for a response beside the conversation, told apart by its metadata."""
        self._parts.queue.request_out_of_band(options, at_ms, request_id)
        return self._settle(at_ms)

    def withdraw_response(self, request_id: str, *, at_ms: float) -> list[Change]:
        """Do not ask for a response that still waits for its turn."""
        self._parts.queue.withdraw(request_id)
        return self._settle(at_ms)

    def cancel_response(self, response_id: str | None = None, *, at_ms: float) -> list[Change]:
        """Stop a response (None: the active one) from being made; what arrived is still played."""
        responses = self._state.responses
        record = responses.active if response_id is None else responses.get(response_id)
        if record is not None:
            self._parts.barge_in.ask_to_cancel(record, at_ms)
        return self._settle(at_ms)

    def interrupt(self, *, at_ms: float) -> list[Change]:
        """Silence the assistant now, and stop the response it is making."""
        self._parts.barge_in.interrupt("interrupt", at_ms)
        self._parts.queue.interrupted()
        return self._settle(at_ms)

    def press_to_talk(self, *, at_ms: float) -> list[Change]:
        """The talk key went down."""
        self._parts.buffer.press(at_ms)
        return self._settle(at_ms)

    def release_to_talk(self, *, at_ms: float) -> list[Change]:
        """The talk key went up, and all that was said has been appended."""
        self._parts.buffer.release(at_ms)
        return self._settle(at_ms)

    def begin_call(self, call_id: str, *, at_ms: float) -> list[Change]:
        """The function of a call begins to run, perhaps after the user was asked."""
        self._parts.calls.begin(call_id, at_ms)
        return self._settle(at_ms)

    def answer_call(
        self, call_id: str, output: str, *, failed: bool = False, is_last: bool = False, at_ms: float
    ) -> list[Change]:
        """Give the output of a function; with the last of its response that goes on; `is_last`: and calls nothing."""
        self._parts.calls.answer(call_id, output, failed, at_ms, is_last=is_last)
        return self._settle(at_ms)

    def cancel_call(self, call_id: str, output: str, *, at_ms: float) -> list[Change]:
        """Break off a call that the user interrupted (`CallsInterrupted`); `output` tells the model so."""
        self._parts.calls.cancel(call_id, output, at_ms)
        return self._settle(at_ms)

    def approve_call(self, item_id: str, approve: bool, reason: str = "", *, at_ms: float) -> list[Change]:
        """Answer the service's question (`ApprovalWanted`) whether it may call a tool of an MCP server."""
        self._parts.calls.approve(item_id, approve, reason, at_ms)
        return self._settle(at_ms)

    def session_ended(self, *, at_ms: float, goes_on: bool = False) -> list[Change]:
        """The connection is gone: close what is open, drop what was only promised; `goes_on`: `resume` may follow.

        What was received may still be played; report it as ever. No truncate follows any more.
        """
        self._continuation.lost(at_ms, goes_on)
        return self._settle(at_ms)

    def resume(
        self,
        session: SessionConfig,
        note: str,
        *,
        at_ms: float,
        said_again_from_ms: float | None = None,
        dialect: DialectFacts | None = None,
    ) -> list[Change]:
        """A fresh session, configured as `session` and perhaps of another dialect, goes on after `session_ended`.

        Tells it what was said, and puts `note` where the seam is. `said_again_from_ms`: what the user said since then
        is about to be appended once more.
        """
        self._state.dialect = dialect or self._state.dialect
        self._continuation.resume(session, note, at_ms, said_again_from_ms)
        return self._settle(at_ms)

    def go_on(self, *, at_ms: float) -> list[Change]:
        """Have the answer that a lost connection cut off continued, if it is still the last thing said."""
        self._continuation.go_on(at_ms)
        return self._settle(at_ms)

    # Facts

    def audio_appended(self, duration_ms: float, captured_at_ms: float) -> None:
        """A microphone block was put on the wire; `captured_at_ms` is the session clock of its first sample."""
        self._parts.buffer.appended(duration_ms, captured_at_ms)

    def playback_started(self, item_id: str, content_index: int, at_ms: float) -> list[Change]:
        """The first sample of a part was heard at `at_ms`, or playback went on after a gap."""
        self._parts.playback.started(item_id, content_index, at_ms)
        return self._settle(at_ms)

    def playback_progress(self, item_id: str, content_index: int, heard_ms: float, at_ms: float) -> list[Change]:
        """`heard_ms` of a part have been heard by now."""
        self._parts.playback.progress(item_id, content_index, heard_ms)
        return self._settle(at_ms)

    def playback_finished(self, item_id: str, content_index: int, at_ms: float) -> list[Change]:
        """All audio of a part that was given to be played has been heard."""
        self._parts.playback.finished(item_id, content_index, at_ms)
        return self._settle(at_ms)

    def playback_flushed(self, positions: Sequence[PlaybackPosition], at_ms: float) -> list[Change]:
        """The speaker was emptied; `positions` of every item that was queued or just being played. Truncates them."""
        self._parts.barge_in.playback_flushed(positions, at_ms)
        return self._settle(at_ms)

    def _settle(self, at_ms: float) -> list[Change]:
        self._parts.queue.release(at_ms)
        return self._state.take_changes()
