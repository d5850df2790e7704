"""What exactly a tool would run, in words that hide nothing, and a fingerprint that changes whenever it changes.

A fingerprint is of the program's full path, every argument and the folder; of the address and the names of the secret
headers; of the Python file's path, function and *content*. What was confirmed is what runs: the path is not looked up
again, and the content that was read is handed to the process.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from desktop_app.settings.tool_definition import Answer, CommandAnswer, HttpAnswer, PythonAnswer
from desktop_app.tools.tool_problem import ToolProblem

LARGEST_SOURCE_BYTES = 1_000_000
_ARGUMENT_MARK = "  "


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What would run.

    Attributes:
        fingerprint: empty where nothing needs the user's trust.
        words: the whole of it for a person, line by line, odd characters made visible.
        argv: the command with the program's full path.
        source: the text of the Python file.
    """

    fingerprint: str = ""
    words: str = ""
    argv: tuple[str, ...] = ()
    source: str = ""


def look_at(answer: Answer) -> Confirmed:
    """What a tool would run now; *reads files*.

    Raises:
        ToolProblem: there is nothing to run.
    """
    match answer:
        case CommandAnswer():
            return _of_command(answer)
        case HttpAnswer():
            return _of_address(answer)
        case PythonAnswer():
            return _of_python(answer)
        case _:
            return Confirmed()


def visible(text: str) -> str:
    """A text on one line in which every character can be seen: what is not printable is written as its code."""
    return "".join(character if character.isprintable() else _code(character) for character in text)


def _code(character: str) -> str:
    return character.encode("unicode_escape", errors="backslashreplace").decode("ascii")


def _quoted(argument: str) -> str:
    escaped = argument.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{visible(escaped)}"'


def _of_command(answer: CommandAnswer) -> Confirmed:
    if not answer.argv or not answer.argv[0].strip():
        raise ToolProblem("not_found", "", "No program is set up for this function.")
    program = answer.argv[0]
    folder = answer.folder or os.path.expanduser("~")
    if not os.path.isdir(folder):
        raise ToolProblem("folder", folder, "The folder in which this function runs does not exist.")
    if os.path.dirname(program):
        found = shutil.which(os.path.join(folder, os.path.expanduser(program)))
    else:
        found = shutil.which(program)
    if found is None:
        raise ToolProblem("not_found", program, "The program of this function was not found.")
    if sys.platform == "win32" and found.lower().endswith((".bat", ".cmd")):
        raise ToolProblem("batch_file", program, "Batch files are run by a shell, which this function must not use.")
    argv = (os.path.abspath(found), *answer.argv[1:])
    lines = [visible(argv[0]), *(_ARGUMENT_MARK + _quoted(argument) for argument in argv[1:])]
    return Confirmed(_fingerprint("command", *argv, folder), "\n".join([*lines, f"({visible(folder)})"]), argv=argv)


def _of_address(answer: HttpAnswer) -> Confirmed:
    names = sorted(answer.secret_headers)
    lines = [f"POST {visible(answer.url)}", *(f"{_ARGUMENT_MARK}{visible(name)}: …" for name in names)]
    return Confirmed(_fingerprint("http", answer.url, *names), "\n".join(lines))


def _of_python(answer: PythonAnswer) -> Confirmed:
    path = Path(os.path.expanduser(answer.path))
    source = read_source(path)
    digest = hashlib.sha256(source.encode("utf-8", errors="surrogatepass")).hexdigest()
    words = f"{visible(str(path))}\n{_ARGUMENT_MARK}{visible(answer.function)}()\n(SHA-256 {digest[:16]})"
    return Confirmed(_fingerprint("python", str(path), answer.function, digest), words, source=source)


def read_source(path: Path) -> str:
    """The text of a Python file. Raises `ToolProblem`."""
    try:
        if not path.is_file():
            raise ToolProblem("file", str(path), "The Python file of this function was not found.")
        with path.open("rb") as file:
            data = file.read(LARGEST_SOURCE_BYTES + 1)
    except OSError as problem:
        raise ToolProblem("file", str(path), "The Python file of this function cannot be read.") from problem
    if len(data) > LARGEST_SOURCE_BYTES:
        raise ToolProblem("file", str(path), "The Python file of this function is too large.")
    return data.decode("utf-8-sig", errors="surrogateescape")


def _fingerprint(*parts: str) -> str:
    written = json.dumps(parts, ensure_ascii=True)
    return f"{parts[0]}:{hashlib.sha256(written.encode()).hexdigest()}"
