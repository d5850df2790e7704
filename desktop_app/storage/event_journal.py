"""Every event of a session as a line of JSON, written as it happens.

A line is ``{"at_ms": 1234.5, "direction": "sent" or "received", "event": {...}}``. Audio is replaced by its size
(it lives in the recording), secrets by a mark. A frame that is no JSON object is kept as ``"raw"``, its beginning.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import partial
from io import FileIO
from pathlib import Path
from typing import Any

import msgspec

from desktop_app.storage.disk_writer import Deadline, DiskWriter
from desktop_app.storage.journal_line import (
    STRING_LIMIT,
    Direction,
    JournalEntry,
    entry_of,
    journal_line,
    line_of,
)
from desktop_app.storage.private_file import private_opener
from desktop_app.storage.storage_problem import StorageProblem, problem_of

SYNC_PERIOD_S = 10.0


__all__ = ["STRING_LIMIT", "Direction", "EventJournal", "JournalEntry", "JournalLine", "journal_line", "read_journal"]


class JournalLine(msgspec.Struct, kw_only=True, frozen=True):
    """One line as read back; `raw` in place of `event` for what was no JSON object."""

    at_ms: float
    direction: str
    event: dict[str, Any] | None = None
    raw: str = ""


class EventJournal:
    """An append-only file of events.

    Args:
        on_entry: told of every line in order, on the writer's thread, also of one that could not be written.

    Attributes:
        problem: the first thing that went wrong, or None.
        lost_lines: lines that could not be written.

    Thread: `write`, `flush`, `close` from one thread; the work is done on the writer's.
    """

    def __init__(
        self,
        path: Path,
        *,
        keep_audio: bool = False,
        writer: DiskWriter | None = None,
        on_entry: Callable[[JournalEntry], None] | None = None,
    ) -> None:
        """Open or continue the file.

        Raises:
            StorageProblem: it cannot be opened.
        """
        self.problem: StorageProblem | None = None
        self.lost_lines = 0
        self._path = path
        self._keep_audio = keep_audio
        self._on_entry = on_entry
        self._owns_writer = writer is None
        self._sync = Deadline(SYNC_PERIOD_S)
        self._torn = False
        self._told = False
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = FileIO(path, "a", opener=private_opener)
            self._torn = not _ends_a_line(path)
            self._end = os.fstat(self._file.fileno()).st_size
        except OSError as failure:
            raise problem_of(failure, path) from failure
        self._writer = writer or DiskWriter("event journal")

    def write(self, direction: Direction, at_ms: float, data: bytes, mark: str = "") -> bool:
        """Keep a frame; `at_ms` is the session clock. Never blocks, never raises; False when it is lost."""
        if self._writer.put(partial(self._write_line, direction, at_ms, data, mark), len(data)):
            return True
        self._lose(StorageProblem("too_slow", self._path))
        return False

    def take_problem(self) -> StorageProblem | None:
        """The first problem, told once."""
        if self._told or self.problem is None:
            return None
        self._told = True
        return self.problem

    def flush(self, timeout_s: float = 5.0) -> bool:
        """Wait until what was given so far is in the file."""
        return self._writer.flush(timeout_s)

    def close(self) -> None:
        """Write what waits and close the file; a second time does nothing."""
        self._writer.put(self._file.close, 0)
        if self._owns_writer:
            self._writer.close()
        else:
            self._writer.flush()

    def _write_line(self, direction: Direction, at_ms: float, data: bytes, mark: str) -> None:
        line, event = line_of(direction, at_ms, data, self._keep_audio)
        offset = self._append(line)
        if self._on_entry is not None:
            self._on_entry(entry_of(at_ms, direction, mark, event, len(data), offset, line))

    def _append(self, line: bytes) -> int:
        """Write one line; returns where it begins, -1 when the disk refused."""
        data = b"\n" * self._torn + line + b"\n"
        offset = self._end + self._torn
        try:
            _write_all(self._file, data)
            self._torn = False
            self._end += len(data)
            if self._sync.is_due():
                os.fsync(self._file.fileno())
        except OSError as failure:
            self._torn = True
            self._end = os.fstat(self._file.fileno()).st_size
            self._lose(problem_of(failure, self._path))
            return -1
        return offset

    def _lose(self, problem: StorageProblem) -> None:
        self.lost_lines += 1
        if self.problem is None:
            self.problem = problem


def read_journal(path: Path) -> Iterator[JournalLine]:
    """The lines of a journal, also of one whose writer was killed: what cannot be read is left out.

    Raises:
        StorageProblem: the file cannot be opened.
    """
    try:
        file = path.open("rb")
    except OSError as failure:
        raise problem_of(failure, path) from failure
    decoder = msgspec.json.Decoder(JournalLine)
    with file:
        for line in file:
            try:
                yield decoder.decode(line)
            except msgspec.MsgspecError:
                continue


def _ends_a_line(path: Path) -> bool:
    with path.open("rb") as file:
        if file.seek(0, os.SEEK_END) == 0:
            return True
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _write_all(file: FileIO, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[file.write(view) or 0 :]
