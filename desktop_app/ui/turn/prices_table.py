"""The rows of the price table: one for each model, a number or nothing in each cell."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from desktop_app.settings.prices import ModelPrices
from desktop_app.ui.look import fonts

_MODEL_PX = 188
_PRICE_PX = 64
_ROWS_SHOWN = 7


class CellProblem(NamedTuple):
    """What is wrong in one cell."""

    row: int
    column: int
    words: str


def tr(text: str) -> str:
    """Translate words of the price table."""
    return QCoreApplication.translate("PricesTable", text)


def columns() -> list[tuple[str, str, str]]:
    """Every column: its field, its heading in two lines, and what it means."""
    million = tr("for a million tokens")
    return [
        ("model", tr("Model"), tr("As the service names it; a name without a date stands for its dated versions too.")),
        ("input_text", tr("Text\nin"), million),
        ("cached_text", tr("Text\ncached"), tr("for a million tokens read before; empty: as uncached")),
        ("output_text", tr("Text\nout"), million),
        ("input_audio", tr("Audio\nin"), tr("for a million tokens; a token is 100 ms of your voice")),
        ("cached_audio", tr("Audio\ncached"), tr("for a million tokens read before; empty: as uncached")),
        ("output_audio", tr("Audio\nout"), tr("for a million tokens; a token is 50 ms of the assistant's voice")),
        ("input_image", tr("Picture\nin"), million),
        ("cached_image", tr("Picture\ncached"), tr("for a million tokens read before; empty: as uncached")),
        ("transcription_input", tr("Transcr.\nin"), tr("Transcription: for a million tokens it reads")),
        ("transcription_output", tr("Transcr.\nout"), tr("Transcription: for a million tokens it writes")),
        ("transcription_minute", tr("Transcr.\nminute"), tr("Transcription: for a minute of audio")),
    ]


class PricesTable(QTableWidget):
    """Edited like a sheet of cells: type to change, Tab to the next; nothing is a price that nobody knows."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._columns = columns()
        super().__init__(0, len(self._columns), parent)
        self.setAccessibleName(tr("Prices by model"))
        self.verticalHeader().hide()
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(False)
        self.setShowGrid(True)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setMinimumHeight(fonts.tall(40, 2))
        metrics = QFontMetrics(fonts.sans(fonts.SMALL_PX, QFont.Weight.Medium))
        for column, (_field, words, meaning) in enumerate(self._columns):
            least_px = max(metrics.horizontalAdvance(line) for line in words.split("\n")) + 18
            item = QTableWidgetItem(words)
            item.setToolTip(meaning)
            if not column:
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            self.setHorizontalHeaderItem(column, item)
            self.setColumnWidth(column, max(least_px, fonts.px(_PRICE_PX if column else _MODEL_PX)))
        self.setMinimumWidth(fonts.px(_MODEL_PX + 6 * _PRICE_PX))
        self.setMinimumHeight(fonts.tall(20, 2) + _ROWS_SHOWN * self.verticalHeader().defaultSectionSize())

    @property
    def whole_width(self) -> int:
        """So wide it is when nothing has to be scrolled."""
        return sum(self.columnWidth(column) for column in range(self.columnCount())) + 20

    def show_models(self, models: Sequence[ModelPrices]) -> None:
        """Show these rows and no others."""
        self.setRowCount(0)
        for row in models:
            self._append([row.model, *(_written(getattr(row, field)) for field, _w, _m in self._columns[1:])])

    def add_model(self, model: str) -> None:
        """Add a row without prices, and put the keyboard into it."""
        self._append([model, *("" for _ in self._columns[1:])])
        last = self.rowCount() - 1
        self.setCurrentCell(last, 1 if model else 0)
        self.scrollToItem(self.item(last, 0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.editItem(self.currentItem())

    def finish_edit(self) -> None:
        """Take over what is being typed; a click on a button does not end an edit by itself."""
        for editor in self.viewport().findChildren(QLineEdit):
            self.commitData(editor)
            self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def remove_current(self) -> bool:
        """Take the row away that the keyboard is in; returns whether there was one."""
        row = self.currentRow()
        if row < 0:
            return False
        self.removeRow(row)
        return True

    def problem(self) -> CellProblem | None:
        """The first cell that cannot be kept."""
        seen: set[str] = set()
        for row in range(self.rowCount()):
            model = self._text(row, 0)
            if not model:
                return CellProblem(row, 0, tr("A row needs the name of its model."))
            if model.lower() in seen:
                return CellProblem(row, 0, tr("{0} stands here twice.").format(model))
            seen.add(model.lower())
            for column, (_field, heading, _meaning) in enumerate(self._columns[1:], start=1):
                text = self._text(row, column)
                if text and _number(text) is None:
                    words = tr("{0}, {1}: a price is a number, 0 or more, or nothing.")
                    return CellProblem(row, column, words.format(model, heading.replace("\n", " ")))
        return None

    def models(self) -> list[ModelPrices]:
        """What stands in the rows; only where `problem` finds none."""
        found = []
        for row in range(self.rowCount()):
            prices = {
                field: _number(self._text(row, column))
                for column, (field, _w, _m) in enumerate(self._columns[1:], start=1)
            }
            found.append(ModelPrices(model=self._text(row, 0), **prices))
        return found

    def _append(self, texts: Sequence[str]) -> None:
        row = self.rowCount()
        self.insertRow(row)
        for column, text in enumerate(texts):
            item = QTableWidgetItem(text)
            if column:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.setItem(row, column, item)

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return "" if item is None else item.text().strip()

    # Qt's own names from here on.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif self.state() is not QAbstractItemView.State.EditingState and self.currentItem() is not None:
            self.editItem(self.currentItem())
        # Enter ends or begins an edit here; it must not go on to the sheet, which would save and close.


def _written(price: float | None) -> str:
    return "" if price is None else f"{price:.6f}".rstrip("0").rstrip(".")


def _number(text: str) -> float | None:
    """A price as somebody types it, with a point or a comma; None where it is none."""
    try:
        value = float(text.replace(",", ".", 1) if "." not in text else text)
    except ValueError:
        return None
    return value if math.isfinite(value) and value >= 0 else None
