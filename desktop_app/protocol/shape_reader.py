"""Builds structs from decoded JSON by walking their shapes; what to do with what does not fit is the subclass's."""

from __future__ import annotations

import binascii
import math
from abc import ABC, abstractmethod
from typing import Any, NoReturn, TypeVar

import pybase64
from msgspec import Struct

from desktop_app.protocol.shape import Shape, fields_of
from desktop_app.protocol.wire_numbers import MAX_WHOLE

T = TypeVar("T", bound=Struct)

ABSENT: Any = object()
"""Stands for a field to be left at its default."""


def json_kind(value: object) -> str:
    """What a decoded JSON value is, in the words of an error message."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, int):
        return "an integer"
    if isinstance(value, float):
        return "a decimal"
    if isinstance(value, str):
        return "a string"
    return "an array" if isinstance(value, list) else "an object"


def joined(path: str, name: str) -> str:
    """`name` inside `path`, dotted."""
    return f"{path}.{name}" if path else name


class ShapeReader(ABC):
    """Walks JSON values and shapes together."""

    def read(self, struct: type[T], value: object, path: str) -> T:
        """`value` as a `struct`; `path` is where it lies in the event."""
        if not isinstance(value, dict):
            self.wrong_type(path, "an object", value)
        present = self.prepare(struct, value, path)
        arguments: dict[str, Any] = {}
        for name, shape in fields_of(struct):
            if name not in present:
                continue
            read = self.read_field(struct, name, shape, present[name], joined(path, name))
            if read is not ABSENT:
                arguments[name] = read
        made = struct(**arguments)
        return self.finish(made, path)

    def read_field(self, struct: type[Struct], name: str, shape: Shape, value: object, path: str) -> Any:
        """The value of one field, or `ABSENT` to leave it at its default."""
        return self.read_value(shape, value, path)

    def read_value(self, shape: Shape, value: object, path: str) -> Any:
        """`value` in the given shape, or `ABSENT`."""
        if shape.anything:
            return value
        if value is None:
            return None if shape.nullable else self.null(shape, path)
        if isinstance(value, dict):
            return self._read_object(shape, value, path)
        if isinstance(value, list):
            if shape.items is None:
                self.wrong_type(path, expectation(shape), value)
            items = (self.read_value(shape.items, item, f"{path}[{at}]") for at, item in enumerate(value))
            return [item for item in items if item is not ABSENT]
        return self._read_scalar(shape, value, path)

    def _read_object(self, shape: Shape, value: dict[str, Any], path: str) -> Any:
        if shape.is_tagged:
            struct = self.variant(shape, value, path)
            return ABSENT if struct is None else self.read(struct, value, path)
        if shape.record is not None:
            return self.read(shape.record, value, path)
        if shape.values is None:
            self.wrong_type(path, expectation(shape), value)
        if shape.values.anything:
            return value
        read = {key: self.read_value(shape.values, item, joined(path, key)) for key, item in value.items()}
        return {key: item for key, item in read.items() if item is not ABSENT}

    def _read_scalar(self, shape: Shape, value: Any, path: str) -> Any:
        scalars = shape.scalars
        if isinstance(value, str):
            if "string" in scalars:
                return value
            if "base64" in scalars:
                return self.read_base64(value, path)
        elif isinstance(value, bool):
            if "boolean" in scalars:
                return value
        elif "integer" in scalars and (isinstance(value, int) or value.is_integer()):
            if abs(value) > MAX_WHOLE:
                self.out_of_range(path, int(value))
            return int(value)
        elif "number" in scalars:
            try:
                number = float(value)
            except OverflowError:
                number = math.inf
            if math.isfinite(number):
                return number
        return self.other_scalar(shape, value, path)

    def read_base64(self, value: str, path: str) -> bytes:
        """The bytes of a base64 text."""
        try:
            return pybase64.b64decode(value, validate=True)
        except (binascii.Error, ValueError):
            self.bad_base64(path)

    def prepare(self, struct: type[Struct], value: dict[str, Any], path: str) -> dict[str, Any]:
        """The object to read `struct` from; the place for aliases and for the check of names."""
        return value

    def finish(self, made: T, path: str) -> T:
        """The struct as it shall be returned; the place for checks."""
        return made

    def null(self, shape: Shape, path: str) -> Any:
        """A null where none belongs."""
        self.wrong_type(path, expectation(shape), None)

    def other_scalar(self, shape: Shape, value: object, path: str) -> Any:
        """A string, number or boolean where another kind belongs."""
        self.wrong_type(path, expectation(shape), value)

    @abstractmethod
    def variant(self, shape: Shape, value: dict[str, Any], path: str) -> type[Struct] | None:
        """Which struct of a tagged union `value` becomes; None leaves it out."""

    @abstractmethod
    def out_of_range(self, path: str, value: int) -> NoReturn:
        """A whole number beyond what can be reckoned with."""

    @abstractmethod
    def wrong_type(self, path: str, expected: str, value: object) -> NoReturn:
        """A value of a kind that does not belong here."""

    @abstractmethod
    def bad_base64(self, path: str) -> NoReturn:
        """A string that is not base64."""


def expectation(shape: Shape) -> str:
    """What a shape takes, in the words of an error message."""
    if shape.items is not None:
        return "an array"
    if "boolean" in shape.scalars:
        return "a boolean"
    if "integer" in shape.scalars:
        return "an integer"
    if "number" in shape.scalars:
        return "a decimal"
    return "a string" if shape.scalars else "an object"
