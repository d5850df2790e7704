"""What nobody expected: in a slot, in a task, in a thread."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from desktop_app.mishaps import Mishaps


class _Doer(QObject):
    done = Signal()


@pytest.fixture
def mishaps(qtbot: QtBot) -> Iterator[Mishaps]:
    before = sys.excepthook, threading.excepthook
    mishaps = Mishaps()
    mishaps.watch()
    yield mishaps
    mishaps.unwatch()
    sys.excepthook, threading.excepthook = before


def _fail() -> None:
    raise ValueError("refused with Authorization: Bearer sk-1234567890abcdef")


def test_in_a_slot_told_once_and_logged_without_secrets(
    qtbot: QtBot, mishaps: Mishaps, caplog: pytest.LogCaptureFixture
) -> None:
    told: list[None] = []
    mishaps.happened.connect(lambda: told.append(None))
    doer = _Doer()
    doer.done.connect(_fail)
    with caplog.at_level(logging.ERROR), qtbot.capture_exceptions():
        sys.excepthook = mishaps._raised  # pytest-qt's own hook stands in its place
        for _ in range(3):
            doer.done.emit()
    qtbot.waitUntil(lambda: told == [None])
    assert "ValueError" in caplog.text
    assert "sk-1234567890abcdef" not in caplog.text
    mishaps.reset()
    mishaps.note(ValueError("again"))
    qtbot.waitUntil(lambda: len(told) == 2)


def test_in_a_thread(qtbot: QtBot, mishaps: Mishaps) -> None:
    with qtbot.waitSignal(mishaps.happened):
        thread = threading.Thread(target=_fail)
        thread.start()
        thread.join()


async def test_on_a_loop(mishaps: Mishaps, caplog: pytest.LogCaptureFixture) -> None:
    loop = asyncio.get_running_loop()
    mishaps.watch_loop(loop)
    loop.call_soon(_fail)
    await asyncio.sleep(0.01)
    loop.set_exception_handler(None)
    assert "ValueError" in caplog.text


def test_a_flood_does_not_fill_the_disk(mishaps: Mishaps, caplog: pytest.LogCaptureFixture) -> None:
    for _ in range(500):
        mishaps.note(ValueError("again"))
    assert 0 < len(caplog.records) < 100
