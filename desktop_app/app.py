"""The composition root: builds every object, joins them, owns start and shutdown."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import logging
import logging.handlers
import os
import signal
import sys
from collections.abc import Coroutine
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer, qInstallMessageHandler
from qasync import QEventLoop

from desktop_app import __version__
from desktop_app.builtin_service import BuiltinProcess
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.controller.audio_desk import DEFAULT_ID, AudioDesk
from desktop_app.controller.connection_book import ConnectionBook
from desktop_app.controller.conversation_controller import ConversationController
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.session_life import SessionLife
from desktop_app.controller.settings_desk import SettingsDesk
from desktop_app.controller.talk_gate import TalkGate
from desktop_app.controller.waveform_source import WaveformSource
from desktop_app.protocol.dialect import Dialect
from desktop_app.settings.model import Preferences as Kept
from desktop_app.settings.session_draft import session_config
from desktop_app.storage.library import Library, SessionFolder
from desktop_app.storage.settings_file import SettingsFile

log = logging.getLogger(__name__)

SWITCH_INTERVAL_S = 0.001
"""A busy window must not delay the audio callbacks; Python's default of 5 ms makes them wait 130 ms at worst."""


class Application:
    """Everything behind the window, built once; `converse` uses it without one.

    Args:
        folder: where the session is recorded; None: a new folder in the library for each session.

    Raises:
        EndpointProblem: the connection named on the command line cannot be used.
    """

    def __init__(
        self,
        options: argparse.Namespace,
        *,
        microphone: str | None,
        speaker: str | None,
        folder: SessionFolder | None = None,
    ) -> None:
        self.library = Library(options.data_dir)
        self.preferences = Preferences(SettingsFile(self.library.settings_path, Kept()))
        self.builtin = BuiltinProcess()
        self.gate = TalkGate()
        self.waveform = WaveformSource()
        self.desk = AudioDesk(
            microphone or self.preferences.microphone or DEFAULT_ID, speaker or self.preferences.speaker or DEFAULT_ID
        )
        self.book = ConnectionBook(
            self.preferences.connections,
            self.builtin,
            dialect=Dialect(options.dialect) if options.dialect else None,
            key_variable=options.api_key_env,
        )
        connection_id = self.book.find(options.connection or self.preferences.connection_id)
        self.life = SessionLife(
            desk=self.desk,
            book=self.book,
            library=self.library,
            gate=self.gate,
            waveform=self.waveform,
            configuration=lambda dialect: session_config(self.settings.draft, dialect.value),
            folder=folder,
        )
        self.settings = SettingsDesk(self.preferences.session, self._configure)
        self.conversation = ConversationController(
            life=self.life,
            desk=self.desk,
            book=self.book,
            gate=self.gate,
            settings=self.settings,
            connection_id=connection_id,
        )

    def remember_choices(self) -> None:
        """Write choices into the settings file from now on."""
        self.settings.draft_kept.connect(self.preferences.set_session)
        self.conversation.connection_changed.connect(
            lambda: self.preferences.set_connection_id(self.conversation.connection_id)
        )
        self.desk.selection_changed.connect(
            lambda: self.preferences.set_devices(self.desk.microphone_id, self.desk.speaker_id)
        )

    async def shut_down(self) -> None:
        """End the session with everything written, then the built-in service."""
        await self.life.shut_down()
        await asyncio.to_thread(self.builtin.stop)

    def _configure(self, config: Any) -> str:
        run = self.life.run
        return "" if run is None else run.live.configure(config)


def run_window(options: argparse.Namespace) -> int:
    """Open the window; returns the exit code when it is closed."""
    from PySide6.QtWidgets import QApplication

    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.theme import apply_theme

    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("duologue")
    qt.setApplicationDisplayName("Duologue")
    qt.setApplicationVersion(__version__)
    # Closing the window starts an orderly end; the loop stops when everything is written.
    qt.setQuitOnLastWindowClosed(False)
    _prepare(options.data_dir)
    try:
        application = Application(options, microphone=options.microphone, speaker=options.speaker)
    except EndpointProblem as problem:
        return _say(str(problem))
    application.remember_choices()
    theme = apply_theme(qt, application.preferences)
    window = MainWindow(application.conversation, application.desk, application.waveform, application.preferences)
    window.show()

    async def until_closed() -> int:
        closed = asyncio.Event()
        watch = _CloseWatch(closed)
        window.installEventFilter(watch)
        _stop_on_signals(closed)
        if options.start:
            QTimer.singleShot(0, application.conversation.start)
        await closed.wait()
        window.hide()
        await application.shut_down()
        return 0

    exit_code = _run(qt, until_closed())
    del theme
    return exit_code


def run_converse(options: argparse.Namespace) -> int:
    """Hold the conversation of `duologue converse`; returns the exit code."""
    from desktop_app.controller.converse import ConverseScript

    qt = QCoreApplication(sys.argv[:1])
    _prepare(options.data_dir)
    folder = None if options.out is None else SessionFolder(options.out, datetime.now())
    try:
        if folder is not None:
            folder.path.mkdir(parents=True, exist_ok=True)
        application = Application(options, microphone="file:", speaker=options.speaker, folder=folder)
        script = ConverseScript(
            application.conversation, application.desk, options.questions, options.barge_in_at, _print
        )
    except EndpointProblem as problem:
        return _say(str(problem))
    except OSError as problem:
        return _say(f"{problem.filename or options.out}: {problem.strerror or problem}")

    async def converse() -> int:
        interrupted = asyncio.Event()
        _stop_on_signals(interrupted)
        failure = await script.run(interrupted)
        await application.shut_down()
        run = application.life.run
        if run is not None:
            _print(f"\nRecording: {run.recording.folder.path}\n")
        return 0 if not failure else _say(failure)

    return _run(qt, converse())


class _CloseWatch(QObject):
    """Turns the closing of the window into an event of the loop."""

    def __init__(self, closed: asyncio.Event) -> None:
        super().__init__()
        self._closed = closed

    def eventFilter(self, watched: QObject, event: Any) -> bool:  # noqa: N802 - Qt's name
        if event.type() == event.Type.Close:
            self._closed.set()
        return False


def _run(qt: QCoreApplication, main: Coroutine[Any, Any, int]) -> int:
    """Run the program's one coroutine on the one loop of Qt and asyncio."""
    loop = QEventLoop(qt)
    asyncio.set_event_loop(loop)
    with loop:
        exit_code: int = loop.run_until_complete(main)
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
    logging.getLogger("websockets").setLevel(logging.WARNING)  # its debug lines hold frames and headers
    qInstallMessageHandler(lambda _kind, _context, message: logging.getLogger("qt").warning("%s", message))


def _stop_on_signals(stop: asyncio.Event) -> None:
    """Ctrl+C and a polite kill end the program as closing the window does."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):
            loop.add_signal_handler(number, stop.set)


def _print(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def _say(sentence: str) -> int:
    sys.stderr.write(f"duologue: {sentence}{os.linesep}")
    return 1
