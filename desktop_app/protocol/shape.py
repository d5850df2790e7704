"""The shape of a struct: what JSON each of its fields takes, worked out once from the type annotations."""

from __future__ import annotations

import functools
from typing import Any, NamedTuple

import msgspec.inspect as inspect
from msgspec import Struct

UNKNOWN_TAG = "__unknown__"
"""Tag of the structs that stand for a variant this program does not know."""


class Shape(NamedTuple):
    """What JSON a value may be.

    Attributes:
        scalars: of ``string``, ``integer``, ``number``, ``boolean``, ``base64``.
        record: the struct an untagged object becomes.
        variants: the structs a tagged object becomes, by tag.
        unknown: the struct that keeps an object of an unknown tag.
        items: the shape of an array's elements.
        values: the shape of the values of a free-form object.
    """

    nullable: bool = False
    anything: bool = False
    scalars: frozenset[str] = frozenset()
    record: type[Struct] | None = None
    variants: dict[str, type[Struct]] = {}  # noqa: RUF012 - never changed after the shape is made
    unknown: type[Struct] | None = None
    items: Shape | None = None
    values: Shape | None = None

    @property
    def is_tagged(self) -> bool:
        """Whether objects are told apart by their ``type``."""
        return bool(self.variants)


class FieldShape(NamedTuple):
    """One field of a struct."""

    name: str
    shape: Shape


@functools.cache
def fields_of(struct: type[Struct]) -> tuple[FieldShape, ...]:
    """The fields of `struct` with their shapes, in order."""
    info = inspect.type_info(struct)
    assert isinstance(info, inspect.StructType)
    return tuple(FieldShape(field.name, _shape(field.type)) for field in info.fields)


@functools.cache
def field_names(struct: type[Struct]) -> frozenset[str]:
    """The names of the fields of `struct`."""
    return frozenset(struct.__struct_fields__)


def tag_of(struct: type[Struct] | Struct) -> str:
    """The wire ``type`` of a tagged struct; empty for an untagged one."""
    tag = struct.__struct_config__.tag
    return tag if isinstance(tag, str) else ""


_SCALARS: dict[type[inspect.Type], str] = {
    inspect.StrType: "string",
    inspect.IntType: "integer",
    inspect.FloatType: "number",
    inspect.BoolType: "boolean",
    inspect.BytesType: "base64",
}


def _shape(info: inspect.Type) -> Shape:
    members = info.types if isinstance(info, inspect.UnionType) else (info,)
    parts: dict[str, Any] = {}
    scalars: set[str] = set()
    variants: dict[str, type[Struct]] = {}
    for member in members:
        if isinstance(member, inspect.NoneType):
            parts["nullable"] = True
        elif isinstance(member, inspect.AnyType):
            parts["anything"] = parts["nullable"] = True
        elif isinstance(member, inspect.ListType):
            parts["items"] = _shape(member.item_type)
        elif isinstance(member, inspect.DictType):
            parts["values"] = _shape(member.value_type)
        elif isinstance(member, inspect.StructType):
            if member.tag == UNKNOWN_TAG:
                parts["unknown"] = member.cls
            elif isinstance(member.tag, str):
                variants[member.tag] = member.cls
            else:
                parts["record"] = member.cls
        else:
            scalars.add(_SCALARS[type(member)])
    return Shape(scalars=frozenset(scalars), variants=variants, **parts)
