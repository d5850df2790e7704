"""The parts of the window, and how the keyboard goes from one to the next and is never lost."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget


class Regions(QObject):
    """Goes around the named parts of the window in their order, each time to where one was in it last.

    A control that is switched off or hidden while it has the focus gets it back when it returns, unless somebody has
    gone elsewhere by hand meanwhile.
    """

    def __init__(self, parts: Sequence[tuple[str, QWidget]], parent: QWidget) -> None:
        super().__init__(parent)
        self._parts = [part for _, part in parts]
        self._last: dict[QWidget, QWidget] = {}
        self._lost: QWidget | None = None
        self._moved_to: QWidget | None = None
        for name, part in parts:
            part.setAccessibleName(name)
            part.destroyed.connect(lambda *_, part=part: self._last.pop(part, None))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def go(self, step: int) -> None:
        """Go to the next part, or with -1 to the previous one; one that is hidden or has nothing to do is left out."""
        shown = [part for part in self._parts if part.isVisible() and self._target(part) is not None]
        if not shown:
            return
        here = self._part_of(QApplication.focusWidget())
        outside = 0 if step > 0 else -1
        place = shown.index(here) + step if here in shown else outside
        target = self._target(shown[place % len(shown)])
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def _part_of(self, widget: QWidget | None) -> QWidget | None:
        return next((part for part in self._parts if widget is part or (widget and part.isAncestorOf(widget))), None)

    def _target(self, part: QWidget) -> QWidget | None:
        last = self._last.get(part)
        if last is not None and _takes_focus(last):
            return last
        if _takes_focus(part):
            return part
        following = part.nextInFocusChain()
        while following is not part:
            if part.isAncestorOf(following) and _takes_focus(following):
                return following
            following = following.nextInFocusChain()
        return None

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        part = self._part_of(new)
        if part is not None and new is not None:
            self._last[part] = new
        if new is self._moved_to:
            return
        if old is not None and new is not None and self._part_of(old) is not None and not _takes_focus(old):
            self._forget()
            self._lost, self._moved_to = old, new
            old.installEventFilter(self)
        else:
            self._forget()

    def _forget(self) -> None:
        if self._lost is not None:
            self._lost.removeEventFilter(self)
        self._lost = self._moved_to = None

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        lost = self._lost
        returns = event.type() in (QEvent.Type.EnabledChange, QEvent.Type.Show)
        if returns and lost is not None and lost.isEnabled() and QApplication.focusWidget() is self._moved_to:
            self._forget()
            lost.setFocus(Qt.FocusReason.OtherFocusReason)
        return False


def _takes_focus(widget: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isEnabled() and widget.isVisible()
