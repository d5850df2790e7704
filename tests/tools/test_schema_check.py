"""The first mistake of a schema, and of arguments: which line, which words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.tools.schema_check import check_arguments, check_schema

WEATHER: dict[str, Any] = {
    "type": "object",
    "properties": {"city": {"type": "string"}, "days": {"type": "integer", "minimum": 1}},
    "required": ["city"],
    "additionalProperties": False,
}


def test_a_right_schema_is_given_back() -> None:
    finding = check_schema(json.dumps(WEATHER, indent=2))
    assert finding.value == WEATHER
    assert (finding.words, finding.line) == ("", 0)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ('{\n "type": "object"\n "properties": {}\n}', 3, "comma"),
        ('{\n "type" "object"\n}', 2, "colon"),
        ('{\n "type": \n}', 3, "value"),
        ('{\n "type": "object",\n}', 3, ""),
        ('{\n "type": "obj\n}', 2, ""),
        ("[]", 1, "object"),
        ("", 1, "value"),
        ('{} {', 1, "follows"),
        ('{\n "type": "object",\n "type": "object"\n}', 3, "twice"),
        ('{\n "type": "array"\n}', 2, "object"),
        ('{"type": "object",\n "properties": {\n  "p": {"type":\n "strin"}}}', 3, "no type"),
        ('{"type": "object",\n "required": "p"}', 2, "list"),
        ('{"type": "object",\n "properties": {"p":\n {"minimum": "1"}}}', 3, "number"),
        ("[" * 50_000, 1, ""),
        ('{"a": "' + "x" * 300_000 + '"}', 1, "long"),
    ],
)  # fmt: skip
def test_the_line_of_a_mistake(text: str, line: int, said: str) -> None:
    finding = check_schema(text)
    assert finding.value is None
    assert finding.line == line
    assert said in finding.words
    assert finding.words.format(finding.detail)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 0, "missing"),
        ('{"city": "Kyoto"}', 0, ""),
        ('{\n "city": 3\n}', 2, "text"),
        ('{\n "city": "K",\n "days": 0\n}', 3, "fit"),
        ('{\n "city": "K",\n "days": 1.5\n}', 3, "whole number"),
        ('{"city": "K",\n "unit": "c"}', 1, "not known"),
    ],
)
def test_arguments_are_held_against_the_schema(text: str, line: int, said: str) -> None:
    finding = check_arguments(text, WEATHER)
    assert said in finding.words
    assert bool(finding.words) == bool(said)
    assert not line or finding.line == line


def test_a_wrong_schema_holds_nobody_up() -> None:
    assert check_arguments('{"a": 1}', {"type": "strin"}).words == ""
    assert check_arguments('{"a": 1}', {"$ref": "https://example.com/nowhere.json"}).words == ""


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    finding = check_schema(text)
    assert (finding.value is None) == bool(finding.words)
