"""One turn in figures: where its time went and what it used."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.ui import wording
from desktop_app.ui.caption import Caption, ElidedCaption
from desktop_app.ui.waterfall import STEPS, Waterfall, step_words

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.conversation.turn_metrics import Turn


class TurnPage(QWidget):
    """Shows the turn of the chosen item; the latest one until somebody chooses."""

    def __init__(self, conversation: ConversationController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self._item_id = ""
        self._session_rows: list[tuple[str, float, float]] = []
        self.title = Caption("", "strong")
        self.words = ElidedCaption("", "secondary")
        self.waterfall = Waterfall()
        self.usage = Caption("", "secondary")
        self.session = QWidget()
        self.empty = Caption(self.tr("After the first answer you see here where the time of a turn went."), "secondary")
        self._arrange()
        conversation.turns_changed.connect(self._show)
        conversation.usage_changed.connect(self._show)
        conversation.conversation_cleared.connect(lambda: self.choose_item(""))

    def choose_item(self, item_id: str) -> None:
        """Show the turn an item belongs to."""
        self._item_id = item_id
        self._show()

    @property
    def turn(self) -> Turn | None:
        """The turn that is shown."""
        turns = self._conversation.turns
        for turn in reversed(turns):
            if self._item_id and self._item_id in (turn.user_item_id, *turn.assistant_item_ids):
                return turn
        timed = (turn for turn in reversed(turns) if any(getattr(turn.latency, step) is not None for step in STEPS))
        return next(timed, None)

    def _arrange(self) -> None:
        self.empty.setWordWrap(True)
        self.usage.setWordWrap(True)
        self._grid = QGridLayout(self.session)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(6)
        self._grid.setHorizontalSpacing(20)
        self._grid.setColumnStretch(0, 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(4)
        column.addWidget(self.empty)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addSpacing(12)
        column.addWidget(self.waterfall)
        column.addSpacing(4)
        column.addWidget(self.usage)
        column.addSpacing(16)
        column.addWidget(self.session)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(body)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _show(self) -> None:
        if not self.isVisible():
            return  # what nobody sees is brought up to date when it is shown
        turn = self.turn
        self.empty.setVisible(turn is None)
        for widget in (self.title, self.words, self.waterfall, self.usage, self.session):
            widget.setVisible(turn is not None)
        if turn is None:
            return
        item = self._conversation.transcript.get(turn.user_item_id) if turn.user_item_id else None
        at = f" · {wording.clock(item.at_ms)}" if item is not None else ""
        self.title.setText(self.tr("Turn {0}{1}").format(turn.index + 1, at))
        self.words.setText(wording.plain(item.text if item is not None else "").replace("\n", " "))
        self.waterfall.show_latency(turn.latency)
        self._show_usage(turn)
        self._show_session()

    def _show_usage(self, turn: Turn) -> None:
        usage = turn.usage
        words = self.tr("{0} tokens in ({1} cached), {2} out").format(
            f"{usage.input:,}", f"{usage.cached:,}", f"{usage.output:,}"
        )
        self.usage.setText(words if usage.total else "")
        self.usage.setVisible(bool(usage.total))

    def _show_session(self) -> None:
        latencies = [turn.latency for turn in self._conversation.turns]
        rows = []
        for step in STEPS:
            known = [value for value in (getattr(latency, step) for latency in latencies) if value is not None]
            if known:
                rows.append((step_words(step), statistics.median(known), max(known)))
        rows = rows if len(latencies) > 1 else []
        if rows == self._session_rows:
            return
        self._session_rows = rows
        while self._grid.count():
            self._grid.takeAt(0).widget().deleteLater()
        if not rows:
            return
        heads = (self.tr("This session"), self.tr("median"), self.tr("longest"))
        for column, head in enumerate(heads):
            align = Qt.AlignmentFlag.AlignLeft if column == 0 else Qt.AlignmentFlag.AlignRight
            self._grid.addWidget(
                Caption(head, "strong" if column == 0 else "tertiary", small=column > 0), 0, column, align
            )
        for index, (words, median, longest) in enumerate(rows, start=1):
            self._grid.addWidget(Caption(words, "secondary"), index, 0)
            for column, amount in ((1, median), (2, longest)):
                cell = Caption(wording.milliseconds(amount), "")
                self._grid.addWidget(cell, index, column, Qt.AlignmentFlag.AlignRight)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()
