"""The figures in the header: how long the session lasts, what it costs, its tokens, and how quickly it answers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop_app.ui import wording
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts, icons, palette
from desktop_app.ui.money import money

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController

ENDING_SOON_MS = 5 * 60_000.0
"""So long before its end a session says when it ends."""
_SPACING_PX = 12


class Figure(QWidget):
    """A number and what it means; where it warns, in the colour of a warning and with a clock before it."""

    def __init__(self, tone: str = "secondary", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.icon = QLabel()
        self.icon.hide()
        self.number = Caption(tone=tone)
        self.meaning = Caption(tone="tertiary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.number)
        row.addWidget(self.icon)
        row.addWidget(self.meaning)

    def say(self, number: str, meaning: str) -> None:
        """Show another number."""
        self.number.setText(number)
        self.meaning.setText(meaning)
        self.meaning.setVisible(bool(meaning))
        self.setAccessibleName(self.text)

    def explain(self, words: str) -> None:
        """Say in the tool tip, and to a screen reader, what the figure means."""
        if words != self.toolTip():
            self.setToolTip(words)
            self.setAccessibleDescription(words)

    def warn(self, on: bool) -> None:
        """Stand out, or no longer."""
        if on != self.warns:
            self.meaning.set_tone("cut" if on else "tertiary")
            self.icon.setVisible(on)
            self._draw_icon()

    @property
    def warns(self) -> bool:
        """Whether it stands out."""
        return not self.icon.isHidden()

    @property
    def text(self) -> str:
        """Both together."""
        return f"{self.number.text()} {self.meaning.text()}".strip()

    def _draw_icon(self) -> None:
        size = fonts.px(16)
        picture = icons.icon("waiting", palette.current().color("cut"), size, self.devicePixelRatioF())
        self.icon.setPixmap(picture.pixmap(QSize(size, size), self.devicePixelRatioF()))

    # Qt's own names from here on.

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.DevicePixelRatioChange) and self.warns:
            self._draw_icon()


class SessionFigures(QWidget):
    """As many of the figures as there is room for: the clock always, then cost, tokens, latency."""

    def __init__(self, conversation: ConversationController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self.clock = Figure("strong")
        self.cost = Figure()
        self.tokens = Figure()
        self.latency = Figure()
        self._wanted: dict[Figure, bool] = dict.fromkeys((self.clock, self.cost, self.tokens, self.latency), False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACING_PX)
        for figure in self._wanted:
            row.addWidget(figure, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        self.latency.explain(
            self.tr("From your last word to the first sound of the answer: half of the turns took less.")
        )
        conversation.phase_changed.connect(self._phase_changed)
        conversation.clock_ticked.connect(self.show_clock)
        for changed in (
            conversation.session_changed,
            conversation.usage_changed,
            conversation.turns_changed,
            conversation.costs.changed,
        ):
            changed.connect(self.show_usage)
        self._phase_changed()

    def show_clock(self, elapsed_ms: float) -> None:
        """Show the time, and when there is little left how much."""
        limit_ms = self._conversation.limit_ms
        # The service names its end in whole seconds, rounded down.
        limit_ms = math.ceil(limit_ms / 1000) * 1000 if limit_ms else None
        live = self._conversation.phase == "live"
        soon = live and limit_ms is not None and limit_ms - elapsed_ms <= ENDING_SOON_MS
        if limit_ms is None:
            meaning, words = "", self.tr("How long the session has lasted.")
        else:
            limit = wording.clock(limit_ms)
            meaning = f"/ {limit}"
            words = self.tr("How long the session has lasted. The service ends it at {0}.").format(limit)
        if soon and limit_ms is not None:
            meaning = self.tr("ends in {0}").format(_short_clock(limit_ms - elapsed_ms))
        self.clock.say(wording.clock(elapsed_ms), meaning)
        self.clock.explain(words)
        self.clock.warn(soon)
        self._want(self.clock, elapsed_ms > 0 or self._conversation.phase != "idle")
        self._fit()

    def show_usage(self) -> None:
        """Show what was used, and what that costs."""
        total, costs = self._conversation.usage.total, self._conversation.costs
        median_ms = self._conversation.median_first_sound_ms
        prices, amount = costs.prices, costs.session.amount
        priced = prices is not None and not prices.free and amount is not None and amount > 0
        if priced and amount is not None:
            self.cost.say(money(amount, costs.table.currency), self.tr("est."))
            words = self.tr("An estimate, by the prices of {0} as of {1}. The Turn page has the details.")
            words = words.format(wording.plain(costs.model), costs.table.as_of.isoformat())
            if costs.session.unpriced:
                words += " " + self.tr("Part of what was used has no price and is not in it.")
            self.cost.explain(words)
        self.tokens.say(f"{total:,}", self.tr("tokens"))
        self.tokens.explain(self._words_for_tokens())
        if median_ms is not None:
            self.latency.say(wording.milliseconds(median_ms), self.tr("first sound, median"))
        self._want(self.cost, priced)
        self._want(self.tokens, total > 0)
        self._want(self.latency, median_ms is not None)
        self._fit()

    def _words_for_tokens(self) -> str:
        costs = self._conversation.costs
        words = self.tr(
            "What the model read and wrote in this session; it reads the whole conversation for every answer."
        )
        if costs.prices is None and costs.model:
            words += " " + self.tr("{0} has no price; the Turn page takes one.").format(wording.plain(costs.model))
        elif costs.prices is not None and costs.prices.free:
            words += " " + self.tr("They cost nothing.")
        return words

    def _phase_changed(self) -> None:
        self.show_clock(self._conversation.elapsed_ms)
        self.show_usage()

    def _want(self, figure: Figure, wanted: bool) -> None:
        self._wanted[figure] = wanted

    def _fit(self) -> None:
        """Show the figures that are wanted as far as there is room, in their order."""
        room = self.width() + _SPACING_PX
        for figure, wanted in self._wanted.items():
            room -= figure.sizeHint().width() + _SPACING_PX if wanted else 0
            shown = wanted and (room >= 0 or figure is self.clock)
            if shown == figure.isHidden():
                figure.setVisible(shown)

    # Qt's own names from here on.

    def minimumSizeHint(self) -> QSize:
        return QSize(
            self.clock.sizeHint().width() if self._wanted[self.clock] else 0, super().minimumSizeHint().height()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def _short_clock(ms: float) -> str:
    """``4:12``."""
    whole = max(0, math.ceil(ms / 1000))
    return f"{whole // 60}:{whole % 60:02}"
