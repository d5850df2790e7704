"""What widgets of our own making are to a screen reader, where Qt can only say "something"."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QAccessibleWidget, QWidget
from shiboken6 import Shiboken

from desktop_app.ui.access.rows import AccessibleRows

_Role = QAccessible.Role
_ROLES = {
    "NoticeStrip": _Role.Notification,
    "Sentence": _Role.StaticText,
    "Figure": _Role.StaticText,
    "ReceiptMark": _Role.StaticText,
    "Keycap": _Role.StaticText,
    "Emblem": _Role.Graphic,
    "PictureZone": _Role.Graphic,
    "LevelMeter": _Role.Indicator,
    "WaveformView": _Role.Chart,
    "WaveformOverview": _Role.Chart,
    "Waterfall": _Role.Chart,
    "Trend": _Role.Chart,
    "UsageBar": _Role.Chart,
    "ShortcutsArea": _Role.Pane,
    "Header": _Role.ToolBar,
    "ControlBar": _Role.ToolBar,
    "SidePanel": _Role.Pane,
    "WaveformPane": _Role.Pane,
    "TranscriptPane": _Role.Pane,
    "NoticeBar": _Role.Pane,
    "EventsFilterBar": _Role.ToolBar,
    "EventDetails": _Role.Pane,
    "ComposerPane": _Role.Pane,
}
COVERED = "covered"
"""A widget with this property tells screen readers its name alone."""

_LISTS = ("TranscriptView", "EventsList")


@cache
def install() -> None:
    """Give the widgets their roles, once in a program."""
    QAccessible.installFactory(_interface_of)


def cover(widget: QWidget) -> None:
    """Let screen readers find the name of a field from now on, and not what is in it."""
    install()
    widget.setProperty(COVERED, True)
    found = QAccessible.queryAccessibleInterface(widget)
    if found is not None:
        QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(found))


# Qt deletes an interface with its widget; until then Python must not.
_kept: list[QAccessibleInterface] = []


def _interface_of(class_name: str, watched: QObject) -> QAccessibleInterface | None:
    if not isinstance(watched, QWidget) or class_name != type(watched).__name__:
        return None
    interface: QAccessibleInterface
    if watched.property(COVERED):
        interface = QAccessibleWidget(watched, _Role.StaticText, watched.accessibleName())
    elif class_name in _LISTS and isinstance(watched, QAbstractItemView):
        interface = AccessibleRows(watched)
    elif class_name in _ROLES:
        interface = QAccessibleWidget(watched, _ROLES[class_name], watched.accessibleName())
    else:
        return None
    _kept[:] = [kept for kept in _kept if Shiboken.isValid(kept)]
    _kept.append(interface)
    return interface
