"""The queue between the program and the sound card: what plays next, to which item it belongs, and where it is cut.

Two threads meet here without a lock. The owner's thread writes (`enqueue`, `finish`, `flush`), the device's callback
reads (`read`). A deque carries the audio, each counter has exactly one writer, and a flush is a request the callback
takes at a block's start. All frames in this module are device frames unless a name says 24k.
"""

import time
from collections import deque
from dataclasses import dataclass
from typing import NamedTuple

from desktop_app.audio.item_run import ItemRun
from desktop_app.audio.pcm import fade_out_curve
from desktop_app.audio.ports import Samples

_READER_PATIENCE_S = 0.1


class RingChunk(NamedTuple):
    """Device samples of a run. start: of the first one in the run; position: of the first one in the queue."""

    run: ItemRun
    start: int
    position: int
    samples: Samples
    is_tail: bool


class Fade(NamedTuple):
    """Where in a fade-out of `frames` a part begins."""

    start: int
    frames: int


class PlayedPart(NamedTuple):
    """What the reader took of one chunk for one block. start: in the run; at: in the block."""

    run: ItemRun
    start: int
    frames: int
    at: int
    fade: Fade | None


@dataclass(slots=True, eq=False)
class _Flush:
    """A request to cut: fade from where the reader finds it, then skip to `discard_until`.

    previous_cut, previous_until: the same two ends of the flush before this one, which may still be sounding.
    taken_at: the queue position at which the reader took it; written by the reader, once.
    """

    fade_frames: int
    discard_until: int
    previous_cut: int
    previous_until: int
    taken_at: int | None = None

    def cut_at(self, position: int) -> int:
        """Where the sound ends if the request is taken at `position`; a fade already sounding is not begun again."""
        if position < self.previous_until:
            return max(position, self.previous_cut)
        return min(position + self.fade_frames, max(position, self.discard_until))


class CutRun(NamedTuple):
    """How many frames of a run will have sounded when a flush is over."""

    run: ItemRun
    heard_frames: int


class PlaybackRing:
    """Audio of items in the order they play, at the device's rate.

    regain_frames: after a gap inside an item it goes on only with so much in hand, so that a slow line makes one gap
    and not a stutter.
    underruns: such gaps. Written by the reader.
    """

    def __init__(self, rate_hz: int, regain_frames: int = 0) -> None:
        self.rate_hz = rate_hz
        self.regain_frames = regain_frames
        self.underruns = 0
        # Written by the owner.
        self._chunks: deque[RingChunk] = deque()
        self._unread: deque[RingChunk] = deque()
        self._runs: list[ItemRun] = []
        self._written = 0
        self._flush: _Flush | None = None
        # Written by the reader. `_done` is (blocks read, queue position), replaced as one object.
        self._begun = 0
        self._done = (0, 0)
        self._chunk: RingChunk | None = None
        self._fade_start = self._fade_end = self._discard_until = 0
        self._fade_curve = fade_out_curve(0)
        self._gap_in: ItemRun | None = None

    # -- the owner's side -------------------------------------------------------------------------------------------

    @property
    def queued_frames(self) -> int:
        """Frames that wait to be read, those about to be discarded not counted."""
        flush = self._flush
        return self._written - max(self._done[1], flush.discard_until if flush else 0)

    @property
    def idle(self) -> bool:
        """Nothing waits to be read and no item waits for more audio."""
        return self.queued_frames == 0 and all(run.finished for run in self._runs)

    def enqueue(self, item_id: str, content_index: int, samples: Samples, at_frame_24k: int) -> ItemRun:
        """Append 24 kHz samples that begin at a frame of the item; they join the last run where they fit seamlessly."""
        run = self._runs[-1] if self._runs else None
        if run is None or run.finished or not self._continues(run, item_id, content_index, at_frame_24k):
            if run is not None and not run.finished:
                self._append_tail(run)  # another item follows: what the resampler holds belongs before it
            run = ItemRun(item_id, content_index, at_frame_24k, self.rate_hz)
            self._runs.append(run)
        if len(samples):
            self._append(run, run.feed(samples), is_tail=False)
        return run

    def finish(self, item_id: str, content_index: int) -> None:
        """The item's audio is complete."""
        for run in self._runs:
            if not run.finished and (run.item_id, run.content_index) == (item_id, content_index):
                self._append_tail(run)

    def flush(self, fade_frames: int) -> list[CutRun]:
        """Ask the reader to fade out from its next block on and to drop the rest; tells exactly where each run is cut.

        Complete runs that sound to their end are not in the answer.
        Waits for a block that is being read in this very moment, which takes microseconds.
        """
        previous = self._flush
        previous_until = previous.discard_until if previous else 0
        previous_cut = previous.cut_at(self._position_of(previous)) if previous else 0
        flush = _Flush(fade_frames, self._written, previous_cut, previous_until)
        self._flush = flush
        cut = flush.cut_at(self._position_of(flush))
        heard = {run: run.frames for run in self._runs}
        for chunk in reversed(self._unread):
            if chunk.position >= previous_until and cut < chunk.position + len(chunk.samples):
                heard[chunk.run] = chunk.start + max(0, cut - chunk.position)
        cut_runs = [CutRun(run, frames) for run, frames in heard.items() if frames < run.frames or not run.finished]
        for run in self._runs:
            run.finished = True
        self._runs.clear()
        return cut_runs

    def release(self) -> list[tuple[CutRun, bool]]:
        """Give away what is not read while the reader goes on: runs with the frame they go on from, and if complete."""
        complete = {run: run.finished for run in self._runs}
        return [(cut, complete[cut.run]) for cut in self.flush(0)]

    def unplayed(self) -> list[tuple[ItemRun, int]]:
        """Runs that are not played out and the frame of each from which on they are not. Only while nobody reads."""
        position = max(self._done[1], self._flush.discard_until if self._flush else 0)
        waiting: dict[ItemRun, int] = {}
        self.forget_read()
        for chunk in self._unread:
            if chunk.position + len(chunk.samples) > position:
                waiting.setdefault(chunk.run, chunk.start + max(0, position - chunk.position))
        return [(run, waiting.get(run, run.frames)) for run in self._runs]

    def forget_read(self) -> None:
        """Let go of what was read; to be called now and then."""
        position = self._done[1]
        while self._unread and self._unread[0].position + len(self._unread[0].samples) <= position:
            self._unread.popleft()
        unread = {chunk.run for chunk in self._unread}
        self._runs = [run for run in self._runs if not run.finished or run in unread]

    @staticmethod
    def _continues(run: ItemRun, item_id: str, content_index: int, at_frame_24k: int) -> bool:
        same_part = (run.item_id, run.content_index) == (item_id, content_index)
        return same_part and run.start_24k + run.frames_24k == at_frame_24k

    def _append(self, run: ItemRun, samples: Samples, *, is_tail: bool) -> None:
        if len(samples):
            chunk = RingChunk(run, run.frames, self._written, samples, is_tail)
            run.frames += len(samples)
            self._written += len(samples)
            self._unread.append(chunk)
            self._chunks.append(chunk)

    def _append_tail(self, run: ItemRun) -> None:
        self._append(run, run.feed_end(), is_tail=True)

    def _position_of(self, flush: _Flush) -> int:
        """The queue position at which the reader took, or will take, a published flush."""
        deadline_s = time.monotonic() + _READER_PATIENCE_S
        while True:
            blocks, position = self._done
            if self._begun == blocks and flush.taken_at is None:
                # Nobody reads, so the next block to begin will see the request, and begin here.
                return position
            if flush.taken_at is not None:
                return flush.taken_at
            if time.monotonic() > deadline_s:  # the callback hangs inside PortAudio or is gone in the middle of a block
                return position
            time.sleep(0)

    # -- the reader's side ------------------------------------------------------------------------------------------

    def read(self, out: Samples) -> list[PlayedPart]:
        """Fill a device block, int16 (n,), zeros where there is nothing; what it is made of."""
        blocks, position = self._done
        self._begun = blocks + 1
        flush = self._flush  # read after `_begun` is written, as `_position_of` expects
        if flush is not None and flush.taken_at is None:
            flush.taken_at = position
            if position >= self._fade_end:
                self._fade_start, self._fade_end = position, flush.cut_at(position)
                self._fade_curve = fade_out_curve(self._fade_end - position)
            self._discard_until = flush.discard_until
        parts: list[PlayedPart] = []
        filled = 0
        while filled < len(out) and not self._regains(position):
            if self._fade_end <= position < self._discard_until:
                position = self._discard_until
            chunk = self._chunk_at(position)
            if chunk is None:
                break
            part = self._copy(chunk, position, out, filled)
            parts.append(part)
            filled += part.frames
            position += part.frames
        out[filled:] = 0
        if parts:
            self._gap_in = parts[-1].run if filled < len(out) else None
        self._done = (blocks + 1, position)
        return parts

    def _regains(self, position: int) -> bool:
        run = self._gap_in
        return run is not None and not run.finished and self._written - position < self.regain_frames

    def _chunk_at(self, position: int) -> RingChunk | None:
        chunk = self._chunk
        while chunk is None or chunk.position + len(chunk.samples) <= position:
            try:
                chunk = self._chunks.popleft()
            except IndexError:
                return None
            self._chunk = chunk
        return chunk

    def _copy(self, chunk: RingChunk, position: int, out: Samples, filled: int) -> PlayedPart:
        if self._gap_in is not None:
            # A gap counts when the run goes on after it; the resampler's 1.3 ms tail alone is no audio that came late.
            self.underruns += chunk.run is self._gap_in and not chunk.is_tail
            self._gap_in = None
        offset = position - chunk.position
        frames = min(len(out) - filled, len(chunk.samples) - offset)
        fade = None
        if position < self._fade_end:
            frames = min(frames, self._fade_end - position)
            fade = Fade(position - self._fade_start, len(self._fade_curve))
            gains = self._fade_curve[fade.start : fade.start + frames]
            out[filled : filled + frames] = chunk.samples[offset : offset + frames] * gains
        else:
            out[filled : filled + frames] = chunk.samples[offset : offset + frames]
        return PlayedPart(chunk.run, chunk.start + offset, frames, filled, fade)
