"""One turn in figures: where its time went, what it used, and how it compares with the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption, ElidedCaption
from desktop_app.ui.money import money_exact
from desktop_app.ui.page_parts import scrolling
from desktop_app.ui.turn.costs import SessionCosts
from desktop_app.ui.turn.outcome import outcome_words
from desktop_app.ui.turn.prices_sheet import PricesSheet
from desktop_app.ui.turn.rate_limits import RateLimits
from desktop_app.ui.turn.session import SessionLatency
from desktop_app.ui.turn.usage_split import UsageSplit
from desktop_app.ui.turn.waterfall import STEPS, Waterfall

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.conversation.turn_metrics import Turn

_SECTION_PX = 20


class TurnPage(QWidget):
    """Shows the turn of the chosen item, or the chosen turn; the latest one until somebody chooses.

    Signals:
        item_requested(str): somebody went to a turn here; the item it begins with.
    """

    item_requested = Signal(str)

    def __init__(self, conversation: ConversationController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self._item_id = ""
        self._index: int | None = None
        self._leading = False
        self.before = Button(icon="chevron-left", look="tool", name=self.tr("Turn before (Alt+Left)"))
        self.after = Button(icon="chevron-right", look="tool", name=self.tr("Turn after (Alt+Right)"))
        self.title = Caption("", "strong")
        self.words = ElidedCaption("", "secondary")
        self.outcome = Caption("", "tertiary")
        self.waterfall = Waterfall()
        self.usage_heading = Caption(self.tr("Usage of the turn"), "strong")
        self.cost = Caption("", "strong")
        self.usage = UsageSplit()
        self.latency = SessionLatency()
        self.costs = SessionCosts(conversation)
        self.limits = RateLimits(conversation)
        self.empty = Caption(self.tr("After the first answer you see here where the time of a turn went."), "secondary")
        self._arrange()
        self._join()

    def _clear(self) -> None:
        self.choose_item("")

    def choose_item(self, item_id: str) -> None:
        """Show the turn an item belongs to."""
        if self._leading:
            return  # the transcript follows this page, not the other way round
        self._item_id, self._index = item_id, None
        self._show()

    def choose_turn(self, index: int) -> None:
        """Show a turn by its index; the last one, and those that come after it."""
        turns = self._conversation.turns
        if not 0 <= index < len(turns):
            return
        self._item_id, self._index = "", index if index < len(turns) - 1 else None
        self._show()
        turn = turns[index]
        item_id = turn.user_item_id or next(iter(turn.assistant_item_ids), "")
        if item_id:
            self._leading = True
            self.item_requested.emit(item_id)
            self._leading = False

    def step(self, by: int) -> None:
        """Go so many turns on, or back."""
        turn = self.turn
        if turn is not None:
            self.choose_turn(turn.index + by)

    def show_prices(self) -> None:
        """Open the sheet of prices."""
        PricesSheet(self._conversation.costs, self.window()).open()

    @property
    def turn(self) -> Turn | None:
        """The turn that is shown."""
        turns = self._conversation.turns
        if self._index is not None and self._index < len(turns):
            return turns[self._index]
        for turn in reversed(turns):
            if self._item_id and self._item_id in (turn.user_item_id, *turn.assistant_item_ids):
                return turn
        return next((turn for turn in reversed(turns) if _told(turn)), None)

    def _join(self) -> None:
        conversation = self._conversation
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        for keys, by in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self.step(by))
        self.latency.trend.turn_chosen.connect(self.choose_turn)
        self.costs.growth.turn_chosen.connect(self.choose_turn)
        self.costs.prices_requested.connect(self.show_prices)
        for changed in (
            conversation.turns_changed,
            conversation.usage_changed,
            conversation.session_changed,
            conversation.costs.changed,
        ):
            changed.connect(self._show)
        conversation.clock_ticked.connect(self._show_limits)
        conversation.conversation_cleared.connect(self._clear)

    def _arrange(self) -> None:
        for label in (self.empty, self.outcome):
            label.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.title, 1)
        head.addWidget(self.before)
        head.addWidget(self.after)
        usage_head = QHBoxLayout()
        usage_head.addWidget(self.usage_heading, 1)
        usage_head.addWidget(self.cost)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(4)
        column.addWidget(self.empty)
        column.addLayout(head)
        column.addWidget(self.words)
        column.addWidget(self.outcome)
        column.addSpacing(8)
        column.addWidget(self.waterfall)
        column.addSpacing(_SECTION_PX - 8)
        column.addLayout(usage_head)
        column.addSpacing(4)
        column.addWidget(self.usage)
        for section in (self.latency, self.costs, self.limits):
            column.addSpacing(_SECTION_PX)
            column.addWidget(section)
        column.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scrolling(body))

    def _show(self) -> None:
        if not self.isVisible():
            return  # what nobody sees is brought up to date when it is shown
        turn, turns = self.turn, self._conversation.turns
        self.empty.setVisible(turn is None)
        for widget in (self.title, self.before, self.after, self.words, self.waterfall):
            widget.setVisible(turn is not None)
        chosen = None if turn is None else turn.index
        self.latency.show_turns(turns, chosen)
        self.costs.show_costs(chosen)
        self._show_limits()
        self._show_usage(turn)
        self._show_outcome(turn)
        if turn is None:
            return
        item = self._conversation.transcript.get(turn.user_item_id) if turn.user_item_id else None
        at = f" · {wording.clock(item.at_ms)}" if item is not None else ""
        self.title.setText(self.tr("Turn {0} of {1}{2}").format(turn.index + 1, len(turns), at))
        self.words.setText(wording.plain(item.text if item is not None else "").replace("\n", " "))
        self.before.setEnabled(turn.index > 0)
        self.after.setEnabled(turn.index < len(turns) - 1)
        self.waterfall.show_latency(turn.latency, self._silence_ms(turn))

    def _show_outcome(self, turn: Turn | None) -> None:
        words, tone = ("", "") if turn is None else outcome_words(turn, self._conversation)
        self.outcome.setText(words)
        self.outcome.set_tone(tone or "tertiary")
        self.outcome.setVisible(bool(words))

    def _show_usage(self, turn: Turn | None) -> None:
        costs = self._conversation.costs
        used = costs.of_turn(turn) if turn is not None else None
        shown = used is not None and bool(used.lines)
        for widget in (self.usage_heading, self.cost, self.usage):
            widget.setVisible(shown)
        if used is None:
            return
        prices, currency = costs.prices, costs.table.currency
        priced = prices is not None and not prices.free
        self.usage.show_cost(used, currency, priced=priced)
        amount = used.amount if priced else None
        unknown = self.tr("no price") if prices is None else ""
        self.cost.setText(unknown if amount is None else self.tr("{0} est.").format(money_exact(amount, currency)))
        self.cost.set_tone("tertiary" if prices is None else "strong")

    def _show_limits(self) -> None:
        if self.isVisible():
            self.limits.show_limits()

    def _silence_ms(self, turn: Turn) -> float:
        """How much of the wait for the end of speech was the silence the service waited for."""
        noticed_ms = turn.latency.speech_stopped
        if turn.base_ms is None or noticed_ms is None:
            return 0.0
        for span in self._conversation.timeline.spans_between(turn.base_ms, turn.base_ms + noticed_ms):
            if span.kind == "vad_silence" and span.item_id == turn.user_item_id and span.end_ms is not None:
                return span.end_ms - span.start_ms
        return 0.0

    # Qt's own names from here on.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()


def _told(turn: Turn) -> bool:
    """Whether there is anything to say of a turn."""
    return turn.outcome is not None or any(getattr(turn.latency, step) is not None for step in STEPS)
