"""Asks a service for changed fields until each of them is accepted or refused for itself; sans-I/O.

One bad field voids a whole update. The service mostly says which; then the others are asked for again without it. Where
it does not, or names something that was not asked for, they are asked for leaf by leaf, and within a leaf field by
field, until the bad ones stand alone.

Source: protocol errors 2.2, "All or nothing"; `error.param` and `error.event_id` may be null.
"""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import msgspec
from msgspec import UNSET

from desktop_app.conversation.error_kinds import field_of, kind_of
from desktop_app.protocol.response import ErrorDetail
from desktop_app.protocol.session_config import SessionConfig
from desktop_app.settings.in_force import Facts, is_same
from desktop_app.settings.leaves import LEAF_OF, LEAVES, field_of_param, is_known, is_told, leaf_of_param, leaves_asked
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.session_draft import update_of
from desktop_app.settings.template import filled

Send = Callable[[SessionConfig], str]
"""Sends an update and returns its event id; empty when it cannot be sent."""

_NOT_ABOUT_A_FIELD = ("account", "transient", "expiry", "dialect")


class Refusal(NamedTuple):
    """A field that the service will not have, and what it should have been."""

    field: str
    error: ErrorDetail
    value: Any = None

    @property
    def is_about_field(self) -> bool:
        """Not where the service is in trouble, or the account, or another dialect is spoken; that is told by itself."""
        return kind_of(self.error) not in _NOT_ABOUT_A_FIELD


class Acceptance(NamedTuple):
    """Fields that the service took, the draft they were taken from, and what was sent of it."""

    fields: tuple[str, ...]
    draft: SessionDraft
    config: SessionConfig

    def noted(self, facts: Facts) -> Facts:
        """The facts from now on."""
        applied = msgspec.structs.replace(facts.applied, **{name: getattr(self.draft, name) for name in self.fields})
        sent = self.config.instructions
        return dataclasses.replace(
            facts, applied=applied, sent_instructions=facts.sent_instructions if sent is UNSET else sent
        )


@dataclasses.dataclass(slots=True)
class _Asked:
    """`beneath`: what else of the same leaves was on its way then, and so is in the update too."""

    fields: list[str]
    draft: SessionDraft
    config: SessionConfig
    beneath: dict[str, Any] = dataclasses.field(default_factory=dict)


class _Later(NamedTuple):
    fields: list[str]
    draft: SessionDraft


class UpdateRequests:
    """The updates of one session that wait for their answer.

    What is in force, and the facts, are given with every call: they change with every answer.
    """

    def __init__(self, send: Send) -> None:
        self._send = send
        self._open: dict[str, _Asked] = {}
        self._later: deque[_Later] = deque()

    @property
    def waiting(self) -> tuple[str, ...]:
        """The fields that are asked for and have no answer yet, in the order of the leaves."""
        asked = {name for each in self._open.values() for name in each.fields}
        asked |= {name for each in self._later for name in each.fields}
        return tuple(name for name in LEAF_OF if name in asked)

    def clear(self) -> None:
        """The session is over, or another one: no answer will come."""
        self._open.clear()
        self._later.clear()

    def ask(self, fields: Iterable[str], draft: SessionDraft, current: SessionDraft, facts: Facts) -> bool:
        """Ask for these fields as `draft` has them; what was asked for them before counts no more."""
        wanted = [name for name in fields if name in LEAF_OF]
        self._supersede(wanted)
        return bool(wanted) and self._ask(wanted, draft, current, facts)

    def asked_at_opening(self, event_id: str, config: SessionConfig, draft: SessionDraft, facts: Facts) -> None:
        """A new session was asked for a whole configuration."""
        self._open[event_id] = _Asked(fields_asked(config, draft, facts.dialect), draft, config)

    def accepted(self, event_id: str) -> Acceptance | None:
        """The service took an update; None where it was none of these. Call `go_on` when it is in force."""
        asked = self._open.pop(event_id, None)
        return None if asked is None else Acceptance(tuple(asked.fields), asked.draft, asked.config)

    def is_open(self, event_id: str) -> bool:
        """Whether an answer to this update is waited for."""
        return event_id in self._open

    def refused(
        self, event_id: str, error: ErrorDetail, current: SessionDraft, facts: Facts
    ) -> tuple[Refusal, ...] | None:
        """The service refused an update: the fields found out to be bad; None where it was none of these.

        What else was in the update is asked for again.
        """
        asked = self._open.pop(event_id, None)
        if asked is None:
            return None
        if not asked.fields:
            return ()
        if kind_of(error) in _NOT_ABOUT_A_FIELD:
            return _refusals(asked.fields, error, asked.draft)
        bad = self._judge(asked, error, current, facts)
        self.go_on(current, facts)
        return bad

    def go_on(self, current: SessionDraft, facts: Facts) -> None:
        """Ask for what waited for an answer."""
        while not self._open and self._later:
            later = self._later.popleft()
            self._ask(_changed(later.fields, later.draft, current), later.draft, current, facts)

    def _judge(self, asked: _Asked, error: ErrorDetail, current: SessionDraft, facts: Facts) -> tuple[Refusal, ...]:
        param = "session.audio.output.voice" if error.code == "cannot_update_voice" else field_of(error)
        culprit, leaf = field_of_param(param), leaf_of_param(param)
        named = [] if leaf is None else [name for name in asked.fields if name in leaf.names]
        blamed = [culprit] if culprit in asked.fields else []
        if blamed:
            named = blamed
        elif any(not is_same(getattr(current, name), value) for name, value in asked.beneath.items()):
            # What it was built upon is not in force, and may have been the bad part: ask when that is known.
            self._later.append(_Later(asked.fields, asked.draft))
            return ()
        if named:
            self._ask([name for name in asked.fields if name not in named], asked.draft, current, facts)
        blamed = blamed or self._divide(named or asked.fields, asked, current, facts)
        return _refusals(blamed, error, asked.draft)

    def _divide(self, fields: list[str], asked: _Asked, current: SessionDraft, facts: Facts) -> list[str]:
        """Ask for less at a time; returns the fields that cannot be divided and so are bad."""
        leaves = [leaf for leaf in LEAVES if any(name in leaf.names for name in fields)]
        if len(leaves) > 1:
            for leaf in leaves:
                self._ask([name for name in fields if name in leaf.names], asked.draft, current, facts)
            return []
        changed = _changed(fields, asked.draft, current)
        if len(changed) <= 1 or leaves[0].atomic:
            return changed or fields
        # They share a leaf that is sent whole, so each needs the answer to the one before.
        self._later.extend(_Later([name], asked.draft) for name in leaves[0].names if name in changed)
        return []

    def _ask(self, fields: list[str], draft: SessionDraft, current: SessionDraft, facts: Facts) -> bool:
        if not fields:
            return False
        names = {name for field in fields for name in LEAF_OF[field].names}
        on_their_way = {name: getattr(each.draft, name) for each in self._open.values() for name in each.fields}
        beneath = {name: value for name, value in on_their_way.items() if name in names and name not in fields}
        asked = {name: getattr(draft, name) for name in fields}
        wanted = msgspec.structs.replace(current, **beneath, **asked)
        config = update_of(filled(wanted, facts.values), fields, facts.dialect, facts.authorizations)
        event_id = self._send(config)
        if event_id:
            self._open[event_id] = _Asked(fields, draft, config, beneath)
        return bool(event_id)

    def _supersede(self, fields: list[str]) -> None:
        for asked in self._open.values():
            asked.fields = [name for name in asked.fields if name not in fields]
        for each in self._later:
            each.fields[:] = [name for name in each.fields if name not in fields]
        self._later = deque(each for each in self._later if each.fields)


def fields_asked(config: SessionConfig, draft: SessionDraft, dialect: str) -> list[str]:
    """The fields of a draft that a configuration made of it asks for."""
    names = [name for leaf in leaves_asked(config) for name in leaf.names]
    return [name for name in names if is_known(name, draft, dialect) and is_told(name, draft)]


def _refusals(fields: Iterable[str], error: ErrorDetail, draft: SessionDraft) -> tuple[Refusal, ...]:
    return tuple(Refusal(name, error, getattr(draft, name)) for name in fields)


def _changed(fields: list[str], draft: SessionDraft, current: SessionDraft) -> list[str]:
    return [name for name in fields if not is_same(getattr(current, name), getattr(draft, name))]
