"""Tools in words for people: what answers them, who is asked, how their last call went."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from desktop_app.settings.tool_definition import (
    Answer,
    Approval,
    BuiltInAnswer,
    BuiltInFunction,
    CannedAnswer,
    CommandAnswer,
    HttpAnswer,
    PythonAnswer,
)
from desktop_app.ui import wording

if TYPE_CHECKING:
    from desktop_app.ui.tools.tally import Offer, Tally


def tr(text: str) -> str:
    """Translate words of this module's context."""
    return QCoreApplication.translate("Tools", text)


def built_in_words(function: BuiltInFunction) -> str:
    """What a function that Duologue brings along is called."""
    words = {
        "time": tr("Time and date"),
        "calculator": tr("Calculator"),
        "note": tr("Notes"),
        "random": tr("Random numbers"),
        "timer": tr("Timer"),
    }
    return words[function]


def answer_words(answer: Answer) -> str:
    """What answers a call, in a few words."""
    match answer:
        case CannedAnswer():
            return tr("canned error") if answer.fails else tr("canned")
        case BuiltInAnswer():
            return tr("built in: {0}").format(built_in_words(answer.function))
        case CommandAnswer():
            return tr("command: {0}").format(_command(answer.argv))
        case HttpAnswer():
            return tr("HTTP: {0}").format(wording.plain(host_of(answer.url)))
        case PythonAnswer():
            return tr("Python: {0}").format(wording.plain(os.path.basename(answer.path)) or "…")
    return tr("by hand")


def host_of(url: str) -> str:
    """The server of an address."""
    try:
        return urlsplit(url).hostname or "…"
    except ValueError:
        return "…"


def approval_words(approval: Approval) -> str:
    """Whether the user is asked; empty where not."""
    return {"always": tr("asks each time"), "once": tr("asks once")}.get(approval, "")


def offer_words(offer: Offer | None) -> str:
    """What the service found at a server; empty where it has not looked."""
    if offer is None:
        return ""
    if offer.state == "failed":
        return tr("its tools could not be read")
    if offer.state == "running":
        return tr("its tools are being read")
    return tr("1 tool") if offer.count == 1 else tr("{0} tools").format(offer.count)


def last_words(tally: Tally | None) -> str:
    """How often it was called and how the last call went; empty where it never was."""
    if tally is None:
        return ""
    times = tr("1 call") if tally.count == 1 else tr("{0} calls").format(tally.count)
    took = "" if tally.duration_ms is None else tr("last {0}").format(wording.milliseconds(tally.duration_ms))
    state = {"failed": tr("failed"), "cancelled": tr("cancelled"), "running": tr("running")}.get(tally.state, "")
    return ", ".join(part for part in (times, state, took) if part)


def _command(argv: tuple[str, ...]) -> str:
    """The program, or the script it is given where that says more."""
    if not argv:
        return "…"
    program = os.path.basename(argv[0]) or argv[0]
    script = next((arg for arg in argv[1:] if not arg.startswith("-")), "")
    told = os.path.basename(script) if script.endswith((".py", ".js", ".sh", ".rb", ".ps1")) else program
    return wording.plain(told)
