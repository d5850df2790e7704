"""The accessible tree of the window in its states: everything has a name, says what it is, and comes in order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
import stage as on_stage
from accessible_tree import Node, complaints, tree_of, written
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.controller.phase import Phase
from desktop_app.controller.status import Action, Notice
from desktop_app.controller.waveform_source import WaveformSource
from desktop_app.ui.button import Button
from desktop_app.ui.main_window import MainWindow

Conversation = on_stage.StageConversation
Role = QAccessible.Role


@pytest.fixture(autouse=True)
def somebody_listens() -> Iterator[None]:
    """As while a screen reader runs."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.fixture
def live(window: MainWindow, conversation: Conversation, waveform: WaveformSource) -> MainWindow:
    """A conversation with everything in it: a tool, a cut, an answer being heard, and a notice."""
    conversation.set_phase(Phase.LIVE)
    on_stage.play(conversation, waveform)
    conversation.notice_raised.emit(
        Notice("lost", "problem", "It was lost.", "Why is unknown.", "1006", Action("start", "Start again"))
    )
    QTest.qWait(50)
    return window


def names(nodes: list[Node], role: QAccessible.Role) -> list[str]:
    return [node.name for node in nodes if node.role is role]


def test_an_idle_window_says_what_everything_is(window: MainWindow) -> None:
    assert complaints(tree_of(window)) == []


@pytest.mark.parametrize("push_to_talk", [False, True], ids=["detected turns", "push to talk"])
def test_a_live_window_says_what_everything_is(
    live: MainWindow, conversation: Conversation, push_to_talk: bool
) -> None:
    conversation.set_push_to_talk(push_to_talk)
    conversation.set_muted(True)
    nodes = tree_of(live)
    assert complaints(nodes) == []
    assert len([node for node in nodes if node.works]) > 30


def test_every_page_of_the_panel_says_what_everything_is(live: MainWindow, qtbot: QtBot) -> None:
    panel = live.workspace.panel
    for index in range(panel.tabs.count()):
        panel.tabs.setCurrentIndex(index)
        qtbot.waitUntil(panel.pages.currentWidget().isVisible)
        assert complaints(tree_of(live)) == [], panel.tabs.tabText(index)


def reached_by_tab(window: QWidget) -> list[QWidget]:
    """Every widget that Tab comes by, beginning with the one that has the keyboard."""
    found: list[QWidget] = []
    while (widget := QApplication.focusWidget()) is not None and widget not in found:
        found.append(widget)
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    return found


def test_tab_reaches_every_control_of_every_page(live: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(live):
        live.activateWindow()
    panel = live.workspace.panel
    for index in range(panel.tabs.count()):
        panel.tabs.setCurrentIndex(index)
        panel.tabs.setFocus()
        page = panel.pages.currentWidget()
        qtbot.waitUntil(page.isVisible)
        reached = reached_by_tab(live)
        wanted = [
            widget
            for widget in page.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
        ]
        assert [widget.accessibleName() for widget in wanted if widget not in reached] == []
        places = [reached.index(widget) for widget in wanted]
        assert max(places) - min(places) == len(places) - 1, "something else comes between"


def test_the_search_says_what_everything_is(live: MainWindow) -> None:
    live.workspace.transcript.find()
    nodes = tree_of(live)
    assert complaints(nodes) == []
    assert "Search the transcript" in names(nodes, Role.EditableText)


def sheets(window: MainWindow) -> Iterator[QDialog]:
    """Every sheet of the window, one after the other; the preferences at each of their pages."""
    space = window.workspace
    openings = [space.show_shortcuts, lambda: space.show_connect("azure"), lambda: space.show_connect("openai")]
    space.show_preferences()
    first = QApplication.activeModalWidget()
    assert isinstance(first, QDialog)
    pages = first.findChild(type(window.workspace.panel.tabs)).count()
    first.close()
    openings += [partial(space.show_preferences, page) for page in range(pages)]
    openings.append(space.header.entries.about_requested.emit)
    hands, first_said = space.hands, window.workspace.transcript.model.item_id(0)
    openings += [hands.say, hands.compose, hands.answer_again, hands.insert, hands.show_picture]
    openings.append(partial(hands.edit, first_said))
    for opening in openings:
        opening()
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, QDialog)
        yield sheet
        sheet.close()
        QTest.qWait(1)


def test_every_sheet_says_what_everything_is(live: MainWindow) -> None:
    titles = []
    for sheet in sheets(live):
        nodes = tree_of(sheet)
        assert complaints(nodes) == [], sheet.windowTitle()
        assert [node.name for node in nodes if node.works], sheet.windowTitle()
        titles.append(sheet.windowTitle())
    assert {"Preferences", "Keyboard shortcuts", "About Duologue", "Compose a response"} <= set(titles)


def test_tab_reaches_every_control_of_every_sheet(live: MainWindow, qtbot: QtBot) -> None:
    for sheet in sheets(live):
        with qtbot.waitActive(sheet):
            sheet.activateWindow()
        assert QApplication.focusWidget() is not None, sheet.windowTitle()
        reached = reached_by_tab(sheet)
        missed = [
            widget.accessibleName()
            for widget in sheet.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and widget.isEnabled()
            and not widget.focusProxy()
            and widget not in reached
        ]
        assert missed == [], sheet.windowTitle()


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing|propagateSizeHints)")
def test_the_menus_say_what_everything_is(live: MainWindow) -> None:
    menu = live.workspace.header.entries
    menu.popup(live.pos())
    nodes = tree_of(menu)
    menu.close()
    assert complaints(nodes) == []
    assert "Keyboard shortcuts" in names(nodes, Role.MenuItem)


def test_the_parts_come_in_the_order_of_the_eye(live: MainWindow) -> None:
    nodes = tree_of(live)
    parts = [node.name for node in nodes if node.role in (Role.ToolBar, Role.Pane) and node.name]
    assert parts == ["Session", "Notices", "Conversation", "Side panel", "Timeline", "Talking and writing"]


def test_the_controls_are_written_down_as_a_screen_reader_finds_them(
    live: MainWindow, conversation: Conversation
) -> None:
    conversation.set_push_to_talk(True)
    conversation.set_muted(True)
    text = written(tree_of(live))
    controls = text[text.index("ToolBar 'Talking and writing'") :]
    assert [line.strip() for line in controls.splitlines()] == [
        "ToolBar 'Talking and writing'",
        "StaticText 'Ready. Press Start and say hello, or type below.'",
        "ComboBox 'System default' (Microphone) focusable",
        "ComboBox 'System default' (Speaker) focusable",
        "CheckBox 'Unmute the microphone (M)' focusable checkable checked",
        "Button 'Hold to talk (Space)' focusable",
        "Button 'Interrupt the assistant (Esc)' focusable",
        "Button 'More to say, ask and show (Ctrl+M)' focusable",
        "EditableText 'Message' focusable editable",
        "Button 'Send the message (Enter)' focusable disabled",
    ]


def test_the_transcript_is_a_list_whose_rows_say_what_was_heard_and_what_was_not(
    live: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitActive(live):
        live.activateWindow()
    view = live.workspace.transcript.view
    rows = QAccessible.queryAccessibleInterface(view)
    assert rows.role() is Role.List
    assert rows.childCount() == view.model().rowCount()
    said = [rows.child(index).text(QAccessible.Text.Name) for index in range(rows.childCount())]
    assert "Kyoto tomorrow?" in said[0]
    assert "get_weather" in said[1]
    assert "Never heard: eighteen degrees" in said[2]
    view.setFocus()
    view.setCurrentIndex(view.model().index(2, 0))
    row = rows.child(2)
    assert row.role() is Role.ListItem
    assert row.state().focused
    assert not rows.child(0).state().focused
    assert rows.focusChild() is row
    middle = row.rect().center()
    assert rows.childAt(middle.x(), middle.y()) is row
    assert rows.indexOfChild(row) == 2
    assert rows.child(99) is None


def test_rows_that_are_gone_are_no_longer_there(live: MainWindow, conversation: Conversation) -> None:
    rows = QAccessible.queryAccessibleInterface(live.workspace.transcript.view)
    last = rows.child(rows.childCount() - 1)
    conversation.remove("a2")
    assert not last.isValid()
    assert rows.childCount() == live.workspace.transcript.view.model().rowCount()


def test_an_amount_is_said_with_its_unit(live: MainWindow, conversation: Conversation) -> None:
    conversation.set_draft(silence_ms=650)
    assert "Silence that ends a turn: 650 ms" in names(tree_of(live), Role.Slider)


def test_what_became_of_a_setting_is_said_at_its_editor(live: MainWindow, conversation: Conversation) -> None:
    conversation.set_draft(speed=1.25)
    told = live.workspace.settings.fields["speed"].editor.main.accessibleDescription()
    assert told.startswith("Used when the next session starts. How fast")


# A check that finds nothing may be blind: each kind of fault, made on purpose, is found.


def test_a_control_without_a_name_is_found(live: MainWindow) -> None:
    live.workspace.header.menu.setAccessibleName("")
    (complaint,) = complaints(tree_of(live))
    assert "without a name" in complaint


def test_a_drop_down_that_only_its_value_names_is_found(live: MainWindow) -> None:
    picker = live.workspace.controls.microphone
    next(label for label in picker.parentWidget().findChildren(QLabel) if label.buddy() is picker).setBuddy(None)
    (complaint,) = complaints(tree_of(live))
    assert "only its value" in complaint


def test_two_of_one_name_are_found(live: MainWindow) -> None:
    controls = live.workspace.controls
    controls.talk.set_name(controls.interrupt.accessibleName())
    (complaint,) = complaints(tree_of(live))
    assert "two of one name" in complaint


def test_something_of_no_kind_is_found(live: MainWindow) -> None:
    live.workspace.controls.status.setFocusPolicy(live.workspace.controls.talk.focusPolicy())
    assert any("no telling" in complaint for complaint in complaints(tree_of(live)))


def test_an_icon_says_itself_by_its_name() -> None:
    assert Button(icon="cross", name="Dismiss").accessibleName() == "Dismiss"
