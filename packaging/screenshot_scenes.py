"""The scenes of the pictures: one program, one conversation with a tool call, a barge-in and a lost connection.

Run by make_screenshots.py as ``screenshot_scenes.py TAKE FOLDER`` on a screen and a sound card of its own.
"""

from __future__ import annotations

import argparse
import asyncio
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import msgspec
from PySide6.QtWidgets import QApplication, QWidget
from qasync import QEventLoop
from screenshot_tools import WEATHER_TOOL, tools

from desktop_app.application import Application
from desktop_app.controller.phase import Phase
from desktop_app.controller.picture import Picture
from desktop_app.controller.preferences import Preferences
from desktop_app.settings.model import Preferences as Kept
from desktop_app.settings.response_draft import ResponseDraft
from desktop_app.storage.settings_file import SettingsFile
from desktop_app.ui.look.language import apply_language
from desktop_app.ui.look.theme import apply_theme
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.responses.shrink import shrunk

WAIT_S = 60.0
USUAL = (1280, 800)
SMALL = (900, 600)
SHOWN = Path(__file__).resolve().parents[1] / "resources" / "screenshot-dark.png"
INSTRUCTIONS = "You are a patient conversation partner. Answer in two or three sentences."
QUESTION = "What is the weather in Kyoto?"
STORY = "Please tell me a story."
INTERRUPTION = "Please count from one to twenty."


class Studio:
    """The running program and the camera before it."""

    def __init__(self, qt: QApplication, state: Path, folder: Path, take: str) -> None:
        self.take = take
        self._qt = qt
        self._state = state
        self._folder = folder
        self._speaking: list[subprocess.Popen[bytes]] = []
        options = argparse.Namespace(data_dir=state, connection="builtin", dialect=None, api_key_env="")
        self.preferences = Preferences(SettingsFile(state / "settings.json", Kept()))
        self.application = Application(options, self.preferences, microphone="default", speaker="default")
        self.dress = (apply_theme(qt, self.preferences), apply_language(qt, self.preferences))
        self.window = MainWindow(self.preferences)
        self.conversation = self.application.conversation
        self.window.furnish(
            self.conversation, self.application.desk, self.application.waveform, self.application.connections
        )
        self.window.resize(*USUAL)
        self.window.show()

    @property
    def workspace(self) -> Any:
        """What fills the window now; another one after a change of language."""
        return self.window.workspace

    async def keep(self, name: str, *, sizes: tuple[tuple[int, int], ...] = (USUAL, SMALL)) -> None:
        """Take the picture in every look of this take."""
        for size in sizes:
            self.window.resize(*size)
            await self._settle()
            for look in ("dark", "light"):
                self.preferences.set_theme(look)
                await self._settle()
                ending = "" if size == USUAL else f"-{size[0]}x{size[1]}"
                doubled = "-200" if self.take == "doubled" else ""
                self.window.grab().save(str(self._folder / f"{name}-{look}{ending}{doubled}.png"))
        self.window.resize(*USUAL)

    async def keep_as_it_is(self, name: str) -> None:
        """Take one picture of the window in the look it wears."""
        await self._settle()
        self.window.grab().save(str(self._folder / f"{name}{'-200' if self.take == 'doubled' else ''}.png"))

    async def keep_sheet(self, name: str) -> None:
        """Take the picture of the sheet that is open, and close it."""
        await self._settle()
        sheet = self._qt.activeModalWidget()
        if sheet is not None:
            sheet.grab().save(str(self._folder / f"{name}{'-200' if self.take == 'doubled' else ''}.png"))
            sheet.close()

    async def keep_open_sheet(self, sheet: QWidget, name: str) -> None:
        """Take the picture of a sheet that stays open."""
        await self._settle()
        sheet.grab().save(str(self._folder / f"{name}{'-200' if self.take == 'doubled' else ''}.png"))

    def say(self, text: str, voice: str = "slt") -> None:
        """Say something into the virtual microphone."""
        flite = shutil.which("flite")
        if flite is None:
            raise SystemExit("flite is not installed, so nothing can be said (Debian and Ubuntu: apt install flite).")
        path = self._state / f"{abs(hash(text))}.wav"
        subprocess.run([flite, "-voice", voice, "-t", text, "-o", str(path)], check=True)
        self._speaking.append(subprocess.Popen(["paplay", "--device=mic_feed", str(path)]))

    def heard_ms(self) -> float:
        """How much of the last answer has been heard."""
        answers = [item for item in self.conversation.transcript.items if item.role == "assistant"]
        return answers[-1].heard_ms if answers else 0.0

    def answers(self) -> int:
        """How many answers there are."""
        return sum(item.role == "assistant" for item in self.conversation.transcript.items)

    async def until(self, condition: Callable[[], bool]) -> None:
        """Wait until something is so."""
        async with asyncio.timeout(WAIT_S):
            while not condition():
                await asyncio.sleep(0.02)

    async def close(self) -> None:
        """End everything."""
        for each in self._speaking:
            await asyncio.to_thread(each.wait)
        self.window.hide()
        await self.application.shut_down()

    async def _settle(self) -> None:
        # Not a loop of Qt's own: tasks must not run inside each other.
        await asyncio.sleep(0.08)
        self.window.repaint()


async def everything(studio: Studio) -> None:
    """Every scene."""
    await asyncio.sleep(0.3)
    await studio.keep("first-run")
    await _begin(studio)
    await asyncio.sleep(0.5)
    studio.say(QUESTION)
    await studio.until(lambda: studio.answers() >= 1 and studio.heard_ms() > 900)
    await studio.keep("tool")
    await studio.until(lambda: not _sounding(studio))
    await _barge_in(studio)
    await studio.keep("barge-in")
    studio.workspace.panel.open_page(studio.workspace.events)
    await studio.keep("events")
    studio.workspace.panel.open_page(studio.workspace.turn)
    await studio.keep("turn")
    await tools(studio)
    await _single_responses(studio)
    await _tuning(studio)
    await _in_japanese(studio)
    studio.preferences.set_theme("contrast")
    await studio.keep_as_it_is("contrast")
    studio.preferences.set_theme("dark")
    studio.application.builtin.stop()
    await studio.until(lambda: studio.conversation.phase is not Phase.LIVE)
    await studio.keep("error")
    for page, name in enumerate(("appearance", "talking", "sound")):
        studio.workspace.show_preferences(page)
        await studio.keep_sheet(f"preferences-{name}")
    studio.workspace.show_shortcuts()
    await studio.keep_sheet("shortcuts")


async def _begin(studio: Studio) -> None:
    conversation = studio.conversation
    conversation.set_draft(instructions=INSTRUCTIONS, tools=(WEATHER_TOOL,))
    conversation.apply()
    conversation.start()
    await studio.until(lambda: conversation.phase is Phase.LIVE)


async def _barge_in(studio: Studio) -> None:
    before = studio.answers()
    studio.say(STORY)
    await studio.until(lambda: studio.answers() > before and studio.heard_ms() > 4_600)
    studio.say(INTERRUPTION, voice="rms")
    await studio.until(lambda: studio.answers() > before + 1 and studio.heard_ms() > 3_000)


async def _single_responses(studio: Studio) -> None:
    """A picture is shown, the answer to it given again with another voice, and all summed up; then the sheets."""
    conversation, desk, hands = studio.conversation, studio.conversation.responses, studio.workspace.hands
    await studio.until(lambda: not _sounding(studio) and not conversation.machine.active_response_id)
    before = studio.answers()
    picture = SHOWN
    hands.show_picture(lambda: shrunk(picture))
    await asyncio.sleep(1.0)
    await studio.keep_sheet("picture")
    ready: list[Picture] = []
    conversation.items.picture_ready.connect(ready.append)
    conversation.items.load_picture(lambda: shrunk(picture))
    await studio.until(lambda: bool(ready))
    conversation.items.show(ready[0], "What do you see here?")
    await studio.until(lambda: studio.answers() > before and not _sounding(studio))
    answer = desk.last_answer_id
    again = desk.again(answer)
    asked = [desk.summarise(), desk.find_title()]
    if again is not None:
        asked.append(desk.ask(msgspec.structs.replace(again, voice="verse"), "again", answer_id=answer))
    asked.append(desk.ask(ResponseDraft(title="With a forced function", tool_choice="function:nobody")))
    await studio.until(lambda: all(desk.asked[each].over for each in asked if each))
    studio.workspace.panel.open_page(studio.workspace.settings)
    await studio.keep("beside")
    hands.compose()
    await studio.keep_sheet("compose")
    hands.answer_again()
    await studio.keep_sheet("answer-again")
    hands.insert(answer)
    await studio.keep_sheet("insert")
    hands.edit(conversation.transcript.items[0].item_id)
    await studio.keep_sheet("edit")


async def _tuning(studio: Studio) -> None:
    """Settings on their way: taken, out of their range, and waiting for a new session; and what the service has."""
    conversation, page = studio.conversation, studio.workspace.settings
    studio.workspace.panel.open_page(page)
    conversation.set_draft(instructions=f"{INSTRUCTIONS} Today is {{{{weekday}}}}, {{{{date}}}}.", silence_ms=650)
    conversation.apply()
    await studio.until(lambda: conversation.settings.settled)
    conversation.set_draft(voice="coral", threshold=0.6, speed=1.8)
    await studio.keep("settings")
    page.service.click()
    await studio.keep_sheet("settings-service")
    page.form.reveal("instructions").editor.open_large()
    await studio.keep_sheet("settings-instructions")
    conversation.revert()


async def _in_japanese(studio: Studio) -> None:
    studio.preferences.change(language="ja")
    await asyncio.sleep(0.3)
    await studio.keep("japanese")
    studio.workspace.panel.open_page(studio.workspace.settings)
    await studio.keep("japanese-settings")
    studio.preferences.change(language="en")
    await asyncio.sleep(0.3)


def _sounding(studio: Studio) -> bool:
    items = studio.conversation.transcript.items
    return any(part.sounding for item in items[-2:] for part in item.parts)


def main() -> int:
    """Play one take."""
    take, folder = sys.argv[1], Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    qt = QApplication(sys.argv[:1])
    qt.setQuitOnLastWindowClosed(False)
    with tempfile.TemporaryDirectory() as place:
        studio = Studio(qt, Path(place), folder, take)

        async def play() -> None:
            try:
                await everything(studio)
            finally:
                await studio.close()

        loop = QEventLoop(qt)
        asyncio.set_event_loop(loop)
        with loop:
            loop.run_until_complete(play())
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
