"""The session's settings, each with its receipt; nothing is greyed out because a session runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.settings.fields import FIELDS
from desktop_app.ui.button import Button
from desktop_app.ui.look.surface import Surface
from desktop_app.ui.page_parts import scrolling
from desktop_app.ui.settings.editors import AmountEditor, ChoiceEditor, WordsEditor
from desktop_app.ui.settings.field import SettingField

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController

_SHOWN = (
    *("voice", "instructions", "turn_detection", "silence_ms", "threshold", "eagerness", "speed"),
    *("output_modality", "noise_reduction"),
)


class SettingsPage(QWidget):
    """Edits the controller's draft; Apply sends what changed."""

    def __init__(self, conversation: ConversationController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self._showing = False
        self.fields: dict[str, SettingField] = {}
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(16, 12, 16, 16)
        self._column.setSpacing(12)
        for name in _SHOWN:
            self._add(name)
        self._column.addStretch(1)
        self.apply = Button(self.tr("Apply"), look="primary")
        self.revert = Button(self.tr("Revert"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scrolling(body), 1)
        column.addWidget(self._footer())
        self.apply.clicked.connect(conversation.apply)
        self.revert.clicked.connect(conversation.revert)
        conversation.receipts_changed.connect(self._show)
        conversation.session_changed.connect(self._show)
        conversation.connection_changed.connect(self._offer_voices)
        conversation.phase_changed.connect(self._offer_voices)  # the service's dialect is known now
        self._offer_voices()
        self._show()

    def _footer(self) -> QWidget:
        footer = Surface("surface", "t")
        row = QHBoxLayout(footer)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(self.apply)
        row.addWidget(self.revert)
        row.addStretch(1)
        return footer

    def _add(self, name: str) -> None:
        info = FIELDS[name]
        label = QCoreApplication.translate("Fields", info.label)
        editor: ChoiceEditor | WordsEditor | AmountEditor
        if name == "instructions":
            editor = WordsEditor(label, self.tr("The service's own instructions"))
        elif info.step is not None:
            editor = AmountEditor(info, label)
        else:
            values = info.choices or info.suggestions
            editor = ChoiceEditor(label, [(value, self._words(name, value)) for value in values])
        field = SettingField(name, label, QCoreApplication.translate("Fields", info.help), editor)
        editor.edited.connect(lambda value, name=name: self._edit(name, value))
        self.fields[name] = field
        self._column.addWidget(field)

    def _edit(self, name: str, value: object) -> None:
        if not self._showing:
            self._conversation.set_draft(**{name: value})

    def _offer_voices(self) -> None:
        self.fields["voice"].editor.offer([(voice, voice) for voice in self._conversation.voices])

    def _show(self) -> None:
        self._showing = True
        draft, receipts = self._conversation.draft, self._conversation.receipts
        for name, field in self.fields.items():
            field.setVisible(FIELDS[name].is_used(draft))
            field.editor.set_value(getattr(draft, name))
            field.show_amount()
            if name in receipts:
                field.show_receipt(receipts[name])
        count = self._conversation.pending_changes
        self.apply.setText(self.tr("Apply {0}").format(count) if count else self.tr("Apply"))
        self.apply.set_name(self.tr("Apply changed settings: {0} (Ctrl+S)").format(count))
        self.apply.setEnabled(count > 0)
        self.revert.setEnabled(any(r.state in ("changed", "waiting", "refused") for r in receipts.values()))
        self._showing = False

    def _words(self, name: str, value: str) -> str:
        return {
            ("turn_detection", "server_vad"): self.tr("Server VAD: by silence"),
            ("turn_detection", "semantic_vad"): self.tr("Semantic VAD: by meaning"),
            ("turn_detection", "none"): self.tr("None: hold to talk"),
            ("output_modality", "audio"): self.tr("Speech with transcript"),
            ("output_modality", "text"): self.tr("Text"),
            ("noise_reduction", "off"): self.tr("Off"),
            ("noise_reduction", "near_field"): self.tr("Near: headset"),
            ("noise_reduction", "far_field"): self.tr("Far: laptop or room"),
        }.get((name, value), value)
