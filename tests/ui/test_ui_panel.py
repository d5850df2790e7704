"""Settings with receipts, the turn's figures, and notices."""

from __future__ import annotations

import pytest
import stage as on_stage
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from desktop_app.controller.status import Action, Notice, Receipt
from desktop_app.settings.fields import FIELDS
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.settings.editors.stops import stops_of
from desktop_app.ui.settings.page import SettingsPage

Conversation = on_stage.StageConversation


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    return window.workspace.settings


def test_the_form_shows_the_draft(page: SettingsPage, conversation: Conversation) -> None:
    conversation.set_draft(voice="coral", instructions="Be brief.", silence_ms=750, threshold=0.6, speed=1.2)
    assert page.fields["voice"].editor.picker.currentText() == "coral"
    assert page.fields["instructions"].editor.main.toPlainText() == "Be brief."
    assert page.fields["silence_ms"].editor.words == "750 ms"
    assert page.fields["threshold"].editor.number.text() == "0.60"
    assert page.fields["speed"].editor.words == "1.20 ×"


def test_editing_changes_the_draft_and_nothing_else(
    page: SettingsPage, conversation: Conversation, qtbot: QtBot
) -> None:
    voice = page.fields["voice"].editor.picker.line
    voice.selectAll()
    qtbot.keyClicks(voice, "sage")
    qtbot.keyClicks(page.fields["instructions"].editor.main, "Hi")
    qtbot.keyClick(page.fields["silence_ms"].editor.main, Qt.Key.Key_Right)
    draft = conversation.draft
    assert (draft.voice, draft.instructions, draft.silence_ms) == ("sage", "Hi", 550)
    assert {wish[0] for wish in conversation.wishes} == {"set_draft"}
    assert page.apply.text() == "Apply 3"


def test_typing_keeps_the_cursor_where_it_is(page: SettingsPage, conversation: Conversation, qtbot: QtBot) -> None:
    conversation.set_draft(instructions="You are a guide.")
    editor = page.fields["instructions"].editor.main
    editor.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(editor, "Hey! ")
    assert conversation.draft.instructions == "Hey! You are a guide."


def test_apply_and_revert(page: SettingsPage, conversation: Conversation, qtbot: QtBot) -> None:
    assert not page.apply.isEnabled()
    assert not page.revert.isEnabled()
    conversation.set_draft(voice="sage")
    qtbot.mouseClick(page.revert, Qt.MouseButton.LeftButton)
    assert conversation.draft.voice == "alloy"
    assert not page.apply.isEnabled()
    conversation.set_draft(voice="sage")
    qtbot.mouseClick(page.apply, Qt.MouseButton.LeftButton)
    assert ("apply",) in conversation.wishes
    assert page.apply.text() == "Apply"


@pytest.mark.parametrize(
    ("receipt", "word"),
    [
        (Receipt("accepted", "accepted"), "accepted"),
        (Receipt("asked", "asked…"), "asked…"),
        (Receipt("changed", "Felt from your next turn on."), "Felt from your next turn on."),
        (Receipt("waiting", "next session"), "next session"),
        (Receipt("refused", "must be ≤ 1.5"), "must be ≤ 1.5"),
    ],
)
def test_a_receipt_stands_beside_its_field(
    page: SettingsPage, conversation: Conversation, receipt: Receipt, word: str
) -> None:
    field = page.fields["voice"]
    conversation.forced_receipts["voice"] = receipt
    conversation.receipts_changed.emit()
    assert field.mark.accessibleName() == word
    assert field.receipt.more is None
    assert bool(field.editor.main.property("refused")) == (receipt.state == "refused")
    conversation.forced_receipts["voice"] = Receipt("same")
    conversation.receipts_changed.emit()
    assert field.mark.text == ""


def test_a_long_receipt_is_told_whole_under_the_field(page: SettingsPage, conversation: Conversation) -> None:
    words = "Invalid 'session.audio.output.speed': must be less than or equal to 1.5, and so on and on."
    conversation.forced_receipts["speed"] = Receipt("refused", words)
    conversation.receipts_changed.emit()
    field = page.fields["speed"]
    assert field.mark.text == "refused"
    assert field.receipt.more.text() == words
    assert not field.receipt.more.isHidden()


def test_fields_of_another_turn_detection_are_not_shown(page: SettingsPage, conversation: Conversation) -> None:
    def shown() -> set[str]:
        return {name for name, field in page.fields.items() if not field.isHidden()}

    page.form.sections["turns"].rest.click()
    assert {"silence_ms", "threshold"} <= shown()
    assert "eagerness" not in shown()
    conversation.set_draft(turn_detection="semantic_vad")
    assert "eagerness" in shown()
    assert not {"silence_ms", "threshold"} & shown()
    conversation.set_draft(turn_detection="none")
    assert not {"silence_ms", "threshold", "eagerness"} & shown()


def test_a_voice_of_ones_own_is_shown(page: SettingsPage, conversation: Conversation) -> None:
    conversation.set_draft(voice="my-own-voice")
    assert page.fields["voice"].editor.picker.currentText() == "my-own-voice"


@pytest.mark.parametrize("name", ["silence_ms", "threshold", "speed"])
def test_a_slider_reaches_both_ends_of_its_field(name: str) -> None:
    stops = stops_of(FIELDS[name])
    assert stops[0] == FIELDS[name].minimum
    assert stops[-1] == FIELDS[name].maximum
    assert stops == sorted(set(stops))
    assert getattr(on_stage.SessionDraft(), name) in stops


def test_settings_are_never_greyed_out(page: SettingsPage, conversation: Conversation) -> None:
    for phase in on_stage.Phase:
        conversation.set_phase(phase)
        assert all(field.editor.main.isEnabled() for field in page.fields.values())


def test_a_notice_says_what_and_keeps_the_servers_words_one_click_away(
    window: MainWindow, conversation: Conversation, qtbot: QtBot
) -> None:
    conversation.notice_raised.emit(
        Notice("n", "problem", "Refused.", "The key is not known.", "<b>401</b> No", Action("key", "Enter key"))
    )
    (strip,) = window.workspace.notices.strips
    assert strip.isVisible()
    assert strip.headline.text() == "Refused."
    assert not strip.words.isVisible()
    qtbot.mouseClick(strip.show_words, Qt.MouseButton.LeftButton)
    assert strip.words.isVisible()
    assert strip.words.text() == "<b>401</b> No"
    assert strip.words.textFormat() is Qt.TextFormat.PlainText
    strip.action_requested.emit("key")
    assert conversation.wishes == [("run_action", "key")]
    qtbot.mouseClick(strip.close_button, Qt.MouseButton.LeftButton)
    assert window.workspace.notices.strips == []
    assert not window.workspace.notices.isVisible()


def test_notices_do_not_pile_up(window: MainWindow, conversation: Conversation) -> None:
    for number in range(10):
        conversation.notice_raised.emit(Notice(f"n{number}", "warning", f"Headline {number}"))
    conversation.notice_raised.emit(Notice("n9", "warning", "Again"))
    assert [strip.headline.text() for strip in window.workspace.notices.strips] == ["Again", "Headline 8", "Headline 7"]


def test_a_notice_without_server_words_offers_none(window: MainWindow, conversation: Conversation) -> None:
    conversation.notice_raised.emit(Notice("n", "calm", "Saved."))
    assert not window.workspace.notices.strips[0].show_words.isVisible()
