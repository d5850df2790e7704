"""One setting in the form: its label, its receipt and what one edits it with."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.settings.fields import DEFAULTS, FieldInfo
from desktop_app.ui.look import fonts
from desktop_app.ui.settings import words
from desktop_app.ui.settings.about_button import AboutButton
from desktop_app.ui.settings.editors.editor import Editor
from desktop_app.ui.settings.field_details import FieldDetails
from desktop_app.ui.settings.field_label import FieldLabel
from desktop_app.ui.settings.field_receipt import FieldReceipt, Standing

_LEAST_PX = 200
_MARK_PX = 32
_PENDING = ("changed", "waiting", "refused")


class SettingField(QWidget):
    """A label with the receipt at its right, the editor below, and what does not fit beside the label under it.

    Signals:
        edited(str, object): the field's name and the value somebody gave it.
        taken_back(str): back to what the service has.
        renew_requested: a new session is wanted, so that a waiting change is felt.
        again_requested(str): ask once more for what was refused.
        problem_changed: what was typed is no value, or is one again.
        parts_changed: there are other parts to go through with Tab.
    """

    edited = Signal(str, object)
    taken_back = Signal(str)
    renew_requested = Signal()
    again_requested = Signal(str)
    problem_changed = Signal()
    parts_changed = Signal()

    def __init__(self, info: FieldInfo, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.info = info
        self.name = info.name
        self.editor = editor
        self.label = FieldLabel(editor)
        self.about = AboutButton(editor.name)
        self.receipt = FieldReceipt(info.name, editor.name, self)
        self.mark = self.receipt.mark
        self.details: FieldDetails | None = None
        self.problem = ""
        self._standing: Standing | None = None
        self._value: Any = None
        self._lent = False
        self._arrange()
        self.mark.pressed.connect(self.toggle_details)
        self.about.clicked.connect(self._show_details)
        self.receipt.way_chosen.connect(self._go)
        self.receipt.way_made.connect(self.parts_changed)
        editor.edited.connect(self._edited)
        editor.problem_changed.connect(self._problem_changed)
        editor.parts_changed.connect(self.parts_changed)

    def _arrange(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        lead = QHBoxLayout()
        lead.setSpacing(0 if self.editor.leads else 2)
        if self.editor.leads:
            lead.addWidget(self.editor)
        lead.addWidget(self.label)
        lead.addWidget(self.about)
        head.addLayout(lead)
        head.addWidget(self.mark, 1)
        self._head = head
        self._tail = QHBoxLayout()  # for an amount that does not fit beside its label
        self._tail.addStretch(1)
        if self.editor.head is not None:
            head.addWidget(self.editor.head)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(5)
        self.column.addLayout(head)
        self.column.addLayout(self._tail)
        if not self.editor.leads:
            self.column.addWidget(self.editor)
        self.column.addLayout(self.receipt.below)

    def lend_head(self, row: QHBoxLayout) -> None:
        """Give receipt and "i" to the header of the section, which says the label already."""
        self.label.hide()
        self._lent = True
        row.addWidget(self.about)
        row.addWidget(self.mark, 1)

    def show_lent(self, shown: bool) -> None:
        """Show what was lent, or hide it with the field."""
        if self._lent:
            self.about.setVisible(shown)
            self.mark.setVisible(shown)

    def show_state(self, value: Any, standing: Standing) -> None:
        """Show a value and what became of it; nothing is done where neither is new."""
        if value != self._value or type(value) is not type(self._value) or self._standing is None:
            self._value = value
            self.editor.set_value(value)
        elif standing == self._standing:
            return
        self._standing = standing
        self._tell()

    @property
    def is_calm(self) -> bool:
        """Nothing was chosen here, and there is nothing to say about it."""
        state = self._standing.receipt.state if self._standing is not None else "same"
        return state in ("same", "accepted") and self._value == DEFAULTS[self.name] and not self.problem

    def forget_problem(self) -> None:
        """Show the value there is in place of what was typed and is none."""
        if self.problem:
            self.editor.set_value(self._value)
            self._problem_changed("")

    def toggle_details(self) -> None:
        """Unfold what there is to say, or fold it."""
        self.about.click()

    def want_about(self, wanted: bool) -> None:
        """Show the "i": somebody is here."""
        self.about.want(wanted)

    def _edited(self, value: object) -> None:
        self._value = value
        self.edited.emit(self.name, value)

    def _problem_changed(self, problem: str) -> None:
        if problem != self.problem:
            self.problem = problem
            self._tell()
            self.problem_changed.emit()

    def _tell(self) -> None:
        if self._standing is None:
            return
        self.receipt.tell(self._standing, self.problem)
        self.editor.set_refused(self.receipt.state == "refused")
        help_text = f"{words.field_words(self.info.help)} {words.field_words(self.info.does)}".strip()
        told = f"{self.receipt.words.rstrip('.')}. " if self.receipt.words else ""
        self.editor.set_description(f"{told}{help_text}")
        self.setToolTip(help_text)
        self._fit()

    def _fit(self) -> None:
        self.label.fit(self.width())
        self._place_amount()
        self.receipt.fit(self.width())
        self._fill_details()

    def _place_amount(self) -> None:
        amount = self.editor.head
        if amount is None:
            return
        needed = self.label.whole_px + amount.sizeHint().width() + fonts.px(_MARK_PX)
        wanted, other = (self._tail, self._head) if needed > self.width() else (self._head, self._tail)
        if wanted.indexOf(amount) < 0:
            other.removeWidget(amount)
            wanted.addWidget(amount)

    def _show_details(self, shown: bool) -> None:
        if self.details is None:
            self.details = FieldDetails(self.info)
            self.details.default_wanted.connect(self._back_to_default)
            self.details.service_wanted.connect(self._take_back)
            self.column.addWidget(self.details)
            self.parts_changed.emit()
        self.details.setVisible(shown)
        self._fill_details()

    def _fill_details(self) -> None:
        if self.details is not None and self._standing is not None:
            self.details.show_state(
                "" if self.receipt.tells_below else self.receipt.words,
                is_default=self._value == DEFAULTS[self.name] and not self.problem,
                is_pending=self._standing.receipt.state in _PENDING or bool(self.problem),
            )

    def _go(self, way: str) -> None:
        if way == "again":
            self.again_requested.emit(self.name)
        else:
            self.renew_requested.emit()

    def _back_to_default(self) -> None:
        self.editor.main.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit(self.name, DEFAULTS[self.name])
        self.forget_problem()

    def _take_back(self) -> None:
        self.editor.main.setFocus(Qt.FocusReason.OtherFocusReason)
        self.taken_back.emit(self.name)
        self.forget_problem()

    # Qt's own names from here on.

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_PX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.about.want(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.about.want(self.isAncestorOf(self.window().focusWidget() or self.window()))
