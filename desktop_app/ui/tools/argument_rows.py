"""A program and its arguments, each in a row of its own, so that nothing is ever quoted."""

from __future__ import annotations

import os
import shlex
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.look import fonts

_LONGEST_ARGUMENT = 1_000_000


def split_line(line: str) -> list[str] | None:
    """A shell's line as a program and its arguments; None where a quote is not closed.

    Nothing in it is interpreted: ``$HOME``, ``;`` and ``*`` stay what they are.
    """
    posix = os.name != "nt"
    try:
        parts = shlex.split(line, posix=posix)
    except ValueError:
        return None
    return (
        parts if posix else [part[1:-1] if part[:1] == part[-1:] == '"' and len(part) > 1 else part for part in parts]
    )


class ArgumentRows(QWidget):
    """Rows of arguments.

    Signals:
        edited: an argument is another one, came or went.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines: list[QLineEdit] = []
        self.add = Button(self.tr("Add an argument"))
        self._rows: dict[QLineEdit, QWidget] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._column)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        self.add.clicked.connect(self._add)

    @property
    def arguments(self) -> tuple[str, ...]:
        """The arguments, each as it is typed."""
        return tuple(line.text() for line in self.lines)

    def show_arguments(self, arguments: Sequence[str]) -> None:
        """Show others."""
        for line in list(self.lines):
            self._drop(line)
        for argument in arguments:
            self._append(argument)

    def _append(self, argument: str) -> QLineEdit:
        line = QLineEdit()
        line.setMaxLength(_LONGEST_ARGUMENT)
        line.setText(argument)
        line.setFont(fonts.mono(fonts.SMALL_PX))
        line.setAccessibleName(self.tr("Argument {0}").format(len(self.lines) + 1))
        line.textEdited.connect(self.edited)
        remove = Button("", icon="trash", look="tool", name=self.tr("Remove the argument"))
        remove.clicked.connect(lambda: self._remove(line))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(line, 1)
        row.addWidget(remove)
        self.lines.append(line)
        self._rows[line] = holder
        self._column.addWidget(holder)
        return line

    def _add(self) -> None:
        self._append("").setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _remove(self, line: QLineEdit) -> None:
        at = self.lines.index(line)
        self._drop(line)
        (self.lines[min(at, len(self.lines) - 1)] if self.lines else self.add).setFocus()
        self.edited.emit()

    def _drop(self, line: QLineEdit) -> None:
        self.lines.remove(line)
        holder = self._rows.pop(line)
        self._column.removeWidget(holder)
        holder.hide()
        holder.deleteLater()
