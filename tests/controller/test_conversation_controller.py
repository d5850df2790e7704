"""The conversation's signals: told when something changed, and not otherwise."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.application import Application
from desktop_app.controller.conversation_controller import ConversationController
from desktop_app.controller.preferences import Preferences
from desktop_app.conversation import changes
from desktop_app.protocol.session_config import SessionConfig
from desktop_app.settings.model import Preferences as Kept
from desktop_app.storage.settings_file import SettingsFile


@pytest.fixture
def conversation(qapp: object, tmp_path: Path) -> ConversationController:
    options = argparse.Namespace(connection=None, dialect=None, api_key_env="", data_dir=tmp_path)
    preferences = Preferences(SettingsFile(tmp_path / "settings.json", Kept()))
    return Application(options, preferences, microphone="none", speaker="none").conversation


def test_an_event_that_nobody_knows_changes_no_session(conversation: ConversationController, qtbot: QtBot) -> None:
    """Everything that shows the session would be drawn anew, thousands of times a second where a service floods."""
    told = []
    conversation.session_changed.connect(lambda: told.append(1))
    conversation.life.conversation_changed.emit(changes.UnknownEventSeen("weather.changed"))
    conversation.life.conversation_changed.emit(changes.RateLimitsChanged())
    assert told == []
    conversation.life.conversation_changed.emit(changes.SessionChanged(SessionConfig()))
    assert told == [1]


def test_an_event_by_hand_needs_a_session(conversation: ConversationController) -> None:
    assert "Start" in conversation.send_event('{"type": "response.create"}')
    assert "Start" in conversation.send_event("{", anyway=True)
    assert conversation.events.table.end == 0
