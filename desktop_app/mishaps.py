"""Whatever nobody expected: written into the log without secrets, told once in a sentence, and the program goes on.

Source: Python 3.11, `sys.excepthook` (PySide calls it for an exception in a slot), `threading.excepthook`,
`loop.set_exception_handler`.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
import traceback
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.auth.redact import redact_text

log = logging.getLogger(__name__)
_MOST_IN_LOG = 50
"""One that comes back with every frame must not fill the disk."""


class Mishaps(QObject):
    """Takes what would otherwise go to the terminal, from any thread.

    Signals:
        happened: something unexpected went wrong; emitted once until `reset`, on the thread this object lives on.
    """

    happened = Signal()
    _seen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._count = 0
        self._told = False
        self._seen.connect(self._tell)

    def watch(self) -> None:
        """Take over the hooks of the interpreter."""
        sys.excepthook = self._raised
        threading.excepthook = lambda args: self._raised(
            args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
        )

    def watch_loop(self, loop: asyncio.AbstractEventLoop) -> None:
        """Take over the hook of a loop."""
        loop.set_exception_handler(self._of_loop)

    def unwatch(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    def reset(self) -> None:
        """Tell of the next one again."""
        self._told = False

    def note(self, failure: BaseException) -> None:
        """Something of ours caught it and does not know what it is."""
        self._raised(type(failure), failure, failure.__traceback__)

    def _raised(self, kind: type[BaseException], failure: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, failure, trace)
            return
        self._count += 1
        if self._count <= _MOST_IN_LOG:
            # The text of an exception may quote what it choked on.
            log.error("unexpected: %s", redact_text("".join(traceback.format_exception(kind, failure, trace))))
        self._seen.emit()

    def _of_loop(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        failure = context.get("exception")
        if isinstance(failure, BaseException):
            self.note(failure)
        else:
            log.error("unexpected on the loop: %s", redact_text(str(context.get("message", ""))))
            self._seen.emit()

    def _tell(self) -> None:
        if not self._told:
            self._told = True
            self.happened.emit()
