"""Sample arguments made from a JSON Schema; pure."""

from __future__ import annotations

import math
from typing import Any, TypeGuard

_DEEPEST = 8
_FORMATS = {
    "date": "2026-11-20",
    "date-time": "2026-11-20T14:30:00Z",
    "time": "14:30:00",
    "email": "ann@example.com",
    "uri": "https://example.com/",
    "uuid": "6f1f6f0e-3f0e-4f6b-9c7a-0d8a6b1c2d3e",
    "ipv4": "192.0.2.1",
}
_NAMES = {
    "city": "Kyoto",
    "location": "Kyoto",
    "place": "Kyoto",
    "country": "Japan",
    "date": "2026-11-20",
    "day": "2026-11-20",
    "time": "14:30",
    "email": "ann@example.com",
    "name": "Ann",
    "language": "en",
    "currency": "EUR",
    "url": "https://example.com/",
    "phone": "+1 555 0100",
}


def sample_arguments(schema: dict[str, Any]) -> dict[str, Any]:
    """An object that fits the schema wherever what it says can be met without a search."""
    made = _sample(schema, schema, "", 0)
    return made if isinstance(made, dict) else {}


def _sample(schema: Any, root: dict[str, Any], name: str, depth: int) -> Any:
    if not isinstance(schema, dict) or depth > _DEEPEST:
        return None
    schema = _resolved(schema, root)
    for word in ("const", "default"):
        if word in schema:
            return schema[word]
    for word in ("examples", "enum"):
        if isinstance(schema.get(word), list) and schema[word]:
            return schema[word][0]
    kind = _kind(schema)
    if kind == "object":
        properties = schema.get("properties", {})
        parts = properties.items() if isinstance(properties, dict) else ()
        required = schema.get("required", [])
        # Where it goes deep, what may be left out is left out: a schema can contain itself.
        return {
            key: _sample(part, root, key, depth + 1) for key, part in parts if depth < _DEEPEST // 2 or key in required
        }
    if kind == "array":
        least = schema.get("minItems", 1)
        count = least if isinstance(least, int) and 1 <= least <= 20 else 1
        return [_sample(schema.get("items", {}), root, name, depth + 1)] * count
    return _single(kind, schema, name)


def _single(kind: str, schema: dict[str, Any], name: str) -> Any:
    match kind:
        case "integer" | "number":
            return _number(schema, whole=kind == "integer")
        case "boolean":
            return True
        case "null":
            return None
    text = _FORMATS.get(str(schema.get("format")), "") or _named(name) or "text"
    least, most = schema.get("minLength", 0), schema.get("maxLength", 1_000)
    if isinstance(least, int) and len(text) < least <= 1_000:
        text = text.ljust(least, "x")
    return text[:most] if isinstance(most, int) and most >= 0 else text


def _number(schema: dict[str, Any], *, whole: bool) -> float:
    least, most = schema.get("minimum"), schema.get("maximum")
    over, under = schema.get("exclusiveMinimum"), schema.get("exclusiveMaximum")
    step = schema.get("multipleOf")
    if _is_number(step) and step > 0:
        first = least if _is_number(least) else 0
        return _plain(math.ceil(first / step) * step, whole)
    if _is_number(least):
        return _plain(math.ceil(least) if whole else least, whole)
    if _is_number(over):
        return _plain(math.floor(over) + 1, whole)
    if _is_number(most):
        return _plain(min(1, math.floor(most) if whole else most), whole)
    return _plain(math.ceil(under) - 1 if _is_number(under) and under <= 1 else 1, whole)


def _plain(value: float, whole: bool) -> float:
    return int(value) if whole or value == int(value) else value


def _is_number(value: Any) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _named(name: str) -> str:
    words = name.lower().replace("-", "_").split("_")
    return next((_NAMES[word] for word in reversed(words) if word in _NAMES), "")


def _kind(schema: dict[str, Any]) -> str:
    kind = schema.get("type")
    if isinstance(kind, list):
        kind = next((each for each in kind if each != "null"), "null")
    if isinstance(kind, str):
        return kind
    if "properties" in schema:
        return "object"
    return "array" if "items" in schema else "string"


def _resolved(schema: dict[str, Any], root: dict[str, Any], depth: int = 0) -> dict[str, Any]:
    """The schema with what it refers to and the first of its alternatives worked in."""
    if depth > _DEEPEST:
        return {}
    parts: list[Any] = []
    reference = schema.get("$ref")
    if isinstance(reference, str) and reference.startswith("#/"):
        parts.append(_at(root, reference[2:].split("/")))
    for word in ("anyOf", "oneOf"):
        if isinstance(schema.get(word), list):
            parts += schema[word][:1]
    if isinstance(schema.get("allOf"), list):
        parts += schema["allOf"]
    result: dict[str, Any] = {}
    for part in parts:
        if isinstance(part, dict):
            result = _merged(result, _resolved(part, root, depth + 1))
    return _merged(result, schema) if parts else schema


def _merged(one: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    both = one | other
    for word in ("properties",):
        if isinstance(one.get(word), dict) and isinstance(other.get(word), dict):
            both[word] = one[word] | other[word]
    return both


def _at(root: Any, steps: list[str]) -> Any:
    for step in steps:
        name = step.replace("~1", "/").replace("~0", "~")
        root = root.get(name) if isinstance(root, dict) else None
    return root
