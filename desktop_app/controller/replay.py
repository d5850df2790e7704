"""Hearing something again: the session from a point on, an item as it was said, or what a barge-in cut away."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.audio.ports import AudioProblem, AudioSink
from desktop_app.controller.audio_desk import AudioDesk
from desktop_app.controller.session_life import SessionLife
from desktop_app.controller.session_run import SessionRun
from desktop_app.controller.wire_audio import RATE_HZ, Samples
from desktop_app.conversation.transcript import TranscriptItem
from desktop_app.storage.session_sound import SessionSound
from desktop_app.storage.storage_problem import StorageProblem

LOOK_MS = 50
_PIECE_FRAMES = RATE_HZ // 2
_AHEAD_MS = 2_000.0
_PATIENCE_LOOKS = 20
_KEY = "replay"

Reader = Callable[[int, int], Samples]
"""Takes a frame of the session's clock and how many frames, gives up to so many."""


class Replay(QObject):
    """Plays recorded audio beside the session, through a stream of its own, so it never counts as heard there.

    It goes to the speaker only; where echo is cancelled, the canceller learns of it.

    What is read is read piece by piece, two seconds ahead: hours begin as quickly as seconds.

    Attributes:
        item_id: what is played again, empty for the session as a whole or for nothing.
        part: ``session`` (both sides from a point on), ``all`` or ``unheard`` of the item, empty for nothing.

    Signals:
        changed: a replay began or ended.
        problem_raised(StorageProblem): the recording could not be read.
    """

    changed = Signal()
    problem_raised = Signal(object)

    def __init__(self, desk: AudioDesk, life: SessionLife) -> None:
        super().__init__()
        self.item_id = ""
        self.part = ""
        self._desk = desk
        self._life = life
        self._sink: AudioSink | None = None
        self._read: Reader = _nothing
        self._next_frame = self._end_frame = 0
        self._dry_looks = 0
        self._plays = 0
        self._speaker_changed = False
        desk.selection_changed.connect(self._note_selection)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    @property
    def playing(self) -> bool:
        """Whether something is played."""
        return self._sink is not None

    @property
    def position_ms(self) -> float | None:
        """The session time of the sample that leaves the speaker now, from what the device really played."""
        return None if self._sink is None else self._sink.heard(*self._key)

    def play_from(self, start_ms: float, end_ms: float | None = None) -> None:
        """Play both sides as they sounded together, to `end_ms` or to where the session stands now.

        It never runs after a live session: with loudspeakers it would record and repeat itself without end.
        """
        run = self._life.run
        if run is None:
            return
        sound = SessionSound(run.recording.folder)
        last = sound.frames if end_ms is None else min(sound.frames, _frame(end_ms))
        self._begin("", "session", sound.mixed, _frame(max(0.0, start_ms)), last)

    def play(self, item: TranscriptItem, part: str, skip_ms: float = 0.0) -> None:
        """Play an item (``all``: as it was heard), or only what was cut (``unheard``), from `skip_ms` of that on."""
        run = self._life.run
        if run is None:
            return
        if item.role == "user":
            sound = SessionSound(run.recording.folder)
            last = sound.frames if item.end_ms is None else _frame(item.end_ms)
            self._begin(item.item_id, "all", sound.user, _frame(item.at_ms + skip_ms), last)
            return
        samples, start_ms = _spoken(run, item, part)
        first = _frame(start_ms)

        def read(frame: int, frames: int) -> Samples:
            return samples[frame - first : frame - first + frames]

        self._begin(item.item_id, part, read, first + _frame(max(0.0, skip_ms)), first + len(samples))

    def stop(self) -> None:
        """Stop playing."""
        if self._sink is not None:
            self._timer.stop()
            self._sink.flush()
            self._sink.stop()
            self._desk.heard_beside.end()
            self._sink, self.item_id, self.part, self._read = None, "", "", _nothing
            self.changed.emit()

    def _begin(self, item_id: str, part: str, read: Reader, first_frame: int, end_frame: int) -> None:
        sink = self._open() if first_frame < end_frame else None
        if sink is None:
            self.stop()
            return
        self._plays += 1  # another key, so that what still sounds of the last one is not taken for this one
        self._sink, self.item_id, self.part = sink, item_id, part
        self._read, self._next_frame, self._end_frame = read, first_frame, end_frame
        self._dry_looks = 0
        self._desk.heard_beside.begin(sink.take_played)
        sink.enqueue(*self._key, np.zeros(0, np.int16), at_frame=first_frame)
        self._feed(sink)
        if self._sink is not None:
            self._timer.start()
            self.changed.emit()

    def _open(self) -> AudioSink | None:
        """The stream that is open, silenced, for one goes from place to place quickly; else a new one."""
        if self._sink is not None and self._sink.problem is None and not self._speaker_changed:
            self._sink.flush()
            return self._sink
        self.stop()
        self._speaker_changed = False
        try:
            return self._desk.extra_sink()
        except AudioProblem as problem:
            self._desk.problem_raised.emit(problem, "speaker")
            return None

    @property
    def _key(self) -> tuple[str, int]:
        return _KEY, self._plays

    def _note_selection(self) -> None:
        self._speaker_changed = True

    def _feed(self, sink: AudioSink) -> None:
        while self._next_frame < self._end_frame and sink.buffered_ms < _AHEAD_MS:
            try:
                samples = self._read(self._next_frame, min(_PIECE_FRAMES, self._end_frame - self._next_frame))
            except StorageProblem as problem:
                self.stop()
                self.problem_raised.emit(problem)
                return
            if not len(samples):
                self._end_frame = self._next_frame
            sink.enqueue(*self._key, samples)
            self._next_frame += len(samples)
            if self._next_frame >= self._end_frame:
                sink.finish(*self._key)

    def _look(self) -> None:
        sink = self._sink
        if sink is None:
            return
        self._desk.heard_beside.refresh()
        sink.volume = self._desk.volume
        self._feed(sink)
        if self._sink is None:
            return
        heard_to_its_end = sink.heard(*self._key) >= (self._end_frame - 1) * 1000 / RATE_HZ
        self._dry_looks = self._dry_looks + 1 if sink.buffered_ms == 0 else 0
        problem = sink.problem
        if heard_to_its_end or problem is not None or self._dry_looks > _PATIENCE_LOOKS:
            self.stop()
        if problem is not None:
            self._desk.problem_raised.emit(problem, "speaker")


def _spoken(run: SessionRun, item: TranscriptItem, part: str) -> tuple[Samples, float]:
    """What was received of an answer, and the session time its first sample belongs to."""
    spoken = next((each for each in item.parts if each.kind == "audio"), None)
    if spoken is None:
        return _nothing(0, 0), 0.0
    cut_ms = item.truncated_at_ms
    started_ms = item.at_ms if spoken.started_at_ms is None else spoken.started_at_ms
    if part == "unheard":
        tails = [span for span in run.machine.timeline.spans if span.kind == "never_heard"]
        tail = next((span for span in tails if span.item_id == item.item_id), None)
        samples = run.live.spool.read(item.item_id, spoken.content_index, start_ms=cut_ms or 0.0)
        return samples, (started_ms + (cut_ms or 0.0) if tail is None else tail.start_ms)
    whole = run.live.spool.read(item.item_id, spoken.content_index)
    return (whole if cut_ms is None else whole[: _frame(cut_ms)]), started_ms


def _frame(at_ms: float) -> int:
    return round(at_ms * RATE_HZ / 1000)


def _nothing(_frame: int, _frames: int) -> Samples:
    return np.zeros(0, np.int16)
