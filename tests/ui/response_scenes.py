"""Scenes of single responses and items by hand: cards beside the conversation, and the sheets."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import stage as on_stage
import stage_responses
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPolygonF

from desktop_app.controller.ready_made import summary_so_far
from desktop_app.conversation.transcript import TranscriptPart
from desktop_app.settings.response_draft import ResponseDraft
from desktop_app.ui.responses.shrink import shrunk


def mountain(width_px: int = 1_920, height_px: int = 1_280) -> QImage:
    """A picture to be shown: a mountain in the evening."""
    image = QImage(width_px, height_px, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    sky = QLinearGradient(0, 0, 0, height_px)
    for at, color in ((0.0, "#20355c"), (0.55, "#e58a6a"), (1.0, "#f6cf9a")):
        sky.setColorAt(at, QColor(color))
    painter.fillRect(image.rect(), sky)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    wide, high = float(width_px), float(height_px)
    for color, left, top, right in (
        ("#2d3f63", 0.05, 0.34, 0.95),
        ("#1c2842", -0.3, 0.62, 0.5),
        ("#17203a", 0.4, 0.7, 1.4),
    ):
        painter.setBrush(QColor(color))
        middle = (left + right) / 2
        points = [QRectF(x * wide, y * high, 0, 0).topLeft() for x, y in ((left, 1), (middle, top), (right, 1))]
        painter.drawPolygon(QPolygonF(points))
    painter.end()
    return image


def talk(stage: on_stage.StageConversation) -> None:
    """A short conversation that is going on."""
    stage.set_phase(on_stage.Phase.LIVE)
    stage.tick(52_000.0)
    stage.add(on_stage.user("u1", "What will the weather be like in Kyoto tomorrow?", 0, 2_400))
    stage.add(on_stage.assistant("a1", "Mild and clear, with a high of eighteen degrees.", 3_000, heard=49))
    stage.add(on_stage.user("u2", "And on Sunday?", 9_000, 9_900))
    stage.add(on_stage.assistant("a2", "Sunday turns cloudy in the afternoon, with some rain.", 10_500, heard=54))


def beside(stage: on_stage.StageConversation, request_id: str, text: str, at_ms: float, spoken_ms: float = 0.0) -> str:
    """Let a response that was asked for have said something; returns the id of its item."""
    item = on_stage.assistant(f"o_{request_id}", text, at_ms, out_of_band=True)
    part = item.parts[0]
    part.word_clock, part.kind, part.received_ms = None, "audio" if spoken_ms else "text", spoken_ms
    part.played_out = True
    item.request_id = request_id
    stage.transcript.add(item)
    stage.change(item.item_id)
    return item.item_id


def cards(stage: on_stage.StageConversation) -> None:
    """Cards in each of their states."""
    talk(stage)
    desk = stage.responses
    summary = desk.ask(summary_so_far("Summary"), "summary")
    words = "The user asked for the weather in Kyoto: clear and mild tomorrow, cloudy with some rain on Sunday."
    beside(stage, summary, words, 14_000)
    stage_responses.began(stage, summary)
    stage_responses.finished(stage, summary)
    draft = ResponseDraft(title="Answered again", voice="verse", context="items", item_ids=("u1", "a1", "u2"))
    again = desk.ask(draft, "again", answer_id="a2")
    beside(stage, again, "On Sunday expect clouds after noon and a little rain towards the evening.", 18_000, 4_200.0)
    stage_responses.began(stage, again)
    stage_responses.finished(stage, again)
    running = desk.ask(ResponseDraft(title="For the log", instructions="Be brief."))
    beside(stage, running, "Weather, Kyoto, two days;", 21_000)
    stage_responses.began(stage, running)
    wrong = desk.ask(ResponseDraft(title="With a forced function", tool_choice="function:get_weather"))
    beside(stage, wrong, "", 24_000)
    stage.transcript.get(f"o_{wrong}").parts.clear()
    refused = "Invalid value: 'get_weather'. Tool choice must name one of the session's tools."
    stage_responses.refused(stage, wrong, refused)
    stage.change(f"o_{wrong}")


def picture(stage: on_stage.StageConversation) -> None:
    """A picture that was shown, and what was answered."""
    stage.set_phase(on_stage.Phase.LIVE)
    stage.tick(20_000.0)
    item = on_stage.user("u1", "Which mountain is this?", 0)
    item.transcription = "none"
    item.parts[0].kind, item.parts[0].content_index = "text", 1
    shown = TranscriptPart(0, "image", image_url=shrunk(mountain()).data_url)
    item.add_part(shown)
    stage.add(item)
    words = "You showed me a JPEG picture of 1536 by 1024 pixels. I cannot look at it: I only work with words."
    stage.add(on_stage.assistant("a1", words, 3_000, heard=len(words)))


def composer(scene: Any) -> None:
    """A response is composed."""
    talk(scene.stage)
    scene.window.workspace.hands.compose()


def composer_again(scene: Any) -> None:
    """An answer is to be given again, with another voice."""
    talk(scene.stage)
    scene.window.workspace.hands.answer_again("a2")


def say(scene: Any) -> None:
    """A text is to be said."""
    talk(scene.stage)
    scene.window.workspace.hands.say()


def insert(scene: Any) -> None:
    """A message goes in after another."""
    talk(scene.stage)
    scene.window.workspace.hands.insert("u2")


def edit(scene: Any) -> None:
    """A message is changed."""
    talk(scene.stage)
    scene.window.workspace.hands.edit("u1")


def show_picture(scene: Any) -> None:
    """A picture is about to be shown."""
    talk(scene.stage)
    scene.window.workspace.hands.show_picture(partial(shrunk, mountain()))


def drop_picture(scene: Any) -> None:
    """No picture is chosen yet."""
    talk(scene.stage)
    scene.window.workspace.hands.show_picture()


def menu(scene: Any) -> None:
    """The menu beside the message."""
    talk(scene.stage)
    scene.window.workspace.controls.more.open_menu()


def picture_file(folder: Path) -> Path:
    """The mountain as a file, larger than what is sent."""
    path = folder / "mountain.png"
    mountain(2_400, 1_600).save(str(path))
    return path


def _staged(play: Any) -> Any:
    """A scene that needs nothing but the stage."""
    return lambda scene: play(scene.stage)


STATES = {
    "beside-dark": (_staged(cards), "dark", (1280, 900)),
    "beside-light": (_staged(cards), "light", (900, 600)),
    "picture-dark": (_staged(picture), "dark", (1280, 800)),
    "picture-light": (_staged(picture), "light", (900, 600)),
    "compose-dark": (composer, "dark", (1280, 800)),
    "compose-light": (composer, "light", (900, 600)),
    "again-light": (composer_again, "light", (1280, 800)),
    "say-dark": (say, "dark", (1280, 800)),
    "insert-light": (insert, "light", (1280, 800)),
    "edit-dark": (edit, "dark", (1280, 800)),
    "show-picture-dark": (show_picture, "dark", (1280, 800)),
    "drop-picture-light": (drop_picture, "light", (1280, 800)),
    "responses-menu-dark": (menu, "dark", (900, 600)),
    "beside-text-200": (_staged(cards), "light", (1280, 800)),
    "compose-text-200": (composer, "dark", (1280, 800)),
    "show-picture-text-200": (show_picture, "light", (900, 600)),
}
TEXT_SCALES = {"beside-text-200": 2.0, "compose-text-200": 2.0, "show-picture-text-200": 2.0}
AT_200 = {
    "beside-dark-200": (_staged(cards), "dark", (1280, 720)),
    "compose-light-200": (composer, "light", (1280, 720)),
}
