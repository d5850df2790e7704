"""The functions in a Python file that could answer calls, as tools; the file is run for it, in its own process."""

from __future__ import annotations

import dataclasses
import logging

from PySide6.QtCore import QObject, Signal

from desktop_app.controller import tool_words
from desktop_app.controller.background import BackgroundTasks
from desktop_app.controller.tool_runs import ToolRuns
from desktop_app.settings.tool_definition import PythonAnswer, ToolDefinition
from desktop_app.tools.tool_problem import ToolProblem

log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, slots=True)
class FoundFunctions:
    """What a file holds.

    Attributes:
        tools: one for each function with type hints, answered by it.
        unfit: functions that cannot be called so, each with the reason.
        words: why the file could not be read; empty if it was.
    """

    path: str
    tools: tuple[ToolDefinition, ...] = ()
    unfit: tuple[tuple[str, str], ...] = ()
    words: str = ""


class FunctionFinder(QObject):
    """Looks into a file when it is wished.

    Signals:
        found(FoundFunctions): what the file that was asked for last holds.
    """

    found = Signal(object)

    def __init__(self, runs: ToolRuns) -> None:
        super().__init__()
        self._runs = runs
        self._tasks = BackgroundTasks(self._failed)
        self._path = ""

    def look_into(self, path: str) -> None:
        """Run a file that the user chose, and find its functions; `found` tells them."""
        self._path = path
        self._tasks.start(self._look(path), "find functions")

    async def close(self) -> None:
        """Look no more."""
        await self._tasks.close()

    async def _look(self, path: str) -> None:
        try:
            described = await self._runs.describe_python(path)
        except ToolProblem as problem:
            self._tell(FoundFunctions(path, words=tool_words.of_problem(problem)))
            return
        tools = tuple(
            ToolDefinition(
                name=each.name,
                description=each.description,
                parameters=each.parameters,
                answer=PythonAnswer(path=path, function=each.name),
            )
            for each in described
            if not each.problem
        )
        self._tell(FoundFunctions(path, tools, tuple((each.name, each.problem) for each in described if each.problem)))

    def _tell(self, found: FoundFunctions) -> None:
        if found.path == self._path:
            self.found.emit(found)

    def _failed(self, failure: BaseException) -> None:
        log.error("looking into a Python file failed: %s", type(failure).__name__, exc_info=failure)
        self._tell(FoundFunctions(self._path, words=type(failure).__name__))
