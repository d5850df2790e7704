"""Headers whose values are secret: typed once, kept in the system's secret store, never shown again."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.ui.button import Button

_HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")


class _Row(NamedTuple):
    holder: QWidget
    header: QLineEdit
    value: QLineEdit


class SecretRows(QWidget):
    """Rows of a header's name and its value.

    Args:
        is_kept: whether there is a value for a header.

    Signals:
        edited: a header came, went or is another one, or a value was typed.
    """

    edited = Signal()

    def __init__(self, is_kept: Callable[[str], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_kept = is_kept
        self.rows: list[_Row] = []
        self.add = Button(self.tr("Add a header"))
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._column)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.clicked.connect(self._add)

    @property
    def headers(self) -> tuple[str, ...]:
        """The names of the headers."""
        names = (row.header.text().strip() for row in self.rows)
        return tuple(dict.fromkeys(name for name in names if name))

    @property
    def typed(self) -> dict[str, str]:
        """The values that were typed, by header."""
        return {
            row.header.text().strip(): row.value.text()
            for row in self.rows
            if row.header.text().strip() and row.value.text()
        }

    @property
    def problem(self) -> str:
        """Why this cannot be sent, or empty."""
        for name in self.headers:
            if not _HEADER.fullmatch(name):
                return self.tr("“{0}” is no name of a header.").format(name)
        return ""

    def show_headers(self, headers: Sequence[str]) -> None:
        """Show headers, without their values."""
        for row in list(self.rows):
            self._drop(row)
        for header in headers:
            self._append(header)

    def show_kept(self) -> None:
        """Say for which headers there is a value."""
        for row in self.rows:
            kept = self._is_kept(row.header.text().strip())
            row.value.setPlaceholderText(self.tr("kept; type to replace it") if kept else self.tr("value"))

    def forget_typed(self) -> None:
        """What was typed is kept now, and not shown any longer."""
        for row in self.rows:
            row.value.clear()
        self.show_kept()

    def _append(self, name: str) -> _Row:
        header = QLineEdit(name)
        header.setPlaceholderText("Authorization")
        header.setAccessibleName(self.tr("Name of the header"))
        value = QLineEdit()
        value.setEchoMode(QLineEdit.EchoMode.Password)
        value.setAccessibleName(self.tr("Secret value of the header"))
        remove = Button("", icon="trash", look="tool", name=self.tr("Remove the header"))
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        line.addWidget(header, 2)
        line.addWidget(value, 3)
        line.addWidget(remove)
        row = _Row(holder, header, value)
        header.textEdited.connect(self.show_kept)
        header.textEdited.connect(self.edited)
        value.textEdited.connect(self.edited)
        remove.clicked.connect(lambda: self._remove(row))
        self.rows.append(row)
        self._column.addWidget(holder)
        self.show_kept()
        return row

    def _add(self) -> None:
        self._append("").header.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _remove(self, row: _Row) -> None:
        at = self.rows.index(row)
        self._drop(row)
        (self.rows[min(at, len(self.rows) - 1)].header if self.rows else self.add).setFocus()
        self.edited.emit()

    def _drop(self, row: _Row) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row.holder)
        row.holder.hide()
        row.holder.deleteLater()
