"""What a session costs: so far, by kind of token, and what the next turn is likely to add."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption, ElidedCaption
from desktop_app.ui.money import money_exact
from desktop_app.ui.turn.trend import Trend
from desktop_app.ui.turn.usage_split import UsageSplit, part_words

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class SessionCosts(QWidget):
    """The session's usage with its estimate, the forecast, the growth of the context, and the way to the prices.

    Signals:
        prices_requested: somebody wants to see or edit the prices.
    """

    prices_requested = Signal()

    def __init__(self, conversation: ConversationController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self.heading = Caption(self.tr("Usage, this session"), "strong")
        self.amount = Caption("", "strong")
        self.split = UsageSplit()
        self.next_turn = Caption("")
        self.context = Caption("")
        self.growth = Trend(self.tr("Context of each turn"), "user")
        self.note = Caption("", "tertiary", small=True)
        self.note.setWordWrap(True)
        self.dated = ElidedCaption("", "tertiary", small=True)
        self.prices = Button("", look="link")
        self.prices.clicked.connect(self.prices_requested)
        self._forecast = Caption(self.tr("Next turn, about"), "secondary")
        self._forecast.setToolTip(
            self.tr(
                "The whole conversation is read again for every answer; what was read before is mostly cached and "
                "cheaper. Reckoned from the last turn, for one answer of the usual length."
            )
        )
        self.next_turn.setToolTip(self._forecast.toolTip())
        self.next_turn.setAccessibleDescription(self._forecast.toolTip())
        self._arrange()

    def show_costs(self, chosen: int | None) -> None:
        """Show how things stand, the chosen turn marked in the chart."""
        costs = self._conversation.costs
        prices, session, upcoming = costs.prices, costs.session, costs.next_turn
        currency = costs.table.currency
        priced = prices is not None and not prices.free
        self.heading.setVisible(bool(session.lines))
        self.split.setVisible(bool(session.lines))
        self.split.show_cost(session, currency, priced=priced)
        amount = session.amount if priced else None
        self.amount.setText("" if amount is None else self.tr("{0} est.").format(money_exact(amount, currency)))
        likely = upcoming.amount if upcoming is not None and priced else None
        for widget in (self._forecast, self.next_turn):
            widget.setVisible(likely is not None)
        self.next_turn.setText("" if likely is None else money_exact(likely, currency))
        self._show_context(chosen)
        self._show_prices()

    def _show_context(self, chosen: int | None) -> None:
        turns = self._conversation.turns
        points = [(turn.index, float(turn.context_tokens)) for turn in turns if turn.context_tokens]
        for widget in (self._context_name, self.context):
            widget.setVisible(bool(points))
        self.growth.setVisible(len(points) > 1)
        if not points:
            return
        self.context.setText(self.tr("{0} tokens").format(f"{points[-1][1]:,.0f}"))
        said = [self.tr("Turn {0}: {1} tokens read").format(index + 1, f"{tokens:,.0f}") for index, tokens in points]
        most = self.tr("up to {0} tokens").format(f"{max(tokens for _i, tokens in points):,.0f}")
        self.growth.show_points(points, said, most, chosen)

    def _show_prices(self) -> None:
        costs = self._conversation.costs
        model, prices = wording.plain(costs.model), costs.prices
        words = ""
        if prices is None:
            words = self.tr("{0} has no price.").format(model) if model else ""
        elif prices.free:
            words = self.tr("{0} costs nothing.").format(model)
        elif missing := list(dict.fromkeys(part_words(part) for part in costs.session.unpriced)):
            words = self.tr("Without what has no price: {0}.").format(", ".join(missing))
        self.note.setText(words)
        self.note.setVisible(bool(words))
        priced = prices is not None and not prices.free
        day = costs.table.as_of.isoformat()
        self.dated.setText(self.tr("Prices as of {0}, an estimate").format(day) if priced else "")
        self.prices.setText(self.tr("Enter prices…") if prices is None else self.tr("Edit prices…"))

    def _arrange(self) -> None:
        self._context_name = Caption(self.tr("Context"), "secondary")
        self._context_name.setToolTip(self.tr("What the model read for its last answer: the conversation so far."))
        self.context.setToolTip(self._context_name.toolTip())
        head = QHBoxLayout()
        head.addWidget(self.heading, 1)
        head.addWidget(self.amount)
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for row, (name, value) in enumerate(((self._forecast, self.next_turn), (self._context_name, self.context))):
            grid.addWidget(name, row, 0)
            grid.addWidget(value, row, 1, _RIGHT)
        foot = QHBoxLayout()
        foot.addWidget(self.dated, 1)
        foot.addWidget(self.prices)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.split)
        column.addLayout(grid)
        column.addWidget(self.growth)
        column.addWidget(self.note)
        column.addLayout(foot)
