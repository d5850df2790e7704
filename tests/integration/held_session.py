"""The program without its window, in this process, holding a session over a network that fails; and what it says."""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

from program import words
from PySide6.QtCore import QCoreApplication
from qasync import QEventLoop

from desktop_app.application import Application
from desktop_app.audio.file_microphone import FileMicrophone
from desktop_app.controller.heartbeat import Heartbeat
from desktop_app.controller.phase import Phase
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.session_run import SessionRun
from desktop_app.controller.status import Notice, Status
from desktop_app.conversation.session_machine import SessionMachine
from desktop_app.conversation.transcript import TranscriptItem
from desktop_app.settings.model import Preferences as Kept
from desktop_app.storage.settings_file import SettingsFile

LONGEST_S = 45.0
KEY_VARIABLE = "DUOLOGUE_TEST_KEY"


class HeldSession:
    """One program and what it told its window."""

    def __init__(self, folder: Path, url: str, *, heartbeat: Heartbeat, dialect: str = "ga") -> None:
        options = argparse.Namespace(connection=url, dialect=dialect, api_key_env=KEY_VARIABLE, data_dir=folder)
        preferences = Preferences(SettingsFile(folder / "settings.json", Kept()))
        self.application = Application(options, preferences, microphone="file:", speaker="none", heartbeat=heartbeat)
        self.conversation = self.application.conversation
        self.notices: list[Notice] = []
        self.settled: list[str] = []
        self.statuses: list[Status] = []
        self.phases: list[tuple[Phase, float]] = []
        self.conversation.notice_raised.connect(self.notices.append)
        self.conversation.notice_settled.connect(self.settled.append)
        self.conversation.status_changed.connect(self.statuses.append)
        self.conversation.phase_changed.connect(lambda phase: self.phases.append((phase, time.monotonic())))

    def run(self, qapp: QCoreApplication, scenario: Callable[[], Awaitable[None]]) -> None:
        """Run a coroutine on the program's one loop, then shut the program down."""

        async def whole() -> None:
            try:
                async with asyncio.timeout(LONGEST_S * 3):
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
            told = [notice.headline for notice in self.notices]
            assert time.monotonic() < deadline_s, f"waited in vain for {what}; told: {told}; phases: {self.phases}"
            await asyncio.sleep(0.01)

    async def ask(self, text: str) -> str:
        """Type something and wait for the whole answer, heard to its end."""
        before = len(self.answers)
        self.conversation.send_text(text)
        await self.answered(before + 1)
        return self.answers[-1]

    async def answered(self, count: int) -> None:
        """Wait for so many answers, complete and heard."""

        def complete() -> bool:
            done = len(self.answers) >= count and not self.machine.active_response_id
            return done and not self.machine.responses_waiting and not self.run_of.live.playout.sounding

        await self.until(complete, f"{count} answers, not {self.answers}")

    def speak(self, path: Path) -> None:
        """Say the words of a sound file into the microphone."""
        source = self.application.desk.source
        assert isinstance(source, FileMicrophone)
        source.queue_file(path)

    async def again(self) -> None:
        """Wait until the session is live after having been lost."""
        await self.until(lambda: self._lost and self.conversation.phase is Phase.LIVE, "another connection")

    @property
    def run_of(self) -> SessionRun:
        assert self.application.life.run is not None
        return self.application.life.run

    @property
    def machine(self) -> SessionMachine:
        return self.conversation.machine

    @property
    def answers(self) -> list[str]:
        """What the assistant said, as far as it says anything."""
        items = self.conversation.transcript.items
        return [item.text for item in items if item.role == "assistant" and item.text]

    @property
    def seams(self) -> list[TranscriptItem]:
        """The notes that another session took over."""
        return [item for item in self.conversation.transcript.items if item.seam_ms is not None]

    @property
    def user_text(self) -> str:
        items = self.conversation.transcript.items
        return " ".join(item.text for item in items if item.role == "user")

    def lost_words(self, *spoken: str) -> set[str]:
        """What was said and is not in the transcript, and what came of answers and was not heard."""
        lost = words(" ".join(spoken)) - words(self.user_text)
        for item in self.conversation.transcript.items:
            if item.role == "assistant":
                lost |= words(item.unheard_text)
        return lost

    @property
    def said(self) -> str:
        """The headlines of the notices and what the status said without a connection, in order, each once."""
        told = [notice.headline for notice in self.notices]
        told += [f"{status.headline} {status.detail}" for status in self.statuses if status.code == "reconnecting"]
        return " | ".join(dict.fromkeys(told))

    @property
    def recovered_s(self) -> float:
        """From the loss as noticed to the session being live again."""
        lost_s = next(at_s for phase, at_s in self.phases if phase is Phase.RECONNECTING)
        return next(at_s for phase, at_s in self.phases if phase is Phase.LIVE and at_s > lost_s) - lost_s

    @property
    def _lost(self) -> bool:
        return any(phase is Phase.RECONNECTING for phase, _ in self.phases)
