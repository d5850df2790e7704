"""The fields of the composer, as a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from desktop_app.settings.response_draft import MOST_TOKENS, TEMPERATURES, ResponseDraft
from desktop_app.ui.connections.form_rows import FormRows
from desktop_app.ui.picker import Choice, Picker
from desktop_app.ui.responses.context_field import ContextField
from desktop_app.ui.responses.text_field import TextField
from desktop_app.ui.responses.tools_field import ToolsField
from desktop_app.ui.settings.editors.pairs import PairsEditor

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController

_LONGEST_TITLE = 80


def tr(text: str) -> str:
    """Translate words of the composer."""
    return QCoreApplication.translate("Responses", text)


class ComposerForm(QWidget):
    """Every field of a `ResponseDraft`.

    Signals:
        edited: the draft is another.
        entered: Ctrl+Enter in a text.
    """

    edited = Signal()
    entered = Signal()

    def __init__(self, conversation: ConversationController, draft: ResponseDraft) -> None:
        super().__init__()
        self._draft = draft
        self._metadata = dict(draft.metadata)
        self._preview = conversation.responses.dialect == "preview"
        self.place = Picker(tr("Answer goes"))
        self.title = QLineEdit(draft.title)
        self.instructions = TextField(3, tr("As in the session"), draft.instructions)
        self.context = ContextField(conversation.transcript, draft)
        self.modality = Picker(tr("Answers in"))
        self.voice = Picker(tr("Voice"))
        self.speaks = QCheckBox(tr("Play it when it is complete"))
        self.tools = ToolsField(conversation.responses.tool_names, draft)
        self.tokens = QSpinBox()
        self.temperature = QDoubleSpinBox()
        self.output_format = Picker(tr("Sound travels as"))
        self.metadata = PairsEditor(tr("Metadata"), tr("Add a pair"))
        self._fill(conversation)
        self._arrange()
        self._connect()
        self._show_place()

    @property
    def first(self) -> QWidget:
        """Where writing begins."""
        return self.instructions

    @property
    def draft(self) -> ResponseDraft:
        """What is chosen and written."""
        beside, spoken = self.place.current_id == "beside", self.modality.current_id != "text"
        return ResponseDraft(
            title=self.title.text().strip() if beside else self._draft.title,
            instructions=self.instructions.text.strip(),
            voice=self.voice.current_id if spoken else "",
            output_modality=self.modality.current_id,
            output_format=self.output_format.current_id if spoken else "",
            tool_names=self.tools.tool_names,
            tool_choice=self.tools.tool_choice,
            max_output_tokens=self.tokens.value() or None,
            temperature=self._temperature(),
            metadata=tuple(self._metadata.items()),
            beside=beside,
            context=self.context.context,
            item_ids=self.context.item_ids,
            text=self.context.text.text,
            speaks=beside and spoken and self.speaks.isChecked(),
        )

    def _temperature(self) -> float | None:
        value = self.temperature.value()
        return round(value, 2) if self._preview and value >= TEMPERATURES[0] else None

    def _fill(self, conversation: ConversationController) -> None:
        draft, session = self._draft, Choice("", tr("As in the session"))
        self.place.set_choices(
            [Choice("beside", tr("Beside the conversation")), Choice("inside", tr("Into the conversation"))],
            "beside" if draft.beside else "inside",
        )
        self.modality.set_choices(
            [session, Choice("audio", tr("Speech")), Choice("text", tr("Text"))], draft.output_modality
        )
        voices = [*conversation.voices]
        if draft.voice and draft.voice not in voices:
            voices.append(draft.voice)
        self.voice.set_choices([session, *(Choice(voice, voice) for voice in voices)], draft.voice)
        formats = [("audio/pcm", tr("PCM, 24 kHz")), ("audio/pcmu", "G.711 µ-law"), ("audio/pcma", "G.711 A-law")]
        self.output_format.set_choices([session, *(Choice(*each) for each in formats)], draft.output_format)
        self.speaks.setChecked(draft.speaks)
        self.tokens.setRange(0, MOST_TOKENS)
        self.tokens.setSpecialValueText(tr("As in the session"))
        self.tokens.setValue(draft.max_output_tokens or 0)
        self.temperature.setRange(TEMPERATURES[0] - 0.05, TEMPERATURES[1])
        self.temperature.setSingleStep(0.05)
        self.temperature.setSpecialValueText(tr("As in the session"))
        self.temperature.setValue(self.temperature.minimum() if draft.temperature is None else draft.temperature)
        self.temperature.setEnabled(self._preview)
        self.metadata.set_value(dict(draft.metadata))

    def _arrange(self) -> None:
        self.title.setMaxLength(_LONGEST_TITLE)
        self.title.setPlaceholderText(tr("Response"))
        rows = self._rows = FormRows()
        inside = tr("In the conversation the voice is fixed once the assistant has spoken; beside it any will do.")
        rows.add(tr("Answer goes"), self.place, help_words=inside)
        rows.add(tr("Card's title"), self.title)
        rows.add(tr("Instructions"), self.instructions)
        rows.add(tr("Answers in"), self.modality)
        rows.add(tr("Voice"), self.voice)
        rows.add("", self.speaks)
        rows.add(tr("It reads"), self.context, tall=True)
        shown = tr("What a response beside the conversation calls is shown on a card and not run.")
        rows.add(tr("Functions"), self.tools, help_words=shown, tall=True)
        rows.add(tr("Longest answer"), self.tokens, help_words=tr("Tokens, 1 to {0}.").format(MOST_TOKENS))
        of_preview = (
            tr("{0} to {1}.").format(*TEMPERATURES) if self._preview else tr("Only the preview protocol has it.")
        )
        rows.add(tr("Temperature"), self.temperature, help_words=of_preview)
        rows.add(tr("Sound travels as"), self.output_format)
        echoed = tr("Up to 16 pairs, which the service gives back with the answer.")
        rows.add(tr("Metadata"), self.metadata, help_words=echoed, tall=True)
        self.speaks.setAccessibleName(self.speaks.text())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 12, 4)
        column.addLayout(rows)
        column.addStretch(1)

    def _connect(self) -> None:
        self.place.chosen.connect(self._show_place)
        self.modality.chosen.connect(self._show_place)
        for signal in (
            self.title.textChanged,
            self.instructions.textChanged,
            self.context.edited,
            self.voice.chosen,
            self.speaks.toggled,
            self.tools.edited,
            self.tokens.valueChanged,
            self.temperature.valueChanged,
            self.output_format.chosen,
        ):
            signal.connect(self._edited)
        self.metadata.edited.connect(self._take_metadata)
        for text in (self.instructions, self.context.text):
            cast(TextField, text).entered.connect(self.entered)

    def _take_metadata(self, written: dict[str, str]) -> None:
        self._metadata = written
        self.edited.emit()

    def _edited(self, *_: object) -> None:
        self.edited.emit()

    def _show_place(self) -> None:
        """What the present choices leave to be chosen."""
        beside, spoken = self.place.current_id == "beside", self.modality.current_id != "text"
        self._rows.show_row(self.title, beside)
        self._rows.show_row(self.speaks, beside and spoken)
        self._rows.show_row(self.voice, spoken)
        self._rows.show_row(self.output_format, spoken)
        self.edited.emit()
