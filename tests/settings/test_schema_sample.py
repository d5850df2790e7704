"""Sample arguments fit the schema they were made from; places of JSON are found."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from desktop_app.settings.built_in_tools import BUILT_IN_TOOLS
from desktop_app.settings.json_places import json_places
from desktop_app.settings.schema_sample import sample_arguments

SCHEMAS: list[dict[str, Any]] = [
    {"type": "object", "properties": {}},
    {"type": "object", "properties": {"city": {"type": "string"}, "days": {"type": "integer", "minimum": 2}}},
    {"type": "object", "properties": {"n": {"type": "number", "exclusiveMinimum": 4, "maximum": 6}}},
    {"type": "object", "properties": {"n": {"type": "integer", "maximum": -3}}},
    {"type": "object", "properties": {"n": {"type": "integer", "minimum": 5, "multipleOf": 4}}},
    {"type": "object", "properties": {"t": {"type": "string", "minLength": 9, "maxLength": 12}}},
    {"type": "object", "properties": {"d": {"type": "string", "format": "date"}}},
    {"type": "object", "properties": {"l": {"type": "array", "items": {"enum": ["a"]}, "minItems": 3}}},
    {"type": "object", "properties": {"x": {"anyOf": [{"type": "null"}, {"type": "string"}]}}},
    {"type": "object", "properties": {"x": {"allOf": [{"type": "integer"}, {"minimum": 7}]}}},
    {"type": "object", "properties": {"p": {"$ref": "#/$defs/p"}}, "$defs": {"p": {"type": "boolean"}}},
    {"type": "object", "$defs": {"n": {"type": "object", "properties": {"next": {"$ref": "#/$defs/n"}}}},
     "properties": {"n": {"$ref": "#/$defs/n"}}},
    *(tool.parameters for tool in BUILT_IN_TOOLS.values()),
]  # fmt: skip


@pytest.mark.parametrize("schema", SCHEMAS)
def test_a_sample_fits(schema: dict[str, Any]) -> None:
    made = sample_arguments(schema)
    assert not list(Draft202012Validator(schema).iter_errors(made)), made
    assert set(made) == set(schema["properties"])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)


@given(JSON)
def test_every_value_has_a_line(value: object) -> None:
    text = json.dumps(value, indent=1)
    lines = text.splitlines()
    for place, line in json_places(text).lines.items():
        found: Any = value
        for step in place:
            found = found[step]
        shown = lines[line - 1]
        if place and isinstance(place[-1], str):
            assert json.dumps(place[-1]) in shown
        elif not isinstance(found, dict | list):
            assert json.dumps(found) in shown


def test_a_name_that_stands_twice_is_found() -> None:
    text = '{\n "a": {"b": 1},\n "c": [{"b": 2}, {"b": 3}],\n "a": 4\n}'
    places = json_places(text)
    assert places.doubles == [("a", 4)]
    assert places.line_of(("c", 1, "b", "nowhere")) == 3


@given(st.dictionaries(st.text(), st.none() | st.booleans() | st.text() | st.lists(st.text())))
def test_an_odd_schema_makes_some_sample(schema: dict[str, Any]) -> None:
    assert isinstance(sample_arguments({"type": "object", "properties": {"p": schema}}), dict)
