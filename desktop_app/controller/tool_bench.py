"""What the editor of a tool asks: is this a schema, what would fit it, which functions has that Python file."""

from __future__ import annotations

import dataclasses
import json
import logging
from typing import Any

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Signal

from desktop_app.controller import tool_words
from desktop_app.controller.background import BackgroundTasks
from desktop_app.controller.tool_runs import ToolRuns
from desktop_app.tools.arguments import complaints_of
from desktop_app.tools.sample_arguments import sample_arguments
from desktop_app.tools.schema_check import MistakeCode, SchemaMistake, check_schema
from desktop_app.tools.tool_problem import ToolProblem

log = logging.getLogger(__name__)


@dataclasses.dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a schema: `line` and `column` are counted from 1, `words` are for people."""

    line: int
    column: int
    words: str
    is_warning: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class PythonFunction:
    """A function of a Python file that could be a tool; `problem` says why it cannot."""

    name: str
    description: str = ""
    parameters: dict[str, Any] = dataclasses.field(default_factory=dict)
    problem: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class PythonFile:
    """What a Python file has to offer; `problem` says why nothing."""

    path: str
    functions: tuple[PythonFunction, ...] = ()
    problem: str = ""


def _tr(text: str) -> str:
    return QCoreApplication.translate("Tools", text)


class ToolBench(QObject):
    """Answers at once, but for Python files, which run in a process of their own to be described.

    Signals:
        described(PythonFile): what `describe_python` found.
    """

    described = Signal(object)

    def __init__(self, runs: ToolRuns) -> None:
        super().__init__()
        self._runs = runs
        self._tasks = BackgroundTasks(self._failed)
        self._trusted_files: dict[str, str] = {}

    def warm_up(self) -> None:
        """An editor opens: load what checks schemas, which takes a tenth of a second."""
        self._runs.warm_up()

    def check_schema(self, text: str) -> list[Mistake]:
        """What is wrong with the parameters of a function, by line."""
        return [Mistake(each.line, each.column, _words(each), each.is_warning) for each in check_schema(text)]

    def check_arguments(self, text: str, parameters: dict[str, Any]) -> str:
        """What is wrong with arguments, in one line; empty if nothing is."""
        try:
            arguments = json.loads(text or "{}")
        except ValueError as problem:
            return _tr("This is not JSON: {0}").format(str(problem))
        if not isinstance(arguments, dict):
            return _tr("Arguments are a JSON object.")
        return "; ".join(complaints_of(arguments, parameters))

    def sample(self, parameters: dict[str, Any]) -> str:
        """Arguments that fit a schema, as indented JSON."""
        return json.dumps(sample_arguments(parameters), ensure_ascii=False, indent=2)

    def describe_python(self, path: str) -> None:
        """Ask for the functions of a file, which *runs the file*, as importing does; the user chose it by hand."""
        self._tasks.start(self._describe(path), "describe a Python file")

    async def shut_down(self) -> None:
        await self._tasks.close()

    async def _describe(self, path: str) -> None:
        try:
            found = await self._runs.describe_python(path)
        except ToolProblem as problem:
            words = "\n".join(part for part in (tool_words.of_problem(problem), problem.said) if part)
            self.described.emit(PythonFile(path, problem=words))
            return
        functions = tuple(PythonFunction(**msgspec.structs.asdict(each)) for each in found)
        problem_words = "" if functions else _tr("There is no function in this file.")
        self.described.emit(PythonFile(path, functions, problem_words))

    def _failed(self, failure: BaseException) -> None:
        log.error("a Python file could not be described: %s", type(failure).__name__, exc_info=failure)
        self.described.emit(PythonFile("", problem=type(failure).__name__))


def _words(mistake: SchemaMistake) -> str:
    sentences: dict[MistakeCode, str] = {
        "json": _tr("This is not JSON: {0}."),
        "object": _tr("A schema is a JSON object."),
        "type": _tr("The parameters of a function are of type “object”."),
        "keyword": _tr("{1}: {0}."),
        "pattern": _tr("{1} is no regular expression: {0}."),
        "reference": _tr("{0} leads nowhere: only references within this schema are followed."),
        "required": _tr("“{0}” is required, but it is no property."),
        "too_large": _tr("The schema is longer than {0} characters."),
    }
    return sentences[mistake.code].format(mistake.detail.rstrip("."), mistake.place)
