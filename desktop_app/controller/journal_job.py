"""Reading a whole journal beside the window: looking for words in it, and keeping a copy of some of its lines."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from desktop_app.storage.private_file import private_opener
from desktop_app.storage.storage_problem import StorageProblem, problem_of

_CHUNK_BYTES = 1024 * 1024
_PATIENCE_S = 0.5

Places = npt.NDArray[np.int64]
"""Offset and length of lines, two columns, in the order of the file."""


class JournalJob(QObject):
    """A thread that reads a journal; at most one job at a time, a new one cancels the old.

    Signals:
        progressed(float): share of the work, 0 to 1.
        found(object): the positions in `places` of the lines that hold the words, as an int64 array.
        saved(object, int): the file and its number of lines.
        failed(object): the `StorageProblem` that ended the work.
    """

    progressed = Signal(float)
    found = Signal(object)
    saved = Signal(object, int)
    failed = Signal(object)
    _done = Signal(int, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancelled = threading.Event()
        self._thread: threading.Thread | None = None
        self._number = 0
        self._done.connect(self._deliver)

    @property
    def running(self) -> bool:
        return self._thread is not None

    def search(self, path: Path, places: Places, needle: str) -> None:
        """Look for words, whatever their case, in the lines at `places`."""
        sought = sought_bytes(needle)
        self._start(lambda cancelled: ("found", (_search(path, places, sought, cancelled, self.progressed.emit),)))

    def save(self, path: Path, places: Places | None, target: Path) -> None:
        """Copy the lines at `places`, or the whole journal where that is None, into a new file."""
        self._start(lambda cancelled: ("saved", (target, _save(path, places, target, cancelled))))

    def cancel(self) -> None:
        """Give up what is being done; nothing more is told of it."""
        self._number += 1
        self._cancelled.set()
        thread, self._thread = self._thread, None
        if thread is not None:
            thread.join(_PATIENCE_S)  # it looks up after each piece, a few milliseconds unless the disk hangs

    def _start(self, work: Callable[[threading.Event], tuple[str, tuple[Any, ...]]]) -> None:
        self.cancel()
        number, self._cancelled = self._number, threading.Event()
        cancelled = self._cancelled

        def run() -> None:
            try:
                outcome = work(cancelled)
            except StorageProblem as problem:
                outcome = ("failed", (problem,))
            if not cancelled.is_set():
                self._done.emit(number, *outcome)

        self._thread = threading.Thread(target=run, name="journal job", daemon=True)
        self._thread.start()

    def _deliver(self, number: int, signal: str, arguments: tuple[Any, ...]) -> None:
        if number == self._number and self._thread is not None:
            self._thread.join()
            self._thread = None
            getattr(self, signal).emit(*arguments)


def sought_bytes(needle: str) -> bytes:
    """Words as they stand in a line of a journal, in lower case (of ASCII letters; others keep theirs)."""
    return msgspec.json.encode(needle)[1:-1].lower()


def _search(
    path: Path, places: Places, sought: bytes, cancelled: threading.Event, progressed: Callable[[float], None]
) -> npt.NDArray[np.int64]:
    hits = np.zeros(len(places), bool)
    starts = places[:, 0]
    try:
        with path.open("rb") as file:
            at = 0
            while at < len(places) and not cancelled.is_set():
                last = int(np.searchsorted(starts, starts[at] + _CHUNK_BYTES))
                last = max(last, at + 1)
                base = int(starts[at])
                end = int(starts[last - 1] + places[last - 1, 1])
                file.seek(base)
                piece = file.read(end - base).lower()
                position = piece.find(sought)
                while position >= 0:
                    index = int(np.searchsorted(starts, base + position, side="right")) - 1
                    if base + position + len(sought) <= starts[index] + places[index, 1]:
                        hits[index] = True
                    following = int(starts[index + 1]) - base if index + 1 < last else len(piece)
                    position = piece.find(sought, max(following, position + 1))
                at = last
                progressed(at / len(places))
    except OSError as failure:
        raise problem_of(failure, path) from failure
    return np.flatnonzero(hits)


def _save(path: Path, places: Places | None, target: Path, cancelled: threading.Event) -> int:
    if target.exists() and target.samefile(path):
        raise StorageProblem("not_allowed", target)
    try:
        with path.open("rb") as source, open(target, "wb", opener=private_opener) as copy:
            if places is None:
                lines = 0
                while (piece := source.read(_CHUNK_BYTES)) and not cancelled.is_set():
                    lines += piece.count(b"\n")
                    copy.write(piece)
                return lines
            for offset, length in places:
                if cancelled.is_set():
                    break
                source.seek(int(offset))
                copy.write(source.read(int(length)) + b"\n")
            return len(places)
    except OSError as failure:
        raise problem_of(failure, path if failure.filename == str(path) else target) from failure
