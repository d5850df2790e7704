"""Ends a program's group when Duologue dies before it could: killed, crashed, or the session logged out.

A shell of three words waits at the end of a pipe that only Duologue holds open. A line through it means that the
program is over; its end without one means that Duologue is gone. Nothing runs between fork and exec, which would be
unsafe beside threads, and unlike Linux's death signal it also reaches grandchildren, and works on macOS. Windows has no
groups: there a program that outlives Duologue goes on until it ends by itself.
"""

from __future__ import annotations

import asyncio
import contextlib
import subprocess
import sys

_SHELL = "/bin/sh"
_WATCH = 'read -r over || kill -KILL "-$1"'
_GRACE_S = 0.4


class GroupGuard:
    """Watches over one group of processes; without a shell there is no guard, and the program runs all the same."""

    def __init__(self, group: int) -> None:
        self._group = group
        self._process: asyncio.subprocess.Process | None = None

    async def begin(self) -> None:
        """Watch from here on."""
        if sys.platform == "win32":
            return
        with contextlib.suppress(OSError):
            self._process = await asyncio.create_subprocess_exec(
                *(_SHELL, "-c", _WATCH, "duologue-tool-guard", str(self._group)),
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env={},
                cwd="/",
                start_new_session=True,
            )

    async def end(self) -> None:
        """The program is over: watch no more."""
        process, self._process = self._process, None
        if process is None or process.stdin is None:
            return
        with contextlib.suppress(OSError):
            process.stdin.write(b"\n")
            process.stdin.close()
        try:
            await asyncio.wait_for(process.wait(), _GRACE_S)
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
