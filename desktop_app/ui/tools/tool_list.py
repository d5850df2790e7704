"""The rows of a list of tools, kept as they are where only what they say is new."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.tools.tool_row import ToolRow


class Line(NamedTuple):
    """What a row says."""

    name: str
    enabled: bool
    details: str


class ToolList(QWidget):
    """One row for each tool.

    Args:
        of_functions: rows can be tried out and copied as JSON.

    Signals:
        switched(int, bool): a row is to be offered, or not.
        edit_requested(int), try_requested(int), copy_requested(int), duplicate_requested(int), delete_requested(int):
            as they say.
    """

    switched = Signal(int, bool)
    edit_requested = Signal(int)
    try_requested = Signal(int)
    copy_requested = Signal(int)
    duplicate_requested = Signal(int)
    delete_requested = Signal(int)

    def __init__(self, *, of_functions: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of_functions = of_functions
        self.rows: list[ToolRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these tools."""
        while len(self.rows) > len(lines):
            row = self.rows.pop()
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        while len(self.rows) < len(lines):
            self._append()
        for row, line in zip(self.rows, lines, strict=True):
            row.show_tool(*line)
        self.setVisible(bool(lines))

    def _append(self) -> None:
        row = ToolRow(is_function=self._of_functions)
        index = len(self.rows)
        self.rows.append(row)
        self._column.addWidget(row)
        row.switched.connect(lambda on: self.switched.emit(index, on))
        row.edit_requested.connect(lambda: self.edit_requested.emit(index))
        row.try_requested.connect(lambda: self.try_requested.emit(index))
        row.copy_requested.connect(lambda: self.copy_requested.emit(index))
        row.duplicate_requested.connect(lambda: self.duplicate_requested.emit(index))
        row.delete_requested.connect(lambda: self.delete_requested.emit(index))
