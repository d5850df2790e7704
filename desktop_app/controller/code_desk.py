"""The present session as code, for a window: in three languages, with what to install and which variables to set."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Callable, Collection, Coroutine, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol

from PySide6.QtCore import QObject, Signal

from desktop_app.connection.endpoint import Endpoint
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.controller.problem_sentences import of_endpoint, of_storage
from desktop_app.controller.session_code import SessionCode
from desktop_app.controller.session_code_javascript import javascript_code, javascript_install
from desktop_app.controller.session_code_json import json_lines
from desktop_app.controller.session_code_python import python_code, python_install
from desktop_app.controller.session_code_source import session_code_of
from desktop_app.conversation.transcript import TranscriptItem
from desktop_app.protocol.dialect import Dialect
from desktop_app.protocol.session_config import SessionConfig
from desktop_app.settings.connections import ConnectionProfile
from desktop_app.storage.storage_problem import problem_of

Start = Callable[[Coroutine[Any, Any, None], str], object]
Language = Literal["python", "javascript", "json"]
_WRITERS: dict[Language, Callable[[SessionCode], str]] = {
    "python": python_code,
    "javascript": javascript_code,
    "json": json_lines,
}
_INSTALLS: dict[Language, Callable[[SessionCode], str]] = {
    "python": python_install,
    "javascript": javascript_install,
    "json": lambda _code: "",
}


@dataclasses.dataclass(frozen=True, slots=True)
class WrittenCode:
    """A session in one language; `problem` is a sentence in its place.

    Attributes:
        install: the command that brings what it needs; empty: nothing.
        variables: names of the environment variables it reads.
        sign_in: the command that signs in for it; empty: it sends a key, or nothing.
        address: where it connects; `header_names`: what goes along, for events sent by other means.
        serve: the command that starts the built-in service for it; empty: another service.
        is_live: it is the session that runs; otherwise the one that Start would open.
        proxy, ca_file: what this computer's way to the host needs besides, and the code leaves to the environment.
    """

    text: str = ""
    install: str = ""
    variables: tuple[str, ...] = ()
    sign_in: str = ""
    address: str = ""
    header_names: tuple[str, ...] = ()
    serve: str = ""
    proxy: str = ""
    ca_file: str = ""
    is_live: bool = False
    problem: str = ""


class Place(Protocol):
    """Of what the code is; `code_place.CodePlace` is one."""

    def where(self) -> tuple[ConnectionProfile, Endpoint]:
        """The connection and where it leads.

        Raises:
            EndpointProblem: it cannot be used.
        """

    def configuration(self, dialect: Dialect) -> SessionConfig:
        """What the session is asked to be."""

    @property
    def authorized(self) -> Collection[str]:
        """Labels of the MCP servers whose authorization is kept as a secret."""

    @property
    def is_live(self) -> bool:
        """Whether it is a session that runs."""


class CodeDesk(QObject):
    """Writes the session as it is in force, or as Start would ask for it.

    Args:
        transcript: what was said so far.
        start: runs a coroutine in the background, by its name.

    Signals:
        saved(str): a file of this name is written.
        notice_raised(Notice): why it is not.
    """

    saved = Signal(str)
    notice_raised = Signal(object)

    def __init__(self, place: Place, transcript: Callable[[], Sequence[TranscriptItem]], start: Start) -> None:
        super().__init__()
        self._place = place
        self._transcript = transcript
        self._start = start

    @property
    def first_words(self) -> str:
        """What the user said first, in one line; empty: nothing yet."""
        for item in self._transcript():
            if item.role == "user" and item.kind == "message" and not item.hidden and item.text.strip():
                return " ".join(item.text.split())
        return ""

    def write(self, language: Language, said: str, *, with_conversation: bool = False) -> WrittenCode:
        """The code, with a first message, and on wish with the conversation so far before it."""
        try:
            profile, endpoint = self._place.where()
        except EndpointProblem as problem:
            notice = of_endpoint(problem)
            return WrittenCode(problem=f"{notice.headline} {notice.detail}".strip())
        code = session_code_of(
            profile,
            endpoint,
            self._place.configuration(endpoint.dialect),
            said=said,
            transcript=self._transcript() if with_conversation else (),
            authorized=self._place.authorized,
        )
        query = code.query_text()
        return WrittenCode(
            text=_WRITERS[language](code),
            install=_INSTALLS[language](code),
            variables=code.variables,
            sign_in=code.sign_in_command,
            address=f"{code.address}?{query}" if query else code.address,
            header_names=_header_names(code),
            serve=code.serve_command,
            proxy=code.proxy,
            ca_file=code.ca_file,
            is_live=self._place.is_live,
        )

    def save(self, path: Path, text: str) -> None:
        """Write code into a file."""
        self._start(self._save(path, text), "save code")

    async def _save(self, path: Path, text: str) -> None:
        try:
            await asyncio.to_thread(path.write_text, text, "utf-8", newline="\n")
        except OSError as failure:
            self.notice_raised.emit(of_storage(problem_of(failure, path)))
            return
        self.saved.emit(path.name)


def _header_names(code: SessionCode) -> tuple[str, ...]:
    names = [name for name, _ in code.headers]
    if code.sign_in is not None or (code.key is not None and code.key_header == "bearer"):
        names.insert(0, "Authorization")
    elif code.key is not None:
        names.insert(0, "api-key")
    return (*names, "OpenAI-Beta") if code.beta_header else tuple(names)
