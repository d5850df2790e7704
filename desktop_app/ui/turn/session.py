"""How the turns of a session compare: percentiles of every step, and how quickly each turn was answered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop_app.conversation.latency_figures import ENOUGH_FOR_P95, step_figures
from desktop_app.ui import wording
from desktop_app.ui.caption import Caption, ElidedCaption
from desktop_app.ui.look import fonts
from desktop_app.ui.turn.trend import Trend
from desktop_app.ui.turn.waterfall import step_words

if TYPE_CHECKING:
    from desktop_app.conversation.turn_metrics import Turn

_ROOMY_PX = 300
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SessionLatency(QWidget):
    """A table of the steps and a chart of the first sounds; nothing before there are two turns to compare."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.trend = Trend(self.tr("First sound of each turn"), "assistant")
        self.heading = ElidedCaption(self.tr("Latency, this session"), "strong")
        self.note = Caption("", "tertiary", small=True)
        self.note.setWordWrap(True)
        self.rows: list[tuple[Caption, Caption, Caption, Caption]] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self._last = Caption("", "tertiary", small=True)
        self._heads = heads = (
            self.heading,
            Caption("n", "tertiary", small=True),
            Caption("p50", "tertiary", small=True),
            self._last,
        )
        heads[1].setToolTip(self.tr("In how many turns the step happened."))
        heads[2].setToolTip(self.tr("Half of the turns took no longer: the median."))
        for column, head in enumerate(heads):
            self._grid.addWidget(head, 0, column, _RIGHT if column else Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._grid)
        column.addWidget(self.trend)
        column.addWidget(self.note)

    def show_turns(self, turns: Sequence[Turn], chosen: int | None) -> None:
        """Show the figures of these turns, the chosen one marked in the chart."""
        figures = step_figures(turns)
        self.setVisible(len(turns) > 1 and bool(figures))
        if not figures:
            return
        enough = max(each.count for each in figures) >= ENOUGH_FOR_P95
        self._last.setText("p95" if enough else self.tr("longest"))
        self.note.setText(
            self.tr(
                "p50 and p95 are interpolated linearly between turns; a step of fewer than {0} turns shows its longest."
            ).format(ENOUGH_FOR_P95)
            if enough
            else self.tr("A p95 needs {0} turns; until then the longest is shown.").format(ENOUGH_FOR_P95)
        )
        while len(self.rows) < len(figures):
            self._add_row()
        for place, cells in enumerate(self.rows):
            for cell in cells:
                cell.setVisible(place < len(figures))
            if place < len(figures):
                each = figures[place]
                words = (step_words(each.step), f"{each.count}", wording.milliseconds(each.p50))
                for cell, text in zip(cells, (*words, wording.milliseconds(each.p95 or each.worst)), strict=True):
                    cell.setText(text)
        self._show_columns()
        points = [(turn.index, first) for turn in turns if (first := turn.latency.first_sound) is not None]
        said = [
            self.tr("Turn {0}: first sound after {1}").format(index + 1, wording.milliseconds(value))
            for index, value in points
        ]
        self.trend.setVisible(len(points) > 1)
        most = self.tr("up to {0}").format(wording.milliseconds(max((value for _i, value in points), default=0.0)))
        self.trend.show_points(points, said, most, chosen)

    def _show_columns(self) -> None:
        """In a narrow panel the names of the steps need the room more than how often they happened."""
        roomy = self.width() >= fonts.px(_ROOMY_PX)
        for count in (self._heads[1], *(cells[1] for cells in self.rows if not cells[0].isHidden())):
            count.setVisible(roomy)

    def _add_row(self) -> None:
        place = len(self.rows) + 1
        cells = (ElidedCaption("", "secondary"), Caption("", "tertiary"), Caption(""), Caption(""))
        for column, cell in enumerate(cells):
            self._grid.addWidget(cell, place, column, _RIGHT if column else Qt.AlignmentFlag.AlignVCenter)
        self.rows.append(cells)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_columns()
