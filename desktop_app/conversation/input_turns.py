"""What the user says: a placeholder from the first sound on, which becomes the item the service makes of it."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.conversation.barge_in import BargeIn
from desktop_app.conversation.changes import ItemChanged, TimelineChanged, TurnChanged
from desktop_app.conversation.input_buffer import InputBuffer
from desktop_app.conversation.outbox import Command
from desktop_app.conversation.response_queue import ResponseQueue
from desktop_app.conversation.session_state import SessionState
from desktop_app.conversation.timeline import MarkerKind, Span
from desktop_app.conversation.transcript import TranscriptItem, TranscriptPart
from desktop_app.protocol.client_events import InputAudioBufferClear, InputAudioBufferCommit
from desktop_app.protocol.server_events import (
    InputAudioBufferCleared,
    InputAudioBufferCommitted,
    InputAudioBufferSpeechStarted,
    InputAudioBufferSpeechStopped,
    InputAudioBufferTimeoutTriggered,
)


@dataclass(slots=True)
class Utterance:
    """Speech the service told us of and has not committed yet; times on the session's clock."""

    item_id: str
    start_ms: float
    span: Span | None = None
    voiced_until_ms: float | None = None
    stopped_at_ms: float | None = None


class InputTurns:
    """From `speech_started` to `committed`."""

    def __init__(self, state: SessionState, buffer: InputBuffer, queue: ResponseQueue, barge_in: BargeIn) -> None:
        self._state = state
        self._buffer = buffer
        self._queue = queue
        self._barge_in = barge_in
        self._utterances: dict[str, Utterance] = {}
        self._idle_item_ids: set[str] = set()

    @property
    def idle_timeout_running(self) -> bool:
        """Whether the service is about to add the items of an idle timeout."""
        return bool(self._idle_item_ids)

    @property
    def open_since_ms(self) -> list[float]:
        """Since when each speech goes on that is not an item yet."""
        return [utterance.start_ms for utterance in self._utterances.values()]

    def speech_started(self, event: InputAudioBufferSpeechStarted, at_ms: float) -> None:
        """The user began to speak; earlier speech that was never committed came to nothing."""
        self._drop_utterances(at_ms)
        self._barge_in.speech_started()
        if self._state.facts.creates_responses:
            self._queue.service_will_create()
        start_ms = self._on_clock(event.audio_start_ms, at_ms)
        span = self._state.timeline.add_span("user", "speech", start_ms, None, event.item_id)
        self._utterances[event.item_id] = Utterance(event.item_id, start_ms, span)
        self._mark("speech_started", start_ms, event.item_id, float(event.audio_start_ms))
        if event.item_id and event.item_id not in self._state.deleted:
            item = self.user_item(event.item_id, start_ms)
            self._state.place_last(item)

    def speech_stopped(self, event: InputAudioBufferSpeechStopped, at_ms: float) -> None:
        """The user stopped: `audio_end_ms` lies after the silence the service waited for."""
        end_ms = self._on_clock(event.audio_end_ms, at_ms)
        utterance = self._utterances.setdefault(event.item_id, Utterance(event.item_id, end_ms))
        silence_ms = self._state.facts.silence_ms
        utterance.voiced_until_ms = voiced_until_ms = max(utterance.start_ms, end_ms - silence_ms)
        utterance.stopped_at_ms = at_ms
        if utterance.span is not None:
            self._state.timeline.close(utterance.span, voiced_until_ms)
        if silence_ms and end_ms > voiced_until_ms:
            self._state.timeline.add_span("user", "vad_silence", voiced_until_ms, end_ms, event.item_id)
        self._mark("speech_stopped", end_ms, event.item_id, float(event.audio_end_ms))
        item = self._state.transcript.get(event.item_id)
        if item is not None:
            item.end_ms = voiced_until_ms
            self._state.note(ItemChanged(item.item_id))

    def committed(self, event: InputAudioBufferCommitted, at_ms: float) -> None:
        """The audio is, or is about to be, an item."""
        if not event.item_id or event.item_id in self._state.deleted:
            return
        utterance = self._utterances.pop(event.item_id, None)
        command = None if utterance is not None else self._state.outbox.answered(InputAudioBufferCommit)
        item = self.user_item(event.item_id, at_ms if utterance is None else utterance.start_ms)
        item.status = "in_progress"
        if self._state.facts.transcribes and item.transcription == "none":
            item.transcription = "pending"
        self._place(item, event)
        event_id = None if command is None else command.event_id
        span = self._buffer.became(event_id, item.item_id)
        if span is not None:
            item.at_ms, item.end_ms = span.start_ms, span.end_ms
        self._begin_turn(item, utterance, command, at_ms)
        self._queue.user_committed(event_id, item.item_id, at_ms)
        self._mark("committed", at_ms, item.item_id, None)

    def cleared(self, _event: InputAudioBufferCleared, at_ms: float) -> None:
        """The buffer was emptied: what was being said comes to nothing."""
        self._state.outbox.answered(InputAudioBufferClear)
        self._drop_utterances(at_ms)
        self._queue.service_will_not_create()

    def timeout_triggered(self, event: InputAudioBufferTimeoutTriggered, _at_ms: float) -> None:
        """Nobody spoke for a while: the service adds a nudge and an item of silence, neither to be shown."""
        self._idle_item_ids.add(event.item_id)

    def deleted(self, item_id: str, at_ms: float) -> None:
        """An item was deleted, perhaps while it was being spoken."""
        utterance = self._utterances.pop(item_id, None)
        if utterance is not None:
            self._close(utterance, at_ms)

    def session_ended(self, at_ms: float) -> None:
        """The connection ended."""
        self._drop_utterances(at_ms)

    def user_item(self, item_id: str, at_ms: float) -> TranscriptItem:
        """The item of something said, known from the first event that names it; a placeholder at first."""
        item = self._state.transcript.get(item_id)
        if item is None:
            item = TranscriptItem(item_id, "message", role="user", status="listening", at_ms=at_ms)
            item.add_part(TranscriptPart(0, "audio"))
            self._state.transcript.add(item)
        return item

    def _place(self, item: TranscriptItem, event: InputAudioBufferCommitted) -> None:
        """Where `committed` says, as far as that is known; `conversation.item.added` has the last word."""
        previous = event.previous_item_id
        if isinstance(previous, str) and self._state.transcript.index_of(self._state.own_id(previous)) is not None:
            self._state.place(item, previous)
        else:
            self._state.place_last(item)
        if item.item_id in self._idle_item_ids:
            self._idle_item_ids.discard(item.item_id)
            item.hidden = True
            nudge = self._state.transcript.get(previous) if isinstance(previous, str) else None
            if nudge is not None and nudge.role == "system":
                nudge.hidden = True
                self._state.note(ItemChanged(nudge.item_id))
        self._state.note(ItemChanged(item.item_id))

    def _begin_turn(
        self, item: TranscriptItem, utterance: Utterance | None, command: Command | None, at_ms: float
    ) -> None:
        turns = self._state.turns
        if item.hidden:
            turn = turns.begin(None, None)
        elif utterance is not None:
            turn = turns.begin(item.item_id, utterance.voiced_until_ms)
            if utterance.stopped_at_ms is not None:
                turns.step(turn, "speech_stopped", utterance.stopped_at_ms)
        else:
            turn = turns.begin(item.item_id, None if command is None else command.at_ms)
        turns.step(turn, "committed", at_ms)
        self._state.note(TurnChanged(turn.index))

    def _drop_utterances(self, at_ms: float) -> None:
        for item_id, utterance in list(self._utterances.items()):
            self._close(utterance, at_ms)
            item = self._state.transcript.get(item_id)
            if item is not None and item.status == "listening":
                self._state.remove(item_id)
        self._utterances.clear()

    def _close(self, utterance: Utterance, at_ms: float) -> None:
        if utterance.span is not None and utterance.span.end_ms is None:
            self._state.timeline.close(utterance.span, at_ms)
            self._state.note(TimelineChanged())

    def _on_clock(self, position_ms: int, at_ms: float) -> float:
        on_clock = self._state.append_clock.at(float(position_ms))
        return at_ms if on_clock is None else on_clock

    def _mark(self, kind: MarkerKind, at_ms: float, item_id: str, value_ms: float | None) -> None:
        self._state.timeline.add_marker(kind, at_ms, "user", item_id, value_ms)
        self._state.note(TimelineChanged())
