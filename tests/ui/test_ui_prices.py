"""The sheet of prices: shown, edited by keyboard, checked, and kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import stage as on_stage
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from stage import StageConversation as Conversation

from desktop_app.settings.prices import DEFAULT_PRICES
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.turn.prices_sheet import PricesSheet
from desktop_app.ui.turn.prices_table import PricesTable, columns

FIELDS = [field for field, _heading, _meaning in columns()]


@pytest.fixture
def sheet(window: MainWindow, conversation: Conversation, qtbot: QtBot) -> Iterator[PricesSheet]:
    page = window.workspace.turn
    window.workspace.panel.open_page(page)
    conversation.usage.input = conversation.usage.input_text = 10
    conversation.usage_changed.emit()
    qtbot.mouseClick(page.costs.prices, Qt.MouseButton.LeftButton)
    found = QApplication.activeModalWidget()
    assert isinstance(found, PricesSheet)
    yield found
    if isValid(found):
        found.close()


def type_into(table: PricesTable, row: int, field: str, text: str, qtbot: QtBot) -> None:
    """As somebody does: go to the cell and type."""
    table.setCurrentCell(row, FIELDS.index(field))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = table.findChild(QLineEdit)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.findChild(QLineEdit) is None)


def test_it_shows_every_price_and_nothing_where_none_is_known(sheet: PricesSheet) -> None:
    table = sheet.table
    assert (sheet.as_of.text(), sheet.currency.text()) == ("2026-11-02", "USD")
    cells = {field: table.item(0, column).text() for column, field in enumerate(FIELDS)}
    assert cells == {
        "model": "gpt-realtime",
        "input_text": "5",
        "cached_text": "0.5",
        "output_text": "20",
        "input_audio": "30",
        "cached_audio": "0.5",
        "output_audio": "60",
        "input_image": "",
        "cached_image": "",
        "transcription_input": "",
        "transcription_output": "",
        "transcription_minute": "",
    }
    assert table.item(1, FIELDS.index("transcription_minute")).text() == "0.01"
    assert not sheet.problem.isVisible()
    assert table.models() == on_stage.STAGE_PRICES.models


def test_a_changed_price_is_kept_with_the_day_of_the_change(
    sheet: PricesSheet, conversation: Conversation, qtbot: QtBot
) -> None:
    type_into(sheet.table, 0, "output_audio", "64,25", qtbot)
    today = QDate.currentDate().toString("yyyy-MM-dd")
    assert sheet.as_of.text() == today
    assert conversation.prices.table == on_stage.STAGE_PRICES
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    (written,) = conversation.price_file.written
    assert written == conversation.prices.table
    assert (written.models[0].output_audio, written.as_of.isoformat()) == (64.25, today)


def test_a_date_given_by_hand_stays(sheet: PricesSheet, conversation: Conversation, qtbot: QtBot) -> None:
    sheet.as_of.selectAll()
    qtbot.keyClicks(sheet.as_of, "2026-10-01")
    type_into(sheet.table, 0, "input_text", "4", qtbot)
    sheet.currency.setText("eur")
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    table = conversation.prices.table
    assert (table.as_of.isoformat(), table.currency, table.models[0].input_text) == ("2026-10-01", "EUR", 4.0)


@pytest.mark.parametrize("text", ["-1", "four", "nan", "inf", "1.2.3"])
def test_what_is_no_price_is_not_kept(sheet: PricesSheet, conversation: Conversation, qtbot: QtBot, text: str) -> None:
    type_into(sheet.table, 1, "transcription_minute", text, qtbot)
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    assert sheet.problem.text() == "whisper-1, Transcr. minute: a price is a number, 0 or more, or nothing."
    assert (sheet.table.currentRow(), sheet.table.currentColumn()) == (1, FIELDS.index("transcription_minute"))
    assert sheet.isVisible()
    assert conversation.price_file.written == []


def test_models_need_names_of_their_own(sheet: PricesSheet, qtbot: QtBot) -> None:
    type_into(sheet.table, 1, "model", "GPT-Realtime", qtbot)
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    assert sheet.problem.text() == "GPT-Realtime stands here twice."
    type_into(sheet.table, 1, "model", " ", qtbot)
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    assert sheet.problem.text() == "A row needs the name of its model."


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("as_of", "yesterday", "The date is a day like 2026-11-20."),
        ("as_of", "", "The date is a day like 2026-11-20."),
        ("currency", "US", "The currency is three letters, like USD."),
    ],
)
def test_date_and_currency_are_checked(sheet: PricesSheet, qtbot: QtBot, field: str, text: str, words: str) -> None:
    getattr(sheet, field).setText(text)
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    assert sheet.problem.text() == words
    assert getattr(sheet, field).hasFocus()


def test_a_model_without_a_price_gets_a_row_to_fill(
    sheet: PricesSheet, conversation: Conversation, qtbot: QtBot
) -> None:
    conversation.model = "my-deployment"
    qtbot.mouseClick(sheet.add, Qt.MouseButton.LeftButton)
    table = sheet.table
    assert (table.rowCount(), table.item(2, 0).text(), table.currentColumn()) == (3, "my-deployment", 1)
    qtbot.keyClicks(table.findChild(QLineEdit), "4")  # and on to Save with the cell still open
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    assert conversation.costs.prices.input_text == 4.0


def test_a_row_goes_and_the_defaults_come_back(sheet: PricesSheet, conversation: Conversation, qtbot: QtBot) -> None:
    sheet.table.setCurrentCell(0, 1)
    qtbot.mouseClick(sheet.remove, Qt.MouseButton.LeftButton)
    assert [row.model for row in sheet.table.models()] == ["whisper-1"]
    qtbot.mouseClick(sheet.reset, Qt.MouseButton.LeftButton)
    assert sheet.as_of.text() == DEFAULT_PRICES.as_of.isoformat()
    qtbot.mouseClick(sheet.save, Qt.MouseButton.LeftButton)
    assert conversation.prices.table == DEFAULT_PRICES


def test_enter_ends_an_edit_and_begins_one_and_never_saves(
    sheet: PricesSheet, conversation: Conversation, qtbot: QtBot
) -> None:
    type_into(sheet.table, 0, "input_text", "9", qtbot)
    assert sheet.isVisible()
    qtbot.keyClick(sheet.table, Qt.Key.Key_Return)
    assert sheet.table.findChild(QLineEdit).text() == "9"
    assert conversation.price_file.written == []


def test_escape_keeps_nothing(sheet: PricesSheet, conversation: Conversation, qtbot: QtBot) -> None:
    type_into(sheet.table, 0, "input_text", "9", qtbot)
    qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert conversation.price_file.written == []
    assert conversation.prices.table == on_stage.STAGE_PRICES


def test_every_cell_that_takes_something_is_reached_and_named(sheet: PricesSheet) -> None:
    for widget in (sheet.table, sheet.as_of, sheet.currency, sheet.source, sheet.add, sheet.save):
        assert widget.accessibleName()
        assert widget.focusPolicy() & Qt.FocusPolicy.TabFocus
