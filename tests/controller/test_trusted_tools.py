"""What may run without a question is kept with its words, and each of it can be taken back."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop_app.controller.preferences import Preferences
from desktop_app.controller.trusted_tools import MOST_TRUSTED, Trusted, TrustedTools
from desktop_app.settings.model import Preferences as Kept
from desktop_app.storage.settings_file import SettingsFile


def test_it_is_kept_with_the_words_that_were_shown_and_taken_back(qapp: QCoreApplication, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    trust = TrustedTools(Preferences(SettingsFile(file, Kept())))
    trust.keep("command:1", "get_weather", ("/usr/bin/weather", "a b; $(c)"))
    trust.keep("http:2", "get_time", ("https://time.example/",))
    trust.keep("command:1", "get_weather", ("/usr/bin/weather", "a b; $(c)"))
    later = TrustedTools(Preferences(SettingsFile(file, Kept())))
    assert later.all == [
        Trusted("command:1", "command", "get_weather", ("/usr/bin/weather", "a b; $(c)")),
        Trusted("http:2", "http", "get_time", ("https://time.example/",)),
    ]
    assert later.knows("get_weather")
    assert later.was_shown(("/usr/bin/weather", "a b; $(c)"))
    assert not later.was_shown(("/usr/bin/weather",))
    later.take_back("command:1")
    assert not later.knows("get_weather"), "what was taken back was never allowed"
    assert not later.holds("command:1")
    assert later.holds("http:2")
    later.forget_all()
    assert not later.trusts_anything
    written = json.loads(file.read_text("utf-8"))
    assert (written["trusted_tools"], written["trusted_words"]) == ([], {})


def test_what_was_allowed_before_words_were_kept_still_is(qapp: QCoreApplication, tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"trusted_tools": ["python:0"]}), "utf-8")
    preferences = Preferences(SettingsFile(file, Kept()))
    trust = TrustedTools(preferences)
    assert preferences.notice is None
    assert trust.all == [Trusted("python:0", "python")]
    trust.take_back("python:0")
    assert trust.all == []


def test_no_more_than_so_many_are_kept(qapp: QCoreApplication, tmp_path: Path) -> None:
    fingerprints = [f"command:{number}" for number in range(MOST_TRUSTED)]
    kept = Kept(trusted_tools=fingerprints, trusted_words={"command:0": ["oldest"]})
    preferences = Preferences(SettingsFile(tmp_path / "settings.json", kept))
    trust = TrustedTools(preferences)
    trust.keep("http:new", "f", ())
    assert len(preferences.kept.trusted_tools) == MOST_TRUSTED
    assert list(preferences.kept.trusted_words) == ["http:new"]
    assert trust.all[0].fingerprint == "http:new"
