"""The arguments of a call, read and held against the schema of its tool (JSON Schema, draft 2020-12)."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NoReturn

from desktop_app.tools.tool_problem import ToolProblem

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator

LARGEST_ARGUMENTS = 1_000_000
MOST_COMPLAINTS = 3


def read_arguments(text: str, parameters: dict[str, Any]) -> dict[str, Any]:
    """The arguments as an object that fits the schema; `text` is JSON, perhaps padded, or nothing at all.

    Raises:
        ToolProblem: it is no JSON object, or something in it is wrong; the words name the place.
    """
    if len(text) > LARGEST_ARGUMENTS:
        raise _wrong("they are too long")
    try:
        arguments = json.loads(text.strip() or "{}", parse_constant=_not_json)
    except (ValueError, RecursionError) as problem:
        raise _wrong(f"they are not JSON: {problem}") from None
    if not isinstance(arguments, dict):
        raise _wrong("they are not a JSON object")
    complaints = complaints_of(arguments, parameters)
    if complaints:
        raise _wrong("; ".join(complaints))
    return arguments


def complaints_of(arguments: dict[str, Any], parameters: dict[str, Any]) -> list[str]:
    """What is wrong with arguments, each with its place; a schema that is itself wrong holds nobody up."""
    import referencing.exceptions

    validator = _validator(json.dumps(parameters))
    if validator is None:
        return []
    try:
        found = sorted(validator.iter_errors(arguments), key=lambda error: list(map(str, error.absolute_path)))
    except (referencing.exceptions.Unresolvable, re.error, RecursionError):
        return []  # what the standard's own schema does not find
    return [f"{place_of(error.absolute_path)}: {error.message[:200]}" for error in found[:MOST_COMPLAINTS]]


def place_of(path: Any) -> str:
    """A place in JSON as people write it: ``stops[1].name``; the whole is ``arguments``."""
    place = ""
    for step in path:
        place += f"[{step}]" if isinstance(step, int) else f".{step}"
    return place.lstrip(".") or "arguments"


@lru_cache(maxsize=64)
def _validator(schema_text: str) -> Draft202012Validator | None:
    # A tenth of a second to import; wanted with the first call of a function. Never fetches a schema from anywhere.
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import SchemaError
    from jsonschema_specifications import REGISTRY

    schema = json.loads(schema_text)
    try:
        Draft202012Validator.check_schema(schema)
    except (SchemaError, RecursionError):
        return None
    return Draft202012Validator(schema, registry=REGISTRY)


def _wrong(reason: str) -> ToolProblem:
    return ToolProblem("arguments", reason, f"The arguments are wrong: {reason}. Correct them and call it again.")


def _not_json(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
