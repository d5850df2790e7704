"""What streams into the items of a response: text, transcript and speech."""

from __future__ import annotations

from desktop_app.conversation.barge_in import BargeIn
from desktop_app.conversation.beside_cards import BesideCards
from desktop_app.conversation.changes import AudioArrived, AudioFinished, ItemChanged, TurnChanged
from desktop_app.conversation.item_content import (
    add_text,
    ensure_part,
    finish_text,
    new_item,
    settle_text,
    take_item,
    take_part,
    wire_id,
)
from desktop_app.conversation.playback import Playback
from desktop_app.conversation.responses import ResponseRecord
from desktop_app.conversation.session_state import SessionState
from desktop_app.conversation.tool_calls import ToolCalls
from desktop_app.conversation.transcript import PartKind, TranscriptItem, TranscriptPart
from desktop_app.protocol.items import Item, MessageItem
from desktop_app.protocol.response_events import (
    ResponseContentPartAdded,
    ResponseContentPartDone,
    ResponseOutputAudioDelta,
    ResponseOutputAudioDone,
    ResponseOutputAudioTranscriptDelta,
    ResponseOutputAudioTranscriptDone,
    ResponseOutputItemAdded,
    ResponseOutputItemDone,
    ResponseOutputTextDelta,
    ResponseOutputTextDone,
)


class ResponseContent:
    """The items that responses make, keyed by (item, content index); an item's place comes from the conversation."""

    def __init__(
        self, state: SessionState, playback: Playback, barge_in: BargeIn, calls: ToolCalls, cards: BesideCards
    ) -> None:
        self._state = state
        self._cards = cards
        self._barge_in = barge_in
        self._playback = playback
        self._calls = calls

    def item_added(self, event: ResponseOutputItemAdded, at_ms: float) -> None:
        """A response began an item; it is shown when the conversation says where."""
        self.take(event.response_id, event.item, at_ms)

    def item_done(self, event: ResponseOutputItemDone, at_ms: float) -> None:
        """A response finished an item."""
        item = self.take(event.response_id, event.item, at_ms)
        if item is not None:
            self.finish(item)

    def part_added(self, event: ResponseContentPartAdded, at_ms: float) -> None:
        """An item began a part."""
        item = self.item(event.response_id, MessageItem(id=event.item_id, role="assistant"), at_ms)
        if item is not None:
            take_part(item, event.content_index, event.part, self._state.speech_rate)
            self._state.note(ItemChanged(item.item_id))

    def part_done(self, event: ResponseContentPartDone, at_ms: float) -> None:
        """An item finished a part."""
        item = self.item(event.response_id, MessageItem(id=event.item_id, role="assistant"), at_ms)
        if item is not None:
            take_part(item, event.content_index, event.part, self._state.speech_rate)
            self._state.note(ItemChanged(item.item_id))

    def text_delta(self, event: ResponseOutputTextDelta, at_ms: float) -> None:
        """More text."""
        found = self._part(event.response_id, event.item_id, event.content_index, "text", at_ms)
        if found is not None:
            add_text(found[1], event.delta)
            self._first_delta(event.response_id, at_ms)
            self._state.note(ItemChanged(event.item_id))

    def text_done(self, event: ResponseOutputTextDone, at_ms: float) -> None:
        """All text of a part."""
        found = self._part(event.response_id, event.item_id, event.content_index, "text", at_ms)
        if found is not None:
            settle_text(found[1], event.text)
            self._state.note(ItemChanged(event.item_id))

    def transcript_delta(self, event: ResponseOutputAudioTranscriptDelta, at_ms: float) -> None:
        """More words of the speech."""
        found = self._part(event.response_id, event.item_id, event.content_index, "audio", at_ms)
        if found is not None:
            add_text(found[1], event.delta)
            self._state.note(ItemChanged(event.item_id))

    def transcript_done(self, event: ResponseOutputAudioTranscriptDone, at_ms: float) -> None:
        """All words of the speech."""
        found = self._part(event.response_id, event.item_id, event.content_index, "audio", at_ms)
        if found is not None:
            finish_text(found[1], event.transcript)
            self._state.note(ItemChanged(event.item_id))

    def audio_delta(self, event: ResponseOutputAudioDelta, at_ms: float) -> None:
        """More speech; what belongs to something that was cut ends here."""
        found = self._part(event.response_id, event.item_id, event.content_index, "audio", at_ms)
        if found is None or not event.delta:
            return
        item, part = found
        record = self._state.responses.known(event.response_id)
        if not record.out_of_band:
            self._state.facts.voice_locked = True
        if part.cut or record.cut or item.truncated_at_ms is not None:
            self._late_audio(record, item, part, at_ms)
            return
        self._first_delta(event.response_id, at_ms)
        if item.out_of_band:
            self._playback.kept(part, len(event.delta), record.bytes_per_ms)
        else:
            self._playback.received(item, part, len(event.delta), record.bytes_per_ms)
        arrived = AudioArrived(
            item.item_id, part.content_index, event.response_id, event.delta, record.audio_format, item.out_of_band
        )
        self._state.note(arrived)

    def audio_done(self, event: ResponseOutputAudioDone, _at_ms: float) -> None:
        """The speech of a part is complete."""
        item = self._state.transcript.get(event.item_id)
        part = None if item is None else item.part(event.content_index)
        if item is not None and part is not None:
            self._finish_audio(item, part)

    def item(self, response_id: str, wire: Item, at_ms: float) -> TranscriptItem | None:
        """The item of a response, made where it is news; None where it was deleted or has no id."""
        item_id = wire_id(wire)
        if not item_id or item_id in self._state.deleted:
            return None
        record = self._state.responses.known(response_id)
        item = self._state.transcript.get(item_id)
        if item is None and record.out_of_band and self._cards.unwanted(record.request_id):
            return None
        if item is None:
            item = new_item(wire, at_ms, response_id, record.out_of_band)
            self._state.transcript.add(item)
        if item.response_id is None:
            item.response_id = response_id
        if item_id not in record.item_ids:
            self._belongs(item, record)
        return item

    def take(self, response_id: str, wire: Item, at_ms: float) -> TranscriptItem | None:
        """Take in an item of a response as the wire reports it."""
        item = self.item(response_id, wire, at_ms)
        if item is not None:
            take_item(item, wire, self._state.speech_rate)
            self._calls.seen(item)
            self._state.note(ItemChanged(item.item_id))
        return item

    def finish(self, item: TranscriptItem) -> None:
        """Nothing more streams into an item, whether or not its parts were reported as done."""
        self._state.place_last(item)
        for part in item.parts:
            if part.kind == "audio":
                self._finish_audio(item, part)
                finish_text(part, part.text)

    def _belongs(self, item: TranscriptItem, record: ResponseRecord) -> None:
        record.item_ids.append(item.item_id)
        self._cards.made(record.request_id, item)
        if item.kind in ("function_call", "mcp_call") and not item.call_state:
            item.call_state = "arguments"
        if item.kind == "message":
            item.role = item.role or "assistant"
            if record.turn_index is not None:
                turn = self._state.turns.turns[record.turn_index]
                turn.assistant_item_ids.append(item.item_id)
                self._state.note(TurnChanged(turn.index))

    def _part(
        self, response_id: str, item_id: str, content_index: int, kind: PartKind, at_ms: float
    ) -> tuple[TranscriptItem, TranscriptPart] | None:
        item = self.item(response_id, MessageItem(id=item_id, role="assistant"), at_ms)
        if item is None:
            return None
        self._state.place_last(item)
        part = ensure_part(item, content_index, kind, self._state.speech_rate)
        if part.kind == "audio" and not part.received_ms and self._state.responses.known(response_id).cut:
            part.cut = True
        return item, part

    def _late_audio(self, record: ResponseRecord, item: TranscriptItem, part: TranscriptPart, at_ms: float) -> None:
        self._state.counters["late_audio"] += 1
        if not part.received_ms and item.item_id not in record.unplayed_item_ids:
            record.unplayed_item_ids.append(item.item_id)
            if record.finished:
                self._barge_in.response_done(record, at_ms)

    def _finish_audio(self, item: TranscriptItem, part: TranscriptPart) -> None:
        if part.audio_done:
            return
        if item.out_of_band:
            part.audio_done = True
            return
        self._playback.audio_done(item, part)
        if part.received_ms and not part.cut:
            self._state.note(AudioFinished(item.item_id, part.content_index))

    def _first_delta(self, response_id: str, at_ms: float) -> None:
        record = self._state.responses.known(response_id)
        if record.turn_index is None:
            return
        turn = self._state.turns.turns[record.turn_index]
        if self._state.turns.step(turn, "first_delta", at_ms):
            self._state.note(TurnChanged(turn.index))
