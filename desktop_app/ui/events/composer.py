"""Where one writes a client event by hand, is told what is wrong with it, and sends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.events import words as events_words
from desktop_app.ui.events.json_editor import JsonEditor
from desktop_app.ui.look.surface import Surface
from desktop_app.ui.picker import Choice, Picker

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.controller.event_composer import WrittenProblem

_CHECK_MS = 200
_HISTORY = 20
_MENU_CHARACTERS = 60


class ComposerPane(QWidget):
    """A picker of types, an editor, what the service would say, and Send.

    Signals:
        closed: somebody is done.
        sent: an event was sent, and something will come back.
    """

    closed = Signal()
    sent = Signal()

    def __init__(self, conversation: ConversationController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self._item_id = self._response_id = ""
        self._history: list[str] = []
        self._recalled = 0
        self._checked = ""
        self.types = Picker(self.tr("Type of the event"))
        self.history = Button(icon="history", look="ghost", name=self.tr("What was sent before"))
        self.close_button = Button(icon="cross", look="ghost", name=self.tr("Close"))
        self.editor = JsonEditor()
        self.verdict = Caption("", "tertiary", small=True)
        self.send = Button(self.tr("Send"), look="primary", name=self.tr("Send the event (Ctrl+Enter)"))
        self.anyway = Button(
            self.tr("Send anyway"), name=self.tr("Send the text as it stands, to see what the service says")
        )
        self._soon = QTimer(self, singleShot=True, interval=_CHECK_MS)
        self._arrange()
        self._soon.timeout.connect(self.check)
        self.types.chosen.connect(self._begin)
        self.history.clicked.connect(self._offer_history)
        self.close_button.clicked.connect(self.closed)
        self.editor.textChanged.connect(self._typed)
        self.editor.send_requested.connect(self.send_now)
        self.editor.recall_requested.connect(self._recall)
        self.send.clicked.connect(self.send_now)
        self.anyway.clicked.connect(lambda: self.send_now(anyway=True))
        conversation.phase_changed.connect(self._offer_types)
        self._offer_types()
        self.check()

    def set_subject(self, item_id: str, response_id: str) -> None:
        """New events are about these, where their type names an item or a response."""
        self._item_id, self._response_id = item_id, response_id

    def begin_again(self, text: str) -> None:
        """Write on from a text."""
        self.editor.setPlainText(text)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def check(self) -> WrittenProblem | None:
        """Say now what the service would say."""
        self._soon.stop()
        text = self._checked = self.editor.toPlainText()
        problem = self._conversation.composer.problem(text) if text.strip() else None
        refused = problem is not None and problem.refused
        self.send.setEnabled(bool(text.strip()) and not refused)
        self.anyway.setVisible(refused)
        if problem is None:
            self._say(
                self.tr("The service takes this.") if text.strip() else self._hint(), "ok" if text else "tertiary"
            )
        else:
            self._say(problem.sentence, "danger" if refused else "cut")
        return problem

    def send_now(self, *, anyway: bool = False) -> None:
        """Send what is written, if the service would take it or somebody insists."""
        problem = self.check()
        text = self.editor.toPlainText()
        if not text.strip() or (problem is not None and problem.refused and not anyway):
            return
        sentence = self._conversation.send_event(text, anyway=anyway)
        if sentence:
            self._say(sentence, "danger")
            return
        if text in self._history:
            self._history.remove(text)
        self._history = [*self._history, text][-_HISTORY:]
        self._recalled = len(self._history)
        self.editor.keep()
        self.sent.emit()
        self._say(self.tr("Sent at {0}.").format(wording.clock_exact(self._conversation.now_ms())), "ok")

    def _say(self, words: str, tone: str) -> None:
        self.verdict.setText(wording.plain(words[:400]))
        self.verdict.set_tone(tone)
        self.editor.setProperty("refused", tone == "danger")
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)

    def _hint(self) -> str:
        return self.tr("Choose a type, or write JSON. Ctrl+Enter sends it.")

    def _typed(self) -> None:
        if self.editor.toPlainText() != self._checked:  # colouring the text anew says "changed" too
            self._soon.start()

    def _offer_types(self) -> None:
        types = self._conversation.composer.types
        first = Choice("", self.tr("Choose a type"))
        self.types.set_choices([first, *(Choice(name, name) for name in types)], "")
        self.editor.set_words(types)

    def _begin(self, type_name: str) -> None:
        if not type_name:
            return
        text = self._conversation.composer.template(type_name, self._item_id, self._response_id)
        self.begin_again(text)
        self.check()
        self.types.set_current("")

    def _recall(self, step: int) -> None:
        place = self._recalled + step
        if 0 <= place < len(self._history):
            self._recalled = place
            self.editor.recall(self._history[place])

    def _offer_history(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text in reversed(self._history):
            shown = " ".join(events_words.one_line(text).split())
            shown = shown if len(shown) <= _MENU_CHARACTERS else shown[:_MENU_CHARACTERS] + "…"
            menu.addAction(shown.replace("&", "&&"), lambda text=text: self.editor.recall(text))
        if not self._history:
            menu.addAction(self.tr("Nothing was sent by hand yet")).setEnabled(False)
        menu.popup(self.history.mapToGlobal(self.history.rect().bottomLeft()))

    def _arrange(self) -> None:
        self.editor.setAccessibleName(self.tr("The event as JSON"))
        self.editor.setPlaceholderText('{"type": "…"}')
        self.editor.setMinimumHeight(56)
        self.verdict.setWordWrap(True)
        self.verdict.setAccessibleName(self.tr("What the service would say"))
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.types, 1)
        head.addWidget(self.history)
        head.addWidget(self.close_button)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.send)
        foot.addWidget(self.anyway)
        foot.addStretch(1)
        area = Surface("surface")
        column = QVBoxLayout(area)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.editor, 1)
        column.addWidget(self.verdict)
        column.addLayout(foot)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
