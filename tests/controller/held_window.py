"""The program without its window and without sound, talking with the real built-in service over a real WebSocket."""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from qasync import QEventLoop

from desktop_app.application import Application
from desktop_app.controller.phase import Phase
from desktop_app.controller.preferences import Preferences
from desktop_app.conversation.changes import Change
from desktop_app.conversation.transcript import TranscriptItem
from desktop_app.settings.model import Preferences as Kept
from desktop_app.storage.settings_file import SettingsFile

LONGEST_S = 60.0


class HeldProgram:
    """One program; what its conversation told is in `told` and `notices`."""

    def __init__(self, folder: Path, dialect: str) -> None:
        options = argparse.Namespace(connection="builtin", dialect=dialect, api_key_env="", data_dir=folder)
        preferences = Preferences(SettingsFile(folder / "settings.json", Kept()))
        self.application = Application(options, preferences, microphone="none", speaker="none")
        self.conversation = self.application.conversation
        self.responses, self.items = self.conversation.responses, self.conversation.items
        self.told: list[Change] = []
        self.notices: list[str] = []
        self.application.life.conversation_changed.connect(self.told.append)
        self.conversation.notice_raised.connect(lambda notice: self.notices.append(notice.headline))

    def run(self, qapp: QCoreApplication, scenario: Callable[[], Awaitable[None]]) -> None:
        """Run a coroutine on the program's one loop, then shut the program down."""

        async def whole() -> None:
            try:
                async with asyncio.timeout(LONGEST_S * 2):
                    await scenario()
            finally:
                await self.application.shut_down()

        loop = QEventLoop(qapp)
        asyncio.set_event_loop(loop)
        with loop:
            loop.run_until_complete(whole())

    async def live(self, **draft: object) -> None:
        """Start, and wait for the session."""
        self.conversation.set_draft(**draft)
        self.conversation.start()
        await self.until(lambda: self.conversation.phase is Phase.LIVE, "the session")

    async def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait until something holds."""
        deadline_s = time.monotonic() + LONGEST_S
        while not condition():
            assert time.monotonic() < deadline_s, f"waited in vain for {what}; told: {self.notices}"
            await asyncio.sleep(0.01)

    async def ask(self, text: str) -> TranscriptItem:
        """Type something and wait for the whole answer; a silent speaker may still be at it."""
        before = len(self.answers)
        self.conversation.send_text(text)
        await self.until(lambda: len(self.answers) > before and self.quiet, f"an answer to {text!r}")
        return self.answers[-1]

    async def over(self, *request_ids: str) -> None:
        """Wait until nothing more will come of some requests."""
        assert all(request_ids), "nothing was asked"
        await self.until(lambda: all(self.responses.asked[each].over for each in request_ids), "the responses")

    @property
    def quiet(self) -> bool:
        """Whether no response is made or wanted in the conversation."""
        machine = self.conversation.machine
        return not machine.active_response_id and not machine.responses_waiting

    @property
    def answers(self) -> list[TranscriptItem]:
        items = self.conversation.transcript.items
        return [item for item in items if item.role == "assistant" and item.status == "completed" and item.text]

    @property
    def texts(self) -> list[tuple[str, str]]:
        """Role and words of the conversation."""
        return [(item.role, item.text) for item in self.conversation.transcript.items]

    @property
    def cards(self) -> list[TranscriptItem]:
        return list(self.conversation.transcript.out_of_band)

    def card(self, request_id: str) -> TranscriptItem:
        """The one card of a request."""
        (card,) = [item for item in self.cards if item.request_id == request_id]
        return card

    def sent(self, type_name: str) -> Iterator[dict[str, object]]:
        """What was sent of a type, from the journal."""
        run = self.application.life.run
        assert run is not None
        return (entry for entry in run.recording.folder.events.read_text("utf-8").splitlines() if type_name in entry)
