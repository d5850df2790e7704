"""Where sessions lie."""

from __future__ import annotations

import stat
from datetime import datetime

import pytest

from desktop_app.storage.library import Library
from desktop_app.storage.storage_problem import StorageProblem

WHEN = datetime(2026, 3, 4, 5, 6, 7)


def test_one_folder_a_session(tmp_path):
    library = Library(tmp_path)
    first, second = library.new_session(WHEN), library.new_session(WHEN)
    later = library.new_session(datetime(2026, 3, 5))
    assert first.path == tmp_path / "sessions" / "2026-03-04 05-06-07"
    assert second.path.name == "2026-03-04 05-06-07 (2)"
    assert stat.S_IMODE(first.path.stat().st_mode) == 0o700
    (library.sessions_path / "notes").mkdir()
    (library.sessions_path / "2026-99-99 05-06-07").mkdir()
    (library.sessions_path / "2026-03-04 05-06-08").write_text("a file")
    assert [folder.path for folder in library.sessions()] == [later.path, second.path, first.path]
    assert library.sessions()[2].started == WHEN


def test_its_files(tmp_path):
    folder = Library(tmp_path).new_session(WHEN)
    files = [folder.user_wav, folder.assistant_wav, folder.events, folder.transcript, folder.summary]
    assert [path.name for path in files] == [
        "user.wav",
        "assistant.wav",
        "events.jsonl",
        "transcript.md",
        "summary.json",
    ]
    assert folder.size_bytes == 0
    folder.user_wav.write_bytes(bytes(10))
    assert folder.size_bytes == 10


def test_everything_under_one_folder_where_it_is_asked(tmp_path):
    library = Library(tmp_path)
    for path in (library.settings_path, library.sessions_path, library.log_path):
        assert tmp_path in path.parents
    assert library.sessions() == []
    assert list(tmp_path.iterdir()) == []


def test_the_systems_places():
    library = Library()
    assert "duologue" in str(library.settings_path).lower()
    assert library.settings_path.name == "settings.json"


def test_where_no_folder_can_be_made(tmp_path):
    (tmp_path / "sessions").write_text("a file")
    with pytest.raises(StorageProblem):
        Library(tmp_path).new_session(WHEN)
