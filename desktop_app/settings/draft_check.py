"""What is wrong with a draft: what a service would refuse, and one bad field voids a whole update; pure.

Source: GA reference 2 "Session object", 7 "Tools"; protocol errors 2.2.
"""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from desktop_app.protocol.session_config import FunctionChoice, McpChoice
from desktop_app.settings.field_info import FieldInfo
from desktop_app.settings.fields import FIELDS
from desktop_app.settings.leaves import is_told
from desktop_app.settings.model import SessionDraft
from desktop_app.settings.template import is_name, unknown_in
from desktop_app.settings.tool_definition import McpServer, ToolDefinition
from desktop_app.settings.wire_tools import choice_of
from desktop_app.translatable import translatable

_LANGUAGE = r"[a-z]{2,3}"
_TOOL_NAME = r"[a-zA-Z0-9_-]{1,64}"
_SERVER_LABEL = r"[a-zA-Z][a-zA-Z0-9_-]*"


@dataclasses.dataclass(frozen=True, slots=True)
class FieldProblem:
    """What is wrong with one field, and words to say it with.

    Attributes:
        code: ``range``, ``choice``, ``empty``, ``language``, ``variable``, ``name``, ``twice``, ``schema``, ``address``
            or ``gone``.
        words: of the translation context ``Fields``; ``{0}`` is the field's label, what follows the details.
        details: names and the like; of ``range`` the bounds.
    """

    field: str
    code: str
    words: str
    details: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """The words, filled in, untranslated."""
        return self.sentence_in(lambda text: text)

    def sentence_in(self, translate: Callable[[str], str]) -> str:
        """The same in the language of a function that translates a text of the context ``Fields``."""
        info = FIELDS[self.field]
        details = self.details
        if self.code == "range":
            unit = f" {translate(info.unit)}" if info.unit else ""
            details = (f"{info.minimum:g}", f"{info.maximum:g}{unit}")
        return translate(self.words).format(translate(info.label), *details)


def check(draft: SessionDraft, dialect: str = "") -> list[FieldProblem]:
    """What a service would refuse, in the order of the form; with a `dialect` only of what would be sent in it."""
    found = [*_in_general(draft), *_of_words(draft), *_of_tools(draft.tools), *_of_servers(draft.mcp_servers)]
    if (problem := _of_choice(draft)) is not None:
        found.append(problem)
    order = list(FIELDS)
    found.sort(key=lambda each: order.index(each.field))
    return [each for each in found if not dialect or _is_sent(each.field, draft, dialect)]


def _is_sent(name: str, draft: SessionDraft, dialect: str) -> bool:
    return dialect in FIELDS[name].dialects and is_told(name, draft)


def _in_general(draft: SessionDraft) -> Iterator[FieldProblem]:
    for info in FIELDS.values():
        problem = _of_field(info, getattr(draft, info.name))
        if problem is not None:
            yield problem


def _of_field(info: FieldInfo, value: Any) -> FieldProblem | None:
    if info.choices and value not in info.choices:
        return FieldProblem(info.name, "choice", translatable("Fields", "{0}: choose one of the list."))
    if info.minimum is None or info.maximum is None or value is None:
        return None
    if math.isfinite(value) and info.minimum <= value <= info.maximum:
        return None
    return FieldProblem(info.name, "range", translatable("Fields", "{0}: a number from {1} to {2}."))


def _of_words(draft: SessionDraft) -> Iterator[FieldProblem]:
    if not draft.voice.strip():
        yield FieldProblem("voice", "empty", translatable("Fields", "{0}: choose one, or type a name."))
    unknown = unknown_in(draft)
    if unknown:
        words = translatable("Fields", "{0}: nobody knows the value of {1}. Give it one among the variables.")
        yield FieldProblem("instructions", "variable", words, (", ".join(f"{{{{{name}}}}}" for name in unknown),))
    for name in draft.variables:
        if not is_name(name):
            words = translatable("Fields", "{0}: “{1}” is no name; use letters, digits and _.")
            yield FieldProblem("variables", "name", words, (name,))
            break
    if draft.transcription_language and not re.fullmatch(_LANGUAGE, draft.transcription_language):
        words = translatable("Fields", "{0}: two letters such as en or de, or nothing.")
        yield FieldProblem("transcription_language", "language", words)
    if not all(re.fullmatch(_LANGUAGE, language) for language in draft.transcription_languages):
        words = translatable("Fields", "{0}: two letters each, such as en or de.")
        yield FieldProblem("transcription_languages", "language", words)


def _of_tools(tools: tuple[ToolDefinition, ...]) -> Iterator[FieldProblem]:
    """The first problem; a function that is switched off harms nobody."""
    seen: set[str] = set()
    for tool in tools:
        if not tool.enabled:
            continue
        if not re.fullmatch(_TOOL_NAME, tool.name):
            words = translatable("Fields", "{0}: “{1}” is no name; use up to 64 letters, digits, _ and -.")
            yield FieldProblem("tools", "name", words, (tool.name,))
            return
        if tool.name in seen:
            words = translatable("Fields", "{0}: two are called {1}.")
            yield FieldProblem("tools", "twice", words, (tool.name,))
            return
        if not isinstance(tool.parameters, dict) or tool.parameters.get("type", "object") != "object":
            words = translatable("Fields", "{0}: the parameters of {1} must be an object.")
            yield FieldProblem("tools", "schema", words, (tool.name,))
            return
        seen.add(tool.name)


def _of_servers(servers: tuple[McpServer, ...]) -> Iterator[FieldProblem]:
    seen: set[str] = set()
    for server in servers:
        if not server.enabled:
            continue
        if not re.fullmatch(_SERVER_LABEL, server.label):
            words = translatable("Fields", "{0}: “{1}” is no label; use a letter, then letters, digits, _ and -.")
            yield FieldProblem("mcp_servers", "name", words, (server.label,))
            return
        if server.label in seen:
            words = translatable("Fields", "{0}: two are called {1}.")
            yield FieldProblem("mcp_servers", "twice", words, (server.label,))
            return
        if not _is_web_address(server.url):
            words = translatable("Fields", "{0}: {1} needs an address that begins with https://.")
            yield FieldProblem("mcp_servers", "address", words, (server.label,))
            return
        seen.add(server.label)


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def _of_choice(draft: SessionDraft) -> FieldProblem | None:
    choice = choice_of(draft.tool_choice)
    if isinstance(choice, FunctionChoice):
        if any(tool.enabled and tool.name == choice.name for tool in draft.tools):
            return None
        words = translatable("Fields", "{0}: there is no function {1}, or it is switched off.")
        return FieldProblem("tool_choice", "gone", words, (choice.name,))
    if isinstance(choice, McpChoice):
        if any(server.enabled and server.label == choice.server_label for server in draft.mcp_servers):
            return None
        words = translatable("Fields", "{0}: there is no server {1}, or it is switched off.")
        return FieldProblem("tool_choice", "gone", words, (choice.server_label,))
    if choice not in ("auto", "none", "required"):
        return FieldProblem("tool_choice", "choice", translatable("Fields", "{0}: choose one of the list."))
    return None
