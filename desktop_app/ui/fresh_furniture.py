"""What a person had in hand when the window is furnished anew, for another language or another size of text."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from desktop_app.ui.preferences.sheet import PreferencesSheet
from desktop_app.ui.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.ui.workspace import Workspace


@dataclasses.dataclass(frozen=True, slots=True)
class InHand:
    """Everything else is the conversation's, and outlives every window.

    Attributes:
        message: typed and not sent.
        page: of the preferences, when they are open; else -1.
        control: the index of the control in that page that has the keyboard; -1 for none.
        sheet_at: where the sheet stands.
    """

    message: str
    page: int = -1
    control: int = -1
    sheet_at: QPoint = dataclasses.field(default_factory=QPoint)


def take(workspace: Workspace) -> InHand:
    """Note what is in hand, and close the sheets that speak the old language."""
    workspace.keep_sizes()
    message = workspace.controls.message.text()
    result = InHand(message)
    for sheet in workspace.window().findChildren(Sheet):
        if isinstance(sheet, PreferencesSheet) and sheet.isVisible():
            controls = _controls(sheet)
            focus = sheet.focusWidget()
            place = controls.index(focus) if focus in controls else -1
            result = InHand(message, sheet.tabs.currentIndex(), place, sheet.pos())
        sheet.close()
    return result


def give_back(workspace: Workspace, in_hand: InHand) -> None:
    """Put it into a new workspace."""
    workspace.controls.message.setText(in_hand.message)
    if in_hand.page < 0:
        return
    sheet = workspace.show_preferences(in_hand.page)
    sheet.move(in_hand.sheet_at)
    controls = _controls(sheet)
    if 0 <= in_hand.control < len(controls):
        controls[in_hand.control].setFocus()


def _controls(sheet: PreferencesSheet) -> list[QWidget]:
    page = sheet.pages.currentWidget()
    return [widget for widget in page.findChildren(QWidget) if widget.focusPolicy().value and widget.isVisible()]
