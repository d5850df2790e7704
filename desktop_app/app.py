"""The composition root: opens the window or runs `converse`, and owns start and shutdown.

The window is on the screen before most of the program is imported: what it needs to appear comes first, the rest while
it is already there.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import logging
import logging.handlers
import os
import sys
from collections.abc import Coroutine
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QTimer, qInstallMessageHandler
from qasync import QEventLoop

from desktop_app import __version__
from desktop_app.controller.preferences import Preferences
from desktop_app.garbage import GarbageCollection
from desktop_app.mishaps import Mishaps
from desktop_app.settings.model import Preferences as Kept
from desktop_app.single_instance import SingleInstance
from desktop_app.storage.disk_writer import DiskWriter
from desktop_app.storage.last_run import LastRun
from desktop_app.storage.library import Library, SessionFolder
from desktop_app.storage.settings_file import SettingsFile
from desktop_app.window_life import WindowLife, stop_on_signals, wishes_of

log = logging.getLogger(__name__)

_LAST_WORDS_MS = 60_000
SWITCH_INTERVAL_S = 0.001
"""A busy window must not delay the audio callbacks; Python's default of 5 ms makes them wait 130 ms at worst."""


def run_window(options: argparse.Namespace) -> int:
    """Open the window; returns the exit code when it is closed."""
    from PySide6.QtWidgets import QApplication

    from desktop_app.ui.look.language import apply_language
    from desktop_app.ui.look.theme import apply_theme
    from desktop_app.ui.main_window import MainWindow

    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("duologue")
    qt.setApplicationDisplayName("Duologue")
    qt.setApplicationVersion(__version__)
    # Closing the window starts an orderly end; the loop stops when everything is written.
    qt.setQuitOnLastWindowClosed(False)
    qt.setDesktopFileName("org.duologue.duologue")
    instance = SingleInstance(Library(options.data_dir).settings_path)
    if not instance.claim(wishes_of(options)):
        return _say("another window is open already, and has come to the front.", 0)
    _prepare(options.data_dir)
    last_run = LastRun(Library(options.data_dir).log_path)
    last_run.begin()
    mishaps = Mishaps()
    mishaps.watch()
    writer = DiskWriter("settings")
    preferences = _preferences(options.data_dir, writer)
    language = apply_language(qt, preferences)
    theme = apply_theme(qt, preferences)
    window = MainWindow(preferences)
    life = WindowLife(window, options, preferences, instance, last_run.ending, mishaps)
    window.show()
    try:
        exit_code = _run(qt, life.live(), mishaps)
    except Exception as failure:  # noqa: BLE001 - the last one who can still say something
        mishaps.note(failure)
        exit_code = _give_up(Library(options.data_dir).log_path)
    writer.close()
    last_run.end()
    instance.release()
    del theme, language
    return exit_code


def _give_up(log_path: Path) -> int:
    """The window cannot go on: say so where it was, and where to look. Nothing of the loop runs any more."""
    from PySide6.QtWidgets import QMessageBox

    sentence = QCoreApplication.translate(
        "Mishaps",
        "Duologue cannot go on. What was said is kept, and what went wrong is written in {0}. Please start it anew.",
    ).format(log_path)
    exit_code = _say(sentence)
    if not sys.stderr.isatty() and QCoreApplication.instance().platformName() != "offscreen":  # type: ignore[union-attr]
        box = QMessageBox(QMessageBox.Icon.Critical, "Duologue", sentence)
        QTimer.singleShot(_LAST_WORDS_MS, box.accept)  # where nobody is, it must end all the same
        box.exec()
    return exit_code


def run_converse(options: argparse.Namespace) -> int:
    """Hold the conversation of `duologue converse`; returns the exit code."""
    from desktop_app.application import Application
    from desktop_app.connection.endpoint_problem import EndpointProblem
    from desktop_app.controller.converse import ConverseScript

    qt = QCoreApplication(sys.argv[:1])
    _prepare(options.data_dir)
    folder = None if options.out is None else SessionFolder(options.out, datetime.now())
    try:
        if folder is not None:
            folder.path.mkdir(parents=True, exist_ok=True)
        preferences = _preferences(options.data_dir)
        application = Application(options, preferences, microphone="file:", speaker=options.speaker, folder=folder)
        script = ConverseScript(
            application.conversation, application.desk, options.questions, options.barge_in_at, _print
        )
    except EndpointProblem as problem:
        return _say(str(problem))
    except OSError as problem:
        return _say(f"{problem.filename or options.out}: {problem.strerror or problem}")

    async def converse() -> int:
        interrupted = asyncio.Event()
        stop_on_signals(interrupted)
        if notice := await application.presets.load(options.preset or ""):
            await application.shut_down()
            return _say(f"{notice.headline} {notice.detail}")
        failure = await script.run(interrupted)
        await application.shut_down()
        run = application.life.run
        if run is not None and run.recording.folder.path.exists():
            _print(f"\nRecording: {run.recording.folder.path}\n")
        return 0 if not failure else _say(failure)

    return _run(qt, converse())


def _preferences(data_dir: Path | None, writer: DiskWriter | None = None) -> Preferences:
    return Preferences(SettingsFile(Library(data_dir).settings_path, Kept()), writer)


def _run(qt: QCoreApplication, main: Coroutine[Any, Any, int], mishaps: Mishaps | None = None) -> int:
    """Run the program's one coroutine on the one loop of Qt and asyncio."""
    loop = QEventLoop(qt)
    asyncio.set_event_loop(loop)
    if mishaps is not None:
        mishaps.watch_loop(loop)
    garbage = GarbageCollection()
    garbage.begin()
    with loop:
        exit_code: int = loop.run_until_complete(main)
    garbage.end()
    return exit_code


def _prepare(data_dir: Path | None) -> None:
    sys.setswitchinterval(SWITCH_INTERVAL_S)
    path = Library(data_dir).log_path
    handlers: list[logging.Handler] = []
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handlers.append(logging.handlers.RotatingFileHandler(path, maxBytes=1_000_000, backupCount=2, encoding="utf-8"))
    logging.basicConfig(
        level=logging.INFO,
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
        handlers=handlers or [logging.NullHandler()],
    )
    for name in ("websockets", "msal", "urllib3"):  # their debug lines hold frames, headers and claims
        logging.getLogger(name).setLevel(logging.WARNING)
    qInstallMessageHandler(lambda _kind, _context, message: logging.getLogger("qt").warning("%s", message))


def _print(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _say(sentence: str, exit_code: int = 1) -> int:
    sys.stderr.write(f"duologue: {sentence}{os.linesep}")
    return exit_code
