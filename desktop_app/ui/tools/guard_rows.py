"""What guards the user: after how many calls in one turn there is a question, and what may run without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.tools.answer_fields import dress_spin_box

if TYPE_CHECKING:
    from desktop_app.controller.tool_gates import ToolGates

_MOST_CALLS = 100


class GuardRows(QWidget):
    """Chosen at once; no service is told."""

    def __init__(self, gates: ToolGates, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gates = gates
        label = self.tr("Ask me after so many calls in one turn")
        self.limit = QSpinBox()
        self.limit.setRange(0, _MOST_CALLS)
        self.limit.setSpecialValueText(self.tr("never"))
        self.limit.setAccessibleName(label)
        dress_spin_box(self.limit)
        words = Caption(label, "secondary", small=True)
        words.setWordWrap(True)
        words.setBuddy(self.limit)
        self.forget = Button(
            self.tr("Ask again before anything runs"),
            look="link",
            name=self.tr("Forget which programs, addresses and Python files you allowed to run"),
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(words, 1)
        row.addWidget(self.limit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignLeft)
        self.limit.setValue(gates.calls_per_turn)
        self.limit.valueChanged.connect(gates.set_calls_per_turn)
        self.forget.clicked.connect(self._forget)
        gates.trust.changed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Something may have been allowed."""
        self.forget.setVisible(self._gates.trusts_anything)

    def _forget(self) -> None:
        self._gates.forget_trust()
        self.limit.setFocus()
