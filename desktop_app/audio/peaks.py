"""The waveform's data: lowest and highest sample for any stretch of a session at any zoom, in bounded memory."""

import numpy as np
from numpy.typing import NDArray

from desktop_app.audio.pcm import FULL_SCALE
from desktop_app.audio.ports import Samples

_BRANCHING = 4
_LEVELS = 9
_PAGE_BINS = 1024
_DIRTY_BINS = 8 * _PAGE_BINS


class _BinLevel:
    """One level: (lowest, highest) as int16 for each bin, in pages of 1024 that exist only where there is sound."""

    def __init__(self) -> None:
        self._page_rows = np.zeros(
            16, np.int32
        )  # page number -> row of the pool; row 0 stays zero and stands for silence
        self._pool = np.zeros((4, _PAGE_BINS, 2), np.int16)
        self._rows_used = 1

    @property
    def nbytes(self) -> int:
        return self._pool.nbytes + self._page_rows.nbytes

    def gather(self, bins: NDArray[np.int64]) -> NDArray[np.int16]:
        """(n, 2) for the given bin numbers; zeros before the first and after the last page."""
        pages = bins // _PAGE_BINS
        known = (pages >= 0) & (pages < len(self._page_rows))
        rows = np.where(known, self._page_rows[np.where(known, pages, 0)], 0)
        gathered: NDArray[np.int16] = self._pool[rows, bins % _PAGE_BINS]
        return gathered

    def stretch(self, first_bin: int, end_bin: int) -> NDArray[np.int16]:
        """(n, 2) for consecutive bins, zeros where there is nothing."""
        found = np.zeros((end_bin - first_bin, 2), np.int16)
        done = 0
        while done < len(found):
            page, offset = divmod(first_bin + done, _PAGE_BINS)
            length = min(len(found) - done, _PAGE_BINS - offset)
            row = int(self._page_rows[page]) if page < len(self._page_rows) else 0
            if row:
                found[done : done + length] = self._pool[row, offset : offset + length]
            done += length
        return found

    def extend(self, first_bin: int, extremes: NDArray[np.int16]) -> None:
        """Widen consecutive bins, from `first_bin` on, to hold (n, 2) extremes as well."""
        done = 0
        while done < len(extremes):
            page, offset = divmod(first_bin + done, _PAGE_BINS)
            part = extremes[done : done + _PAGE_BINS - offset]
            done += len(part)
            if part.any():
                row = self._row_for(page)  # may replace the pool
                stored = self._pool[row, offset : offset + len(part)]
                np.minimum(stored[:, 0], part[:, 0], out=stored[:, 0])
                np.maximum(stored[:, 1], part[:, 1], out=stored[:, 1])

    def _row_for(self, page: int) -> int:
        if page >= len(self._page_rows):
            grown = np.zeros(max(page + 1, 2 * len(self._page_rows)), np.int32)
            grown[: len(self._page_rows)] = self._page_rows
            self._page_rows = grown
        row = int(self._page_rows[page])
        if row:
            return row
        if self._rows_used == len(self._pool):
            larger = np.zeros((len(self._pool) + max(4, len(self._pool) // 4), _PAGE_BINS, 2), np.int16)
            larger[: self._rows_used] = self._pool
            self._pool = larger
        row = self._rows_used
        self._rows_used += 1
        self._page_rows[page] = row
        return row


class PeaksPyramid:
    """Minimum and maximum of a lane, at 1 ms resolution and at every power of four above it.

    The waveform is drawn from the zero line, so zero belongs to every bin: a minimum is never above it, a maximum never
    below. That makes gaps free, lets blocks overlap (the union shows) and makes writing in any order correct.

    Memory: 1 ms costs 4 bytes, with all levels 5.4; an hour of uninterrupted sound takes 19.2 MB, up to a quarter more
    while storage is ahead of need, and an hour of digital silence nothing.
    Cost of `columns`: proportional to `count`, times log4 of the ms in a column, however long the session is.
    """

    def __init__(self, rate_hz: int) -> None:
        if rate_hz < 1000:
            raise ValueError(f"rate_hz must be at least 1000, not {rate_hz}")
        self.rate_hz = rate_hz
        self.bin_frames = rate_hz // 1000
        self._levels = [_BinLevel() for _ in range(_LEVELS)]
        self._frames = 0
        self._dirty: list[tuple[int, int]] = []

    @property
    def frames(self) -> int:
        """End of the last block written."""
        return self._frames

    @property
    def nbytes(self) -> int:
        """Allocated memory."""
        return sum(level.nbytes for level in self._levels)

    def append(self, samples: Samples) -> None:
        """Write int16 (n,) after everything written so far."""
        self.write_at(self._frames, samples)

    def write_at(self, start_frame: int, samples: Samples) -> None:
        """Write int16 (n,) at a position on the lane's clock; skipped frames are silence, those before 0 dropped."""
        if start_frame < 0:
            samples = samples[-start_frame:]
            start_frame = 0
        if not len(samples):
            return
        self._frames = max(self._frames, start_frame + len(samples))
        first_bin, lead = divmod(start_frame, self.bin_frames)
        bins = -(-(lead + len(samples)) // self.bin_frames)
        if lead or len(samples) != bins * self.bin_frames:
            padded = np.zeros(bins * self.bin_frames, np.int16)
            padded[lead : lead + len(samples)] = samples
            samples = padded
        self._levels[0].extend(first_bin, _extremes_of(samples.reshape(bins, self.bin_frames)))
        self._mark_dirty(first_bin, first_bin + bins)

    def columns(self, start_frame: int, end_frame: int, count: int) -> NDArray[np.float32]:
        """Split a range into `count` columns: float32 (count, 2), minimum and maximum in -1..1.

        A column covers every bin it touches, so nothing falls between two columns; narrower than a bin it repeats it.
        The range may begin before 0 and end after the last sample: silence there.
        """
        if count <= 0 or end_frame <= start_frame:
            return np.zeros((max(count, 0), 2), np.float32)
        self._update_upper_levels()
        edges = start_frame + np.arange(count + 1, dtype=np.int64) * (end_frame - start_frame) // count
        first = edges[:-1] // self.bin_frames
        last = np.maximum(first + 1, -(-edges[1:] // self.bin_frames))
        limit = -(-self._frames // self.bin_frames)
        extremes = self._extremes(np.clip(first, 0, limit), np.clip(last, 0, limit))
        return extremes.astype(np.float32) * np.float32(1.0 / FULL_SCALE)

    def _extremes(self, first: NDArray[np.int64], last: NDArray[np.int64]) -> NDArray[np.int16]:
        """Union of bins [first, last) for each column: a level gives ragged ends, the next the aligned middle."""
        extremes = np.zeros((len(first), 2), np.int16)
        for number, level in enumerate(self._levels):
            top = number == _LEVELS - 1
            while True:
                takes_first = (first < last) & ((first % _BRANCHING != 0) | top)
                takes_last = (first + takes_first < last) & ((last % _BRANCHING != 0) | top)
                if not takes_first.any() and not takes_last.any():
                    break
                for takes, bins in ((takes_first, first), (takes_last, last - 1)):
                    found = level.gather(np.where(takes, bins, -1))
                    np.minimum(extremes[:, 0], found[:, 0], out=extremes[:, 0])
                    np.maximum(extremes[:, 1], found[:, 1], out=extremes[:, 1])
                first = first + takes_first
                last = last - takes_last
            if not (first < last).any():
                break
            first, last = first // _BRANCHING, last // _BRANCHING
        return extremes

    def _mark_dirty(self, first_bin: int, end_bin: int) -> None:
        if self._dirty and self._dirty[-1][0] <= first_bin <= self._dirty[-1][1]:
            first_bin, end_bin = self._dirty[-1][0], max(end_bin, self._dirty[-1][1])
            self._dirty.pop()
        self._dirty.append((first_bin, end_bin))
        if len(self._dirty) >= 256 or end_bin - first_bin >= _DIRTY_BINS:
            self._update_upper_levels()

    def _update_upper_levels(self) -> None:
        for first, end in self._dirty:
            for number in range(_LEVELS - 1):
                first, end = first // _BRANCHING, -(-end // _BRANCHING)
                children = self._levels[number].stretch(first * _BRANCHING, end * _BRANCHING)
                family = np.ascontiguousarray(children.reshape(-1, _BRANCHING, 2).T)
                extremes = np.stack((family[0].min(axis=0), family[1].max(axis=0)), axis=1)
                self._levels[number + 1].extend(first, extremes)
        self._dirty.clear()


def _extremes_of(grid: Samples) -> NDArray[np.int16]:
    """(lowest, highest) of each row, zero among them; laid out so that rows are compared and not their few columns."""
    columns = np.ascontiguousarray(grid.T)
    return np.stack((np.minimum(columns.min(axis=0), 0), np.maximum(columns.max(axis=0), 0)), axis=1)
