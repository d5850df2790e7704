"""The client events of a session as JSON, one a line, as they go over the wire; pure."""

from __future__ import annotations

import json

from desktop_app.controller.session_code import Json, SessionCode, Variable


def json_lines(code: SessionCode) -> str:
    """One event a line; a secret stands as ``${VARIABLE}``, to be put in."""
    return "".join(_line(event) + "\n" for event in code.events)


def _line(event: Json) -> str:
    written = json.dumps(_named(event), ensure_ascii=False, separators=(",", ":"))
    if written.isprintable():
        return written
    # Between quotes only: JSON itself has no other character that cannot be seen.
    return "".join(each if each.isprintable() or each == "\u3000" else _escaped(each) for each in written)


def _escaped(character: str) -> str:
    return json.dumps(character)[1:-1]


def _named(value: Json) -> Json:
    if isinstance(value, Variable):
        return f"${{{value.name}}}"
    if isinstance(value, dict):
        return {name: _named(child) for name, child in value.items()}
    return [_named(child) for child in value] if isinstance(value, list | tuple) else value
