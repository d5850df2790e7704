"""The installed program on the screen: started as a desktop starts it, used with keys and a voice."""

from __future__ import annotations

import configparser
import json
import shlex
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from clean_system import USER, CleanSystem

WAIT_S = 60.0


def words_of_entry(system: CleanSystem, entry: Path) -> list[str]:
    """The command of a desktop entry, as a launcher reads it; `entry` is its path in the system."""
    parser = configparser.RawConfigParser(strict=False, interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(system.folder / entry.relative_to("/"), encoding="utf-8")
    return [word for word in shlex.split(parser["Desktop Entry"]["Exec"]) if not word.startswith("%")]


class InstalledWindow:
    """The program while it runs."""

    def __init__(self, system: CleanSystem, command: list[str], variables: Mapping[str, str]) -> None:
        self._system = system
        self._display = {"DISPLAY": variables["DISPLAY"], "PATH": "/usr/bin:/bin"}
        self._process = subprocess.Popen(
            system.command(command, user=USER, variables=variables),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def __enter__(self) -> InstalledWindow:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()

    def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait until something holds."""
        deadline_s = time.monotonic() + WAIT_S
        while not condition():
            ended = self._process.poll()
            assert ended is None, f"the program ended with {ended}: {self._said()}"
            assert time.monotonic() < deadline_s, f"waited in vain for {what}"
            time.sleep(0.05)

    def until_ready(self) -> None:
        """Wait for the furnished window, and give it the keyboard."""
        self.until(lambda: "the window is ready" in self.log, "the window's contents")
        self.until(self._windows, "the window")
        subprocess.run(["xdotool", "windowfocus", "--sync", self._windows()[-1]], env=self._display, check=True)

    def press(self, key: str) -> None:
        """Press a key, as xdotool names it."""
        subprocess.run(["xdotool", "key", key], env=self._display, check=True)

    def events(self, type_name: str) -> list[dict[str, Any]]:
        """The events of a type in the journal of its session."""
        found = []
        for path in self._system.home.glob(".local/share/duologue/sessions/*/events.jsonl"):
            for line in path.read_text("utf-8").splitlines():
                if f'"{type_name}"' in line:
                    with_event = _read(line)
                    if with_event.get("type") == type_name:
                        found.append(with_event)
        return found

    def screenshot(self, path: Path) -> None:
        """Keep what is on the screen."""
        subprocess.run(["import", "-window", "root", str(path)], env=self._display, check=True)

    def quit(self) -> int:
        """Close it as a person would; returns its exit code."""
        self.press("ctrl+q")
        return self._process.wait(WAIT_S)

    @property
    def log(self) -> str:
        """What it wrote into its log."""
        found = list(self._system.home.rglob("duologue.log"))
        return found[0].read_text("utf-8") if found else ""

    def _said(self) -> str:
        return "" if self._process.stdout is None else self._process.stdout.read()

    def _windows(self) -> list[str]:
        search = ["xdotool", "search", "--onlyvisible", "--name", "Duologue"]
        return subprocess.run(search, env=self._display, capture_output=True, text=True, check=False).stdout.split()


def _read(line: str) -> dict[str, Any]:
    try:
        return dict(json.loads(line).get("event", {}))
    except ValueError:
        return {}  # being written
