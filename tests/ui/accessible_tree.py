"""The window as a screen reader finds it: walked, written down, and searched for what it could not make sense of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

_Role, _Text = QAccessible.Role, QAccessible.Text
_STATES = ("focusable", "focused", "checkable", "checked", "disabled", "editable", "selected")
# What one can work with but Qt gives no sensible role says nothing to a person who cannot see it.
_SAYS_NOTHING = (_Role.Client, _Role.NoRole, _Role.Window, _Role.Border)
_OF_QT = (_Role.ScrollBar, _Role.Grip, _Role.Splitter)
_LABELLED = (_Role.ComboBox, _Role.SpinBox, _Role.Slider, _Role.EditableText)


class Node(NamedTuple):
    """One accessible object that can be seen; `labels` are those that name it."""

    depth: int
    role: QAccessible.Role
    name: str
    description: str
    value: str
    labels: tuple[str, ...]
    states: tuple[str, ...]
    works: bool
    parent: int

    def __str__(self) -> str:
        words = [repr(self.name)]
        words += [f"= {self.value!r}"] if self.value and self.value != self.name else []
        words += [f"({label})" for label in self.labels if label != self.name]
        return f"{'  ' * self.depth}{self.role.name} {' '.join(words)} {' '.join(self.states)}".rstrip()


def tree_of(widget: QWidget) -> list[Node]:
    """Every visible node under a widget, parents before children."""
    root = QAccessible.queryAccessibleInterface(widget)
    nodes: list[Node] = []
    _walk(root, 0, -1, nodes)
    return nodes


def written(nodes: list[Node]) -> str:
    """The tree as text, without what only groups."""
    return "\n".join(str(node) for node in nodes if node.name or node.works)


def complaints(nodes: list[Node]) -> list[str]:
    """What a person who hears the window instead of seeing it could not work with."""
    found = []
    seen: dict[tuple[object, ...], Node] = {}
    for node in nodes:
        if not node.works or node.role in _OF_QT:
            continue
        if not node.name and not node.labels:
            found.append(f"{node.role.name} without a name: {node}")
        if node.role in _SAYS_NOTHING:
            found.append(f"no telling what this is: {node}")
        if node.role is _Role.ComboBox and not node.labels:
            found.append(f"only its value names it: {node}")
        key = (node.parent, node.role, node.name, node.labels)
        if node.role not in (_Role.ListItem, _Role.TreeItem, _Role.Cell) and node.name and key in seen:
            found.append(f"two of one name: {node}")
        seen[key] = node
    return found


def _walk(interface: QAccessibleInterface, depth: int, parent: int, nodes: list[Node]) -> None:
    state = interface.state()
    if state.invisible and depth > 0:
        return
    place = len(nodes)
    nodes.append(_node(interface, depth, parent))
    if interface.role() is _Role.ComboBox:
        return  # its list is shut
    for child in _children(interface):
        _walk(child, depth + 1, place, nodes)


def _children(interface: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for index in range(interface.childCount()):
        child = interface.child(index)
        if child is not None and child.isValid():
            yield child


def _node(interface: QAccessibleInterface, depth: int, parent: int) -> Node:
    state = interface.state()
    actions = interface.actionInterface()
    labels = [
        source.text(_Text.Name)
        for source, relation in interface.relations()
        if relation & QAccessible.RelationFlag.Label and source is not None
    ]
    return Node(
        depth,
        interface.role(),
        interface.text(_Text.Name),
        interface.text(_Text.Description),
        interface.text(_Text.Value) if interface.role() in _LABELLED else "",
        tuple(labels),
        tuple(name for name in _STATES if getattr(state, name)),
        bool(state.focusable) or bool(actions is not None and actions.actionNames()),
        parent,
    )
