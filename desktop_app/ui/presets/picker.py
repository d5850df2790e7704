"""Which preset the settings began with, whether they still are as it has them, and what can be done with presets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui import wording
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts, icons, palette
from desktop_app.ui.picker import Choice, Picker
from desktop_app.ui.presets.menu import PresetMenu

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.settings.presets import Preset

_MARK_PX = 12


class PresetPicker(QWidget):
    """A label with the mark of changed settings, the picker with its menu below, and what choosing did not do yet.

    Signals:
        said(str): what a screen reader should say.
    """

    said = Signal(str)

    def __init__(self, conversation: ConversationController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self._presets = conversation.presets
        self._offered: list[Choice] = []
        self.label = Caption(self.tr("Preset"), "secondary")
        self.mark = _ModifiedMark(self.tr("modified"))
        self.picker = _PresetList(self.tr("Preset"))
        self.more = Button(icon="more", name=self.tr("Save, compare, import and export presets"))
        self.note = Caption("", "cut", small=True)
        self._arrange()
        if self._presets is None:
            self.hide()
            return
        self.menu = PresetMenu(self._presets, self)
        self.more.setMenu(self.menu)
        self.picker.chosen.connect(self._choose)
        self.picker.opened.connect(self._presets.look_again)
        self._presets.changed.connect(self._show)
        conversation.phase_changed.connect(self._show)
        self._show()

    def _arrange(self) -> None:
        self.label.setBuddy(self.picker)
        self.note.setWordWrap(True)
        self.note.hide()
        self.head = head = QHBoxLayout()  # the page puts its own small buttons behind
        head.setSpacing(8)
        head.addWidget(self.label)
        head.addStretch(1)
        head.addWidget(self.mark)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.picker, 1)
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.note)

    def _choose(self, preset_id: str) -> None:
        if preset_id:
            self._presets.use(preset_id)

    def _show(self) -> None:
        current = self._presets.current
        own, examples = self._presets.own, self._presets.examples
        offered = [] if current is not None else [Choice("", self.tr("None"))]
        offered += [_choice(preset) for preset in (*own, *examples)]
        if offered != self._offered or self.picker.examples_after != len(offered) - len(examples):
            self._offered = offered
            self.picker.offer(offered, len(offered) - len(examples), self.tr("Examples"))
        self.picker.set_current("" if current is None else current.id)
        if current is not None and current.description:
            self.picker.setToolTip(wording.plain(current.description))
        modified = self._presets.modified
        self.mark.setVisible(modified)
        self.picker.setAccessibleDescription(self.tr("The settings differ from this preset.") if modified else "")
        self._show_note()

    def _show_note(self) -> None:
        words = ""
        if self._presets.waits:
            live = str(self._conversation.phase) in ("live", "reconnecting")
            if live:
                count = self._conversation.pending_changes
                words = {
                    0: self.tr("Waits for a new session."),
                    1: self.tr("Nothing is sent yet: 1 change waits for Apply."),
                }.get(count, self.tr("Nothing is sent yet: {0} changes wait for Apply.").format(count))
            else:
                words = self.tr("Holds from the next session on.")
        if words and words != self.note.text():
            self.said.emit(words)
        self.note.setText(words)
        self.note.setVisible(bool(words))


class _PresetList(Picker):
    """A picker in which the shipped presets stand under a heading.

    Signals:
        opened: somebody looks at what there is.
    """

    opened = Signal()
    examples_after = -1

    def offer(self, choices: list[Choice], examples_after: int, heading: str) -> None:
        """Offer choices; those from an index on are examples."""
        self.examples_after = examples_after
        self.clear()
        for index, choice in enumerate(choices):
            if index == examples_after:
                self._add_heading(heading)
            self.addItem(choice.label, choice.id)
            self.setItemData(self.count() - 1, choice.detail or choice.label, Qt.ItemDataRole.ToolTipRole)
        self.updateGeometry()

    def _add_heading(self, words: str) -> None:
        self.addItem(words, "\0heading")
        heading = self.model().item(self.count() - 1)
        heading.setEnabled(False)
        heading.setForeground(palette.current().color("tertiary"))

    # Qt's own names from here on.

    def showPopup(self) -> None:
        self.opened.emit()
        super().showPopup()


class _ModifiedMark(QWidget):
    """An icon and a word: the settings are not as the preset has them any more."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Caption(words, "user", small=True)
        self._icon = Caption("")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._icon)
        row.addWidget(self.words)
        self.hide()

    def showEvent(self, event) -> None:
        super().showEvent(event)
        side = fonts.px(_MARK_PX)
        self._icon.setPixmap(icons.pixmap("changed", palette.current().color("user"), side, self.devicePixelRatioF()))


def _choice(preset: Preset) -> Choice:
    return Choice(preset.id, wording.plain(preset.name), wording.plain(preset.description))
