"""The measured rows of the transcript: what stands where, measuring only what comes into sight."""

from __future__ import annotations

from desktop_app.ui.look import palette
from desktop_app.ui.transcript.model import TranscriptModel
from desktop_app.ui.transcript.row_heights import RowHeights
from desktop_app.ui.transcript.row_layout import RowLayout, lay_out

TOP_PX = 20
BOTTOM_PX = 4
_ESTIMATE_PX = 77
_LAYOUTS_KEPT = 400
_PASSES = 8


class TranscriptPages:
    """Heights of all rows and layouts of the latest seen; the cost of a step follows the rows in sight."""

    def __init__(self, model: TranscriptModel) -> None:
        self._model = model
        self._width_px = 600
        self._layouts: dict[str, RowLayout] = {}
        self.heights = RowHeights(_ESTIMATE_PX)

    @property
    def total_px(self) -> int:
        """The height of everything, margins included."""
        return TOP_PX + self.heights.total_px + BOTTOM_PX

    def restart(self) -> None:
        """The model was filled anew."""
        self._layouts.clear()
        self.heights.reset(self._model.rowCount())

    def set_width(self, width_px: int) -> None:
        """Lay out for another width; old heights serve as estimates until a row comes into sight."""
        if width_px != self._width_px:
            self._width_px = width_px
            self.forget_all()

    def forget(self, row: int) -> None:
        """A row says something else now."""
        self._layouts.pop(self._model.item_id(row), None)
        self.heights.forget(row)

    def forget_all(self) -> None:
        """Every row looks different now."""
        self._layouts.clear()
        self.heights.forget()

    def layout(self, row: int) -> RowLayout:
        """A row, laid out."""
        item_id = self._model.item_id(row)
        placed = self._layouts.get(item_id)
        if placed is None:
            placed = lay_out(self._model.row(row), self._width_px, palette.current())
            self._layouts[item_id] = placed
            if len(self._layouts) > _LAYOUTS_KEPT:
                del self._layouts[next(iter(self._layouts))]
        return placed

    def measure(self, row: int) -> None:
        """Know the height of a row."""
        if not self.heights.measured(row):
            self.heights.set(row, self.layout(row).height_px)

    def place(self, row: int) -> tuple[int, int]:
        """Top and height of a row, from the top of everything."""
        return TOP_PX + self.heights.top(row), self.heights.height(row)

    def rows_between(self, top_px: int, bottom_px: int) -> range:
        """The rows that touch a stretch."""
        if not len(self.heights):
            return range(0)
        return range(self.heights.row_at(top_px - TOP_PX), self.heights.row_at(bottom_px - TOP_PX) + 1)

    def settle(self, scroll_px: int, page_px: int, *, at_end: bool) -> int:
        """Measure what is in sight at a scroll position; returns the position at which nothing in sight jumped."""
        for _ in range(_PASSES):
            if at_end:
                scroll_px = max(0, self.total_px - page_px)
            rows = self.rows_between(scroll_px, scroll_px + page_px)
            missing = [row for row in rows if not self.heights.measured(row)]
            if not missing:
                break
            anchor = next((row for row in rows if self.heights.measured(row)), rows[0])
            seen_at = self.heights.top(anchor) - scroll_px
            for row in missing:
                self.measure(row)
            scroll_px = self.heights.top(anchor) - seen_at
        return max(0, min(scroll_px, self.total_px - page_px))
