"""The real window in a process of its own: keys go in through the X server, what it did is read from its files."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from program import duologue, environment

WAIT_S = 30.0


class Window:
    """A running `duologue` window.

    Attributes:
        state: its data directory.
    """

    def __init__(self, folder: Path, *arguments: str | Path, extra: Mapping[str, str]) -> None:
        self.state = folder / "state"
        self._environment = environment(extra)
        self._process = subprocess.Popen(
            duologue(*arguments, "--data-dir", self.state),
            env=self._environment,
            cwd=folder,
            stderr=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Window:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.terminate()
        self._process.communicate(timeout=WAIT_S)

    @property
    def session(self) -> Path | None:
        """The newest session's folder."""
        folders = sorted((self.state / "sessions").glob("*"))
        return folders[-1] if folders else None

    def events(self, type_name: str) -> list[dict[str, Any]]:
        """The journal's lines with events of a type, both ways, of the newest session."""
        if self.session is None or not (self.session / "events.jsonl").exists():
            return []
        found = []
        for line in (self.session / "events.jsonl").read_text("utf-8").splitlines():
            try:
                entry = json.loads(line)
            except ValueError:
                continue  # being written
            if entry.get("event", {}).get("type") == type_name:
                found.append(entry)
        return found

    def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait until something holds."""
        deadline_s = time.monotonic() + WAIT_S
        while not condition():
            assert self._process.poll() is None, f"the window ended: {self._process.communicate()[1]}"
            assert time.monotonic() < deadline_s, f"waited in vain for {what}"
            time.sleep(0.02)

    def until_event(self, type_name: str, count: int = 1) -> None:
        """Wait until so many events of a type are in the journal."""
        self.until(lambda: len(self.events(type_name)) >= count, f"{count} x {type_name}")

    def received_s(self, response: int) -> float:
        """How long the speech of the so-manieth response is, by the sizes in the journal."""
        response_id = self.events("response.done")[response - 1]["event"]["response"]["id"]
        deltas = [entry["event"] for entry in self.events("response.output_audio.delta")]
        sizes = [delta["delta"] for delta in deltas if delta["response_id"] == response_id]
        return sum(int(size.strip("[]").split()[0]) for size in sizes) / 48_000

    def press(self, *keys: str) -> None:
        """Press keys, as xdotool names them, one after the other."""
        subprocess.run(["xdotool", "key", "--delay", "60", *keys], env=self._environment, check=True)

    def find_setting(self, words: str) -> None:
        """Open the settings and go to the first one that these words find."""
        self.press("ctrl+comma", "Tab", "space")
        self.write(words)
        time.sleep(0.5)  # what is typed is looked for a moment later
        self.press("Return")

    def hold(self, key: str, *, down: bool) -> None:
        """Press a key without letting it go, or let it go."""
        subprocess.run(["xdotool", "keydown" if down else "keyup", key], env=self._environment, check=True)

    def mouse(self, what: str, button: int) -> None:
        """``mousedown``, ``mouseup`` or ``click`` a button over the middle of the transcript."""
        command = ["xdotool", "mousemove", "400", "300", what, str(button)]
        subprocess.run(command, env=self._environment, check=True)

    def write(self, text: str) -> None:
        """Type text."""
        subprocess.run(["xdotool", "type", "--delay", "20", text], env=self._environment, check=True)

    def until_shown(self) -> None:
        """Wait for the furnished window on the screen, and give it the keyboard."""
        log = self.state / "duologue.log"
        self.until(lambda: log.exists() and "the window is ready" in log.read_text("utf-8"), "the window's contents")
        command = ["xdotool", "search", "--onlyvisible", "--name", "Duologue"]

        def found() -> list[str]:
            return _output(command, self._environment).split()

        self.until(found, "the window")
        subprocess.run(["xdotool", "windowfocus", "--sync", found()[-1]], env=self._environment, check=True)

    def screenshot(self, path: Path) -> None:
        """Keep what is on the screen."""
        subprocess.run(["import", "-window", "root", str(path)], env=self._environment, check=True)

    def pixels(self) -> np.ndarray:
        """What is on the screen: uint8 (bytes,), three to a pixel."""
        command = ["import", "-window", "root", "-depth", "8", "rgb:-"]
        done = subprocess.run(command, env=self._environment, check=True, capture_output=True)
        return np.frombuffer(done.stdout, np.uint8)

    @property
    def title(self) -> str:
        """What the title bar says."""
        found = _output(["xdotool", "search", "--onlyvisible", "--name", "Duologue"], self._environment).split()
        return _output(["xdotool", "getwindowname", found[0]], self._environment).strip() if found else ""

    def quit(self) -> dict[str, Any]:
        """Close the window as a person would; returns the session's summary."""
        session = self.session
        self.press("ctrl+q")
        self._process.wait(WAIT_S)
        assert self._process.returncode == 0
        assert session is not None
        return dict(json.loads((session / "summary.json").read_text("utf-8")))


def _output(command: list[str], variables: Mapping[str, str]) -> str:
    return subprocess.run(command, env=variables, capture_output=True, text=True, check=False).stdout
