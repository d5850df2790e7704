"""The real program inside a benchmark: everything `duologue` builds, with its window on a virtual screen."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from virtual_screens import virtual_screens

SAMPLES = sorted((Path(__file__).resolve().parents[2] / "resources" / "samples").glob("*.wav"))


class RunningApp(NamedTuple):
    """The composition root's objects and the window."""

    qt: Any
    application: Any
    window: Any

    def run(self, scenario: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Run a coroutine on the program's one loop, then shut the program down."""
        from qasync import QEventLoop

        async def whole() -> None:
            try:
                await scenario()
            finally:
                self.window.hide()
                await self.application.shut_down()

        from desktop_app.garbage import GarbageCollection

        loop = QEventLoop(self.qt)
        asyncio.set_event_loop(loop)
        garbage = GarbageCollection()
        garbage.begin()
        with loop:
            loop.run_until_complete(whole())
        garbage.end()


@contextmanager
def running_app(connection: str = "builtin") -> Iterator[RunningApp]:
    """Build the program with a file as microphone and a silent speaker; the window is shown before this returns."""
    with virtual_screens() as screens, tempfile.TemporaryDirectory() as data_dir:
        os.environ.update(screens.environment())
        from PySide6.QtWidgets import QApplication

        from desktop_app.app import SWITCH_INTERVAL_S
        from desktop_app.application import Application
        from desktop_app.controller.preferences import Preferences
        from desktop_app.garbage import keep_what_is_there
        from desktop_app.settings.model import Preferences as Kept
        from desktop_app.storage.library import Library
        from desktop_app.storage.settings_file import SettingsFile
        from desktop_app.ui.look.theme import apply_theme
        from desktop_app.ui.main_window import MainWindow

        sys.setswitchinterval(SWITCH_INTERVAL_S)
        qt = QApplication(sys.argv[:1])
        qt.setQuitOnLastWindowClosed(False)
        options = argparse.Namespace(
            connection=connection, dialect=None, api_key_env="DUOLOGUE_API_KEY", data_dir=Path(data_dir)
        )
        preferences = Preferences(SettingsFile(Library(Path(data_dir)).settings_path, Kept()))
        theme = apply_theme(qt, preferences)
        application = Application(options, preferences, microphone="file:", speaker="none")
        window = MainWindow(preferences)
        window.show()
        window.furnish(application.conversation, application.desk, application.waveform, application.connections)
        keep_what_is_there()
        yield RunningApp(qt, application, window)
        del theme
