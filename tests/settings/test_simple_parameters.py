"""Schemas as forms and back."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.settings.pasted_tools import PastedProblem, free_name, pasted_tools
from desktop_app.settings.simple_parameters import KINDS, BeyondForm, SimpleParameter, read, write

WEATHER = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "location": {"type": "string", "description": "A city."},
        "days": {"type": "integer", "minimum": 1, "maximum": 7},
        "unit": {"type": "string", "enum": ["celsius", "fahrenheit"]},
        "tags": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
    },
    "required": ["location"],
}


def test_a_schema_becomes_a_form_and_the_same_schema_again() -> None:
    parameters = read(WEATHER)
    assert not isinstance(parameters, BeyondForm)
    assert [(each.name, each.kind, each.required) for each in parameters] == [
        ("location", "text", True),
        ("days", "integer", False),
        ("unit", "choice", False),
        ("tags", "texts", False),
    ]
    assert parameters[1].rest == {"minimum": 1, "maximum": 7}
    assert write(parameters, WEATHER) == WEATHER


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"anyOf": [{"required": ["location"]}]}, "anyOf"),
        ({"properties": {"place": {"type": "object", "properties": {}}}, "required": []}, "place"),
        ({"properties": {"day": {"type": ["string", "null"]}}, "required": []}, "day"),
        ({"properties": {"unit": {"enum": [1, 2]}}, "required": []}, "unit"),
        ({"properties": {"unit": {"type": "string", "enum": ["a, b"]}}, "required": []}, "unit"),
        ({"properties": {"free": True}, "required": []}, "free"),
        ({"properties": {"grid": {"type": "array", "items": {"type": "array"}}}, "required": []}, "grid"),
        ({"properties": {"pair": {"type": "array", "prefixItems": []}}, "required": []}, "pair"),
        ({"required": ["nobody"]}, "nobody"),
        ({"type": "array"}, ""),
    ],
)
def test_what_a_form_cannot_show_is_said_and_left_alone(change: dict[str, Any], name: str) -> None:
    schema = WEATHER | change
    before = copy.deepcopy(schema)
    outcome = read(schema)
    assert isinstance(outcome, BeyondForm)
    assert outcome.name == name
    assert schema == before


PARAMETERS = st.builds(
    SimpleParameter,
    name=st.text(min_size=1, max_size=12),
    kind=st.sampled_from(KINDS),
    description=st.text(max_size=20),
    required=st.booleans(),
    rest=st.dictionaries(st.sampled_from(["minimum", "maxLength", "default"]), st.integers()),
).flatmap(
    lambda each: (
        st.just(each)
        if each.kind not in ("choice", "choices")
        else st.lists(st.from_regex(r"\A[a-z]{1,5}\Z"), min_size=1, unique=True).map(
            lambda choices: SimpleParameter(
                each.name, each.kind, each.description, each.required, tuple(choices), each.rest
            )
        )
    )
)


@given(st.lists(PARAMETERS, unique_by=lambda each: each.name).map(tuple))
def test_every_form_comes_back_as_it_was_written(parameters: tuple[SimpleParameter, ...]) -> None:
    schema = json.loads(json.dumps(write(parameters, {"type": "object"})))
    assert read(schema) == parameters


def test_pasted_tools_of_every_shape() -> None:
    function = {"type": "function", "name": "f", "description": "d", "parameters": WEATHER}
    chat = {"type": "function", "function": {"name": "g"}}
    server = {
        "type": "mcp",
        "server_label": "docs",
        "server_url": "https://example.com/mcp",
        "allowed_tools": {"tool_names": ["read"]},
        "authorization": "secret",
    }
    tools, servers = pasted_tools(json.dumps({"session": {"tools": [function, chat, server]}}))
    assert [tool.name for tool in tools] == ["f", "g"]
    assert tools[0].parameters == WEATHER
    assert servers[0].allowed_tools == ("read",)
    assert "secret" not in repr(servers)
    assert pasted_tools(json.dumps(function))[0] == tools[:1]
    assert pasted_tools(json.dumps([chat]))[0] == tools[1:]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "3", '{"type":"function"}', '{"name":"f","parameters":3}', "[" * 9_000]
)
def test_what_is_no_tool_is_said(text: str) -> None:
    with pytest.raises(PastedProblem) as caught:
        pasted_tools(text)
    assert caught.value.sentence


def test_a_name_that_is_taken_gets_a_number() -> None:
    assert free_name("f", set()) == "f"
    assert free_name("f", {"f", "f_2"}) == "f_3"
