"""Filling a function's arguments from a sentence, by the function's JSON schema."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import msgspec
from msgspec import Struct

from desktop_app.loopback.partner.argument_numbers import NumberPool
from desktop_app.loopback.partner.argument_strings import best_guess, string_argument
from desktop_app.loopback.partner.argument_values import MISSING, boolean_argument, chosen_values
from desktop_app.loopback.partner.keywords import keywords_of
from desktop_app.loopback.partner.places import place_list
from desktop_app.loopback.partner.utterance import Utterance
from desktop_app.protocol.session_config import FunctionTool

_DEEPEST = 4
_MOST_CALLS = 4
_PLACE = frozenset(("city", "location", "place", "town", "countri"))


class Filled(Struct, frozen=True):
    """The arguments of one or more calls of a function.

    Attributes:
        arguments: JSON texts, one for each call.
        missing: required parameters of which the sentence says nothing.
    """

    arguments: list[str]
    missing: list[str]


def fill(tool: FunctionTool, heard: Utterance, now: datetime, *, guess: bool) -> Filled:
    """Arguments for a function; with `guess`, required ones without any hint get a plausible value.

    Where a function takes one place and several are named, there is a call for each.
    """
    schema = tool.parameters if isinstance(tool.parameters, dict) else {}
    filling = _Filling(heard, now, guess=guess)
    arguments = filling.object(schema, schema, 0)
    calls = [arguments, *({**arguments, **other} for other in _other_places(schema, arguments, heard))]
    return Filled([msgspec.json.encode(call).decode() for call in calls[:_MOST_CALLS]], filling.missing)


def _other_places(schema: dict[str, Any], arguments: dict[str, Any], heard: Utterance) -> Iterator[dict[str, Any]]:
    properties = schema.get("properties")
    named = [name for name in arguments if isinstance(arguments[name], str) and _PLACE & keywords_of(name)]
    if not isinstance(properties, dict) or len(named) != 1:
        return
    places = place_list(heard)
    if arguments[named[0]] in places:
        for place in places:
            if place != arguments[named[0]]:
                yield {named[0]: place}


class _Filling:
    """One pass over one schema; numbers are used once."""

    def __init__(self, heard: Utterance, now: datetime, *, guess: bool) -> None:
        self.missing: list[str] = []
        self._heard = heard
        self._now = now
        self._guess = guess
        self._numbers = NumberPool(heard)

    def object(self, schema: dict[str, Any], root: dict[str, Any], depth: int) -> dict[str, Any]:
        properties = schema.get("properties")
        if not isinstance(properties, dict) or depth > _DEEPEST:
            return {}
        required = schema.get("required")
        names = required if isinstance(required, list) else []
        filled = {}
        # Parameters that name a unit ("minutes") take their numbers before those that take any number.
        for name in sorted(properties, key=lambda name: not self._numbers.suits(name)):
            property_schema = _resolved(properties[name], root)
            value = self._value(name, property_schema, root, depth, is_required=name in names)
            if value is not MISSING:
                filled[name] = value
        return {name: filled[name] for name in properties if name in filled}

    def _value(self, name: str, schema: dict[str, Any], root: dict[str, Any], depth: int, *, is_required: bool) -> Any:
        value = self._from_words(name, schema, root, depth)
        if value is not MISSING:
            return value
        if "default" in schema:
            return schema["default"]
        if not is_required:
            return MISSING
        if not self._guess and not _has_harmless_default(name, schema):
            self.missing.append(name)
            return MISSING
        return _plausible(name, schema, self._heard, self._now)

    def _from_words(self, name: str, schema: dict[str, Any], root: dict[str, Any], depth: int) -> Any:
        if "const" in schema:
            return schema["const"]
        kind = _kind(schema)
        if isinstance(schema.get("enum"), list):
            found = chosen_values(schema["enum"], self._heard, name)
            return found[0] if found else MISSING
        if kind in ("integer", "number"):
            return self._numbers.take(name, schema, is_whole=kind == "integer")
        if kind == "boolean":
            return boolean_argument(name, schema, self._heard)
        if kind == "array":
            return self._array(name, schema, root)
        if kind == "object":
            inner = self.object(schema, root, depth + 1)
            return inner or MISSING
        return string_argument(name, schema, self._heard, self._now)

    def _array(self, name: str, schema: dict[str, Any], root: dict[str, Any]) -> Any:
        items = _resolved(schema.get("items"), root)
        if isinstance(items.get("enum"), list):
            return chosen_values(items["enum"], self._heard, name) or MISSING
        if _kind(items) in ("integer", "number"):
            values = list(iter(lambda: self._numbers.take(name, items, is_whole=_kind(items) == "integer"), MISSING))
            return values or MISSING
        if _kind(items) != "string":
            return MISSING
        if _PLACE & keywords_of(name) and (places := place_list(self._heard)):
            return places
        whole = string_argument(name.removesuffix("s"), items, self._heard, self._now)
        if whole is MISSING:
            return MISSING
        return [part for part in re.split(r"\s*(?:,|\band\b)\s*", whole) if part]


def _resolved(schema: Any, root: dict[str, Any]) -> dict[str, Any]:
    """A property's schema with its reference and its ``anyOf`` followed, the null alternative left out."""
    if not isinstance(schema, dict):
        return {}
    reference = schema.get("$ref")
    if isinstance(reference, str) and reference.startswith("#/"):
        target: Any = root
        for key in reference[2:].split("/"):
            target = target.get(key) if isinstance(target, dict) else None
        return target if isinstance(target, dict) and "$ref" not in target else {}
    for key in ("anyOf", "oneOf"):
        if isinstance(schema.get(key), list):
            options = [option for option in schema[key] if isinstance(option, dict) and option.get("type") != "null"]
            return {**options[0], **{k: v for k, v in schema.items() if k != key}} if options else schema
    return schema


def _kind(schema: dict[str, Any]) -> str:
    kind = schema.get("type", "string")
    if isinstance(kind, list):
        kind = next((one for one in kind if one != "null"), "string")
    return str(kind)


def _has_harmless_default(name: str, schema: dict[str, Any]) -> bool:
    """Whether any value does: units and formats, yes or no."""
    return _kind(schema) in ("boolean", "object") or (
        isinstance(schema.get("enum"), list)
        and bool(keywords_of(name) & {"unit", "format", "languag", "scal", "syst", "system"})
    )


def _plausible(name: str, schema: dict[str, Any], heard: Utterance, now: datetime) -> Any:
    if isinstance(schema.get("enum"), list) and schema["enum"]:
        return schema["enum"][0]
    examples = schema.get("examples")
    if isinstance(examples, list) and examples:
        return examples[0]
    kind = _kind(schema)
    if kind in ("integer", "number"):
        least = schema.get("minimum", 1)
        return least if isinstance(least, int | float) else 1
    plain: dict[str, Any] = {"boolean": True, "array": [], "object": {}, "null": None}
    return plain[kind] if kind in plain else best_guess(name, schema, heard, now)
