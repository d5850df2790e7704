"""Where in a JSON text each value stands, so that a mistake in it can be pointed at."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

Path = tuple[str | int, ...]

_SPACE = re.compile(r"[ \t\n\r]*")
_SCALAR = json.JSONDecoder()


class JsonPlaces:
    """The places of the values of a valid JSON text, by their paths."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._offsets: dict[Path, int] = {}
        self._keys: dict[Path, int] = {}
        self._value(0, ())

    def line_and_column(self, path: Sequence[str | int], *, of_key: bool = False) -> tuple[int, int]:
        """Of a value, or of its member's name, counted from 1; of the nearest value around it where it is not there."""
        wanted = tuple(path)
        places = self._keys if of_key and wanted in self._keys else self._offsets
        while wanted not in places:
            wanted = wanted[:-1]
        offset = places[wanted]
        return self._text.count("\n", 0, offset) + 1, offset - (self._text.rfind("\n", 0, offset) + 1) + 1

    def _skip(self, offset: int) -> int:
        match = _SPACE.match(self._text, offset)
        return offset if match is None else match.end()

    def _value(self, offset: int, path: Path) -> int:
        """Note a value and those in it; returns where it ends."""
        offset = self._skip(offset)
        self._offsets[path] = offset
        opening = self._text[offset]
        if opening not in "{[":
            return _SCALAR.raw_decode(self._text, offset)[1]
        closing = "}" if opening == "{" else "]"
        offset = self._skip(offset + 1)
        index = 0
        while self._text[offset] != closing:
            step: str | int = index
            if opening == "{":
                key_at = offset
                step, offset = _SCALAR.raw_decode(self._text, offset)
                self._keys[(*path, step)] = key_at
                offset = self._skip(offset) + 1
            offset = self._skip(self._value(offset, (*path, step)))
            if self._text[offset] == ",":
                offset = self._skip(offset + 1)
            index += 1
        return offset + 1
