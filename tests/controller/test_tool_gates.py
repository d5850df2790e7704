"""What guards the user is kept between runs, and can be taken back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from desktop_app.controller.preferences import Preferences
from desktop_app.controller.settings_desk import SettingsDesk
from desktop_app.controller.tool_gates import ToolGates
from desktop_app.settings.model import Preferences as Kept
from desktop_app.settings.model import SessionDraft
from desktop_app.storage.settings_file import SettingsFile


def test_limit_and_trust_are_preferences(qapp: QCoreApplication, tmp_path: Path) -> None:
    preferences = Preferences(SettingsFile(tmp_path / "settings.json", Kept()))
    gates = ToolGates(SettingsDesk(SessionDraft(), lambda config: "event_1"), preferences)
    assert gates.calls_per_turn == 8
    gates.set_calls_per_turn(3)
    assert preferences.kept.calls_per_turn == gates.calls_per_turn == 3
    assert not gates.trusts_anything
    preferences.change(trusted_tools=["command:1", "http:2"])
    assert gates.trusts_anything
    gates.forget_trust()
    assert preferences.kept.trusted_tools == []
    assert not gates.trusts_anything
