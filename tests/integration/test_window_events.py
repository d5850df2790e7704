"""The events tab with the real built-in service: what is on the wire is listed, and what one writes is answered."""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from program import service
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from desktop_app.application import Application
from desktop_app.controller.phase import Phase
from desktop_app.controller.preferences import Preferences
from desktop_app.settings.model import Preferences as Kept
from desktop_app.storage.event_journal import read_journal
from desktop_app.storage.settings_file import SettingsFile
from desktop_app.ui.events.page import EventsPage
from desktop_app.ui.main_window import MainWindow

pytestmark = [pytest.mark.integration, pytest.mark.qt_log_ignore("This plugin does not support")]

WAIT_S = 30.0


async def until(condition: Callable[[], object], what: str) -> None:
    """Let the program run until something holds."""
    try:
        async with asyncio.timeout(WAIT_S):
            while not condition():
                await asyncio.sleep(0.02)
    except TimeoutError:
        raise AssertionError(f"waited in vain for {what}") from None


class Session:
    """The program, its window on the events tab, and the wire as the tab lists it."""

    def __init__(self, application: Application, window: MainWindow) -> None:
        self.application = application
        self.conversation = application.conversation
        assert window.workspace is not None
        self.page: EventsPage = window.workspace.events
        window.workspace.panel.open_page(self.page)

    def rows(self, type_name: str) -> list[int]:
        """The numbers of the listed events of a type."""
        log = self.conversation.events
        numbers = [int(number) for number in self.page.model.numbers]
        return [number for number in numbers if log.row(number).type_name == type_name]

    def body(self, number: int) -> dict:
        return json.loads(self.conversation.events.line(number))["event"]

    async def write(self, text: str, *, anyway: bool = False) -> None:
        """Write an event in the composer and send it."""
        self.page.composer.editor.setPlainText(text)
        self.page.composer.send_now(anyway=anyway)
        assert self.page.composer.verdict.tone == "ok", self.page.composer.verdict.text()


@pytest.fixture(params=["ga", "preview"])
def program(
    request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[tuple[Application, MainWindow]]:
    """The whole program without sound devices, in this process, before a service in another."""
    with service() as address:
        monkeypatch.setenv("DUOLOGUE_API_KEY", address["api_key"])
        url = address["url" if request.param == "ga" else "preview_url"]
        options = argparse.Namespace(
            connection=f"{url}{'&' if '?' in url else '?'}model=m",
            dialect=request.param,
            api_key_env="DUOLOGUE_API_KEY",
            data_dir=tmp_path,
        )
        preferences = Preferences(SettingsFile(tmp_path / "settings.json", Kept()))
        application = Application(options, preferences, microphone="none", speaker="none")
        window = MainWindow(preferences)
        window.furnish(application.conversation, application.desk, application.waveform, application.connections)
        qtbot.addWidget(window)
        window.show()
        yield application, window


def test_a_hand_written_conversation(program: tuple[Application, MainWindow], qapp: QApplication) -> None:
    application, window = program
    session = Session(application, window)

    async def whole() -> None:
        try:
            await talk(session)
        finally:
            await application.shut_down()

    loop = QEventLoop(qapp)
    asyncio.set_event_loop(loop)
    with loop:
        loop.run_until_complete(whole())
    check_against_the_journal(application)


async def talk(session: Session) -> None:
    """An item, an answer to it, something the service refuses, and the end; looked at as it goes on."""
    conversation, page = session.conversation, session.page
    conversation.start()
    await until(lambda: conversation.phase is Phase.LIVE, "the session")
    await until(lambda: session.rows("session.updated"), "what the service said")
    assert session.rows("session.created")
    assert session.rows("session.update")

    await session.write(page.composer._conversation.composer.template("conversation.item.create"))
    await until(lambda: conversation.transcript.items, "the item in the transcript")
    (item,) = conversation.transcript.items
    assert item.text == "Hello"
    answer = (
        "conversation.item.added" if "ga" in str(conversation.life.endpoint.dialect) else "conversation.item.created"
    )
    await until(lambda: session.rows(answer), "the service's word for it")
    assert session.body(session.rows(answer)[0])["item"]["id"] == item.item_id

    await session.write('{"type": "response.create"}')
    await until(lambda: session.rows("response.done"), "the answer")
    assert len(session.rows("response.create")) == 1
    assert not session.rows("response.output_audio.delta")
    assert not session.rows("response.audio.delta")

    await session.write('{"type": "conversation.item.delete", "item_id": "nobody"}')
    await until(lambda: session.rows("error"), "the service's refusal")
    await session.write('{"type": "made.up", "x": 1}', anyway=True)
    await until(lambda: len(session.rows("error")) == 2, "the answer to something made up")
    (made_up,) = session.rows("made.up")
    assert session.body(made_up) == {"type": "made.up", "x": 1}
    error = session.rows("error")[-1]
    page.list.choose(error)
    page.list.opened.emit()
    assert page.details.name.text() == "error"
    assert "made.up" in page.details.text
    assert conversation.events.row(error).kind == "errors"
    assert conversation.events.row(made_up).kind == "unknown"

    conversation.end()
    await until(lambda: conversation.phase is Phase.IDLE, "the end")
    await until(lambda: conversation.events.waiting == 0, "the last lines")


def check_against_the_journal(application: Application) -> None:
    """The log is still there after the session, and every row of it is a line of the journal."""
    log = application.conversation.events
    assert log.path is not None
    lines = list(read_journal(log.path))
    assert log.table.end == len(lines) > 10
    for number, line in enumerate(lines):
        row = log.row(number)
        assert line.event is not None
        assert (row.type_name, row.sent, round(row.at_ms, 3)) == (
            line.event["type"],
            line.direction == "sent",
            line.at_ms,
        )
        assert json.loads(log.line(number))["event"] == line.event
