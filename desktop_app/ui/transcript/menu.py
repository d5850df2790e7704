"""What can be done with a row of the transcript, as a menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from desktop_app.ui.transcript.card import CARDS
from desktop_app.ui.transcript.row_content import WRITE

if TYPE_CHECKING:
    from desktop_app.ui.transcript.view import TranscriptView


def row_menu(view: TranscriptView, row: int) -> QMenu:
    """The menu of a row, or of everything (-1); it goes when it is closed."""
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if row >= 0:
        _add_row(menu, view, row)
    if not view.selected.empty:
        menu.addAction(view.tr("Copy the selected words"), view.copy)
    if view.model().rowCount():
        menu.addAction(view.tr("Copy the whole transcript"), view.copy_all)
        whole = view.tr("Copy the whole transcript as Markdown")
        menu.addAction(whole, lambda: view.markdown_requested.emit(None))
    if row >= 0:
        _add_deeds(menu, view, row)
    if row >= 0 and view.model().can_delete(row) and not view.model().asked:
        menu.addSeparator()
        menu.addAction(view.tr("Delete…"), _with_row(view, row, view.delete))
    return menu


def _add_deeds(menu: QMenu, view: TranscriptView, row: int) -> None:
    """What others can do with an item."""
    entries = view.entries_of(view.model().item_id(row))
    if entries:
        menu.addSeparator()
    for words, deed in entries:
        menu.addAction(words, deed)


def _add_row(menu: QMenu, view: TranscriptView, row: int) -> None:
    for fact in view.pages.layout(row).row.links:
        follow = _with_row(view, row, lambda now_at, link=fact.link: view.follow_link(now_at, link))
        menu.addAction(fact.text, follow)
    if view.pages.layout(row).row.editor:
        write = _with_row(view, row, lambda now_at: view.follow_link(now_at, WRITE))
        menu.addAction(view.tr("Write into the card"), write)
    ids = [view.model().item_id(row)]
    menu.addAction(view.tr("Show in the waveform"), lambda: view.item_chosen.emit(ids[0]))
    menu.addSeparator()
    menu.addAction(view.tr("Copy"), _with_row(view, row, view.copy_row))
    menu.addAction(view.tr("Copy as Markdown"), lambda: view.markdown_requested.emit(ids))
    item = view.model().item(row)
    if item is not None and item.kind in CARDS:
        for words, text in (
            (view.tr("Copy arguments"), item.call_arguments),
            (view.tr("Copy result"), item.call_output),
        ):
            if text:
                menu.addAction(words, lambda text=text: QGuiApplication.clipboard().setText(text))


def _with_row(view: TranscriptView, row: int, do: Callable[[int], None]) -> Callable[[], None]:
    """The deed, done to the same item wherever it stands by then; nothing for one that is gone."""
    item_id = view.model().item_id(row)

    def deed() -> None:
        now_at = view.model().row_of_item(item_id)
        if now_at >= 0:
            do(now_at)

    return deed
