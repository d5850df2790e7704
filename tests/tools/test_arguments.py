"""The arguments of a call, held against the schema of its tool."""

from __future__ import annotations

import json

import pytest

from desktop_app.tools.arguments import read_arguments
from desktop_app.tools.tool_problem import ToolProblem

SCHEMA = {
    "type": "object",
    "properties": {
        "city": {"type": "string", "minLength": 1},
        "stops": {"type": "array", "items": {"$ref": "#/$defs/stop"}},
    },
    "required": ["city"],
    "additionalProperties": False,
    "$defs": {"stop": {"type": "object", "properties": {"minutes": {"type": "integer"}}}},
}


def test_arguments_may_be_padded_or_left_out() -> None:
    assert read_arguments(' \n{"city": "Kyoto"}\n ', SCHEMA) == {"city": "Kyoto"}
    assert read_arguments("", {"type": "object"}) == {}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not JSON"),
        ('{"city": NaN}', "not JSON"),
        ("[1]", "not a JSON object"),
        ('"Kyoto"', "not a JSON object"),
        ("[" * 100_000, "not JSON"),
        ("{}", "'city' is a required property"),
        ('{"city": 7}', "city: 7 is not of type 'string'"),
        ('{"city": "Kyoto", "town": 1}', "'town' was unexpected"),
        ('{"city": "Kyoto", "stops": [{}, {"minutes": "ten"}]}', "stops[1].minutes: 'ten' is not of type 'integer'"),
        (json.dumps({"city": "x" * 2_000_000}), "too long"),
    ],
)
def test_the_model_is_told_which_place_is_wrong(text: str, words: str) -> None:
    with pytest.raises(ToolProblem) as caught:
        read_arguments(text, SCHEMA)
    assert caught.value.code == "arguments"
    assert words in json.loads(caught.value.output)["error"]


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "objekt"},
        {"$ref": "https://example.com/schema.json"},
        {"$ref": "#/$defs/none"},
        {"$ref": "#"},
        {"properties": {"city": {"pattern": "("}}},
        {"properties": 5},
        {"required": "city"},
    ],
)
def test_a_schema_that_is_wrong_itself_holds_nobody_up_and_fetches_nothing(schema: dict[str, object]) -> None:
    assert read_arguments('{"city": "Kyoto"}', schema) == {"city": "Kyoto"}
