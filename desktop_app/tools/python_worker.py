"""Runs one function of a Python file, or describes the functions of one: the other side of `python_file`.

A program of its own: it knows nothing of Duologue but this file, reads one request from standard input and writes one
answer to what was standard output when it began. What the function prints goes to standard error, so it cannot be
taken for the answer.
"""

from __future__ import annotations

import asyncio
import enum
import functools
import inspect
import os
import re
import sys
import traceback
import types
import typing
from collections.abc import Callable
from typing import Any

import msgspec

_ARGUMENT_LINE = re.compile(r"^\s*(\w+)(?:\s*\([^)]*\))?:\s+(.+)$")
_SECTION = re.compile(r"^\s*(Args|Arguments|Parameters):\s*$")


class Request(msgspec.Struct, frozen=True):
    """What to do: without `function` describe all, else call it. `source` is the file's text, `path` where it is."""

    path: str
    source: str
    function: str = ""
    arguments: dict[str, Any] = {}


class Described(msgspec.Struct, frozen=True):
    """A function that could be a tool; `problem` says why it cannot."""

    name: str
    description: str = ""
    parameters: dict[str, Any] = {}
    problem: str = ""


class Reply(msgspec.Struct, frozen=True, omit_defaults=True):
    """What came of it: `result` (JSON) of a call, `functions` of a description, or `error` in words.

    Attributes:
        stage: where it failed: ``file`` while the file was loaded, ``arguments``, ``function`` or ``result``.
    """

    result: msgspec.Raw = msgspec.Raw(b"")
    functions: list[Described] = []
    error: str = ""
    stage: str = ""


class _FailedError(Exception):
    def __init__(self, stage: str, words: str) -> None:
        super().__init__(words)
        self.reply = Reply(error=words, stage=stage)


def main() -> int:
    """Serve one request."""
    answers = os.dup(1)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    data = b"".join(iter(lambda: os.read(0, 1 << 16), b""))
    # The function must not read what was meant for us, and has nobody to ask.
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    request = msgspec.json.decode(data, type=Request)
    try:
        reply = _served(request)
    except _FailedError as failed:
        reply = failed.reply
    written = memoryview(msgspec.json.encode(reply))
    while written:
        written = written[os.write(answers, written) :]
    return 0


def _served(request: Request) -> Reply:
    module = _loaded(request)
    if not request.function:
        return Reply(functions=[_described(name, function) for name, function in _functions(module).items()])
    function = _functions(module).get(request.function)
    if function is None:
        raise _FailedError("function", f"There is no function {request.function} in this file.")
    given = _given(function, request.arguments)
    try:
        result = function(**given)
        if inspect.isawaitable(result):
            result = asyncio.run(_awaited(result))
    except BaseException as problem:  # noqa: BLE001 - also sys.exit: whatever it is, it is told and not raised
        traceback.print_exc()
        raise _FailedError("function", _words_of(problem)) from None
    try:
        return Reply(result=msgspec.Raw(msgspec.json.encode(result)))
    except (TypeError, ValueError, RecursionError, OverflowError) as problem:
        raise _FailedError("result", f"The function returned what is not JSON: {problem}.") from None


async def _awaited(result: Any) -> Any:
    return await result


def _loaded(request: Request) -> types.ModuleType:
    name = os.path.splitext(os.path.basename(request.path))[0] or "tool"
    module = types.ModuleType(name)
    module.__file__ = request.path
    sys.path.insert(0, os.path.dirname(os.path.abspath(os.path.expanduser(request.path))))
    sys.modules[name] = module
    try:
        exec(compile(request.source, request.path, "exec"), module.__dict__)
    except BaseException as problem:  # noqa: BLE001 - also sys.exit
        traceback.print_exc()
        raise _FailedError("file", _words_of(problem)) from None
    return module


def _functions(module: types.ModuleType) -> dict[str, Callable[..., Any]]:
    """The file's own public functions, in its order."""
    return {
        name: value
        for name, value in vars(module).items()
        if inspect.isfunction(value) and value.__module__ == module.__name__ and not name.startswith("_")
    }


def _described(name: str, function: Callable[..., Any]) -> Described:
    try:
        schema = _schema(function)
    except (TypeError, ValueError, NameError, _FailedError) as problem:
        return Described(name, problem=str(problem))
    return Described(name, _summary(function), schema)


def _schema(function: Callable[..., Any]) -> dict[str, Any]:
    """The function's parameters as a JSON Schema of type object."""
    (reference,), components = msgspec.json.schema_components(
        [_arguments_type(function)], ref_template="#/$defs/{name}"
    )
    own_name = str(reference["$ref"]).rpartition("/")[2]
    schema = components.pop(own_name)
    words = _argument_words(function)
    properties: dict[str, Any] = schema.get("properties", {})
    for name, words_of_it in words.items():
        if name in properties:
            properties[name].setdefault("description", words_of_it)
    kept = {"type": "object", "properties": properties, "required": schema.get("required", [])}
    if not kept["required"]:
        del kept["required"]
    return {**kept, "additionalProperties": False, **({"$defs": components} if components else {})}


def _arguments_type(function: Callable[..., Any]) -> type[msgspec.Struct]:
    hints = typing.get_type_hints(function, include_extras=True)
    fields: list[tuple[str, Any] | tuple[str, Any, Any]] = []
    for name, parameter in inspect.signature(function).parameters.items():
        if parameter.kind not in (parameter.POSITIONAL_OR_KEYWORD, parameter.KEYWORD_ONLY):
            raise _FailedError("arguments", f"The parameter {name} cannot be given by name.")
        hint = hints.get(name, Any)
        if parameter.default is parameter.empty:
            fields.append((name, hint))
        elif isinstance(parameter.default, str | int | float | bool | enum.Enum | None):
            fields.append((name, hint, parameter.default))
        else:
            fields.append((name, hint, msgspec.field(default_factory=functools.partial(_same, parameter.default))))
    return msgspec.defstruct("Arguments_", fields, kw_only=True, forbid_unknown_fields=True)


def _same(value: Any) -> Any:
    return value


def _given(function: Callable[..., Any], arguments: dict[str, Any]) -> dict[str, Any]:
    """The arguments as the types of the hints; what is left out keeps the function's own default."""
    try:
        converted = msgspec.convert(arguments, _arguments_type(function))
    except (msgspec.ValidationError, TypeError, NameError) as problem:
        raise _FailedError("arguments", str(problem)) from None
    return {name: getattr(converted, name) for name in arguments}


def _summary(function: Callable[..., Any]) -> str:
    """The first paragraph of the docstring."""
    text = inspect.getdoc(function) or ""
    return " ".join(text.partition("\n\n")[0].split())


def _argument_words(function: Callable[..., Any]) -> dict[str, str]:
    """What the docstring's section on arguments says of each."""
    words: dict[str, str] = {}
    within = False
    for line in (inspect.getdoc(function) or "").splitlines():
        if _SECTION.match(line):
            within = True
        elif within and (match := _ARGUMENT_LINE.match(line)) and line[:1].isspace():
            words[match[1]] = match[2].strip()
        elif within and line.strip() and not line[:1].isspace():
            within = False
    return words


def _words_of(problem: BaseException) -> str:
    return f"{type(problem).__name__}: {problem}".rstrip(": ")[:1_000]


if __name__ == "__main__":
    sys.exit(main())
