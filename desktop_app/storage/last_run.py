"""Whether the run before this one ended as it should, and what it left if it crashed.

A file beside the log says that a run is under way; an orderly end takes it away. What the interpreter can still write
when it dies (`faulthandler`) goes into another.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
from pathlib import Path
from typing import Literal, TextIO

Ending = Literal["orderly", "cut_off", "crashed"]
LONGEST_CRASH_BYTES = 65_536


class LastRun:
    """The note of this run, and what became of the one before.

    Attributes:
        ending: of the run before; ``cut_off``: it was killed, or the machine went out.
        crash_path: where a crash of the interpreter is written; one before is kept beside it.
    """

    def __init__(self, log_path: Path) -> None:
        self.crash_path = log_path.with_name("crash.txt")
        self.earlier_crash_path = log_path.with_name("crash-before.txt")
        self._note = log_path.with_name("running")
        self._crash: TextIO | None = None
        self.ending: Ending = "orderly"

    def begin(self) -> None:
        """Look at what is left of the run before, and note that this one is under way.

        Where the folder cannot be written there is no note; the program works without.
        """
        with contextlib.suppress(OSError):
            if self.crash_path.exists() and self.crash_path.stat().st_size:
                self.crash_path.replace(self.earlier_crash_path)
                self.ending = "crashed"
            elif self._note.exists():
                self.ending = "cut_off"
            self._note.write_text(f"{os.getpid()}\n", encoding="utf-8")
            self._crash = self.crash_path.open("w", encoding="utf-8")
            faulthandler.enable(self._crash)

    def end(self) -> None:
        """This run ended as it should."""
        if self._crash is not None:
            faulthandler.disable()
            self._crash.close()
            self._crash = None
        for path in (self._note, self.crash_path):
            with contextlib.suppress(OSError):
                path.unlink(missing_ok=True)

    @property
    def crash_text(self) -> str:
        """What the last crash left, or empty."""
        try:
            with self.earlier_crash_path.open(encoding="utf-8", errors="replace") as file:
                return file.read(LONGEST_CRASH_BYTES)
        except OSError:
            return ""
