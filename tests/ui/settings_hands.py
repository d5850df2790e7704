"""Hands on the settings page: a value is given to a setting as a person gives it, by keys and clicks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.ui.settings.editors.amount import AmountEditor, OptionalAmountEditor
from desktop_app.ui.settings.editors.choice import ChoiceEditor, LineEditor, OpenChoiceEditor, SwitchEditor
from desktop_app.ui.settings.editors.pairs import PairsEditor
from desktop_app.ui.settings.editors.word_list import WordListEditor
from desktop_app.ui.settings.editors.words import WordsEditor
from desktop_app.ui.settings.page import SettingsPage


def give(page: SettingsPage, name: str, value: Any) -> None:
    """Make a field of the draft this, in the window; tools and servers have sheets of their own."""
    editor = page.form.reveal(name).editor
    match editor:
        case SwitchEditor():
            if editor.box.isChecked() != value:
                editor.box.click()
        case ChoiceEditor():
            choose(editor, value)
        case OpenChoiceEditor():
            write(editor.picker.line, value)
        case LineEditor():
            write(editor.line, value)
        case WordsEditor():
            write(editor.text, value)
        case OptionalAmountEditor():
            if editor.none.isChecked() != (value is None):
                editor.none.click()
            if value is not None:
                write(editor.amount.number, f"{value:g}")
        case AmountEditor():
            write(editor.number, f"{value:g}")
        case WordListEditor():
            list_words(editor, value)
        case PairsEditor():
            list_pairs(editor, value)
        case _:
            raise AssertionError(f"no hands for {type(editor).__name__}")


def choose(editor: ChoiceEditor, value: Any) -> None:
    """Choose from a drop-down, by the keys."""
    picker = editor.picker
    labels = [label for option, label in editor._options if option == value]
    QTest.keyClick(picker, Qt.Key.Key_Home)
    for _ in range(picker.count()):
        if picker.currentText() == labels[0]:
            break
        QTest.keyClick(picker, Qt.Key.Key_Down)
    assert picker.currentText() == labels[0], f"{value} is not offered"


def write(line: Any, text: str) -> None:
    """Type in place of what is there."""
    line.setFocus()
    line.selectAll()
    if not text:
        QTest.keyClick(line, Qt.Key.Key_Delete)
    for number, each in enumerate(text.split("\n")):
        if number:
            QTest.keyClick(line, Qt.Key.Key_Return)
        QTest.keyClicks(line, each)


def list_words(editor: WordListEditor, value: tuple[str, ...]) -> None:
    """Take every word away and type these."""
    while editor.chips:
        QTest.keyClick(editor.line, Qt.Key.Key_Backspace)
    for word in value:
        QTest.keyClicks(editor.line, word)
        QTest.keyClick(editor.line, Qt.Key.Key_Return)


def list_pairs(editor: PairsEditor, value: Mapping[str, str]) -> None:
    """Take every line away and write these."""
    while editor.lines:
        editor.lines[0].remove.click()
    for name, words in value.items():
        editor.add.click()
        write(editor.lines[-1].key, name)
        write(editor.lines[-1].value, words)
