"""The events tab: what happened on the wire to look through, and events to write by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import stage as on_stage
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop_app.controller.event_table import EventTable
from desktop_app.controller.phase import Phase
from desktop_app.storage.event_journal import EventJournal, JournalEntry
from desktop_app.ui.button import Button
from desktop_app.ui.events import words as events_words
from desktop_app.ui.events.json_tree import JsonTreeModel
from desktop_app.ui.events.menu import menu_of
from desktop_app.ui.events.page import EventsPage
from desktop_app.ui.events.runs import EventRuns
from desktop_app.ui.main_window import MainWindow

Conversation = on_stage.StageConversation


class Wire:
    """A session's frames, as they go through the journal into the log of the stage."""

    def __init__(self, conversation: Conversation, path: Path) -> None:
        self.log = conversation.events
        self.journal = EventJournal(path, on_entry=self.log.begin(path))
        self.at_ms = 0.0

    def write(self, direction: str, *events: dict | bytes) -> None:
        """Frames, 12 ms apart."""
        for event in events:
            self.at_ms += 12.0
            frame = event if isinstance(event, bytes) else json.dumps(event).encode()
            if self.journal.write(direction, self.at_ms, frame):
                self.log.expect()
        self.journal.flush()
        self.log.take_in()

    def talk(self) -> None:
        """A short exchange, with an error, an unknown event, a malformed frame and audio."""
        item = {"id": "item_1", "type": "message", "role": "user", "content": [{"type": "input_text", "text": "Hello"}]}
        self.write("received", {"type": "session.created", "event_id": "event_1", "session": {"id": "sess_1"}})
        self.write("sent", {"type": "conversation.item.create", "event_id": "duologue_1", "item": item})
        self.write("received", {"type": "conversation.item.added", "event_id": "event_2", "item": item})
        self.write("sent", {"type": "response.create"}, {"type": "input_audio_buffer.append", "audio": "AAAA" * 50})
        self.write("received", {"type": "response.created", "response": {"id": "resp_1"}})
        self.write("received", {"type": "error", "error": {"message": "<b>no</b>"}}, b"{{", {"type": "new.thing"})
        audio = {"type": "response.output_audio.delta", "item_id": "item_2", "response_id": "resp_1", "delta": "A" * 80}
        self.write("received", audio, audio)


@pytest.fixture
def wire(conversation: Conversation, tmp_path: Path) -> Iterator[Wire]:
    wire = Wire(conversation, tmp_path / "events.jsonl")
    yield wire
    wire.journal.close()
    wire.log.close()


@pytest.fixture
def page(window: MainWindow, wire: Wire) -> EventsPage:
    window.workspace.panel.open_page(window.workspace.events)
    return window.workspace.events


def types(page: EventsPage) -> list[str]:
    events = (page.model.event_at(row) for row in range(page.model.rowCount()))
    return [events_words.name(event) for event in events]


def choose(page: EventsPage, type_name: str) -> None:
    page.list.choose(page.model.number(types(page).index(type_name)))


class TestList:
    def test_an_empty_list_teaches(self, page: EventsPage) -> None:
        assert "appears here" in page.empty.text()
        assert page.empty.isVisible()
        assert not page.save.isEnabled()

    def test_events_are_listed_both_ways_without_the_flood_of_audio(self, page: EventsPage, wire: Wire) -> None:
        wire.talk()
        assert types(page) == [
            "session.created",
            "conversation.item.create",
            "conversation.item.added",
            "response.create",
            "response.created",
            "error",
            "not an event",
            "new.thing",
        ]
        assert page.count.text() == "8 of 11 events"
        assert not page.empty.isVisible()
        assert page.model.delta_ms(0) is None
        assert page.model.delta_ms(1) == 12.0
        assert page.model.delta_ms(4) == 24.0  # the audio between is not shown

    def test_a_row_is_read_out_with_its_direction(self, page: EventsPage, wire: Wire) -> None:
        wire.talk()
        sent, received = (page.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in (1, 2))
        assert sent.startswith("conversation.item.create, sent, 00:00.024, ")
        assert "received" in received

    def test_what_nobody_looks_at_is_caught_up_with(self, page: EventsPage, wire: Wire, window: MainWindow) -> None:
        window.workspace.panel.open_page(window.workspace.settings)
        wire.talk()
        assert page.model.rowCount() == 0
        window.workspace.panel.open_page(page)
        assert page.model.rowCount() == 8

    def test_a_new_session_begins_anew(
        self, page: EventsPage, wire: Wire, conversation: Conversation, tmp_path: Path
    ) -> None:
        wire.talk()
        choose(page, "error")
        conversation.events.begin(tmp_path / "next.jsonl")
        assert page.model.rowCount() == 0
        assert page.details.isHidden() or page._lower.isHidden()
        assert page.count.text() == "0 events"

    def test_the_newest_is_followed_until_somebody_stays(self, page: EventsPage, wire: Wire, qtbot: QtBot) -> None:
        wire.write("sent", *[{"type": "response.create", "n": n} for n in range(100)])
        bar = page.list.verticalScrollBar()
        assert bar.value() == bar.maximum() > 0
        page.list.choose(40)
        place = bar.value()
        assert not page.list.following
        wire.write("sent", *[{"type": "response.create"} for _ in range(12)])
        assert bar.value() == place
        assert page.newest.isVisible()
        assert page.newest.text() == "12 new"
        qtbot.mouseClick(page.newest, Qt.MouseButton.LeftButton)
        assert page.list.following
        assert not page.newest.isVisible()
        assert bar.value() == bar.maximum()

    def test_pause_and_follow(self, page: EventsPage, wire: Wire, qtbot: QtBot) -> None:
        wire.talk()
        qtbot.mouseClick(page.bar.pause, Qt.MouseButton.LeftButton)
        wire.talk()
        assert page.newest.text() == "8 new"
        assert page.model.rowCount() == 16
        qtbot.mouseClick(page.bar.pause, Qt.MouseButton.LeftButton)
        assert page.list.following

    def test_rows_that_leave_the_index_take_the_list_along(
        self, page: EventsPage, conversation: Conversation, tmp_path: Path
    ) -> None:
        conversation.events._capacity = 400
        wire = Wire(conversation, tmp_path / "small.jsonl")
        wire.write("sent", *[{"type": "response.create", "n": n} for n in range(390)])
        page.list.choose(300)
        top = page.list.indexAt(page.list.viewport().rect().topLeft()).row()
        first = page.model.number(top)
        wire.write("sent", *[{"type": "response.create"} for _ in range(30)])
        assert conversation.events.table.first > 0
        assert page.list.chosen == 300
        assert page.model.number(page.list.indexAt(page.list.viewport().rect().topLeft()).row()) == first
        assert "only in the file" in page.count.text()
        wire.journal.close()

    def test_many_rows_cost_what_is_in_sight(self, page: EventsPage, wire: Wire) -> None:
        wire.write("sent", *[{"type": "response.create"} for _ in range(3000)])
        asked = []
        real = page.model.event_at
        page.model.event_at = lambda row: asked.append(row) or real(row)
        page.list.viewport().repaint()
        assert 0 < len(asked) < 60


class TestFilter:
    @pytest.fixture(autouse=True)
    def _talked(self, page: EventsPage, wire: Wire) -> None:
        wire.talk()

    def test_directions(self, page: EventsPage, qtbot: QtBot) -> None:
        qtbot.mouseClick(page.bar.received, Qt.MouseButton.LeftButton)
        assert types(page) == ["conversation.item.create", "response.create"]
        qtbot.mouseClick(page.bar.sent, Qt.MouseButton.LeftButton)
        assert types(page) == []
        assert page.empty.text() == "No event is like that."
        qtbot.mouseClick(page.show_all, Qt.MouseButton.LeftButton)
        assert len(types(page)) == 8

    def test_audio(self, page: EventsPage, qtbot: QtBot) -> None:
        qtbot.mouseClick(page.bar.audio, Qt.MouseButton.LeftButton)
        assert page.count.text() == "11 events"
        last = page.model.rowCount() - 1
        assert last == 9
        assert len(page.model.run(last)) == 2
        assert "response.output_audio.delta × 2, received" in page.model.index(last, 0).data()
        menu = page.bar.kinds_menu()
        next(action for action in menu.actions() if action.text() == "Runs of audio in one row").trigger()
        menu.close()
        assert page.model.rowCount() == 11

    def test_kinds(self, page: EventsPage) -> None:
        menu = page.bar.kinds_menu()
        next(action for action in menu.actions() if action.text() == "Errors alone").trigger()
        assert types(page) == ["error", "not an event"]
        menu.close()

    def test_words_in_types_and_ids(self, page: EventsPage, qtbot: QtBot) -> None:
        qtbot.keyClicks(page.bar.words, "ITEM_1")
        qtbot.waitUntil(lambda: types(page) == ["conversation.item.create", "conversation.item.added"])
        page.bar.words.setText("duologue_1")
        qtbot.waitUntil(lambda: types(page) == ["conversation.item.create"])

    def test_words_in_bodies(self, page: EventsPage, wire: Wire, qtbot: QtBot) -> None:
        page.bar.words.setText("hello")
        qtbot.waitUntil(lambda: types(page) == [])
        assert page.bar.bodies.isVisible()
        qtbot.mouseClick(page.bar.bodies, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: types(page) == ["conversation.item.create", "conversation.item.added"])
        wire.write("received", {"type": "response.output_text.delta", "delta": "Say HELLO"}, {"type": "error"})
        assert types(page)[2:] == ["response.output_text.delta"]

    def test_the_chosen_item(self, page: EventsPage, window: MainWindow, qtbot: QtBot) -> None:
        assert not page.bar.item.isVisible()
        page.choose_item("item_1")
        qtbot.mouseClick(page.bar.item, Qt.MouseButton.LeftButton)
        assert types(page) == ["conversation.item.create", "conversation.item.added"]
        page.choose_item("item_2")
        assert types(page) == []
        qtbot.mouseClick(page.bar.item, Qt.MouseButton.LeftButton)
        assert len(types(page)) == 8

    def test_the_chosen_event_stays_chosen(self, page: EventsPage, qtbot: QtBot) -> None:
        choose(page, "response.created")
        number = page.list.chosen
        qtbot.mouseClick(page.bar.sent, Qt.MouseButton.LeftButton)
        assert page.list.chosen == number
        qtbot.mouseClick(page.bar.received, Qt.MouseButton.LeftButton)
        assert page.list.chosen == -1
        assert page._lower.isHidden()


class TestDetails:
    @pytest.fixture(autouse=True)
    def _talked(self, page: EventsPage, wire: Wire) -> None:
        wire.talk()

    def test_the_event_as_a_tree(self, page: EventsPage) -> None:
        choose(page, "conversation.item.create")
        tree = page.details.tree.json
        assert [tree.index(row, 0).data(JsonTreeModel.KEY) for row in range(3)] == ["type", "event_id", "item"]
        assert page.details.name.text() == "conversation.item.create"
        assert page.details.facts.text().startswith("Sent at 00:00.024, ")
        assert page.details.tree.isExpanded(tree.index(2, 0))

    def test_the_event_as_text(self, page: EventsPage) -> None:
        choose(page, "error")
        page.details.views.setCurrentIndex(1)
        shown = json.loads(page.details.raw.toPlainText())
        assert shown == {"type": "error", "error": {"message": "<b>no</b>"}}

    def test_a_malformed_frame_is_shown_as_it_came(self, page: EventsPage) -> None:
        choose(page, "not an event")
        assert page.details.pages.currentWidget() is page.details.raw
        assert page.details.raw.toPlainText() == "{{"

    def test_audio_is_a_size(self, page: EventsPage) -> None:
        page.bar.show_all()
        page.bar.audio.click()
        choose(page, "input_audio_buffer.append")
        page.details.views.setCurrentIndex(1)
        assert "[150 bytes]" in page.details.raw.toPlainText()

    def test_copy(self, page: EventsPage, qtbot: QtBot) -> None:
        choose(page, "error")
        qtbot.mouseClick(page.details.copy, Qt.MouseButton.LeftButton)
        assert json.loads(QGuiApplication.clipboard().text())["type"] == "error"

    def test_ctrl_c_copies_several_as_lines(self, page: EventsPage, wire: Wire, qtbot: QtBot) -> None:
        page.list.selectAll()
        qtbot.keyClick(page.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        lines = QGuiApplication.clipboard().text().splitlines()
        written = wire.log.path.read_text("utf-8").splitlines()
        assert len(lines) == 8
        assert set(lines) <= set(written)

    def test_ids_to_copy(self, page: EventsPage) -> None:
        choose(page, "conversation.item.create")
        assert page.details._ids() == {"event_id": "duologue_1", "item.id": "item_1"}

    def test_from_an_error_to_its_cause(self, page: EventsPage, wire: Wire) -> None:
        wire.write("received", {"type": "error", "event_id": "event_9", "error": {"event_id": "duologue_1"}})
        page.bar.sent.click()
        page.list.choose(page.model.number(page.model.rowCount() - 1))
        assert page.details.cause.isVisible()
        page.details.cause.click()
        assert page.details.name.text() == "conversation.item.create"
        assert page.list.chosen == 1
        assert not page.details.cause.isVisible()

    def test_show_in_the_transcript(self, page: EventsPage, conversation: Conversation, window: MainWindow) -> None:
        conversation.add(on_stage.user("item_1", "Hello", 24.0))
        conversation.add(on_stage.user("item_9", "Later", 99.0))
        choose(page, "conversation.item.added")
        page.details.item.click()
        view = window.workspace.transcript.view
        assert view.model().item_id(view.currentIndex().row()) == "item_1"
        choose(page, "error")
        assert not page.details.item.isVisible()

    def test_the_menu_of_an_event(self, page: EventsPage, wire: Wire) -> None:
        number = page.model.number(types(page).index("conversation.item.create"))
        menu = menu_of(page, number)
        actions = {action.text(): action for action in menu.actions()}
        assert list(actions)[:3] == ["Read", "Copy", "Write again…"]
        actions["Write again…"].trigger()
        assert page.composer.isVisible()
        assert json.loads(page.composer.editor.toPlainText())["item"]["id"] == "item_1"
        actions["Only the events of this item"].trigger()
        assert types(page) == ["conversation.item.create", "conversation.item.added"]
        menu.close()
        received = menu_of(page, page.model.number(1))
        assert "Write again…" not in [action.text() for action in received.actions()]
        received.close()

    def test_an_item_chosen_in_the_transcript_can_narrow_the_list(
        self, page: EventsPage, conversation: Conversation, window: MainWindow
    ) -> None:
        conversation.add(on_stage.user("item_1", "Hello", 24.0))
        window.workspace.transcript.view.show_item("item_1")
        assert page.bar.item.isVisible()

    def test_a_large_event_is_shown_short_and_copied_whole(self, page: EventsPage, wire: Wire) -> None:
        words = ["w" * 60_000] * 20
        wire.write("received", {"type": "response.function_call_arguments.done", "arguments": words})
        choose(page, "response.function_call_arguments.done")
        assert page.details.tree.json.index(1, 0).data(JsonTreeModel.VALUE) == "[…] 20"
        page.details.views.setCurrentIndex(1)
        assert len(page.details.raw.toPlainText()) <= events_words.LONGEST_TEXT + 1
        assert "shortened" in page.details.note.text()
        page.details.copy_event()
        assert json.loads(QGuiApplication.clipboard().text())["arguments"] == words

    def test_a_long_list_opens_by_and_by(self, page: EventsPage, wire: Wire) -> None:
        wire.write("received", {"type": "error", "numbers": list(range(5000))})
        page.list.choose(page.model.number(page.model.rowCount() - 1))
        tree = page.details.tree.json
        numbers = tree.index(1, 0)
        page.details.tree.expand(numbers)
        assert 0 < tree.rowCount(numbers) < 1000
        while tree.canFetchMore(numbers):
            tree.fetchMore(numbers)
        assert tree.index(4999, 0, numbers).data(JsonTreeModel.KEY) == "[4999]"

    def test_the_keyboard_alone(self, page: EventsPage, qtbot: QtBot) -> None:
        page.list.setFocus()
        qtbot.keyClick(page.list, Qt.Key.Key_Home)
        qtbot.keyClick(page.list, Qt.Key.Key_Down)
        assert page.list.chosen == 1
        qtbot.keyClick(page.list, Qt.Key.Key_Return)
        assert page.details.tree.hasFocus()
        qtbot.keyClick(page.details.tree, Qt.Key.Key_Backspace)
        assert page.list.hasFocus()
        qtbot.keyClick(page.list, Qt.Key.Key_Slash)
        assert page.bar.words.hasFocus()
        qtbot.keyClick(page.bar.words, Qt.Key.Key_Return)
        assert page.list.hasFocus()


class TestRuns:
    def test_a_run_that_goes_on_stays_one_row(self, page: EventsPage, wire: Wire) -> None:
        page.bar.audio.click()
        append = {"type": "input_audio_buffer.append", "audio": "AAAA" * 50}
        wire.write("sent", append, append)
        page.list.pause()
        wire.write("sent", append, {"type": "response.create"}, append)
        assert [len(page.model.run(row)) for row in range(page.model.rowCount())] == [3, 1, 1]
        assert page.list.unseen == 3
        assert page.model.event_at(0).size_bytes == 3 * len(json.dumps(append))
        assert page.model.delta_ms(1) == 12.0

    @given(st.lists(st.lists(st.sampled_from("aAbe"), max_size=6), max_size=8), st.integers(0, 20), st.booleans())
    def test_rows_are_those_of_grouping_all_at_once(self, frames: list[list[str]], dropped: int, grouped: bool) -> None:
        """However the events arrive, and after the oldest have gone."""
        names = {"a": "input_audio_buffer.append", "A": "response.output_audio.delta", "b": "response.create"}
        table, runs = EventTable(), EventRuns(grouped)
        for frame in frames:
            first = table.end
            kinds = [names.get(each, "error") for each in frame]
            table.extend(
                [JournalEntry(0.0, "sent" if k[0] == "i" else "received", "", k, "", "", "", 1, 0, b"") for k in kinds]
            )
            added = np.arange(first, table.end)
            joining = runs.joins_last(table, added)
            runs.extend_last(added[:joining])
            runs.add(added[joining:], runs.rows_of(table, added[joining:]))
        flat = "".join(letter for frame in frames for letter in frame)
        rows = _grouped(flat, grouped)
        assert [runs.run(row).tolist() for row in range(runs.count)] == rows
        assert all(runs.row_of(number) == row for row, numbers in enumerate(rows) for number in numbers)
        gone = sum(numbers[-1] < dropped for numbers in rows)
        assert runs.rows_before(dropped) == gone
        runs.drop_before(dropped)
        left = [[number for number in numbers if number >= dropped] for numbers in rows[gone:]]
        assert [runs.run(row).tolist() for row in range(runs.count)] == left


def _grouped(letters: str, grouped: bool) -> list[list[int]]:
    rows: list[list[int]] = []
    for number, letter in enumerate(letters):
        if grouped and rows and letter in "aA" and letters[number - 1] == letter:
            rows[-1].append(number)
        else:
            rows.append([number])
    return rows


def test_text_from_the_wire_is_one_safe_line(page: EventsPage, wire: Wire) -> None:
    wire.write("received", {"type": "evil\n\u202e\x00type", "x": 1})
    assert "\n" not in types(page)[0]
    assert "\x00" not in types(page)[0]


def test_endless_lines_are_cut() -> None:
    assert events_words.shortened("a\n" + "b" * 10_000 + "\nc").split("\n")[1].endswith("…")
    assert events_words.shortened("short") == "short"


class TestSaving:
    def test_what_is_shown_or_everything(self, page: EventsPage, wire: Wire, qtbot: QtBot, tmp_path: Path) -> None:
        wire.talk()
        for shown, count in ((True, 8), (False, 12)):
            target = tmp_path / f"saved-{count}.jsonl"
            with qtbot.waitSignal(wire.log.saved):
                page.saving.save_to(str(target), shown=shown)
            assert len(target.read_text("utf-8").splitlines()) == count
            wire.write("received", b"")
            assert page.count.text() == f"Saved {count} events to {target.name}"
            page._telling.timeout.emit()
            page._telling.stop()

    def test_the_dialog_asks_where(self, page: EventsPage, wire: Wire, qtbot: QtBot, tmp_path: Path) -> None:
        wire.talk()
        page.saving.ask_where(shown=False)
        dialog = page.findChild(QFileDialog)
        with qtbot.waitSignal(wire.log.saved):
            dialog.fileSelected.emit(str(tmp_path / "x.jsonl"))
        dialog.reject()
        assert (tmp_path / "x.jsonl").exists()


class TestComposer:
    def test_a_type_begins_an_event_the_service_takes(self, page: EventsPage) -> None:
        page.compose.click()
        assert page.composer.isVisible()
        assert page.composer.editor.hasFocus()
        page.composer.types.chosen.emit("conversation.item.create")
        assert json.loads(page.composer.editor.toPlainText())["type"] == "conversation.item.create"
        assert page.composer.verdict.tone == "ok"
        assert page.composer.send.isEnabled()

    def test_an_event_about_the_chosen_item(self, page: EventsPage, wire: Wire) -> None:
        wire.talk()
        choose(page, "conversation.item.added")
        page.compose.click()
        page.composer.types.chosen.emit("conversation.item.delete")
        assert json.loads(page.composer.editor.toPlainText())["item_id"] == "item_1"

    def test_ctrl_enter_sends_and_does_not_start_a_session(
        self, page: EventsPage, conversation: Conversation, qtbot: QtBot, window: MainWindow
    ) -> None:
        page.compose.click()
        page.composer.editor.setPlainText('{"type": "response.create"}')
        window.activateWindow()
        qtbot.waitUntil(page.composer.editor.hasFocus)
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert [wish for wish in conversation.wishes if wish[0] in ("send_event", "start")] == [
            ("send_event", '{"type": "response.create"}', False)
        ]
        assert page.composer.verdict.text().startswith("Sent at")

    def test_mistakes_are_said_and_sent_only_anyway(
        self, page: EventsPage, conversation: Conversation, qtbot: QtBot
    ) -> None:
        page.compose.click()
        composer = page.composer
        composer.editor.setPlainText('{"type": "session.update",\n "session": ]}')
        qtbot.waitUntil(lambda: "line 2" in composer.verdict.text())
        composer.editor.setPlainText('{"type": "conversation.item.delete", "item": 1}')
        qtbot.waitUntil(lambda: "item_id" in composer.verdict.text())
        assert composer.verdict.tone == "danger"
        assert not composer.send.isEnabled()
        composer.send_now()
        assert conversation.wishes == []
        qtbot.mouseClick(composer.anyway, Qt.MouseButton.LeftButton)
        assert conversation.wishes == [("send_event", '{"type": "conversation.item.delete", "item": 1}', True)]

    def test_the_way_back_through_what_was_sent(self, page: EventsPage, qtbot: QtBot) -> None:
        page.compose.click()
        editor = page.composer.editor
        texts = ['{"type": "response.create"}', '{"type": "input_audio_buffer.clear"}']
        for text in texts:
            editor.setPlainText(text)
            page.composer.send_now()
        editor.clear()
        for expected in (texts[1], texts[0], texts[0]):
            qtbot.keyClick(editor, Qt.Key.Key_Up)
            assert editor.toPlainText() == expected
        qtbot.keyClick(editor, Qt.Key.Key_Down)
        assert editor.toPlainText() == texts[1]

    @pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)")
    def test_types_are_completed(self, page: EventsPage, qtbot: QtBot, window: MainWindow) -> None:
        page.compose.click()
        window.activateWindow()
        editor = page.composer.editor
        qtbot.waitUntil(editor.hasFocus)
        qtbot.keyClicks(editor, '{"type": "item.tru')
        popup = editor.completer.popup()
        assert popup.isVisible()
        qtbot.keyClick(popup, Qt.Key.Key_Return)
        assert editor.toPlainText() == '{"type": "conversation.item.truncate"'
        assert not popup.isVisible()

    def test_a_new_line_is_indented(self, page: EventsPage, qtbot: QtBot) -> None:
        page.compose.click()
        qtbot.keyClicks(page.composer.editor, "{")
        qtbot.keyClick(page.composer.editor, Qt.Key.Key_Return)
        assert page.composer.editor.toPlainText() == "{\n  "

    def test_why_nothing_was_sent_is_said(
        self, page: EventsPage, conversation: Conversation, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(conversation, "send_event", lambda text, anyway: "There is no session. Press Start first.")
        page.compose.click()
        page.composer.editor.setPlainText('{"type": "response.create"}')
        page.composer.send_now()
        assert "Press Start" in page.composer.verdict.text()
        conversation.set_phase(Phase.LIVE)

    def test_after_sending_the_answer_comes_into_sight(self, page: EventsPage, wire: Wire) -> None:
        wire.talk()
        page.list.choose(1)
        page.compose.click()
        page.composer.editor.setPlainText('{"type": "response.create"}')
        page.composer.send_now()
        assert page.list.following

    def test_closing_keeps_the_text(self, page: EventsPage) -> None:
        page.compose.click()
        page.composer.editor.setPlainText("{")
        page.composer.close_button.click()
        assert not page.composer.isVisible()
        page.compose.click()
        assert page.composer.editor.toPlainText() == "{"


class TestRoom:
    def test_the_shortcut_opens_the_tab(self, window: MainWindow, qtbot: QtBot) -> None:
        qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        assert window.workspace.events.isVisible()

    def test_more_room_and_less_again(self, page: EventsPage, window: MainWindow, wire: Wire) -> None:
        wire.talk()
        choose(page, "error")
        before = window.workspace.panel.width()
        page.bar.widen.click()
        QTest.qWait(1)
        assert window.workspace.panel.width() > 1.4 * before
        assert page.details.x() == 0
        assert page._lower.x() > 0  # beside the list
        page.bar.widen.click()
        QTest.qWait(1)
        assert abs(window.workspace.panel.width() - before) < 8

    def test_the_narrowest_panel_holds_all_of_it(self, page: EventsPage, wire: Wire) -> None:
        wire.talk()
        wire.write("received", {"type": "error", "event_id": "e", "item_id": "item_1", "error": {"event_id": "x"}})
        page.list.choose(page.model.number(page.model.rowCount() - 1))
        assert page.details.cause.isVisible()
        page.compose.click()
        assert page.minimumSizeHint().width() <= 280

    @pytest.mark.parametrize("size", [(900, 600), (1280, 800)])
    def test_nothing_is_cut_off(self, page: EventsPage, window: MainWindow, wire: Wire, size: tuple[int, int]) -> None:
        window.resize(*size)
        wire.talk()
        choose(page, "error")
        page.choose_item("item_1")
        QTest.qWait(1)
        self._fits(page, [page.bar.sent, page.bar.received, page.bar.audio, page.bar.pause, page.bar.item])
        page.list.opened.emit()
        QTest.qWait(1)
        self._fits(page, [page.details.close_button, page.details.copy])
        page.details.close_button.click()
        QTest.qWait(1)
        self._fits(page, [page.compose, page.save])
        page.compose.click()
        page.composer.editor.setPlainText('{"type": "session.update", "session": {"type": "realtime", "speed": 9}}')
        page.composer.check()
        QTest.qWait(1)
        self._fits(page, [page.composer.send, page.composer.anyway, page.composer.history])
        assert page.composer.verdict.geometry().top() >= page.composer.editor.geometry().bottom()

    def _fits(self, page: EventsPage, buttons: list[Button]) -> None:
        for button in buttons:
            assert button.isVisible(), button.accessibleName()
            right = button.mapTo(page, button.rect().topRight()).x()
            assert right < page.width(), button.accessibleName()
            assert button.width() >= button.sizeHint().width(), button.accessibleName()
