"""Reference cycles: found, but never on a thread that plays sound or serves."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from desktop_app.garbage import Collector, GarbageCollection, keep_what_is_there


class _Ring(QObject):
    """Keeps itself alive, and a timer that only its own thread may stop."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self
        self.timer = QTimer(self)
        self.timer.start(60_000)


@pytest.fixture
def garbage(qtbot: QtBot) -> Iterator[GarbageCollection]:
    enabled = gc.isenabled()
    garbage = GarbageCollection()
    garbage.begin()
    yield garbage
    garbage.end()
    if not enabled:
        gc.disable()


def _allocate_much(into: list[object]) -> None:
    into.extend([] for _ in range(200_000))


def test_a_widget_never_dies_on_another_thread(qtbot: QtBot, garbage: GarbageCollection) -> None:
    died_on: list[threading.Thread] = []
    ring = _Ring()
    weakref.finalize(ring, lambda: died_on.append(threading.current_thread()))
    del ring
    kept: list[object] = []
    thread = threading.Thread(target=_allocate_much, args=(kept,))
    thread.start()
    thread.join()
    assert died_on == []
    qtbot.waitUntil(lambda: died_on == [threading.main_thread()])


def test_python_collects_again_afterwards(qtbot: QtBot) -> None:
    enabled = gc.isenabled()
    garbage = GarbageCollection()
    garbage.begin()
    assert not gc.isenabled()
    garbage.end()
    assert gc.isenabled()
    if not enabled:
        gc.disable()


def test_what_is_kept_is_passed_over() -> None:
    kept = [[] for _ in range(1000)]
    before = gc.get_freeze_count()
    keep_what_is_there()
    assert gc.get_freeze_count() >= before + len(kept)


def test_nothing_due_nothing_done() -> None:
    gc.collect()
    passes = [generation["collections"] for generation in gc.get_stats()]
    Collector().collect_what_is_due()
    assert [generation["collections"] for generation in gc.get_stats()] == passes


def test_the_oldest_are_gone_through_only_when_they_are_a_quarter_more() -> None:
    collector, thresholds = Collector(), gc.get_threshold()
    keep_what_is_there()
    kept = [[] for _ in range(10_000)]
    gc.set_threshold(1, 1, 1)
    try:
        passes = []
        for more in (0, 0, 0, 0, 50_000):
            kept.extend([] for _ in range(more))
            before = gc.get_stats()[2]["collections"]
            for _ in range(6):
                kept.extend([] for _ in range(10))
                collector.collect_what_is_due()
            passes.append(gc.get_stats()[2]["collections"] - before)
    finally:
        gc.set_threshold(*thresholds)
    assert passes[2:4] == [0, 0]
    assert passes[4] > 0
