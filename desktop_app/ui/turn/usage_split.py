"""What a turn, or a session, used: a stacked bar, and a row for each kind of token with its price."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui import wording
from desktop_app.ui.caption import Caption, ElidedCaption
from desktop_app.ui.look import fonts, palette
from desktop_app.ui.money import money_exact

if TYPE_CHECKING:
    from desktop_app.conversation.cost import Cost, CostLine

_BAR_PX = 8
_SWATCH_PX = 10
_LEAST_PX = 2.0


def part_words(part: str) -> str:
    """What a kind of token is, for a person."""
    translate = QCoreApplication.translate
    return {
        "input_text": translate("Turn", "text in"),
        "input_audio": translate("Turn", "audio in"),
        "input_image": translate("Turn", "pictures in"),
        "input_other": translate("Turn", "in, not split"),
        "cached_text": translate("Turn", "text in, cached"),
        "cached_audio": translate("Turn", "audio in, cached"),
        "cached_image": translate("Turn", "pictures in, cached"),
        "output_text": translate("Turn", "text out"),
        "output_audio": translate("Turn", "audio out"),
        "output_other": translate("Turn", "out, not split"),
        "transcription": translate("Turn", "transcription"),
    }[part]


def part_brush(part: str) -> QBrush:
    """How a kind of token is drawn: the side's colour, paler for text, hatched where it was cached."""
    tokens = palette.current()
    if part == "transcription":
        return QBrush(tokens.color("cut"))
    color = QColor(tokens.color("assistant" if part.startswith("output_") else "user"))
    if part.startswith("cached_"):
        return QBrush(color, Qt.BrushStyle.Dense5Pattern if part == "cached_audio" else Qt.BrushStyle.Dense6Pattern)
    if not part.endswith("_audio"):
        color.setAlphaF(0.5)
    return QBrush(color)


class UsageBar(QWidget):
    """The kinds of tokens side by side, each as wide as its share."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shares: list[tuple[str, float]] = []
        self.setFixedHeight(_BAR_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(self, lines: Sequence[CostLine]) -> None:
        """Show the shares of all tokens; what is counted in seconds has none."""
        total = sum(line.tokens for line in lines)
        self.shares = [(line.part, line.tokens / total) for line in lines if line.tokens]
        self.setVisible(bool(self.shares))
        self.update()

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        return QSize(120, _BAR_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), _BAR_PX / 2, _BAR_PX / 2)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), palette.current().color("pressed"))
        room = self.width() - len(self.shares) * (_LEAST_PX + 1)
        x = 0.0
        for part, share in self.shares:
            width = _LEAST_PX + room * share
            painter.fillRect(QRectF(x, 0, width, self.height()), part_brush(part))
            x += width + 1
        painter.end()


class _Swatch(QWidget):
    """How a row's part is drawn in the bar."""

    def __init__(self) -> None:
        super().__init__()
        self._part = "input_text"
        self.setFixedSize(_SWATCH_PX, _SWATCH_PX)

    def show_part(self, part: str) -> None:
        """Show another part's look."""
        if part != self._part:
            self._part = part
            self.update()

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 2, 2)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), palette.current().color("pressed"))
        painter.fillRect(self.rect(), part_brush(self._part))
        painter.end()


class UsageSplit(QWidget):
    """The bar and its rows; rows are made once and used again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = UsageBar()
        self.rows: list[tuple[_Swatch, Caption, Caption, Caption]] = []
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.bar)
        column.addLayout(self._grid)

    def show_cost(self, cost: Cost, currency: str, *, priced: bool) -> None:
        """Show a usage; without `priced` no amount and nothing about prices."""
        self.bar.show_lines(cost.lines)
        self._grid.setColumnMinimumWidth(3, fonts.px(64) if priced else 0)
        while len(self.rows) < len(cost.lines):
            self._add_row()
        for place, cells in enumerate(self.rows):
            shown = place < len(cost.lines)
            for cell in cells[:3]:
                cell.setVisible(shown)
            cells[3].setVisible(shown and priced)
            if shown:
                self._fill(cells, cost.lines[place], currency)
        said = ", ".join(f"{name.text()} {amount.text()}" for _swatch, name, amount, _price in self.rows_shown)
        self.bar.setAccessibleName(QCoreApplication.translate("Turn", "Usage: {0}").format(said))

    @property
    def rows_shown(self) -> list[tuple[_Swatch, Caption, Caption, Caption]]:
        """The rows that are in use."""
        return [cells for cells in self.rows if not cells[1].isHidden()]

    def _fill(self, cells: tuple[_Swatch, Caption, Caption, Caption], line: CostLine, currency: str) -> None:
        swatch, name, amount, price = cells
        swatch.show_part(line.part)
        name.setText(part_words(line.part))
        amount.setText(f"{line.tokens:,}" if line.tokens else wording.seconds(line.seconds * 1000))
        known = line.amount is not None
        price.setText(
            money_exact(line.amount, currency)
            if line.amount is not None
            else QCoreApplication.translate("Turn", "no price")
        )
        price.set_tone("" if known else "tertiary")

    def _add_row(self) -> None:
        place = len(self.rows)
        cells = (_Swatch(), ElidedCaption("", "secondary"), Caption(""), Caption(""))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(cells[0], place, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(cells[1], place, 1)
        self._grid.addWidget(cells[2], place, 2, right)
        self._grid.addWidget(cells[3], place, 3, right)
        self.rows.append(cells)
