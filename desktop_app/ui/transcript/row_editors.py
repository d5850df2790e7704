"""The editors that stand in cards of the transcript: each in the room its row left for it, wherever that scrolls."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.transcript.answer_editor import AnswerEditor

if TYPE_CHECKING:
    from desktop_app.ui.transcript.view import TranscriptView


class RowEditors(QObject):
    """Makes an editor when its row comes into sight, and lets it go when its card asks no more.

    Signals:
        sent(str, str, bool): item id, what was written, and whether it is told as an error.
        given_up(str): nothing is to be written after all.
    """

    sent = Signal(str, str, bool)
    given_up = Signal(str)

    def __init__(self, view: TranscriptView) -> None:
        super().__init__(view)
        self._view = view
        self._editors: dict[str, AnswerEditor] = {}

    def of(self, item_id: str) -> AnswerEditor | None:
        """The editor in the card of an item."""
        return self._editors.get(item_id)

    def lead_to(self, item_id: str) -> None:
        """Bring the card of a call that waits into sight, and the keyboard to where it is answered."""
        view = self._view
        row = view.model().row_of_item(item_id)
        if row < 0:
            return
        view.go_to(row)
        view.show_question_of(row)
        view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if view.model().row(row).editor:
            self.write_into(row, reason=False)

    def write_into(self, row: int, *, reason: bool) -> None:
        """Let the keyboard write into a card: the result of a call, or why it shall not run."""
        view, item_id = self._view, self._view.model().item_id(row)
        if reason:
            view.model().calls.give_reason(item_id)
        view.show_question_of(row)
        view.arrange()
        editor = self.of(item_id)
        if editor is not None:
            editor.take_keyboard()

    def place(self) -> None:
        """Set every editor where its row is now."""
        view = self._view
        if not self._editors and not view.model().calls.any_waiting:
            return
        offset, page = view.verticalOffset(), view.viewport().height()
        in_sight = view.pages.rows_between(offset, offset + page)
        for row in in_sight:
            if view.pages.heights.measured(row) and view.pages.layout(row).editor is not None:
                self._show(row)
        for item_id in list(self._editors):
            row = view.model().row_of_item(item_id)
            wanted = row >= 0 and view.model().row(row).editor == self._editors[item_id].kind
            if not wanted and not self._kept(row, item_id):
                self._drop(item_id)
            elif not wanted or row not in in_sight:
                self._editors[item_id].hide()

    def _kept(self, row: int, item_id: str) -> bool:
        """Whether the card asks something else for a while: what was begun stays."""
        item = self._view.model().item(row) if row >= 0 else None
        return item is not None and self._editors[item_id].kind == "answer" and self._view.model().calls.waits(item)

    def _show(self, row: int) -> None:
        view, item_id = self._view, self._view.model().item_id(row)
        placed = view.pages.layout(row)
        kind = placed.row.editor
        if item_id in self._editors and self._editors[item_id].kind != kind:
            self._drop(item_id)
        if item_id not in self._editors:
            self._make(item_id, row)
        editor = self._editors.get(item_id)
        if editor is not None and placed.editor is not None:
            editor.setGeometry(placed.editor.translated(0, view.pages.place(row)[0] - view.verticalOffset()).toRect())
            editor.show()

    def _make(self, item_id: str, row: int) -> None:
        view, item = self._view, self._view.model().item(row)
        if item is None:
            return
        kind = view.pages.layout(row).row.editor
        editor = AnswerEditor(kind, item.call_name, view.model().calls.sample_result(item), view.viewport())
        editor.sent.connect(lambda text, failed: self.sent.emit(item_id, text, failed))
        editor.left.connect(lambda: self._leave(item_id))
        for before, after in pairwise((view, editor.text, editor.send, editor.as_error, editor.sample, editor.back)):
            QWidget.setTabOrder(before, after)
        self._editors[item_id] = editor

    def _leave(self, item_id: str) -> None:
        editor = self._editors.get(item_id)
        self._view.setFocus()
        if editor is not None and editor.kind == "reason":
            self.given_up.emit(item_id)

    def _drop(self, item_id: str) -> None:
        editor = self._editors.pop(item_id)
        if editor.isAncestorOf(editor.window().focusWidget() or editor.window()):
            self._view.setFocus()
        editor.hide()
        editor.deleteLater()
