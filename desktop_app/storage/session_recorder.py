"""What was said and what was heard, as two WAV files on the session's clock, written as it happens."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from desktop_app.storage.disk_writer import DiskWriter
from desktop_app.storage.library import ASSISTANT_WAV, USER_WAV
from desktop_app.storage.storage_problem import StorageProblem
from desktop_app.storage.wav_lane import WavLane


class SessionRecorder:
    """Records both sides of a session into a folder.

    Frame 0 of both files is the session's start. Within a side, blocks come in the order of time; see
    `WavLane.write_at` for gaps and overlaps.

    Attributes:
        problem: the first thing that went wrong, or None; recording goes on as soon as the disk lets it.
        lost_blocks: blocks that are not, or not wholly, in the files.

    Thread: all calls from one thread; the disk is touched by the writer's.
    """

    def __init__(self, folder: Path, rate_hz: int = 24_000, *, writer: DiskWriter | None = None) -> None:
        """Create both files.

        Raises:
            StorageProblem: they cannot be created.
        """
        self.problem: StorageProblem | None = None
        self.lost_blocks = 0
        self._told = False
        self.user = WavLane(folder / USER_WAV, rate_hz)
        try:
            self.assistant = WavLane(folder / ASSISTANT_WAV, rate_hz)
        except StorageProblem:
            self.user.close()
            raise
        self._owns_writer = writer is None
        self._writer = writer or DiskWriter("session recorder")

    def write_user(self, at_ms: float, samples: npt.NDArray[np.int16]) -> None:
        """Keep what the microphone gave; `samples` is int16 (n,). Never blocks."""
        self._write(self.user, at_ms, samples)

    def write_assistant(self, at_ms: float, samples: npt.NDArray[np.int16]) -> None:
        """Keep what was heard; `samples` is int16 (n,). Never blocks."""
        self._write(self.assistant, at_ms, samples)

    def take_problem(self) -> StorageProblem | None:
        """The first problem, told once."""
        if self._told or self.problem is None:
            return None
        self._told = True
        return self.problem

    def flush(self, timeout_s: float = 5.0) -> bool:
        """Wait until what was given so far is in the files."""
        return self._writer.flush(timeout_s)

    def close(self, end_ms: float | None = None) -> None:
        """Write what waits and close the files, both filled with silence up to `end_ms` when it is given."""
        self._writer.put(partial(self._close_lanes, end_ms), 0)
        if self._owns_writer:
            self._writer.close()
        else:
            self._writer.flush()

    def _write(self, lane: WavLane, at_ms: float, samples: npt.NDArray[np.int16]) -> None:
        if samples.dtype != np.int16 or samples.ndim != 1:
            raise TypeError(f"int16 (n,) expected, not {samples.dtype} {samples.shape}")
        data = samples.tobytes()
        if not self._writer.put(partial(self._write_lane, lane, at_ms, data), len(data)):
            self._lose(StorageProblem("too_slow", lane.path))

    def _write_lane(self, lane: WavLane, at_ms: float, data: bytes) -> None:
        try:
            lane.write_at(at_ms, data)
        except StorageProblem as problem:
            self._lose(problem)

    def _close_lanes(self, end_ms: float | None) -> None:
        for lane in (self.user, self.assistant):
            try:
                if end_ms is not None:
                    lane.extend_to(end_ms)
            except StorageProblem as problem:
                self._lose(problem)
            except ValueError:
                continue  # closed before
            lane.close()

    def _lose(self, problem: StorageProblem) -> None:
        self.lost_blocks += 1
        if self.problem is None:
            self.problem = problem
