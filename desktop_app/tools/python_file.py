"""A function in the user's Python file, always in a process of its own: called, or described for the editor.

The frozen program has no interpreter beside it, so it starts itself as ``run-tool``; there a function may use what
Python's library and Duologue bring along. A tool with packages of its own is better run as a command.
"""

from __future__ import annotations

import asyncio
import os
import sys
from typing import Any

import msgspec

from desktop_app.settings.tool_definition import PythonAnswer
from desktop_app.tools import python_worker
from desktop_app.tools.local_process import Finished, Program, run_program, signal_name, too_large
from desktop_app.tools.process_environment import tool_environment
from desktop_app.tools.python_worker import Described, Reply, Request
from desktop_app.tools.tool_problem import ProblemCode, ToolProblem
from desktop_app.tools.trust import read_source
from desktop_app.tools.wire_text import last_words

WORKER_COMMAND = "run-tool"
DESCRIBE_TIMEOUT_S = 15.0
_LARGEST_DESCRIPTION_BYTES = 1_000_000
_CODES: dict[str, ProblemCode] = {"file": "file", "arguments": "arguments", "result": "result"}
_ROOM_BYTES = 512
"""What the reply says besides the result."""


async def call_python(answer: PythonAnswer, source: str, arguments: dict[str, Any], tool_name: str) -> bytes:
    """Call the function of a source that was confirmed; returns its result as JSON. Raises `ToolProblem`."""
    request = Request(answer.path, source, answer.function, arguments)
    try:
        reply = await _asked(request, tool_name, answer.timeout_s, answer.limit_bytes + _ROOM_BYTES)
    except ToolProblem as problem:
        if problem.code == "too_large":
            raise too_large(answer.limit_bytes) from None
        raise
    if len(bytes(reply.result)) > answer.limit_bytes:
        raise too_large(answer.limit_bytes)
    return bytes(reply.result)


async def describe_python(path: str) -> list[Described]:
    """The functions of a file, with the schema of their parameters; *runs the file*. Raises `ToolProblem`."""
    request = Request(path, await asyncio.to_thread(read_source, path))
    return (await _asked(request, "describe", DESCRIBE_TIMEOUT_S, _LARGEST_DESCRIPTION_BYTES)).functions


async def _asked(request: Request, tool_name: str, timeout_s: float, limit_bytes: int) -> Reply:
    environment = tool_environment(tool_name) | {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"}
    program = Program(_command(), environment, _encoded(request), _folder(request), timeout_s, limit_bytes)
    finished = await run_program(program)
    try:
        reply = msgspec.json.decode(bytes(finished.stdout), type=Reply)
    except msgspec.DecodeError:
        raise _crashed(finished) from None
    if reply.error:
        said = last_words(bytes(finished.stderr))
        raise ToolProblem(_CODES.get(reply.stage, "function"), reply.error, reply.error, said=said)
    return reply


def _folder(request: Request) -> str:
    return os.path.dirname(os.path.abspath(os.path.expanduser(request.path)))


def _encoded(request: Request) -> bytes:
    try:
        return msgspec.json.encode(request)
    except (UnicodeEncodeError, msgspec.MsgspecError):
        raise ToolProblem("file", request.path, "The Python file of this function is not UTF-8 text.") from None


def _crashed(finished: Finished) -> ToolProblem:
    said = last_words(bytes(finished.stderr))
    if not finished.code:
        return ToolProblem("no_result", "", "The function's process ended without a result.", said=said)
    ended_by = str(finished.code) if finished.code > 0 else signal_name(finished.code)
    words = f"The function's process ended without a result (exit code {ended_by})."
    return ToolProblem("crashed", ended_by, words, said=said)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, WORKER_COMMAND]
    return [sys.executable, "-P", python_worker.__file__]
