"""What presets there are, which one the settings began with, and whether they still are as it has them."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QObject, Signal

from desktop_app.controller import preset_words
from desktop_app.controller.preset_shelf import PresetShelf
from desktop_app.controller.settings_desk import SettingsDesk
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.presets import Preset, clean_name, draft_with, same_name

DRAFT = ""
"""The settings as they are, where a preset's id is asked for."""


class PresetCatalogue(QObject):
    """The presets to look at; `PresetDesk` adds the wishes.

    Signals:
        changed: the presets, which one is in use, or whether the settings still are as it has them.
        notice_raised(Notice): something to tell.
        notice_settled(str): the notice of this id is settled.
    """

    changed = Signal()
    notice_raised = Signal(object)
    notice_settled = Signal(str)

    def __init__(self, settings: SettingsDesk, shelf: PresetShelf, current_id: str) -> None:
        super().__init__()
        self._settings = settings
        self._shelf = shelf
        self._current_id = current_id
        self._used = False

    @property
    def own(self) -> list[Preset]:
        """The user's presets, by name."""
        return self._shelf.own

    @property
    def examples(self) -> list[Preset]:
        """Those that come with the program, in the language of the window."""
        return [_in_words(preset) for preset in self._shelf.examples]

    @property
    def presets(self) -> list[Preset]:
        """All of them, the user's first."""
        return [*self.own, *self.examples]

    @property
    def current(self) -> Preset | None:
        """The preset that the settings began with; None: none."""
        return self.preset(self._current_id)

    @property
    def modified(self) -> bool:
        """Whether the settings differ from the preset they began with."""
        current = self._shelf.get(self._current_id)
        return current is not None and draft_with(current, self._settings.draft) != self._settings.draft

    @property
    def waits(self) -> bool:
        """Whether a preset was chosen whose settings have not been applied yet."""
        return self._used and bool(self._settings.changes)

    @property
    def folder_name(self) -> str:
        """Where the user's presets lie."""
        return self._shelf.folder_name

    def preset(self, preset_id: str) -> Preset | None:
        """A preset by its id."""
        preset = self._shelf.get(preset_id)
        return None if preset is None else _in_words(preset)

    def session_of(self, preset_id: str) -> SessionDraft:
        """What a preset would make of the settings, or with `DRAFT` the settings themselves."""
        preset = self._shelf.get(preset_id)
        return self._settings.draft if preset is None else draft_with(preset, self._settings.draft)

    def problem_of_name(self, name: str, preset_id: str = "") -> str:
        """Why a preset, new or of this id, cannot be called so; empty when it can."""
        if not clean_name(name):
            return self.tr("Give it a name.")
        if any(same_name(name, preset.name) for preset in self.presets if preset.id != preset_id):
            return self.tr("There is a preset of this name already.")
        return ""

    def named(self, wanted: str) -> Preset | None:
        """A preset by its name, in English or the language of the window, or by its id."""
        known = [(each, _in_words(each)) for each in (*self._shelf.own, *self._shelf.examples)]
        by_name = (each for each, told in known if same_name(each.name, wanted) or same_name(told.name, wanted))
        by_id = (each for each, _ in known if wanted in (each.id, each.id.partition("/")[2]))
        return next(by_name, next(by_id, None))

    @property
    def names(self) -> list[str]:
        """The names that are taken."""
        return [preset.name for preset in self.presets]


def _in_words(preset: Preset) -> Preset:
    """An example under its name in the language of the window."""
    name, description = preset_words.example_words(preset.id)
    return msgspec.structs.replace(preset, name=name, description=description) if name else preset
