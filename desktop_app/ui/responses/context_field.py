"""What a response reads: the whole conversation, chosen entries of it, a text, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.settings.response_draft import Context, ResponseDraft
from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.look import fonts
from desktop_app.ui.picker import Choice, Picker
from desktop_app.ui.responses.text_field import TextField
from desktop_app.ui.transcript.row import row_of, shown

if TYPE_CHECKING:
    from desktop_app.conversation.transcript import Transcript, TranscriptItem

_LIST_PX = 148
_LONGEST_ENTRY = 160
_MOST_ENTRIES = 500
"""So many can be chosen one by one; older ones that were chosen before stay chosen."""


def tr(text: str) -> str:
    """Translate words of the composer."""
    return QCoreApplication.translate("Responses", text)


class ContextField(QWidget):
    """A choice, and below it what belongs to it.

    Signals:
        edited: something else would be read.
    """

    edited = Signal()

    def __init__(self, transcript: Transcript, draft: ResponseDraft) -> None:
        super().__init__()
        self._older: tuple[str, ...] = ()
        self.kind = Picker(tr("It reads"))
        self.entries = QListWidget()
        self.text = TextField(3, tr("What it should read"), draft.text)
        self.all = Button(tr("All"), look="link", name=tr("Choose all entries"))
        self.none = Button(tr("None"), look="link", name=tr("Choose no entry"))
        self._arrange()
        self._fill(transcript, set(draft.item_ids))
        self.kind.set_choices(
            [
                Choice("conversation", tr("The conversation so far")),
                Choice("items", tr("Chosen entries of it")),
                Choice("text", tr("A text of its own")),
                Choice("empty", tr("Nothing")),
            ],
            draft.context,
        )
        self.kind.chosen.connect(self._show_kind)
        self.entries.itemChanged.connect(lambda _entry: self.edited.emit())
        self.text.textChanged.connect(self.edited)
        self.all.clicked.connect(lambda: self._tick(Qt.CheckState.Checked))
        self.none.clicked.connect(lambda: self._tick(Qt.CheckState.Unchecked))
        self._show_kind()

    @property
    def context(self) -> Context:
        """What is chosen."""
        return cast(Context, self.kind.current_id or "conversation")

    @property
    def item_ids(self) -> tuple[str, ...]:
        """The ids of the chosen entries, in their order."""
        entries = (self.entries.item(row) for row in range(self.entries.count()))
        chosen = (entry for entry in entries if entry.checkState() == Qt.CheckState.Checked)
        return (*self._older, *(str(entry.data(Qt.ItemDataRole.UserRole)) for entry in chosen))

    def _arrange(self) -> None:
        self.entries.setAccessibleName(tr("Entries it reads"))
        self.entries.setProperty("look", "field")
        self.entries.setFixedHeight(fonts.px(_LIST_PX))
        self.entries.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.entries.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.text.setAccessibleName(tr("Text it reads"))
        self._ticks = QWidget()
        row = QHBoxLayout(self._ticks)
        row.setContentsMargins(-4, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.all)
        row.addWidget(self.none)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.kind, self.entries, self._ticks, self.text):
            column.addWidget(widget)
        self.kind.add_label()

    def _fill(self, transcript: Transcript, chosen: set[str]) -> None:
        readable = [item for item in transcript.items if _readable(item)]
        entries = readable[-_MOST_ENTRIES:]
        self._older = tuple(item.item_id for item in readable[:-_MOST_ENTRIES] if item.item_id in chosen)
        for item in entries:
            entry = QListWidgetItem(entry_words(item))
            entry.setData(Qt.ItemDataRole.UserRole, item.item_id)
            ticked = item.item_id in chosen
            entry.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            entry.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
            self.entries.addItem(entry)
        if entries:
            self.entries.setCurrentRow(len(entries) - 1)
            self.entries.scrollToBottom()

    def _show_kind(self) -> None:
        self.entries.setVisible(self.context == "items")
        self._ticks.setVisible(self.context == "items")
        self.text.setVisible(self.context == "text")
        self.edited.emit()

    def _tick(self, state: Qt.CheckState) -> None:
        if state == Qt.CheckState.Unchecked:
            self._older = ()
        for row in range(self.entries.count()):
            self.entries.item(row).setCheckState(state)


def entry_words(item: TranscriptItem) -> str:
    """An entry of the conversation in one line: who, and the beginning of what."""
    row = row_of(item)
    said = " ".join(wording.plain(row.text[: 2 * _LONGEST_ENTRY]).split())
    return f"{row.speaker}: {said[:_LONGEST_ENTRY]}"


def _readable(item: TranscriptItem) -> bool:
    said = item.kind in ("message", "function_call") and item.seam_ms is None
    return said and shown(item) and item.status != "listening"
