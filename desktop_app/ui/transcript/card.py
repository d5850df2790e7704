"""What the card of a tool call says: its name, how it stands, what went in and what came out."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.ui import wording
from desktop_app.ui.transcript import passage_limits
from desktop_app.ui.transcript.code_text import arranged
from desktop_app.ui.transcript.row_content import SHEET, Fact, Passage, Passages, Row, Run

if TYPE_CHECKING:
    from desktop_app.conversation.transcript import TranscriptItem

CARDS = ("function_call", "mcp_call", "mcp_approval_request")
_LONGEST_NAME = 120
_LONG_CHARS = 2_000


def tr(text: str) -> str:
    """Translate words of the transcript."""
    return QCoreApplication.translate("Transcript", text)


def time_fact(at_ms: float) -> Fact:
    """When something was, to the second, and to the millisecond under the mouse."""
    return Fact(wording.clock(at_ms), hint=wording.clock_exact(at_ms))


def card(item: TranscriptItem, expanded: Container[str], now_ms: float | None) -> Row:
    """Say a call.

    Args:
        now_ms: the session's clock, for how long it has been running.
    """
    name = wording.plain(item.call_name[:_LONGEST_NAME]).replace("\n", " ") or tr("a function")
    if len(item.call_name) > _LONGEST_NAME:
        name += "…"
    passages = [Passage("name", (Run(name, "name"),), "function")]
    if item.call_arguments:
        passages.append(_code("arguments", item.call_arguments, expanded))
    if item.call_output is not None:
        passages.append(_code("result", item.call_output, expanded, "arrow-right"))
    facts = (time_fact(item.at_ms), *_server(item))
    return Row("tertiary", "card", tuple(passages), facts, chip=_chip(item, now_ms))


def _code(name: Passages, text: str, expanded: Container[str], icon: str = "") -> Passage:
    full = name in expanded
    whole = arranged(text)
    shown = passage_limits.within(whole, *passage_limits.code_limits(full))
    facts = passage_limits.facts_below(name, len(shown), len(whole), full)
    if not shown:
        return Passage(name, (Run(tr("(empty)"), "faint"),), icon)
    if len(whole) > _LONG_CHARS:
        facts = (*facts, Fact(tr("in a sheet"), "secondary", "widen", SHEET + name))
    return Passage(name, (Run(wording.plain(shown), "code"),), icon, facts)


def _server(item: TranscriptItem) -> tuple[Fact, ...]:
    """Whose tool it is, of a call that the service makes."""
    if not item.server_label:
        return ()
    label = wording.plain(item.server_label[:_LONGEST_NAME])
    return (Fact(tr("at {0}").format(label), hint=tr("The service calls this tool at its server.")),)


def _took(ms: float) -> str:
    return wording.milliseconds(ms) if ms < 10_000.0 else wording.seconds(ms)


def _chip(item: TranscriptItem, now_ms: float | None) -> Fact | None:
    if item.kind == "mcp_approval_request":
        answered = {
            "done": Fact(tr("approved"), "ok", "check"),
            "cancelled": Fact(tr("not approved"), "tertiary", "cross"),
        }
        return answered.get(item.call_state, Fact(tr("asks for permission"), "cut", "waiting"))
    took = None if item.call_duration_ms is None else _took(item.call_duration_ms)
    match item.call_state:
        case "arguments":
            return Fact(tr("arguments arriving…"), "tertiary", "more")
        case "running":
            since_ms = item.call_started_at_ms
            if since_ms is None or now_ms is None or now_ms < since_ms + 1000.0:
                return Fact(tr("running…"), "cut", "waiting")
            return Fact(tr("running… {0}").format(wording.seconds(now_ms - since_ms)), "cut", "waiting")
        case "done":
            return Fact(tr("done") if took is None else tr("done {0}").format(took), "ok", "check")
        case "failed":
            return Fact(tr("failed") if took is None else tr("failed {0}").format(took), "danger", "cross")
        case "cancelled":
            return Fact(tr("cancelled"), "tertiary", "stop")
    return None
