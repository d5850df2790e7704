"""The session's settings, each with its receipt; nothing is greyed out because a session runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.access.tab_order import tab_in_order, tab_stops
from desktop_app.ui.button import Button
from desktop_app.ui.look import fonts
from desktop_app.ui.page_parts import scrolling
from desktop_app.ui.presets.picker import PresetPicker
from desktop_app.ui.settings import words
from desktop_app.ui.settings.code_sheet import open_code_sheet
from desktop_app.ui.settings.field import SettingField
from desktop_app.ui.settings.finder import SettingsFinder
from desktop_app.ui.settings.footer import SettingsFooter
from desktop_app.ui.settings.form import SettingsForm
from desktop_app.ui.settings.live_editors import LiveEditors
from desktop_app.ui.settings.section import EDGE_PX
from desktop_app.ui.settings.service_sheet import ServiceSheet
from desktop_app.ui.settings.standings import ReceiptsTold, standings_of
from desktop_app.ui.tools.section import ToolsSection

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.controller.preferences import Preferences

_ROOM_PX = 48
_LEAST_PX = 100


class SettingsPage(QWidget):
    """Edits the controller's draft; Apply sends what changed.

    Signals:
        said(str): what a screen reader should say.
        wanted: there is something here that somebody must look at.
    """

    said = Signal(str)
    wanted = Signal()

    def __init__(
        self,
        conversation: ConversationController,
        preferences: Preferences | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self._preferences = preferences
        self._showing = False
        self._told = ReceiptsTold()
        self.preset = PresetPicker(conversation)
        self.service = Button(icon="compare", look="tool", name=self.tr("What the service has"))
        self.editors = LiveEditors(conversation, self)
        folds = preferences.kept.settings_folds if preferences else {}
        self.form = SettingsForm(self.editors.make, {"tools": self._make_tools}, folds)
        self.footer = SettingsFooter()
        self.apply, self.revert = self.footer.apply, self.footer.revert
        self.finder = SettingsFinder(self.form)
        self.find = self.finder.bar
        self._arrange()
        self._join()
        self._show()

    @property
    def fields(self) -> dict[str, SettingField]:
        """The fields that were made so far; `form.field` makes one."""
        return self.form.fields

    def _arrange(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(0)
        head = QWidget()
        top = QVBoxLayout(head)
        top.setContentsMargins(EDGE_PX, 0, EDGE_PX, 12)
        top.setSpacing(12)
        tools = self.preset.head
        if self._conversation.presets is None:
            tools = QHBoxLayout()
            tools.addStretch(1)
            top.addLayout(tools)
        for tool in (self.find.opener, self.service):
            tools.addWidget(tool)
        for part in (self.preset, self.finder):
            top.addWidget(part)
        column.addWidget(head)
        column.addWidget(self.form)
        tab_in_order([*tab_stops(head), *(section.header for section in self.form.sections.values())])
        column.addStretch(1)
        self._inside = column
        self._area = scrolling(body)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._area, 1)
        outer.addWidget(self.footer)
        self._outside = outer

    def _join(self) -> None:
        conversation = self._conversation
        self.preset.said.connect(self.said)
        self.finder.narrowed.connect(self._go_up)
        self.form.edited.connect(self._edit)
        self.form.taken_back.connect(self._take_back)
        self.form.renew_requested.connect(self._renew)
        self.form.again_requested.connect(self._ask_again)
        self.form.problems_changed.connect(self._show)
        self.form.folded.connect(self._keep_fold)
        self.apply.clicked.connect(self.apply_now)
        self.editors.apply_requested.connect(self.apply_now)
        self.revert.clicked.connect(self._revert)
        self.footer.undo.clicked.connect(self._undo)
        self.footer.redo.clicked.connect(self._redo)
        self.footer.renew_requested.connect(self._renew)
        self.service.clicked.connect(self._show_service)
        self.footer.code_requested.connect(self._show_code)
        conversation.receipts_changed.connect(self._show)
        conversation.session_changed.connect(self._show)
        conversation.connection_changed.connect(self._show)
        conversation.phase_changed.connect(self._show)  # the service's dialect is known now
        QApplication.instance().focusChanged.connect(self._focus_moved)

    def _show_code(self) -> None:
        open_code_sheet(self.window(), self._conversation)

    def _make_tools(self) -> ToolsSection:
        section = ToolsSection(self._conversation)
        section.said.connect(self.said)
        return section

    def _edit(self, name: str, value: object) -> None:
        if not self._showing:
            self._conversation.set_draft(**{name: value})

    def _take_back(self, name: str) -> None:
        self._conversation.set_draft(**{name: getattr(self._conversation.settings.in_force, name)})

    def _show(self) -> None:
        self._showing = True
        self.editors.follow()
        desk, standings = self._conversation.settings, standings_of(self._conversation)
        self.form.show_draft(self._conversation.draft, standings)
        waiting = sum(standing.way == "renew" for standing in standings.values())
        typed = len(self.form.problem_fields)
        revertible = bool(typed or desk.changes or desk.refused_fields)
        self.footer.show_pending(self._conversation.pending_changes + typed, waiting, revertible=revertible)
        self.footer.show_steps(can_undo=desk.can_undo, can_redo=desk.can_redo)
        self._showing = False
        if news := self._told.news(standings):
            self.said.emit(news)

    def apply_now(self) -> None:
        """Apply what was edited, or go to the field that cannot be right."""
        typed = self.form.problem_fields
        problems = self._conversation.settings.problems
        if typed:
            self._go_to(typed[0].name, f"{typed[0].editor.name}: {typed[0].problem}")
            return
        self._conversation.apply()
        if problems:
            self._go_to(problems[0].field, problems[0].sentence_in(words.field_words))

    def _go_to(self, name: str, why: str) -> None:
        self.wanted.emit()
        self.finder.show_all()
        field = self.form.reveal(name)
        if field is not None:
            field.editor.main.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(field, 0, _ROOM_PX)
        self.said.emit(why)

    def _revert(self) -> None:
        self._conversation.revert()
        for field in self.form.problem_fields:
            field.forget_problem()

    def _undo(self) -> None:
        self._conversation.settings.undo()

    def _redo(self) -> None:
        self._conversation.settings.redo()

    def _renew(self) -> None:
        self._conversation.renew()

    def _ask_again(self, name: str) -> None:
        self._conversation.settings.ask_again(name)

    def _show_service(self) -> None:
        ServiceSheet(self._conversation, self.window()).open()

    def toggle_about(self) -> None:
        """Unfold what there is to say about the setting that has the keyboard."""
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, SettingField):
            widget = widget.parentWidget()
        if isinstance(widget, SettingField):
            widget.toggle_details()

    def _go_up(self) -> None:
        self._area.verticalScrollBar().setValue(0)

    def _keep_fold(self, part: str, unfolded: bool) -> None:
        if self._preferences is not None:
            self._preferences.change(settings_folds={**self._preferences.kept.settings_folds, part: unfolded})

    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        for widget, wanted in ((old, False), (new, True)):
            while widget is not None and widget is not self:
                if isinstance(widget, SettingField):
                    widget.want_about(wanted)
                widget = widget.parentWidget()

    # Qt's own names from here on.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low panel the footer stands at the end of the settings, not before them."""
        super().resizeEvent(event)
        low = self.height() < self.footer.sizeHint().height() + fonts.px(_LEAST_PX)
        wanted, other = (self._inside, self._outside) if low else (self._outside, self._inside)
        if wanted.indexOf(self.footer) < 0:
            other.removeWidget(self.footer)
            wanted.addWidget(self.footer)
