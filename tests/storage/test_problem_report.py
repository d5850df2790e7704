"""A report holds what helps, and nothing that is anybody's business."""

from __future__ import annotations

import json
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app.storage.library import Library
from desktop_app.storage.problem_report import report_files, write_report
from desktop_app.storage.storage_problem import StorageProblem

_KEY = "sk-proj-Aq7xT0pZ9fLw2"
_PRIVATE = (_KEY, "contoso", "ada@example.org", "be discreet about Project Falcon", "meet me at the harbour", "falcon")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(tmp_path)
    library.log_path.write_text(
        f"12:00 INFO connect wss://contoso.openai.azure.com/openai/v1/realtime?api-key={_KEY}\n"
        f"12:01 ERROR ada@example.org in {Path.home()}/secret-plans: unexpected: Authorization: Bearer {_KEY}\n"
    )
    settings = {
        "theme": "dark",
        "connections": [{"id": "1", "name": "contoso", "address": "https://contoso.openai.azure.com", "model": "m"}],
        "session": {
            "voice": "marin",
            "instructions": "be discreet about Project Falcon",
            "tools": [{"name": "falcon", "answer": {"kind": "command", "argv": ["falcon"]}}],
        },
    }
    library.settings_path.write_text(json.dumps(settings))
    folder = library.new_session(datetime(2026, 11, 20, 12, 0, 0))
    events = [
        {"type": "session.created", "session": {"id": "x"}},
        {"type": "response.text.delta", "delta": "meet me at the harbour"},
        {"type": "error", "error": {"code": "bad", "param": "session.x"}},
    ]
    lines = [{"at_ms": 1.5, "direction": "received", "event": event} for event in events]
    folder.events.write_text("".join(json.dumps(line) + "\n" for line in lines) + '{"half')
    return library


def test_it_helps_and_gives_nothing_away(library: Library, tmp_path: Path) -> None:
    files = report_files(library, {"Duologue": "1.2.3", "Qt": "6.11"})
    target = tmp_path / "report.zip"
    write_report(target, files)
    with zipfile.ZipFile(target) as packed:
        read = {name: packed.read(name).decode() for name in packed.namelist()}
    assert read == files
    everything = "\n".join(read.values())
    assert not [word for word in _PRIVATE if word.lower() in everything.lower()]
    assert str(Path.home()) not in everything
    assert "Duologue: 1.2.3" in read["about.txt"]
    assert "wss://[openai.azure.com]" in read["duologue.log"]
    assert json.loads(read["settings.json"])["session"]["voice"] == "marin"
    assert "response.text.delta" in read["last-session.txt"]
    assert "bad session.x" in read["last-session.txt"]


def test_nothing_to_tell_is_fine(tmp_path: Path) -> None:
    assert set(report_files(Library(tmp_path), {"Duologue": "1"})) == {"about.txt"}


def test_what_is_broken_is_told(tmp_path: Path) -> None:
    library = Library(tmp_path)
    library.settings_path.write_text("{half")
    assert "cannot be read" in report_files(library, {})["settings.json"]


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageProblem):
        write_report(tmp_path / "nowhere" / "report.zip", {"a": "b"})
    assert list(tmp_path.iterdir()) == []
