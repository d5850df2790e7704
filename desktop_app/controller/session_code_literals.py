"""JSON values as literals of a programming language, and names as its identifiers; pure.

Every character that cannot be seen (or that turns others round, as marks of writing direction do) is escaped, so that
what is read is what runs.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Collection, Iterable

from desktop_app.controller.session_code import Json, Variable

_WIDEST = 80
_LONGEST_PIECE = 88
_SEEN = frozenset("\u3000")
"""Not printable for Python, but anybody sees it: the ideographic space."""
_SHORT = str.maketrans({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"})


@dataclasses.dataclass(frozen=True, slots=True)
class Syntax:
    """How a language writes values.

    Attributes:
        constants: of None, True and False.
        step: spaces of a level.
        escape: writes a character by its code point.
        key: writes the name of a member.
        variable: reads an environment variable.
        pieces: opening, between and closing of a text in several pieces, each piece on a line of its own.
        margin: inside the braces of an object on one line.
    """

    constants: tuple[str, str, str]
    step: int
    escape: Callable[[int], str]
    key: Callable[[str], str]
    variable: Callable[[str], str]
    pieces: tuple[str, str, str]
    margin: str = ""

    def text(self, text: str) -> str:
        """A text between double quotes."""
        written = text.translate(_SHORT)
        if not written.isprintable():
            written = "".join(map(self._character, written))
        return f'"{written}"'

    def _character(self, character: str) -> str:
        return character if character.isprintable() or character in _SEEN else self.escape(ord(character))


def literal(value: Json, syntax: Syntax, depth: int = 0) -> str:
    """A value at a depth of nesting, on one line where that is short."""
    if isinstance(value, Variable):
        return syntax.variable(value.name)
    if value is None or isinstance(value, bool):
        return syntax.constants[0 if value is None else 1 if value else 2]
    if isinstance(value, str):
        return _text(value, syntax, depth)
    if isinstance(value, dict):
        members = [f"{syntax.key(name)}: {literal(child, syntax, depth + 1)}" for name, child in value.items()]
        return _bracketed("{", members, "}", syntax, depth)
    if isinstance(value, list | tuple):
        return _bracketed("[", [literal(child, syntax, depth + 1) for child in value], "]", syntax, depth)
    return json.dumps(value)


def _bracketed(opening: str, parts: list[str], closing: str, syntax: Syntax, depth: int) -> str:
    margin = syntax.margin if parts and opening == "{" else ""
    flat = f"{opening}{margin}{', '.join(parts)}{margin}{closing}"
    pad = " " * syntax.step * depth
    if not parts or (len(flat) + len(pad) <= _WIDEST and "\n" not in flat):
        return flat
    inner = pad + " " * syntax.step
    return "\n".join([opening, *(f"{inner}{part}," for part in parts), pad + closing])


def _text(text: str, syntax: Syntax, depth: int) -> str:
    pieces = _pieces(text)
    if len(pieces) < 2:
        return syntax.text(text)
    opening, between, closing = syntax.pieces
    inner = "\n" + " " * syntax.step * (depth + 1)
    whole = f"{between}{inner}".join(syntax.text(piece) for piece in pieces)
    return f"{opening}{inner}{whole}" + (f"\n{' ' * syntax.step * depth}{closing}" if closing else "")


def _pieces(text: str) -> list[str]:
    """Lines, long ones broken behind a space."""
    pieces: list[str] = []
    for line in re.findall(r"[^\n]*\n|[^\n]+", text):
        while len(line) > _LONGEST_PIECE:
            at = line.rfind(" ", 0, _LONGEST_PIECE) + 1 or _LONGEST_PIECE
            pieces.append(line[:at])
            line = line[at:]
        pieces.append(line)
    return [piece for piece in pieces if piece]


def identifiers(names: Iterable[str], taken: Collection[str]) -> dict[str, str]:
    """An identifier for each name: as it is where that can be, never one of `taken`, never the same twice."""
    made: dict[str, str] = {}
    used = set(taken)
    for name in names:
        plain = re.sub(r"[^A-Za-z0-9_]", "_", name) or "tool"
        stem = plain if plain[0].isalpha() else f"tool_{plain.lstrip('_')}"
        chosen, number = stem, 2
        while chosen in used:
            chosen = f"{stem}_{number}"
            number += 1
        used.add(chosen)
        made[name] = chosen
    return made


def variable_name(*parts: str) -> str:
    """A name for an environment variable, made of words."""
    return re.sub(r"[^A-Z0-9]+", "_", "_".join(parts).upper()).strip("_")
