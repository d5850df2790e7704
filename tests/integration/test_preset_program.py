"""Presets of the real program: named on the command line, imported from a file, in use again at the next start."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from program import converse
from virtual_screens import VirtualScreens
from window import Window

from desktop_app.settings.model import SessionDraft
from desktop_app.settings.presets import Preset
from desktop_app.storage.preset_file import write_preset

pytestmark = pytest.mark.integration

SILENT = ("--connection", "builtin", "--microphone", "none", "--speaker", "none", "--start")


def _asked(window: Window) -> dict[str, Any]:
    window.until_event("session.updated")
    return dict(window.events("session.update")[0]["event"]["session"])


def test_a_file_is_imported_used_and_remembered(tmp_path: Path, xvfb_display: VirtualScreens):
    given = tmp_path / "given.toml"
    draft = SessionDraft(voice="sage", instructions="You guide through {{city}}.", variables={"city": "Oslo"})
    write_preset(given, Preset(name="Oslo", session=draft))
    extra = xvfb_display.environment()
    with Window(tmp_path, *SILENT, "--preset", given, extra=extra) as window:
        asked = _asked(window)
        assert asked["instructions"] == "You guide through Oslo."
        assert asked["audio"]["output"]["voice"] == "sage"
        window.until_shown()
        before = window.session
        window.quit()
    assert (tmp_path / "state" / "presets" / "oslo.toml").is_file()
    kept = json.loads((tmp_path / "state" / "settings.json").read_text("utf-8"))
    assert (kept["preset_id"], kept["session"]["voice"]) == ("oslo", "sage")
    (tmp_path / "state" / "duologue.log").unlink()
    with Window(tmp_path, *SILENT, extra=extra) as window:
        window.until(lambda: window.session != before, "another session")
        assert _asked(window)["instructions"] == "You guide through Oslo."
        window.until_shown()
        window.quit()


def test_a_preset_that_is_not_there_ends_the_command_line_with_a_sentence(tmp_path: Path):
    question = tmp_path / "question.wav"
    question.write_bytes(b"")
    run = converse(tmp_path, question, "--connection", "builtin", "--preset", "no such preset")
    assert run.exit_code == 1
    assert "no such preset" in run.complained
    assert "Interviewer" in run.complained
