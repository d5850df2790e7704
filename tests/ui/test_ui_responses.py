"""The menu beside the message, its sheets, and cards beside the conversation."""

from __future__ import annotations

import response_scenes
import stage as on_stage
import stage_responses
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.items import InputText, ItemReference, MessageItem, OutputText
from desktop_app.settings.response_draft import ResponseDraft
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.responses.composer_sheet import ComposerSheet
from desktop_app.ui.responses.edit_sheet import EditSheet
from desktop_app.ui.responses.insert_sheet import InsertSheet
from desktop_app.ui.responses.say_sheet import SaySheet
from desktop_app.ui.transcript.row_content import (
    BESIDE_AGAIN,
    BESIDE_IN_PLACE,
    BESIDE_PUT_IN,
    BESIDE_REMOVE,
    BESIDE_STOP,
    PLAY_ALL,
)

Conversation = on_stage.StageConversation


def sheet(window: MainWindow, kind: type) -> QWidget:
    """The sheet that is open."""
    (found,) = [each for each in window.findChildren(kind) if each.isVisible()]
    return found


def created(conversation: Conversation) -> list[tuple]:
    """Options and request ids of the responses that were asked for."""
    return [wish[1:] for wish in conversation.wishes if wish[0] == "create_response"]


def wishes(conversation: Conversation, name: str) -> list[tuple]:
    return [wish[1:] for wish in conversation.wishes if wish[0] == name]


def test_the_menu_says_why_something_cannot_be_done(window: MainWindow, conversation: Conversation) -> None:
    more = window.workspace.controls.more
    names = ("say", "again", "summary", "title", "compose", "insert", "picture")
    more.open_menu()
    assert not any(more.entry(name).isEnabled() for name in names)
    assert "Start" in more.entry("say").toolTip()
    more.menu_of_entries.close()
    conversation.set_phase(on_stage.Phase.LIVE)
    more.open_menu()
    assert more.entry("say").isEnabled()
    assert not more.entry("summary").isEnabled()
    more.menu_of_entries.close()
    response_scenes.talk(conversation)
    conversation.stage_life.dialect = Dialect.PREVIEW
    more.open_menu()
    assert [name for name in names if not more.entry(name).isEnabled()] == ["picture"]
    assert "preview" in more.entry("picture").toolTip()
    more.menu_of_entries.close()


def test_ready_made_ones_are_asked_for_at_once(window: MainWindow, conversation: Conversation) -> None:
    response_scenes.talk(conversation)
    more = window.workspace.controls.more
    more.entry("summary").trigger()
    more.entry("title").trigger()
    (summary, _), (title, title_id) = created(conversation)
    assert summary.conversation == title.conversation == "none"
    assert summary.output_modalities == ["text"]
    response_scenes.beside(conversation, title_id, "“Weather in Kyoto.”", 15_000)
    stage_responses.began(conversation, title_id)
    stage_responses.finished(conversation, title_id)
    assert window.windowTitle() == "Weather in Kyoto — Duologue"


def test_a_text_is_said_by_keyboard_alone(window: MainWindow, conversation: Conversation, qtbot: QtBot) -> None:
    conversation.set_phase(on_stage.Phase.LIVE)
    window.workspace.controls.more.setFocus()
    QTest.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    menu = window.workspace.controls.more.menu_of_entries
    qtbot.waitUntil(menu.isVisible)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    say = sheet(window, SaySheet)
    assert not say.say.isEnabled()
    QTest.keyClicks(say.text, "Seven swans swim")
    QTest.keyClick(say.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    ((options, _),) = created(conversation)
    assert options.instructions.endswith("Seven swans swim")
    assert (options.input, options.tool_choice) == ([], "none")
    assert not options.conversation
    assert not say.isVisible()


def test_what_is_composed_is_what_is_asked_for(window: MainWindow, conversation: Conversation) -> None:
    response_scenes.talk(conversation)
    window.workspace.hands.compose()
    composer = sheet(window, ComposerSheet)
    form = composer.form
    form.title.setText("For the log")
    form.instructions.setPlainText("Be brief.")
    form.context.kind.set_current("items")
    form.context.kind.chosen.emit("items")
    assert not composer.ask.isEnabled()
    assert composer.problem.text() == "Choose what it should read."
    form.context.entries.item(1).setCheckState(Qt.CheckState.Checked)
    for picker, choice in ((form.voice, "verse"), (form.tools.kind, "some"), (form.output_format, "audio/pcmu")):
        picker.set_current(choice)
        picker.chosen.emit(choice)
    form.tools.boxes["book_train"].setChecked(False)
    form.tools.must.set_current("function:get_weather")
    form.tokens.setValue(50)
    form.speaks.setChecked(True)
    form.metadata.add.click()
    form.metadata.lines[0].key.setText("topic")
    QTest.keyClicks(form.metadata.lines[0].value, "weather")
    assert composer.ask.isEnabled()
    composer.ask.click()
    ((options, request_id),) = created(conversation)
    assert options.input == [ItemReference(id="a1")]
    assert (options.instructions, options.max_output_tokens, options.metadata) == (
        "Be brief.",
        50,
        {"topic": "weather"},
    )
    assert (options.audio.output.voice, options.audio.output.format.type) == ("verse", "audio/pcmu")
    assert [tool.name for tool in options.tools] == ["get_weather"]
    assert options.tool_choice.name == "get_weather"
    asked = conversation.responses.asked[request_id]
    assert (asked.draft.title, asked.draft.speaks) == ("For the log", True)


def test_the_composer_shows_what_the_choices_leave(window: MainWindow, conversation: Conversation) -> None:
    response_scenes.talk(conversation)
    window.workspace.hands.compose()
    form = sheet(window, ComposerSheet).form
    form.modality.set_current("text")
    form.modality.chosen.emit("text")
    assert not form.voice.isVisible()
    form.place.set_current("inside")
    form.place.chosen.emit("inside")
    assert not form.title.isVisible()
    assert not form.draft.beside
    # GA has no temperature; it is shown and says so.
    assert not form.temperature.isEnabled()
    assert "preview" in form.temperature.accessibleDescription()
    assert form.draft.temperature is None


def test_an_answer_is_given_again_from_its_menu(window: MainWindow, conversation: Conversation) -> None:
    response_scenes.talk(conversation)
    view = window.workspace.transcript.view
    menu = view.menu_of(view.model().row_of_item("a1"))
    next(action for action in menu.actions() if action.text().startswith("Answer again")).trigger()
    menu.close()
    composer = sheet(window, ComposerSheet)
    assert composer.form.context.item_ids == ("u1",)
    composer.ask.click()
    ((options, request_id),) = created(conversation)
    assert options.input == [ItemReference(id="u1")]
    item_id = response_scenes.beside(conversation, request_id, "Clear, eighteen degrees.", 20_000, 2_000.0)
    stage_responses.began(conversation, request_id)
    links = [fact.link for fact in view.model().row(view.model().row_of_item(item_id)).links]
    assert links == [BESIDE_STOP]
    stage_responses.finished(conversation, request_id)
    row = view.model().row(view.model().row_of_item(item_id))
    assert [fact.link for fact in row.links] == [PLAY_ALL, BESIDE_PUT_IN, BESIDE_IN_PLACE, BESIDE_AGAIN, BESIDE_REMOVE]
    assert (row.speaker, row.passages[0].text, row.chip.text) == ("Beside", "Answered again", "done")
    assert "1,234 tokens in, 31 out" in [fact.text for fact in row.facts]
    said = MessageItem(role="assistant", content=[OutputText(text="Clear, eighteen degrees.")])
    for link in (BESIDE_PUT_IN, BESIDE_IN_PLACE, PLAY_ALL, BESIDE_REMOVE):
        view.follow_link(view.model().row_of_item(item_id), link)
    assert wishes(conversation, "add_item") == [(said,)]
    assert wishes(conversation, "replace_item") == [("a1", said)]
    assert ("play_item", item_id, "all") in conversation.wishes
    assert wishes(conversation, "delete_item") == [(item_id,)]


def test_a_chosen_call_is_read_with_its_output(window: MainWindow, conversation: Conversation) -> None:
    response_scenes.talk(conversation)
    conversation.add(on_stage.call("t1", "get_weather", "{}", "done", 20_000, call_id="call_1", call_output="18"))
    conversation.add(on_stage.call("t2", "", "", "done", 21_000, call_id="call_1", call_output="18"))
    conversation.transcript.get("t2").kind = "function_call_output"
    conversation.add(on_stage.assistant("a3", "Eighteen degrees.", 22_000, heard=17))
    window.workspace.hands.answer_again("a3")
    composer = sheet(window, ComposerSheet)
    assert composer.form.context.item_ids == ("u1", "a1", "u2", "a2", "t1")
    composer.ask.click()
    window.workspace.hands.answer_again("a3")
    composer = sheet(window, ComposerSheet)
    composer.form.context.none.click()
    composer.form.context.entries.item(1).setCheckState(Qt.CheckState.Checked)
    composer.ask.click()
    read = [[item.id for item in options.input] for options, _ in created(conversation)]
    assert read == [["u1", "a1", "u2", "a2", "t1", "t2"], ["a1"]]


def test_refused_words_stand_on_the_card_and_lead_back_to_the_composer(
    window: MainWindow, conversation: Conversation
) -> None:
    response_scenes.cards(conversation)
    view = window.workspace.transcript.view
    row = view.model().rowCount() - 1
    said = view.model().row(row)
    assert said.chip.text == "refused"
    assert "Tool choice must name" in said.sentence
    assert said.sentence_tone == "danger"
    view.follow_link(row, BESIDE_AGAIN)
    composer = sheet(window, ComposerSheet)
    assert composer.form.tools.tool_choice == "function:get_weather"
    composer.reject()
    running = view.model().row_of_item("o_wish3")
    view.follow_link(running, BESIDE_STOP)
    assert wishes(conversation, "cancel_response") == [("resp_wish3",)]


def test_the_delete_key_takes_a_card_away(window: MainWindow, conversation: Conversation) -> None:
    response_scenes.cards(conversation)
    view = window.workspace.transcript.view
    view.setFocus()
    view.setCurrentIndex(view.model().index(view.model().row_of_item("o_wish1"), 0))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert wishes(conversation, "delete_item") == [("o_wish1",)]


def test_a_card_reads_out_all_it_shows(window: MainWindow, conversation: Conversation) -> None:
    response_scenes.cards(conversation)
    model = window.workspace.transcript.view.model()
    index = model.index(model.row_of_item("o_wish2"), 0)
    read = model.data(index, Qt.ItemDataRole.AccessibleTextRole)
    for words in (
        "Beside",
        "Answered again · verse",
        "On Sunday expect clouds",
        "done",
        "beside the conversation",
        "play",
    ):
        assert words in read


def test_cards_of_a_session_that_is_over_can_only_be_played_and_removed(
    window: MainWindow, conversation: Conversation
) -> None:
    response_scenes.cards(conversation)
    conversation.set_phase(on_stage.Phase.IDLE)
    model = window.workspace.transcript.view.model()
    links = [fact.link for fact in model.row(model.row_of_item("o_wish2")).links]
    assert links == [PLAY_ALL, BESIDE_REMOVE]
    unfinished = model.row(model.row_of_item("o_wish3"))
    assert unfinished.chip.text == "unfinished"


def test_a_message_goes_where_it_is_put(window: MainWindow, conversation: Conversation) -> None:
    response_scenes.talk(conversation)
    view = window.workspace.transcript.view
    menu = view.menu_of(view.model().row_of_item("u2"))
    next(action for action in menu.actions() if action.text() == "Insert after this…").trigger()
    menu.close()
    insert = sheet(window, InsertSheet)
    assert "And on Sunday?" in insert.place.currentText()
    assert not insert.insert.isEnabled()
    insert.role.set_current("system")
    insert.role.chosen.emit("system")
    QTest.keyClicks(insert.text, "Be kind.")
    QTest.keyClick(insert.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    kind = MessageItem(role="system", content=[InputText(text="Be kind.")])
    assert wishes(conversation, "add_item") == [(kind, "u2")]


def test_a_changed_message_says_what_becomes_of_later_ones(window: MainWindow, conversation: Conversation) -> None:
    response_scenes.talk(conversation)
    window.workspace.hands.edit("u1")
    edit = sheet(window, EditSheet)
    assert "3 later entries" in edit.note.text()
    edit.keep.setChecked(True)
    assert "stay as they are" in edit.note.text()
    edit.again.setChecked(True)
    edit.text.setPlainText("What will the weather be like in Nara?")
    edit.change.click()
    new = MessageItem(role="user", content=[InputText(text="What will the weather be like in Nara?")])
    assert wishes(conversation, "replace_item") == [("u1", new)]
    assert wishes(conversation, "delete_item") == [("a1",), ("u2",), ("a2",)]
    assert wishes(conversation, "interrupt") == [()]
    assert wishes(conversation, "create_response") == [()]
    window.workspace.hands.edit("a1")  # an answer is not changed, it is given again
    assert not [each for each in window.findChildren(EditSheet) if each.isVisible()]


def test_speech_beside_waits_until_nobody_else_speaks(conversation: Conversation) -> None:
    conversation.set_phase(on_stage.Phase.LIVE)
    played = []
    conversation.replay.play = lambda item, part: played.append((item.item_id, part))
    request_id = conversation.responses.ask(ResponseDraft(speaks=True))
    response_scenes.beside(conversation, request_id, "Hello", 1_000, 900.0)
    stage_responses.began(conversation, request_id)
    stage_responses.finished(conversation, request_id)
    conversation.stage_life.run.live.playout.sounding = True
    conversation.stage_life.devices_visited.emit()
    assert played == []
    conversation.stage_life.run.live.playout.sounding = False
    conversation.stage_life.devices_visited.emit()
    conversation.stage_life.devices_visited.emit()
    assert played == [(f"o_{request_id}", "all")]
