"""What one frame of the waveform costs at 1920 x 200 with an hour loaded, beside the first minute; and making its data.

The real widget paints into a picture, as it does on a screen without a graphics card. Each frame is another moment, as
while a session is followed, so nothing can be reused that could not be reused then.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ui"))

import numpy as np
import stage as on_stage
from figures import Figure, percentile
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop_app.controller.phase import Phase
from desktop_app.controller.waveform_source import RATE_HZ, WaveformSource
from desktop_app.conversation.timeline import Timeline
from desktop_app.ui.waveform.view import WaveformView

WIDE_PX, HIGH_PX = 1920, 200
HOUR_MS = 3_600_000.0
MINUTE_MS = 60_000.0
_TURN_MS = 12_000.0
_FRAMES = 300
_FRAME_MS = 33.0
_GOAL = "p99 < 8 ms, < 1.5 x the first minute"


def measure() -> Iterator[Figure]:
    """Frames of both sessions in turns, so that what else the machine does falls on both; then the data of an hour."""
    app = QApplication.instance() or QApplication([])
    hour, minute = _view(HOUR_MS), _view(MINUTE_MS)
    for words, look in (
        ("followed, 10 s wide", _follow_ten_seconds),
        ("the whole session", _show_whole),
    ):
        wall, cpu = _frame_times(app, {"hour": hour, "minute": minute}, look)
        for times, share, name, goal in (
            (wall, 0.5, "median", ""),
            (wall, 0.99, "p99", _GOAL),
            (cpu, 0.99, "p99 of processor time", ""),
        ):
            yield Figure(
                f"waveform frame, 1 h, {words}, {name}",
                percentile(times["hour"], share),
                "ms",
                "first minute",
                percentile(times["minute"], share),
                goal,
            )
    yield Figure("peaks of one hour of sound, both voices", _peaks_s() * 1000, "ms", goal="< 1 s")


def _view(duration_ms: float) -> tuple[on_stage.StageConversation, WaveformView]:
    stage, waveform = on_stage.StageConversation(), WaveformSource()
    voices = [on_stage.speech(6_000, seed) for seed in range(4)]
    for turn in range(int(duration_ms // _TURN_MS)):
        _fill(stage.timeline, waveform, turn, voices)
    stage.elapsed_ms = duration_ms
    view = WaveformView(stage, waveform)
    view.resize(WIDE_PX, HIGH_PX)
    stage.set_phase(Phase.LIVE)
    return stage, view


def _fill(timeline: Timeline, waveform: WaveformSource, turn: int, voices: list[np.ndarray]) -> None:
    """A question and its answer; every third answer is cut, every fourth calls a function."""
    at, user, answer = turn * _TURN_MS, f"u{turn}", f"a{turn}"
    waveform.write("user", at, voices[turn % 4][: 3 * RATE_HZ])
    timeline.add_span("user", "speech", at, at + 3_000, user)
    timeline.add_span("user", "vad_silence", at + 3_000, at + 3_500, user)
    timeline.add_marker("speech_started", at, "user", user, at)
    timeline.add_marker("speech_stopped", at + 3_500, "user", user, at + 3_500)
    timeline.add_marker("committed", at + 3_520, "user", user)
    timeline.add_marker("response_created", at + 3_540, "assistant", answer)
    if turn % 4 == 0:
        timeline.add_span("assistant", "tool", at + 3_600, at + 3_950, f"t{turn}")
    cut = turn % 3 == 0
    heard_ms = 4_000 if cut else 6_000
    waveform.write("assistant", at + 4_000, voices[(turn + 1) % 4][: heard_ms * RATE_HZ // 1000])
    timeline.add_span("assistant", "playback", at + 4_000, at + 4_000 + heard_ms, answer)
    timeline.add_marker("first_audio", at + 4_000, "assistant", answer, 480.0)
    if cut:
        waveform.write("never_heard", at + 8_000, voices[(turn + 2) % 4][: 2 * RATE_HZ])
        timeline.add_span("assistant", "never_heard", at + 8_000, at + 10_000, answer)
        timeline.add_marker("truncated", at + 8_000, "assistant", answer, 4_000.0)


def _follow_ten_seconds(view: WaveformView) -> None:
    view.sight.follow()
    view.sight.zoom(10_000.0 / view.sight.window.span_ms)


def _show_whole(view: WaveformView) -> None:
    view.sight.fit()


def _frame_times(
    app: QApplication, views: dict[str, tuple[on_stage.StageConversation, WaveformView]], look: Callable[..., None]
) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """Milliseconds of each frame by the clock, and by the processor, which a busy machine does not lengthen."""
    picture = QImage(WIDE_PX, HIGH_PX, QImage.Format.Format_RGB32)
    ends = {name: stage.elapsed_ms for name, (stage, _) in views.items()}
    wall: dict[str, list[float]] = {name: [] for name in views}
    cpu: dict[str, list[float]] = {name: [] for name in views}
    for _, view in views.values():
        look(view)
        view.render(picture)
    for frame in range(_FRAMES):
        for name, (stage, view) in views.items():
            stage.elapsed_ms = ends[name] - (_FRAMES - frame) * _FRAME_MS
            started, worked = time.perf_counter(), time.thread_time()
            view.sight.advance()
            view.render(picture)
            cpu[name].append((time.thread_time() - worked) * 1000)
            wall[name].append((time.perf_counter() - started) * 1000)
        app.processEvents()
    for name, (stage, _) in views.items():
        stage.elapsed_ms = ends[name]
    return wall, cpu


def _peaks_s() -> float:
    """Both voices for an hour, uninterrupted, in pieces of a second as they are read from a recording."""
    second = on_stage.speech(1_000, 9)
    source = WaveformSource()
    started = time.perf_counter()
    for at_s in range(3600):
        source.write("user", at_s * 1000.0, second)
        source.write("assistant", at_s * 1000.0, second)
    source.columns("user", 0, HOUR_MS, WIDE_PX)
    source.columns("assistant", 0, HOUR_MS, WIDE_PX)
    return time.perf_counter() - started
