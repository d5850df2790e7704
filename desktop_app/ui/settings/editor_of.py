"""Which editor a field of the draft is edited with."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from desktop_app.settings.fields import DEFAULTS, FieldInfo
from desktop_app.ui.settings import words
from desktop_app.ui.settings.editors.amount import AmountEditor, OptionalAmountEditor
from desktop_app.ui.settings.editors.choice import ChoiceEditor, LineEditor, OpenChoiceEditor, SwitchEditor
from desktop_app.ui.settings.editors.editor import Editor
from desktop_app.ui.settings.editors.pairs import PairsEditor
from desktop_app.ui.settings.editors.word_list import WordListEditor
from desktop_app.ui.settings.editors.words import WordsEditor

_FIRST_AMOUNTS = {
    "idle_timeout_ms": 10_000,
    "max_output_tokens": 1_024,
    "temperature": 0.8,
    "noise_reduction_strength": 1.0,
    "context_tokens": 16_000,
}


def tr(text: str) -> str:
    """Translate words of this module's context."""
    return QCoreApplication.translate("SettingEditors", text)


def editor_of(info: FieldInfo) -> Editor:
    """A new editor; those of the voice, the instructions and the tools have more to them and are made elsewhere."""
    return _MAKERS[info.kind](info, words.field_words(info.label))


def _choice(info: FieldInfo, name: str) -> Editor:
    return ChoiceEditor(name, [(value, words.field_words(info.choice_label(value))) for value in info.choices])


def _text(info: FieldInfo, name: str) -> Editor:
    hint = words.field_words(info.empty)
    return OpenChoiceEditor(name, info.suggestions, hint) if info.suggestions else LineEditor(name, hint)


def _long_text(info: FieldInfo, name: str) -> Editor:
    return WordsEditor(name, words.field_words(info.empty))


def _amount(info: FieldInfo, name: str) -> Editor:
    unit = words.field_words(info.unit)
    if DEFAULTS[info.name] is not None:
        return AmountEditor(info, name, unit)
    first = _FIRST_AMOUNTS.get(info.name, info.minimum or 0)
    return OptionalAmountEditor(info, name, unit, words.field_words(info.empty), first)


def _switch(info: FieldInfo, name: str) -> Editor:
    if not info.empty:
        return SwitchEditor(name)
    return ChoiceEditor(name, [(None, words.field_words(info.empty)), (True, tr("Yes")), (False, tr("No"))])


def _names(info: FieldInfo, name: str) -> Editor:
    return WordListEditor(name, words.field_words(info.empty))


def _pairs(info: FieldInfo, name: str) -> Editor:
    add = {
        "variables": tr("Add a variable"),
        "prompt_variables": tr("Add a variable"),
        "tracing_metadata": tr("Add a note"),
    }
    return PairsEditor(name, add.get(info.name, tr("Add")))


def _tool_choice(info: FieldInfo, name: str) -> Editor:
    return ChoiceEditor(name, [(value, words.tool_choice_words(value)) for value in info.suggestions])


_MAKERS: dict[str, Callable[[FieldInfo, str], Editor]] = {
    "choice": _choice,
    "text": _text,
    "long_text": _long_text,
    "whole": _amount,
    "number": _amount,
    "switch": _switch,
    "names": _names,
    "pairs": _pairs,
    "tool_choice": _tool_choice,
}
