"""The button one talks with, and how one comes to talk with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.ui.button import Button

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController


_GAP_PX = 4


class TalkButton(Button):
    """Held, or pressed and pressed again, to talk; where turns are detected it offers push to talk.

    Signals:
        preferences_requested: to choose the key and how it works.
    """

    preferences_requested = Signal()

    def __init__(self, conversation: ConversationController, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._conversation = conversation
        self._menu: QMenu | None = None
        self.pressed.connect(self._press)
        self.released.connect(self._release)
        self.clicked.connect(self._click)
        conversation.phase_changed.connect(self._show)
        conversation.session_changed.connect(self._show)
        conversation.talking_changed.connect(self._show)
        conversation.talk.key_changed.connect(self._show)
        self._show()

    @property
    def _talks(self) -> bool:
        return self._conversation.push_to_talk

    def _press(self) -> None:
        if self._talks and not self._conversation.talk.toggles:
            self._conversation.press_talk()

    def _release(self) -> None:
        if self._talks and not self._conversation.talk.toggles:
            self._conversation.release_talk()

    def _click(self) -> None:
        if not self._talks:
            self.open_menu(self.mapToGlobal(QPoint(0, 0)))
        elif self._conversation.talk.toggles:
            wish = self._conversation.release_talk if self._conversation.talk.pressed else self._conversation.press_talk
            wish()

    def open_menu(self, at: QPoint) -> None:
        """Offer the other way to end a turn, above a point of the screen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._talks:
            first = menu.addAction(self.tr("Let silence end my turns"), lambda: self._use("server_vad"))
        else:
            words = menu.addAction(self.tr("The service finds the end of your turns"))
            words.setEnabled(False)
            first = menu.addAction(self.tr("Use push to talk"), lambda: self._use("none"))
        menu.addSeparator()
        menu.addAction(self.tr("Preferences for talking…"), self.preferences_requested.emit)
        menu.popup(at - QPoint(0, menu.sizeHint().height() + _GAP_PX))
        if self.hasFocus():
            menu.setActiveAction(first)

    def _use(self, kind: str) -> None:
        self._conversation.use_turn_detection(kind)

    def _show(self) -> None:
        key, toggles = self._conversation.talk.key_name, self._conversation.talk.toggles
        live, talking = self._conversation.phase in ("live", "reconnecting"), self._conversation.talking
        texts = [self.tr("Press to talk"), self.tr("Stop and send")] if toggles else [self.tr("Hold to talk")]
        self.setText(texts[-1] if talking else texts[0])
        self.setMinimumWidth(max(self.fontMetrics().horizontalAdvance(text) for text in texts) + 32)
        if self._talks or not live:
            self.set_name(self.tr("{0} ({1})").format(self.text(), key))
        else:
            self.set_name(self.tr("Push to talk: off, because the service finds the end of your turns"))
        self.setEnabled(live)
        self.set_look("live" if talking else "quiet")

    # Qt's own names from here on.

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.open_menu(event.globalPos())
