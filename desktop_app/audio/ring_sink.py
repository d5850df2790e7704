"""What every sink has in common: items in, blocks out, and the account of what was heard."""

import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Sequence

import numpy as np

from desktop_app.audio.item_run import ItemRun, item_frames_at
from desktop_app.audio.pcm import db_to_gain
from desktop_app.audio.playback_ring import PlaybackRing
from desktop_app.audio.played_log import BlockNote, PlayedLog
from desktop_app.audio.ports import AudioProblem, PlaybackPosition, PlayedBlock, QueuedAudio, Samples
from desktop_app.audio.stream_clock import StreamClock

_NOTES_KEPT = 12_000
_REGAIN_S = 0.060


class GainRamp:
    """A gain that glides to its target over one block, so that neither volume nor ducking clicks.

    Thread: `target` is set by the owner's, `apply` runs in the callback.
    """

    def __init__(self) -> None:
        self.target = 1.0
        self._gain = 1.0

    def apply(self, block: Samples) -> float:
        """Scale int16 (n,) in place; the block's mean gain."""
        target, gain = self.target, self._gain
        if target == 1.0 and gain == 1.0:
            return 1.0
        if target == gain:
            block[:] = np.rint(block * np.float32(gain))
            return gain
        block[:] = np.rint(block * np.linspace(gain, target, len(block), endpoint=False, dtype=np.float32))
        self._gain = target
        return (gain + target) / 2


class RingSink(ABC):
    """An `AudioSink` without its device: subclasses open one and call `_render` for each of its blocks.

    Thread: everything but `_render` belongs to the owner's thread, `_render` to the device's.
    """

    def __init__(self, name: str, rate_hz: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._name = name
        self._clock = clock
        self._volume = 1.0
        self._duck_gain = 1.0
        self._gain = GainRamp()
        self._enqueued_24k: dict[tuple[str, int], int] = {}
        self._notes: deque[BlockNote] = deque(maxlen=_NOTES_KEPT)
        self._ring = self._new_ring(rate_hz)
        self._log = PlayedLog(rate_hz)
        self._stream_clock = StreamClock(rate_hz)
        self._earlier_underruns = 0
        self._missed_blocks = 0  # written by the device's thread

    @property
    def name(self) -> str:
        return self._name

    @property
    @abstractmethod
    def problem(self) -> AudioProblem | None: ...

    @property
    @abstractmethod
    def latency_s(self) -> float: ...

    @abstractmethod
    def start(self) -> None: ...

    @abstractmethod
    def stop(self) -> None: ...

    @property
    def buffered_ms(self) -> float:
        return self._ring.queued_frames * 1000 / self._ring.rate_hz

    @property
    def underruns(self) -> int:
        return self._earlier_underruns + self._ring.underruns + self._missed_blocks

    @property
    def volume(self) -> float:
        return self._volume

    @volume.setter
    def volume(self, value: float) -> None:
        self._volume = min(max(value, 0.0), 1.0)
        self._gain.target = self._volume * self._duck_gain

    def duck(self, gain_db: float) -> None:
        self._duck_gain = db_to_gain(min(gain_db, 0.0))
        self._gain.target = self._volume * self._duck_gain

    def enqueue(self, item_id: str, content_index: int, samples: Samples, *, at_frame: int | None = None) -> None:
        key = (item_id, content_index)
        if at_frame is None:
            if not len(samples):
                return  # nothing to hear, and no second run of an item that is finished
            at_frame = self._enqueued_24k.get(key, 0)
        else:
            self._drain()
            self._log.place(key, at_frame)
        self._ring.enqueue(item_id, content_index, samples, at_frame)
        self._enqueued_24k[key] = at_frame + len(samples)

    def finish(self, item_id: str, content_index: int) -> None:
        self._ring.finish(item_id, content_index)

    def flush(self, fade_ms: float = 10.0) -> list[PlaybackPosition]:
        """Cut everything; `heard_ms` is where the fade ends, the last sample of the item that makes a sound.

        It lies ahead of `heard()` by what the device already holds plus the fade: that much is still heard.
        """
        cut = self._ring.flush(round(fade_ms * self._ring.rate_hz / 1000))
        positions: dict[tuple[str, int], PlaybackPosition] = {}
        for run, heard_frames in cut:
            # An item that went on after its end has several runs; it is heard as far as the first that is cut.
            position = PlaybackPosition(run.item_id, run.content_index, run.position_ms(heard_frames))
            positions.setdefault((run.item_id, run.content_index), position)
        return list(positions.values())

    def take_played(self) -> list[PlayedBlock]:
        self._drain()
        self._ring.forget_read()
        return self._log.take_blocks()

    def heard(self, item_id: str, content_index: int) -> float:
        self._drain()
        return self._log.heard_ms((item_id, content_index), self._clock())

    def take_queue(self) -> list[QueuedAudio]:
        """Stop, and give away what was not handed to the device; what the device still held (its latency) is lost."""
        self.stop()
        return self._take_ring()

    def release_queue(self) -> list[QueuedAudio]:
        """Give away what was not handed to the device, which goes on with what it holds: that is still heard."""
        return [self._queued(cut.run, cut.heard_frames, finished=complete) for cut, complete in self._ring.release()]

    def adopt_queue(self, queue: Sequence[QueuedAudio]) -> None:
        for audio in queue:
            self.enqueue(audio.item_id, audio.content_index, audio.samples, at_frame=audio.offset_frames)
            if audio.finished:
                self.finish(audio.item_id, audio.content_index)

    def _use_rate(self, rate_hz: int) -> None:
        """Render at another rate from now on, the queue kept. Only while nothing is rendered."""
        if rate_hz != self._ring.rate_hz:
            queue = self._take_ring()
            self._ring = self._new_ring(rate_hz)
            self._log.use_rate(rate_hz)
            self.adopt_queue(queue)
        self._stream_clock = StreamClock(rate_hz)

    def _take_ring(self) -> list[QueuedAudio]:
        self._drain()
        queue = [
            self._queued(run, played_frames, finished=run.finished) for run, played_frames in self._ring.unplayed()
        ]
        self._earlier_underruns += self._ring.underruns
        self._ring = self._new_ring(self._ring.rate_hz)
        return queue

    @staticmethod
    def _queued(run: ItemRun, played_frames: int, *, finished: bool) -> QueuedAudio:
        first = min(item_frames_at(played_frames, run.rate_hz), run.frames_24k)
        samples = run.samples_24k(first, run.frames_24k)
        return QueuedAudio(run.item_id, run.content_index, run.start_24k + first, samples, finished)

    @staticmethod
    def _new_ring(rate_hz: int) -> PlaybackRing:
        return PlaybackRing(rate_hz, regain_frames=round(_REGAIN_S * rate_hz))

    def _render(self, out: Samples, heard_at_s: float) -> bool:
        """Fill one device block, int16 (n,), mono; whether anything but silence is in it. Thread: the device's."""
        parts = self._ring.read(out)
        gain = self._gain.apply(out)
        self._notes.append(BlockNote(heard_at_s, len(out), parts, gain))
        return bool(parts)

    def _drain(self) -> None:
        while self._notes:
            note = self._notes.popleft()
            self._log.add(note._replace(heard_at_s=self._stream_clock.place(note.heard_at_s, note.frames)))
