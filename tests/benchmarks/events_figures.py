"""The events tab: what logging a flood costs the window, and how quickly 200,000 events are narrowed down and read.

Processor time of the window's thread, best of several, so that what else the machine does adds little.
"""

from __future__ import annotations

import dataclasses
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "ui"))

import stage as on_stage
from figures import Figure, percentile
from PySide6.QtWidgets import QApplication

from desktop_app.controller.event_filter import EventFilter
from desktop_app.storage.event_journal import EventJournal
from desktop_app.ui.events.page import EventsPage

_FLOOD, _FLOOD_PER_S = 50_000, 5_000
_ROWS = 200_000
_TRIES = 5


def measure() -> Iterator[Figure]:
    """A flood first, then the filters on a full index, then one large event."""
    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        stage = on_stage.StageConversation()
        page = EventsPage(stage)
        page.resize(400, 700)
        page.show()
        log, path = stage.events, Path(folder) / "events.jsonl"
        journal = EventJournal(path, on_entry=log.begin(path))

        def write(frame: bytes) -> None:
            if journal.write("received", log.table.end * 0.2, frame):
                log.expect()

        before_mb = _resident_mb()
        turns_ms = _flood(app, write)
        _settle(page, journal)
        words = "50,000 events at 5,000 a second"
        yield Figure(f"{words}: longest turn", max(turns_ms), "ms", goal="< 16 ms")
        yield Figure(f"{words}: p99 of a turn", percentile(turns_ms, 0.99), "ms")
        yield Figure(f"{words}: memory grown", _resident_mb() - before_mb, "MB")
        for number in range(log.table.end, _ROWS):
            write(_frame(number))
            if number % 5_000 == 0:
                _settle(page, journal)
        _settle(page, journal)
        yield Figure("index of 200,000 events", log.table.size_bytes / 1e6, "MB")
        yield from _filters(page)
        write(json.dumps({"type": "error", "arguments": ["w" * 40] * 25_000}).encode())
        _settle(page, journal)
        yield Figure("a 1 MB event opened as a tree", _once_ms(lambda: page.list.choose(log.table.end - 1)), "ms")
        yield Figure("and as text", _once_ms(lambda: page.details.views.setCurrentIndex(1)), "ms")
        journal.close()
        log.close()
        page.close()


def _filters(page: EventsPage) -> Iterator[Figure]:
    usual = EventFilter()
    for words, conditions in (
        ("by kind", {"kinds": frozenset({"errors"})}),
        ("by direction", {"received": False}),
        ("by words in types and ids", {"text": "item_77"}),
    ):
        times_ms = []
        for _ in range(_TRIES):
            chosen = dataclasses.replace(usual, **conditions)
            times_ms.append(_once_ms(lambda chosen=chosen: page.model.set_filter(chosen)))
            page.model.set_filter(usual)
        yield Figure(f"filter 200,000 events {words}", min(times_ms), "ms")


def _flood(app: QApplication, write: Callable[[bytes], None]) -> list[float]:
    """The processor time of each turn of the loop, with what the session itself does for each frame."""
    frames = [_frame(number) for number in range(_FLOOD)]
    turns_ms: list[float] = []
    began_s, sent = time.perf_counter(), 0
    while sent < _FLOOD:
        due = min(_FLOOD, int((time.perf_counter() - began_s) * _FLOOD_PER_S))
        turn_s = time.thread_time()
        for number in range(sent, due):
            write(frames[number])
        sent = due
        app.processEvents()
        turns_ms.append((time.thread_time() - turn_s) * 1000)
        time.sleep(0.001)
    return turns_ms


def _frame(number: int) -> bytes:
    event = {
        "type": "response.output_audio_transcript.delta",
        "event_id": f"event_{number:022d}",
        "response_id": f"resp_{number // 50}",
        "item_id": f"item_{number // 50}",
        "delta": "word " * 6,
    }
    return json.dumps(event).encode()


def _settle(page: EventsPage, journal: EventJournal) -> None:
    journal.flush()
    page.log.take_in()
    QApplication.processEvents()


def _once_ms(work: Callable[[], object]) -> float:
    began_s = time.thread_time()
    work()
    QApplication.processEvents()
    return (time.thread_time() - began_s) * 1000


def _resident_mb() -> float:
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return float("nan")
    return int(statm.read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
