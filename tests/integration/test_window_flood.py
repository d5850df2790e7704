"""The real window before a service without manners: whatever comes, the window answers the keyboard throughout."""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from program import environment
from virtual_screens import VirtualScreens
from window import WAIT_S, Window

pytestmark = pytest.mark.integration

PEER = Path(__file__).with_name("nasty_peer.py")
TEXTS = ("markup", "emoji", "arabic", "controls", "gigantic", "oneword", "arguments")


class NastyPeer:
    """The service's process with what it tells."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(PEER)], env=environment(), stdout=subprocess.PIPE, text=True
        )
        self._told: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, name="nasty peer")
        self._reader.start()

    def next(self, what: str, within_s: float = WAIT_S) -> dict[str, Any]:
        """The next thing of this kind that it tells; what it told before is passed over."""
        deadline_s = time.monotonic() + within_s
        while True:
            told = self._told.get(timeout=max(0.01, deadline_s - time.monotonic()))
            if told["what"] == what:
                return told

    def all_until(self, what: str, within_s: float) -> list[dict[str, Any]]:
        """Everything it tells up to a thing of this kind."""
        deadline_s = time.monotonic() + within_s
        told = []
        while True:
            told.append(self._told.get(timeout=max(0.01, deadline_s - time.monotonic())))
            if told[-1]["what"] == what:
                return told

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(WAIT_S)
        self._reader.join(WAIT_S)

    def _read(self) -> None:
        assert self._process.stdout is not None
        with self._process.stdout:
            for line in self._process.stdout:
                self._told.put(json.loads(line))


@pytest.fixture
def nasty() -> Iterator[NastyPeer]:
    with contextlib.closing(NastyPeer()) as peer:
        yield peer


@pytest.fixture
def opened(tmp_path: Path, nasty: NastyPeer, xvfb_display: VirtualScreens) -> Iterator[Window]:
    """A window with a live session there, the keyboard in the message field."""
    address = f"ws://127.0.0.1:{nasty.next('listening')['port']}/v1/realtime?model=m"
    arguments = ("--connection", address, "--microphone", "none", "--speaker", "none", "--start")
    with Window(tmp_path, *arguments, extra=xvfb_display.environment()) as window:
        window.until_event("session.updated")
        window.until_shown()
        window.press("ctrl+l")
        yield window


def say(window: Window, words: str) -> None:
    """Write into the message field and send it."""
    window.write(words)
    window.press("Return")


def test_words_of_any_kind_are_shown_and_the_next_ones_can_be_written(
    opened: Window, nasty: NastyPeer, tmp_path: Path
) -> None:
    for wish in TEXTS:
        say(opened, wish)
        assert nasty.next("written")["text"] == wish
        assert nasty.next("played")["wish"] == wish
        say(opened, "still there")
        assert nasty.next("written")["text"] == "still there"
    opened.screenshot(tmp_path / "words.png")
    summary = opened.quit()
    assert [error for error in summary["errors"] if error["kind"] == "fault"] == []


def test_the_window_answers_while_5000_events_a_second_come_in(opened: Window, nasty: NastyPeer) -> None:
    """Each key that was pressed during the flood has done its work before the flood was over."""
    opened.press("ctrl+e", "ctrl+l")  # the list of events is the part with the most to do
    say(opened, "flood")
    began = nasty.next("flooding")
    pressed_s = []
    for number in range(8):
        pressed_s.append(time.monotonic())
        say(opened, str(number))
        time.sleep(0.6)
    told = nasty.all_until("flooded", 3 * WAIT_S)
    came = {each["text"]: each["at_s"] for each in told if each["what"] == "written"}
    delays_ms = [
        round((came[str(number)] - at_s) * 1000) for number, at_s in enumerate(pressed_s) if str(number) in came
    ]
    print(f"\nflood: {told[-1]['events']} events in {told[-1]['seconds']} s, from {began['at_s']}")
    print(f"from the key to the message at the service: {delays_ms} ms")
    assert sorted(came) == [str(number) for number in range(8)]
    summary = opened.quit()
    assert [error for error in summary["errors"] if error["kind"] == "fault"] == []
