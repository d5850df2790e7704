"""What stands in a preset's file and this version does not know: found, told, and written back beside the rest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

import msgspec

from desktop_app.settings.model import SessionDraft
from desktop_app.settings.presets import Preset
from desktop_app.settings.tool_definition import Answer, McpServer, ToolDefinition

Json = dict[str, Any]

_ANSWERS: dict[Any, type[msgspec.Struct]] = {kind.__struct_config__.tag: kind for kind in get_args(Answer)}


def with_extra(content: Json, extra: Mapping[str, Any]) -> Json:
    """The content with what `unknown` found in its file; tools and servers by their names."""
    merged = {**{name: value for name, value in extra.items() if name not in content}, **content}
    for name, value in extra.items():
        own = content.get(name)
        if isinstance(own, dict) and isinstance(value, Mapping):
            merged[name] = with_extra(own, value)
        elif isinstance(own, list | tuple) and isinstance(value, Mapping):
            merged[name] = [with_extra(each, value.get(_called(each), {})) for each in own]
        elif own is None and name in ("tools", "mcp_servers"):
            del merged[name]
    return merged


def unknown(content: Json) -> tuple[Json, tuple[str, ...]]:
    """The members that this version does not know, and the paths of them."""
    places: list[str] = []
    extra = _unknown_of(Preset, content, "", places)
    session = content.get("session")
    if isinstance(session, dict):
        below = _unknown_of(SessionDraft, session, "session.", places)
        for name, kind in (("tools", ToolDefinition), ("mcp_servers", McpServer)):
            entries = [_unknown_entry(kind, each, f"session.{name}.", places) for each in session.get(name, ())]
            if found := {called: entry for called, entry in entries if entry}:
                below[name] = found
        if below:
            extra["session"] = below
    return extra, tuple(places)


def _unknown_entry(kind: type[msgspec.Struct], entry: Json, path: str, places: list[str]) -> tuple[str, Json]:
    place = f"{path}{_called(entry)}."
    found = _unknown_of(kind, entry, place, places)
    answer = entry.get("answer")
    if kind is ToolDefinition and isinstance(answer, dict):
        known = {**answer}
        known.pop("kind", None)
        below = _unknown_of(_ANSWERS.get(answer.get("kind")), known, f"{place}answer.", places)
        if below:
            found["answer"] = below
    return _called(entry), found


def _unknown_of(kind: type[msgspec.Struct] | None, content: Json, path: str, places: list[str]) -> Json:
    known = () if kind is None else kind.__struct_fields__
    found = {name: value for name, value in content.items() if name not in known}
    places += [f"{path}{name}" for name in found]
    return found


def _called(entry: Mapping[str, Any]) -> str:
    return str(entry.get("name") or entry.get("label") or "")
