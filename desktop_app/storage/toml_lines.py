"""Finds the line of a value in a TOML text; the standard library's reader tells none."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from typing import Any

_STEP = re.compile(r"([^.\[\]]+)|\[(\d*|\.\.\.)\]")
_MOST_READ_CHARS = 2_000_000
_TOLD = re.compile(r" \(at line (\d+), column \d+\)| \(at end of document\)")


def line_of_failure(text: str, failure: tomllib.TOMLDecodeError) -> tuple[int, str]:
    """The line at which a text stops being TOML, from 1, and the reader's words without it."""
    told = _TOLD.search(str(failure))
    line = int(told[1]) if told and told[1] else text.rstrip().count("\n") + 1
    return line, _TOLD.sub("", str(failure))


def steps_of(path: str) -> tuple[str | int, ...]:
    """A path such as ``$.session.tools[0].name`` as keys and indices; what is beyond them is left out."""
    steps: list[str | int] = []
    for key, index in _STEP.findall(path.removeprefix("$")):
        if index == "..." or (not key and not index):
            break
        steps.append(key or int(index))
    return tuple(steps)


def line_of(text: str, steps: Sequence[str | int]) -> int:
    """The line on which a value begins, from 1; 0 where that cannot be found out.

    The value is there from the first beginning of the text on that is TOML and holds it.
    """
    lines = [f"{line}\n" for line in text.split("\n")]
    budget = [_MOST_READ_CHARS]

    def whole(count: int) -> tuple[int, Any]:
        """The longest beginning of at most `count` lines that is TOML, and what it holds."""
        while count and budget[0] > 0:
            beginning = "".join(lines[:count])
            budget[0] -= len(beginning)
            try:
                return count, tomllib.loads(beginning)
            except (tomllib.TOMLDecodeError, RecursionError):
                count -= 1
        return 0, {}

    least, most = 0, len(lines)  # a beginning of `least` lines holds it not, one of `most` does
    while most - least > 1:
        middle = (least + most) // 2
        _, content = whole(middle)
        if _holds(content, steps):
            most = middle
        else:
            least = middle
    if budget[0] <= 0 or not lines:
        return 0
    before, _ = whole(most - 1)
    return min(_first_full(lines, before) + 1, len(lines))


def _first_full(lines: list[str], index: int) -> int:
    """The first line from an index on that is neither empty nor a comment."""
    while index < len(lines) - 1 and (not lines[index].strip() or lines[index].lstrip().startswith("#")):
        index += 1
    return index


def _holds(content: Any, steps: Sequence[str | int]) -> bool:
    for step in steps:
        if isinstance(step, int):
            if not isinstance(content, list) or step >= len(content):
                return False
            content = content[step]
        elif isinstance(content, dict) and step in content:
            content = content[step]
        else:
            return False
    return True
