"""Where somebody reads in the transcript, to be found again when the window was made anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPoint

if TYPE_CHECKING:
    from desktop_app.ui.transcript.flowing_list import FlowingList

_PASSES = 3


class ReadingPlace(NamedTuple):
    """The item at the upper edge, and how far it is scrolled beyond it, in pixels."""

    item_id: str
    beyond_px: int


def place_of(view: FlowingList) -> ReadingPlace | None:
    """Where somebody reads; None: the newest row is kept in sight."""
    if view.following:
        return None
    row = max(0, view.indexAt(QPoint(0, 0)).row())
    return ReadingPlace(view.model().item_id(row), view.verticalOffset() - view.pages.place(row)[0])


def go_back(view: FlowingList, place: ReadingPlace | None) -> None:
    """Read on there; where the item is gone, or where one followed, with the newest."""
    row = -1 if place is None else view.model().row_of_item(place.item_id)
    if place is None or row < 0:
        view.follow()
        return
    view.stop_following()
    for _ in range(_PASSES):  # rows measured on the way move what is below them
        view.arrange()
        view.verticalScrollBar().setValue(view.pages.place(row)[0] + place.beyond_px)
