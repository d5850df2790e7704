"""On which line of a JSON text each of its values stands, and which names stand in one object twice; pure."""

from __future__ import annotations

import dataclasses
import json
import re
from typing import Any

Place = tuple[str | int, ...]

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+|\n')


@dataclasses.dataclass(slots=True)
class JsonPlaces:
    """Where things are.

    Attributes:
        lines: counted from 1, by the place of a value; of a named value the line of its name.
        doubles: names that came before in the same object, each with its line.
    """

    lines: dict[Place, int] = dataclasses.field(default_factory=dict)
    doubles: list[tuple[str, int]] = dataclasses.field(default_factory=list)

    def line_of(self, place: Place) -> int:
        """The line of a place, or of what it stands in."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


@dataclasses.dataclass(slots=True)
class _Open:
    """An object or an array that is being read; `key` is the name or the index of what comes next."""

    place: Place
    is_object: bool
    key: Any = 0
    names: set[str] = dataclasses.field(default_factory=set)
    wants_name: bool = True


def json_places(text: str) -> JsonPlaces:
    """Look through a text that is known to be valid JSON."""
    found = JsonPlaces()
    stack: list[_Open] = []
    line = 1
    for token in _TOKEN.findall(text):
        top = stack[-1] if stack else None
        if token == "\n":
            line += 1
        elif token in ("}", "]"):
            stack.pop()
        elif token == ",":
            if top is not None:
                top.key, top.wants_name = (top.key if top.is_object else top.key + 1), True
        elif token == ":":
            pass
        elif top is not None and top.is_object and top.wants_name:
            _take_name(found, top, json.loads(token), line)
        else:
            place = () if top is None else (*top.place, top.key)
            found.lines.setdefault(place, line)
            if token in ("{", "["):
                stack.append(_Open(place, token == "{"))
    return found


def _take_name(found: JsonPlaces, top: _Open, name: str, line: int) -> None:
    if name in top.names:
        found.doubles.append((name, line))
    top.names.add(name)
    top.key, top.wants_name = name, False
    found.lines.setdefault((*top.place, name), line)
