"""Where the time of a turn went, step by step, from the last voiced sample to the first sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QFont, QFontMetricsF, QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop_app.conversation.turn_metrics import LatencyStep
from desktop_app.ui import wording
from desktop_app.ui.look import fonts, palette
from desktop_app.ui.look.surface import rounded

if TYPE_CHECKING:
    from desktop_app.conversation.turn_metrics import Latency

STEPS: tuple[LatencyStep, ...] = get_args(LatencyStep)
_BAR_PX = 6
_GAP_PX = 4
_LINE_PX = 20


def tr(text: str) -> str:
    """Translate a sentence of this page's context."""
    return QCoreApplication.translate("Turn", text)


def step_words(step: str) -> str:
    """What a step is, for a person."""
    return {
        "speech_stopped": tr("speech end noticed"),
        "committed": tr("audio committed"),
        "response_created": tr("response began"),
        "first_delta": tr("first output arrived"),
        "first_sound": tr("first sound heard"),
    }[step]


def whose(step: str) -> str:
    """Who takes the time before a step."""
    return {
        "speech_stopped": tr("your silence window"),
        "committed": tr("the service"),
        "response_created": tr("the service"),
        "first_delta": tr("the model"),
        "first_sound": tr("your speaker"),
    }[step]


def explanation(step: str, silence_ms: float) -> str:
    """What happens before a step, and what makes it shorter."""
    if step == "speech_stopped" and silence_ms:
        return tr(
            "The service waits for {0} of silence before it ends your turn: a setting of yours, hatched in the bar. "
            "What is beyond it is its detection and the network."
        ).format(wording.milliseconds(silence_ms))
    return {
        "speech_stopped": tr("The service listens until it takes your turn to be over, by silence or by meaning."),
        "committed": tr(
            "The service makes an item of what you said; in push to talk the network's way there and back."
        ),
        "response_created": tr("The service begins a response, at once or when the one before has ended."),
        "first_delta": tr(
            "The model reads the whole conversation and makes its first output; that grows with the conversation."
        ),
        "first_sound": tr("From the arrival to your ear: decoding, the sound server, and the device's own latency."),
    }[step]


class Waterfall(QWidget):
    """One bar for each step, from where the step before ended to where this one did.

    The mouse or, with the focus here, the keys Up and Down tell what a step is and who takes its time.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps: list[tuple[LatencyStep, float, float]] = []
        self.silence_ms = 0.0
        self.current = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Latency of the turn"))

    def show_latency(self, latency: Latency, silence_ms: float = 0.0) -> None:
        """Show a turn's latency, the first `silence_ms` of it the silence that was waited for; steps that did not
        happen are left out."""
        self.steps, before, self.silence_ms = [], 0.0, silence_ms
        for step in STEPS:
            at = getattr(latency, step)
            if at is not None:
                self.steps.append((step, min(before, at), at))
                before = max(before, at)
        said = (f"{step_words(step)} {wording.milliseconds(end)} ({whose(step)})" for step, _start, end in self.steps)
        self.setAccessibleDescription(", ".join(said))
        self.setFixedHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    def row_words(self, row: int) -> str:
        """What a row shows, with who takes the time and why."""
        step, start, end = self.steps[row]
        took = tr("{0}: {1} of {2}, {3}.").format(
            step_words(step), wording.milliseconds(end - start), wording.milliseconds(end), whose(step)
        )
        return f"{took}\n{explanation(step, self.silence_ms)}"

    def _tell(self, row: int) -> None:
        self.current = max(0, min(row, len(self.steps) - 1))
        self.update()
        if self.steps:
            where = QPoint(fonts.px(_LINE_PX), self.current * self._row_px() + fonts.px(_LINE_PX))
            QToolTip.showText(self.mapToGlobal(where), self.row_words(self.current), self)
            self.setAccessibleDescription(self.row_words(self.current))

    def _row_px(self) -> int:
        return fonts.px(_LINE_PX) + _GAP_PX + _BAR_PX + 2 * _GAP_PX

    def _paint_words(self, painter: QPainter, row: int, y: float) -> None:
        tokens = palette.current()
        step, start, end = self.steps[row]
        line = QRectF(0, y, self.width(), fonts.px(_LINE_PX))
        middle = Qt.AlignmentFlag.AlignVCenter
        right, left = int(middle | Qt.AlignmentFlag.AlignRight), int(middle | Qt.AlignmentFlag.AlignLeft)
        bold = fonts.sans(fonts.CONTROL_PX, QFont.Weight.DemiBold)
        small = fonts.sans(fonts.SMALL_PX)
        amount = wording.milliseconds(end)
        painter.setFont(bold)
        painter.setPen(tokens.color("assistant" if step == "first_sound" else "text"))
        painter.drawText(line, right, amount)
        line.setWidth(line.width() - max(QFontMetricsF(bold).horizontalAdvance(amount), fonts.px(52)) - 8)
        if row:
            added = f"+{end - start:,.0f}"
            painter.setFont(small)
            painter.setPen(tokens.color("tertiary"))
            painter.drawText(line, right, added)
            line.setWidth(line.width() - QFontMetricsF(small).horizontalAdvance(added) - 8)
        metrics = QFontMetricsF(fonts.sans())
        words = metrics.elidedText(step_words(step), Qt.TextElideMode.ElideRight, line.width())
        painter.setFont(fonts.sans())
        painter.setPen(tokens.color("text"))
        painter.drawText(line, left, words)
        line.setLeft(metrics.horizontalAdvance(words) + 8)
        who = whose(step)
        if QFontMetricsF(small).horizontalAdvance(who) <= line.width():
            painter.setFont(small)
            painter.setPen(tokens.color("tertiary"))
            painter.drawText(line, left, who)

    def _paint_bar(self, painter: QPainter, row: int, y: float, end_ms: float) -> None:
        tokens = palette.current()
        step, start, end = self.steps[row]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("pressed"))
        rounded(painter, QRectF(0, y, self.width(), _BAR_PX), 3)
        color = tokens.color("assistant" if step in ("first_delta", "first_sound") else "user")
        from_x = min(self.width() * start / end_ms, self.width() - 3)
        to_x = max(from_x + 3, self.width() * end / end_ms)
        if step == "speech_stopped" and 0 < self.silence_ms < end:
            silent_x = self.width() * self.silence_ms / end_ms
            self._paint_silence(painter, QRectF(from_x, y, silent_x - from_x, _BAR_PX), color)
            from_x = silent_x
        painter.setBrush(color)
        rounded(painter, QRectF(from_x, y, to_x - from_x, _BAR_PX), 3)

    def _paint_focus(self, painter: QPainter) -> None:
        """A line above and one below the row: a ring would run through its words."""
        tokens = palette.current()
        y, high = min(self.current, len(self.steps) - 1) * self._row_px(), self._row_px() - _GAP_PX
        painter.fillRect(QRectF(0, y, self.width(), high), tokens.color("raised"))
        for edge in (y, y + high - 2):
            painter.fillRect(QRectF(0, edge, self.width(), 2), tokens.color("user"))

    def _paint_silence(self, painter: QPainter, rect: QRectF, color: QColor) -> None:
        painter.save()
        painter.setBrush(palette.current().color("user_soft"))
        rounded(painter, rect, 3)
        painter.setPen(color)
        painter.setClipRect(rect)
        for x in range(int(rect.left()) - _BAR_PX, int(rect.right()), 6):
            painter.drawLine(x, int(rect.bottom()), x + _BAR_PX, int(rect.top()))
        painter.restore()

    # Qt's own names from here on.

    def sizeHint(self) -> QSize:
        return QSize(240, max(1, len(self.steps)) * self._row_px())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        end_ms = max((end for _step, _start, end in self.steps), default=1.0) or 1.0
        if self.hasFocus() and self.steps:
            self._paint_focus(painter)
        for row in range(len(self.steps)):
            y = row * self._row_px()
            self._paint_words(painter, row, y)
            self._paint_bar(painter, row, y + fonts.px(_LINE_PX) + _GAP_PX - 1, end_ms)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is None or not self.steps or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self._tell(self.current + by)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        QToolTip.hideText()
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = event.pos().y() // self._row_px()
            if 0 <= row < len(self.steps):
                QToolTip.showText(event.globalPos(), self.row_words(row), self)
            return True
        return super().event(event)
