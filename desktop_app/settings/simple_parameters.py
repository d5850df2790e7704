"""A function's parameters as a form has them, read from a JSON Schema and written back without losing anything; pure.

A schema that says more than a form can show (an object in an object, alternatives, references) is left alone: reading
it gives the reason instead.
"""

from __future__ import annotations

import copy
import dataclasses
from typing import Any, Literal, cast

from desktop_app.translatable import translatable

ParameterKind = Literal[
    "text", "number", "integer", "yes_no", "choice", "texts", "numbers", "integers", "choices"
]  # fmt: skip
KINDS: tuple[ParameterKind, ...] = (
    *("text", "number", "integer", "yes_no", "choice"),
    *("texts", "numbers", "integers", "choices"),
)
_SINGLE: dict[str, ParameterKind] = {"string": "text", "number": "number", "integer": "integer", "boolean": "yes_no"}
_LISTS: dict[str, ParameterKind] = {"string": "texts", "number": "numbers", "integer": "integers"}
_TYPES = {kind: name for name, kind in _SINGLE.items()} | {"choice": "string"}
_ITEM_TYPES = {kind: name for name, kind in _LISTS.items()} | {"choices": "string"}
_BEYOND = frozenset(
    ("allOf", "anyOf", "oneOf", "not", "if", "then", "else", "$ref", "$dynamicRef", "const", "properties")
)
_BEYOND_AT_TOP = (_BEYOND - {"properties"}) | {
    *("patternProperties", "propertyNames", "dependentSchemas", "dependentRequired", "unevaluatedProperties"),
}


@dataclasses.dataclass(frozen=True, slots=True)
class SimpleParameter:
    """One parameter.

    Attributes:
        choices: of the kinds ``choice`` and ``choices``.
        rest: keywords of its schema that a form has no place for, such as ``minimum``; kept as they are.
    """

    name: str = ""
    kind: ParameterKind = "text"
    description: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    rest: dict[str, Any] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True)
class BeyondForm:
    """Why a schema is not shown as a form: a sentence, with `{0}` in the place of `name` where there is one."""

    reason: str
    name: str = ""


def read(schema: dict[str, Any]) -> tuple[SimpleParameter, ...] | BeyondForm:
    """The parameters of a schema, in its order."""
    beyond = sorted(_BEYOND_AT_TOP & schema.keys())
    if beyond:
        return BeyondForm(translatable("ToolParameters", "The schema uses “{0}”, which a form cannot show."), beyond[0])
    properties, required = schema.get("properties", {}), schema.get("required", [])
    if schema.get("type", "object") != "object" or not isinstance(properties, dict) or not isinstance(required, list):
        return BeyondForm(translatable("ToolParameters", "The schema is not that of an object."))
    strangers = [name for name in required if not isinstance(name, str) or name not in properties]
    if strangers:
        reason = translatable("ToolParameters", "“{0}” is required, but there is no such parameter.")
        return BeyondForm(reason, str(strangers[0]))
    parameters = []
    for name, said in properties.items():
        parameter = _read(name, said, name in required)
        if parameter is None:
            return BeyondForm(translatable("ToolParameters", "The parameter “{0}” is more than a form can show."), name)
        parameters.append(parameter)
    return tuple(parameters)


def write(parameters: tuple[SimpleParameter, ...], schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with these parameters in place of those it had; everything else of it stays."""
    result = copy.deepcopy(schema)
    result["type"] = "object"
    result["properties"] = {each.name: _written(each) for each in parameters if each.name}
    required = [each.name for each in parameters if each.required and each.name]
    if required or "required" in result:
        result["required"] = required
    return result


def _read(name: str, said: Any, required: bool) -> SimpleParameter | None:
    if not isinstance(said, dict) or _BEYOND & said.keys() or not isinstance(said.get("description", ""), str):
        return None
    rest = {key: value for key, value in said.items() if key not in ("type", "description", "enum", "items")}
    items = said.get("items")
    kind, choices = _kind(said)
    if said.get("type") == "array":
        if "enum" in said or not isinstance(items, dict) or items.keys() - {"type", "enum"}:
            return None
        kind, choices = _kind(items)
        kind = "choices" if kind == "choice" else _LISTS.get(str(items.get("type")))
    elif items is not None:
        return None
    if kind is None or choices is None:
        return None
    return SimpleParameter(name, kind, said.get("description", ""), required, choices, rest)


def _kind(said: dict[str, Any]) -> tuple[ParameterKind | None, tuple[str, ...] | None]:
    """What a schema without parts is; None for what a form cannot show."""
    type_name, enum = said.get("type"), said.get("enum")
    if enum is None:
        return (_SINGLE.get(type_name) if isinstance(type_name, str) else None), ()
    whole = isinstance(enum, list) and bool(enum) and all(isinstance(each, str) and each.strip() for each in enum)
    plain = whole and all("," not in each and each == each.strip() for each in enum)
    return ("choice", tuple(cast("list[str]", enum))) if plain and type_name in ("string", None) else (None, None)


def _written(parameter: SimpleParameter) -> dict[str, Any]:
    inner: dict[str, Any] = {"type": _TYPES.get(parameter.kind) or _ITEM_TYPES[parameter.kind]}
    if parameter.kind in ("choice", "choices") and parameter.choices:
        inner["enum"] = list(parameter.choices)
    listed = parameter.kind in _ITEM_TYPES
    result: dict[str, Any] = {"type": "array"} if listed else {"type": inner["type"]}
    if parameter.description:
        result["description"] = parameter.description
    if listed:
        result["items"] = inner
    elif "enum" in inner:
        result["enum"] = inner["enum"]
    return result | copy.deepcopy(parameter.rest)
