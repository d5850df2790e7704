"""The assistant's voice on its way out: deltas into the sink, and what was heard back to the conversation."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from desktop_app.audio.pcm import level
from desktop_app.audio.ports import AudioSink, PlayedBlock, PlayedSegment
from desktop_app.controller.lane_placer import LanePlacer
from desktop_app.controller.session_clock import SessionClock
from desktop_app.controller.status import SILENCE_DBFS
from desktop_app.controller.wire_audio import RATE_HZ, Samples, WireDecoder
from desktop_app.conversation.changes import AudioArrived, AudioFinished, Change, ItemTruncated
from desktop_app.conversation.playback_position import PlaybackPosition
from desktop_app.conversation.session_machine import SessionMachine
from desktop_app.storage.audio_spool import AudioSpool

Key = tuple[str, int]


class _Part:
    """What is known of one item's audio on its way out."""

    __slots__ = (
        "arrived_at_ms",
        "decoder",
        "enqueued_frames",
        "finished",
        "heard_until_ms",
        "played_frames",
        "started",
    )

    def __init__(self, format_type: str, arrived_at_ms: float) -> None:
        self.arrived_at_ms = arrived_at_ms
        self.decoder = WireDecoder(format_type)
        self.enqueued_frames = 0
        self.played_frames = 0
        self.finished = False
        self.started = False
        self.heard_until_ms = 0.0


class Playout:
    """Feeds the sink and keeps the account: received, enqueued, played, heard.

    Args:
        write_heard: takes (session ms, 24 kHz samples) of everything that was played, silence between items included.
        write_never_heard: the same for what a truncation cut away.
    """

    def __init__(
        self,
        clock: SessionClock,
        machine: SessionMachine,
        spool: AudioSpool,
        *,
        write_heard: Callable[[float, Samples], None],
        write_never_heard: Callable[[float, Samples], None],
    ) -> None:
        self.peak_dbfs = SILENCE_DBFS
        self.rms_dbfs = SILENCE_DBFS
        self._clock = clock
        self._machine = machine
        self._spool = spool
        self._write_heard = write_heard
        self._write_never_heard = write_never_heard
        self._placer = LanePlacer()
        self._parts: dict[Key, _Part] = {}
        self._beside: dict[Key, WireDecoder] = {}

    @property
    def sounding(self) -> bool:
        """Whether something received is still to be heard."""
        return bool(self._parts)

    def arrived(self, sink: AudioSink, change: AudioArrived) -> None:
        """Hand a delta to the sink."""
        key = (change.item_id, change.content_index)
        part = self._parts.setdefault(key, _Part(change.format, self._clock.now_ms()))
        samples = part.decoder.decode(change.audio)
        part.enqueued_frames += len(samples)
        sink.enqueue(*key, samples)
        self._spool.append(*key, samples)

    def kept(self, change: AudioArrived) -> None:
        """Put speech beside the conversation by, to be played when somebody asks for it."""
        key = (change.item_id, change.content_index)
        decoder = self._beside.setdefault(key, WireDecoder(change.format))
        self._spool.append(*key, decoder.decode(change.audio))

    def finished(self, sink: AudioSink, change: AudioFinished) -> None:
        """No more deltas will come for a part."""
        part = self._parts.get((change.item_id, change.content_index))
        if part is not None:
            part.finished = True
            sink.finish(change.item_id, change.content_index)

    def cut_off(self, sink: AudioSink) -> None:
        """The service is gone: what came so far is all there will be, and is heard to its end."""
        for key, part in self._parts.items():
            if not part.finished:
                part.finished = True
                sink.finish(*key)

    def flush(self, sink: AudioSink) -> list[Change]:
        """Silence the sink and tell the conversation where each part was cut."""
        positions = [PlaybackPosition(*position) for position in sink.flush()]
        self._parts.clear()
        return self._machine.playback_flushed(positions, self._clock.now_ms())

    def removed(self, sink: AudioSink, item_id: str) -> None:
        """An item was deleted: what is queued or just sounding of it falls silent, everything else plays on."""
        gone = [key for key in self._parts if key[0] == item_id]
        for key in gone:
            del self._parts[key]
        if not gone:
            return
        for position in sink.flush():
            key = (position.item_id, position.content_index)
            if (part := self._parts.get(key)) is not None:
                rest = self._spool.read(*key, start_ms=position.heard_ms)
                sink.enqueue(*key, rest, at_frame=round(position.heard_ms * RATE_HZ / 1000))
                if part.finished:
                    sink.finish(*key)

    def truncated(self, change: ItemTruncated) -> None:
        """Keep what was cut away, drawn after the cut."""
        tail = self._spool.read(change.item_id, change.content_index, start_ms=change.audio_end_ms)
        self._write_never_heard(change.at_ms, tail)

    def played(self, blocks: Iterable[PlayedBlock]) -> list[Change]:
        """Account for what the sink played."""
        changes: list[Change] = []
        peak = rms = SILENCE_DBFS
        for block in blocks:
            at_ms = self._placer.place(
                self._clock.at_ms(block.heard_at_s), len(block.samples), quiet=not block.segments
            )
            if at_ms >= 0:
                self._write_heard(at_ms, block.samples)
            loudness = level(block.samples)
            peak, rms = max(peak, loudness.peak_dbfs), max(rms, loudness.rms_dbfs)
            for segment in block.segments:
                heard_at_ms = at_ms + segment.start_frames * 1000 / RATE_HZ
                changes += self._segment_played((segment.item_id, segment.content_index), segment, heard_at_ms)
        self.peak_dbfs, self.rms_dbfs = peak, rms
        return changes

    def progress(self, sink: AudioSink) -> list[Change]:
        """Tell the conversation how far each part has been heard by now."""
        now_ms = self._clock.now_ms()
        changes: list[Change] = []
        for key, part in list(self._parts.items()):
            if not part.started:
                continue
            if part.finished and part.played_frames >= part.enqueued_frames and now_ms >= part.heard_until_ms:
                changes += self._machine.playback_progress(*key, part.enqueued_frames * 1000 / RATE_HZ, now_ms)
                changes += self._machine.playback_finished(*key, part.heard_until_ms)
                del self._parts[key]
            else:
                changes += self._machine.playback_progress(*key, sink.heard(*key), now_ms)
        return changes

    def _segment_played(self, key: Key, segment: PlayedSegment, heard_at_ms: float) -> list[Change]:
        part = self._parts.get(key)
        if part is None:
            return []
        changes: list[Change] = []
        if not part.started:
            part.started = True
            # A silent sink's schedule may run a block behind the clock; nothing sounds before it arrived.
            changes = self._machine.playback_started(*key, max(heard_at_ms, part.arrived_at_ms))
        part.played_frames = max(part.played_frames, segment.offset_frames + segment.frames)
        part.heard_until_ms = heard_at_ms + segment.frames * 1000 / RATE_HZ
        return changes
