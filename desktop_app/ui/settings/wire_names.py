"""What the protocol calls a setting, in both dialects, for those who know its documentation."""

from __future__ import annotations

from desktop_app.settings.leaves import LEAF_OF

_OF_THE_CONNECTION = {"model": ("model",)}
_ONLY_HERE = ("variables",)


def wire_names_of(field: str) -> tuple[str, ...]:
    """Where the field is in the session object, GA first; empty where it is only here."""
    if field in _ONLY_HERE or field not in LEAF_OF:
        return _OF_THE_CONNECTION.get(field, ())
    leaf = LEAF_OF[field]
    wholes = dict.fromkeys(whole for whole in (leaf.path, leaf.flat) if whole)
    if len(leaf.names) == 1:
        return tuple(wholes)
    inner = next(name for name, mine in leaf.fields.items() if mine == field)
    return tuple(dict.fromkeys(whole if whole.endswith(inner) else f"{whole}.{inner}" for whole in wholes))
