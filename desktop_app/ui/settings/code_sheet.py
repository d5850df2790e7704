"""The sheet that shows the session as code, to be copied or saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption, ElidedCaption
from desktop_app.ui.look import fonts
from desktop_app.ui.page_parts import page_tabs
from desktop_app.ui.settings.code_needs import CodeNeeds
from desktop_app.ui.settings.code_view import CodeView
from desktop_app.ui.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.controller.code_desk import Language
    from desktop_app.controller.conversation_controller import ConversationController

LANGUAGES: tuple[Language, ...] = ("python", "javascript", "json")
_FILES = {"python": ("session.py", "py"), "javascript": ("session.mjs", "mjs"), "json": ("session.jsonl", "jsonl")}
_SIZE_PX = (820, 620)
_ROOMY_PX = 1_300
"""As wide are 1000 px of a text scale from which on the option has a row of its own."""
_TYPED_MS = 150
_COPIED_MS = 2_000


def open_code_sheet(parent: QWidget, conversation: ConversationController) -> CodeSheet:
    """Open the sheet over a window."""
    sheet = CodeSheet(conversation, parent)
    sheet.open()
    return sheet


class CodeSheet(Sheet):
    """Follows the session while it is open; what is copied is what is shown."""

    def __init__(self, conversation: ConversationController, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("CodeSheet", "Copy as code"), parent)
        self._conversation = conversation
        self.tabs = page_tabs(self.tr("Languages"))
        self.message = QLineEdit(conversation.code.first_words or self.tr("Hello!"))
        self.with_conversation = QCheckBox(self.tr("Include the conversation so far"))
        self.view = CodeView()
        self.problem = Caption("", "danger")
        self.standing = ElidedCaption("", "secondary", small=True)
        self.needs = CodeNeeds()
        self.copy = Button(self.tr("Copy"), look="primary", name=self.tr("Copy all of it (Ctrl+Shift+C)"))
        self.save = Button(self.tr("Save as…"), name=self.tr("Save it as a file (Ctrl+S)"))
        self.told = Caption("", "ok", small=True)
        self._soon = QTimer(self, singleShot=True, interval=_TYPED_MS)
        self._forget = QTimer(self, singleShot=True, interval=_COPIED_MS)
        self._arrange()
        self._join()
        self.refresh()
        self.tabs.setFocus()

    @property
    def language(self) -> Language:
        """The language that is shown."""
        return LANGUAGES[max(0, self.tabs.currentIndex())]

    def refresh(self) -> None:
        """Show the session as it is now."""
        self._soon.stop()
        said = self.message.text().strip() or self.tr("Hello!")
        told = self.with_conversation.isChecked()
        code = self._conversation.code.write(self.language, said, with_conversation=told)
        self.problem.setText(code.problem)
        self.problem.setVisible(bool(code.problem))
        self.view.setVisible(not code.problem)
        self.needs.setVisible(not code.problem)
        for button in (self.copy, self.save):
            button.setEnabled(not code.problem)
        self.view.show_code(code.text, self.language)
        self.view.setAccessibleName(self.tabs.tabText(self.tabs.currentIndex()))
        self.standing.setText("" if code.problem else self._standing(code.is_live))
        self.needs.show_needs(code, events_only=self.language == "json")

    def copy_all(self) -> None:
        """Put what is shown on the clipboard."""
        if self.copy.isEnabled():
            QGuiApplication.clipboard().setText(self.view.toPlainText())
            self._say(self.tr("Copied"))

    def ask_where(self) -> None:
        """Let somebody choose a file."""
        if not self.save.isEnabled():
            return
        name, ending = _FILES[self.language]
        dialog = QFileDialog(self, self.tr("Save the code"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.setNameFilter(f"*.{ending}")
        dialog.selectFile(name)
        dialog.fileSelected.connect(self.save_to)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_to(self, path: str) -> None:
        """Write what is shown into a file; a notice in the window says when that fails."""
        self._conversation.code.save(Path(path), self.view.toPlainText())

    def _arrange(self) -> None:
        for words in (self.tr("Python"), self.tr("JavaScript"), self.tr("JSON events")):
            self.tabs.addTab(words)
        self.message.setAccessibleName(self.tr("First message"))
        self.message.setMaxLength(2_000)
        self.message.setCursorPosition(0)
        self.with_conversation.setEnabled(bool(self._conversation.code.first_words))
        label = Caption(self.tr("First message"), "secondary")
        label.setBuddy(self.message)
        self.problem.setWordWrap(True)
        top, wishes, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.tabs)
        top.addStretch(1)
        top.addWidget(self.standing)
        wishes.setSpacing(12)
        wishes.addWidget(label)
        wishes.addWidget(self.message, 1)
        own_row = fonts.px(1_000) > _ROOMY_PX
        if not own_row:
            wishes.addWidget(self.with_conversation)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.accept)
        foot.setSpacing(8)
        foot.addWidget(self.copy)
        foot.addWidget(self.save)
        foot.addWidget(self.told)
        foot.addStretch(1)
        foot.addWidget(close)
        self.column.addLayout(top)
        self.column.addLayout(wishes)
        if own_row:
            self.column.addWidget(self.with_conversation)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.view, 1)
        self.column.addWidget(self.needs)
        self.column.addLayout(foot)
        self.column.setSpacing(12)
        room = self.screen().availableSize()
        wide, high = (fonts.px(side) for side in _SIZE_PX)
        self.resize(min(wide, round(room.width() * 0.95)), min(high, round(room.height() * 0.9)))

    def _join(self) -> None:
        conversation = self._conversation
        self.tabs.currentChanged.connect(self.refresh)
        self.with_conversation.toggled.connect(self.refresh)
        self.message.textEdited.connect(self._soon.start)
        for changed in (conversation.session_changed, conversation.receipts_changed, conversation.connection_changed):
            changed.connect(self._soon.start)
        self._soon.timeout.connect(self.refresh)
        self._forget.timeout.connect(self.told.clear)
        self.copy.clicked.connect(self.copy_all)
        self.save.clicked.connect(self.ask_where)
        conversation.code.saved.connect(self._saved)
        for keys, wish in (("Ctrl+Shift+C", self.copy_all), ("Ctrl+S", self.ask_where)):
            QShortcut(QKeySequence(keys), self).activated.connect(wish)

    def _saved(self, name: str) -> None:
        self._say(self.tr("Saved as {0}").format(name))

    def _standing(self, is_live: bool) -> str:
        if not is_live:
            return self.tr("What Start would ask for")
        pending = self._conversation.pending_changes
        if not pending:
            return self.tr("The session as it is now")
        return self.tr("The session as it is now, without {0} changes that are not applied").format(pending)

    def _say(self, words: str) -> None:
        self.told.setText(words)
        self._forget.start()
