"""The form: every field of the draft, in sections that fold; only what is new is shown anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.settings.fields import DEFAULTS, FIELDS, SECTIONS, FieldInfo, fields_of
from desktop_app.ui.button import Button
from desktop_app.ui.settings import summaries, words
from desktop_app.ui.settings.editors.editor import Editor
from desktop_app.ui.settings.field import SettingField
from desktop_app.ui.settings.field_receipt import Standing
from desktop_app.ui.settings.section import SettingsSection

if TYPE_CHECKING:
    from desktop_app.settings.model import SessionDraft

OPEN_AT_FIRST = ("voice", "instructions", "turns")

_FIRST = {
    "voice": ("voice",),
    "turns": ("turn_detection", "silence_ms", "eagerness"),
    "listening": (
        "transcription_model",
        "transcription_language",
        "noise_reduction",
        "noise_reduction_strength",
    ),
}
"""What stands before the rest of a section, which waits behind a button; sections that are not here show all."""

_ON_WIDGETS_OF_THEIR_OWN = ("tools", "servers")
_WORTH_A_LOOK = ("changed", "asked", "waiting", "refused", "differs")


class SettingsForm(QWidget):
    """Sections with fields.

    Args:
        make_editor: makes the editor of a field.
        extras: widgets that stand first in a section, by its name.

    Signals:
        edited(str, object): a field and the value somebody gave it.
        taken_back(str): a field that shall be as the service has it.
        renew_requested: a new session is wanted.
        again_requested(str): ask once more for a field that was refused.
        problems_changed: a field has text in it that is no value, or no more.
        folded(str, bool): a part was folded (False) or unfolded by hand.
    """

    edited = Signal(str, object)
    taken_back = Signal(str)
    renew_requested = Signal()
    again_requested = Signal(str)
    problems_changed = Signal()
    folded = Signal(str, bool)

    def __init__(
        self,
        make_editor: Callable[[FieldInfo], Editor],
        extras: Mapping[str, Callable[[], QWidget]],
        folds: Mapping[str, bool],
    ) -> None:
        super().__init__()
        self._make_editor = make_editor
        self._extras = extras
        self._folds = dict(folds)
        self.fields: dict[str, SettingField] = {}
        self.sections: dict[str, SettingsSection] = {}
        self._draft: SessionDraft | None = None
        self._standings: Mapping[str, Standing] = {}
        self._wanted: Callable[[str], bool] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for section in SECTIONS:
            self._add_section(section.name, words.field_words(section.label), words.field_words(section.help))

    def field(self, name: str) -> SettingField:
        """A field, made if it was not yet."""
        self.sections[FIELDS[name].section].make()
        return self._make_field(FIELDS[name])

    def show_draft(self, draft: SessionDraft, standings: Mapping[str, Standing]) -> None:
        """Show the draft and what became of its fields."""
        self._draft, self._standings = draft, standings
        for name, field in self.fields.items():
            field.show_state(getattr(draft, name), standings[name])
        self._show_parts()

    def narrow(self, wanted: Callable[[str], bool] | None) -> bool:
        """Show only the fields that are wanted, wherever they are; None: all, folded as before. Returns whether any."""
        self._wanted = wanted
        self._show_parts()
        return wanted is None or any(not section.isHidden() for section in self.sections.values())

    def reveal(self, name: str) -> SettingField | None:
        """Unfold what a field stands in and return it; None for what stands in a widget of its own."""
        section = FIELDS[name].section
        self.sections[section].make()
        field = None if FIELDS[name].kind in _ON_WIDGETS_OF_THEIR_OWN else self._make_field(FIELDS[name])
        if self._wanted is None:
            self._fold(section, True)
            if field is not None and not field.isVisibleTo(self):
                self._fold(f"{section}.rest", True)
        return field

    def first_shown(self) -> SettingField | None:
        """The first field that can be seen."""
        return next(
            (self.fields[name] for name in FIELDS if name in self.fields and self.fields[name].isVisible()), None
        )

    @property
    def problem_fields(self) -> list[SettingField]:
        """The fields where what somebody typed is no value."""
        return [field for field in self.fields.values() if field.problem]

    def is_worth_a_look(self, name: str) -> bool:
        """Whether a field is not as usual, or not as the service has it."""
        if self._draft is None:
            return False
        usual = getattr(self._draft, name) == DEFAULTS[name]
        return not usual or self._standings[name].receipt.state in _WORTH_A_LOOK

    def _add_section(self, name: str, title: str, help_words: str) -> None:
        section = SettingsSection(title, lambda column: self._build(name, column))
        section.header.setToolTip(help_words)
        self.sections[name] = section
        self._column.addWidget(section)
        section.header.clicked.connect(lambda unfolded: self._fold(name, unfolded))
        section.rest.clicked.connect(lambda: self._fold(f"{name}.rest", not self._is_open(f"{name}.rest")))

    def _is_open(self, part: str) -> bool:
        return self._folds.get(part, part in OPEN_AT_FIRST)

    def _fold(self, part: str, unfolded: bool) -> None:
        if self._is_open(part) != unfolded:
            self._folds[part] = unfolded
            self.folded.emit(part, unfolded)
        self._show_parts()

    def _build(self, name: str, column: QVBoxLayout) -> None:
        if name in self._extras:
            column.addWidget(self._extras[name]())
        for info in self._infos(name):
            if not self._may_wait(info):
                self._make_field(info)

    def _infos(self, section: str) -> list[FieldInfo]:
        """The fields of a section in the order of the form, without those that have widgets of their own."""
        first = _FIRST.get(section, ())
        infos = [info for info in fields_of(section) if info.kind not in _ON_WIDGETS_OF_THEIR_OWN]
        return sorted(infos, key=lambda info: first.index(info.name) if info.name in first else len(first))

    def _make_field(self, info: FieldInfo) -> SettingField:
        if info.name in self.fields:
            return self.fields[info.name]
        section = self.sections[info.section]
        field = SettingField(info, self._make_editor(info))
        if field.editor.name == section.header.title.text():
            field.lend_head(section.header.lent_row)
        names = [each.name for each in self._infos(info.section)]
        before = sum(name in self.fields for name in names[: names.index(info.name)])
        section.insert(before + (info.section in self._extras), field)
        self.fields[info.name] = field
        field.edited.connect(self.edited)
        field.taken_back.connect(self.taken_back)
        field.renew_requested.connect(self.renew_requested)
        field.again_requested.connect(self.again_requested)
        field.parts_changed.connect(section.order)
        field.problem_changed.connect(self.problems_changed)
        if self._draft is not None:
            field.show_state(getattr(self._draft, info.name), self._standings[info.name])
        return field

    def _may_wait(self, info: FieldInfo) -> bool:
        """Whether a field stands behind the button of its section, or is not used, and nobody misses it there."""
        if self._draft is None or not info.is_used(self._draft):
            return True
        first = _FIRST.get(info.section)
        behind = first is not None and info.name not in first and not self._is_open(f"{info.section}.rest")
        return behind and not self.is_worth_a_look(info.name)

    def _show_parts(self) -> None:
        if self._draft is None:
            return
        for name in self.sections:
            self._show_section(name)

    def _show_section(self, name: str) -> None:
        section = self.sections[name]
        narrowed = self._wanted is not None
        opens = narrowed or self._is_open(name)
        if opens:
            section.make()
        shown = opens and self._show_fields(name)
        section.setVisible(shown or not narrowed)
        section.unfold(shown if narrowed else opens)
        states = {info.name: self._standings[info.name].receipt.state for info in fields_of(name)}
        count = summaries.count_words(states)
        tone = "danger" if "refused" in states.values() else "user"
        assert self._draft is not None
        section.header.tell(summaries.summary_of(name, self._draft), count, tone)

    def _show_fields(self, name: str) -> bool:
        """Show the fields of a section that are wanted; returns whether there are any."""
        rest_open, hidden, rest = self._is_open(f"{name}.rest"), 0, 0
        any_shown = False
        for info in self._infos(name):
            if self._wanted is not None:
                shown = self._wanted(info.name)
            else:
                waits = self._may_wait(info)
                field = self.fields.get(info.name)
                shown = not waits or (field is not None and bool(field.problem))
                if info.is_used(self._draft) and info.name not in _FIRST.get(name, (info.name,)):
                    rest, hidden = rest + 1, hidden + (not shown)
            if shown or info.name in self.fields:
                field = self._make_field(info)
                field.setVisible(shown)
                field.show_lent(shown)
            any_shown = any_shown or shown
        if self._wanted is not None:
            others = (info.name for info in fields_of(name) if info.kind in _ON_WIDGETS_OF_THEIR_OWN)
            any_shown = any_shown or any(self._wanted(other) for other in others)
        button = self.sections[name].rest
        self._tell_rest(button, hidden, rest_open)
        button.setVisible(self._wanted is None and (hidden > 0 or (rest_open and rest > 0)))
        return any_shown

    def _tell_rest(self, button: Button, hidden: int, rest_open: bool) -> None:
        text = self.tr("Fewer settings") if rest_open else self.tr("{0} more settings").format(hidden)
        if button.text() != text:
            button.setText(text)
            button.setAccessibleName(text)
