import json
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from desktop_app.controller.preferences import Preferences
from desktop_app.settings.model import Preferences as Kept
from desktop_app.storage.disk_writer import DiskWriter
from desktop_app.storage.settings_file import SettingsFile


def test_a_change_is_told_by_name_and_written(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    preferences = Preferences(SettingsFile(path, Kept()))
    told: list[str] = []
    preferences.changed.connect(told.append)
    preferences.change(text_scale=1.3, reduced_motion=False)
    assert told == ["text_scale"]
    assert json.loads(path.read_text())["text_scale"] == pytest.approx(1.3)
    preferences.change(text_scale=1.3)
    assert told == ["text_scale"]


def test_a_writer_keeps_the_last_of_many_changes(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    writer = DiskWriter("settings of a test")
    preferences = Preferences(SettingsFile(path, Kept()), writer)
    for volume in range(20):
        preferences.change(volume=volume / 20)
    assert writer.close()
    assert json.loads(path.read_text())["volume"] == pytest.approx(0.95)


def test_settings_that_cannot_be_written_are_said_once_in_the_window_s_thread(
    tmp_path: Path, qtbot: QtBot, qapp: QCoreApplication
) -> None:
    (tmp_path / "settings.json").mkdir()
    writer = DiskWriter("settings of a test")
    preferences = Preferences(SettingsFile(tmp_path / "settings.json", Kept()), writer)
    told: list[object] = []
    preferences.not_kept.connect(told.append)
    with qtbot.waitSignal(preferences.not_kept, timeout=5000):
        preferences.change(volume=0.5)
    preferences.change(volume=0.6)
    assert writer.close()
    qapp.processEvents()
    assert len(told) == 1
    assert preferences.kept.volume == pytest.approx(0.6)
