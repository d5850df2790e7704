"""The window from its first paint to its end: furnished when it is there, called to the front, closed in order."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import importlib
import logging
import os
import re
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt

from desktop_app.garbage import keep_what_is_there

if TYPE_CHECKING:
    from desktop_app.application import Application
    from desktop_app.controller.preferences import Preferences
    from desktop_app.mishaps import Mishaps
    from desktop_app.single_instance import SingleInstance
    from desktop_app.storage.last_run import Ending
    from desktop_app.ui.main_window import MainWindow

log = logging.getLogger(__name__)
_UNFIT = re.compile(r"[^\w.-]+")


def wishes_of(options: argparse.Namespace) -> dict[str, str]:
    """What a start wants of the window besides being there, also of one that is open already."""
    preset = options.preset or ""
    if preset and Path(preset).exists():
        preset = str(Path(preset).absolute())
    demo = str(options.demo.absolute()) if options.demo else ""
    return {"preset": preset, "start": "yes" if options.start else "", "demo": demo}


def stop_on_signals(stop: asyncio.Event) -> None:
    """Ctrl+C and a polite kill end the program as closing the window does."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):
            loop.add_signal_handler(number, stop.set)


class WindowLife(QObject):
    """Furnishes the window once it is painted, and keeps it until it is closed."""

    def __init__(
        self,
        window: MainWindow,
        options: argparse.Namespace,
        preferences: Preferences,
        instance: SingleInstance,
        last_ending: Ending,
        mishaps: Mishaps,
    ) -> None:
        super().__init__()
        self._window: Any = window
        self._options = options
        self._preferences = preferences
        self._instance = instance
        self._last_ending = last_ending
        self._mishaps = mishaps
        self._failure = ""
        self._painted = asyncio.Event()
        self._closed = asyncio.Event()
        window.installEventFilter(self)

    async def live(self) -> int:
        """Returns the exit code when the window is closed and everything is written."""
        stop_on_signals(self._closed)
        await self._painted.wait()
        # In a thread, so that the window moves and redraws meanwhile.
        await asyncio.to_thread(importlib.import_module, "desktop_app.application")
        from desktop_app.application import Application
        from desktop_app.connection.endpoint_problem import EndpointProblem

        options = self._options
        try:
            application = Application(
                options, self._preferences, microphone=options.microphone, speaker=options.speaker
            )
        except EndpointProblem as problem:
            sys.stderr.write(f"duologue: {problem}{os.linesep}")
            return 1
        try:
            await self._open(application)
            await self._closed.wait()
        finally:
            self._window.hide()
            await application.shut_down()
        if self._failure:
            sys.stderr.write(f"duologue: {self._failure}{os.linesep}")
        return 1 if self._failure else 0

    async def _open(self, application: Application) -> None:
        application.remember_choices()
        application.desk.watch()
        reports = application.reports
        self._window.furnish(application.conversation, application.desk, application.waveform, application.connections)
        keep_what_is_there()
        application.tell_of_settings()
        reports.tell_last_run(self._last_ending)
        self._mishaps.happened.connect(reports.tell_mishap)
        application.demos.picture_wanted.connect(self._keep_picture)
        application.demos.ended.connect(self._demo_ended)
        await self._grant(application, wishes_of(self._options))
        application.accounts.look()
        self._instance.called.connect(lambda wishes: self._called(application, wishes))
        log.info("the window is ready")

    async def _grant(self, application: Application, wishes: Mapping[str, str]) -> None:
        if notice := await application.presets.load(wishes.get("preset", "")):
            application.life.say(notice)
        if wishes.get("demo"):
            application.demos.play(Path(wishes["demo"]))
        elif wishes.get("start"):
            application.conversation.start()

    def _keep_picture(self, name: str) -> None:
        """The step `screenshot` of a demo; without a folder for them it is nothing."""
        folder: Path | None = self._options.screenshots
        if folder is None:
            return
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as failure:
            self._failure = f"{folder}: {failure.strerror}"
            return
        path = folder / f"{_UNFIT.sub('-', name)}.png"
        if not self._window.grab().save(str(path)):
            self._failure = f"{path} cannot be written"

    def _demo_ended(self, failure: str) -> None:
        """The demo of the command line is over, and with it the program, unless it is to stay."""
        self._failure = self._failure or failure
        if self._options.demo and not self._options.stay:
            self._closed.set()

    def _called(self, application: Application, wishes: Mapping[str, str]) -> None:
        """Somebody started the program once more: that is this window."""
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.raise_()
        self._window.activateWindow()
        application.life.tasks.start(self._grant(application, wishes), "a second start")

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint and not self._painted.is_set():
            log.info("the window is painted")
            self._painted.set()
        elif event.type() == QEvent.Type.Close:
            self._closed.set()
        return False
