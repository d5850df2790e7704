"""Arguments that fit a schema, to begin a trial run with."""

from __future__ import annotations

import math
from datetime import UTC, datetime
from typing import Any

from desktop_app.tools.schema_check import follow

_DEEPEST = 8
_FORMATS = {
    "date": lambda: datetime.now(UTC).strftime("%Y-%m-%d"),
    "time": lambda: datetime.now(UTC).strftime("%H:%M:%SZ"),
    "date-time": lambda: datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    "duration": lambda: "PT5M",
    "email": lambda: "ada@example.com",
    "hostname": lambda: "example.com",
    "ipv4": lambda: "192.0.2.1",
    "ipv6": lambda: "2001:db8::1",
    "uri": lambda: "https://example.com/",
    "uuid": lambda: "123e4567-e89b-42d3-a456-426614174000",
}


def sample_arguments(parameters: dict[str, Any]) -> dict[str, Any]:
    """All properties, or where it is too deep the required ones, with examples where the schema has some."""
    sample = _value(parameters, parameters, "", 0)
    return sample if isinstance(sample, dict) else {}


def _value(schema: Any, root: dict[str, Any], name: str, depth: int) -> Any:
    if not isinstance(schema, dict) or depth > 3 * _DEEPEST:
        return "text"
    if "const" in schema:
        return schema["const"]
    for key in ("examples", "enum"):
        if isinstance(schema.get(key), list) and schema[key]:
            return schema[key][0]
    if "default" in schema and schema["default"] is not None:
        return schema["default"]
    if isinstance(schema.get("$ref"), str):
        return _value(follow(root, schema["$ref"]), root, name, depth + 1)
    for key in ("oneOf", "anyOf"):
        if isinstance(schema.get(key), list) and schema[key]:
            return _value({**schema, key: None, **_best(schema[key])}, root, name, depth + 1)
    if isinstance(schema.get("allOf"), list):
        return _merged(schema, root, name, depth)
    return _of_kind(_kind(schema), schema, root, name, depth)


def _best(choices: list[Any]) -> dict[str, Any]:
    """The first that is not null."""
    fitting = [choice for choice in choices if isinstance(choice, dict) and choice.get("type") != "null"]
    return fitting[0] if fitting else {"type": "null"}


def _merged(schema: dict[str, Any], root: dict[str, Any], name: str, depth: int) -> Any:
    parts = [part for part in schema["allOf"] if isinstance(part, dict)]
    whole: dict[str, Any] = {key: value for key, value in schema.items() if key != "allOf"}
    for part in parts:
        if isinstance(part.get("$ref"), str):
            found = follow(root, part["$ref"])
            part = found if isinstance(found, dict) else {}
        properties = {**whole.get("properties", {}), **part.get("properties", {})}
        whole = {**whole, **part, **({"properties": properties} if properties else {})}
    return _value(whole, root, name, depth + 1)


def _kind(schema: dict[str, Any]) -> str:
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = next((each for each in kind if each != "null"), "null")
    if isinstance(kind, str):
        return kind
    return "object" if "properties" in schema else "array" if "items" in schema else "string"


def _of_kind(kind: str, schema: dict[str, Any], root: dict[str, Any], name: str, depth: int) -> Any:
    match kind:
        case "object":
            return _object(schema, root, depth)
        case "array":
            prefix = schema.get("prefixItems")
            if isinstance(prefix, list):
                return [_value(each, root, name, depth + 1) for each in prefix]
            least = schema.get("minItems")
            count = min(max(1, least if isinstance(least, int) else 1), 10)
            return [_value(schema.get("items", {}), root, name, depth + 1) for _ in range(count)]
        case "integer":
            return math.ceil(_number(schema))
        case "number":
            return _number(schema)
        case "boolean":
            return True
        case "null":
            return None
        case _:
            return _text(schema, name)


def _object(schema: dict[str, Any], root: dict[str, Any], depth: int) -> dict[str, Any]:
    properties = schema.get("properties")
    if not isinstance(properties, dict):
        return {}
    required = schema.get("required", [])
    wanted = properties if depth < _DEEPEST else {name: properties[name] for name in required if name in properties}
    if depth > 2 * _DEEPEST:
        return {}
    return {name: _value(child, root, name, depth + 1) for name, child in wanted.items()}


def _number(schema: dict[str, Any]) -> float:
    lowest, above = schema.get("minimum"), schema.get("exclusiveMinimum")
    highest, below = schema.get("maximum"), schema.get("exclusiveMaximum")
    value: float = 1
    if _is_number(lowest):
        value = max(value, lowest)
    if _is_number(above) and value <= above:
        value = above + 1
    if _is_number(highest):
        value = min(value, highest)
    if _is_number(below) and value >= below:
        value = below - 1
    step = schema.get("multipleOf")
    if _is_number(step) and step > 0:
        value = math.ceil(value / step) * step
    return value


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _text(schema: dict[str, Any], name: str) -> str:
    made = _FORMATS.get(str(schema.get("format")))
    text = made() if made is not None else name.replace("_", " ") or "text"
    least, most = schema.get("minLength"), schema.get("maxLength")
    if isinstance(least, int):
        text = text.ljust(min(least, 1_000), "x")
    return text[:most] if isinstance(most, int) else text
