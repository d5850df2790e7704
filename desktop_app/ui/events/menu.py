"""What can be done with an event of the list, by the right mouse button or the menu key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from desktop_app.ui.events.page import EventsPage


def tr(text: str) -> str:
    """Translate an entry of the menu."""
    return QCoreApplication.translate("EventsMenu", text)


def menu_of(page: EventsPage, number: int) -> QMenu:
    """The menu of an event, or of none (-1)."""
    menu = QMenu(page)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    event = page.log.row(number) if number >= 0 else None
    if event is not None:
        menu.addAction(tr("Read"), lambda: page.read(number))
        menu.addAction(tr("Copy"), page.copy_chosen)
        if event.sent and event.kind != "audio":
            menu.addAction(tr("Write again…"), lambda: page.write_again(number))
        if event.item_id:
            menu.addAction(tr("Show in the transcript"), lambda: page.item_requested.emit(event.item_id))
            menu.addAction(tr("Only the events of this item"), lambda: page.bar.show_only_item(event.item_id))
        menu.addSeparator()
    menu.addAction(tr("Show all"), page.bar.show_all)
    return menu
