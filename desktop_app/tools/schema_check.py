"""Whether a text is a JSON Schema for the parameters of a function (draft 2020-12), and where it is not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, NoReturn

from desktop_app.tools.arguments import place_of
from desktop_app.tools.json_places import JsonPlaces, Path

LARGEST_SCHEMA = 200_000
MOST_MISTAKES = 20

MistakeCode = Literal["json", "object", "type", "keyword", "pattern", "reference", "required", "too_large"]


@dataclass(frozen=True, slots=True)
class SchemaMistake:
    """One mistake.

    Attributes:
        code: ``json`` (no JSON), ``object`` (no object), ``type`` (not of type object), ``keyword`` (against the
            standard), ``pattern`` (no regular expression), ``reference`` (leads nowhere here), ``required`` (names
            what is no property: a warning), ``too_large``.
        place: its path, ``properties.city.type``.
        line, column: counted from 1.
        detail: what is wrong, in English, or the name it is about.
        is_warning: it is allowed, and hardly meant.
    """

    code: MistakeCode
    place: str
    line: int
    column: int
    detail: str = ""
    is_warning: bool = False


def check_schema(text: str) -> list[SchemaMistake]:
    """The mistakes in a schema, by line; warnings among them."""
    if len(text) > LARGEST_SCHEMA:
        return [SchemaMistake("too_large", "", 1, 1, str(LARGEST_SCHEMA))]
    try:
        schema = json.loads(text, parse_constant=_not_json)
        places = JsonPlaces(text)
    except json.JSONDecodeError as problem:
        return [SchemaMistake("json", "", problem.lineno, problem.colno, problem.msg)]
    except (ValueError, RecursionError) as problem:
        return [SchemaMistake("json", "", 1, 1, str(problem))]
    if not isinstance(schema, dict):
        return [SchemaMistake("object", "", *places.line_and_column(()))]
    found = [*_against_the_standard(schema, places), *_hidden(schema, places)]
    if schema.get("type") != "object" and not any(mistake.place == "type" for mistake in found):
        found.append(SchemaMistake("type", "type", *places.line_and_column(("type",))))
    return sorted(found, key=lambda mistake: (mistake.line, mistake.column))[:MOST_MISTAKES]


def _against_the_standard(schema: dict[str, Any], places: JsonPlaces) -> Iterator[SchemaMistake]:
    from jsonschema import Draft202012Validator

    seen: set[Path] = set()
    for error in Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema):
        path = tuple(error.absolute_path)
        if path not in seen:
            seen.add(path)
            yield SchemaMistake("keyword", place_of(path), *places.line_and_column(path), error.message[:200])


def _hidden(schema: dict[str, Any], places: JsonPlaces) -> Iterator[SchemaMistake]:
    """What the standard's own schema does not find: patterns, references, and names that are misspelt."""
    for path, node in _nodes(schema, ()):
        pattern = node.get("pattern")
        if isinstance(pattern, str) and (wrong := _wrong_pattern(pattern)):
            at = (*path, "pattern")
            yield SchemaMistake("pattern", place_of(at), *places.line_and_column(at), wrong)
        reference = node.get("$ref")
        if isinstance(reference, str) and not _leads_somewhere(schema, reference):
            at = (*path, "$ref")
            yield SchemaMistake("reference", place_of(at), *places.line_and_column(at), reference)
        required, properties = node.get("required"), node.get("properties")
        if isinstance(required, list) and isinstance(properties, dict):
            for index, name in enumerate(required):
                if isinstance(name, str) and name not in properties:
                    at = (*path, "required", index)
                    where = places.line_and_column(at)
                    yield SchemaMistake("required", place_of(at), *where, name, is_warning=True)


def _nodes(value: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every schema in a schema; the names of properties are no keywords, and examples are no schemas."""
    if isinstance(value, list):
        for index, child in enumerate(value):
            yield from _nodes(child, (*path, index))
    if not isinstance(value, dict):
        return
    yield path, value
    for name, child in value.items():
        if name in ("properties", "patternProperties", "$defs", "definitions", "dependentSchemas"):
            for inner, schema in child.items() if isinstance(child, dict) else ():
                yield from _nodes(schema, (*path, name, inner))
        elif name not in ("enum", "const", "default", "examples"):
            yield from _nodes(child, (*path, name))


def _wrong_pattern(pattern: str) -> str:
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as problem:
        return str(problem)
    return ""


def _leads_somewhere(schema: dict[str, Any], reference: str) -> bool:
    """Whether a reference names something in the same schema; nothing is fetched from elsewhere."""
    return follow(schema, reference) is not None


def follow(schema: dict[str, Any], reference: str) -> Any:
    """What a reference such as ``#/$defs/Stop`` names, or None."""
    if not reference.startswith("#"):
        return None
    node: Any = schema
    for step in reference[1:].split("/")[1:]:
        step = step.replace("~1", "/").replace("~0", "~")
        if isinstance(node, dict):
            node = node.get(step)
        elif isinstance(node, list) and step.isdigit() and int(step) < len(node):
            node = node[int(step)]
        else:
            return None
    return node


def _not_json(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
