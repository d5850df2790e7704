"""Hearing something again: an item as it was said, or what a barge-in cut away."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import soundfile
from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.audio.ports import AudioProblem, AudioSink
from desktop_app.controller.audio_desk import AudioDesk
from desktop_app.controller.session_life import SessionLife
from desktop_app.controller.wire_audio import RATE_HZ, Samples
from desktop_app.conversation.transcript import TranscriptItem

LOOK_MS = 50


class Replay(QObject):
    """Plays recorded audio beside the session, through a stream of its own, so it never counts as heard there.

    Signals:
        changed: a replay began or ended; `item_id` says of what.
    """

    changed = Signal()

    def __init__(self, desk: AudioDesk, life: SessionLife) -> None:
        super().__init__()
        self.item_id = ""
        self._desk = desk
        self._life = life
        self._sink: AudioSink | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)

    def play(self, item: TranscriptItem, part: str) -> None:
        """Play an item from its start (``all``: as it was heard), or only what was cut (``unheard``)."""
        self.stop()
        samples = self._samples(item, part)
        if not len(samples):
            return
        try:
            sink = self._desk.extra_sink()
        except AudioProblem as problem:
            self._desk.problem_raised.emit(problem, "speaker")
            return
        sink.enqueue(item.item_id, 0, samples)
        sink.finish(item.item_id, 0)
        self._sink, self.item_id = sink, item.item_id
        self._timer.start()
        self.changed.emit()

    def stop(self) -> None:
        """Stop playing."""
        if self._sink is not None:
            self._sink.flush()
            self._sink.stop()
            self._sink, self.item_id = None, ""
            self._timer.stop()
            self.changed.emit()

    def _samples(self, item: TranscriptItem, part: str) -> Samples:
        run = self._life.run
        if run is None:
            return np.zeros(0, np.int16)
        if item.role == "user":
            return _of_recording(run.recording.folder.user_wav, item.at_ms, item.end_ms)
        spoken = next((each for each in item.parts if each.kind == "audio"), None)
        if spoken is None:
            return np.zeros(0, np.int16)
        cut_ms = item.truncated_at_ms
        if part == "unheard":
            return run.live.spool.read(item.item_id, spoken.content_index, start_ms=cut_ms or 0.0)
        whole = run.live.spool.read(item.item_id, spoken.content_index)
        return whole if cut_ms is None else whole[: round(cut_ms * RATE_HZ / 1000)]

    def _look(self) -> None:
        if self._sink is not None:
            self._sink.take_played()
            if self._sink.buffered_ms == 0 or self._sink.problem is not None:
                self._timer.stop()
                QTimer.singleShot(round(self._sink.latency_s * 1000) + LOOK_MS, self.stop)


def _of_recording(path: Path, start_ms: float, end_ms: float | None) -> Samples:
    """A stretch of a WAV file on the session's clock; what is not written yet is left out."""
    try:
        with soundfile.SoundFile(path) as file:
            file.seek(min(file.frames, max(0, round(start_ms * RATE_HZ / 1000))))
            wanted = -1 if end_ms is None else max(0, round((end_ms - start_ms) * RATE_HZ / 1000))
            return np.asarray(file.read(wanted, dtype="int16"), dtype=np.int16)
    except (OSError, soundfile.SoundFileError):
        return np.zeros(0, np.int16)
