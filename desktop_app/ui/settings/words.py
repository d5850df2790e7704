"""Settings and their values in words for people."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop_app.settings.fields import DEFAULTS, FieldInfo
from desktop_app.ui import wording
from desktop_app.ui.settings.editors.stops import is_whole, text_of

_LONGEST = 60


def tr(text: str) -> str:
    """Translate words of this module's context."""
    return QCoreApplication.translate("SettingsWords", text)


def field_words(text: str) -> str:
    """Translate words out of `FIELDS` or `SECTIONS`."""
    return QCoreApplication.translate("Fields", text)


def amount_words(info: FieldInfo, amount: float) -> str:
    """An amount with its unit."""
    return f"{_grouped(info, amount)} {field_words(info.unit)}".strip()


def value_words(info: FieldInfo, value: Any) -> str:
    """A value as one line."""
    if value is None or value in ("", (), {}):
        return field_words(info.empty) or tr("nothing")
    if isinstance(value, bool):
        return tr("on") if value else tr("off")
    if info.kind == "choice":
        return field_words(info.choice_label(value))
    if info.kind == "tool_choice":
        return tool_choice_words(value)
    if isinstance(value, int | float):
        return amount_words(info, value)
    if info.kind in ("tools", "servers"):
        return _counted(value)
    if info.kind == "pairs":
        value = [f"{name}: {words}" for name, words in value.items()]
    text = value if isinstance(value, str) else ", ".join(value)
    return wording.plain(text)


def short_value(info: FieldInfo, value: Any) -> str:
    """A value as a few words."""
    return shortened(value_words(info, value))


def shortened(text: str) -> str:
    """The beginning of a text, on one line."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST else text[:_LONGEST].rstrip() + "…"


def default_words(info: FieldInfo) -> str:
    """What the setting is when nobody has chosen anything."""
    return short_value(info, DEFAULTS[info.name])


def range_words(info: FieldInfo) -> str:
    """From where to where, or empty."""
    if info.minimum is None or info.maximum is None:
        return ""
    return tr("{0} to {1}").format(_grouped(info, info.minimum), amount_words(info, info.maximum))


def tool_choice_words(value: str) -> str:
    """Which tools an answer uses."""
    kind, _, name = value.partition(":")
    if kind == "function":
        return tr("Always call {0}").format(name)
    if kind == "mcp":
        return tr("Always ask the server {0}").format(name)
    return {
        "auto": tr("When it helps"),
        "none": tr("Never"),
        "required": tr("Always call something"),
    }.get(value, value)


def _grouped(info: FieldInfo, amount: float) -> str:
    return f"{int(amount):,}" if is_whole(info) and float(amount).is_integer() else text_of(info, amount)


def _counted(value: Any) -> str:
    names = [each.name if hasattr(each, "name") else each.label for each in value if each.enabled]
    off = len(value) - len(names)
    listed = wording.plain(", ".join(names))
    if not off:
        return listed
    return tr("{0} ({1} off)").format(listed, off) if listed else tr("{0} off").format(off)
