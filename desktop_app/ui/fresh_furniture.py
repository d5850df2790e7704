"""What a person had in hand when the window is furnished anew, for another language or another size of text."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtWidgets import QWidget

from desktop_app.ui.preferences.sheet import PreferencesSheet
from desktop_app.ui.sheet import Sheet
from desktop_app.ui.transcript.reading_place import go_back, place_of

if TYPE_CHECKING:
    from desktop_app.controller.status import Notice
    from desktop_app.ui.transcript.reading_place import ReadingPlace
    from desktop_app.ui.workspace import Workspace


@dataclasses.dataclass(frozen=True, slots=True)
class InHand:
    """Everything else is the conversation's, and outlives every window.

    Attributes:
        message: typed and not sent.
        page: of the preferences, when they are open; else -1.
        control: the index of the control in that page that has the keyboard; -1 for none.
        sheet_at: where the sheet stands.
        reading: the place in the transcript; None: the newest row.
        notices: that are shown or wait, the oldest first.
        panel: the page of the side panel that is open in Present mode; -1: none.
    """

    message: str
    page: int = -1
    control: int = -1
    sheet_at: QPoint = dataclasses.field(default_factory=QPoint)
    reading: ReadingPlace | None = None
    notices: tuple[Notice, ...] = ()
    panel: int = -1


def take(workspace: Workspace) -> InHand:
    """Note what is in hand, and close the sheets that speak the old language."""
    workspace.keep_sizes()
    result = InHand(
        workspace.controls.message.text(),
        reading=place_of(workspace.transcript.view),
        notices=workspace.notices.notices,
        panel=workspace.panel.tabs.currentIndex() if workspace.presents and not workspace.panel.isHidden() else -1,
    )
    for sheet in workspace.window().findChildren(Sheet):
        if isinstance(sheet, PreferencesSheet) and sheet.isVisible():
            controls = _controls(sheet)
            focus = sheet.focusWidget()
            place = controls.index(focus) if focus in controls else -1
            result = dataclasses.replace(result, page=sheet.tabs.currentIndex(), control=place, sheet_at=sheet.pos())
        sheet.close()
    return result


def give_back(workspace: Workspace, in_hand: InHand) -> None:
    """Put it into a new workspace."""
    workspace.controls.message.setText(in_hand.message)
    for notice in in_hand.notices:
        workspace.notices.show_notice(notice)
    if in_hand.panel >= 0 and workspace.presents:
        workspace.panel.show()
        workspace.panel.tabs.setCurrentIndex(in_hand.panel)
    view = workspace.transcript.view
    QTimer.singleShot(0, view, lambda: go_back(view, in_hand.reading))  # it has its size then
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
