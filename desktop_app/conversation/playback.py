"""What the loudspeaker did with the speech of each item: received, started, heard, played out, cut."""

from __future__ import annotations

from collections.abc import Collection

from desktop_app.conversation.changes import ItemChanged, TimelineChanged, TurnChanged
from desktop_app.conversation.session_state import SessionState
from desktop_app.conversation.timeline import Span
from desktop_app.conversation.transcript import TranscriptItem, TranscriptPart

PartKey = tuple[str, int]


class Playback:
    """Follows the parts that still sound."""

    def __init__(self, state: SessionState) -> None:
        self._state = state
        self._sounding: dict[PartKey, None] = {}
        self._spans: dict[PartKey, Span] = {}

    @property
    def sounding(self) -> Collection[PartKey]:
        """The parts of which audio may still be on its way to an ear, in order of arrival."""
        return self._sounding.keys()

    def find(self, item_id: str, content_index: int) -> tuple[TranscriptItem, TranscriptPart] | None:
        """An item and its part."""
        item = self._state.transcript.get(item_id)
        part = None if item is None else item.part(content_index)
        return None if item is None or part is None else (item, part)

    def received(self, item: TranscriptItem, part: TranscriptPart, size_bytes: int, bytes_per_ms: float) -> None:
        """Audio was handed on to be played."""
        part.received_bytes += size_bytes
        duration_ms = part.received_bytes / bytes_per_ms - part.received_ms
        part.received_ms = part.received_bytes / bytes_per_ms
        part.played_out = False
        if part.word_clock is not None:
            part.word_clock.add_audio(duration_ms)
        self._sounding[item.item_id, part.content_index] = None

    def kept(self, part: TranscriptPart, size_bytes: int, bytes_per_ms: float) -> None:
        """Audio beside the conversation was put by; no loudspeaker waits for it."""
        part.received_bytes += size_bytes
        part.received_ms = part.received_bytes / bytes_per_ms
        part.played_out = True

    def audio_done(self, item: TranscriptItem, part: TranscriptPart) -> None:
        """No more audio of a part will come."""
        part.audio_done = True
        if part.cut:
            return
        if part.word_clock is not None:
            part.word_clock.finish_audio()
        if part.played_out:
            self._sounding.pop((item.item_id, part.content_index), None)
            self._all_heard(item, part)

    def started(self, item_id: str, content_index: int, at_ms: float) -> None:
        """The first sample of a part left the loudspeaker at `at_ms`, or playback went on after a gap."""
        found = self.find(item_id, content_index)
        key = (item_id, content_index)
        if found is None or found[1].cut or key in self._spans:
            return
        item, part = found
        if part.started_at_ms is None:
            part.started_at_ms = at_ms
            self._first_sound(item, at_ms)
        self._spans[key] = self._state.timeline.add_span("assistant", "playback", at_ms, None, item_id)
        self._state.note(ItemChanged(item_id))
        self._state.note(TimelineChanged())

    def progress(self, item_id: str, content_index: int, heard_ms: float) -> None:
        """So much of a part was heard by now."""
        found = self.find(item_id, content_index)
        if found is None or found[1].cut:
            return
        item, part = found
        part.heard_ms = max(part.heard_ms, min(heard_ms, part.received_ms))
        if part.word_clock is None:
            return
        heard_chars = min(part.word_clock.chars_at(part.heard_ms), len(part.text))
        if heard_chars > part.heard_chars:
            part.heard_chars = heard_chars
            self._state.note(ItemChanged(item.item_id))

    def finished(self, item_id: str, content_index: int, at_ms: float) -> None:
        """All that was received of a part was heard; where more is to come the speaker ran dry and it still sounds."""
        found = self.find(item_id, content_index)
        if found is None or found[1].cut:
            return
        item, part = found
        self.progress(item_id, content_index, part.received_ms)
        part.played_out = True
        self._end(item, part, at_ms)
        if part.audio_done:
            self._sounding.pop((item_id, content_index), None)
            self._all_heard(item, part)

    def cut(self, item: TranscriptItem, part: TranscriptPart, heard_ms: float, at_ms: float) -> None:
        """Playback of a part ended at `heard_ms`; what it says is divided there, for good."""
        part.cut = True
        self._sounding.pop((item.item_id, part.content_index), None)
        part.heard_ms = min(heard_ms, part.received_ms)
        if part.word_clock is not None:
            part.heard_chars = min(part.word_clock.chars_at(part.heard_ms), len(part.text))
        self._end(item, part, at_ms)

    def removed(self, item: TranscriptItem, at_ms: float) -> None:
        """An item left the conversation."""
        for part in item.parts:
            self._sounding.pop((item.item_id, part.content_index), None)
            self._end(item, part, at_ms)

    def _end(self, item: TranscriptItem, part: TranscriptPart, at_ms: float) -> None:
        item.end_ms = at_ms
        span = self._spans.pop((item.item_id, part.content_index), None)
        if span is not None:
            self._state.timeline.close(span, at_ms)
            self._state.note(TimelineChanged())
        self._state.note(ItemChanged(item.item_id))

    def _all_heard(self, item: TranscriptItem, part: TranscriptPart) -> None:
        part.heard_ms = part.received_ms
        part.heard_chars = len(part.text)
        self._state.note(ItemChanged(item.item_id))

    def _first_sound(self, item: TranscriptItem, at_ms: float) -> None:
        record = self._state.responses.get(item.response_id)
        latency_ms = None
        if record is not None and record.turn_index is not None:
            turn = self._state.turns.turns[record.turn_index]
            if self._state.turns.step(turn, "first_sound", at_ms):
                latency_ms = item.first_sound_ms = turn.latency.first_sound
                self._state.note(TurnChanged(turn.index))
        self._state.timeline.add_marker("first_audio", at_ms, "assistant", item.item_id, latency_ms)
