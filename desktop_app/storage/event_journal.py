"""Every event of a session as a line of JSON, written as it happens.

A line is ``{"at_ms": 1234.5, "direction": "sent" or "received", "event": {...}}``. Audio is replaced by its size
(it lives in the recording), secrets by a mark. A frame that is no JSON object is kept as ``"raw"``, its beginning.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from io import FileIO
from pathlib import Path
from typing import Any, Literal

import msgspec

from desktop_app.auth.redact import may_hold_secret, redact_json, redact_text
from desktop_app.storage.disk_writer import Deadline, DiskWriter
from desktop_app.storage.private_file import private_opener
from desktop_app.storage.storage_problem import StorageProblem, problem_of

Direction = Literal["sent", "received"]

STRING_LIMIT = 64 * 1024
"""Longer strings of an event are cut."""
RAW_LIMIT = 2_000
SYNC_PERIOD_S = 10.0
_SHORT_BASE64 = 16


class JournalLine(msgspec.Struct, kw_only=True, frozen=True):
    """One line as read back; `raw` in place of `event` for what was no JSON object."""

    at_ms: float
    direction: str
    event: dict[str, Any] | None = None
    raw: str = ""


class EventJournal:
    """An append-only file of events.

    Attributes:
        problem: the first thing that went wrong, or None.
        lost_lines: lines that could not be written.

    Thread: `write`, `flush`, `close` from one thread; the work is done on the writer's.
    """

    def __init__(self, path: Path, *, keep_audio: bool = False, writer: DiskWriter | None = None) -> None:
        """Open or continue the file.

        Raises:
            StorageProblem: it cannot be opened.
        """
        self.problem: StorageProblem | None = None
        self.lost_lines = 0
        self._path = path
        self._keep_audio = keep_audio
        self._owns_writer = writer is None
        self._sync = Deadline(SYNC_PERIOD_S)
        self._torn = False
        self._told = False
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = FileIO(path, "a", opener=private_opener)
            self._torn = not _ends_a_line(path)
        except OSError as failure:
            raise problem_of(failure, path) from failure
        self._writer = writer or DiskWriter("event journal")

    def write(self, direction: Direction, at_ms: float, data: bytes) -> None:
        """Keep a frame; `at_ms` is the session clock. Never blocks, never raises."""
        if not self._writer.put(partial(self._write_line, direction, at_ms, data), len(data)):
            self._lose(StorageProblem("too_slow", self._path))

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

    def _write_line(self, direction: Direction, at_ms: float, data: bytes) -> None:
        line = journal_line(direction, at_ms, data, keep_audio=self._keep_audio) + b"\n"
        try:
            _write_all(self._file, b"\n" + line if self._torn else line)
            self._torn = False
            if self._sync.is_due():
                os.fsync(self._file.fileno())
        except OSError as failure:
            self._torn = True
            self._lose(problem_of(failure, self._path))

    def _lose(self, problem: StorageProblem) -> None:
        self.lost_lines += 1
        if self.problem is None:
            self.problem = problem


def journal_line(direction: Direction, at_ms: float, data: bytes, *, keep_audio: bool = False) -> bytes:
    """One line without its newline: audio elided, secrets hidden, very long strings cut."""
    line: dict[str, Any] = {"at_ms": round(at_ms, 3), "direction": direction}
    try:
        event = msgspec.json.decode(data)
    except (msgspec.MsgspecError, RecursionError):
        event = None
    if isinstance(event, dict):
        line["event"] = event if keep_audio else _without_audio(event)
        encoded = msgspec.json.encode(line)
        if not may_hold_secret(encoded.decode()):
            return encoded
        line["event"] = redact_json(line["event"])
    else:
        line["size_bytes"] = len(data)
        line["raw"] = redact_text(data[: 4 * RAW_LIMIT].decode("utf-8", "replace"))[:RAW_LIMIT]
    return msgspec.json.encode(line)


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


def _without_audio(value: Any, name: str = "", type_name: str = "") -> Any:
    """A copy with base64 audio replaced by its size in bytes."""
    if isinstance(value, str):
        is_audio = name == "audio" or (name == "delta" and type_name.endswith("audio.delta"))
        if is_audio and len(value) > _SHORT_BASE64:
            return f"[{len(value) * 3 // 4 - value.count('=', -2)} bytes]"
        is_image = name == "image_url" and value.startswith("data:")
        if is_image or len(value) > STRING_LIMIT:
            return f"{value[:64]}[{len(value)} characters]"
        return value
    if isinstance(value, dict):
        own_type = value.get("type")
        type_name = own_type if isinstance(own_type, str) else type_name
        return {key: _without_audio(child, key, type_name) for key, child in value.items()}
    if isinstance(value, list):
        return [_without_audio(child, name, type_name) for child in value]
    return value


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
