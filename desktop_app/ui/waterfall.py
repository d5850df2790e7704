"""Where the time of a turn went, step by step, from the last voiced sample to the first sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.ui import fonts, palette, wording
from desktop_app.ui.surface import rounded

if TYPE_CHECKING:
    from desktop_app.conversation.turn_metrics import Latency

_ROW_PX = 40
STEPS = ("speech_stopped", "committed", "response_created", "first_delta", "first_sound")


def step_words(step: str) -> str:
    """What a step is, for a person."""
    return {
        "speech_stopped": QCoreApplication.translate("Turn", "speech end noticed"),
        "committed": QCoreApplication.translate("Turn", "audio committed"),
        "response_created": QCoreApplication.translate("Turn", "response began"),
        "first_delta": QCoreApplication.translate("Turn", "first audio arrived"),
        "first_sound": QCoreApplication.translate("Turn", "first sound heard"),
    }[step]


class Waterfall(QWidget):
    """One bar for each step, from where the step before ended to where this one did."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps: list[tuple[str, float, float]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(QCoreApplication.translate("Turn", "Latency of the turn"))

    def show_latency(self, latency: Latency) -> None:
        """Show a turn's latency; steps that did not happen are left out."""
        self.steps, before = [], 0.0
        for step in STEPS:
            at = getattr(latency, step)
            if at is not None:
                self.steps.append((step, min(before, at), at))
                before = max(before, at)
        said = (f"{step_words(step)} {wording.milliseconds(end)}" for step, _start, end in self.steps)
        self.setAccessibleDescription(", ".join(said))
        self.setFixedHeight(max(1, len(self.steps)) * _ROW_PX)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, max(1, len(self.steps)) * _ROW_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = palette.current()
        painter = QPainter(self)
        end_ms = max((end for _step, _start, end in self.steps), default=1.0) or 1.0
        for index, (step, start, end) in enumerate(self.steps):
            y = index * _ROW_PX
            last = step == "first_sound"
            amount = wording.milliseconds(end)
            bold = fonts.sans(fonts.CONTROL_PX, QFont.Weight.DemiBold)
            wide = QFontMetricsF(bold).horizontalAdvance(amount)
            painter.setPen(tokens.color("secondary"))
            painter.setFont(fonts.sans())
            left = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            painter.drawText(QRectF(0, y, self.width() - wide - 8, 20), left, step_words(step))
            painter.setFont(bold)
            painter.setPen(tokens.color("assistant" if last else "text"))
            painter.drawText(QRectF(self.width() - wide, y, wide + 2, 20), left, amount)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("pressed"))
            rounded(painter, QRectF(0, y + 23, self.width(), 6), 3)
            painter.setBrush(tokens.color("assistant" if last else "user"))
            from_x, to_x = self.width() * start / end_ms, self.width() * end / end_ms
            rounded(painter, QRectF(min(from_x, self.width() - 3), y + 23, max(3.0, to_x - from_x), 6), 3)
        painter.end()
