"""A setting's name and value in words for a person."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_app.settings.fields import FIELDS


def tr_field(text: str) -> str:
    """A text of the form in the user's language."""
    return QCoreApplication.translate("Fields", text)


def label_of(name: str) -> str:
    """What a field is called."""
    return tr_field(FIELDS[name].label)


def value_words(name: str, value: Any) -> str:
    """What a field is: a choice by its label, a number with its unit, of much text or many tools the gist."""
    info = FIELDS[name]
    if value is None or value == "" or (not value and isinstance(value, tuple | dict)):
        return tr_field(info.empty)
    if isinstance(value, bool):
        return tr_field("On") if value else tr_field("Off")
    if isinstance(value, str):
        return tr_field(info.choice_label(value)) if value in info.choices else _gist(value)
    if isinstance(value, int | float):
        unit = f" {tr_field(info.unit)}" if info.unit else ""
        return f"{round(value, 4):,g}{unit}" if isinstance(value, float) else f"{value:,}{unit}"
    if isinstance(value, dict):
        return _gist(", ".join(f"{key}: {each}" for key, each in value.items()))
    return _gist(", ".join(_name_of(each) for each in value))


def _name_of(each: Any) -> str:
    name = each if isinstance(each, str) else getattr(each, "name", "") or getattr(each, "label", "")
    return str(name) if getattr(each, "enabled", True) else f"({name})"


def _gist(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
