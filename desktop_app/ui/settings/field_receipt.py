"""What became of one setting, in words: beside its label, under its editor where that is too narrow, and a way on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout

from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption, breakable
from desktop_app.ui.page_parts import flush
from desktop_app.ui.settings.receipt_mark import TONES, ReceiptMark

if TYPE_CHECKING:
    from desktop_app.controller.status import Receipt

_TOLD_BELOW = ("refused", "differs")
_UNSENT = ("same", "changed", "accepted")


class Standing(NamedTuple):
    """Where a setting stands.

    Attributes:
        way: what can be done about it: ``renew`` (only a new session can have it), ``again`` (it was refused and can be
            asked for once more), or empty.
        not_sent, not_sent_why: a few words, and a sentence, where it is not sent as things are.
    """

    receipt: Receipt
    way: str = ""
    not_sent: str = ""
    not_sent_why: str = ""


class FieldReceipt(QObject):
    """The mark, and a column with the words below and the button, for a field to place.

    Attributes:
        more, way: the words below and the button, None until there was need of them.
        state: of the receipt; ``not_sent`` and ``refused`` also where there is another reason for it.
        words: all there is to say.

    Signals:
        way_made: there is a button now where none was.
        way_chosen(str): somebody wants to go on this way, see `Standing.way`.
    """

    way_made = Signal()
    way_chosen = Signal(str)

    def __init__(self, name: str, label: str, parent: QObject) -> None:
        super().__init__(parent)
        self._name = name
        self._label = label
        self._way = ""
        self._short = self._beside = ""
        self._is_long = False
        self.state, self.words = "same", ""
        self.mark = ReceiptMark()
        self.below = QVBoxLayout()  # empty until there is something to say: most settings have nothing
        self.below.setSpacing(4)
        self.more: Caption | None = None
        self.way: Button | None = None

    def tell(self, standing: Standing, problem: str) -> None:
        """Say where the setting stands; `problem` is why what was typed is no value."""
        state, text = standing.receipt.state, wording.plain(standing.receipt.text)
        text = text.removeprefix(f"{self._label}: ")  # it stands at the field
        self._way = standing.way
        if problem:
            state, text = "refused", problem
        elif standing.not_sent and state in _UNSENT:
            state, text = "not_sent", standing.not_sent_why
        self.state = state
        self._short = standing.not_sent if state == "not_sent" else self._short_words(state)
        self.words = text or self._short
        twice = self.words.casefold().startswith(self._short.casefold())
        self._is_long = state in _TOLD_BELOW or self._way == "renew"
        self._beside = f"{self._short} · {self.words}" if self._is_long and not twice else self.words

    def fit(self, wide_px: int) -> None:
        """Put the words where there is room, in a field of this width."""
        room = self.mark.width()
        fits = self.mark.needs_px(self._beside) <= room
        fits_short = self.mark.needs_px(self._short) <= room
        quiet = self.state == "same"
        self.mark.show_receipt(
            self.state,
            "" if quiet else self._beside if fits else self._short if fits_short else "",
            "" if quiet else self.words,
        )
        told = not quiet and not fits and (self._is_long or not fits_short)
        self._show_more(self.words if told else "", wide_px)
        self._show_way(wide_px)

    @property
    def tells_below(self) -> bool:
        """Whether all the words stand under the editor."""
        return self.more is not None and bool(self.more.text())

    def _show_more(self, text: str, wide_px: int) -> None:
        if text and self.more is None:
            self.more = Caption("", small=True)
            self.more.setWordWrap(True)
            self.below.insertWidget(0, self.more)
        if self.more is not None:
            self.more.set_tone(TONES.get(self.state, ""))
            self.more.setText(breakable(text, self.more.fontMetrics(), wide_px))
            self.more.setVisible(bool(text))

    def _show_way(self, wide_px: int) -> None:
        if self._way and self.way is None:
            self.way = Button("", look="link")
            self.way.clicked.connect(self._go)
            self.below.addLayout(flush(self.way))
            self.way_made.emit()
        if self.way is not None:
            self.way.setText(self._way_words(whole=True))
            if self.way.sizeHint().width() > wide_px:
                self.way.setText(self._way_words(whole=False))
            self.way.setAccessibleName(self._way_words(whole=True))
            self.way.setVisible(bool(self._way))

    def _go(self) -> None:
        self.way_chosen.emit(self._way)

    def _short_words(self, state: str) -> str:
        return {
            "changed": self.tr("changed"),
            "asked": self.tr("asked…"),
            "accepted": self.tr("accepted"),
            "waiting": self.tr("next session") if self._way == "renew" else self.tr("waiting"),
            "refused": self.tr("refused"),
            "differs": self.tr("set otherwise"),
        }.get(state, "")

    def _way_words(self, *, whole: bool) -> str:
        if self._way == "again":
            return self.tr("Ask again")
        if not whole:
            return self.tr("New session")
        if self._name == "voice":
            return self.tr("New session with this voice")
        if self._name == "model":
            return self.tr("New session with this model")
        return self.tr("New session with this")
