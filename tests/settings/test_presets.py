"""Presets: how two drafts differ, and names and ids that stay apart."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.settings.model import SessionDraft
from desktop_app.settings.presets import (
    LONGEST_NAME,
    clean_name,
    differences,
    free_id,
    free_name,
    has_names,
    named_differences,
    same_name,
    with_field_of,
)
from desktop_app.settings.tool_definition import CannedAnswer, McpServer, ToolDefinition
from desktop_app.settings.word_diff import Piece, word_diff

replace = msgspec.structs.replace

WEATHER = ToolDefinition(name="get_weather", answer=CannedAnswer(output='{"high": 18}'))
CLOCK = ToolDefinition(name="clock")


def test_only_what_differs_is_told_in_the_order_of_the_form():
    first = SessionDraft(voice="marin", tools=(WEATHER,))
    second = replace(first, speed=1.2, voice="cedar")
    assert differences(first, first) == ()
    told = [(each.field, each.first, each.second) for each in differences(first, second)]
    assert told == [("voice", "marin", "cedar"), ("speed", 1.0, 1.2)]


def test_taking_every_field_that_differs_makes_them_the_same():
    first = SessionDraft()
    second = SessionDraft(voice="sage", tools=(CLOCK,), variables={"a": "b"}, temperature=0.8)
    for difference in differences(first, second):
        first = with_field_of(first, difference.field, second)
    assert differences(first, second) == ()


def test_tools_are_compared_by_name():
    changed = replace(WEATHER, description="The weather.")
    told = named_differences((WEATHER, CLOCK), (changed, ToolDefinition(name="dice")))
    assert told == (
        ("get_weather", WEATHER, changed),
        ("clock", CLOCK, None),
        ("dice", None, ToolDefinition(name="dice")),
    )
    assert named_differences({"a": "1", "b": "2"}, {"b": "2", "c": "3"}) == (("a", "1", None), ("c", None, "3"))
    maps = McpServer(label="maps")
    assert named_differences((), (maps,)) == (("maps", None, maps),)
    assert has_names((WEATHER,))
    assert has_names({})
    assert not has_names(("en", "ja"))


def test_a_taken_name_gets_a_number():
    assert free_name("Travel guide", []) == "Travel guide"
    assert free_name(" travel  GUIDE", ["Travel guide"]) == "travel GUIDE (2)"
    assert free_name("Guide (2)", ["Guide", "Guide (2)"]) == "Guide (3)"
    long = "x" * 200
    assert len(free_name(long, [long])) <= LONGEST_NAME


@given(st.text(max_size=120), st.lists(st.text(max_size=20), max_size=5))
def test_names_and_ids_are_free_and_fit_for_files(name: str, taken: list[str]):
    found = free_name(name, [*taken, name])
    assert not any(same_name(found, each) for each in [*taken, name])
    assert clean_name(found) == found
    new = free_id(name, taken)
    assert new.casefold() not in {each.casefold() for each in taken}
    assert 0 < len(new.encode()) <= 240
    assert not set(new) & set('/\\:*?"<>|. \n\0')


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Travel guide", "travel-guide"),
        ("CON", "con-preset"),
        ("../../etc", "etc"),
        ("旅の案内", "旅の案内"),
        ("!", "preset"),
    ],
)
def test_ids_are_readable(name: str, expected: str):
    assert free_id(name, []) == expected


def test_a_word_is_told_where_only_a_word_changed():
    assert word_diff("You are a guide.\nBe brief.", "You are a friendly guide.\nBe brief.") == (
        Piece("same", "You are a"),
        Piece("new", " friendly"),
        Piece("same", " guide.\nBe brief."),
    )
    assert word_diff("", "new") == (Piece("new", "new"),)
    assert word_diff("same", "same") == (Piece("same", "same"),)


_TEXTS = st.text(st.sampled_from("ab \n\t。"), max_size=80)


@given(_TEXTS, _TEXTS)
def test_both_texts_are_in_their_difference(first: str, second: str):
    pieces = word_diff(first, second)
    assert "".join(piece.text for piece in pieces if piece.kind != "new") == first
    assert "".join(piece.text for piece in pieces if piece.kind != "gone") == second
