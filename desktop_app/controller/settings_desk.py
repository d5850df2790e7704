"""The session's settings while they are edited: what is wished, what is asked of the service, what it answers."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from typing import Any

import msgspec

from desktop_app.controller.settings_state import SettingsState
from desktop_app.conversation.changes import SessionChanged, UpdateRefused
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.session_config import SessionConfig
from desktop_app.settings.apply_plan import changes_between
from desktop_app.settings.draft_check import check
from desktop_app.settings.fields import FIELDS, Effect
from desktop_app.settings.in_force import Facts, is_same
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.opening import Opening
from desktop_app.settings.update_requests import Refusal, fields_asked

_VOICE = "audio.output.voice"


class SettingsDesk(SettingsState):
    """Says of every field whether it is as the service has it, changed, asked, accepted, waiting or refused."""

    _turns = 0
    _renewal: Opening | None = None

    # Wishes

    def set_draft(self, **fields: Any) -> None:
        """Change fields of the draft; nothing is sent."""
        changed = {name: value for name, value in fields.items() if getattr(self.draft, name) != value}
        if changed:
            self._history.edited(self.draft, changed)
            self._edit(msgspec.structs.replace(self.draft, **changed))
        self._tell()

    def revert(self) -> None:
        """Make the draft again what the service has, or what was applied last."""
        now = self.in_force
        if self.draft != now:
            self._history.pause()
            self._history.edited(self.draft, FIELDS)
        self.draft = self.wanted = now
        self._book.clear()
        self._tell()

    def undo(self) -> None:
        """Take the last edit back; what was sent stays sent."""
        self._edit(self._history.undo(self.draft))
        self._tell()

    def redo(self) -> None:
        """Make an edit again that was taken back."""
        self._edit(self._history.redo(self.draft))
        self._tell()

    def apply(self) -> None:
        """Send what changed, as one update; a field that cannot be right stops it and says so."""
        if not self.problems:
            pending = self.pending_fields
            self.wanted = self.draft
            self._apply(self.draft, pending)
        self._tell()

    def ask_again(self, *names: str) -> None:
        """Ask once more for fields the service refused; without names for all of them."""
        again = [name for name in names or self.refused_fields if name in self.refused_fields]
        self._book.forget(again)
        self._forget_changes()
        if again and not self.problems:
            self.wanted = _with(self.wanted, self.draft, again)
            self._apply(self.draft, again)
        self._tell()

    def switch(self, **fields: Any) -> None:
        """Change fields and apply these alone; what else was edited stays as it is."""
        self._history.pause()
        self._history.edited(self.draft, fields)
        self._edit(msgspec.structs.replace(self.draft, **fields))
        self._book.forget(fields)
        alone = msgspec.structs.replace(self.in_force, **fields)
        if not check(alone, self.facts.dialect):
            self._unseen |= set(fields)
            self.wanted = msgspec.structs.replace(self.wanted, **fields)
            self._apply(alone, fields)
        self._tell()

    # What the session reports

    def use_dialect(self, dialect: Dialect) -> None:
        """The connection that is chosen speaks this; a running session keeps its own."""
        if not self.facts.live and dialect.value != self.facts.dialect:
            self.facts = dataclasses.replace(self.facts, dialect=dialect.value)
            self._tell()

    def drafted(self, dialect: Dialect) -> Opening:
        """What a session would be asked for: the whole draft, as it is edited."""
        return self._opening(self.draft, dialect)

    def new_session(self, dialect: Dialect) -> Opening:
        """What a new session is asked for: the whole draft, which is remembered."""
        self._history.pause()
        self.draft_kept.emit(self.draft)
        return self.drafted(dialect)

    def same_session(self, dialect: Dialect) -> Opening:
        """What a session is asked for that goes on over another connection: what is in force."""
        return self._opening(self.in_force, dialect)

    def renewed_session(self, dialect: Dialect) -> Opening:
        """What a session is asked for that takes the place of this one: the whole draft, which is remembered."""
        self._renewal = self.new_session(dialect)
        return self._renewal

    def began(self, opening: Opening) -> None:
        """A session was configured, as far as it would be; what it echoes is the truth now."""
        self.opened(opening.effective, opening.facts)
        self.wanted = opening.draft
        self._forget_changes()
        self._tell_refusals(opening)
        self._compare(opening)
        self._tell()

    def opened(self, effective: SessionConfig, facts: Facts) -> None:
        """A session is as `effective` says, and nothing of it was refused."""
        self.effective, self.facts, self.wanted = effective, facts, facts.applied
        self._requests.clear()
        self._book.clear()
        self._unseen.clear()
        self._turns = 0
        self._tell()

    def resumed(self, effective: SessionConfig, opening: Opening | None = None) -> None:
        """The session goes on over another connection, told as text: the voice is free again."""
        before = self.in_force
        facts = self.facts if opening is None else opening.facts
        self.effective = effective
        self.facts = dataclasses.replace(facts, assistant_audio_present=False)
        self._forget_changes()
        if opening is not None:
            if opening is self._renewal:
                new = [name for name in FIELDS if getattr(before, name) != getattr(opening.draft, name)]
                self.wanted = opening.draft
                self._book.began_with(new, opening.draft)
                self._compare(opening)
                self._renewal = None
            self._tell_refusals(opening)
        self._tell()

    def closed(self) -> None:
        """The session is over; the draft waits for the next one."""
        self.effective = self._renewal = None
        self.facts = Facts(live=False, applied=self.draft, dialect=self.facts.dialect)
        self.wanted = self.draft
        self._requests.clear()
        self._book.clear()
        self._unseen.clear()
        self._tell()

    def spoken(self) -> None:
        """The assistant has spoken, which locks its voice."""
        if not self.facts.assistant_audio_present:
            self.facts = dataclasses.replace(self.facts, assistant_audio_present=True)
            self._tell()

    def response_started(self) -> None:
        """A response began with what the service has."""
        if self._book.felt("next_response"):
            self._tell()

    def turns_counted(self, turns: int) -> None:
        """So many turns began so far."""
        began, self._turns = turns > self._turns, turns
        if began and self._book.felt("next_turn"):
            self._tell()

    def accepted(self, change: SessionChanged) -> None:
        """The service echoed a configuration."""
        if not self.facts.live:
            return
        self.effective = change.session
        taken = self._requests.accepted(change.event_id or "")
        if taken is not None:
            self.facts = taken.noted(self.facts)
            self._book.accepted(taken, self.in_force)
            self._unseen -= set(taken.fields)
        if _VOICE in change.held_back:
            self._book.forget(["voice"])
            self.facts = dataclasses.replace(self.facts, assistant_audio_present=True)
        self._requests.go_on(self.in_force, self.facts)
        self._tell()

    def refused(self, change: UpdateRefused) -> bool:
        """The service refused an update: mark the field it names, ask again for the others without it.

        False where it was no update of ours, so that no receipt tells of it.
        """
        if not self.facts.live:
            return True  # `began` tells
        if change.error.code == "cannot_update_voice":
            self.facts = dataclasses.replace(self.facts, assistant_audio_present=True)
        refusals = self._requests.refused(change.event_id, change.error, self.in_force, self.facts)
        self._note(refusals or ())
        self._tell()
        return refusals is not None

    # Within

    def _opening(self, draft: SessionDraft, dialect: Dialect) -> Opening:
        return Opening(draft, dialect.value, self._values(), self._authorizations(draft.mcp_servers))

    def _apply(self, draft: SessionDraft, fields: Iterable[str]) -> None:
        fields = list(fields)
        self._history.pause()
        self.draft_kept.emit(draft)
        changes = {each.field: each for each in changes_between(self.in_force, draft, self.facts)}
        kept = [name for name in fields if name in changes and changes[name].effect is Effect.NOW]
        asked = [name for name in fields if name in changes and changes[name].effect is Effect.SESSION]
        applied = _with(self.facts.applied, draft, kept) if self.facts.live else draft
        secrets = self._authorizations(draft.mcp_servers)
        self.facts = dataclasses.replace(self.facts, applied=applied, values=self._values(), authorizations=secrets)
        if asked and self._requests.ask(asked, draft, self.in_force, self.facts):
            self._book.asked(asked, draft, changes)

    def _compare(self, opening: Opening) -> None:
        """What the service made something else from the beginning."""
        now, refused = self.in_force, {refusal.field for refusal in opening.refusals}
        for name in fields_asked(opening.config, opening.draft, self.facts.dialect):
            wanted, made = getattr(opening.draft, name), getattr(now, name)
            if name not in refused and not is_same(made, wanted):
                self._book.made_otherwise(name, made, wanted)

    def _tell_refusals(self, opening: Opening) -> None:
        self._unseen |= {refusal.field for refusal in opening.refusals}
        self._note(opening.refusals)

    def _note(self, refusals: Iterable[Refusal]) -> None:
        """Write refusals into the receipts; say aloud what nobody is looking at."""
        said: list[Refusal] = []
        for refusal in refusals:
            self._book.refused(refusal)
            if refusal.field in self._unseen and refusal.is_about_field:
                said.append(refusal)
            self._unseen.discard(refusal.field)
        if said:
            self.refusals_told.emit(said)

    def _edit(self, draft: SessionDraft) -> None:
        self._book.forget(name for name in FIELDS if getattr(self.draft, name) != getattr(draft, name))
        self.draft = draft


def _with(base: SessionDraft, draft: SessionDraft, names: Iterable[str]) -> SessionDraft:
    return msgspec.structs.replace(base, **{name: getattr(draft, name) for name in names})
