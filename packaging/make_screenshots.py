"""Make the pictures in resources/ from a real conversation: real window, real service, spoken questions.

Run it with `python3 packaging/dev.py screenshot`. A virtual screen and a virtual sound card are started for it, so the
pictures do not depend on the machine's own.
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
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.application import Application

ROOT = Path(__file__).resolve().parents[1]
RESOURCES = ROOT / "resources"
SIZE = (1280, 800)
WAIT_S = 60.0

INSTRUCTIONS = "You are a patient conversation partner. Answer in two or three sentences."
STORY = "Please tell me a story."
INTERRUPTION = "Please count from one to twenty."


def main() -> int:
    """Start a screen and run the scene on it, or run the scene when the screen is there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=RESOURCES, help="where to write the pictures")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        return _scene(options.out)
    sys.path.insert(0, str(ROOT / "tests"))
    from virtual_screens import virtual_screens  # type: ignore[import-not-found]
    from virtual_sound import VirtualSound  # type: ignore[import-not-found]

    with virtual_screens() as screens, VirtualSound() as sound:
        command = [sys.executable, __file__, "--inside", "--out", str(options.out)]
        variables = {**screens.environment(), **sound.environment}
        return subprocess.run(command, env=variables, check=False).returncode


def _scene(out: Path) -> int:
    sys.path.insert(0, str(ROOT))
    from PySide6.QtWidgets import QApplication
    from qasync import QEventLoop

    from desktop_app.application import Application
    from desktop_app.controller.preferences import Preferences
    from desktop_app.settings.model import Preferences as Kept
    from desktop_app.storage.settings_file import SettingsFile
    from desktop_app.ui.main_window import MainWindow
    from desktop_app.ui.theme import apply_theme

    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        state = Path(folder)
        qt = QApplication(sys.argv[:1])
        qt.setQuitOnLastWindowClosed(False)
        options = argparse.Namespace(data_dir=state, connection="builtin", dialect=None, api_key_env="")
        preferences = Preferences(SettingsFile(state / "settings.json", Kept()))
        application = Application(options, preferences, microphone="default", speaker="default")
        theme = apply_theme(qt, application.preferences)
        window = MainWindow(preferences)
        window.furnish(application.conversation, application.desk, application.waveform, application.connections)
        window.resize(*SIZE)
        window.show()

        def keep(name: str) -> None:
            for look in ("dark", "light"):
                application.preferences.set_theme(look)
                qt.sendPostedEvents()
                window.repaint()
                window.grab().save(str(out / f"{name}-{look}.png"))

        loop = QEventLoop(qt)
        asyncio.set_event_loop(loop)
        with loop:
            loop.run_until_complete(_conversation(application, state, keep))
        window.close()
        del theme
    return 0


async def _conversation(application: Application, state: Path, keep: Callable[[str], None]) -> None:
    """A story that is interrupted, and the answer to what interrupted it."""
    from desktop_app.controller.phase import Phase

    conversation = application.conversation
    try:
        conversation.set_draft(instructions=INSTRUCTIONS)
        conversation.apply()
        conversation.start()
        await _until(lambda: conversation.phase is Phase.LIVE)
        speaking = [_said(state, STORY)]
        await _until(lambda: _heard_ms(application) > 4_600)
        speaking.append(_said(state, INTERRUPTION, voice="rms"))
        await _until(lambda: len(conversation.transcript.items) >= 4 and _heard_ms(application) > 3_000)
        conversation.set_draft(speed=1.1)
        keep("screenshot")
        for each in speaking:
            each.wait()
    finally:
        await application.shut_down()


def _heard_ms(application: Application) -> float:
    items = application.conversation.transcript.items
    answers = [item for item in items if item.role == "assistant"]
    return answers[-1].heard_ms if answers else 0.0


def _said(folder: Path, text: str, voice: str = "slt") -> subprocess.Popen[bytes]:
    """Say something into the virtual microphone."""
    flite = shutil.which("flite")
    if flite is None:
        raise SystemExit("flite is not installed, so nothing can be said (Debian and Ubuntu: apt install flite).")
    path = folder / f"{abs(hash(text))}.wav"
    subprocess.run([flite, "-voice", voice, "-t", text, "-o", str(path)], check=True)
    return subprocess.Popen(["paplay", "--device=mic_feed", str(path)])


async def _until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(WAIT_S):
        while not condition():
            await asyncio.sleep(0.02)


if __name__ == "__main__":
    raise SystemExit(main())
