"""A person answers the assistant's calls in the real window, with keys alone."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from virtual_screens import VirtualScreens
from window import Window

pytestmark = pytest.mark.integration

PLACE = {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]}
PROGRAM = (
    "import json, sys; print(json.dumps({'high': 21, 'asked': json.load(sys.stdin)['city'], 'argv': sys.argv[1:]}))"
)
STRANGE = "a b; $(touch x)"
COMMAND = {"kind": "command", "argv": [sys.executable, "-c", PROGRAM, STRANGE]}


@pytest.fixture
def window(tmp_path: Path, xvfb_display: VirtualScreens, answer: dict[str, Any]) -> Iterator[Window]:
    """A session in writing whose one function is answered as the test says."""
    tool = {"name": "get_weather", "description": "The weather in a city.", "parameters": PLACE, "answer": answer}
    settings = tmp_path / "state" / "settings.json"
    settings.parent.mkdir()
    settings.write_text(json.dumps({"session": {"output_modality": "text", "tools": [tool]}}), "utf-8")
    arguments = ("--connection", "builtin", "--start", "--microphone", "none", "--speaker", "none")
    with Window(tmp_path, *arguments, extra=xvfb_display.environment()) as window:
        window.until_event("session.updated")
        window.until_shown()
        time.sleep(0.5)  # without a window manager a new window has the keyboard a little later
        yield window


def ask(window: Window, text: str) -> None:
    window.press("ctrl+l")
    window.write(text)
    window.press("Return")
    window.until_event("response.function_call_arguments.done")
    window.until_event("response.done")
    time.sleep(0.5)  # its card is there


def output(window: Window) -> str:
    """What the assistant was told."""

    def found() -> list[str]:
        items = [entry["event"]["item"] for entry in window.events("conversation.item.create")]
        return [item["output"] for item in items if item["type"] == "function_call_output"]

    window.until(found, "the result on the wire")
    return found()[0]


def answered(window: Window) -> str:
    """What the assistant said of it."""
    window.until_event("response.done", 2)
    said = window.events("response.done")[-1]["event"]["response"]["output"]
    return " ".join(part.get("text", "") for item in said for part in item.get("content", ()))


@pytest.mark.parametrize("answer", [{"kind": "by_hand"}], ids=["by_hand"])
def test_a_result_written_by_hand_is_what_the_assistant_says(window: Window) -> None:
    ask(window, "What is the weather in Kyoto?")
    window.press("ctrl+shift+j")
    window.write('{"high": 17, "sky": "clear"}')
    window.press("ctrl+Return")
    assert json.loads(output(window)) == {"high": 17, "sky": "clear"}
    assert "17" in answered(window)
    assert window.events("session.closed") == []
    assert window.title
    window.quit()


@pytest.mark.parametrize("answer", [COMMAND], ids=["command"])
def test_a_command_runs_once_it_was_seen_and_allowed(window: Window, tmp_path: Path) -> None:
    ask(window, "What is the weather in Kyoto?")
    window.press("ctrl+shift+j", "Return")
    time.sleep(0.5)
    assert not [entry for entry in window.events("conversation.item.create") if "output" in entry["event"]["item"]]
    window.press("Right", "Return")
    told = json.loads(output(window))
    assert told["high"] == 21
    assert told["argv"] == [STRANGE]
    assert "21" in answered(window)
    window.quit()
    assert not list(tmp_path.rglob("x"))
    assert len(json.loads((window.state / "settings.json").read_text("utf-8"))["trusted_tools"]) == 1
