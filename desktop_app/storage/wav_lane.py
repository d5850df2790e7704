"""One WAV file that is complete at every moment, written by position on a clock.

16-bit mono PCM, 44-byte header, the sizes in the header brought up to date with every block, so that a killed
process leaves a file that any player opens.

Source: Multimedia Programming Interface and Data Specifications 1.0, "Waveform Audio File Format".
"""

from __future__ import annotations

import os
import struct
from io import FileIO
from pathlib import Path

from desktop_app.storage.disk_writer import Deadline
from desktop_app.storage.private_file import private_opener
from desktop_app.storage.storage_problem import StorageProblem, problem_of

HEADER_BYTES = 44
FRAME_BYTES = 2
SNAP_MS = 20.0
"""Blocks whose time differs by less from the end of what is written follow it without a gap: clocks jitter."""
SYNC_PERIOD_S = 10.0
_MAX_DATA_BYTES = 2**32 - 1 - HEADER_BYTES

_HEADER = struct.Struct("<4sI4s4sIHHIIHH4sI")


class WavLane:
    """A recording of one side of the session.

    Attributes:
        rate_hz: frames a second.
        frames: length of what is written, from the session's start.
        filled_frames: silence put into gaps.
        overlapped_frames: frames left out because something was written at their time already.

    Thread: all calls from one thread.
    """

    def __init__(self, path: Path, rate_hz: int) -> None:
        """Create the file.

        Raises:
            StorageProblem: it cannot be created.
        """
        self.rate_hz = rate_hz
        self.frames = 0
        self.filled_frames = 0
        self.overlapped_frames = 0
        self.path = path
        self._snap_frames = int(SNAP_MS * rate_hz / 1000)
        self._sync = Deadline(SYNC_PERIOD_S)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._file = FileIO(path, "w+", opener=private_opener)
            self._write_header()
        except OSError as failure:
            raise problem_of(failure, path) from failure

    def write_at(self, at_ms: float, data: bytes) -> None:
        """Write frames at a time of the session clock.

        A block that nearly touches the end follows it; a later one leaves silence before it; the part of an earlier
        one that falls on written frames is left out: what is on disk stays as it is.

        Raises:
            StorageProblem: nothing, or only a part, could be written; a later block may be tried.
        """
        start = round(at_ms * self.rate_hz / 1000)
        if max(start, self.frames) * FRAME_BYTES + len(data) > _MAX_DATA_BYTES:
            raise StorageProblem("too_long", self.path)
        ahead = start - self.frames
        if abs(ahead) > self._snap_frames:
            if ahead < 0:
                overlap = min(-ahead, len(data) // FRAME_BYTES)
                self.overlapped_frames += overlap
                data = data[overlap * FRAME_BYTES :]
            elif data:
                self._fill_to(start)
        if data:
            self._append(data)

    def extend_to(self, at_ms: float) -> None:
        """Fill with silence up to a time of the session clock.

        Raises:
            StorageProblem: it could not be written.
        """
        end = round(at_ms * self.rate_hz / 1000)
        if end * FRAME_BYTES > _MAX_DATA_BYTES:
            raise StorageProblem("too_long", self.path)
        if end > self.frames:
            self._fill_to(end - 1)
            self._append(bytes(FRAME_BYTES))

    def close(self) -> None:
        """Close the file; a second time does nothing."""
        self._file.close()

    def _fill_to(self, frame: int) -> None:
        """Silence is a hole in the file: the system reads it as zeros."""
        self.filled_frames += frame - self.frames
        self.frames = frame

    def _append(self, data: bytes) -> None:
        view = memoryview(data)
        try:
            self._file.seek(HEADER_BYTES + self.frames * FRAME_BYTES)
            while view:
                view = view[self._file.write(view) or 0 :]
        except OSError as failure:
            raise problem_of(failure, self.path) from failure
        finally:
            self.frames += (len(data) - len(view)) // FRAME_BYTES
        try:
            self._write_header()
            if self._sync.is_due():
                os.fsync(self._file.fileno())
        except OSError as failure:
            raise problem_of(failure, self.path) from failure

    def _write_header(self) -> None:
        self._file.seek(0)
        self._file.write(wav_header(self.rate_hz, self.frames))


def wav_header(rate_hz: int, frames: int) -> bytes:
    """The canonical 44 bytes of a mono 16-bit file."""
    size = frames * FRAME_BYTES
    return _HEADER.pack(
        b"RIFF", 36 + size, b"WAVE", b"fmt ", 16, 1, 1, rate_hz, rate_hz * FRAME_BYTES, FRAME_BYTES, 16, b"data", size
    )


def repair_wav(path: Path) -> bool:
    """Make the sizes in the header of one of our recordings agree with the file; False when they already do.

    Raises:
        StorageProblem: it is missing, cannot be written, or is not such a recording.
    """
    try:
        with path.open("r+b") as file:
            header = file.read(HEADER_BYTES)
            length = file.seek(0, os.SEEK_END)
            if len(header) < HEADER_BYTES:
                raise StorageProblem("not_a_recording", path)
            fields = _HEADER.unpack(header)
            if (fields[0], *fields[2:7], fields[11]) != (b"RIFF", b"WAVE", b"fmt ", 16, 1, 1, b"data"):
                raise StorageProblem("not_a_recording", path)
            right = wav_header(fields[7], (length - HEADER_BYTES) // FRAME_BYTES)
            if header == right and (length - HEADER_BYTES) % FRAME_BYTES == 0:
                return False
            file.truncate(length - (length - HEADER_BYTES) % FRAME_BYTES)
            file.seek(0)
            file.write(right)
            return True
    except OSError as failure:
        raise problem_of(failure, path) from failure
