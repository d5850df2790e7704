"""What one does with edited settings: apply, revert, undo, and take them elsewhere."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts
from desktop_app.ui.look.surface import Surface

_LEFT_PX, _RIGHT_PX, _GAP_PX = 16, 12, 8
_STEP_PX = 30


class SettingsFooter(Surface):
    """Buttons, and above them a line while something waits for a new session.

    Signals:
        renew_requested: a new session with everything that waits.
        code_requested: show the session as code.
    """

    renew_requested = Signal()
    code_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", "t", parent)
        self.apply = Button(self.tr("Apply"), look="primary")
        self.revert = Button(self.tr("Revert"), name=self.tr("Take back everything that was edited"))
        self.undo = Button(icon="undo", look="ghost", name=self.tr("Undo (Ctrl+Z)"))
        self.redo = Button(icon="redo", look="ghost", name=self.tr("Redo (Ctrl+Shift+Z)"))
        for step in (self.undo, self.redo):
            step.setFixedWidth(fonts.px(_STEP_PX))
        self.code = Button(self.tr("Copy as code"), look="ghost", name=self.tr("Copy as code"))
        self.waiting = Caption("", "cut", small=True)
        self.waiting.setWordWrap(True)
        self.renew = Button(self.tr("Start a new session"), look="link")
        self.renew.set_name(
            self.tr("Start a new session with the settings that wait; the conversation goes along as text")
        )
        self._wrapped: bool | None = None
        self._arrange()
        self.renew.clicked.connect(self.renew_requested)
        self.code.clicked.connect(self.code_requested)

    def show_pending(self, pending: int, waiting: int, *, revertible: bool) -> None:
        """How many fields Apply would send, and how many wait for a new session."""
        self.apply.setText(self.tr("Apply {0}").format(pending) if pending else self.tr("Apply"))
        self.apply.set_name(self.tr("Apply changed settings: {0} (Ctrl+S)").format(pending))
        self.apply.setEnabled(pending > 0)
        self.revert.setEnabled(revertible)
        if waiting == 1:
            self.waiting.setText(self.tr("1 waits for a new session"))
        else:
            self.waiting.setText(self.tr("{0} wait for a new session").format(waiting))
        self._line.setVisible(waiting > 0)
        self._fit()

    def show_steps(self, *, can_undo: bool, can_redo: bool) -> None:
        """Whether there is something to undo and to do again."""
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)

    def _arrange(self) -> None:
        self._line = QWidget()
        self._words = words = QHBoxLayout(self._line)
        words.setContentsMargins(_LEFT_PX, 10, _RIGHT_PX, 0)
        words.setSpacing(4)
        words.addWidget(self.waiting, 1)
        words.addWidget(self.renew)
        self._line.hide()
        self._row = QHBoxLayout()
        self._row.setSpacing(_GAP_PX)
        self._row.addWidget(self.apply)
        self._row.addWidget(self.revert)
        self._row.addStretch(1)
        self._ends = QWidget()
        ends = QHBoxLayout(self._ends)
        ends.setContentsMargins(0, 0, 0, 0)
        ends.setSpacing(2)
        for button in (self.undo, self.redo, self.code):
            ends.addWidget(button)
        self._below = QHBoxLayout()
        self._below.addStretch(1)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(_LEFT_PX, 10, _RIGHT_PX, 10)
        self._lines.setSpacing(_GAP_PX)
        self._lines.addLayout(self._row)
        self._lines.addLayout(self._below)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._line)
        column.addLayout(self._lines)
        self._fit()

    def _fit(self) -> None:
        """In a narrow panel the last button shows its icon alone; where that is not enough, a second line begins."""
        room = self.width() - _LEFT_PX - _RIGHT_PX
        firsts = self.apply.sizeHint().width() + _GAP_PX + self.revert.sizeHint().width() + _GAP_PX
        steps = 2 * (self.undo.width() + 2)
        whole = self.tr("Copy as code")
        words = self.code.fontMetrics().horizontalAdvance(whole) + 18
        fits = firsts + steps + words <= room
        wraps = not fits and firsts + steps + self.undo.sizeHint().width() > room
        self.code.setText(whole if fits or wraps else "")
        self.code.set_icon("" if fits or wraps else "code")
        line = self.waiting.fontMetrics().horizontalAdvance(self.waiting.text()) + 8 + self.renew.sizeHint().width()
        below, beside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._words.setDirection(below if line > room else beside)
        if wraps != self._wrapped:
            self._wrapped = wraps
            self._row.removeWidget(self._ends)
            self._below.removeWidget(self._ends)
            (self._below if wraps else self._row).addWidget(self._ends)

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
