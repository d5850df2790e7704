"""What each setting is edited with: every kind of value, by keys and clicks."""

from __future__ import annotations

from typing import Any

import pytest
import settings_hands as hands
import stage as on_stage
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.settings.fields import DEFAULTS, FIELDS
from desktop_app.settings.tool_definition import McpServer, ToolDefinition
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.settings.editors.amount import AmountEditor
from desktop_app.ui.settings.editors.stops import stops_of
from desktop_app.ui.settings.page import SettingsPage

Conversation = on_stage.StageConversation

OTHER_VALUES: dict[str, Any] = {
    "model": "gpt-realtime-mini",
    "voice": "voice_of_my_own",
    "speed": 1.25,
    "output_modality": "text",
    "temperature": 0.9,
    "reasoning_effort": "low",
    "output_format": "audio/pcmu",
    "instructions": "Be brief.\nBe kind.",
    "variables": {"company": "Contoso", "guest": "Ann"},
    "turn_detection": "semantic_vad",
    "threshold": 0.65,
    "prefix_padding_ms": 450,
    "silence_ms": 733,
    "idle_timeout_ms": 12_500,
    "eagerness": "high",
    "create_response": False,
    "interrupt_response": False,
    "transcription_model": "gpt-4o-transcribe",
    "transcription_language": "de",
    "transcription_languages": ("de", "ja"),
    "transcription_prompt": "Fushimi Inari",
    "transcription_keywords": ("Kyoto", "Fushimi Inari"),
    "transcription_delay": "xhigh",
    "include_logprobs": True,
    "noise_reduction": "far_field",
    "noise_reduction_strength": 0.4,
    "input_format": "audio/pcma",
    "tool_choice": "required",
    "parallel_tool_calls": False,
    "max_output_tokens": 777,
    "context_truncation": "retention_ratio",
    "retention_ratio": 0.55,
    "context_tokens": 8_000,
    "prompt_id": "pmpt_1",
    "prompt_version": "3",
    "prompt_variables": {"city": "Kyoto"},
    "tracing": "custom",
    "tracing_workflow": "Travel",
    "tracing_group": "spring",
    "tracing_metadata": {"build": "42"},
}
ON_SHEETS = {"tools", "mcp_servers"}


@pytest.fixture
def page(window: MainWindow) -> SettingsPage:
    return window.workspace.settings


def test_every_field_of_the_draft_is_here() -> None:
    assert set(OTHER_VALUES) | ON_SHEETS == set(FIELDS) == set(DEFAULTS)


def test_every_field_is_edited_by_hand_and_goes_back_to_its_default(
    page: SettingsPage, conversation: Conversation
) -> None:
    for name, value in OTHER_VALUES.items():
        hands.give(page, name, value)
        assert getattr(conversation.draft, name) == value, name
        assert type(getattr(conversation.draft, name)) is type(value), name
    for name in OTHER_VALUES:
        field = page.fields[name]
        if field.details is None:
            field.toggle_details()
        field.details.default.click()
        assert getattr(conversation.draft, name) == DEFAULTS[name], name
        assert field.details.default.isHidden(), name


def test_a_value_from_elsewhere_is_shown(page: SettingsPage, conversation: Conversation) -> None:
    for name in OTHER_VALUES:
        page.form.field(name)
    wishes = len(conversation.wishes)
    conversation.set_draft(**OTHER_VALUES)
    fields = page.fields
    assert fields["speed"].editor.number.text() == "1.25"
    assert fields["idle_timeout_ms"].editor.amount.words == "12500 ms"
    assert fields["transcription_languages"].editor.chips[1].text() == "ja"
    assert [line.key.text() for line in fields["variables"].editor.lines] == ["company", "guest"]
    assert fields["parallel_tool_calls"].editor.picker.currentText() == "No"
    assert not fields["create_response"].editor.box.isChecked()
    assert len(conversation.wishes) == wishes + 1, "showing is no editing"


def test_a_number_is_taken_as_it_is_typed_and_stays(page: SettingsPage, conversation: Conversation) -> None:
    number = page.form.reveal("speed").editor.number
    for typed, taken in (("1.8", 1.8), ("0,5", 0.5), (" 1.2 × ", 1.2)):
        hands.write(number, typed)
        assert conversation.draft.speed == taken
        assert number.text() == typed


def test_a_number_out_of_its_range_says_why_and_stops_apply(
    window: MainWindow, page: SettingsPage, conversation: Conversation
) -> None:
    hands.write(page.form.reveal("speed").editor.number, "1.8")
    field = page.fields["speed"]
    assert "0.25 to 1.5" in field.mark.accessibleName()
    assert field.editor.number.property("refused")
    assert conversation.receipts["speed"].state == "refused"


@pytest.mark.parametrize(("name", "typed"), [("speed", "fast"), ("silence_ms", "12.5"), ("silence_ms", "")])
def test_what_is_no_number_is_kept_and_says_so(
    page: SettingsPage, conversation: Conversation, name: str, typed: str
) -> None:
    field = page.form.reveal(name)
    hands.write(field.editor.number, typed)
    assert field.editor.number.text() == typed
    assert "number" in field.mark.accessibleName()
    page.apply.click()
    assert ("apply",) not in conversation.wishes, "what one sees is no number, so nothing is sent"
    assert field.editor.number.text() == typed
    page.revert.click()
    assert getattr(conversation.draft, name) == DEFAULTS[name]
    assert float(field.editor.number.text()) == DEFAULTS[name]
    assert field.mark.text == ""


def test_up_and_down_change_a_number_within_its_range(
    page: SettingsPage, conversation: Conversation, qtbot: QtBot
) -> None:
    number = page.form.reveal("silence_ms").editor.number
    qtbot.keyClick(number, Qt.Key.Key_Up)
    assert conversation.draft.silence_ms == 550
    hands.write(number, "20")
    qtbot.keyClick(number, Qt.Key.Key_PageDown)
    assert conversation.draft.silence_ms == 0


def test_an_amount_that_need_not_be_given(page: SettingsPage, conversation: Conversation, qtbot: QtBot) -> None:
    editor = page.form.reveal("max_output_tokens").editor
    assert editor.none.isChecked()
    assert editor.none.text() == "No limit"
    assert editor.amount.isHidden()
    editor.none.click()
    assert conversation.draft.max_output_tokens == 1_024
    assert not editor.amount.isHidden()
    qtbot.keyClick(editor.amount.slider, Qt.Key.Key_Home)
    assert conversation.draft.max_output_tokens == 1
    editor.none.click()
    assert conversation.draft.max_output_tokens is None
    editor.none.click()
    assert conversation.draft.max_output_tokens == 1, "the last amount is remembered"


@pytest.mark.parametrize("name", [name for name, info in FIELDS.items() if info.kind in ("whole", "number")])
def test_a_slider_reaches_both_ends_and_the_default(name: str) -> None:
    info = FIELDS[name]
    stops = stops_of(info)
    assert (stops[0], stops[-1]) == (info.minimum, info.maximum)
    assert stops == sorted(set(stops))
    assert DEFAULTS[name] is None or DEFAULTS[name] in stops


def test_words_are_taken_apart_where_commas_are(page: SettingsPage, conversation: Conversation, qtbot: QtBot) -> None:
    editor = page.form.reveal("transcription_keywords").editor
    editor.line.setFocus()
    qtbot.keyClicks(editor.line, "Kyoto, Fushimi Inari,Kyoto")
    editor.take()
    assert conversation.draft.transcription_keywords == ("Kyoto", "Fushimi Inari")
    editor.chips[0].click()
    assert conversation.draft.transcription_keywords == ("Fushimi Inari",)
    assert [chip.accessibleName() for chip in editor.chips] == ["Remove Fushimi Inari"]


def test_a_word_that_is_typed_is_not_lost_when_one_goes_elsewhere(
    page: SettingsPage, conversation: Conversation, qtbot: QtBot
) -> None:
    with qtbot.waitActive(page.window()):
        page.window().activateWindow()
    editor = page.form.reveal("transcription_keywords").editor
    editor.line.setFocus()
    qtbot.keyClicks(editor.line, "shinkansen")
    page.find.opener.click()
    assert conversation.draft.transcription_keywords == ("shinkansen",)


def test_a_name_that_is_there_twice_is_told(page: SettingsPage, conversation: Conversation) -> None:
    hands.give(page, "variables", {"company": "Contoso"})
    field = page.fields["variables"]
    field.editor.add.click()
    hands.write(field.editor.lines[1].key, "company")
    hands.write(field.editor.lines[1].value, "Fabrikam")
    assert conversation.draft.variables["company"] == "Contoso", "it is not for chance to decide which counts"
    assert "twice" in field.mark.accessibleName()
    field.editor.lines[0].remove.click()
    assert conversation.draft.variables == {"company": "Fabrikam"}
    assert "twice" not in field.mark.accessibleName()
    assert field.editor.lines[0].remove.accessibleName() == "Remove line 1"


def test_tools_that_are_there_can_be_forced(page: SettingsPage, conversation: Conversation) -> None:
    editor = page.form.reveal("tool_choice").editor
    conversation.set_draft(
        tools=(ToolDefinition(name="get_weather"), ToolDefinition(name="off", enabled=False)),
        mcp_servers=(McpServer(label="maps", url="https://maps.example.com/mcp"),),
    )
    assert [editor.picker.itemData(i) for i in range(editor.picker.count())] == [
        *("auto", "none", "required"),
        *("function:get_weather", "mcp:maps"),
    ]
    hands.choose(editor, "function:get_weather")
    assert conversation.draft.tool_choice == "function:get_weather"


def test_a_slider_says_its_amount_and_not_its_stop(page: SettingsPage, conversation: Conversation) -> None:
    editor = page.form.reveal("silence_ms").editor
    assert isinstance(editor, AmountEditor)
    conversation.set_draft(silence_ms=750)
    assert editor.slider.accessibleName() == "Silence that ends a turn: 750 ms"


def test_no_setting_changes_by_a_turn_of_the_wheel(page: SettingsPage, conversation: Conversation) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    for name in ("voice", "silence_ms", "turn_detection"):
        main = page.form.reveal(name).editor.main
        event = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        main.wheelEvent(event)
        assert not event.isAccepted(), name
    assert conversation.draft == on_stage.SessionDraft()
