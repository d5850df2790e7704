"""The settings page: sections that fold, finding, receipts and the ways on from them, undo, and what is announced."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import settings_hands as hands
import stage as on_stage
from accessible_tree import complaints, tree_of
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app.controller.phase import Phase
from desktop_app.controller.preferences import Preferences
from desktop_app.conversation.changes import SessionChanged, UpdateRefused
from desktop_app.protocol.response import ErrorDetail
from desktop_app.protocol.session_config import SessionConfig
from desktop_app.settings.apply_plan import Facts
from desktop_app.settings.fields import FIELDS, SECTIONS
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.session_draft import session_config
from desktop_app.settings.tool_definition import ToolDefinition
from desktop_app.ui.caption import ElidedCaption
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.settings.page import SettingsPage
from desktop_app.ui.settings.service_sheet import ServiceSheet
from desktop_app.ui.settings.summaries import summary_of
from desktop_app.ui.settings.wire_names import wire_names_of

Conversation = on_stage.StageConversation


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    return window.workspace.settings


def begin(conversation: Conversation, *, spoken: bool = False, dialect: Any = "ga") -> None:
    """A session runs with the draft of now."""
    conversation.set_phase(Phase.LIVE)
    facts = Facts(live=True, dialect=dialect, applied=conversation.draft, assistant_audio_present=spoken)
    conversation.desk.opened(session_config(conversation.draft, dialect), facts)


def shown(page: SettingsPage) -> set[str]:
    return {name for name, field in page.fields.items() if field.isVisibleTo(page)}


# Folding


def test_the_daily_sections_are_open_at_first(page: SettingsPage) -> None:
    assert [name for name, section in page.form.sections.items() if section.unfolded] == [
        *("voice", "instructions", "turns")
    ]
    assert {"voice", "instructions", "turn_detection", "silence_ms"} <= shown(page)
    assert not {"tracing", "tool_choice", "threshold"} & shown(page)


def test_folds_are_kept_for_the_next_time(
    make_window: Callable[[], MainWindow], preferences: Preferences, qtbot: QtBot
) -> None:
    sections = make_window().workspace.settings.form.sections
    qtbot.mouseClick(sections["voice"].header, Qt.MouseButton.LeftButton)
    qtbot.keyClick(sections["service"].header, Qt.Key.Key_Right)
    qtbot.mouseClick(sections["turns"].rest, Qt.MouseButton.LeftButton)
    page = make_window().workspace.settings
    assert not page.form.sections["voice"].unfolded
    assert page.form.sections["service"].unfolded
    assert "threshold" in shown(page)
    assert preferences.kept.settings_folds == {"voice": False, "service": True, "turns.rest": True}


def test_a_folded_section_tells_what_is_in_it(page: SettingsPage, conversation: Conversation) -> None:
    for section in page.form.sections.values():
        if section.unfolded:
            section.header.click()
    conversation.set_draft(silence_ms=650, tools=(ToolDefinition(name="a"), ToolDefinition(name="b", enabled=False)))
    header = page.form.sections["turns"].header
    assert header.summary.text() == "Server VAD, 650 ms"
    assert header.count.text() == "1 changed"
    assert header.accessibleDescription() == "Server VAD, 650 ms, 1 changed"
    assert page.form.sections["tools"].header.summary.text() == "1 function"
    conversation.set_draft(threshold=7.0)
    assert header.count.text() == "1 refused"
    header.click()
    assert not header.summary.isVisible()


@pytest.mark.parametrize(
    ("fields", "section", "words"),
    [
        ({}, "voice", "alloy"),
        ({"output_modality": "text", "model": "gpt-realtime"}, "voice", "gpt-realtime, text only"),
        ({}, "instructions", "The service's own text"),
        ({"turn_detection": "semantic_vad"}, "turns", "Semantic VAD, automatic (medium)"),
        ({"turn_detection": "none"}, "turns", "hold to talk"),
        ({"transcription_model": ""}, "listening", "no transcription"),
        ({}, "tools", "none"),
        ({}, "limits", "as usual"),
        ({"max_output_tokens": 1_024}, "limits", "Longest answer: 1,024 tokens"),
    ],
)
def test_what_is_in_a_section_in_a_few_words(fields: dict[str, Any], section: str, words: str) -> None:
    assert summary_of(section, SessionDraft(**fields)) == words


def test_what_is_rarely_changed_waits_behind_a_button_until_it_is(
    page: SettingsPage, conversation: Conversation
) -> None:
    assert "speed" not in shown(page)
    conversation.set_draft(speed=1.25)
    assert "speed" in shown(page), "nothing that was changed is hidden"
    page.form.sections["voice"].rest.click()
    assert {"model", "temperature", "output_format"} <= shown(page)


# Finding


def test_a_setting_is_found_wherever_it_is(page: SettingsPage, qtbot: QtBot) -> None:
    folds = {name: section.unfolded for name, section in page.form.sections.items()}
    page.find.opener.click()
    for words, found in (
        ("silence_duration_ms", "silence_ms"),
        ("speed", "speed"),
        ("max_response_output_tokens", "max_output_tokens"),
        ("pmpt", "prompt_id"),
        ("EAGERNESS", "eagerness"),
    ):
        qtbot.keyClicks(page.find.line, words)
        qtbot.waitUntil(lambda found=found: shown(page) == {found})
        qtbot.keyClick(page.find.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: {name: each.unfolded for name, each in page.form.sections.items()} == folds)


def test_what_is_found_by_enter_has_the_keyboard(window: MainWindow, page: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    page.find.opener.click()
    assert QApplication.focusWidget() is page.find.line
    qtbot.keyClicks(page.find.line, "transcription_prompt"[:13])
    qtbot.keyClick(page.find.line, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.fields["transcription_model"].editor.main


def test_nothing_found_says_so(page: SettingsPage, qtbot: QtBot) -> None:
    page.find.opener.click()
    qtbot.keyClicks(page.find.line, "nonsense")
    qtbot.waitUntil(page.finder.nothing.isVisible)
    page.finder.all.click()
    qtbot.waitUntil(lambda: "voice" in shown(page))
    assert not page.finder.nothing.isVisible()


def test_only_what_was_changed(page: SettingsPage, conversation: Conversation, qtbot: QtBot) -> None:
    conversation.set_draft(retention_ratio=0.5, context_truncation="retention_ratio")
    page.find.opener.click()
    qtbot.mouseClick(page.find.changed, Qt.MouseButton.LeftButton)
    assert shown(page) == {"retention_ratio", "context_truncation"}
    qtbot.keyClick(page.find.line, Qt.Key.Key_Escape)
    assert not page.find.isVisible()
    assert "voice" in shown(page)


def test_the_protocols_names_are_known_in_both_dialects() -> None:
    assert wire_names_of("silence_ms") == (
        "audio.input.turn_detection.silence_duration_ms",
        "turn_detection.silence_duration_ms",
    )
    assert wire_names_of("output_modality") == ("output_modalities", "modalities")
    assert wire_names_of("variables") == ()
    assert all(wire_names_of(name) for name in FIELDS if name != "variables")


# Receipts


def test_a_field_that_the_dialect_lacks_is_shown_and_can_be_edited(
    page: SettingsPage, conversation: Conversation
) -> None:
    field = page.form.reveal("idle_timeout_ms")
    begin(conversation, dialect="preview")
    assert field.mark.accessibleName() == "GA only: not sent on this connection"
    assert field.isVisibleTo(page)
    field.editor.none.click()
    assert conversation.draft.idle_timeout_ms == 10_000
    assert field.mark.state == "not_sent"


def test_the_voice_lock_is_explained_before_anything_is_sent_and_one_click_leads_on(
    page: SettingsPage, conversation: Conversation, qtbot: QtBot
) -> None:
    renewed: list[None] = []
    conversation.renew = lambda: renewed.append(None)
    begin(conversation, spoken=True)
    assert page.fields["voice"].receipt.way is None
    hands.give(page, "voice", "coral")
    field = page.fields["voice"]
    assert field.mark.state == "waiting"
    assert "new session" in field.receipt.more.text()
    assert field.receipt.way.text() == "New session with this voice"
    assert page.footer.waiting.text() == "1 waits for a new session"
    assert ("apply",) not in conversation.wishes
    qtbot.mouseClick(field.receipt.way, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.footer.renew, Qt.MouseButton.LeftButton)
    assert len(renewed) == 2


def refuse(conversation: Conversation, **fields: Any) -> None:
    """Ask for these and let the service refuse the first."""
    conversation.set_draft(**fields)
    conversation.desk.apply()
    error = ErrorDetail(
        type="invalid_request_error",
        code="invalid_value",
        message="No such <b>voice</b>, neither here nor at any other service that is known.",
        param="session.audio.output.voice",
    )
    conversation.desk.refused(UpdateRefused("event_1", error, SessionConfig()))


def test_a_refusal_is_told_whole_and_can_be_asked_again(page: SettingsPage, conversation: Conversation) -> None:
    begin(conversation)
    said: list[str] = []
    page.said.connect(said.append)
    refuse(conversation, voice="nobody")
    field = page.fields["voice"]
    assert field.mark.state == "refused"
    assert "No such <b>voice</b>, neither here nor at any other service that is known." in field.mark.accessibleName()
    assert field.receipt.more.textFormat() is Qt.TextFormat.PlainText
    assert field.editor.main.accessibleDescription().startswith("No such <b>voice</b>")
    assert any("Voice refused" in words for words in said)
    assert conversation.draft.voice == "nobody", "what was asked is kept"
    field.receipt.way.click()
    assert field.mark.state == "asked"


def test_what_was_accepted_is_said_once(page: SettingsPage, conversation: Conversation) -> None:
    begin(conversation)
    said: list[str] = []
    page.said.connect(said.append)
    conversation.set_draft(speed=1.25, silence_ms=700)
    conversation.desk.apply()
    conversation.desk.accepted(SessionChanged(session_config(conversation.draft), "event_1"))
    assert said == ["2 settings accepted."]


def test_details_say_help_range_default_and_the_protocols_name(page: SettingsPage, conversation: Conversation) -> None:
    field = page.fields["silence_ms"]
    field.editor.main.setFocus()
    conversation.set_draft(silence_ms=700)
    field.toggle_details()
    details = field.details
    assert details.help.text().startswith(FIELDS["silence_ms"].help)
    assert "0 to 10,000 ms" in details.facts.text()
    assert "default: 500 ms" in details.facts.text()
    assert "silence_duration_ms" in details.facts.text()
    details.service.click()
    assert conversation.draft.silence_ms == 500
    assert details.ways.isHidden()
    field.toggle_details()
    assert details.isHidden()


def test_a_receipt_in_a_header_leads_to_details_and_folds_nothing(
    page: SettingsPage, conversation: Conversation, qtbot: QtBot
) -> None:
    field, section = page.fields["turn_detection"], page.form.sections["turns"]
    qtbot.mouseClick(field.mark, Qt.MouseButton.LeftButton)
    assert not section.unfolded, "without a receipt it is but a part of the header"
    section.header.click()
    conversation.set_draft(turn_detection="semantic_vad")
    qtbot.mouseClick(field.mark, Qt.MouseButton.LeftButton)
    assert section.unfolded
    assert not field.details.isHidden()


def test_ctrl_i_is_about_the_setting_that_has_the_keyboard(
    window: MainWindow, page: SettingsPage, qtbot: QtBot
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    page.fields["turn_detection"].editor.main.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    assert not page.fields["turn_detection"].details.isHidden()


# Apply, undo


def test_apply_goes_to_what_cannot_be_right(window: MainWindow, page: SettingsPage, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    hands.give(page, "retention_ratio", 0.5)
    hands.give(page, "context_truncation", "retention_ratio")
    hands.give(page, "retention_ratio", 3)
    page.form.sections["limits"].header.click()
    said: list[str] = []
    page.said.connect(said.append)
    window.workspace.panel.open_page(window.workspace.events)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert page.isVisible()
    field = page.fields["retention_ratio"]
    assert field.isVisible()
    assert QApplication.focusWidget() is field.editor.main
    assert said == ["Part to keep: a number from 0 to 1."]


def test_undo_and_redo_by_button_and_by_key(
    window: MainWindow, page: SettingsPage, conversation: Conversation, qtbot: QtBot
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    assert not page.footer.undo.isEnabled()
    hands.give(page, "turn_detection", "none")
    qtbot.mouseClick(page.footer.undo, Qt.MouseButton.LeftButton)
    assert conversation.draft.turn_detection == "server_vad"
    qtbot.mouseClick(page.footer.redo, Qt.MouseButton.LeftButton)
    assert conversation.draft.turn_detection == "none"
    window.workspace.transcript.view.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert conversation.draft.turn_detection == "server_vad"


def test_a_receipt_shows_anew_only_what_is_new(
    page: SettingsPage, conversation: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    for name, field in page.fields.items():
        tell = field._tell
        monkeypatch.setattr(field, "_tell", lambda name=name, tell=tell: (told.append(name), tell())[1])
    conversation.receipts_changed.emit()
    conversation.session_changed.emit()
    assert told == []
    conversation.set_draft(silence_ms=750)
    assert told == ["silence_ms"]


# What the service has


def test_the_sheet_compares_asked_and_effective(page: SettingsPage, conversation: Conversation, qtbot: QtBot) -> None:
    begin(conversation)
    conversation.set_draft(speed=1.25)
    page.service.click()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, ServiceSheet)
    table = sheet.table
    assert sheet.differing.isChecked()
    assert [table.item(row, 0).text() for row in range(table.rowCount())] == ["Speed"]
    assert table.item(0, 2).text() == "1.00 ×"
    assert "1.25 ×" in table.item(0, 3).text()
    sheet.differing.click()
    assert table.rowCount() == len(FIELDS)
    conversation.set_draft(silence_ms=900)
    assert sheet.count.text() == f"2 of {len(FIELDS)} settings differ"
    assert complaints(tree_of(sheet)) == []
    sheet.close()


def test_without_a_session_the_sheet_says_so(page: SettingsPage) -> None:
    page.service.click()
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, ServiceSheet)
    assert "No session is open" in sheet.intro.text()
    assert sheet.table.item(0, 2).text() == "–"
    sheet.close()


# Everybody


def test_every_section_unfolded_says_what_everything_is(
    window: MainWindow, page: SettingsPage, conversation: Conversation
) -> None:
    QAccessible.setActive(True)
    try:
        begin(conversation)
        conversation.set_draft(
            variables={"a": "b"},
            transcription_keywords=("Kyoto",),
            prompt_id="pmpt_1",
            tracing="custom",
            tracing_metadata={"c": "d"},
            context_truncation="retention_ratio",
            noise_reduction="near_field",
        )
        for section in SECTIONS:
            page.form.sections[section.name].header.setChecked(False)
            page.form._fold(section.name, True)
            page.form._fold(f"{section.name}.rest", True)
        QTest.qWait(20)
        assert complaints(tree_of(window)) == []
    finally:
        QAccessible.setActive(False)


def test_tab_goes_through_sections_as_they_stand_whenever_they_were_made(
    window: MainWindow, page: SettingsPage, conversation: Conversation, qtbot: QtBot
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    page.form._fold("service", True)
    page.form._fold("limits", True)
    conversation.set_draft(tracing="custom", tracing_metadata={"a": "1"})
    page.form.sections["limits"].header.setFocus()
    reached = []
    for _ in range(40):
        reached.append(QApplication.focusWidget())
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    names = ["max_output_tokens", "context_truncation", "prompt_id", "tracing", "tracing_workflow"]
    places = [reached.index(page.fields[name].editor.main) for name in names]
    metadata = page.fields["tracing_metadata"].editor
    places += [reached.index(metadata.lines[0].key), reached.index(metadata.add), reached.index(page.apply)]
    assert places == sorted(places)


def test_everything_fits_a_narrow_panel_with_text_twice_as_large(
    preferences: Preferences, make_window: Callable[[], MainWindow], conversation: Conversation, qtbot: QtBot
) -> None:
    preferences.change(text_scale=2.0)
    window = make_window()
    window.resize(900, 600)
    page = window.workspace.settings
    begin(conversation, spoken=True)
    conversation.set_draft(
        voice="coral",
        variables={"company": "Contoso"},
        transcription_keywords=("Fushimi Inari", "shinkansen"),
        context_truncation="retention_ratio",
        context_tokens=8_000,
        tracing="custom",
        tracing_metadata={"customer": "Contoso"},
        speed=1.8,
    )
    for section in SECTIONS:
        page.form._fold(section.name, True)
        page.form._fold(f"{section.name}.rest", True)
    page.fields["silence_ms"].toggle_details()
    body = page._area.widget()
    qtbot.waitUntil(lambda: body.width() == page._area.viewport().width())
    assert body.minimumSizeHint().width() <= page._area.viewport().width()
    # A drop-down shortens its words; everything else is whole.
    qtbot.waitUntil(lambda: cut_off(page) == [])


def cut_off(page: SettingsPage) -> list[str]:
    """Visible words that do not fit where they stand."""
    found = []
    for label in page.findChildren(QLabel):
        if label.isVisible() and label.text() and not isinstance(label, ElidedCaption):
            needs = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
            wide = label.wordWrap() or label.width() >= label.sizeHint().width()
            if label.height() < needs or not wide:
                found.append(label.text())
    for button in page.findChildren(QAbstractButton):
        needs = button.fontMetrics().horizontalAdvance(button.text())
        if button.isVisible() and button.text() and button.width() < needs:
            found.append(button.text())
    return found
