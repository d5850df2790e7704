"""What may run without a question stands in the preferences, and is taken back there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from stage import StageConversation as Conversation

from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.preferences.allowed_page import AllowedPage
from desktop_app.ui.preferences.sheet import PreferencesSheet

PROGRAM = "/usr/local/bin/a-program-of-a-long-name"


@pytest.fixture
def page(window: MainWindow, conversation: Conversation) -> Iterator[AllowedPage]:
    trust = conversation.tools.gates.trust
    trust.keep("http:1", "get_time", ("https://time.example/now", "X-Key: …"))
    trust.keep("python:2", "roll", ("/srv/dice.py", "roll()", "SHA-256 0123"))
    trust.keep("command:3", "get_weather", (PROGRAM, "a b; $(touch x)", "\u202ecod"))
    window.workspace.show_preferences(3)
    yield window.findChild(AllowedPage)
    window.findChild(PreferencesSheet).close()


def shown(page: AllowedPage) -> list[str]:
    return [row.what.text().replace("\u200b", "") for row in page.rows]


def test_each_is_shown_word_by_word_the_newest_first(page: AllowedPage) -> None:
    command, python, address = shown(page)
    assert command == f'{PROGRAM} "a b; $(touch x)" "\\u202ecod"'
    assert python == "/srv/dice.py roll()"
    assert address == "https://time.example/now"
    assert [row.kind.text().rpartition(" ")[2] for row in page.rows] == ["get_weather", "roll", "get_time"]
    assert "SHA-256" in page.rows[1].what.toolTip()


def test_it_is_taken_back_with_keys_alone(page: AllowedPage, conversation: Conversation) -> None:
    trust = conversation.tools.gates.trust
    page.rows[0].remove.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.rows[0].remove, Qt.Key.Key_Return)
    assert [each.fingerprint for each in trust.all] == ["python:2", "http:1"]
    assert QApplication.focusWidget() is page.rows[0].remove, "the next one has the keyboard"
    assert page.remove_all.isVisible()
    page.remove_all.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.remove_all, Qt.Key.Key_Return)
    assert trust.all == []
    assert page.rows == []
    assert not page.remove_all.isVisible()
    assert "Nothing runs without a question" in page.intro.text()


def test_what_is_allowed_meanwhile_comes_in_and_what_nobody_kept_the_words_of_says_so(
    page: AllowedPage, conversation: Conversation
) -> None:
    trust = conversation.tools.gates.trust
    trust.keep("command:4", "", ())
    assert "earlier version" in shown(page)[0]
    assert page.rows[0].kind.text() == "A program on this computer"
