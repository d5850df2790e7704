"""What the card of a waiting tool call asks: may it run, is this what shall run, what is its result."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.settings.tool_definition import HttpAnswer
from desktop_app.ui import wording
from desktop_app.ui.transcript.row_content import (
    ALLOW,
    ALWAYS,
    REASON,
    REFUSE,
    STOP_CALL,
    Editor,
    Fact,
    Passage,
    Row,
    Run,
)

if TYPE_CHECKING:
    from desktop_app.controller.tool_desk import WaitingCall

_LONGEST_SAID = 300


def tr(text: str) -> str:
    """Translate words of the transcript."""
    return QCoreApplication.translate("Transcript", text)


def with_question(row: Row, waiting: WaitingCall, *, giving_reason: bool) -> Row:
    """The card of a call, asking what is waited for.

    Args:
        giving_reason: the user is writing why it shall not run.
    """
    sentence, answers, editor = _asked(waiting)
    passages = row.passages
    if waiting.why == "trust":
        passages = (*passages, Passage("asked", (Run(shown_command(waiting.words), "code"),), "play"))
    return _asking(row, passages, sentence, answers, editor, giving_reason)


def with_mcp_question(row: Row, *, giving_reason: bool) -> Row:
    """The card of a call that the service wants to make at a tool server, asking whether it may."""
    sentence = tr("The service wants to call this tool at its server, with these arguments. May it?")
    answers = (
        Fact(tr("Approve"), "text", "check", ALLOW, look="primary"),
        Fact(tr("Refuse"), "secondary", "cross", REFUSE, look="button"),
        Fact(tr("Refuse and say why…"), "secondary", "", REASON, look="button"),
    )
    return _asking(row, row.passages, sentence, answers, "", giving_reason)


def with_stop(row: Row) -> Row:
    """The card of a call that runs here, with the link that stops it."""
    stop = Fact(tr("stop"), "secondary", "stop", STOP_CALL)
    return dataclasses.replace(row, facts=(*row.facts, stop))


def with_failure(row: Row, words: str, said: str) -> Row:
    """The card of a call that failed here, with what went wrong and the program's own last words."""
    sentence = wording.plain(words)
    said = " ".join(wording.plain(said).split())
    if said:
        said = said if len(said) <= _LONGEST_SAID else "…" + said[-_LONGEST_SAID:]
        sentence = f"{sentence} " + tr("It said: {0}").format(said)
    return dataclasses.replace(row, sentence=sentence, sentence_tone="danger")


def shown_command(words: Sequence[str]) -> str:
    """A program and its arguments, one a line; what could be mistaken for something else is shown as JSON."""
    return "\n".join(_argument(word) for word in words)


def _argument(word: str) -> str:
    plain = word.isprintable() and word == word.strip() and word and wording.plain(word) == word and word[0] != '"'
    return word if plain else json.dumps(word, ensure_ascii=not word.isprintable())


def _asking(
    row: Row, passages: tuple[Passage, ...], sentence: str, answers: tuple[Fact, ...], editor: Editor, reason: bool
) -> Row:
    if reason:
        sentence, answers, editor = tr("Why not? The assistant is told what you write."), (), "reason"
    chip = Fact(tr("waits for you"), "cut", "waiting")
    return dataclasses.replace(
        row,
        passages=passages,
        sentence=sentence,
        sentence_tone="cut",
        answers=answers,
        asks_inside=True,
        editor=editor,
        chip=chip,
    )


def _asked(waiting: WaitingCall) -> tuple[str, tuple[Fact, ...], Editor]:
    refuse = Fact(tr("Refuse"), "secondary", "cross", REFUSE, look="button")
    match waiting.why:
        case "by_hand":
            words = tr("You answer this call: write what the function returns.")
            return words, (), "answer"
        case "trust":
            run = Fact(allow_words(waiting), "text", "play", ALLOW, look="primary")
            return trust_words(waiting), (run, refuse), ""
        case "loop":
            words = tr("The assistant calls functions again and again in this turn. Shall it go on?")
            go_on = Fact(tr("Continue"), "text", "play", ALLOW, look="primary")
            return words, (go_on, Fact(tr("Stop"), "secondary", "stop", REFUSE, look="button")), ""
    words = tr("The assistant wants to call this function. May it?")
    for_session = waiting.tool is not None and waiting.tool.approval == "once"
    allow = tr("Allow in this session") if for_session else tr("Allow once")
    once = Fact(allow, "text", "check", ALLOW, look="primary")
    always = Fact(tr("Always allow this"), "secondary", "check", ALWAYS, look="button")
    why = Fact(tr("Refuse and say why…"), "secondary", "", REASON, look="button")
    return words, (once, always, refuse, why), ""


def allow_words(waiting: WaitingCall) -> str:
    """What the button says that trusts what is shown."""
    return tr("Send it") if _is_sent(waiting) else tr("Run it")


def trust_words(waiting: WaitingCall) -> str:
    """What would happen, why it is asked about, and where."""
    if _is_sent(waiting):
        words = tr("This call would go to this address, with these arguments. It goes only if you say so.")
    else:
        words = tr("This is what would run, with your rights on this computer. It runs only if you say so.")
    if waiting.rewritten:
        words = tr("It reads like what you allowed, but its folder or a script in it is another by now.") + " " + words
    elif waiting.known:
        words = tr("It is not what you allowed before.") + " " + words
    where = tr("In the folder {0}.").format(wording.plain(waiting.folder)) if waiting.folder else ""
    return f"{words} {where}".strip()


def _is_sent(waiting: WaitingCall) -> bool:
    return waiting.tool is not None and isinstance(waiting.tool.answer, HttpAnswer)
