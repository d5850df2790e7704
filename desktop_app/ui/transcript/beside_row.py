"""The card of a response that was asked for by hand and stands beside the conversation: its title, state and wishes."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.ui import wording
from desktop_app.ui.transcript.row_content import (
    BESIDE_AGAIN,
    BESIDE_IN_PLACE,
    BESIDE_PUT_IN,
    BESIDE_REMOVE,
    BESIDE_STOP,
    PLAY_ALL,
    STOP,
    Fact,
    Passage,
    Row,
    Run,
)

if TYPE_CHECKING:
    from desktop_app.controller.asked_response import AskedResponse
    from desktop_app.conversation.transcript import TranscriptItem

_LONGEST_TITLE = 80


def tr(text: str) -> str:
    """Translate words of the transcript."""
    return QCoreApplication.translate("Transcript", text)


def beside_row(
    row: Row, item: TranscriptItem, asked: AskedResponse | None, *, over: bool = False, in_place: bool = False
) -> Row:
    """The row of an out-of-band item with what is known of its response, and what can be done with it.

    Args:
        over: no session is open, so nothing can be told to a service.
        in_place: it answers again what still stands in the conversation.
    """
    waiting = asked is not None and not asked.over and not over
    facts = [fact for fact in row.facts if fact.link in ("", STOP)] + _usage(asked)
    if item.received_ms > 0 and not waiting and not any(fact.link == STOP for fact in facts):
        facts.append(Fact(tr("play"), "secondary", "play", PLAY_ALL))
    facts += _wishes(item, asked, over=over, waiting=waiting, in_place=in_place)
    passages = row.passages if row.passages[0].name == "name" else (_title(asked), *row.passages)
    if asked is not None and asked.over and not item.parts and item.kind == "message":
        passages = passages[:1]  # the sentence says what became of it
    hint = tr("The service answered it beside the conversation, which knows nothing of it.")
    apart = Fact(tr("beside the conversation"), hint=hint)
    chip = row.chip or _chip(asked, over)
    sentence, tone = _outcome(asked)
    return dataclasses.replace(
        row,
        passages=passages,
        chip=chip or apart,
        beside_chip=() if chip is None else (apart,),
        facts=tuple(facts),
        sentence=sentence or row.sentence,
        sentence_tone=tone if sentence else row.sentence_tone,
    )


def title_of(asked: AskedResponse | None) -> str:
    """What a card is called: what was wanted, and with what voice where it was told."""
    if asked is None:
        return tr("Response")
    title = wording.plain(asked.draft.title[:_LONGEST_TITLE]).replace("\n", " ").strip() or tr("Response")
    voice = wording.plain(asked.draft.voice[:_LONGEST_TITLE])
    return tr("{0} · {1}").format(title, voice) if voice else title


def outcome_words(asked: AskedResponse) -> str:
    """What became of a response that was refused or lost; empty for all others."""
    return _outcome(asked)[0]


def _title(asked: AskedResponse | None) -> Passage:
    return Passage("title", (Run(title_of(asked), "plain"),))


def _wishes(
    item: TranscriptItem, asked: AskedResponse | None, *, over: bool, waiting: bool, in_place: bool
) -> list[Fact]:
    if waiting:
        return [Fact(tr("stop"), "secondary", "stop", BESIDE_STOP)]
    wishes = []
    if not over:
        if item.text.strip():
            hint = tr("As the assistant's own words, at the end.")
            wishes.append(Fact(tr("put into the conversation"), "secondary", "plus", BESIDE_PUT_IN, hint))
        if in_place and item.text.strip():
            hint = tr("In place of the answer in the conversation; the service forgets that one.")
            wishes.append(Fact(tr("use it instead"), "secondary", "compare", BESIDE_IN_PLACE, hint))
        if asked is not None:
            hint = tr("Open it in the composer, to change and ask again.")
            wishes.append(Fact(tr("change and ask again"), "secondary", "compose", BESIDE_AGAIN, hint))
    wishes.append(Fact(tr("remove"), "secondary", "trash", BESIDE_REMOVE))
    return wishes


def _usage(asked: AskedResponse | None) -> list[Fact]:
    usage = None if asked is None else asked.usage
    if usage is None or not isinstance(usage.input_tokens, int) or not isinstance(usage.output_tokens, int):
        return []
    words = tr("{0} tokens in, {1} out").format(wording.number(usage.input_tokens), wording.number(usage.output_tokens))
    return [Fact(words)]


def _chip(asked: AskedResponse | None, over: bool) -> Fact | None:
    if asked is None:
        return None
    if over and not asked.over:
        return Fact(tr("unfinished"), "tertiary", "stop")
    match asked.state:
        case "waiting":
            return Fact(tr("asked…"), "cut", "waiting")
        case "running":
            return Fact(tr("answering…"), "cut", "waiting")
        case "completed":
            return Fact(tr("done"), "ok", "check")
        case "cancelled" | "withdrawn":
            return Fact(tr("stopped"), "tertiary", "stop")
        case "incomplete":
            return Fact(tr("ended early"), "cut", "warning")
        case "lost":
            return Fact(tr("unfinished"), "cut", "warning")
        case "refused":
            return Fact(tr("refused"), "danger", "cross")
        case _:
            return Fact(tr("failed"), "danger", "cross")


def _outcome(asked: AskedResponse | None) -> tuple[str, str]:
    if asked is None or asked.state not in ("refused", "lost"):
        return "", ""
    if asked.state == "lost":
        return tr("The connection ended before this was complete. It is not asked for again by itself."), "cut"
    words = wording.plain(asked.words)
    return (tr("The service refused this: {0}").format(words) if words else tr("The service refused this.")), "danger"
