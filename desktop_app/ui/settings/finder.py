"""Narrows the form down to the settings somebody looks for, and says when there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.page_parts import flush
from desktop_app.ui.settings.find_bar import FindBar
from desktop_app.ui.settings.form import SettingsForm


class SettingsFinder(QWidget):
    """The bar, and below it what became of the search; nothing of it is seen while nobody looks for anything.

    Signals:
        narrowed: the form shows other settings.
    """

    narrowed = Signal()

    def __init__(self, form: SettingsForm) -> None:
        super().__init__()
        self._form = form
        self.bar = FindBar()
        self.nothing = Caption(self.tr("No setting is called that."), "tertiary")
        self.all = Button(self.tr("Show all settings"), look="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.bar)
        column.addWidget(self.nothing)
        column.addLayout(flush(self.all))
        self.hide()
        self.nothing.hide()
        self.all.hide()
        self.bar.opener.toggled.connect(self._open)
        self.bar.narrowed.connect(self.narrow)
        self.bar.line.left.connect(self._go_to_first)
        self.all.clicked.connect(self.bar.show_all)

    def show_all(self) -> None:
        """Show every setting, now."""
        self.bar.show_all()
        self.narrow()

    def narrow(self) -> None:
        """Show what is looked for, now."""
        found = self._form.narrow(self._wants if self.bar.narrows else None)
        self.nothing.setVisible(not found)
        self.all.setVisible(self.bar.narrows)
        self.narrowed.emit()

    def _open(self, opened: bool) -> None:
        self.setVisible(opened)
        if opened:
            self.bar.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wants(self, name: str) -> bool:
        return self.bar.found(name) and (not self.bar.changed.isChecked() or self._form.is_worth_a_look(name))

    def _go_to_first(self) -> None:
        self.narrow()
        field = self._form.first_shown()
        if field is not None:
            field.editor.main.setFocus(Qt.FocusReason.OtherFocusReason)
