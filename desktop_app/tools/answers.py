"""Runs one call as its tool's answer says, and makes of whatever comes the text for the model."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from desktop_app.settings.tool_definition import (
    BuiltInAnswer,
    CannedAnswer,
    CommandAnswer,
    HttpAnswer,
    PythonAnswer,
    ToolDefinition,
)
from desktop_app.tools.built_in import BuiltIn
from desktop_app.tools.http_call import Post, post
from desktop_app.tools.local_process import Finished, Program, run_program, signal_name
from desktop_app.tools.process_environment import tool_environment
from desktop_app.tools.python_file import call_python
from desktop_app.tools.tool_problem import ToolProblem, error_output
from desktop_app.tools.trust import Confirmed
from desktop_app.tools.wire_text import first_words, last_words, wire_text

LARGEST_RESULT_BYTES = 1_000_000
"""No model takes in more, and to read that much JSON holds the window up for a frame."""


@dataclass(frozen=True, slots=True)
class Call:
    """What is to be run.

    Attributes:
        confirmed: what exactly the user allowed, for kinds that need it.
        headers: secret headers of an HTTP call, with their values.
    """

    tool: ToolDefinition
    arguments: dict[str, Any]
    confirmed: Confirmed
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: `output` for the model; `problem` if it failed, and None of a canned failure."""

    output: str
    failed: bool = False
    problem: ToolProblem | None = None


async def run_call(call: Call, built_in: BuiltIn) -> Outcome:
    """Run it to its end; cancelled, it is ended."""
    try:
        return await _run(call, built_in)
    except ToolProblem as problem:
        return Outcome(problem.output, failed=True, problem=problem)


async def _run(call: Call, built_in: BuiltIn) -> Outcome:
    match call.tool.answer:
        case CannedAnswer() as canned:
            await asyncio.sleep(max(0, canned.delay_ms) / 1000)
            return Outcome(_canned_failure(canned.output) if canned.fails else wire_text(canned.output), canned.fails)
        case BuiltInAnswer() as own:
            result = built_in.call(own.function, call.arguments)
            return Outcome(json.dumps(result, ensure_ascii=False, separators=(",", ":")))
        case CommandAnswer() as command:
            return Outcome(await _command(call, command))
        case HttpAnswer() as answer:
            body, limit_bytes = json.dumps(call.arguments, ensure_ascii=False).encode(), _limit(answer.limit_bytes)
            return Outcome(wire_text(await post(Post(answer.url, body, call.headers, answer.timeout_s, limit_bytes))))
        case PythonAnswer() as python:
            python = msgspec.structs.replace(python, limit_bytes=_limit(python.limit_bytes))
            return Outcome(wire_text(await call_python(python, call.confirmed.source, call.arguments, call.tool.name)))
        case _:
            raise ToolProblem("function", call.tool.name, "This function is answered by a person.")


def _limit(limit_bytes: int) -> int:
    return min(limit_bytes, LARGEST_RESULT_BYTES)


async def _command(call: Call, command: CommandAnswer) -> str:
    finished = await run_program(
        Program(
            call.confirmed.argv,
            tool_environment(call.tool.name),
            json.dumps(call.arguments, ensure_ascii=False).encode() + b"\n",
            call.confirmed.folder,
            command.timeout_s,
            _limit(command.limit_bytes),
        )
    )
    if finished.code:
        raise _failed(finished)
    return wire_text(bytes(finished.stdout))


def _failed(finished: Finished) -> ToolProblem:
    """The problem of a program that ended badly, or was ended from outside."""
    said, printed = last_words(bytes(finished.stderr)), first_words(bytes(finished.stdout))
    if finished.code < 0:
        ended_by = signal_name(finished.code)
        words = f"The program was ended by the signal {ended_by}."
        return ToolProblem("signal", ended_by, words, said=said, stderr=said, stdout=printed)
    words = f"The program ended with exit code {finished.code}."
    return ToolProblem("exit_code", str(finished.code), words, said=said, stderr=said, stdout=printed)


def _canned_failure(output: str) -> str:
    """A canned failure looks like any other failure, unless its author wrote the whole JSON object."""
    text = wire_text(output)
    return text if text.startswith("{") and '"error"' in text else error_output(text)
