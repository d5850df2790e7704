"""Writes TOML that people like to read: long texts as they are, over several lines; sections with room between them.

Reading is the standard library's; it writes none, and what writes it elsewhere escapes every quote of a long text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_MUST_ESCAPE = re.compile(r"[\x00-\x1f\x7f\"\\]")
_NOT_LITERAL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]|'''|'\Z")
_NOT_IN_LONG = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\\]|\"\"\"|\"\Z")


def toml_text(content: Mapping[str, Any], comment: str = "") -> str:
    """A mapping as TOML; values are strings, numbers, booleans, dates, and sequences and mappings of such."""
    lines = [f"# {line}".rstrip() for line in comment.splitlines()]
    _table(lines, (), content)
    return "\n".join(lines).strip("\n") + "\n"


def _table(lines: list[str], path: tuple[str, ...], content: Mapping[str, Any]) -> None:
    for key, value in content.items():
        if not _is_section(value):
            lines.append(f"{_key(key)} = {_value(value)}")
    for key, value in content.items():
        if not _is_section(value):
            continue
        below = (*path, key)
        name = ".".join(map(_key, below))
        for table in [value] if isinstance(value, Mapping) else value:
            lines += ["", f"[{name}]" if isinstance(value, Mapping) else f"[[{name}]]"]
            _table(lines, below, table)


def _is_section(value: Any) -> bool:
    """Whether a value gets a heading of its own: a mapping, or a list of nothing but mappings."""
    if isinstance(value, Mapping):
        return bool(value)
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(each, Mapping) for each in value)


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else _quoted(key)


def _value(value: Any) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)} = {_value(child)}" for key, child in value.items()) + "}"
    if isinstance(value, Sequence):
        return "[" + ", ".join(map(_value, value)) + "]"
    raise TypeError(f"TOML has no {type(value).__name__}")


def _text(text: str) -> str:
    """A string: over several lines where it has them, untouched wherever that can be."""
    if "\n" not in text:
        return _quoted(text)
    if not _NOT_LITERAL.search(text):
        return f"'''\n{text}'''"
    return '"""\n' + _NOT_IN_LONG.sub(lambda found: "".join(map(_escaped, found[0])), text) + '"""'


def _quoted(text: str) -> str:
    return '"' + _MUST_ESCAPE.sub(lambda found: _escaped(found[0]), text) + '"'


def _escaped(character: str) -> str:
    return _ESCAPES.get(character) or f"\\u{ord(character):04x}"
