"""The transcript of the real window, by keys alone: an answer that is being heard is deleted, and another is found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from program import read_wav, stretches
from virtual_screens import VirtualScreens
from virtual_sound import VirtualSound, missing_programs
from window import Window

pytestmark = pytest.mark.integration


@pytest.fixture
def opened(tmp_path: Path, xvfb_display: VirtualScreens) -> Iterator[Window]:
    if missing := missing_programs():
        pytest.skip(f"no virtual sound card: {', '.join(missing)} is not installed")
    with VirtualSound() as sound:
        extra = {**xvfb_display.environment(), **sound.environment}
        with Window(tmp_path, "--connection", "builtin", "--microphone", "none", "--start", extra=extra) as window:
            window.until_event("session.updated")
            window.until_shown()
            yield window


def test_an_answer_that_is_deleted_while_it_is_heard_falls_silent(opened: Window) -> None:
    opened.press("ctrl+l")
    opened.write("Tell me a story, please.")
    opened.press("Return")
    opened.until_event("response.output_audio.delta", 3)
    opened.press("ctrl+j", "End", "Delete")
    assert opened.events("conversation.item.delete") == []  # it asked first
    opened.press("Delete")
    opened.until_event("conversation.item.deleted")
    opened.until_event("response.done")
    received_s = opened.received_s(1)
    answer = opened.events("response.output_item.added")[0]["event"]["item"]["id"]
    assert [entry["event"]["item_id"] for entry in opened.events("conversation.item.deleted")] == [answer]
    session = opened.session
    opened.quit()
    heard = stretches(*read_wav(session / "assistant.wav"))
    heard_s = sum(stretch.length_ms for stretch in heard) / 1000
    assert heard_s < received_s - 1.0
    assert "story" in (session / "transcript.md").read_text("utf-8")
