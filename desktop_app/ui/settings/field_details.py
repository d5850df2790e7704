"""What there is to say about a setting, unfolded under it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.settings.fields import FieldInfo
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption, breakable
from desktop_app.ui.flow_layout import FlowArea
from desktop_app.ui.settings import words
from desktop_app.ui.settings.wire_names import wire_names_of


class FieldDetails(QWidget):
    """Help, range, default, the protocol's name, what became of it in full, and the ways back.

    Signals:
        default_wanted: back to the default.
        service_wanted: back to what the service has.
    """

    default_wanted = Signal()
    service_wanted = Signal()

    def __init__(self, info: FieldInfo) -> None:
        super().__init__()
        self.help = _words(f"{words.field_words(info.help)} {words.field_words(info.does)}".strip(), "secondary")
        self.receipt = _words("", "secondary")
        self._told_facts = " · ".join(self._facts(info))
        self.facts = _words(self._told_facts, "tertiary")
        self.default = Button(self.tr("Back to the default"), look="link")
        self.service = Button(self.tr("Take the change back"), look="link")
        self.ways = FlowArea(gap_px=12)
        for way in (self.default, self.service):
            way.setProperty("flush", True)
            self.ways.add(way)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.help, self.receipt, self.facts, self.ways):
            column.addWidget(part)
        self.default.clicked.connect(self.default_wanted)
        self.service.clicked.connect(self.service_wanted)

    def show_state(self, receipt: str, *, is_default: bool, is_pending: bool) -> None:
        """Say what became of the setting, and offer the ways back there are."""
        self.receipt.setText(receipt)
        self.receipt.setVisible(bool(receipt))
        self.default.setVisible(not is_default)
        self.service.setVisible(is_pending)
        self.ways.setVisible(not is_default or is_pending)

    def _facts(self, info: FieldInfo) -> list[str]:
        facts = [words.range_words(info)] if info.minimum is not None else []
        facts.append(self.tr("default: {0}").format(words.default_words(info)))
        names = wire_names_of(info.name)
        alike = len({name.rpartition(".")[2] for name in names}) == 1
        facts.append(", ".join(names[:1] if alike else names) or self.tr("only here, not in the protocol"))
        return facts

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.facts.setText(breakable(self._told_facts, self.facts.fontMetrics(), self.width()))


def _words(text: str, tone: str) -> Caption:
    caption = Caption(text, tone, small=True)
    caption.setWordWrap(True)
    return caption
