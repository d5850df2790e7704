"""The sheet that shows the prices and lets somebody edit them: by model, dated, in one currency."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from desktop_app.settings.prices import DEFAULT_PRICES, PriceTable
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts
from desktop_app.ui.sheet import Sheet
from desktop_app.ui.turn.prices_table import PricesTable

if TYPE_CHECKING:
    from desktop_app.controller.costs import Costs

_CURRENCY = re.compile(r"[A-Z]{3}")


class PricesSheet(Sheet):
    """Nothing is kept before Save; a price that is changed is a price of today, unless a date is given."""

    def __init__(self, costs: Costs, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("PricesSheet", "Prices"), parent)
        self._costs = costs
        costs.desk.refresh()
        self.table = PricesTable()
        self.as_of = QLineEdit()
        self.currency = QLineEdit()
        self.source = QLineEdit()
        self.problem = Caption("", "danger")
        self.add = Button(self.tr("Add a model"))
        self.remove = Button(self.tr("Remove the row"))
        self.reset = Button(self.tr("Reset to defaults"))
        self.save = Button(self.tr("Save"), look="primary")
        self._dated_by_hand = False
        self._arrange()
        self._show(costs.table)
        self._say(costs.desk.problem)
        self.table.itemChanged.connect(self._edited)
        self.as_of.textEdited.connect(self._dated)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.reset.clicked.connect(self._reset)
        self.save.clicked.connect(self._save)
        self.save.setDefault(True)
        self.table.setCurrentCell(0, 1)
        self.table.setFocus()

    def _arrange(self) -> None:
        intro = Caption(
            self.tr(
                "What the service charges, for a million tokens. An empty cell is a price nobody knows: what it would "
                "cost is then left out of the estimate, and said. The table is also a file: {0}"
            ).format(self._costs.desk.file_name),
            "secondary",
        )
        intro.setWordWrap(True)
        self.problem.setWordWrap(True)
        self.problem.hide()
        facts = QGridLayout()
        facts.setHorizontalSpacing(12)
        facts.setColumnStretch(5, 1)
        for column, (label, field, wide_px) in enumerate(
            (
                (self.tr("As of"), self.as_of, 112),
                (self.tr("Currency"), self.currency, 64),
                (self.tr("Source"), self.source, 0),
            )
        ):
            name = Caption(label, "secondary")
            name.setBuddy(field)
            field.setAccessibleName(label)
            if wide_px:
                field.setFixedWidth(fonts.px(wide_px))
            facts.addWidget(name, 0, 2 * column)
            facts.addWidget(field, 0, 2 * column + 1)
        self.as_of.setPlaceholderText("2026-11-20")
        self.as_of.setToolTip(self.tr("The day somebody looked these prices up, as year-month-day."))
        self.currency.setMaxLength(3)
        self.source.setMaxLength(500)
        rows = QHBoxLayout()
        for button in (self.add, self.remove):
            rows.addWidget(button)
        rows.addStretch(1)
        cancel = Button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.reset)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.save)
        self.column.addWidget(intro)
        self.column.addLayout(facts)
        self.column.addWidget(self.table, 1)
        self.column.addLayout(rows)
        self.column.addWidget(self.problem)
        self.column.addLayout(foot)
        margins = self.column.contentsMargins()
        wide = self.table.whole_width + margins.left() + margins.right()
        self.resize(min(wide, round(self.screen().availableSize().width() * 0.95)), self.sizeHint().height())

    def _show(self, table: PriceTable) -> None:
        self.table.show_models(table.models)
        self.as_of.setText(table.as_of.isoformat())
        self.currency.setText(table.currency)
        self.source.setText(table.source)

    def _edited(self) -> None:
        if not self._dated_by_hand:
            self.as_of.setText(QDate.currentDate().toString("yyyy-MM-dd"))

    def _dated(self) -> None:
        self._dated_by_hand = True

    def _add(self) -> None:
        self.table.finish_edit()
        model = self._costs.model
        known = self._costs.table.row(model) is not None or any(row.model == model for row in self.table.models())
        self.table.add_model("" if known else model)

    def _remove(self) -> None:
        if self.table.remove_current():
            self._edited()

    def _reset(self) -> None:
        self._show(DEFAULT_PRICES)
        self._dated_by_hand = False
        self._say("")

    def _save(self) -> None:
        self.table.finish_edit()
        if (wrong := self.table.problem()) is not None:
            self._say(wrong.words)
            self.table.setCurrentCell(wrong.row, wrong.column)
            self.table.setFocus()
            return
        as_of = _day(self.as_of.text())
        currency = self.currency.text().strip().upper()
        if as_of is None:
            self._say(self.tr("The date is a day like 2026-11-20."))
            self.as_of.setFocus()
        elif not _CURRENCY.fullmatch(currency):
            self._say(self.tr("The currency is three letters, like USD."))
            self.currency.setFocus()
        else:
            table = PriceTable(
                as_of=as_of, currency=currency, source=self.source.text().strip(), models=self.table.models()
            )
            self._costs.desk.keep(table)
            self.accept()

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
