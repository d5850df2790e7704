"""Run a program with a window and end it with its first paint; the parent process reads when that was.

`first_paint.py bare` opens an empty QMainWindow, `first_paint.py duologue ARGUMENTS` the real program.
"""

from __future__ import annotations

import os
import sys
import time
from typing import Any

from PySide6 import QtCore, QtWidgets

READY = "first paint at "


class _FirstPaint(QtCore.QObject):
    """Watches every event of the application until a window has been painted."""

    def eventFilter(self, watched: QtCore.QObject, event: QtCore.QEvent) -> bool:
        if event.type() == QtCore.QEvent.Type.Paint and isinstance(watched, QtWidgets.QMainWindow):
            QtWidgets.QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
            # After this paint, its children included.
            QtCore.QTimer.singleShot(0, _end)
        return False


class _WatchedApplication(QtWidgets.QApplication):
    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._first_paint = _FirstPaint()
        self.installEventFilter(self._first_paint)


def _end() -> None:
    # The monotonic clock is one for all processes of the machine.
    print(f"{READY}{time.monotonic()!r}", flush=True)
    sys.stdout.flush()
    os._exit(0)


def main() -> int:
    QtWidgets.QApplication = _WatchedApplication  # type: ignore[misc]
    if sys.argv[1] == "bare":
        application = QtWidgets.QApplication(sys.argv[:1])
        window = QtWidgets.QMainWindow()
        window.resize(1280, 800)
        window.show()
        return application.exec()
    from desktop_app.cli import main as duologue

    return duologue(sys.argv[2:])


if __name__ == "__main__":
    sys.exit(main())
