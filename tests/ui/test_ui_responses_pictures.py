"""Pictures: chosen, dropped, pasted, shrunk and shown in the transcript."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
import response_scenes
import stage as on_stage
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop_app.controller.picture import LONGEST_SIDE_PX, PictureProblem
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.items import InputImage, InputText
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.responses.picture_sheet import PictureSheet
from desktop_app.ui.responses.shrink import image_of, shrunk

Conversation = on_stage.StageConversation


def sheet(window: MainWindow) -> PictureSheet:
    (found,) = [each for each in window.findChildren(PictureSheet) if each.isVisible()]
    return found


def drop(widget: QWidget, data: QMimeData) -> None:
    buttons, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(20, 10), Qt.DropAction.CopyAction, data, buttons, none)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(20, 10), Qt.DropAction.CopyAction, data, buttons, none)
    QApplication.sendEvent(widget, event)


def test_pictures_become_small_and_lose_what_a_camera_wrote(tmp_path: Path) -> None:
    path = response_scenes.picture_file(tmp_path)
    picture = shrunk(path)
    assert (picture.width_px, picture.height_px) == (LONGEST_SIDE_PX, 1_024)
    assert picture.shrunk_from == (2_400, 1_600)
    data = base64.b64decode(picture.data_url.partition(",")[2])
    assert len(data) == picture.size_bytes
    assert image_of(picture.data_url, 264).width() == 264
    photo = QImage(600, 400, QImage.Format.Format_RGB32)
    for row in range(400):
        for column in range(600):
            photo.setPixelColor(column, row, QColor(row * 7919 % 256, column * 104729 % 256, row * column * 31 % 256))
    assert photo.save(str(tmp_path / "photo.jpg"), "JPEG", 95)
    marked = (tmp_path / "photo.jpg").read_bytes()
    secret = b"Exif\0\0GPS 35.01N 135.77E"
    (tmp_path / "photo.jpg").write_bytes(
        marked[:2] + b"\xff\xe1" + (len(secret) + 2).to_bytes(2, "big") + secret + marked[2:]
    )
    assert b"GPS" not in base64.b64decode(shrunk(tmp_path / "photo.jpg").data_url.partition(",")[2])


def test_see_through_pictures_stay_png_and_what_is_none_is_told(tmp_path: Path) -> None:
    image = QImage(40, 20, QImage.Format.Format_ARGB32)
    image.fill(QColor(10, 20, 30, 40))
    picture = shrunk(image)
    assert picture.data_url.startswith("data:image/png;")
    assert picture.shrunk_from is None
    assert image_of(picture.data_url, 100).pixelColor(5, 5).alpha() == 40
    (tmp_path / "words.png").write_text("no picture")
    for source, code in (
        (tmp_path / "words.png", "unreadable"),
        (tmp_path / "gone.png", "unreadable"),
        (QImage(), "empty"),
    ):
        with pytest.raises(PictureProblem) as caught:
            shrunk(source)
        assert caught.value.code == code


def test_a_picture_is_chosen_looked_at_and_sent(window: MainWindow, conversation: Conversation, tmp_path: Path) -> None:
    conversation.set_phase(on_stage.Phase.LIVE)
    window.workspace.hands.show_picture()
    shown = sheet(window)
    assert not shown.send.isEnabled()
    assert "1,536 pixels" in shown.field.facts.text()
    shown.field._chosen(str(response_scenes.picture_file(tmp_path)))
    assert shown.field.picture is not None
    assert "Shrunk from 2,400 × 1,600." in shown.field.facts.text()
    QTest.keyClicks(shown.text, "Which mountain is this?")
    QTest.keyClick(shown.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    ((_, content),) = [wish for wish in conversation.wishes if wish[0] == "send_message"]
    assert content == [InputImage(image_url=shown.field.picture.data_url), InputText(text="Which mountain is this?")]
    assert not shown.isVisible()


def test_what_cannot_be_read_is_said_and_the_preview_takes_none(
    window: MainWindow, conversation: Conversation, tmp_path: Path
) -> None:
    conversation.set_phase(on_stage.Phase.LIVE)
    window.workspace.hands.show_picture()
    shown = sheet(window)
    (tmp_path / "words.png").write_text("no picture")
    shown.field._chosen(str(tmp_path / "words.png"))
    assert shown.field.facts.tone == "danger"
    assert not shown.send.isEnabled()
    shown.reject()
    conversation.stage_life.dialect = Dialect.PREVIEW
    window.workspace.hands.show_picture(lambda: shrunk(response_scenes.mountain(60, 40)))
    shown = sheet(window)
    assert shown.field.picture is not None
    assert "preview" in shown.problem.text()
    assert not shown.send.isEnabled()


def test_pictures_are_dropped_on_the_message_and_pasted_into_it(
    window: MainWindow, conversation: Conversation, tmp_path: Path
) -> None:
    conversation.set_phase(on_stage.Phase.LIVE)
    message = window.workspace.controls.message
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(response_scenes.picture_file(tmp_path)))])
    drop(message, data)
    shown = sheet(window)
    assert shown.field.picture is not None
    shown.reject()
    QGuiApplication.clipboard().setImage(response_scenes.mountain(90, 60))
    message.setFocus()
    QTest.keyClick(message, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    shown = sheet(window)
    assert shown.field.picture.width_px == 90
    shown.reject()
    # Words go their usual way.
    QGuiApplication.clipboard().setText("hello")
    QTest.keyClick(message, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert message.text() == "hello"
    assert not [each for each in window.findChildren(PictureSheet) if each.isVisible()]


def test_a_row_shows_its_picture_above_its_words(window: MainWindow, conversation: Conversation) -> None:
    response_scenes.picture(conversation)
    view = window.workspace.transcript.view
    QTest.qWait(40)
    view.arrange()
    placed = view.pages.layout(0)
    (shown,) = placed.pictures
    assert (shown.rect.width(), shown.rect.height()) == (264, 176)
    assert placed.texts[0].at.y() > shown.rect.bottom()
    assert placed.bubble.contains(shown.rect)
    grabbed = view.grab().toImage()
    top = view.visualRect(view.model().index(0, 0)).top()
    ratio = grabbed.devicePixelRatio()
    middle = (shown.rect.center() + QPointF(0, top)) * ratio
    # The mountain, and not the bubble it stands in.
    assert grabbed.pixelColor(middle.toPoint()).name() == QColor("#2d3f63").name()
