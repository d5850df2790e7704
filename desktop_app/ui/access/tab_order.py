"""Lets Tab go through parts as the eye does, where they were not made in that order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tab_stops(widget: QWidget) -> list[QWidget]:
    """The parts of a widget that Tab stops at, in the order of its layouts."""
    return list(_stops_in(widget.layout()))


def tab_in_order(widgets: Sequence[QWidget]) -> None:
    """Let Tab go from each to the next; what came after the first comes after the last."""
    for one, other in pairwise(widgets):
        QWidget.setTabOrder(one, other)


def _stops_in(layout: QLayout | None) -> Iterator[QWidget]:
    if layout is None:
        return
    for index in range(layout.count()):
        item = layout.itemAt(index)
        widget = item.widget()
        if widget is None:
            yield from _stops_in(item.layout())
        elif widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield widget
        else:
            yield from _stops_in(widget.layout())
