"""One setting in the form: its label, its receipt and what one edits it with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.settings.fields import DEFAULTS, FieldInfo
from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.page_parts import flush
from desktop_app.ui.settings import words
from desktop_app.ui.settings.about_button import AboutButton
from desktop_app.ui.settings.editors.editor import Editor
from desktop_app.ui.settings.field_details import FieldDetails
from desktop_app.ui.settings.field_label import FieldLabel
from desktop_app.ui.settings.receipt_mark import TONES, ReceiptMark

if TYPE_CHECKING:
    from desktop_app.controller.status import Receipt

_LEAST_PX = 200
_TOLD_BELOW = ("waiting", "refused", "differs")
_PENDING = ("changed", "waiting", "refused")


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


class SettingField(QWidget):
    """A label with the receipt at its right, the editor below, and what does not fit beside the label under it.

    Signals:
        edited(str, object): the field's name and the value somebody gave it.
        taken_back(str): back to what the service has.
        renew_requested: a new session is wanted, so that a waiting change is felt.
        again_requested(str): ask once more for what was refused.
        parts_changed: there are other parts to go through with Tab.
    """

    edited = Signal(str, object)
    taken_back = Signal(str)
    renew_requested = Signal()
    again_requested = Signal(str)
    parts_changed = Signal()

    def __init__(self, info: FieldInfo, editor: Editor, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.info = info
        self.name = info.name
        self.editor = editor
        self.label = FieldLabel(editor)
        self.mark = ReceiptMark()
        self.about = AboutButton(editor.name)
        self.more = Caption("", small=True)
        self.more.setWordWrap(True)
        self.way = Button("", look="link")
        self.details: FieldDetails | None = None
        self._standing: Standing | None = None
        self._value: Any = None
        self._problem = ""
        self._lent = False
        self._words = self._short = self._beside = self._state = ""
        self._arrange()
        self.mark.pressed.connect(self.toggle_details)
        self.about.clicked.connect(self._show_details)
        self.way.clicked.connect(self._go)
        editor.edited.connect(self._edited)
        editor.problem_changed.connect(self._problem_changed)
        editor.parts_changed.connect(self.parts_changed)

    def _arrange(self) -> None:
        self._head = QHBoxLayout()
        self._head.setContentsMargins(0, 0, 0, 0)
        self._head.setSpacing(8)
        lead = QHBoxLayout()
        lead.setSpacing(2)
        if self.editor.leads:
            lead.addWidget(self.editor)
        lead.addWidget(self.label)
        lead.addWidget(self.about)
        self._head.addLayout(lead)
        self._head.addWidget(self.mark, 1)
        if self.editor.head is not None:
            self._head.addWidget(self.editor.head)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(5)
        self.column.addLayout(self._head)
        if not self.editor.leads:
            self.column.addWidget(self.editor)
        self.column.addWidget(self.more)
        self.column.addLayout(flush(self.way))
        self.more.hide()
        self.way.hide()

    def lend_head(self, row: QHBoxLayout) -> None:
        """Give receipt and "i" to the header of the section, which says the label already."""
        self.label.hide()
        self._lent = True
        row.addWidget(self.about)
        row.addWidget(self.mark, 1)

    def show_lent(self, shown: bool) -> None:
        """Show what was lent, or hide it with the field."""
        if self._lent:
            self.about.setVisible(shown)
            self.mark.setVisible(shown)

    def show_state(self, value: Any, standing: Standing) -> None:
        """Show a value and what became of it; nothing is done where neither is new."""
        if value != self._value or type(value) is not type(self._value) or self._standing is None:
            self._value = value
            self.editor.set_value(value)
        elif standing == self._standing:
            return
        self._standing = standing
        self._tell()

    @property
    def is_calm(self) -> bool:
        """Nothing was chosen here, and there is nothing to say about it."""
        state = self._standing.receipt.state if self._standing is not None else "same"
        return state in ("same", "accepted") and self._value == DEFAULTS[self.name] and not self._problem

    def toggle_details(self) -> None:
        """Unfold what there is to say, or fold it."""
        self.about.click()

    def want_about(self, wanted: bool) -> None:
        """Show the "i": somebody is here."""
        self.about.want(wanted)

    def _edited(self, value: object) -> None:
        self._value = value
        self.edited.emit(self.name, value)

    def _problem_changed(self, problem: str) -> None:
        if problem != self._problem:
            self._problem = problem
            self._tell()

    def _tell(self) -> None:
        if self._standing is None:
            return
        state, text = self._standing.receipt.state, wording.plain(self._standing.receipt.text)
        text = text.removeprefix(f"{self.editor.name}: ")  # it stands at the field
        if self._problem:
            state, text = "refused", self._problem
        elif self._standing.not_sent and state in ("same", "changed", "accepted"):
            state, text = "not_sent", self._standing.not_sent_why
        self._short = self._short_words(state)
        self._words = text or self._short
        if state in _TOLD_BELOW and text and not text.casefold().startswith(self._short.casefold()):
            self._beside = f"{self._short} · {text}"
        else:
            self._beside = self._words
        self._state = state
        self.more.set_tone(TONES.get(state, ""))
        self.editor.set_refused(state == "refused")
        help_text = f"{words.field_words(self.info.help)} {words.field_words(self.info.does)}".strip()
        told = f"{self._words.rstrip('.')}. " if self._words else ""
        self.editor.set_description(f"{told}{help_text}")
        self.setToolTip(help_text)
        self.way.setVisible(bool(self._standing.way))
        if self.details is not None:
            self._fill_details()
        self._fit()

    def _way_words(self, *, whole: bool) -> str:
        if self._standing is not None and self._standing.way == "again":
            return self.tr("Ask again")
        if not whole:
            return self.tr("New session")
        if self.name == "voice":
            return self.tr("New session with this voice")
        if self.name == "model":
            return self.tr("New session with this model")
        return self.tr("New session with this")

    def _short_words(self, state: str) -> str:
        new_session = self._standing is not None and self._standing.way == "renew"
        return {
            "changed": self.tr("changed"),
            "asked": self.tr("asked…"),
            "accepted": self.tr("accepted"),
            "waiting": self.tr("next session") if new_session else self.tr("waiting"),
            "refused": self.tr("refused"),
            "differs": self.tr("set otherwise"),
            "not_sent": self._standing.not_sent if self._standing is not None else "",
        }.get(state, "")

    def _fit(self) -> None:
        self.label.fit(self.width())
        self.way.setText(self._way_words(whole=True))
        if self.way.sizeHint().width() > self.width():
            self.way.setText(self._way_words(whole=False))
        if self._standing is None or self._state == "same":
            self.mark.show_receipt("same", "", "")
            self.more.hide()
            return
        room = self.mark.width()
        fits = self.mark.needs_px(self._beside) <= room
        fits_short = self.mark.needs_px(self._short) <= room
        beside = self._beside if fits else self._short if fits_short else ""
        self.mark.show_receipt(self._state, beside, self._words)
        below = not fits and (self._state in _TOLD_BELOW or not fits_short)
        self.more.setText(self._words if below else "")
        self.more.setVisible(below)

    def _show_details(self, shown: bool) -> None:
        if self.details is None:
            self.details = FieldDetails(self.info)
            self.details.default_wanted.connect(self._back_to_default)
            self.details.service_wanted.connect(self._take_back)
            self.column.addWidget(self.details)
            self.parts_changed.emit()
        self.details.setVisible(shown)
        self._fill_details()

    def _fill_details(self) -> None:
        if self.details is not None:
            state = self._standing.receipt.state if self._standing is not None else "same"
            words_below = self._words if not self.more.isVisibleTo(self) else ""
            is_default = self._value == DEFAULTS[self.name]
            self.details.show_state(words_below, is_default=is_default, is_pending=state in _PENDING)

    def _go(self) -> None:
        if self._standing is not None and self._standing.way == "again":
            self.again_requested.emit(self.name)
        else:
            self.renew_requested.emit()

    def _back_to_default(self) -> None:
        self.editor.main.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit(self.name, DEFAULTS[self.name])

    def _take_back(self) -> None:
        self.editor.main.setFocus(Qt.FocusReason.OtherFocusReason)
        self.taken_back.emit(self.name)

    # Qt's own names from here on.

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_PX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.about.want(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.about.want(self.isAncestorOf(self.window().focusWidget() or self.window()))
