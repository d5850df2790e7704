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
        self._watch: tuple[asyncio.SubprocessTransport, _Closing] | None = None

    async def begin(self) -> None:
        """Watch from here on."""
        if sys.platform == "win32":
            return
        loop = asyncio.get_running_loop()
        with contextlib.suppress(OSError):
            self._watch = await loop.subprocess_exec(
                lambda: _Closing(loop),
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
        if self._watch is None:
            return
        (transport, closing), self._watch = self._watch, None
        pipe = transport.get_pipe_transport(0)
        if isinstance(pipe, asyncio.WriteTransport):
            pipe.write(b"\n")
            pipe.close()
        await asyncio.wait((closing.closed,), timeout=_GRACE_S)
        transport.close()  # kills what does not end
        await asyncio.wait((closing.closed,), timeout=_GRACE_S)


class _Closing(asyncio.SubprocessProtocol):
    """Knows when nothing of a process is left open."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.closed: asyncio.Future[None] = loop.create_future()

    def connection_lost(self, _exc: Exception | None) -> None:
        if not self.closed.done():
            self.closed.set_result(None)
