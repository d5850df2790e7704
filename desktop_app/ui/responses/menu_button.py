"""The button beside the message: what else than writing one can have said, shown or put into the conversation."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.ui.button import Button
from desktop_app.ui.responses.picture_sheet import no_pictures

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController


def tr(text: str) -> str:
    """Translate words of this menu."""
    return QCoreApplication.translate("Responses", text)


class ResponsesButton(Button):
    """Opens a menu; what cannot be done now is there and says why.

    Signals:
        say_requested, summary_requested, title_requested, compose_requested, again_requested, insert_requested,
        picture_requested: an entry was chosen.
    """

    say_requested = Signal()
    summary_requested = Signal()
    title_requested = Signal()
    compose_requested = Signal()
    again_requested = Signal()
    insert_requested = Signal()
    picture_requested = Signal()

    def __init__(self, conversation: ConversationController, parent: QWidget | None = None) -> None:
        super().__init__(icon="plus", look="ghost", name=tr("More to say, ask and show (Ctrl+M)"), parent=parent)
        self._conversation = conversation
        self.menu_of_entries = QMenu(self)
        self.menu_of_entries.setToolTipsVisible(True)
        self._entries: dict[str, QAction] = {}
        self._add("say", tr("Say this…"), self.say_requested.emit)
        self._add("again", tr("Answer again with other settings…"), self.again_requested.emit)
        self.menu_of_entries.addSeparator()
        self._add("summary", tr("Summarise so far"), self.summary_requested.emit)
        self._add("title", tr("Find a title"), self.title_requested.emit)
        self._add("compose", tr("Compose a response…"), self.compose_requested.emit)
        self.menu_of_entries.addSeparator()
        self._add("insert", tr("Insert a message…"), self.insert_requested.emit)
        self._add("picture", tr("Show a picture…"), self.picture_requested.emit)
        self.menu_of_entries.aboutToShow.connect(self._weigh)
        self.clicked.connect(self.open_menu)

    def open_menu(self) -> None:
        """Open the menu above the button."""
        menu = self.menu_of_entries
        self._weigh()
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height() - 4)))
        menu.setActiveAction(next((each for each in menu.actions() if each.isEnabled()), menu.actions()[0]))

    def entry(self, name: str) -> QAction:
        """An entry of the menu."""
        return self._entries[name]

    def _add(self, name: str, words: str, chosen: Callable[[], None]) -> None:
        self._entries[name] = self.menu_of_entries.addAction(words, chosen)

    def _weigh(self) -> None:
        responses, items = self._conversation.responses, self._conversation.items
        closed = "" if responses.available else tr("No session is open: press Start first.")
        nothing = "" if responses.last_answer_id else tr("Nothing has been answered yet.")
        said = "" if self._conversation.transcript.items else tr("Nothing has been said yet.")
        reasons = {
            "again": closed or nothing,
            "summary": closed or said,
            "title": closed or said,
            "picture": closed or ("" if items.takes_pictures else no_pictures()),
        }
        for name, action in self._entries.items():
            reason = reasons.get(name, closed)
            action.setEnabled(not reason)
            action.setToolTip(reason or action.text())
