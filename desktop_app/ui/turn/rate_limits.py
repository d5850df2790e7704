"""What remains of the service's limits, where it says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.ui import wording
from desktop_app.ui.caption import Caption, ElidedCaption

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LITTLE = 0.1


class RateLimits(QWidget):
    """A row for each limit: what remains, and when it is full again; invisible where the service never says."""

    def __init__(self, conversation: ConversationController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self.rows: list[tuple[Caption, Caption, Caption]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        heading = Caption(self.tr("Limits of the service"), "strong")
        heading.setToolTip(self.tr("As the service said at the start of the last response."))
        self._grid.addWidget(heading, 0, 0, 1, 2)

    def show_limits(self) -> None:
        """Show them as they stand now."""
        limits = self._conversation.rate_limits
        self.setVisible(bool(limits))
        while len(self.rows) < len(limits):
            self._add_row()
        passed_s = (self._conversation.elapsed_ms - self._conversation.rate_limits_at_ms) / 1000
        for place, cells in enumerate(self.rows):
            for cell in cells:
                cell.setVisible(place < len(limits))
            if place < len(limits):
                limit = limits[place]
                left_s = limit.reset_seconds - max(0.0, passed_s)
                little = limit.remaining <= limit.limit * _LITTLE and left_s > 0
                cells[0].setText(_name(limit.name))
                cells[1].setText(self.tr("{0} of {1} left").format(f"{limit.remaining:,}", f"{limit.limit:,}"))
                cells[1].set_tone("cut" if little else "")
                cells[2].setText(
                    self.tr("full in {0}").format(wording.seconds(left_s * 1000)) if left_s > 0 else self.tr("full")
                )

    def _add_row(self) -> None:
        row = 2 * len(self.rows) + 1
        cells = (ElidedCaption("", "secondary"), Caption(""), Caption("", "tertiary", small=True))
        self._grid.addWidget(cells[0], row, 0)
        self._grid.addWidget(cells[1], row, 1, _RIGHT)
        self._grid.addWidget(cells[2], row + 1, 0, 1, 2, _RIGHT)
        self.rows.append(cells)


def _name(name: str) -> str:
    known = {
        "requests": QCoreApplication.translate("RateLimits", "requests"),
        "tokens": QCoreApplication.translate("RateLimits", "tokens"),
    }
    return known.get(name, wording.plain(name))
