"""Screens without a screen: an own X server for programs with a real window; for tests and benchmarks."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

_READY_S = 20.0


class VirtualScreens(NamedTuple):
    """One X server with two screens; a program run with `environment()` opens its windows there."""

    normal: str
    """Its name as DISPLAY, 1280x800."""
    large: str
    """Its name as DISPLAY, 2560x1440."""

    def environment(self, *, large: bool = False) -> dict[str, str]:
        """The environment for a child process with a real window on the chosen screen."""
        return {**os.environ, "DISPLAY": self.large if large else self.normal, "QT_QPA_PLATFORM": "xcb"}


class NoScreensError(RuntimeError):
    """There is no Xvfb, or it did not start; the text says which."""


@contextmanager
def virtual_screens() -> Iterator[VirtualScreens]:
    """An X server of the caller's own, on a free display number, ended with the block.

    Raises: NoScreensError.
    """
    program = shutil.which("Xvfb")
    if program is None:
        raise NoScreensError("Xvfb is not installed, so there is no screen for a real window")
    reading, writing = os.pipe()
    command = [program, "-displayfd", str(writing), "-nolisten", "tcp", "-noreset", "-dpi", "96"]
    command += ["-screen", "0", "1280x800x24", "-screen", "1", "2560x1440x24"]
    with subprocess.Popen(
        command, pass_fds=[writing], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        os.close(writing)
        try:
            with os.fdopen(reading) as answer:
                # Xvfb writes the number when it accepts clients; end of file means that it could not start.
                number = answer.readline().strip()
            if not number:
                raise NoScreensError(f"Xvfb ended with code {server.wait(_READY_S)} instead of starting")
            yield VirtualScreens(f":{number}.0", f":{number}.1")
        finally:
            server.terminate()
            server.wait(_READY_S)
