"""A settings desk before a service that a test answers for."""

from __future__ import annotations

import msgspec

from desktop_app.controller.settings_desk import SettingsDesk
from desktop_app.conversation.changes import SessionChanged, UpdateRefused
from desktop_app.conversation.session_facts import merged
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.response import ErrorDetail
from desktop_app.protocol.session_config import AudioConfig, AudioInputConfig, SessionConfig
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.opening import Opening
from desktop_app.settings.session_draft import session_config

replace = msgspec.structs.replace
CREATED = replace(session_config(SessionDraft()), instructions="The service's own.", tools=[], tool_choice="auto")


class Service:
    """What a desk asks is kept in `updates`, oldest first; the test takes or refuses one after the other.

    Attributes:
        session: what is in force at the service.
    """

    def __init__(self, draft: SessionDraft | None = None, dialect: Dialect = Dialect.GA) -> None:
        self.session = CREATED
        self.updates: list[SessionConfig] = []
        self.answered = 0
        self.now_s = 0.0
        self.told: list[str] = []
        self.desk = SettingsDesk(
            draft or SessionDraft(), self.ask, values=lambda: {"date": "today"}, now_s=lambda: self.now_s
        )
        self.desk.refusals_told.connect(lambda refusals: self.told.extend(refusal.field for refusal in refusals))
        self.dialect = dialect

    def ask(self, config: SessionConfig) -> str:
        self.updates.append(config)
        return f"update_{len(self.updates)}"

    @property
    def open(self) -> int:
        """How many updates have no answer."""
        return len(self.updates) - self.answered

    def take(self, **instead: object) -> None:
        """Accept the oldest update; `instead` are fields of the session that become something else."""
        config = self.updates[self.answered]
        self.session = replace(overlaid(self.session, config), **instead)
        self.answered += 1
        self.desk.accepted(SessionChanged(self.session, f"update_{self.answered}"))

    def refuse(self, message: str = "No.", param: str | None = None, code: str = "invalid_value") -> bool:
        """Refuse the oldest update."""
        config = self.updates[self.answered]
        self.answered += 1
        error = ErrorDetail(code=code, message=message, param=param)
        return self.desk.refused(UpdateRefused(f"update_{self.answered}", error, config))

    def begin(self, *refused: str) -> Opening:
        """Open a session that takes everything but what some wire paths lead to."""
        opening = self.desk.new_session(self.dialect)
        self.run(opening, refused)
        self.desk.began(opening)
        return opening

    def run(self, opening: Opening, refused: tuple[str, ...] = ()) -> None:
        asked: list[SessionConfig] = [opening.config]
        session = CREATED

        def send(config: SessionConfig) -> str:
            asked.append(config)
            return f"opening_{len(asked)}"

        opening.begun(session, "opening_1", send)
        for number, config in enumerate(asked, 1):
            bad = next((path for path in refused if holds(config, path)), None)
            if bad is None:
                session = overlaid(session, config)
                opening.accepted(f"opening_{number}", session)
            else:
                error = ErrorDetail(code="invalid_value", message=f"Bad {bad}.", param=f"session.{bad}")
                opening.refused(f"opening_{number}", error)
        assert opening.settled
        self.session = session

    def state(self, name: str) -> str:
        return self.desk.receipts[name].state


def holds(config: SessionConfig, path: str) -> bool:
    """Whether a configuration says something at a path."""
    value: object = config
    for name in path.split("."):
        value = getattr(value, name, msgspec.UNSET)
    return value is not msgspec.UNSET


def overlaid(session: SessionConfig, update: SessionConfig) -> SessionConfig:
    """What a service makes of an update: leaves of the input replaced, the rest merged."""
    heard = update.audio.input if isinstance(update.audio, AudioConfig) else msgspec.UNSET
    result = merged(session, update)
    if isinstance(heard, AudioInputConfig) and isinstance(result.audio, AudioConfig):
        assert isinstance(session.audio, AudioConfig)
        assert isinstance(session.audio.input, AudioInputConfig)
        changes = {
            name: getattr(heard, name) for name in heard.__struct_fields__ if getattr(heard, name) is not msgspec.UNSET
        }
        result = replace(result, audio=replace(result.audio, input=replace(session.audio.input, **changes)))
    return result
