"""Single responses in the real window, by keys alone and without sound: said, summed up, a title, a message put in."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from virtual_screens import VirtualScreens
from window import Window


@pytest.fixture
def opened(tmp_path: Path, xvfb_display: VirtualScreens) -> Iterator[Window]:
    silent = ("--microphone", "none", "--speaker", "none")
    with Window(tmp_path, "--connection", "builtin", *silent, "--start", extra=xvfb_display.environment()) as window:
        window.until_event("session.updated")
        window.until_shown()
        yield window


def done(window: Window, count: int) -> None:
    """Wait until so many responses are done."""
    window.until_event("response.done", count)


def test_what_the_menu_beside_the_message_does(opened: Window) -> None:
    opened.press("ctrl+l")
    opened.write("my favourite mountain is Fuji")
    opened.press("Return")
    done(opened, 1)
    opened.press("ctrl+m", "Return")  # Say this...
    opened.write("Seven swans swim.")
    opened.press("ctrl+Return")
    done(opened, 2)
    opened.press("ctrl+m", "Down", "Down", "Return")  # Summarise so far
    done(opened, 3)
    opened.press("ctrl+m", "Down", "Down", "Down", "Return")  # Find a title
    done(opened, 4)
    opened.until(lambda: "Fuji" in opened.title, "the title")
    responses = [entry["event"]["response"] for entry in opened.events("response.done")]
    assert [response["conversation_id"] is None for response in responses] == [False, False, True, True]
    assert "Fuji" in json.dumps(responses[2]["output"])
    assert "Seven swans swim" in json.dumps(responses[1]["output"])
    opened.press("ctrl+m", *["Down"] * 5, "Return")  # Insert a message...
    opened.write("My name is Hanako.")
    opened.press("ctrl+Return")
    opened.until_event("conversation.item.create", 2)
    put_in = opened.events("conversation.item.create")[1]["event"]["item"]
    assert (put_in["role"], put_in["content"][0]["text"]) == ("user", "My name is Hanako.")
    summary = opened.quit()
    assert "Fuji" in summary["title"]
