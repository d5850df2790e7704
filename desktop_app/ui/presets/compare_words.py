"""What two presets have otherwise, as texts that can be set against each other."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
from PySide6.QtCore import QCoreApplication

from desktop_app.settings.fields import FIELDS
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.presets import differences, has_names, named_differences
from desktop_app.ui.settings import words


class Compared(NamedTuple):
    """One row: a field, or with `entry` one tool, server or variable of it; what is written on either side."""

    field: str
    entry: str
    label: str
    first: str
    second: str
    long: bool


def compared(first: SessionDraft, second: SessionDraft) -> list[Compared]:
    """The rows of two drafts, in the order of the form."""
    order = list(FIELDS)
    told = sorted(differences(first, second), key=lambda each: order.index(each.field))
    return [row for each in told for row in _rows(each.field, each.first, each.second)]


def _rows(field: str, first: Any, second: Any) -> Iterator[Compared]:
    info = FIELDS[field]
    label = words.field_words(info.label)
    if has_names(first) or has_names(second):
        for entry in named_differences(first, second):
            texts = _entry_texts(entry.first, entry.second)
            yield Compared(field, entry.name, f"{label}: {entry.name}", *texts, long=True)
    elif info.kind == "long_text":
        yield Compared(field, "", label, first, second, long=True)
    else:
        yield Compared(field, "", label, words.value_words(info, first), words.value_words(info, second), long=False)


def _entry_texts(first: Any, second: Any) -> tuple[str, str]:
    """A tool or server on either side: the members that differ, a line each; or all where one side lacks it."""
    ones, others = _members(first), _members(second)
    told = [name for name in {**ones, **others} if not ones or not others or ones.get(name) != others.get(name)]
    return _text(first, ones, told), _text(second, others, told)


def _text(value: Any, members: dict[str, str], told: list[str]) -> str:
    if value is None:
        return QCoreApplication.translate("PresetCompare", "not there")
    if isinstance(value, str):
        return value
    return "\n".join(f"{_member_label(name)}: {members[name]}" for name in told if name in members)


def _members(value: Any) -> dict[str, str]:
    if not isinstance(value, msgspec.Struct):
        return {}
    content = msgspec.to_builtins(value)
    answer = content.pop("answer", None)
    if isinstance(answer, dict):
        content |= {f"answer.{name}": child for name, child in answer.items()}
    return {name: _written(child) for name, child in content.items() if name not in ("name", "label")}


def _written(value: Any) -> str:
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, indent=2 if isinstance(value, dict) and len(str(value)) > 60 else None)


def _member_label(name: str) -> str:
    translate = QCoreApplication.translate
    return {
        "description": translate("PresetCompare", "description"),
        "parameters": translate("PresetCompare", "parameters"),
        "enabled": translate("PresetCompare", "switched on"),
        "approval": translate("PresetCompare", "asks before a call"),
        "url": translate("PresetCompare", "address"),
        "allowed_tools": translate("PresetCompare", "allowed tools"),
        "has_authorization": translate("PresetCompare", "has an authorization"),
        "answer.kind": translate("PresetCompare", "answered by"),
        "answer.output": translate("PresetCompare", "result"),
        "answer.delay_ms": translate("PresetCompare", "delay in ms"),
        "answer.fails": translate("PresetCompare", "fails"),
        "answer.function": translate("PresetCompare", "function"),
        "answer.argv": translate("PresetCompare", "command"),
        "answer.folder": translate("PresetCompare", "folder"),
        "answer.url": translate("PresetCompare", "address"),
        "answer.path": translate("PresetCompare", "Python file"),
        "answer.secret_headers": translate("PresetCompare", "secret headers"),
        "answer.timeout_s": translate("PresetCompare", "seconds it may take"),
        "answer.limit_bytes": translate("PresetCompare", "bytes it may answer"),
    }.get(name, name)
