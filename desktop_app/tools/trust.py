"""What exactly a tool would run, and a fingerprint that changes whenever it changes.

A fingerprint is of the program's full path, every argument and the folder; of the address and the names of the secret
headers; of the Python file's path, function and *content*. What was confirmed is what runs: the path is not looked up
again, and the content that was read is handed to the process.

A command's fingerprint also covers the content of the scripts that it names: the program or an argument that is a file
which begins with ``#!`` or is called like a script (``python3 weather.py``). Other files are what a program reads and
writes, and a new line in them is no new program. A script is looked at when the call is made; what it loads itself, and
programs that are no scripts, may change without a question.
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
SCRIPT_ENDINGS = frozenset(
    {
        ".py", ".pyw", ".pyz", ".js", ".mjs", ".cjs", ".ts", ".mts", ".rb", ".pl", ".php", ".lua", ".r", ".jl", ".tcl",
        ".sh", ".bash", ".zsh", ".fish", ".ps1", ".vbs", ".wsf", ".scpt", ".applescript", ".jar", ".awk",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What would run.

    Attributes:
        fingerprint: empty where nothing needs the user's trust.
        words: the whole of it, word by word, as it is: the program's full path and every argument; the address and
            the names of the secret headers; or the file, the function and the content's digest.
        folder: where a command runs.
        argv: the command with the program's full path.
        source: the text of the Python file.
    """

    fingerprint: str = ""
    words: tuple[str, ...] = ()
    folder: str = ""
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
    return Confirmed(_fingerprint("command", *argv, folder, *_scripts(argv, folder)), argv, folder, argv=argv)


def _scripts(argv: tuple[str, ...], folder: str) -> list[str]:
    """The digests of the scripts among a command's words, each with its place."""
    found = []
    for place, word in enumerate(argv):
        digest = _digest_of_script(os.path.join(folder, os.path.expanduser(word)))
        if digest:
            found.append(f"{place}:{digest}")
    return found


def _digest_of_script(path: str) -> str:
    """Empty for what is no script, or cannot be read."""
    try:
        if not os.path.isfile(path):
            return ""
        with open(path, "rb") as file:
            if os.path.splitext(path)[1].lower() not in SCRIPT_ENDINGS and file.read(2) != b"#!":
                return ""
            file.seek(0)
            return hashlib.file_digest(file, "sha256").hexdigest()
    except (OSError, ValueError):  # a name too long for a file, or with a null character, is just an argument
        return ""


def _of_address(answer: HttpAnswer) -> Confirmed:
    names = sorted(answer.secret_headers)
    return Confirmed(_fingerprint("http", answer.url, *names), (answer.url, *(f"{name}: …" for name in names)))


def _of_python(answer: PythonAnswer) -> Confirmed:
    path = os.path.abspath(os.path.expanduser(answer.path))
    source = read_source(answer.path)
    digest = hashlib.sha256(source.encode("utf-8", errors="surrogatepass")).hexdigest()
    words = (path, f"{answer.function}()", f"SHA-256 {digest}")
    return Confirmed(_fingerprint("python", path, answer.function, digest), words, source=source)


def read_source(name: str) -> str:
    """The text of a Python file. Raises `ToolProblem`."""
    path = Path(name).expanduser()
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
