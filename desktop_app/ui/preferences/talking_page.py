"""How one talks: what ends a turn, and the key and the button to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.ui.caption import Caption
from desktop_app.ui.preferences.rows import PreferencePage
from desktop_app.ui.preferences.talk_key_field import TalkKeyField

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.controller.preferences import Preferences


class TalkingPage(PreferencePage):
    """Every choice holds at once; what ends a turn is a setting of the session and goes to the service."""

    def __init__(
        self, conversation: ConversationController, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._conversation = conversation
        kept = preferences.kept
        ends = (
            ("server_vad", self.tr("After a silence")),
            ("semantic_vad", self.tr("When what I say is complete")),
            ("none", self.tr("When I let go of a key: push to talk")),
        )
        self.turn_end = self.add_picker(
            self.tr("My turn ends"),
            ends,
            conversation.draft.turn_detection,
            self.tr("In a running session from the next turn on. Finer settings are in the side panel."),
        )
        self.key = TalkKeyField(kept.talk_key)
        self.add_row(
            self.tr("Talk key"),
            self.key,
            self.tr("A key that types, like Space, types in text fields; F9 or Right Ctrl talk there too."),
        )
        self.refusal = Caption("", "cut", small=True)
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        self._grid.addWidget(self.refusal, self._grid.rowCount() - 1, 1)
        self._grid.setRowMinimumHeight(self._grid.rowCount(), 8)
        buttons = (
            ("", self.tr("None")),
            ("middle", self.tr("Middle button")),
            ("back", self.tr("Back button")),
            ("forward", self.tr("Forward button")),
        )
        self.button = self.add_picker(
            self.tr("Mouse button"),
            buttons,
            kept.talk_button,
            self.tr("Talks wherever the pointer is in the window, instead of what the button does there."),
        )
        self.toggles = self.add_switch(
            self.tr("Way of talking"),
            self.tr("Press to begin, press again to send"),
            kept.talk_toggles,
            self.tr("Instead of holding. Leaving the window does not end it then."),
        )
        self.turn_end.chosen.connect(conversation.use_turn_detection)
        self.key.chosen.connect(lambda key: preferences.change(talk_key=key))
        self.key.refused.connect(self._refuse)
        self.button.chosen.connect(lambda button: preferences.change(talk_button=button))
        self.toggles.toggled.connect(lambda on: preferences.change(talk_toggles=on))
        conversation.receipts_changed.connect(self._show_turn_end)

    def _refuse(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def _show_turn_end(self) -> None:
        self.turn_end.set_current(self._conversation.draft.turn_detection)
