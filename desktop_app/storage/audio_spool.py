"""Received speech on disk while a session runs, so that any item can be played again and memory stays flat."""

from __future__ import annotations

import tempfile
from typing import IO

import numpy as np
import numpy.typing as npt

RATE_HZ = 24_000
BYTES_PER_FRAME = 2

_Key = tuple[str, int]
_Piece = tuple[int, int]


class AudioSpool:
    """One anonymous file of 24 kHz mono samples, indexed by item and content part.

    The operating system deletes the file with the program, also after a crash.
    """

    def __init__(self) -> None:
        self._file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the session
        self._end = 0
        self._pieces: dict[_Key, list[_Piece]] = {}

    def append(self, item_id: str, content_index: int, samples: npt.NDArray[np.int16]) -> None:
        """Add what was received of a part.

        Raises:
            OSError: the disk is full.
        """
        data = samples.astype("<i2", copy=False).tobytes()
        self._file.seek(self._end)
        self._file.write(data)
        pieces = self._pieces.setdefault((item_id, content_index), [])
        if pieces and sum(pieces[-1]) == self._end:
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + len(data))
        else:
            pieces.append((self._end, len(data)))
        self._end += len(data)

    def duration_ms(self, item_id: str, content_index: int) -> float:
        """How much of a part was received."""
        size = sum(length for _, length in self._pieces.get((item_id, content_index), ()))
        return size / BYTES_PER_FRAME / RATE_HZ * 1000

    def read(self, item_id: str, content_index: int, start_ms: float = 0.0) -> npt.NDArray[np.int16]:
        """The samples of a part from `start_ms` of it to the end of what was received."""
        skip = max(0, round(start_ms * RATE_HZ / 1000)) * BYTES_PER_FRAME
        found = bytearray()
        for offset, length in self._pieces.get((item_id, content_index), ()):
            taken = min(skip, length)
            skip -= taken
            self._file.seek(offset + taken)
            found += self._file.read(length - taken)
        return np.frombuffer(bytes(found), dtype="<i2").astype(np.int16)

    def close(self) -> None:
        """Give the file back to the system."""
        self._file.close()
