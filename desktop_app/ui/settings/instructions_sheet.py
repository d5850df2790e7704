"""The instructions on a sheet of their own, with room to write."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QStackedWidget, QWidget

from desktop_app.settings.template import BUILT_IN, filled_text, names_in
from desktop_app.ui import veil, wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts
from desktop_app.ui.settings.editors.insert_menu import InsertMenu
from desktop_app.ui.settings.editors.variable_colors import VariableColors
from desktop_app.ui.settings.token_estimate import about_tokens
from desktop_app.ui.sheet import Sheet

_COUNT_MS = 150
_SIZE_PX = (760, 560)


class InstructionsSheet(Sheet):
    """Every change is one of the draft at once, so there is nothing to save here.

    Signals:
        edited(str): the text as somebody typed it.
        apply_requested: Ctrl+S.
    """

    edited = Signal(str)
    apply_requested = Signal()

    def __init__(self, text: str, values: Callable[[], Mapping[str, str]], parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("InstructionsSheet", "Instructions"), parent)
        self._values = values
        self._shown = text
        self.text = QPlainTextEdit(text)
        self.sent = QPlainTextEdit()
        for words in (self.text, self.sent):
            words.setProperty(veil.OWN_WORDS, True)
        self._colors = VariableColors(self.text.document(), values)
        self.count = Caption("", "secondary", small=True)
        self.variables = Caption("", "secondary", small=True)
        self.unknown = Caption("", "danger", small=True)
        self.insert = Button(self.tr("Insert"), icon="plus", name=self.tr("Insert a variable or a ready-made part"))
        self.as_sent = Button(self.tr("As it is sent"), name=self.tr("Show the text with the variables filled in"))
        self.as_sent.setCheckable(True)
        self._soon = QTimer(self, singleShot=True, interval=_COUNT_MS)
        self._arrange()
        self.text.textChanged.connect(self._typed)
        self._soon.timeout.connect(self._tell)
        self.insert.clicked.connect(self._offer)
        self.as_sent.toggled.connect(self._show_sent)
        # The window's own key does not reach through a sheet.
        QShortcut(QKeySequence("Ctrl+S"), self).activated.connect(self.apply_requested)
        self._tell()
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        self.text.setFocus()

    def set_text(self, text: str) -> None:
        """Show another text: the draft was changed elsewhere."""
        if text != self._shown:
            self._shown = text
            self.text.setPlainText(text)

    def values_changed(self) -> None:
        """The user's variables are others now."""
        self._colors.rehighlight()
        self._tell()

    def _arrange(self) -> None:
        self.text.setAccessibleName(self.tr("Instructions"))
        self.text.setPlaceholderText(self.tr("What the assistant should be and do. Empty: the service's own text."))
        self.text.setTabChangesFocus(True)
        self.sent.setAccessibleName(self.tr("Instructions as they are sent"))
        self.sent.setReadOnly(True)
        self.sent.setTabChangesFocus(True)
        for caption in (self.variables, self.unknown):
            caption.setWordWrap(True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.text)
        self._pages.addWidget(self.sent)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(self.insert)
        tools.addWidget(self.as_sent)
        tools.addStretch(1)
        tools.addWidget(self.count)
        self.column.addLayout(tools)
        self.column.addWidget(self._pages, 1)
        self.column.addWidget(self.variables)
        self.column.addWidget(self.unknown)
        self.add_close()
        room = self.screen().availableSize()
        wide, high = (fonts.px(side) for side in _SIZE_PX)
        self.resize(min(wide, round(room.width() * 0.95)), min(high, round(room.height() * 0.9)))

    def _typed(self) -> None:
        text = self.text.toPlainText()
        if text != self._shown:
            self._shown = text
            self.edited.emit(text)
            self._soon.start()

    def _tell(self) -> None:
        text, values = self._shown, self._values()
        self.count.setText(
            self.tr("{0} characters · about {1} tokens").format(
                wording.number(len(text)), wording.number(about_tokens(text))
            )
        )
        names = names_in(text)
        told = [f"{name}: {values[name] or self.tr('not known')}" for name in names if name in values]
        self.variables.setText(wording.plain(" · ".join(told)))
        self.variables.setVisible(bool(told))
        missing = ", ".join(f"{{{{{name}}}}}" for name in names if name not in values)
        words = self.tr("Nobody knows the value of {0}. Known are {1} and the variables of the settings page.")
        self.unknown.setText(words.format(missing, ", ".join(BUILT_IN)))
        self.unknown.setVisible(bool(missing))

    def _show_sent(self, sent: bool) -> None:
        if sent:
            self.sent.setPlainText(filled_text(self._shown, self._values()))
        self._pages.setCurrentWidget(self.sent if sent else self.text)
        self.insert.setEnabled(not sent)
        self._pages.currentWidget().setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        menu = InsertMenu(self.text, self._values(), self)
        menu.popup(self.insert.mapToGlobal(self.insert.rect().bottomLeft()))
