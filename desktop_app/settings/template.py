"""Variables in the instructions: ``{{date}}`` and the like are filled in when the instructions are sent; pure.

``\\{{date}}`` is no variable, and is sent without the backslash. A pair of braces around anything but a name, as in a
piece of JSON, is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime

import msgspec

from desktop_app.settings.model import SessionDraft

BUILT_IN = ("date", "time", "weekday", "name", "language")
"""Known without being told; a variable of the user's with such a name wins."""

# For the model, not for a person; so not translated, and not by the system's locale.
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NAME = r"[^\W\d][\w-]*"
_PLACE = re.compile(rf"(\\?)\{{\{{\s*({_NAME})\s*\}}\}}")


def values_at(now: datetime, *, name: str = "", language: str = "") -> dict[str, str]:
    """The values of the built-in variables: `now` on the user's clock, the user's `name`, the window's `language`."""
    return {
        "date": f"{now.day} {_MONTHS[now.month - 1]} {now.year}",
        "time": f"{now:%H:%M}",
        "weekday": _WEEKDAYS[now.weekday()],
        "name": name,
        "language": language,
    }


def is_name(text: str) -> bool:
    """Whether a variable can be called so."""
    return re.fullmatch(_NAME, text) is not None


def names_in(text: str) -> tuple[str, ...]:
    """The variables that a text mentions, each once, in their order."""
    return tuple(dict.fromkeys(name for escaped, name in _PLACE.findall(text) if not escaped))


def places_in(text: str) -> tuple[tuple[int, int, str], ...]:
    """Where a text mentions variables: from where, to where, and which, in their order."""
    found = (match for match in _PLACE.finditer(text) if not match.group(1))
    return tuple((match.start(), match.end(), match.group(2)) for match in found)


def unknown_in(draft: SessionDraft) -> tuple[str, ...]:
    """The variables in the instructions that nobody knows the value of."""
    return tuple(name for name in names_in(draft.instructions) if name not in draft.variables and name not in BUILT_IN)


def filled_text(text: str, values: Mapping[str, str]) -> str:
    """The text with every known variable's value in its place; an unknown one stays as it is."""

    def put(found: re.Match[str]) -> str:
        escaped, name = found.groups()
        whole = found.group()
        return whole[1:] if escaped else values.get(name, whole)

    return _PLACE.sub(put, text)


def filled(draft: SessionDraft, values: Mapping[str, str]) -> SessionDraft:
    """The draft with its instructions as they are sent; `values` are those of the built-in variables."""
    text = filled_text(draft.instructions, {**values, **draft.variables})
    return draft if text == draft.instructions else msgspec.structs.replace(draft, instructions=text)
