"""Client events that a person writes by hand: checked as the service would check them, and sent through the front door.

An event that the conversation keeps account of goes through the session machine, so that it stays the one owner of
`response.create` and every answer finds its question; anything else is sent as it is.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from typing import Protocol

from msgspec import UNSET
from PySide6.QtCore import QCoreApplication

from desktop_app.controller.event_templates import client_types, template
from desktop_app.conversation.changes import Change
from desktop_app.conversation.session_machine import SessionMachine
from desktop_app.protocol import client_events as client
from desktop_app.protocol.client_events import ClientEvent
from desktop_app.protocol.codec import RequestProblem, ServiceCodec
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.session_config import SessionConfig

_LONGEST_CHARACTERS = 20 * 1024 * 1024


def _tr(text: str) -> str:
    return QCoreApplication.translate("Composer", text)


@dataclasses.dataclass(frozen=True, slots=True)
class WrittenProblem:
    """What is wrong with what somebody wrote.

    Attributes:
        sentence: for people; the service's own words where it would refuse the event.
        line, column: where JSON ends to be JSON, from 1; 0 where it is none of that.
        param: the path of the field, such as ``session.audio.output.speed``, or empty.
        refused: nothing but "send anyway" is left; otherwise it is only worth knowing.
    """

    sentence: str
    line: int = 0
    column: int = 0
    param: str = ""
    refused: bool = True


class OpenSession(Protocol):
    """The session's ways out; `LiveSession` is one."""

    machine: SessionMachine

    def act(self, wish: Callable[[SessionMachine, float], list[Change]]) -> None:
        """Carry out a wish."""

    def configure(self, config: SessionConfig) -> str:
        """Ask for a configuration."""

    def send_as_it_is(self, event: ClientEvent) -> str:
        """Send an event that nobody keeps account of; returns why not, or empty."""

    def send_frame(self, frame: bytes) -> str:
        """Send a frame unread; returns why not, or empty."""


class EventComposer:
    """Checks and sends what a person writes.

    Args:
        dialect: what the session speaks now.
        session: the session to send to, or None while there is none.
    """

    def __init__(self, dialect: Callable[[], Dialect], session: Callable[[], OpenSession | None]) -> None:
        self._dialect = dialect
        self._session = session

    @property
    def types(self) -> list[str]:
        """The types of all events a client may send."""
        return client_types(self._dialect())

    def template(self, type_name: str, item_id: str = "", response_id: str = "") -> str:
        """The smallest valid event of a type, about an item or a response where it names one."""
        return template(self._dialect(), type_name, item_id, response_id)

    def problem(self, text: str) -> WrittenProblem | None:
        """What the service would say to it; None when it would take it."""
        event, problem = self._read(text)
        if problem is None and event is not None and getattr(event, "event_id", UNSET) is not UNSET and _managed(event):
            words = _tr("Duologue numbers its events itself: your event_id will be replaced.")
            return WrittenProblem(words, param="event_id", refused=False)
        return problem

    def send(self, text: str, *, anyway: bool = False) -> str:
        """Send it; returns why it was not sent, or nothing.

        Args:
            anyway: as it was written, unread, also what the service will refuse.
        """
        session = self._session()
        if session is None:
            return _tr("There is no session. Press Start first.")
        if anyway:
            if not text.strip():
                return _tr("There is nothing to send.")
            return _refusal(session.send_frame(text.encode("utf-8", "replace")))
        event, problem = self._read(text)
        if event is None:
            return problem.sentence if problem is not None else ""
        return _refusal(_send(session, event))

    def _read(self, text: str) -> tuple[ClientEvent | None, WrittenProblem | None]:
        if not text.strip():
            return None, WrittenProblem(_tr("Choose a type, or write an event."))
        if len(text) > _LONGEST_CHARACTERS:
            return None, WrittenProblem(_tr("This is longer than a service takes."))
        try:
            json.loads(text)
        except json.JSONDecodeError as failure:
            words = _tr("Not JSON, line {0}, column {1}: {2}.").format(failure.lineno, failure.colno, failure.msg)
            return None, WrittenProblem(words, failure.lineno, failure.colno)
        except RecursionError:
            return None, WrittenProblem(_tr("The event is nested too deeply."))
        read = ServiceCodec(self._dialect()).decode(text)
        if isinstance(read, RequestProblem):
            return None, WrittenProblem(read.message, param=read.param or "")
        return read, None


def _managed(event: ClientEvent) -> bool:
    """Whether the machine sends it, under an event id of its own."""
    return not isinstance(
        event,
        client.InputAudioBufferAppend | client.OutputAudioBufferClear | client.ConversationItemTruncate,
    )


def _send(session: OpenSession, event: ClientEvent) -> str:
    match event:
        case client.SessionUpdate():
            session.configure(event.session)
            return ""
        case client.ConversationItemCreate():
            previous = event.previous_item_id if isinstance(event.previous_item_id, str) else None
            session.act(lambda machine, at_ms: machine.add_item(event.item, previous, at_ms=at_ms))
        case client.ConversationItemDelete():
            session.act(lambda machine, at_ms: machine.delete_item(event.item_id, at_ms=at_ms))
        case client.ConversationItemRetrieve():
            session.act(lambda machine, at_ms: machine.retrieve_item(event.item_id, at_ms=at_ms))
        case client.ResponseCreate():
            options = None if event.response is UNSET else event.response
            session.act(lambda machine, at_ms: machine.create_response(options, at_ms=at_ms))
        case client.InputAudioBufferCommit():
            session.act(lambda machine, at_ms: machine.commit(at_ms=at_ms))
        case client.InputAudioBufferClear():
            session.act(lambda machine, at_ms: machine.clear(at_ms=at_ms))
        case client.ResponseCancel() if _is_of_active(session.machine, event):
            session.act(lambda machine, at_ms: machine.cancel_response(at_ms=at_ms))
        case _:
            # A truncate too: a barge-in asks again where it is refused; what is written by hand is sent once, and the
            # transcript follows the service's answer.
            return session.send_as_it_is(event)
    return ""


def _is_of_active(machine: SessionMachine, event: client.ResponseCancel) -> bool:
    active = machine.active_response_id
    return active is not None and event.response_id in (UNSET, active)


def _refusal(code: str) -> str:
    if not code:
        return ""
    if code == "too_large":
        return _tr("This is larger than a service takes.")
    if code == "outbox_full":
        return _tr("The network does not keep up: too much waits to be sent.")
    if code == "not_in_dialect":
        return _tr("This dialect has no such event.")
    return _tr("The session has ended.")
