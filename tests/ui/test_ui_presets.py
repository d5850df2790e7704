"""Presets in the window: the picker, its menu, the sheets, and files that are dropped."""

from __future__ import annotations

from pathlib import Path

import pytest
from accessible_tree import complaints, tree_of
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from stage import StageConversation, stage_presets

from desktop_app.controller.phase import Phase
from desktop_app.controller.preset_desk import PresetDesk
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.presets import Preset
from desktop_app.storage.preset_file import read_preset, write_preset
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.presets.compare_sheet import CompareSheet
from desktop_app.ui.presets.name_sheet import NameSheet
from desktop_app.ui.presets.picker import PresetPicker

GUIDE = "example/travel-guide"


@pytest.fixture
def presets(conversation: StageConversation, preferences, tmp_path: Path) -> PresetDesk:
    return stage_presets(conversation, preferences, tmp_path)


@pytest.fixture
def place(qtbot, dressed, presets: PresetDesk) -> QWidget:
    """What the sheets stand on."""
    place = QWidget()
    qtbot.addWidget(place)
    place.resize(900, 600)
    with qtbot.waitExposed(place):
        place.show()
    return place


@pytest.fixture
def picker(place: QWidget, conversation: StageConversation) -> PresetPicker:
    picker = PresetPicker(conversation, place)
    picker.resize(320, picker.sizeHint().height())
    picker.show()
    return picker


def choose(picker: PresetPicker, preset_id: str) -> None:
    picker.picker.setCurrentIndex(picker.picker.findData(preset_id))
    picker.picker.chosen.emit(preset_id)


def test_without_presets_there_is_no_picker(window: MainWindow):
    assert not window.workspace.settings.preset.isVisible()


def test_the_examples_stand_under_their_heading(picker: PresetPicker):
    texts = [picker.picker.itemText(index) for index in range(picker.picker.count())]
    assert [text for text in texts if text][:3] == ["None", "Examples", "Interpreter"]
    heading = picker.picker.findText("Examples")
    assert not picker.picker.model().item(heading).isEnabled()
    assert picker.picker.current_id == ""


def test_choosing_one_fills_the_settings_and_says_that_nothing_is_sent(
    picker: PresetPicker, conversation: StageConversation
):
    choose(picker, GUIDE)
    assert conversation.draft.voice == "coral"
    assert picker.note.text() == "Holds from the next session on."
    conversation.set_phase(Phase.LIVE)
    count = conversation.pending_changes
    assert str(count) in picker.note.text()
    assert "Nothing is sent" in picker.note.text()
    conversation.apply()
    assert not picker.note.isVisible()
    assert picker.picker.currentText() == "Travel guide"
    assert picker.picker.findData("") < 0


def test_a_change_is_marked_by_a_word_and_said(picker: PresetPicker, conversation: StageConversation):
    choose(picker, GUIDE)
    assert not picker.mark.isVisible()
    conversation.set_draft(speed=1.2)
    assert picker.mark.isVisible()
    assert picker.mark.words.text() == "modified"
    assert picker.picker.accessibleDescription()
    picker.menu.back.trigger()
    assert not picker.mark.isVisible()
    assert conversation.draft.speed == 1.0


def test_the_menu_offers_what_can_be_done(picker: PresetPicker, presets: PresetDesk, conversation: StageConversation):
    menu = picker.menu
    menu.look()
    assert not any(action.isEnabled() for action in (menu.save, menu.rename, menu.duplicate, menu.delete, menu.back))
    assert menu.save_as.isEnabled()
    presets.use(GUIDE)
    menu.look()
    assert menu.duplicate.text() == "Duplicate to change it"
    assert not menu.delete.isEnabled()
    assert "duplicate" in menu.delete.toolTip()
    menu.duplicate.trigger()
    conversation.set_draft(speed=1.2)
    menu.look()
    assert all(action.isEnabled() for action in (menu.save, menu.rename, menu.duplicate, menu.delete, menu.back))
    menu.save.trigger()
    assert presets.current.session.speed == 1.2
    menu.delete.trigger()
    assert presets.own == []
    menu.look()
    menu.undo.trigger()
    assert [preset.name for preset in presets.own] == ["Travel guide (2)"]


def test_a_name_that_is_taken_is_told_before_anything_is_kept(
    picker: PresetPicker, presets: PresetDesk, place: QWidget, qtbot
):
    picker.menu.save_as.trigger()
    sheet = place.findChild(NameSheet)
    assert sheet.name.text() == "My preset"
    sheet.name.setText("interviewer")
    assert sheet.problem.isVisible()
    assert not sheet.save.isEnabled()
    qtbot.keyClick(sheet.name, Qt.Key.Key_Return)
    assert sheet.isVisible()
    sheet.name.setText("Mine")
    sheet.description.setText("For me.")
    assert not sheet.problem.isVisible()
    qtbot.keyClick(sheet.name, Qt.Key.Key_Return)
    assert (presets.current.name, presets.current.description) == ("Mine", "For me.")
    assert picker.picker.currentText() == "Mine"


def test_renaming_keeps_the_rest(picker: PresetPicker, presets: PresetDesk, place: QWidget):
    presets.save_as("Mine", "For me.")
    picker.menu.rename.trigger()
    sheet = place.findChild(NameSheet)
    assert (sheet.name.text(), sheet.save.isEnabled()) == ("Mine", True)
    sheet.name.setText("Ours")
    sheet.save.click()
    assert (presets.current.name, presets.current.description) == ("Ours", "For me.")


def _compare(presets: PresetDesk, place: QWidget) -> CompareSheet:
    sheet = CompareSheet(presets, place)
    sheet.open()
    return sheet


def test_only_what_differs_is_shown_side_by_side(presets: PresetDesk, place: QWidget, conversation: StageConversation):
    presets.use(GUIDE)
    presets.save_as("Mine")
    sheet = _compare(presets, place)
    assert sheet.rows == []
    assert sheet.same.isVisible()
    text = conversation.draft.instructions.replace("twenty years", "two years")
    conversation.set_draft(speed=1.2, instructions=text)
    assert [row.row.field for row in sheet.rows] == ["speed", "instructions"]
    first, second = sheet.rows[1].cells
    assert "twenty years" in first.toPlainText()
    assert "two years" in second.toPlainText()
    assert "[…]" in first.toPlainText(), "what both have at length is left out"
    assert {first.marked, second.marked} == {"twenty", "two"}
    sheet.close()


def test_a_value_is_taken_over_by_its_button(presets: PresetDesk, place: QWidget, conversation: StageConversation):
    presets.use(GUIDE)
    mine = presets.save_as("Mine")
    conversation.set_draft(speed=1.2, voice="verse")
    sheet = _compare(presets, place)
    by_field = {row.row.field: row for row in sheet.rows}
    by_field["voice"].buttons[0].click()  # the preset's, into the settings
    assert conversation.draft.voice == "coral"
    [row] = sheet.rows
    row.buttons[1].click()  # the settings', into the preset
    assert presets.preset(mine).session.speed == 1.2
    assert sheet.rows == []
    sheet.close()


def test_tools_are_compared_by_name_and_examples_take_nothing(presets: PresetDesk, place: QWidget, qtbot):
    sheet = _compare(presets, place)
    for side, wanted in ((sheet.first, "example/support-agent"), (sheet.second, GUIDE)):
        side.setCurrentIndex(side.findData(wanted))
        side.chosen.emit(wanted)

    def tools() -> set[str]:
        return {row.row.entry for row in sheet.rows if row.row.field == "tools"}

    qtbot.waitUntil(lambda: {"look_up_order", "issue_refund", "get_time"} <= tools())
    assert sheet.rows == [each.widget() for each in map(sheet._list.itemAt, range(len(sheet.rows)))]
    assert [row for row in sheet.rows if row.buttons] == []
    assert all("canned" in row.row.first for row in sheet.rows if row.row.entry == "look_up_order")
    sheet.close()


def test_the_dialogs_are_opened_and_never_executed(
    picker: PresetPicker, presets: PresetDesk, place: QWidget, tmp_path: Path
):
    presets.use(GUIDE)
    picker.menu.export.trigger()
    dialog = place.findChild(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    dialog.fileSelected.emit(str(tmp_path / "given.toml"))
    dialog.close()
    assert read_preset(tmp_path / "given.toml").preset.name == "Travel guide"


def _drop(window: MainWindow, path: Path) -> bool:
    """Drag a file in and let it go; whether the window took it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enters = QDragEnterEvent(QPoint(5, 5), *how)
    enters.ignore()
    QApplication.sendEvent(window, enters)
    if not enters.isAccepted():
        return False
    drop = QDropEvent(QPointF(5, 5), *how)
    QApplication.sendEvent(window, drop)
    return drop.isAccepted()


def test_a_file_dropped_on_the_window_is_imported(presets: PresetDesk, window: MainWindow, tmp_path: Path):
    path = tmp_path / "given.toml"
    write_preset(path, Preset(name="Given", session=SessionDraft(speed=0.8)))
    assert not _drop(window, tmp_path / "picture.png")
    assert _drop(window, path)
    assert presets.current.name == "Given"


def test_everything_says_what_it_is(
    picker: PresetPicker, presets: PresetDesk, place: QWidget, conversation: StageConversation, qtbot
):
    QAccessible.setActive(True)
    presets.use("example/support-agent")
    presets.save_as("Mine")
    conversation.set_draft(speed=1.2, instructions="Be kind.", tools=conversation.draft.tools[2:])
    assert complaints(tree_of(picker)) == []
    picker.menu.save_as.trigger()
    naming = place.findChild(NameSheet)
    assert complaints(tree_of(naming)) == []
    naming.close()
    sheet = _compare(presets, place)
    qtbot.waitUntil(lambda: len(sheet.rows) == 4)
    assert complaints(tree_of(sheet)) == []
    sheet.close()
    QAccessible.setActive(False)


def test_choosing_and_comparing_work_by_keyboard(
    picker: PresetPicker, presets: PresetDesk, place: QWidget, conversation: StageConversation, qtbot
):
    picker.picker.setFocus()
    qtbot.keyClick(picker.picker, Qt.Key.Key_Down)
    assert presets.current.name == "Interpreter"
    presets.save_as("Mine")
    conversation.set_draft(speed=1.2, voice="verse")
    sheet = _compare(presets, place)
    reached = []
    for _ in range(9):
        qtbot.keyClick(sheet.focusWidget(), Qt.Key.Key_Tab)
        reached.append(sheet.focusWidget())
    assert {sheet.second, *(button for row in sheet.rows for button in row.buttons)} <= set(reached)
    sheet.rows[0].buttons[0].setFocus()
    qtbot.keyClick(sheet.rows[0].buttons[0], Qt.Key.Key_Return)
    assert [row.row.field for row in sheet.rows] == ["speed"]
    assert sheet.focusWidget() is sheet.rows[0].buttons[0]
    sheet.close()
