"""Items put in, changed and shown by hand, against the real built-in service over a real WebSocket."""

from __future__ import annotations

import base64
import struct
import zlib
from pathlib import Path

import pytest
from held_window import HeldProgram
from PySide6.QtCore import QCoreApplication

from desktop_app.controller.item_desk import ROOT
from desktop_app.controller.picture import Picture, PictureProblem
from desktop_app.settings.response_draft import ResponseDraft


@pytest.fixture(params=["ga", "preview"])
def program(request: pytest.FixtureRequest, qapp: QCoreApplication, tmp_path: Path) -> HeldProgram:
    return HeldProgram(tmp_path, request.param)


@pytest.fixture
def ga_program(qapp: QCoreApplication, tmp_path: Path) -> HeldProgram:
    return HeldProgram(tmp_path, "ga")


def png(width_px: int, height_px: int) -> str:
    """A grey picture as a data URL."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width_px, height_px, 8, 0, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\x80" * width_px) * height_px)
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    return f"data:image/png;base64,{base64.b64encode(data).decode()}"


def test_texts_of_every_role_go_where_they_are_put(program: HeldProgram, qapp: QCoreApplication) -> None:
    desk = program.items

    async def scenario() -> None:
        await program.live(output_modality="text")
        answer = await program.ask("hello")
        question = program.conversation.transcript.items[0]
        desk.insert("system", "Be kind.", ROOT)
        desk.insert("assistant", "I listen.", question.item_id)
        desk.insert("user", "My name is Hanako.")
        await program.until(lambda: len(program.texts) == 5, "the items")
        assert program.texts == [
            ("system", "Be kind."),
            ("user", "hello"),
            ("assistant", "I listen."),
            ("assistant", answer.text),
            ("user", "My name is Hanako."),
        ]
        # After a card beside the conversation means after what was said before it.
        card_id = program.responses.ask(ResponseDraft(context="empty", output_modality="text"))
        await program.over(card_id)
        desk.insert("user", "behind the card", program.card(card_id).item_id)
        await program.until(lambda: len(program.texts) == 6, "the last item")
        assert program.texts[-1] == ("user", "behind the card")
        assert "Hanako" in (await program.ask("what is my name")).text

    program.run(qapp, scenario)


def test_a_sent_text_is_changed_and_answered_anew(program: HeldProgram, qapp: QCoreApplication) -> None:
    desk = program.items

    async def scenario() -> None:
        await program.live(output_modality="text")
        await program.ask("what is two plus two")
        await program.ask("what is nine plus nine")
        first, _, second, _ = program.conversation.transcript.items
        assert desk.can_edit(first.item_id)
        assert not desk.can_edit(program.answers[0].item_id)
        assert len(desk.later_than(first.item_id)) == 3
        desk.edit(second.item_id, "what is nine plus ten")
        await program.until(lambda: program.texts[2] == ("user", "what is nine plus ten"), "the change")
        assert len(program.texts) == 4  # the answers stay where they were
        desk.edit(first.item_id, "what is five plus six", forget_later=True, answer=True)
        await program.until(
            lambda: len(program.texts) == 2 and program.quiet and "nine" not in program.texts[1][1].lower(),
            "another answer",
        )
        assert program.texts[0] == ("user", "what is five plus six")
        assert "11" in program.texts[1][1] or "eleven" in program.texts[1][1]

    program.run(qapp, scenario)


def test_a_picture_is_shown_and_the_partner_says_honestly_what_it_can(
    ga_program: HeldProgram, qapp: QCoreApplication
) -> None:
    program, url = ga_program, png(640, 400)

    async def scenario() -> None:
        await program.live(output_modality="text")
        assert program.items.takes_pictures
        program.items.show(Picture(url, 640, 400, len(url)), "What is this?")
        await program.until(lambda: program.answers and program.quiet, "an answer")
        (item,) = [item for item in program.conversation.transcript.items if item.role == "user"]
        assert [part.kind for part in item.parts] == ["image", "text"]
        assert item.parts[0].image_url == url
        assert "640" in program.answers[0].text
        assert "400" in program.answers[0].text
        # Changing the words keeps the picture.
        program.items.edit(item.item_id, "What do you see?")
        await program.until(lambda: program.conversation.transcript.items[0].item_id != item.item_id, "the change")
        assert program.conversation.transcript.items[0].parts[0].image_url == url

    program.run(qapp, scenario)
    journal = program.application.life.run.recording.folder.events.read_text("utf-8")
    assert url[100:] not in journal


def test_preview_knows_no_pictures(qapp: QCoreApplication, tmp_path: Path) -> None:
    program = HeldProgram(tmp_path, "preview")

    async def scenario() -> None:
        await program.live(output_modality="text")
        assert not program.items.takes_pictures
        program.items.show(Picture(png(4, 4), 4, 4, 90), "look")
        await program.ask("hello")
        assert len(program.texts) == 2

    program.run(qapp, scenario)


def test_pictures_are_read_off_this_thread_and_failures_are_sentences(
    ga_program: HeldProgram, qapp: QCoreApplication
) -> None:
    program, ready, failed = ga_program, [], []
    program.items.picture_ready.connect(ready.append)
    program.items.picture_failed.connect(failed.append)
    picture = Picture(png(2, 2), 2, 2, 80)

    def broken() -> Picture:
        raise PictureProblem("unreadable")

    def gone() -> Picture:
        return Picture((tmp := Path("/nowhere/at all.png")).read_text(), 1, 1, len(str(tmp)))

    async def scenario() -> None:
        for load in (lambda: picture, broken, gone):
            program.items.load_picture(load)
        await program.until(lambda: ready and len(failed) == 2, "all three")

    program.run(qapp, scenario)
    assert ready == [picture]
    assert all("PNG" in sentence for sentence in failed)
