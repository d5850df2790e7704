"""What can be done with a row of the transcript, as a menu."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from desktop_app.ui.transcript_card import CARDS

if TYPE_CHECKING:
    from desktop_app.ui.transcript_view import TranscriptView


def tr(text: str) -> str:
    """Translate a sentence of this module's context."""
    return QCoreApplication.translate("Transcript", text)


def row_menu(view: TranscriptView, row: int, follow: Callable[[str], None]) -> QMenu:
    """The menu of a row, or of everything (-1); it goes when it is closed.

    Args:
        follow: follows one of the row's links.
    """
    menu = QMenu(view)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if row >= 0:
        for fact in view.pages.layout(row).row.links:
            menu.addAction(fact.text, lambda link=fact.link: follow(link))
        item_id = view.model().item_id(row)
        menu.addAction(tr("Show in the waveform"), lambda: view.item_chosen.emit(item_id))
        menu.addSeparator()
        _add_copies(menu, view, row)
    if not view.selected.empty:
        menu.addAction(tr("Copy the selected words"), view.copy)
    if view.model().rowCount():
        menu.addAction(tr("Copy the whole transcript"), view.copy_all)
        whole = tr("Copy the whole transcript as Markdown")
        menu.addAction(whole, lambda: view.markdown_requested.emit(None))
    if row >= 0 and view.model().can_delete(row) and not view.model().asked:
        menu.addSeparator()
        menu.addAction(tr("Delete…"), lambda: view.delete(row))
    return menu


def _add_copies(menu: QMenu, view: TranscriptView, row: int) -> None:
    item = view.model().item(row)
    if item is None:
        return
    ids = [item.item_id]
    menu.addAction(tr("Copy"), lambda: view.copy_row(row))
    menu.addAction(tr("Copy as Markdown"), lambda: view.markdown_requested.emit(ids))
    if item.kind in CARDS and item.call_arguments:
        _add_copy(menu, tr("Copy arguments"), item.call_arguments)
    if item.kind in CARDS and item.call_output:
        _add_copy(menu, tr("Copy result"), item.call_output)


def _add_copy(menu: QMenu, words: str, text: str) -> None:
    menu.addAction(words, lambda: QGuiApplication.clipboard().setText(text))
