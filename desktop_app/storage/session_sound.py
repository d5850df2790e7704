"""Reading a session's recording by position, also while it is being written."""

from __future__ import annotations

import os
import wave
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt

from desktop_app.storage.library import SessionFolder
from desktop_app.storage.private_file import private_opener
from desktop_app.storage.storage_problem import StorageProblem, problem_of
from desktop_app.storage.wav_lane import FRAME_BYTES, HEADER_BYTES

RATE_HZ = 24_000
_PIECE_FRAMES = 10 * RATE_HZ

Samples = npt.NDArray[np.int16]


class SessionSound:
    """Both sides of a recording (24 kHz, mono each) on the session's clock; where a side is shorter it is silent.

    Thread: any; nothing is kept open between two calls.
    """

    def __init__(self, folder: SessionFolder) -> None:
        self._user = folder.user_wav
        self._assistant = folder.assistant_wav

    @property
    def frames(self) -> int:
        """How long the longer side is by now; 0 where there is no recording."""
        return max(_written_frames(path) for path in (self._user, self._assistant))

    def user(self, start_frame: int, frames: int) -> Samples:
        """Up to `frames` of the user's side as int16 (n,), less at its end.

        Raises:
            StorageProblem: it cannot be read.
        """
        return _read(self._user, start_frame, frames)

    def both(self, start_frame: int, frames: int) -> Samples:
        """Up to `frames` of both sides as int16 (n, 2), the user first; n is less where both end.

        Raises:
            StorageProblem: a side cannot be read.
        """
        sides = [_read(path, start_frame, frames) for path in (self._user, self._assistant)]
        result = np.zeros((max(len(side) for side in sides), 2), np.int16)
        for column, side in enumerate(sides):
            result[: len(side), column] = side
        return result

    def mixed(self, start_frame: int, frames: int) -> Samples:
        """Both sides as one, int16 (n,), as they sounded together.

        Raises:
            StorageProblem: a side cannot be read.
        """
        together = self.both(start_frame, frames).sum(axis=1, dtype=np.int32)
        mixed: Samples = together.clip(-32_768, 32_767).astype(np.int16)
        return mixed

    def save(self, path: Path, start_frame: int, end_frame: int) -> int:
        """Write a stretch as a stereo WAV file, the user left, the assistant right; whole or not at all.

        Returns how many frames there were.

        Raises:
            StorageProblem: the recording cannot be read or the file not be written.
        """
        temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            with open(temporary, "wb", opener=private_opener) as file:
                written = self._write_stretch(file, start_frame, end_frame)
            os.replace(temporary, path)
        except OSError as failure:
            raise problem_of(failure, path) from failure
        finally:
            temporary.unlink(missing_ok=True)
        return written

    def _write_stretch(self, file: BinaryIO, start_frame: int, end_frame: int) -> int:
        written = 0
        with wave.open(file, "wb") as sound:
            sound.setparams((2, FRAME_BYTES, RATE_HZ, 0, "NONE", ""))
            while (wanted := min(_PIECE_FRAMES, end_frame - start_frame - written)) > 0:
                piece = self.both(start_frame + written, wanted)
                if not len(piece):
                    break
                sound.writeframesraw(piece.astype("<i2", copy=False).tobytes())
                written += len(piece)
        return written


def _written_frames(path: Path) -> int:
    try:
        return max(0, path.stat().st_size - HEADER_BYTES) // FRAME_BYTES
    except OSError:
        return 0


def _read(path: Path, start_frame: int, frames: int) -> Samples:
    try:
        with path.open("rb") as file:
            file.seek(HEADER_BYTES + max(0, start_frame) * FRAME_BYTES)
            data = file.read(max(0, frames) * FRAME_BYTES)
    except OSError as failure:
        problem = problem_of(failure, path)
        raise StorageProblem("unreadable", path, problem.detail) from failure
    whole = len(data) - len(data) % FRAME_BYTES
    return np.frombuffer(data[:whole], "<i2").astype(np.int16)
