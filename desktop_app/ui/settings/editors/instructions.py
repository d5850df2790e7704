"""The instructions: they grow where they stand, and open large."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.settings.template import names_in
from desktop_app.ui import veil, wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.settings.editors.insert_menu import InsertMenu
from desktop_app.ui.settings.editors.variable_colors import VariableColors
from desktop_app.ui.settings.editors.words import WordsEditor
from desktop_app.ui.settings.instructions_sheet import InstructionsSheet
from desktop_app.ui.settings.token_estimate import about_tokens

_COUNT_MS = 150


class InstructionsEditor(WordsEditor):
    """Text with variables, what they stand for just now, and about how many tokens it has.

    Args:
        values: every variable there is, with its present value.

    Signals:
        apply_requested: Ctrl+S on the sheet.
    """

    apply_requested = Signal()

    def __init__(self, name: str, hint: str, values: Callable[[], Mapping[str, str]]) -> None:
        super().__init__(name, hint, least_lines=4, most_lines=12)
        self._values = values
        self.text.setProperty(veil.OWN_WORDS, True)
        self._colors = VariableColors(self.text.document(), values)
        self._sheet: InstructionsSheet | None = None
        self.count = Caption("", "tertiary", small=True)
        self.variables = Caption("", "tertiary", small=True)
        self.variables.setWordWrap(True)
        self.variables.setAccessibleName(self.tr("Variables in the instructions"))
        self.insert = Button(icon="plus", look="tool", name=self.tr("Insert a variable or a ready-made part"))
        self.large = Button(icon="widen", look="tool", name=self.tr("Open the instructions large"))
        self._soon = QTimer(self, singleShot=True, interval=_COUNT_MS)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.count, 1)
        foot.addWidget(self.insert)
        foot.addWidget(self.large)
        self.column.addLayout(foot)
        self.column.addWidget(self.variables)
        self._soon.timeout.connect(self.tell)
        self.text.textChanged.connect(self._soon.start)
        self.insert.clicked.connect(self._offer)
        self.large.clicked.connect(self.open_large)
        self.tell()

    def set_value(self, value: Any) -> None:
        super().set_value(value)
        if self._sheet is not None:
            self._sheet.set_text(str(value))

    def values_changed(self) -> None:
        """The user's variables are others now."""
        self._colors.rehighlight()
        self.tell()
        if self._sheet is not None:
            self._sheet.values_changed()

    def tell(self) -> None:
        """Count, and say what the variables stand for."""
        text, values = self.text.toPlainText(), self._values()
        self.count.setText(self.tr("about {0} tokens").format(wording.number(about_tokens(text))) if text else "")
        told = [f"{name}: {values[name] or self.tr('not known')}" for name in names_in(text) if name in values]
        self.variables.setText(wording.plain(" · ".join(told)))
        self.variables.setVisible(bool(told))

    def open_large(self) -> None:
        """Edit on a sheet."""
        if self._sheet is None:
            self._sheet = InstructionsSheet(self.text.toPlainText(), self._values, self.window())
            self._sheet.edited.connect(self._edited_large)
            self._sheet.apply_requested.connect(self.apply_requested)
            self._sheet.finished.connect(self._closed_large)
            self._sheet.open()

    def _edited_large(self, text: str) -> None:
        super().set_value(text)
        self.edited.emit(text)

    def _closed_large(self) -> None:
        self._sheet = None

    def _offer(self) -> None:
        menu = InsertMenu(self.text, self._values(), self)
        menu.popup(self.insert.mapToGlobal(self.insert.rect().bottomLeft()))

    # Qt's own names from here on.

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and hasattr(self, "_colors"):
            self._colors.rehighlight()

    def described(self) -> list[QWidget]:
        return [self.text]
