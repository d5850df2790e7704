"""Stops what is heard, and tells the service how much of it was.

When speech of the user begins (`input_audio_buffer.speech_started`):

===========  ===============  ==================  ============================================  ======================
detection    create_response  interrupt_response  playback                                      generation
===========  ===============  ==================  ============================================  ======================
VAD          true             true                flushed, cut items truncated                  the service cancels it
VAD          false            true                flushed, cut items truncated                  the service cancels it
VAD          true             false               goes on: overlap is wanted; the service       goes on
                                                  answers when its response is over, or not
VAD          false            false               goes on: the service only reports speech      goes on
none         -                -                   no such event; if a late one comes it is      goes on
                                                  from a configuration that is gone: goes on
===========  ===============  ==================  ============================================  ======================

VAD is ``server_vad`` or ``semantic_vad``; both interrupt on the same event. Who asks for the next response is the
response queue's: with ``create_response`` the service, else whoever runs the session.

The interrupt button and a press to talk flush and truncate in every row, and cancel the active response themselves,
by its id: `interrupt_response` speaks of voices only. By id, because a cancel without one was seen to hit the *next*
response. Under VAD we never cancel because of speech, for the same reason.

Playback outlives generation: the service sends faster than real time, so most interruptions come after `response.done`.
Then there is nothing to cancel and all the more to truncate. Each item with audio is truncated once, at
``floor(min(heard, received))``; 0 is right where audio came but none was heard. What is still to come of a cut item or
response is dropped by id. An item of which audio comes only after the cut is truncated at 0 when its response is done.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import floor
from typing import cast

from desktop_app.conversation.changes import (
    InterruptionReason,
    ItemChanged,
    ItemTruncated,
    PlaybackInterrupted,
    TimelineChanged,
)
from desktop_app.conversation.correction import tell_only_what_was_heard
from desktop_app.conversation.outbox import Command
from desktop_app.conversation.playback import Playback
from desktop_app.conversation.playback_position import PlaybackPosition
from desktop_app.conversation.responses import ResponseRecord
from desktop_app.conversation.session_state import SessionState
from desktop_app.conversation.tool_calls import ToolCalls
from desktop_app.conversation.transcript import TranscriptItem, TranscriptPart
from desktop_app.protocol.client_events import ConversationItemTruncate, ResponseCancel
from desktop_app.protocol.server_events import ConversationItemTruncated

_SHORTER = re.compile(r"content of (\d+) ?ms is already shorter", re.IGNORECASE)
_WHOLE_MS = 1.0


class BargeIn:
    """Interruption: what is cut, and the one truncate each cut item gets."""

    def __init__(self, state: SessionState, playback: Playback, calls: ToolCalls) -> None:
        self._state = state
        self._playback = playback
        self._calls = calls
        self._retried: set[str] = set()

    def speech_started(self) -> None:
        """The user began to speak."""
        if not self._state.facts.interrupts_responses:
            return
        active = self._state.responses.active
        if active is not None:
            active.cut = True
        self._stop_playback("barge_in")
        self._calls.interrupted("barge_in")

    def interrupt(self, reason: InterruptionReason, at_ms: float) -> None:
        """The user wants the assistant to be silent."""
        active = self._state.responses.active
        if active is not None:
            self.cancel(active, at_ms)
        self._stop_playback(reason)
        self._calls.interrupted(reason)

    def cancel(self, record: ResponseRecord, at_ms: float) -> None:
        """Ask the service, once, to stop a response, and play no more of it."""
        record.cut = True
        self.ask_to_cancel(record, at_ms)

    def ask_to_cancel(self, record: ResponseRecord, at_ms: float) -> None:
        """Ask the service, once, to stop a response; by id where it knows ids."""
        if record.cancel_asked or record.finished:
            return
        if self._state.dialect.cancel_by_id:
            self._state.outbox.send(ResponseCancel(response_id=record.response_id), at_ms)
        elif record is self._state.responses.active:
            self._state.outbox.send(ResponseCancel(), at_ms)
        else:
            return
        record.cancel_asked = True

    def playback_flushed(self, positions: Sequence[PlaybackPosition], at_ms: float) -> None:
        """The speaker was emptied; `positions` are those of every item that was still queued or just being played."""
        never_heard_from_ms = at_ms
        for position in positions:
            found = self._playback.find(position.item_id, position.content_index)
            if found is not None:
                never_heard_from_ms = self._cut(*found, position.heard_ms, at_ms, never_heard_from_ms)
        for key in list(self._playback.sounding):
            found = self._playback.find(*key)
            if found is not None:  # nothing of it was queued any more: all that was received was heard
                self._cut(*found, found[1].received_ms, at_ms, at_ms)

    def response_done(self, record: ResponseRecord, at_ms: float) -> None:
        """Truncate what came only after the cut of its response, and was never played."""
        for item_id in record.unplayed_item_ids:
            item = self._state.transcript.get(item_id)
            if item is not None and not record.out_of_band and item.truncated_at_ms is None:
                part = next((part for part in item.parts if part.kind == "audio"), None)
                self._truncate(item, 0 if part is None else part.content_index, 0.0, 0.0, at_ms)
        record.unplayed_item_ids.clear()

    def truncated(self, event: ConversationItemTruncated, _at_ms: float) -> None:
        """`conversation.item.truncated` came: the answer to ours, or somebody else's doing."""
        self._state.outbox.answered(ConversationItemTruncate, lambda command: _is_of(command, event.item_id))
        item = self._state.transcript.get(event.item_id)
        if item is not None:  # what was heard is a fact of the loudspeaker and stays as it is
            item.truncated_at_ms = event.audio_end_ms
            self._state.note(ItemChanged(item.item_id))

    def truncate_refused(self, command: Command, message: str, at_ms: float) -> None:
        """The service has less audio than we received: ask once more, for what it says it has."""
        event = cast(ConversationItemTruncate, command.event)
        shorter = _SHORTER.search(message)
        if shorter is None or event.item_id in self._retried or event.item_id in self._state.deleted:
            return
        self._retried.add(event.item_id)
        audio_end_ms = min(int(shorter.group(1)), event.audio_end_ms)
        self._state.outbox.send(
            ConversationItemTruncate(
                item_id=event.item_id, content_index=event.content_index, audio_end_ms=audio_end_ms
            ),
            at_ms,
        )
        item = self._state.transcript.get(event.item_id)
        if item is not None:
            item.truncated_at_ms = audio_end_ms
            self._state.note(ItemChanged(item.item_id))

    def _stop_playback(self, reason: InterruptionReason) -> None:
        if not self._playback.sounding:
            return
        for item_id, content_index in self._playback.sounding:
            found = self._playback.find(item_id, content_index)
            if found is not None:
                found[1].cut = True
                record = self._record(item_id)
                if record is not None and not record.finished:
                    record.cut = True
        self._state.note(PlaybackInterrupted(reason))

    def _cut(
        self, item: TranscriptItem, part: TranscriptPart, heard_ms: float, at_ms: float, never_heard_from_ms: float
    ) -> float:
        """Cut one part; returns where on the timeline the next never-heard stretch begins."""
        if (item.item_id, part.content_index) not in self._playback.sounding:
            return never_heard_from_ms
        heard_ms = min(max(heard_ms, 0.0), part.received_ms)
        if part.audio_done and part.received_ms - heard_ms < _WHOLE_MS:
            part.cut = False
            self._playback.finished(item.item_id, part.content_index, at_ms)
            return never_heard_from_ms
        self._playback.cut(item, part, heard_ms, at_ms)
        never_heard_ms = part.received_ms - heard_ms
        item.never_heard_ms += never_heard_ms
        if not (item.out_of_band or self._state.ended) and item.truncated_at_ms is None:
            self._truncate(item, part.content_index, heard_ms, part.received_ms, at_ms)
        if never_heard_ms > 0:
            end_ms = never_heard_from_ms + never_heard_ms
            self._state.timeline.add_span("assistant", "never_heard", never_heard_from_ms, end_ms, item.item_id)
            return end_ms
        return never_heard_from_ms

    def _truncate(
        self, item: TranscriptItem, content_index: int, heard_ms: float, received_ms: float, at_ms: float
    ) -> None:
        audio_end_ms = floor(heard_ms + 1e-6)
        item.truncated_at_ms = audio_end_ms
        if item.item_id not in self._state.of_before:  # a fresh session has its text and no audio to truncate
            self._state.outbox.send(
                ConversationItemTruncate(item_id=item.item_id, content_index=content_index, audio_end_ms=audio_end_ms),
                at_ms,
            )
        else:
            tell_only_what_was_heard(self._state, item, at_ms)
        self._state.timeline.add_marker("truncated", at_ms, "assistant", item.item_id, float(audio_end_ms))
        self._state.note(ItemTruncated(item.item_id, content_index, audio_end_ms, heard_ms, received_ms, at_ms))
        self._state.note(TimelineChanged())

    def _record(self, item_id: str) -> ResponseRecord | None:
        item = self._state.transcript.get(item_id)
        return None if item is None else self._state.responses.get(item.response_id)


def _is_of(command: Command, item_id: str) -> bool:
    return isinstance(command.event, ConversationItemTruncate) and command.event.item_id == item_id
