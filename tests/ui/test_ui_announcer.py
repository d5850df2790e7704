"""What screen readers are told, and what they are spared."""

from __future__ import annotations

import pytest
import stage as on_stage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.controller.phase import Phase
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.status import Notice
from desktop_app.ui.main_window import MainWindow

Conversation = on_stage.StageConversation
SETTLED_MS = 700


@pytest.fixture
def said(window: MainWindow) -> list[tuple[str, bool]]:
    found: list[tuple[str, bool]] = []
    window.workspace.announcer.said.connect(lambda words, urgent: found.append((words, urgent)))
    return found


def test_the_beginning_and_the_end_of_a_session_are_said(
    said: list[tuple[str, bool]], conversation: Conversation, qtbot: QtBot
) -> None:
    conversation.set_phase(Phase.LIVE)
    conversation.set_status("listening", "Listening.", "Your microphone is live: Headset.")
    qtbot.waitUntil(lambda: len(said) == 1)
    conversation.set_phase(Phase.IDLE)
    conversation.set_status("ended", "Ended.", "The connection was lost.", "problem")
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said == [
        ("The session has begun. Listening. Your microphone is live: Headset.", False),
        ("Ended. The connection was lost.", True),
    ]


def test_who_speaks_is_heard_and_not_said(said: list[tuple[str, bool]], conversation: Conversation) -> None:
    for code, headline in (("hearing", "Hearing you."), ("waiting", "Waiting."), ("speaking", "Speaking.")):
        conversation.set_status(code, headline)
        QTest.qWait(SETTLED_MS)
    assert said == []


def test_a_state_that_does_not_last_is_not_said(
    said: list[tuple[str, bool]], conversation: Conversation, qtbot: QtBot
) -> None:
    for index in range(20):
        conversation.set_status("digital_silence", "I hear nothing.", f"Attempt {index}.", "warning")
        QTest.qWait(5)
    qtbot.waitUntil(lambda: said != [])
    QTest.qWait(SETTLED_MS)
    assert said == [("I hear nothing. Attempt 19.", False)]


def test_mute_is_said_at_once_and_once(
    said: list[tuple[str, bool]], conversation: Conversation, window: MainWindow
) -> None:
    conversation.set_muted(True)
    conversation.set_status("muted", "Muted.", "The service hears silence.", "warning")
    assert said == [("Muted.", True)]
    QTest.qWait(SETTLED_MS)
    conversation.set_muted(False)
    assert said == [("Muted.", True), ("No longer muted.", True)]


def test_notices_are_said_by_their_weight(said: list[tuple[str, bool]], conversation: Conversation) -> None:
    conversation.notice_raised.emit(Notice("a", "problem", "The connection was lost.", "It is kept."))
    conversation.notice_raised.emit(Notice("b", "warning", "The service is busy."))
    assert said == [("The connection was lost. It is kept.", True), ("The service is busy.", False)]


def test_a_cut_is_said_once(said: list[tuple[str, bool]], conversation: Conversation) -> None:
    item = conversation.add(on_stage.assistant("a", "Tomorrow in Kyoto", 0, heard=8))
    conversation.change("a")
    assert said == []
    item.truncated_at_ms = 3_214
    conversation.change("a")
    conversation.change("a")
    assert said == [("Cut at 3,214 ms.", False)]


def test_an_answer_in_writing_is_read_and_a_spoken_one_is_not(
    said: list[tuple[str, bool]], conversation: Conversation
) -> None:
    conversation.add(on_stage.assistant("a", "Spoken.", 0))
    conversation.change("a")
    written = conversation.add(on_stage.assistant("b", "Four.", 0))
    written.parts[0].kind = "text"
    conversation.change("b")
    assert said == [("Four.", False)]


def test_the_coming_end_is_said_at_five_minutes_and_at_one(
    said: list[tuple[str, bool]], conversation: Conversation
) -> None:
    conversation.limit_ms = 3_600_000.0
    for elapsed_ms in (3_200_000.0, 3_301_000.0, 3_302_000.0, 3_541_000.0, 3_542_000.0):
        conversation.tick(elapsed_ms)
    assert [words for words, _ in said] == [
        "This session ends within 5 min.",
        "This session ends within 1 min.",
    ]


def test_recording_is_said_where_no_finger_says_it(
    said: list[tuple[str, bool]], conversation: Conversation, preferences: Preferences
) -> None:
    conversation.press_talk()
    conversation.release_talk()
    assert said == []
    preferences.change(talk_toggles=True)
    conversation.press_talk()
    conversation.release_talk()
    assert said == [("Recording.", True), ("Sent.", True)]
