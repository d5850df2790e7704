"""JSON from the wire as people read it: the same characters, only spaced and broken into lines."""

from __future__ import annotations

import json
import re

LONGEST_ARRANGED = 20_000
_LINE_CHARS = 72
_INDENT = "  "
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')
_OPENING, _CLOSING = "{[", "}]"


def arranged(text: str) -> str:
    """Valid JSON on one line where it fits, else indented; anything else, and what is very long, as it is.

    Numbers, key order and doubled keys stay as they were written; only escapes like ``\\u65e5`` become their letters.
    """
    if len(text) > LONGEST_ARRANGED or not text.lstrip()[:1] or text.lstrip()[0] not in _OPENING:
        return text
    try:
        json.loads(text)
        return _broken([_readable(token) for token in _TOKEN.findall(text)])
    except (ValueError, RecursionError):
        return text


def _readable(token: str) -> str:
    if "\\u" not in token:
        return token
    letters = json.dumps(json.loads(token), ensure_ascii=False)
    return letters if letters.isprintable() and "\\" not in letters else token


def _broken(tokens: list[str]) -> str:
    """Lines of at most 72 characters as far as brackets allow; a bracket that fits on the rest of its line stays."""
    ends = _ends(tokens)
    pieces: list[str] = []
    depth, index, column = 0, 0, 0
    while index < len(tokens):
        token = tokens[index]
        if token in _OPENING:
            whole = _joined(tokens[index : ends[index] + 1]) if ends[index] - index < _LINE_CHARS else ""
            if ends[index] == index + 1 or (whole and column + len(whole) <= _LINE_CHARS):
                token, index = whole or token + tokens[index + 1], ends[index]
            else:
                depth += 1
                token += _line(depth)
        elif token in _CLOSING:
            depth -= 1
            token = _line(depth) + token
        elif token == ",":
            token += _line(depth)
        elif token == ":":
            token += " "
        pieces.append(token)
        column = len(token) - token.rfind("\n") - 1 if "\n" in token else column + len(token)
        index += 1
    return "".join(pieces)


def _ends(tokens: list[str]) -> dict[int, int]:
    """The index of the closing bracket for each opening one."""
    ends: dict[int, int] = {}
    open_at: list[int] = []
    for index, token in enumerate(tokens):
        if token in _OPENING:
            open_at.append(index)
        elif token in _CLOSING:
            ends[open_at.pop()] = index
    return ends


def _joined(tokens: list[str]) -> str:
    return "".join({",": ", ", ":": ": "}.get(token, token) for token in tokens)


def _line(depth: int) -> str:
    return "\n" + _INDENT * depth
