"""The parameters of a function as a form."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.settings.simple_parameters import SimpleParameter
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.page_parts import scrolling
from desktop_app.ui.tools.parameter_row import ParameterRow


class ParametersForm(QWidget):
    """Rows of parameters, to be added, removed and moved.

    Signals:
        edited: the parameters are different.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ParameterRow] = []
        self.none = Caption(
            self.tr("No parameters: the assistant calls it with nothing to say."), "tertiary", small=True
        )
        self.none.setWordWrap(True)
        self.add = Button(self.tr("Add a parameter"))
        body = QWidget()
        self._column = QVBoxLayout()
        self._column.setSpacing(16)
        inside = QVBoxLayout(body)
        inside.setContentsMargins(0, 4, 12, 4)
        inside.setSpacing(16)
        inside.addLayout(self._column)
        inside.addWidget(self.none)
        inside.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addStretch(1)
        self._area = scrolling(body)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)
        self.add.clicked.connect(self._add)
        self._arrange()

    @property
    def parameters(self) -> tuple[SimpleParameter, ...]:
        """What is in the rows."""
        return tuple(row.parameter for row in self.rows)

    @property
    def problem(self) -> str:
        """Why the rows are no parameters yet, or empty."""
        names: set[str] = set()
        for row in self.rows:
            if row.problem:
                return row.problem
            name = row.parameter.name
            if name in names:
                return self.tr("Two parameters are called “{0}”.").format(name)
            names.add(name)
        return ""

    def show_parameters(self, parameters: tuple[SimpleParameter, ...]) -> None:
        """Show others; nothing is emitted."""
        while len(self.rows) > len(parameters):
            self._drop(self.rows[-1])
        for row, parameter in zip(self.rows, parameters, strict=False):
            row.show_parameter(parameter)
        for parameter in parameters[len(self.rows) :]:
            self._append(parameter)
        self._arrange()

    def _append(self, parameter: SimpleParameter) -> ParameterRow:
        row = ParameterRow(parameter)
        row.edited.connect(self.edited)
        row.move_requested.connect(lambda step, row=row: self._move(row, step))
        row.removed.connect(lambda row=row: self._remove(row))
        self.rows.append(row)
        self._column.addWidget(row)
        return row

    def _add(self) -> None:
        row = self._append(SimpleParameter())
        self._arrange()
        row.name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._area.ensureWidgetVisible(row)
        self.edited.emit()

    def _remove(self, row: ParameterRow) -> None:
        at = self.rows.index(row)
        self._drop(row)
        self._arrange()
        (self.rows[min(at, len(self.rows) - 1)].name if self.rows else self.add).setFocus()
        self.edited.emit()

    def _move(self, row: ParameterRow, step: int) -> None:
        at = self.rows.index(row)
        to = at + step
        if not 0 <= to < len(self.rows):
            return
        self.rows.insert(to, self.rows.pop(at))
        self._column.removeWidget(row)
        self._column.insertWidget(to, row)
        self._arrange()
        moved = row.up if step < 0 else row.down
        (moved if moved.isEnabled() else row.name).setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _drop(self, row: ParameterRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _arrange(self) -> None:
        for at, row in enumerate(self.rows):
            row.set_place(at == 0, at == len(self.rows) - 1)
        self.none.setVisible(not self.rows)
