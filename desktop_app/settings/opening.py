"""Has a fresh session configured as a draft says, as far as its service will have it; sans-I/O."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Literal

import msgspec

from desktop_app.protocol.response import ErrorDetail
from desktop_app.protocol.session_config import SessionConfig
from desktop_app.settings.fields import DEFAULTS
from desktop_app.settings.in_force import Facts, in_force
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.session_draft import session_config
from desktop_app.settings.template import filled
from desktop_app.settings.update_requests import Refusal, Send, UpdateRequests, fields_asked
from desktop_app.settings.wire_tools import NOTHING


class Opening:
    """From `session.created` until everything that was asked of the session is answered.

    Attributes:
        draft: what the session should be, at the moment it was asked for.
        config: the first update, to be sent when the session is there.
        effective: what the service last echoed.
        facts: what holds for the session once it is settled.
        refusals: what it would not have.
    """

    def __init__(
        self,
        draft: SessionDraft,
        dialect: Literal["ga", "preview"] = "ga",
        values: Mapping[str, str] = NOTHING,
        authorizations: Mapping[str, str] = NOTHING,
    ) -> None:
        self.draft = draft
        self.config = session_config(filled(draft, values), dialect, authorizations)
        self.effective = SessionConfig()
        self.refusals: list[Refusal] = []
        unsure = {name: DEFAULTS[name] for name in fields_asked(self.config, draft, dialect)}
        self.facts = Facts(
            dialect=dialect,
            applied=msgspec.structs.replace(draft, **unsure),
            values=values,
            authorizations=authorizations,
        )
        self._requests: UpdateRequests | None = None

    @property
    def settled(self) -> bool:
        """Whether everything is answered."""
        return self._requests is not None and not self._requests.waiting

    def begun(self, created: SessionConfig, event_id: str, send: Send) -> None:
        """The session is there, and was asked for `config` under this id; more is asked for with `send`."""
        self.effective = created
        instructions = created.instructions if isinstance(created.instructions, str) else ""
        self.facts = dataclasses.replace(self.facts, default_instructions=instructions)
        self._requests = UpdateRequests(send)
        self._requests.asked_at_opening(event_id, self.config, self.draft, self.facts)

    def accepted(self, event_id: str, effective: SessionConfig) -> None:
        """An update was taken; `effective` is the whole configuration now."""
        self.effective = effective
        if self._requests is not None:
            if (taken := self._requests.accepted(event_id)) is not None:
                self.facts = taken.noted(self.facts)
            self._requests.go_on(self._current, self.facts)

    def refused(self, event_id: str, error: ErrorDetail) -> None:
        """An update was refused."""
        if self._requests is not None:
            self.refusals += self._requests.refused(event_id, error, self._current, self.facts) or ()

    @property
    def _current(self) -> SessionDraft:
        return in_force(self.effective, self.facts)
