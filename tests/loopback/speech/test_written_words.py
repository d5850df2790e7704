"""Recognised words as they are shown."""

from __future__ import annotations

import pytest

from desktop_app.loopback.speech.writing import written


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("", ""),
        ("hello", "Hello."),
        ("what is the weather in new york tomorrow", "What is the weather in New York tomorrow?"),
        ("hello there how are you", "Hello there how are you?"),
        ("i'm anna and i like rio de janeiro", "I'm Anna and I like Rio de Janeiro."),
        ("please set an alarm for six a.m.", "Please set an alarm for six a.m."),
        ("is it raining in ireland on friday", "Is it raining in Ireland on Friday?"),
        ("i roast a turkey", "I roast a turkey."),
        ("yorktown is not new", "Yorktown is not new."),
    ],
)
def test_words_become_a_sentence(words: str, shown: str) -> None:
    assert written(words) == shown
