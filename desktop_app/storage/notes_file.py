"""The notes of a session, a line each, in a file beside its recording."""

from __future__ import annotations

from pathlib import Path

from desktop_app.storage.private_file import private_opener
from desktop_app.storage.storage_problem import problem_of


def append_note(path: Path, line: str) -> None:
    """Add a line; *blocks*.

    Raises:
        StorageProblem: it cannot be written.
    """
    try:
        with open(path, "a", encoding="utf-8", errors="replace", opener=private_opener) as file:
            file.write(line)
    except OSError as failure:
        raise problem_of(failure, path) from failure
