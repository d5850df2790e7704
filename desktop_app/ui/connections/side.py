"""The left side of the sheet of connections: the list, what can be done with one, and where keys are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_app.settings.connections import BUILTIN, ConnectionProfile
from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.connections import words as connection_words
from desktop_app.ui.connections.list import ConnectionEntry, ConnectionList
from desktop_app.ui.connections.words import kind_of
from desktop_app.ui.look import fonts

if TYPE_CHECKING:
    from desktop_app.controller.connection_desk import ConnectionDesk
    from desktop_app.controller.conversation_controller import ConversationController

_WIDE_PX = 256


class ConnectionsSide(QWidget):
    """Shows what there is; the sheet does what is wished.

    Attributes:
        shown_id: the connection whose form is shown; empty for a new one.

    Signals:
        begin_requested(str, ConnectionProfile): fill in a new one of a kind, or None to begin with nothing.
    """

    begin_requested = Signal(str, object)

    def __init__(
        self, desk: ConnectionDesk, conversation: ConversationController, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._conversation = conversation
        self.shown_id = ""
        self.list = ConnectionList()
        self.add = Button(self.tr("Add"), icon="chevron-down", name=self.tr("Add a connection"))
        self.duplicate = Button(icon="copy", name=self.tr("Duplicate this connection"))
        self.remove = Button(icon="trash", name=self.tr("Remove this connection and its key"))
        self.store = Caption("", "tertiary", small=True)
        self.forget = Button(self.tr("Forget everything…"), look="link")
        self._arrange()
        menu = QMenu(self)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self.add.setMenu(menu)
        desk.changed.connect(self.show_list)
        desk.secrets.changed.connect(self._show_store)
        conversation.connection_changed.connect(self.show_list)
        desk.secrets.look()
        self._show_store()

    def _arrange(self) -> None:
        self.setFixedWidth(fonts.px(_WIDE_PX))
        self.store.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.add, self.duplicate, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        column.addSpacing(4)
        column.addWidget(self.store)
        column.addWidget(self.forget, 0, Qt.AlignmentFlag.AlignLeft)

    def show_list(self) -> None:
        """Show the connections as they are now."""
        entries = [self._entry(profile) for profile in self._desk.profiles]
        if not self.shown_id:
            entries.append(ConnectionEntry("", self.tr("New connection"), self.tr("not saved yet")))
        self.list.show_entries(entries, self.shown_id)

    def _entry(self, profile: ConnectionProfile) -> ConnectionEntry:
        check = self._desk.check(profile) if profile.id != BUILTIN.id else None
        service, chips = connection_words.facts(profile, check)
        in_use = profile.id == self._conversation.connection_id
        return ConnectionEntry(profile.id, wording.plain(profile.name), service, chips, in_use)

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        for kind, words in (
            ("azure", self.tr("Azure OpenAI")),
            ("openai", self.tr("OpenAI")),
            ("other", self.tr("Another service")),
        ):
            menu.addAction(words, lambda kind=kind: self.begin_requested.emit(kind, None))
        found = self._desk.found
        if found:
            menu.addSeparator()
        for each in found:
            words = self.tr("From the environment: {0}").format(each.variables[0])
            menu.addAction(words, lambda profile=each.profile: self.begin_requested.emit(kind_of(profile), profile))

    def _show_store(self) -> None:
        self.store.setText(self._desk.secrets.sentence or self.tr("Looking where keys can be kept…"))
        self.store.set_tone("tertiary" if self._desk.secrets.outlive_the_run else "cut")
