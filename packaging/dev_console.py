"""What dev.py says, and how it runs the programs it needs; standard library only."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOG_DIR = ROOT / "build" / "dev"
_TAIL_LINES = 12


class Problem(Exception):  # noqa: N818 - the project says problem
    """Something that stops the command; its text is a sentence for the person, with what to do."""


class CommandError(Exception):
    """A program ended with an error; `tail` holds its last lines and `log` everything it said."""

    def __init__(self, command: Sequence[str], code: int, tail: Sequence[str], log: Path) -> None:
        super().__init__(f"{command[0]} ended with {code}")
        self.code = code
        self.tail = list(tail)
        self.log = log


def say(text: str) -> None:
    """Print one line at once, so that it stands before what a child process prints."""
    print(text, flush=True)


def run_quietly(command: Sequence[str], *, log_name: str, env: Mapping[str, str] | None = None) -> None:
    """Run a chatty program: all it says goes into a log, its newest line is shown on a terminal.

    Raises: CommandError with the last lines.
    """
    log = LOG_DIR / f"{log_name}.log"
    tail: deque[str] = deque(maxlen=_TAIL_LINES)
    LOG_DIR.mkdir(parents=True, exist_ok=True)
    with log.open("w", encoding="utf-8") as kept:
        kept.write("$ " + " ".join(command) + "\n")
        try:
            # A password is asked for on the terminal itself, so the pipes do not hide sudo's question.
            process = subprocess.Popen(
                list(command), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=None if env is None else dict(env)
            )
        except OSError as error:
            raise CommandError(command, 127, [f"{command[0]}: {error.strerror}"], log) from error
        with process:
            assert process.stdout is not None
            for raw in process.stdout:
                line = raw.decode("utf-8", "replace").rstrip()
                kept.write(line + "\n")
                if line.strip():
                    tail.append(line)
                    _show_progress(line)
    _show_progress("")
    if process.returncode != 0:
        raise CommandError(command, process.returncode, tail, log)


def _show_progress(line: str) -> None:
    if not sys.stdout.isatty() or os.environ.get("TERM") == "dumb":
        return
    width = max(20, shutil.get_terminal_size().columns - 1)
    shown = f"  {line}".expandtabs()[:width]
    # ANSI "erase line", so that a shorter line leaves nothing of a longer one.
    sys.stdout.write(f"\r\x1b[2K{shown}" if line else "\r\x1b[2K")
    sys.stdout.flush()
