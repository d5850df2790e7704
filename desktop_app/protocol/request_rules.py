"""What a service demands of client events beyond the types of their fields: the engine, without the tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from msgspec import Struct

from desktop_app.protocol.request_problem import RefusedError
from desktop_app.protocol.shape import Shape
from desktop_app.protocol.shape_reader import joined

ObjectCheck = Callable[[dict[str, Any], str], None]


class Range(NamedTuple):
    """Inclusive bounds of a number, or of the length of a string or of bytes."""

    low: float | None = None
    high: float | None = None


class RequestRules(NamedTuple):
    """The rules of one dialect; keys are structs, or (struct, field).

    Attributes:
        reshaped: an object under our field names and kinds, where the dialect takes several.
        required: fields that must be there.
        unsettable: fields of our structs that a client may not send.
        unsettable_at: the same by path, for structs that are used at several places.
        choices: the strings a field may be.
        numbers: the range of a number.
        lengths: the longest string.
        patterns: what a string must match as a whole.
        object_checks: rules about several fields of one object.
        tag_names: the tags a union allows at a path, with their structs.
    """

    reshaped: Callable[[type[Struct], dict[str, Any]], dict[str, Any]]
    required: Mapping[type[Struct], tuple[str, ...]]
    unsettable: Mapping[type[Struct], frozenset[str]]
    unsettable_at: Mapping[str, frozenset[str]]
    choices: Mapping[tuple[type[Struct], str], tuple[str, ...]]
    numbers: Mapping[tuple[type[Struct], str], Range]
    lengths: Mapping[tuple[type[Struct], str], int]
    patterns: Mapping[tuple[type[Struct], str], str]
    object_checks: Mapping[type[Struct], ObjectCheck]
    tag_names: Callable[[Shape, str], dict[str, type[Struct]]]

    def is_unsettable(self, struct: type[Struct], name: str, path: str) -> bool:
        """Whether a client may not send the field."""
        return name in self.unsettable.get(struct, ()) or name in self.unsettable_at.get(path, ())

    def check_object(self, struct: type[Struct], value: dict[str, Any], path: str) -> None:
        """Rules about several fields; raises `RefusedError`."""
        check = self.object_checks.get(struct)
        if check is not None:
            check(value, path)

    def check_field(self, struct: type[Struct], name: str, value: object, path: str) -> None:
        """Rules about one field; raises `RefusedError`."""
        key = (struct, name)
        if isinstance(value, str):
            if key in self.choices and value not in self.choices[key]:
                raise invalid_choice(value, self.choices[key], path)
            if key in self.lengths and len(value) > self.lengths[key]:
                raise too_long(value, self.lengths[key], path)
            if key in self.patterns and not re.fullmatch(self.patterns[key], value):
                raise RefusedError(
                    "invalid_value",
                    f"Invalid '{path}': string does not match pattern. "
                    f"Expected a string that matches the pattern '^{self.patterns[key]}$'.",
                    path,
                )
        elif key in self.numbers and isinstance(value, int | float) and not isinstance(value, bool):
            check_range(value, self.numbers[key], path)


def alternatives(values: tuple[str, ...]) -> str:
    """``'a', 'b', and 'c'``."""
    quoted = [f"'{value}'" for value in values]
    if len(quoted) < 3:
        return " and ".join(quoted)
    return ", ".join(quoted[:-1]) + f", and {quoted[-1]}"


def invalid_choice(value: str, choices: tuple[str, ...], path: str) -> RefusedError:
    """A string that is none of the possible ones."""
    shown = value if len(value) <= 80 else f"{value[:80]}…"
    return RefusedError(
        "invalid_value", f"Invalid value: '{shown}'. Supported values are: {alternatives(choices)}.", path
    )


def too_long(value: str, longest: int, path: str) -> RefusedError:
    """A string beyond its maximum length."""
    return RefusedError(
        "string_above_max_length",
        f"Invalid '{path}': string too long. Expected a string with maximum length {longest}, "
        f"but got a string with length {len(value)} instead.",
        path,
    )


def missing(path: str, name: str) -> RefusedError:
    """A required field that is not there."""
    param = joined(path, name)
    return RefusedError("missing_required_parameter", f"Missing required parameter: '{param}'.", param)


def unknown(path: str, name: str) -> RefusedError:
    """A field the dialect does not have."""
    param = joined(path, name)
    return RefusedError("unknown_parameter", f"Unknown parameter: '{param}'.", param)


def check_range(value: float, bounds: Range, path: str) -> None:
    """Raise `RefusedError` when a number is out of its range."""
    kind = "integer" if isinstance(value, int) else "decimal"
    if bounds.low is not None and value < bounds.low:
        raise RefusedError(
            f"{kind}_below_min_value",
            f"Invalid '{path}': {kind} below minimum value. Expected a value >= {bounds.low:g}, "
            f"but got {value} instead.",
            path,
        )
    if bounds.high is not None and value > bounds.high:
        raise RefusedError(
            f"{kind}_above_max_value",
            f"Invalid '{path}': {kind} above maximum value. Expected a value <= {bounds.high:g}, "
            f"but got {value} instead.",
            path,
        )
