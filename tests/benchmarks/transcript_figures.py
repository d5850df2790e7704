"""What one step of the transcript costs at 1920 px with 10,000 items, beside 100; and what searching all of it costs.

The real widget lays out and paints into a picture, as it does on a screen without a graphics card.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ui"))

import stage as on_stage
from figures import Figure, percentile
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop_app.conversation.session_machine import SessionMachine
from desktop_app.protocol.response import Response
from desktop_app.protocol.response_events import ResponseCreated, ResponseFunctionCallArgumentsDelta
from desktop_app.ui.transcript.model import TranscriptModel
from desktop_app.ui.transcript.view import TranscriptView

WIDE_PX, HIGH_PX = 1920, 900
MANY, FEW = 10_000, 100
_STEPS = 300
_WORDS = "A sentence as people say it, that may or may not need more than one line. "
_GOAL = "p99 < 8 ms, < 1.5 x 100 items"


def measure() -> Iterator[Figure]:
    """Steps of both transcripts in turns, so that what else the machine does falls on both."""
    _app = QApplication.instance() or QApplication([])
    staged = {"many": _stage(MANY), "few": _stage(FEW)}
    for words, step in (
        ("wheel notch, rows never seen", _scroll),
        ("streamed words", _stream),
        ("1 MB of arguments streaming in", _stream_arguments),
    ):
        times = _step_times(staged, step)
        for share, name in ((0.5, "median"), (0.99, "p99")):
            yield Figure(
                f"transcript step, 10,000 items, {words}, {name}",
                percentile(times["many"], share),
                "ms",
                "100 items",
                percentile(times["few"], share),
                _GOAL if share > 0.9 else "",
            )
    yield Figure("1 MB of arguments in 50,000 deltas, taken in", _arguments_us(), "us", goal="< 50 us")
    longest, whole = _search(staged["many"][1])
    yield Figure("transcript search, 10,000 items, longest slice", longest, "ms", goal="< 16 ms")
    yield Figure("transcript search, 10,000 items, to the end", whole, "ms")


def _arguments_us() -> float:
    """One delta's share, over the last tenth of them."""
    machine = SessionMachine()
    machine.receive(ResponseCreated(response=Response(id="r")), 0.0)
    delta = ResponseFunctionCallArgumentsDelta(response_id="r", item_id="i", call_id="c", delta="x" * 21)
    for _ in range(45_000):
        machine.receive(delta, 0.0)
    started = time.perf_counter()
    for _ in range(5_000):
        machine.receive(delta, 0.0)
    return (time.perf_counter() - started) * 1e6 / 5_000


Staged = tuple[on_stage.StageConversation, TranscriptView]


def _stage(count: int) -> Staged:
    stage = on_stage.StageConversation()
    for number in range(count - 1):
        words = _WORDS * (1 + number % 5)
        if number % 10 == 9:
            item = on_stage.call(
                f"i{number}", "look_up", '{"place": "Kyoto"}', "done", number * 1000.0, call_output='{"high": 18}'
            )
        elif number % 2:
            item = on_stage.assistant(f"i{number}", words, number * 1000.0, heard=len(words) * 2 // 3)
            item.truncated_at_ms, item.never_heard_ms = 3_214, 1_900.0
        else:
            item = on_stage.user(f"i{number}", words, number * 1000.0, number * 1000.0 + 900.0)
        stage.transcript.add(item)
        stage.transcript.place_last(item.item_id)
    stage.transcript.add(on_stage.assistant("last", "", count * 1000.0, sounding=True, status="in_progress"))
    stage.transcript.place_last("last")
    stage.set_phase(on_stage.Phase.LIVE)
    view = TranscriptView(TranscriptModel(stage))
    view.resize(WIDE_PX, HIGH_PX)
    view.follow()
    return stage, view


def _scroll(staged: Staged, number: int) -> None:
    bar = staged[1].verticalScrollBar()
    bar.setValue(bar.value() - 72 if number else bar.maximum())


def _stream(staged: Staged, number: int) -> None:
    stage, view = staged
    part = stage.transcript.get("last").parts[0]
    part.text += "and then "
    part.heard_chars = len(part.text) // 2
    stage.change("last")
    view.follow()


def _stream_arguments(staged: Staged, number: int) -> None:
    stage, view = staged
    item = stage.transcript.get("last")
    item.kind, item.call_state = "function_call", "arguments"
    item.call_arguments += '{"row": "some words", ' * (1_048_576 // 22 // _STEPS)
    stage.change("last")
    view.follow()


def _step_times(staged: dict[str, Staged], step: Callable[[Staged, int], None]) -> dict[str, list[float]]:
    picture = QImage(WIDE_PX, HIGH_PX, QImage.Format.Format_RGB32)
    times: dict[str, list[float]] = {name: [] for name in staged}
    for number in range(_STEPS + 1):
        for name, each in staged.items():
            started = time.perf_counter()
            step(each, number)
            each[1].viewport().render(picture)
            if number:  # the first one goes to where it begins
                times[name].append((time.perf_counter() - started) * 1000.0)
    return times


def _search(view: TranscriptView) -> tuple[float, float]:
    """The longest turn of the event loop while all is searched for a word that is everywhere, and the whole, in ms."""
    longest, begun = 0.0, time.perf_counter()
    started = begun
    view.matches.search("people", 0)
    while True:
        longest = max(longest, time.perf_counter() - started)
        if not view.matches.searching:
            return longest * 1000.0, (time.perf_counter() - begun) * 1000.0
        started = time.perf_counter()
        QCoreApplication.processEvents()
