"""Where each row of a long list lies, when rows have their own heights and most were never measured."""

from __future__ import annotations

import bisect


class RowHeights:
    """Heights of rows from top to bottom; a row that was never measured counts with an estimate.

    Asking for a position costs the rows changed since the last question, not the length of the list.
    """

    def __init__(self, estimate_px: int) -> None:
        self._estimate_px = estimate_px
        self._heights: list[int] = []
        self._measured: list[bool] = []
        self._tops: list[int] = [0]  # tops[i] is the top of row i; valid up to and including index _valid
        self._valid = 0

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def total_px(self) -> int:
        """The height of all rows."""
        return self.top(len(self._heights))

    def insert(self, row: int, count: int = 1) -> None:
        """Make room for rows not yet measured."""
        self._heights[row:row] = [self._estimate_px] * count
        self._measured[row:row] = [False] * count
        self._stale(row)

    def remove(self, row: int, count: int = 1) -> None:
        """Take rows out."""
        del self._heights[row : row + count]
        del self._measured[row : row + count]
        self._stale(row)

    def reset(self, count: int) -> None:
        """Begin anew with `count` rows not yet measured."""
        self._heights = [self._estimate_px] * count
        self._measured = [False] * count
        self._stale(0)

    def forget(self, row: int | None = None) -> None:
        """Let a row, or all of them, be measured again; until then its old height is the estimate."""
        if row is None:
            self._measured = [False] * len(self._measured)
        else:
            self._measured[row] = False

    def measured(self, row: int) -> bool:
        """Whether the row's height is known."""
        return self._measured[row]

    def set(self, row: int, height_px: int) -> int:
        """Note a measured height; returns by how much the row grew."""
        grown = height_px - self._heights[row]
        self._measured[row] = True
        if grown:
            self._heights[row] = height_px
            self._stale(row)
        return grown

    def height(self, row: int) -> int:
        """The height of a row."""
        return self._heights[row]

    def top(self, row: int) -> int:
        """Where a row begins."""
        if row > self._valid:
            del self._tops[self._valid + 1 :]
            position = self._tops[self._valid]
            for height in self._heights[self._valid : row]:
                position += height
                self._tops.append(position)
            self._valid = row
        return self._tops[row]

    def row_at(self, y_px: int) -> int:
        """The row at a height, the nearest one outside; -1 when there is none."""
        if not self._heights:
            return -1
        self.top(len(self._heights))
        return min(max(bisect.bisect_right(self._tops, y_px) - 1, 0), len(self._heights) - 1)

    def _stale(self, row: int) -> None:
        self._valid = min(self._valid, row)
