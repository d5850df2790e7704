"""The session's settings to look at: the draft, what the service has, and a receipt for each field."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Signal

from desktop_app.controller.draft_history import DraftHistory
from desktop_app.controller.setting_receipts import SettingReceipts
from desktop_app.controller.status import Receipt
from desktop_app.protocol.session_config import SessionConfig
from desktop_app.settings.apply_plan import FieldChange, changes_between
from desktop_app.settings.draft_check import FieldProblem, check
from desktop_app.settings.fields import FIELDS, Effect
from desktop_app.settings.in_force import Facts, in_force
from desktop_app.settings.leaves import is_known
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.tool_definition import McpServer
from desktop_app.settings.update_requests import UpdateRequests


def no_values() -> Mapping[str, str]:
    """Nobody knows any."""
    return {}


def no_authorizations(_servers: Iterable[McpServer]) -> Mapping[str, str]:
    """There are none."""
    return {}


class SettingsState(QObject):
    """What there is to see of the settings; `SettingsDesk` adds the wishes.

    Args:
        configure: sends an update of the running session and returns its event id.
        values: of the built-in variables of the instructions, as of now.
        authorizations: of MCP servers, by their labels; secret.
        now_s: tells edits that follow each other apart from those that do not.

    Attributes:
        draft: as it is edited.
        effective: what the service last echoed; None without a session.
        facts: of the session, see `in_force.Facts`.
        wanted: the draft that was applied last, whatever the service made of it.

    Signals:
        receipts_changed: the draft or a receipt is new.
        draft_kept(SessionDraft): the draft was applied, to be remembered.
        refusals_told(list[Refusal]): the service refused something that nobody was looking at.
    """

    receipts_changed = Signal()
    draft_kept = Signal(object)
    refusals_told = Signal(object)

    def __init__(
        self,
        draft: SessionDraft,
        configure: Callable[[SessionConfig], str],
        *,
        values: Callable[[], Mapping[str, str]] = no_values,
        authorizations: Callable[[Iterable[McpServer]], Mapping[str, str]] = no_authorizations,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__()
        self.draft = self.wanted = draft
        self.effective: SessionConfig | None = None
        self.facts = Facts(live=False, applied=draft)
        self._values = values
        self._authorizations = authorizations
        self._requests = UpdateRequests(configure)
        self._history = DraftHistory(now_s)
        self._book = SettingReceipts()
        self._unseen: set[str] = set()
        self._changes: tuple[FieldChange, ...] | None = None
        self._receipts: dict[str, Receipt] | None = None

    @property
    def receipts(self) -> dict[str, Receipt]:
        """A receipt for each field of the draft."""
        if self._receipts is None:
            self._receipts = self._book.receipts(self.draft, self.changes, self.problems, self.facts)
        return self._receipts

    @property
    def changes(self) -> tuple[FieldChange, ...]:
        """What differs from what the service has, and when each change would be felt: what Apply is about."""
        if self._changes is None:
            self._changes = changes_between(self.in_force, self.draft, self.facts)
        return self._changes

    @property
    def problems(self) -> list[FieldProblem]:
        """What cannot be right in the draft, as far as it would be sent; it stops Apply."""
        return check(self.draft, self.facts.dialect)

    @property
    def pending_changes(self) -> int:
        """How many fields Apply would act on."""
        return len(self.pending_fields)

    @property
    def pending_fields(self) -> tuple[str, ...]:
        """The fields Apply would act on: not what needs a new session, nor what was asked or answered already."""
        return tuple(
            change.field
            for change in self.changes
            if change.effect is not Effect.RECONNECT
            and not self._book.is_answered(change.field, self.draft)
            and not self._book.is_asked(change.field, self.draft)
        )

    @property
    def new_session_fields(self) -> frozenset[str]:
        """The fields whose change only a new session can have."""
        return frozenset(change.field for change in self.changes if change.effect is Effect.RECONNECT)

    @property
    def refused_fields(self) -> tuple[str, ...]:
        """The fields that the service refused, or made something else; Apply leaves them out until they are edited."""
        return tuple(name for name in FIELDS if self._book.is_answered(name, self.draft))

    @property
    def in_force(self) -> SessionDraft:
        """What the service has at the moment, without what was only edited; and how its tools are answered."""
        return self.facts.applied if self.effective is None else in_force(self.effective, self.facts)

    @property
    def settled(self) -> bool:
        """Whether nothing that was asked waits for an answer."""
        return not self._requests.waiting

    @property
    def can_undo(self) -> bool:
        """Whether there is an edit to take back."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is an edit that was taken back."""
        return self._history.can_redo

    def differences(self) -> tuple[FieldChange, ...]:
        """What was applied and the service has otherwise: `before` is what it has, `after` what was wanted."""
        if not self.facts.live:
            return ()
        changes = changes_between(self.in_force, self.wanted, self.facts)
        return tuple(each for each in changes if each.reason not in ("not_used", "not_in_dialect", "here"))

    def is_known(self, name: str) -> bool:
        """Whether the connection's dialect has a word for a field and its value."""
        return is_known(name, self.draft, self.facts.dialect)

    def values_now(self) -> dict[str, str]:
        """The values of all variables of the instructions, if they were sent now."""
        return {**self._values(), **self.draft.variables}

    def _forget_changes(self) -> None:
        self._changes = self._receipts = None

    def _tell(self) -> None:
        self._forget_changes()
        self.receipts_changed.emit()
