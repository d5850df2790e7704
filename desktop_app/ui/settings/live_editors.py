"""Editors that have more to them than their field says: they offer what the conversation knows just now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.settings.fields import FieldInfo
from desktop_app.ui.settings import words
from desktop_app.ui.settings.editor_of import editor_of
from desktop_app.ui.settings.editors.choice import ChoiceEditor
from desktop_app.ui.settings.editors.editor import Editor
from desktop_app.ui.settings.editors.instructions import InstructionsEditor
from desktop_app.ui.settings.editors.voice import VoiceEditor

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController

_ALWAYS = ("auto", "none", "required")


class LiveEditors(QObject):
    """Makes the editors of the form and keeps what they offer up to date.

    Signals:
        apply_requested: somebody wants to apply what was edited, from within an editor.
    """

    apply_requested = Signal()

    def __init__(self, conversation: ConversationController, parent: QObject) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self.voice: VoiceEditor | None = None
        self.instructions: InstructionsEditor | None = None
        self.tool_choice: ChoiceEditor | None = None
        self._variables: Mapping[str, str] = {}
        conversation.voice_sample.changed.connect(self.follow)

    def make(self, info: FieldInfo) -> Editor:
        """The editor of a field."""
        name = words.field_words(info.label)
        if info.name == "voice":
            self.voice = VoiceEditor(name, self._conversation.voices)
            self.voice.hear_requested.connect(self._hear)
            self.follow()
            return self.voice
        if info.name == "instructions":
            hint = words.field_words(info.empty)
            self.instructions = InstructionsEditor(name, hint, self.variable_values)
            self.instructions.apply_requested.connect(self.apply_requested)
            return self.instructions
        editor = editor_of(info)
        if info.name == "tool_choice" and isinstance(editor, ChoiceEditor):
            self.tool_choice = editor
            self.follow()
        return editor

    def variable_values(self) -> dict[str, str]:
        """Every variable there is, with its present value; the user's own come first and win."""
        own = self._conversation.draft.variables
        return {**own, **self._conversation.settings.values_now(), **own}

    def follow(self) -> None:
        """Offer what there is now."""
        draft = self._conversation.draft
        if self.voice is not None:
            self.voice.offer(self._conversation.voices)
            sample = self._conversation.voice_sample
            self.voice.offer_sample(sample.why_not, sample.playing)
        if self.tool_choice is not None:
            values = [
                *_ALWAYS,
                *(f"function:{tool.name}" for tool in draft.tools if tool.enabled),
                *(f"mcp:{server.label}" for server in draft.mcp_servers if server.enabled),
            ]
            self.tool_choice.offer([(value, words.tool_choice_words(value)) for value in values])
        if self.instructions is not None and draft.variables != self._variables:
            self._variables = draft.variables
            self.instructions.values_changed()

    def _hear(self, voice: str) -> None:
        self._conversation.voice_sample.play(voice, self._conversation.draft.speed)
