"""Trying the sound out: a live level, a recording of three seconds played back with a verdict, and a test tone."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.audio.pcm import level
from desktop_app.audio.ports import AudioProblem, AudioSink, AudioSource
from desktop_app.audio.resampler import Resampler
from desktop_app.controller import problem_sentences
from desktop_app.controller.device_choices import is_device
from desktop_app.controller.sound_verdict import verdict_of
from desktop_app.controller.trial_tone import trial_tone
from desktop_app.controller.wire_audio import RATE_HZ, Samples

if TYPE_CHECKING:
    from desktop_app.controller.audio_desk import AudioDesk

RECORD_S = 3.0
STEP_MS = 30


class SoundCheck(QObject):
    """Uses streams of its own beside those of a session, which notices nothing of it.

    Attributes:
        stage: ``idle``, ``recording``, ``playing`` (what was recorded) or ``tone``.
        seconds_left: of the recording.

    Signals:
        level_changed(MeasuredLevel): the microphone's, some times a second while it is listened to.
        stage_changed: `stage` or the full seconds left are others.
        judged(Verdict): what was recorded has been judged.
        failed(str): why it cannot be tried out.
    """

    level_changed = Signal(object)
    stage_changed = Signal()
    judged = Signal(object)
    failed = Signal(str)

    def __init__(self, desk: AudioDesk) -> None:
        super().__init__()
        self.stage = "idle"
        self.seconds_left = 0
        self._desk = desk
        self._source: AudioSource | None = None
        self._sink: AudioSink | None = None
        self._listening = False
        self._recorded: list[Samples] = []
        self._ends_at_s = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._look)
        desk.selection_changed.connect(self._reopen)
        desk.devices_changed.connect(self._devices_changed)

    def listen(self) -> None:
        """Show the microphone's level from now on."""
        self._listening = True
        self._reopen()
        self._timer.start()

    def stop(self) -> None:
        """Let go of every device."""
        self._listening = False
        self._timer.stop()
        self._end_playing()
        self._close_source()
        self._enter("idle")

    def check_microphone(self) -> None:
        """Record for three seconds, then play it and judge it; once more: stop."""
        if self.stage != "idle":
            self._cancel()
            return
        if self._source is None:
            self._reopen()
        if self._source is None:
            return
        self._source.take()
        self._recorded.clear()
        self._ends_at_s = time.monotonic() + RECORD_S
        self.seconds_left = round(RECORD_S)
        self._enter("recording")

    def play_tone(self) -> None:
        """Play the test tone; once more: stop."""
        if self.stage != "idle":
            self._cancel()
        elif self._play(trial_tone()):
            self._enter("tone")

    def _cancel(self) -> None:
        self._end_playing()
        self._enter("idle")

    def _devices_changed(self) -> None:
        if self._listening and self.stage != "recording":
            self._reopen()

    def _reopen(self, *_: object) -> None:
        self._close_source()
        if not self._listening or not is_device(self._desk.microphone_id):
            return
        try:
            self._source = self._desk.extra_source()
        except AudioProblem as problem:
            self._fail(problem, "microphone")

    def _fail(self, problem: AudioProblem, which: str) -> None:
        notice = problem_sentences.of_audio(problem, which)
        self.failed.emit(f"{notice.headline} {notice.detail}".strip())

    def _close_source(self) -> None:
        if self._source is not None:
            self._source.stop()
            self._source = None
        if self.stage == "recording":
            self._enter("idle")

    def _look(self) -> None:
        if self._source is not None:
            blocks = self._source.take()
            if self._source.problem is not None:
                self._close_source()
            elif blocks:
                samples = np.concatenate([block.samples for block in blocks])
                self.level_changed.emit(level(samples))
                if self.stage == "recording":
                    self._recorded.append(samples)
        if self.stage == "recording":
            self._count_down()
        elif self._sink is not None:
            self._follow_playing(self._sink)

    def _count_down(self) -> None:
        left_s = self._ends_at_s - time.monotonic()
        if left_s <= 0 and self._source is not None:
            recorded = _joined(self._recorded)
            self.judged.emit(verdict_of(recorded, self._source.rate_hz))
            in_24_khz = Resampler(self._source.rate_hz, RATE_HZ).process(recorded)
            self._enter("playing" if len(recorded) and self._play(np.asarray(in_24_khz, np.int16)) else "idle")
        elif int(np.ceil(left_s)) != self.seconds_left:
            self.seconds_left = int(np.ceil(left_s))
            self.stage_changed.emit()

    def _play(self, samples: Samples) -> bool:
        try:
            self._sink = self._desk.extra_sink()
        except AudioProblem as problem:
            self._fail(problem, "speaker")
            return False
        self._sink.enqueue("check", 0, samples)
        self._sink.finish("check", 0)
        self._ends_at_s = 0.0
        self._timer.start()
        return True

    def _follow_playing(self, sink: AudioSink) -> None:
        sink.volume = self._desk.volume
        sink.take_played()
        if sink.problem is not None:
            self._cancel()
        elif sink.buffered_ms == 0:
            now_s = time.monotonic()
            self._ends_at_s = self._ends_at_s or now_s + sink.latency_s + 0.1
            if now_s >= self._ends_at_s:
                self._cancel()

    def _end_playing(self) -> None:
        if self._sink is not None:
            self._sink.stop()
            self._sink = None

    def _enter(self, stage: str) -> None:
        if stage != self.stage:
            self.stage = stage
            self.stage_changed.emit()
        if stage == "idle" and not self._listening:
            self._timer.stop()


def _joined(pieces: list[Samples]) -> Samples:
    return np.concatenate(pieces) if pieces else np.zeros(0, np.int16)
