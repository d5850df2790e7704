"""The presets as the window sees them: choose one, keep the settings as one, give them away and take them in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from desktop_app.controller import preset_words, problem_sentences
from desktop_app.controller.last_state import LastState
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.preset_catalogue import PresetCatalogue
from desktop_app.controller.preset_exchange import PresetExchange
from desktop_app.controller.preset_shelf import PresetShelf, Start
from desktop_app.controller.settings_desk import SettingsDesk
from desktop_app.controller.status import Notice
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.presets import (
    ChosenStep,
    Preset,
    clean_name,
    draft_with,
    free_id,
    free_name,
    same_name,
    with_entry_of,
    with_field_of,
)
from desktop_app.storage.preset_file import preset_text, without_secrets
from desktop_app.storage.preset_folder import PresetFolder, PresetsFound
from desktop_app.storage.preset_problem import PresetNote


class PresetDesk(PresetCatalogue):
    """Presets go into the draft and come from it; nothing is sent, and nothing runs, by choosing one.

    Args:
        start: runs a coroutine in the background, by its name.
    """

    def __init__(self, settings: SettingsDesk, preferences: Preferences, folder: PresetFolder, start: Start) -> None:
        super().__init__(settings, PresetShelf(folder, start), preferences.kept.preset_id)
        self._start = start
        self._exchange = PresetExchange(self)
        self._exchange.read.connect(self._take_in)
        self._exchange.notice_raised.connect(self.notice_raised)
        self._step: ChosenStep | None = None
        self._last = LastState(preferences, lambda: (self._current_id, settings.draft))
        self._deleted: tuple[Preset, dict[str, Any], bool] | None = None
        self._shelf.changed.connect(self.changed)
        self._shelf.not_kept.connect(lambda problem: self.notice_raised.emit(problem_sentences.of_storage(problem)))
        settings.receipts_changed.connect(self._draft_changed)
        settings.draft_kept.connect(self._applied)

    # Wishes

    def look_again(self) -> None:
        """Take over what somebody changed in the files meanwhile."""
        self._start(self._look_again(), "read presets")

    def use(self, preset_id: str) -> None:
        """Put a preset into the settings; nothing is sent before they are applied. Empty: begin with none."""
        if not preset_id and self._current_id:
            self._step, self._current_id = None, ""
            self._last.keep()
            self.changed.emit()
        preset = self._shelf.get(preset_id)
        if preset is None:
            return
        before, after = self._settings.draft, draft_with(preset, self._settings.draft)
        self._step = ChosenStep(self._current_id, before, preset_id, after)
        self._current_id = preset_id
        self._used = True
        changed = {name: getattr(after, name) for name in after.__struct_fields__}
        changed = {name: value for name, value in changed.items() if value != getattr(before, name)}
        if changed:
            self._settings.set_draft(**changed)
        self._last.keep()
        self.changed.emit()

    def save(self) -> bool:
        """Keep the settings in the preset in use; False: there is none, or it is not to be changed."""
        current = self._shelf.get(self._current_id)
        if current is None or current.shipped:
            return False
        self._keep(msgspec.structs.replace(current, session=self._settings.draft))
        return True

    def save_as(self, name: str, description: str = "") -> str:
        """Keep the settings as a new preset, which is in use then; returns its id."""
        preset = self._new(name, description, self._settings.draft)
        self._current_id, self._used = preset.id, False
        self._keep(preset)
        self._last.keep()
        return preset.id

    def rename(self, preset_id: str, name: str, description: str) -> str:
        """Give one of the user's presets another name or description; returns its id, which follows the name."""
        preset = self._shelf.get(preset_id)
        if preset is None or preset.shipped or self.problem_of_name(name, preset_id):
            return preset_id
        name = clean_name(name)
        renamed = msgspec.structs.replace(preset, name=name, description=description.strip())
        if same_name(name, preset.name):
            self._keep(renamed)
            return preset_id
        taken = self._shelf.take(preset_id)
        extra = taken[1] if taken else {}
        renamed = msgspec.structs.replace(renamed, id=free_id(name, self._shelf.taken_ids))
        if self._current_id == preset_id:
            self._current_id = renamed.id
        self._keep(renamed, extra)
        self._last.keep()
        return renamed.id

    def duplicate(self, preset_id: str) -> str:
        """A preset of one's own like another one, which is in use then; returns its id."""
        preset = self.preset(preset_id)
        if preset is None:
            return ""
        copy = self._new(preset.name, preset.description, draft_with(preset, self._settings.draft))
        if self._current_id == preset_id:
            self._current_id = copy.id
        self._keep(copy)
        self._last.keep()
        return copy.id

    def delete(self, preset_id: str) -> None:
        """Delete one of the user's presets; the settings stay. A notice offers to undo it."""
        taken = self._shelf.take(preset_id)
        if taken is None:
            return
        self._deleted = (*taken, self._current_id == preset_id)
        if self._current_id == preset_id:
            self._current_id = ""
            self._last.keep()
        self.notice_raised.emit(preset_words.of_deletion(taken[0].name))
        self.changed.emit()

    def undo_delete(self) -> None:
        """Bring back what was deleted last."""
        if self._deleted is None:
            return
        (preset, extra, was_current), self._deleted = self._deleted, None
        if self._shelf.get(preset.id) is not None:
            preset = msgspec.structs.replace(preset, id=free_id(preset.name, self._shelf.taken_ids))
        preset = msgspec.structs.replace(preset, name=free_name(preset.name, self.names))
        if was_current and not self._current_id:
            self._current_id = preset.id
        self._shelf.put(preset, extra)
        self._last.keep()
        self.notice_settled.emit(preset_words.UNDO_DELETE)

    def take(self, field: str, from_id: str, to_id: str, name: str = "") -> None:
        """Let a preset, or the settings, have a field as another one has it; with `name`, one tool of it alone."""
        target = self._shelf.get(to_id)
        if target is not None and target.shipped:
            return
        before = self._settings.draft if target is None else target.session
        source = self.session_of(from_id)
        after = with_entry_of(before, field, name, source) if name else with_field_of(before, field, source)
        if target is None:
            self._settings.set_draft(**{field: getattr(after, field)})
        else:
            self._keep(msgspec.structs.replace(target, session=after))

    def import_file(self, path: Path) -> None:
        """Take in a preset from a file, and put it into the settings; a notice says what came of it."""
        self._start(self._exchange.import_file(path), "import preset")

    def export(self, preset_id: str, path: Path, name: str = "") -> None:
        """Write a preset, or with `DRAFT` the settings under a name, into a file; a notice says what came of it."""
        preset = self.preset(preset_id)
        if preset is None:
            preset = Preset(name=clean_name(name or path.stem) or self.tr("Preset"), session=self._settings.draft)
        self._start(self._exchange.export(preset, path), "export preset")

    def run_action(self, action_id: str) -> bool:
        """Carry out the action of one of its notices; False: it is none of them."""
        if action_id != preset_words.UNDO_DELETE:
            return False
        self.undo_delete()
        return True

    @property
    def can_undo_delete(self) -> bool:
        """Whether something was deleted that can come back."""
        return self._deleted is not None

    # Start and end

    def remember(self) -> None:
        """Write into the preferences, from now on, which preset is in use and how the settings stand."""
        self._last.begin()

    async def shut_down(self) -> None:
        """Write what is not written yet."""
        self._last.finish()
        await self._shelf.finish()

    async def load(self, wanted: str = "") -> Notice | None:
        """Read the presets; with `wanted`, a name or a file, use that one. Returns a notice why not."""
        self._tell_problems(await self._shelf.load())
        if not wanted:
            return None
        named = self.named(wanted)
        if named is not None:
            self.use(named.id)
            return None
        return await self._exchange.import_named(wanted, self.names)

    # Inside

    async def _look_again(self) -> None:
        if (found := await self._shelf.look_again()) is not None:
            self._tell_problems(found)

    def _tell_problems(self, found: PresetsFound) -> None:
        for problem in found.problems:
            self.notice_raised.emit(preset_words.of_problem(problem))

    def _new(self, name: str, description: str, session: SessionDraft) -> Preset:
        name = free_name(clean_name(name) or self.tr("Preset"), self.names)
        new_id = free_id(name, self._shelf.taken_ids)
        return Preset(id=new_id, name=name, description=description.strip(), session=session)

    def _keep(self, preset: Preset, extra: dict[str, Any] | None = None) -> None:
        """Put a preset on the shelf, without anything that looks like a key."""
        _, hidden = preset_text(preset)
        if hidden:
            preset = without_secrets(preset)
            self.notice_raised.emit(preset_words.of_secrets(hidden))
        self._shelf.put(preset, extra)

    def _take_in(self, read: Preset, notes: tuple[PresetNote, ...], extra: dict[str, Any]) -> None:
        """What came from outside becomes a preset of the user's, unless it is one already."""
        known = (each for each in self.own if same_name(each.name, read.name) and each.session == read.session)
        preset = next(known, None)
        if preset is None:
            preset = self._new(read.name, read.description, read.session)
            self._shelf.put(preset, extra)
        self.use(preset.id)
        self.notice_raised.emit(preset_words.of_import(preset, notes))

    def _draft_changed(self) -> None:
        if self._step is not None and self._current_id in (self._step.old_id, self._step.new_id):
            self._current_id = self._step.id_of(self._settings.draft, self._current_id)
        if self._used and not self._settings.changes:
            self._used = False
        self._last.keep_soon()
        self.changed.emit()

    def _applied(self, _draft: SessionDraft) -> None:
        self._used = False
        self._last.keep()
        self.changed.emit()
