"""The sheet of connections: those there are, the form of one, and what came of trying it out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.controller.connection_draft import ConnectionDraft
from desktop_app.settings.connections import BUILTIN, ConnectionProfile
from desktop_app.ui.button import Button
from desktop_app.ui.connections.form import ConnectionForm
from desktop_app.ui.connections.page import ConnectionPage
from desktop_app.ui.connections.question_bar import Answer, QuestionBar
from desktop_app.ui.connections.side import ConnectionsSide
from desktop_app.ui.connections.words import Kind, kind_of
from desktop_app.ui.look import fonts
from desktop_app.ui.sheet import Sheet

if TYPE_CHECKING:
    from desktop_app.controller.connection_desk import ConnectionDesk
    from desktop_app.controller.conversation_controller import ConversationController

_WIDE_PX = 960
_HIGH_PX = 680


class ConnectionsSheet(Sheet):
    """Nothing is kept before Save, and nothing typed is lost without a question.

    Signals:
        said(str): words for a screen reader.
        use_requested(str): Start is to use this connection from now on.
        sign_in_requested(str): somebody is to be signed in for this connection.
    """

    said = Signal(str)
    use_requested = Signal(str)
    sign_in_requested = Signal(str)

    def __init__(self, desk: ConnectionDesk, conversation: ConversationController, parent: QWidget) -> None:
        super().__init__(QCoreApplication.translate("ConnectionsSheet", "Connections"), parent)
        self._desk = desk
        self._conversation = conversation
        self.side = ConnectionsSide(desk, conversation)
        self.question = QuestionBar()
        self.test = Button(self.tr("Test"))
        self.sign_in = Button(self.tr("Sign in…"), name=self.tr("Sign in with Microsoft Entra"))
        self.use = Button(self.tr("Use this one"))
        self.save = Button(self.tr("Save"), look="primary")
        self.close_button = Button(self.tr("Close"))
        self.page = ConnectionPage(desk)
        self._arrange()
        self._join()
        self._open(conversation.connection_id)
        room = self.screen().availableSize() * 0.95
        self.resize(QSize(fonts.px(_WIDE_PX), fonts.px(_HIGH_PX)).boundedTo(room))
        self.side.list.setFocus()

    @property
    def form(self) -> ConnectionForm | None:
        """The form that is shown; None for the built-in service."""
        return self.page.form

    # What is shown

    def _arrange(self) -> None:
        body = QHBoxLayout()
        body.setSpacing(20)
        body.addWidget(self.side)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.page, 1)
        right.addWidget(self.question)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.test)
        foot.addWidget(self.sign_in)
        foot.addWidget(self.use)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.save)
        right.addLayout(foot)
        body.addLayout(right, 1)
        self.column.addLayout(body, 1)

    def _join(self) -> None:
        self.side.begin_requested.connect(self.begin)
        self.side.list.chosen.connect(self._choose)
        self.side.duplicate.clicked.connect(lambda: self._after_question(self._duplicate))
        self.side.remove.clicked.connect(self._ask_to_remove)
        self.side.forget.clicked.connect(self._ask_to_forget)
        self.test.clicked.connect(self._test)
        self.sign_in.clicked.connect(self._sign_in)
        self.use.clicked.connect(self._use)
        self.save.clicked.connect(self._save)
        self.close_button.clicked.connect(self.reject)
        self.save.setDefault(True)
        self.page.edited.connect(self._show_buttons)
        self.page.checked.connect(self._show_buttons)
        self._desk.test.changed.connect(self._test_changed)
        self._conversation.connection_changed.connect(self._show_buttons)
        self._conversation.phase_changed.connect(self._show_buttons)

    def begin(self, kind: Kind, profile: ConnectionProfile | None = None) -> None:
        """Fill in a new connection, once what was typed so far is settled."""
        self._after_question(lambda: self._begin(kind, profile))

    def _begin(self, kind: Kind, profile: ConnectionProfile | None) -> None:
        self._desk.test.clear()
        self._show_form(kind, profile)

    def _open(self, connection_id: str) -> None:
        if connection_id != self.side.shown_id:
            self._desk.test.clear()
        profile = next((each for each in self._desk.profiles if each.id == connection_id), self._desk.profiles[0])
        self.side.shown_id = profile.id
        self._show_form(None if profile.id == BUILTIN.id else kind_of(profile), profile)

    def _show_form(self, kind: Kind | None, profile: ConnectionProfile | None) -> None:
        """Put the form of a connection into its place; the built-in service has none."""
        self.side.shown_id = "" if profile is None else profile.id
        self.page.show_form(kind, profile)
        if self.form is not None and not self.side.shown_id:
            (self.form.model if kind == "openai" else self.form.address).setFocus()
        self.side.show_list()
        self._show_buttons()

    def _test_changed(self) -> None:
        if self._desk.test.verdict and not self._desk.test.running:
            self.said.emit(self._desk.test.verdict)
        self._show_buttons()

    def _show_buttons(self) -> None:
        form = self.form
        usable = form is None or not form.check.problem
        saved = bool(self.side.shown_id)
        self.save.setVisible(form is not None)
        self.save.setEnabled(form is not None and usable and (form.is_dirty or not saved))
        self.test.setText(self.tr("Stop") if self._desk.test.running else self.tr("Test"))
        self.test.setEnabled(usable or self._desk.test.running)
        idle = self._conversation.phase == "idle"
        self.use.setEnabled(saved and usable and idle and self.side.shown_id != self._conversation.connection_id)
        signs_in = form is not None and form.auth.current_id == "entra"
        self.sign_in.setVisible(signs_in and self._conversation.accounts is not None)
        self.sign_in.setEnabled(usable)
        self.side.duplicate.setEnabled(saved and form is not None)
        self.side.remove.setEnabled(saved and form is not None)

    # What is wished

    def _choose(self, connection_id: str) -> None:
        if connection_id == self.side.shown_id:
            return
        before = self.side.shown_id
        self.side.list.choose(before)
        self._after_question(lambda: self._open(connection_id))

    def _after_question(self, then: Callable[[], None]) -> None:
        """Do something once nothing typed is lost by it."""
        if self.form is None or not self.form.is_dirty:
            then()
            return

        def save() -> None:
            if self._save():
                then()

        self.question.ask(
            self.tr("What you changed here is not saved."),
            Answer(self.tr("Save"), save, "primary"),
            Answer(self.tr("Discard"), then),
            Answer(self.tr("Go on editing"), self.form.address.setFocus),
        )

    def _save(self) -> bool:
        if self.form is None:
            return False
        self.form.look()
        if self.form.check.problem:
            return False
        draft = self.form.draft
        connection_id = self._desk.save(draft.profile, draft.key)
        unfolded = not self.form.details.isHidden()
        self.side.shown_id = connection_id  # what was tried out is what is now kept
        self._open(connection_id)
        self.form.unfold(unfolded)
        return True

    def _duplicate(self) -> None:
        copy = self._desk.duplicate(self.side.shown_id)
        if copy is not None:
            self._begin(kind_of(copy), copy)

    def _sign_in(self) -> None:
        """Whom one signs in with stands in the form, so that is kept first."""
        if self.form is not None and (not self.form.is_dirty or self._save()) and (self.side.shown_id or self._save()):
            self.sign_in_requested.emit(self.side.shown_id)

    def _use(self) -> None:
        used = self.side.shown_id
        self._after_question(lambda: self.use_requested.emit(used))

    def _test(self) -> None:
        if self._desk.test.running:
            self._desk.test.cancel()
        else:
            self._desk.test.run(self.form.draft if self.form is not None else ConnectionDraft(BUILTIN))

    def _ask_to_remove(self) -> None:
        profile = self._desk.profile(self.side.shown_id)
        if profile is not None:
            self.question.ask(
                self.tr("Remove {0} and its key? Recordings stay.").format(profile.name),
                Answer(self.tr("Remove"), self._remove, "danger"),
                Answer(self.tr("Keep"), self.side.list.setFocus),
            )

    def _remove(self) -> None:
        gone, self.side.shown_id = self.side.shown_id, BUILTIN.id
        self._desk.remove(gone)
        self._open(self._conversation.connection_id)

    def _ask_to_forget(self) -> None:
        self.question.ask(
            self.tr(
                "Forget every key, proxy password and sign-in? They leave this system's secret store and this program. "
                "Recordings, settings and keys in the environment stay."
            ),
            Answer(self.tr("Forget everything"), self._forget, "danger"),
            Answer(self.tr("Keep"), self.side.forget.setFocus),
            tick=self.tr("Remove the connections too"),
        )

    def _forget(self) -> None:
        connections_too = self.question.tick.isChecked()
        self._desk.forget_everything(connections_too=connections_too)
        self._open(self._conversation.connection_id if not connections_too else BUILTIN.id)

    # Qt's own names from here on.

    def reject(self) -> None:
        if not self.question.leave():
            self._after_question(self._leave)

    def _leave(self) -> None:
        self._desk.test.clear()
        self._desk.offer.cancel()
        super().reject()
