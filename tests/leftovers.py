"""After each test: no thread, task, timer, child process, socket or shown window may be left (pytest plug-in).

What fixtures of a wider scope start is theirs to end. A test that must leave something says so:
`@pytest.mark.leaves("thread", reason="...")`; the reasons are printed at the end of the run.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import threading
import time
import weakref
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import shiboken6
from PySide6 import QtCore, QtWidgets

# A thread that was told to stop may need a moment; nothing waits where nothing is left.
_GRACE_S = 0.5
_STEP_S = 0.01
_FOREIGN_THREADS = ("pytest_timeout", "pydevd")
_FOREIGN_PROCESSES = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")


class Leftover(NamedTuple):
    """One thing that is alive: its kind, what tells it from others, and words for the report."""

    kind: str
    identity: object
    words: str


class _WatchedTimer(QtCore.QTimer):
    """A QTimer that the check can find again; program modules import it from PySide6.QtCore under its usual name."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        _timers.add(self)


_timers: weakref.WeakSet[QtCore.QTimer] = weakref.WeakSet()
_cancelled_tasks: list[str] = []
_of_wider_scope: set[tuple[str, object]] = set()
_before = pytest.StashKey[set[tuple[str, object]]]()
_allowed_words: list[str] = []


def pytest_configure() -> None:
    """Make timers findable, and note the tasks a closing event loop has to cancel."""
    QtCore.QTimer = _WatchedTimer  # type: ignore[misc]
    runners: Any = asyncio.runners
    cancel_all = runners._cancel_all_tasks

    def note_and_cancel(loop: asyncio.AbstractEventLoop) -> None:
        _cancelled_tasks.extend(f"{task.get_name()}: {task.get_coro()!r}" for task in asyncio.all_tasks(loop))
        cancel_all(loop)

    # asyncio cancels them silently; there is no public place to look before it does.
    runners._cancel_all_tasks = note_and_cancel


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, object, object]:
    """Remember what was there before the test and its fixtures."""
    item.stash[_before] = {(found.kind, found.identity) for found in _alive()}
    _cancelled_tasks.clear()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[Any]) -> Generator[None, object, object]:
    """What a fixture of a wider scope starts is no leftover of the test that happened to ask first."""
    if fixturedef.scope == "function":
        return (yield)
    before = {(found.kind, found.identity) for found in _alive()}
    try:
        return (yield)
    finally:
        _of_wider_scope.update({(found.kind, found.identity) for found in _alive()} - before)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, object, object]:
    """Compare when every fixture of the test has ended; a leftover is an error of this test."""
    result = yield
    left = _new_leftovers(item.stash[_before])
    allowed = {str(mark.args[0]): str(mark.kwargs["reason"]) for mark in item.iter_markers("leaves")}
    _allowed_words.extend(
        f"{item.nodeid}: {found.kind} {found.words} ({allowed[found.kind]})" for found in left if found.kind in allowed
    )
    forbidden = [f"  {found.kind}: {found.words}" for found in left if found.kind not in allowed]
    if forbidden:
        pytest.fail("\n".join(["The test left something behind:", *forbidden]), pytrace=False)
    return result


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print what tests were allowed to leave, and why."""
    if _allowed_words:
        terminalreporter.section("left behind with permission")
        for words in _allowed_words:
            terminalreporter.line(words)


def _new_leftovers(before: set[tuple[str, object]]) -> list[Leftover]:
    deadline = time.monotonic() + _GRACE_S
    collected = False
    while left := [f for f in _alive() if (f.kind, f.identity) not in before | _of_wider_scope]:
        if not collected:
            gc.collect()  # a reference cycle may hold the last socket or timer; only looked into on suspicion
            collected = True
            _finish_qt_work()
        elif time.monotonic() > deadline:
            break
        else:
            time.sleep(_STEP_S)
            _finish_qt_work()
    tasks = [Leftover("task", words, words) for words in _cancelled_tasks]
    _cancelled_tasks.clear()
    return left + tasks


def _finish_qt_work() -> None:
    """Let single-shot timers fire and widgets that were told to go, go."""
    if QtCore.QCoreApplication.instance() is not None:
        QtCore.QCoreApplication.sendPostedEvents(None, QtCore.QEvent.Type.DeferredDelete)
        QtCore.QCoreApplication.processEvents()


def _alive() -> list[Leftover]:
    return [*_threads(), *_timers_running(), *_windows_shown(), *_children(), *_sockets()]


def _threads() -> Iterable[Leftover]:
    for thread in threading.enumerate():
        # Dummy threads stand for foreign ones (PortAudio's) that once ran Python; they are never removed.
        if isinstance(thread, threading._DummyThread) or thread.name.startswith(_FOREIGN_THREADS):
            continue
        yield Leftover("thread", thread.ident, repr(thread))


def _timers_running() -> Iterable[Leftover]:
    for timer in list(_timers):
        if shiboken6.isValid(timer) and timer.isActive():
            parent = timer.parent()
            words = f"{timer.interval()} ms, child of {type(parent).__name__}"
            yield Leftover("timer", id(timer), words)


def _windows_shown() -> Iterable[Leftover]:
    if isinstance(QtCore.QCoreApplication.instance(), QtWidgets.QApplication):
        for widget in QtWidgets.QApplication.topLevelWidgets():
            if widget.isVisible():
                yield Leftover("widget", id(widget), f"{type(widget).__name__} {widget.objectName()}".rstrip())


def _children() -> Iterable[Leftover]:
    if not sys.platform.startswith("linux"):
        return
    for path in Path("/proc/self/task").glob("*/children"):
        try:
            numbers = path.read_text().split()
        except OSError:
            continue  # the thread ended meanwhile
        for number in numbers:
            try:
                words = Path(f"/proc/{number}/cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
            except OSError:
                continue
            if not any(foreign in words for foreign in _FOREIGN_PROCESSES):
                yield Leftover("process", number, f"{number} {words.strip() or '(ended, never waited for)'}")


def _sockets() -> Iterable[Leftover]:
    if not sys.platform.startswith("linux"):
        return
    for number in os.listdir("/proc/self/fd"):
        try:
            target = os.readlink(f"/proc/self/fd/{number}")
        except OSError:
            continue
        if target.startswith("socket:"):
            yield Leftover("socket", target, f"file descriptor {number}, {target}")
