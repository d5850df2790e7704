"""Runs calls in the tools' thread, for the window's; one session's notes and timers are here."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import Future
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.settings.tool_definition import Answer, ToolDefinition
from desktop_app.tools.answers import Call, Outcome, run_call
from desktop_app.tools.arguments import read_arguments
from desktop_app.tools.built_in import BuiltIn, Timer
from desktop_app.tools.python_file import describe_python
from desktop_app.tools.python_worker import Described
from desktop_app.tools.tool_loop import ToolLoop
from desktop_app.tools.trust import Confirmed, look_at


class ToolRuns(QObject):
    """Runs what the desk lets run.

    Signals:
        rang(Timer): a timer of this session rang.
        noted(Note): the assistant took a note.

    Thread: the window's; the signals are emitted by the tools' and arrive in the window's.
    """

    rang = Signal(object)
    noted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._loop = ToolLoop()
        self._alarms = _Alarms(self)

    def begin(self) -> None:
        """A session begins, without notes and timers."""
        self._silence()
        self._alarms = _Alarms(self)

    async def arguments(self, text: str, parameters: dict[str, Any]) -> dict[str, Any]:
        """See `read_arguments`; a schema library is loaded with the first. Raises `ToolProblem`."""

        async def read() -> dict[str, Any]:
            return read_arguments(text, parameters)

        return await asyncio.wrap_future(self._loop.submit(read))

    async def look_at(self, answer: Answer) -> Confirmed:
        """See `trust.look_at`. Raises `ToolProblem`."""

        async def look() -> Confirmed:
            return await asyncio.to_thread(look_at, answer)

        return await asyncio.wrap_future(self._loop.submit(look))

    async def run(
        self, tool: ToolDefinition, arguments: dict[str, Any], confirmed: Confirmed, headers: Mapping[str, str]
    ) -> Outcome:
        """Run a call to its end; cancelled, it is ended."""
        call, built_in = Call(tool, arguments, confirmed, headers), self._alarms.built_in
        return await asyncio.wrap_future(self._loop.submit(lambda: run_call(call, built_in)))

    async def describe_python(self, path: str) -> list[Described]:
        """See `python_file.describe_python`. Raises `ToolProblem`."""
        return await asyncio.wrap_future(self._loop.submit(lambda: describe_python(path)))

    def warm_up(self) -> None:
        """Load what checks schemas, before somebody waits for it."""

        async def load() -> None:
            read_arguments("{}", {"type": "object"})

        self._loop.submit(load)

    def end(self) -> None:
        """The session is over: its timers do not ring."""
        self._silence()

    async def shut_down(self) -> None:
        """End whatever runs."""
        await asyncio.to_thread(self._loop.stop)

    def _silence(self) -> None:
        if self._alarms.handles:
            alarms = self._alarms

            async def silence() -> None:
                alarms.silence()

            _forget(self._loop.submit(silence))


def _forget(_future: Future[None]) -> None:
    """Nobody waits for it."""


class _Alarms:
    """The timers of one session, in the tools' thread."""

    def __init__(self, owner: ToolRuns) -> None:
        self.handles: dict[int, asyncio.TimerHandle] = {}
        self.built_in = BuiltIn(owner.noted.emit, self._set, self._unset)
        self._owner = owner

    def silence(self) -> None:
        for handle in self.handles.values():
            handle.cancel()
        self.handles.clear()

    def _set(self, timer: Timer) -> None:
        loop = asyncio.get_running_loop()
        self.handles[timer.timer_id] = loop.call_later(timer.seconds, self._ring, timer)

    def _unset(self, timer: Timer) -> None:
        if (handle := self.handles.pop(timer.timer_id, None)) is not None:
            handle.cancel()

    def _ring(self, timer: Timer) -> None:
        self.handles.pop(timer.timer_id, None)
        self.built_in.rang(timer.timer_id)
        self._owner.rang.emit(timer)
