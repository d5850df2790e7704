"""Run a program with a window until it is painted, and end it; the parent process reads when that was.

`first_paint.py bare` opens an empty QMainWindow, `first_paint.py duologue ARGUMENTS` the real program, which goes on
until everything in its window works.
"""

from __future__ import annotations

import os
import sys
import time
from typing import Any

from PySide6 import QtCore, QtWidgets

PAINTED = "first paint at "
USABLE = "usable at "


class _FirstPaint(QtCore.QObject):
    """Watches every event of the application until a window has been painted."""

    def eventFilter(self, watched: QtCore.QObject, event: QtCore.QEvent) -> bool:
        if event.type() == QtCore.QEvent.Type.Paint and isinstance(watched, QtWidgets.QMainWindow):
            QtWidgets.QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            # After this paint, its children included.
            QtCore.QTimer.singleShot(0, lambda: _tell(PAINTED, last=sys.argv[1] == "bare"))
        return False


class _WatchedApplication(QtWidgets.QApplication):
    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._first_paint = _FirstPaint()
        self.installEventFilter(self._first_paint)


def _tell(what: str, *, last: bool) -> None:
    # The monotonic clock is one for all processes of the machine.
    print(f"{what}{time.monotonic()!r}", flush=True)
    if last:
        os._exit(0)


def _watch_furnishing() -> None:
    """The window is usable with the paint after `furnish`."""
    from desktop_app.ui.main_window import MainWindow

    furnish = MainWindow.furnish

    def furnish_and_tell(self: MainWindow, *arguments: Any) -> None:
        furnish(self, *arguments)
        self.repaint()
        _tell(USABLE, last=True)

    MainWindow.furnish = furnish_and_tell  # type: ignore[method-assign]


def main() -> int:
    QtWidgets.QApplication = _WatchedApplication  # type: ignore[misc]
    if sys.argv[1] == "bare":
        application = QtWidgets.QApplication(sys.argv[:1])
        window = QtWidgets.QMainWindow()
        window.resize(1280, 800)
        window.show()
        return application.exec()
    _watch_furnishing()
    from desktop_app.cli import main as duologue

    return duologue(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
