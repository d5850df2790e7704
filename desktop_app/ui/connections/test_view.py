"""A trial of a connection, step by step: a sign, a name, the time it took, and why one ended it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts, icons, palette

if TYPE_CHECKING:
    from desktop_app.controller.connection_test import ConnectionTest, TestStep

_SIGNS = {"running": ("waiting", "user"), "passed": ("check", "ok"), "failed": ("cross", "danger")}


class StateSign(QWidget):
    """A small sign that follows the theme."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = "running"
        self.setFixedSize(QSize(fonts.px(16), fonts.tall(18)))

    def set_state(self, state: str) -> None:
        """Show ``running``, ``passed`` or ``failed``."""
        if state != self._state:
            self._state = state
            self.update()

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        name, color = _SIGNS[self._state]
        painter = QPainter(self)
        side = fonts.px(14)
        place = QRectF(0, (self.height() - side) / 2, side, side)
        icons.paint(painter, name, place, palette.current().color(color))
        painter.end()


class _StepRow:
    """The widgets of one step in the grid."""

    def __init__(self, grid: QGridLayout, title: str) -> None:
        row = grid.rowCount()
        self.sign = StateSign()
        self.title = Caption(title)
        self.took = Caption("", "secondary", small=True)
        self.words = Caption("", "secondary", small=True)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.took.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.sign, row, 0, top)
        grid.addWidget(self.title, row, 1, top)
        grid.addWidget(self.took, row, 2, top)
        grid.addWidget(self.words, row, 3, top)

    def show_step(self, step: TestStep, states: dict[str, str]) -> None:
        """Show how the step stands."""
        self.sign.set_state(step.state)
        self.took.setText("" if step.took_ms is None else f"{step.took_ms:.0f} ms")
        failed = step.state == "failed"
        # The reason is the verdict above.
        words = (step.remedy or step.reason) if failed else step.found
        said = f"\n“{step.said}”" if failed and step.said else ""
        self.words.setText(wording.plain(f"{words}{said}"))
        self.title.set_tone("danger" if failed else "")
        self.title.setAccessibleName(f"{step.title}: {states[step.state]}. {self.took.text()} {words}".strip())

    def remove(self) -> None:
        for widget in (self.sign, self.title, self.took, self.words):
            widget.hide()
            widget.deleteLater()


class ConnectionTestView(QWidget):
    """Hidden until a trial runs."""

    def __init__(self, test: ConnectionTest, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._test = test
        self._rows: dict[str, _StepRow] = {}
        self._states = {
            "running": self.tr("running"),
            "passed": self.tr("passed"),
            "failed": self.tr("failed"),
        }
        self.verdict = Caption("", "strong")
        self.verdict.setWordWrap(True)
        self.copy = Button(self.tr("Copy"), icon="copy", look="ghost", name=self.tr("Copy the test's outcome"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(test.as_text))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(2, fonts.px(56))
        self._grid.setColumnStretch(3, 1)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.verdict, 1)
        head.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addLayout(self._grid)
        test.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        steps = self._test.steps
        self.setVisible(self._test.running or bool(self._test.verdict))
        self.copy.setVisible(bool(self._test.verdict) and bool(steps))
        self.verdict.setText(self.tr("Testing…") if self._test.running else wording.plain(self._test.verdict))
        names = [step.name for step in steps]
        for name in [name for name in self._rows if name not in names]:
            self._rows.pop(name).remove()
        for step in steps:
            row = self._rows.get(step.name)
            if row is None:
                row = self._rows[step.name] = _StepRow(self._grid, step.title)
            row.show_step(step, self._states)
