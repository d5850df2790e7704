"""One program, run without a shell: what it is told, what it may say, how long, and that nothing of it stays.

The program gets a session (a process group) of its own, and the whole group ends with it: also what it left in the
background, which would otherwise keep its output open for ever. What is meant to outlive it begins its own session.
Windows has no groups: there a program that is ended takes its children with it, but what one that ended by itself left
in the background goes on.

Nothing of it outlives Duologue either, even if that is killed: see `group_guard`.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop_app.tools.group_guard import GroupGuard
from desktop_app.tools.tool_problem import ToolProblem
from desktop_app.tools.wire_text import first_words

STDERR_TAIL_BYTES = 8_192
GRACE_S = 0.4
"""Between being asked to end and being killed."""
DRAIN_S = 0.3
"""So long may output still come after the program has ended."""


@dataclass(frozen=True, slots=True)
class Program:
    """What to run, and within which limits; see `CommandAnswer`."""

    argv: Sequence[str]
    environment: Mapping[str, str]
    stdin: bytes
    folder: str
    timeout_s: float = 10.0
    limit_bytes: int = 65_536


@dataclass(slots=True)
class Finished:
    """What a program said, and its exit code; a signal's number negative."""

    stdout: bytearray = field(default_factory=bytearray)
    stderr: bytearray = field(default_factory=bytearray)
    code: int = 0


async def run_program(program: Program) -> Finished:
    """Run a program to its end; cancelled, it is ended.

    Raises:
        ToolProblem: it did not start, ran for too long, or said too much.
    """
    loop = asyncio.get_running_loop()
    try:
        transport, protocol = await loop.subprocess_exec(
            lambda: _Conversation(loop, program.limit_bytes),
            *program.argv,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=program.folder,
            env=dict(program.environment),
            **_own_group(),
        )
    except (OSError, ValueError) as problem:
        reason = problem.strerror if isinstance(problem, OSError) and problem.strerror else str(problem)
        raise ToolProblem("not_started", reason, f"The program could not be started: {reason}.") from problem
    guard = GroupGuard(transport.get_pid())
    try:
        await guard.begin()
        _tell(transport, program.stdin)
        return await _outcome(protocol, program)
    finally:
        await _uncancelled(asyncio.create_task(_end(transport, protocol, guard)))


class _Conversation(asyncio.SubprocessProtocol):
    """Counts what a program says while it says it."""

    def __init__(self, loop: asyncio.AbstractEventLoop, limit_bytes: int) -> None:
        self.finished = Finished()
        self.exited: asyncio.Future[None] = loop.create_future()
        self.silent: asyncio.Future[None] = loop.create_future()
        self.flooded: asyncio.Future[None] = loop.create_future()
        self.closed: asyncio.Future[None] = loop.create_future()
        self._limit_bytes = limit_bytes
        self._open = {1, 2}

    def pipe_data_received(self, fd: int, data: bytes) -> None:
        if fd == 2:
            self.finished.stderr += data
            del self.finished.stderr[:-STDERR_TAIL_BYTES]
        elif not self.flooded.done():
            self.finished.stdout += data[: self._limit_bytes + 1 - len(self.finished.stdout)]
            if len(self.finished.stdout) > self._limit_bytes:
                self.flooded.set_result(None)

    def pipe_connection_lost(self, fd: int, _exc: Exception | None) -> None:
        self._open.discard(fd)
        if not self._open and not self.silent.done():
            self.silent.set_result(None)

    def process_exited(self) -> None:
        if not self.exited.done():
            self.exited.set_result(None)

    def connection_lost(self, _exc: Exception | None) -> None:
        if not self.closed.done():
            self.closed.set_result(None)


def _tell(transport: asyncio.SubprocessTransport, words: bytes) -> None:
    """Write to standard input; a program need not read it."""
    pipe = transport.get_pipe_transport(0)
    if isinstance(pipe, asyncio.WriteTransport):
        pipe.write(words)
        with contextlib.suppress(OSError):
            pipe.close()


async def _outcome(protocol: _Conversation, program: Program) -> Finished:
    await asyncio.wait(
        (protocol.exited, protocol.flooded), timeout=program.timeout_s, return_when=asyncio.FIRST_COMPLETED
    )
    if not protocol.flooded.done() and protocol.exited.done():
        await asyncio.wait((protocol.silent, protocol.flooded), timeout=DRAIN_S, return_when=asyncio.FIRST_COMPLETED)
    if protocol.flooded.done():
        raise too_large(program.limit_bytes, bytes(protocol.finished.stdout))
    if not protocol.exited.done():
        limit_s = f"{program.timeout_s:g}"
        raise ToolProblem("time_limit", limit_s, f"It gave no result within {limit_s} s and was ended.")
    return protocol.finished


def too_large(limit_bytes: int, begins: bytes = b"") -> ToolProblem:
    """The problem of a result that is larger than it may be."""
    limit = f"{round(limit_bytes / 1024)} KiB" if limit_bytes >= 1024 else f"{limit_bytes} bytes"
    words = f"The result was larger than {limit} and was not taken."
    return ToolProblem("too_large", limit, words, begins=first_words(begins))


def signal_name(code: int) -> str:
    """What ended a program whose exit code is negative: ``SIGSEGV (Segmentation fault)``."""
    try:
        name = signal.Signals(-code).name
    except ValueError:
        return str(-code)
    words = signal.strsignal(-code) if hasattr(signal, "strsignal") else None
    return f"{name} ({words})" if words else name


async def _uncancelled(work: asyncio.Task[None]) -> None:
    """Wait for something short that must be done before the thread may end, whoever cancels meanwhile."""
    try:
        await asyncio.shield(work)
    except asyncio.CancelledError:
        await asyncio.wait((work,))
        raise


async def _end(transport: asyncio.SubprocessTransport, protocol: _Conversation, guard: GroupGuard) -> None:
    """End what is left of the program's group, then close."""
    if not protocol.exited.done():
        await _signal_group(transport.get_pid(), gently=True)
        await asyncio.wait((protocol.exited,), timeout=GRACE_S)
    await _signal_group(transport.get_pid(), gently=False)
    if not protocol.exited.done():
        with contextlib.suppress(ProcessLookupError):
            transport.kill()
        await asyncio.wait((protocol.exited,), timeout=GRACE_S)
    code = transport.get_returncode()
    protocol.finished.code = 0 if code is None else code
    transport.close()
    await asyncio.wait((protocol.closed,), timeout=GRACE_S)
    await guard.end()


if sys.platform == "win32":

    def _own_group() -> dict[str, Any]:
        return {"creationflags": subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP}

    async def _signal_group(pid: int, *, gently: bool) -> None:
        """End the program and its children; Windows has no gentle way for a program without a window."""
        if gently:
            with contextlib.suppress(OSError):
                ended = await asyncio.create_subprocess_exec(
                    os.path.join(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "taskkill.exe"),
                    *("/T", "/F", "/PID", str(pid)),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    creationflags=subprocess.CREATE_NO_WINDOW,
                )
                await ended.wait()

else:

    def _own_group() -> dict[str, Any]:
        return {"start_new_session": True}

    async def _signal_group(pid: int, *, gently: bool) -> None:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGTERM if gently else signal.SIGKILL)
