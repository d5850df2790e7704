"""Between structs and the JSON of a settings file, when the two do not quite fit: nothing readable is lost."""

from __future__ import annotations

import typing
from typing import Any, TypeVar

import msgspec

S = TypeVar("S", bound=msgspec.Struct)
Json = dict[str, Any]
_NAMING = ("id", "name", "label")
"""What tells the members of a list apart, the first that there is."""


def read_tolerantly(raw: Json, default: S, bad: list[str], path: str = "") -> S:
    """A struct with every field of `raw` that can be read, the others as in `default`; `bad` gets their dotted names.

    Of a list of structs every member is kept that can be read at all.
    """
    good: Json = {}
    for info in msgspec.structs.fields(type(default)):
        if info.encode_name not in raw:
            continue
        value, name = raw[info.encode_name], f"{path}{info.name}"
        try:
            good[info.name] = msgspec.convert(value, info.type)
        except msgspec.ValidationError:
            kept = getattr(default, info.name)
            if isinstance(kept, msgspec.Struct) and isinstance(value, dict) and not _is_union(info.type):
                good[info.name] = read_tolerantly(value, kept, bad, f"{name}.")
            elif (member := _struct_in(info.type)) is not None and isinstance(value, list):
                good[info.name] = type(kept)(_members(value, member, bad, name))
            else:
                bad.append(name)
    return msgspec.structs.replace(default, **good)


def merged(raw: Any, value: Any) -> Any:
    """`value` as JSON, with the members of `raw` that its structs do not know."""
    if isinstance(value, msgspec.Struct):
        config = value.__struct_config__
        known = dict(raw) if isinstance(raw, dict) else {}
        if config.tag_field is not None:
            if known.get(config.tag_field) != config.tag:
                known = {}  # of another kind, whose members mean nothing here
            known[config.tag_field] = config.tag
        for info in msgspec.structs.fields(value):
            child = getattr(value, info.name)
            if child is msgspec.UNSET:
                known.pop(info.encode_name, None)
            else:
                known[info.encode_name] = merged(known.get(info.encode_name), child)
        return known
    if isinstance(value, list | tuple):
        by_name = {_name_of(child): child for child in raw if isinstance(child, dict)} if isinstance(raw, list) else {}
        return [merged(by_name.get(_name_of(child)), child) for child in value]
    return msgspec.to_builtins(value)


def _members(raw: list[Any], member: type[msgspec.Struct], bad: list[str], path: str) -> list[msgspec.Struct]:
    found: list[msgspec.Struct] = []
    for index, value in enumerate(raw):
        try:
            found.append(msgspec.convert(value, member))
            continue
        except msgspec.ValidationError:
            pass
        try:
            blank = msgspec.convert({}, member)
        except msgspec.ValidationError:
            blank = None  # it has fields without which it is nothing
        if isinstance(value, dict) and blank is not None:
            found.append(read_tolerantly(value, blank, bad, f"{path}[{index}]."))
        else:
            bad.append(f"{path}[{index}]")
    return found


def _struct_in(kind: Any) -> type[msgspec.Struct] | None:
    """The struct that a list or tuple of structs is made of."""
    if typing.get_origin(kind) not in (list, tuple):
        return None
    member = typing.get_args(kind)[0]
    return member if isinstance(member, type) and issubclass(member, msgspec.Struct) else None


def _is_union(kind: Any) -> bool:
    return not isinstance(kind, type)


def _name_of(child: Any) -> str | None:
    for naming in _NAMING:
        name = child.get(naming) if isinstance(child, dict) else getattr(child, naming, None)
        if isinstance(name, str) and name:
            return f"{naming}:{name}"
    return None
