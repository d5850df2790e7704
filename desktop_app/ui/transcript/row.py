"""What one row of the transcript says, apart from how it is drawn."""

from __future__ import annotations

import dataclasses
from collections.abc import Container
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from desktop_app.ui import veil, wording
from desktop_app.ui.transcript import passage_limits
from desktop_app.ui.transcript.card import CARDS, card, time_fact
from desktop_app.ui.transcript.row_content import PLAY_ALL, PLAY_UNHEARD, STOP, Fact, Passage, Row, Run, Style

if TYPE_CHECKING:
    from desktop_app.conversation.transcript import TranscriptItem

_NOTHING: frozenset[str] = frozenset()
_LONGEST_LABEL = 64
_MOST_NAMES = 12


def tr(text: str) -> str:
    """Translate a sentence of the transcript."""
    return QCoreApplication.translate("Transcript", text)


def shown(item: TranscriptItem) -> bool:
    """Whether an item has a row: a call's output, and whether it was approved, stand in the call's card."""
    return not item.hidden and item.kind not in ("function_call_output", "mcp_approval_response")


def speaker_of(item: TranscriptItem) -> str:
    """Who says an item."""
    if item.out_of_band:
        return tr("Beside")
    if item.kind in CARDS:
        return tr("Tool")
    roles = {"user": tr("You"), "assistant": tr("Assistant")}
    return roles.get(item.role, tr("System")) if item.kind == "message" else tr("System")


def row_of(
    item: TranscriptItem,
    *,
    replaying: bool = False,
    over: bool = False,
    expanded: Container[str] = _NOTHING,
    now_ms: float | None = None,
) -> Row:
    """Say an item.

    Args:
        replaying: it is played again, so its links are one: stop.
        over: the session has ended, so nothing is being heard now, whatever had begun.
        expanded: names of the passages that are shown in full.
        now_ms: the session's clock, for what is going on.
    """
    row = dataclasses.replace(_row_of(item, over, expanded, now_ms), speaker=speaker_of(item))
    if replaying:
        stop = Fact(tr("stop playing"), "user", "stop", STOP)
        return dataclasses.replace(row, facts=(*(fact for fact in row.facts if not fact.link), stop))
    return row


def _row_of(item: TranscriptItem, over: bool, expanded: Container[str], now_ms: float | None) -> Row:
    if item.kind in CARDS:
        return card(item, expanded, now_ms)
    if item.kind != "message":
        return _note(item)
    if item.out_of_band:
        return _beside(item, over, expanded)
    if item.role == "user":
        return _user(item, expanded)
    return _assistant(item, over, expanded) if item.role == "assistant" else _system(item, expanded)


def _user(item: TranscriptItem, expanded: Container[str]) -> Row:
    if item.status == "listening":
        passage = _passage(item.text, "", expanded, "plain") or _faint(tr("listening…"))
        return Row("user", "placeholder", (passage,))
    facts = [time_fact(item.at_ms)]
    if item.spoken and item.end_ms is not None:
        facts.append(Fact(wording.seconds(item.end_ms - item.at_ms)))
    if item.transcription == "interim":
        facts.append(Fact(tr("interim transcription"), "cut", "waiting", hint=_rough_guide()))
    sentence = ""
    if item.transcription == "failed":
        said = wording.server_words(item.transcription_error)
        sentence = tr("Not transcribed: {0}").format(said) if said else tr("Not transcribed.")
    if item.spoken:
        facts.append(Fact(tr("play"), "secondary", "play", PLAY_ALL))
    empty = {
        "pending": tr("transcribing…"),
        "interim": tr("transcribing…"),
        "failed": tr("(spoken, not transcribed)"),
    }
    nothing = empty.get(item.transcription, tr("(spoken)") if item.spoken else _empty(item))
    passage = _passage(item.text, "", expanded, "plain") or _faint(nothing)
    pictures = tuple(part.image_url for part in item.parts if part.image_url)
    return Row("user", "bubble", (passage,), tuple(facts), sentence, "cut", pictures=pictures)


def _assistant(item: TranscriptItem, over: bool, expanded: Container[str]) -> Row:
    cut = item.truncated_at_ms is not None
    sounding = not over and not cut and any(part.sounding for part in item.parts)
    speaking = sounding and any(part.started_at_ms is not None for part in item.parts)
    sentence, tone = wording.outcome_sentence(item.outcome) if item.outcome is not None else ("", "")
    if cut and item.outcome is not None and item.outcome.status == "cancelled":
        sentence = ""  # the cut says it already
    passage = _spoken(item, cut, speaking, expanded)
    facts = _facts(item, cut, speaking, over)
    if passage is None:
        waiting = item.status == "in_progress" and not over
        nothing = _faint(tr("answering…") if waiting else tr("(nothing was said)"))
        return Row("assistant", "placeholder", (nothing,), facts[:1], sentence, tone)
    return Row("assistant", "bubble", (passage,), facts, sentence, tone)


def _facts(item: TranscriptItem, cut: bool, speaking: bool, over: bool) -> tuple[Fact, ...]:
    facts = [time_fact(item.at_ms)]
    if (
        item.spoken
        and not cut
        and item.heard_ms > 0
        and all(part.played_out for part in item.parts if part.received_ms)
    ):
        facts.append(Fact(wording.seconds(item.heard_ms)))
    if item.first_sound_ms is not None:
        words = tr("first sound {0}").format(wording.milliseconds(item.first_sound_ms))
        facts.append(Fact(words, hint=tr("From the end of your turn to the first sound of the answer.")))
    if item.truncated_at_ms is not None:
        told = tr("You spoke up here; the service was told to forget what comes after.")
        words = tr("cut at {0}").format(wording.milliseconds(item.truncated_at_ms))
        facts.append(Fact(words, "cut", "scissors", hint=told))
        kept = tr("It arrived and was never played. The service has forgotten it; this window keeps it.")
        facts.append(Fact(tr("never heard {0}").format(wording.seconds(item.never_heard_ms)), hint=kept))
    if speaking:
        facts.append(Fact(tr("speaking…")))
    elif item.status == "in_progress" and not cut and not over:
        facts.append(Fact(tr("answering…")))
    if item.spoken and not speaking and (item.status != "in_progress" or cut or over):
        facts.append(Fact(tr("play"), "secondary", "play", PLAY_ALL))
        if cut and item.never_heard_ms > 0:
            facts.append(Fact(tr("play what was cut"), "secondary", "play", PLAY_UNHEARD))
    return tuple(facts)


def _spoken(item: TranscriptItem, cut: bool, speaking: bool, expanded: Container[str]) -> Passage | None:
    if not item.spoken:
        return _passage(item.text, "", expanded, "plain")
    if cut:
        return _passage(item.heard_text, item.unheard_text, expanded, "unheard")
    return _passage(item.heard_text, item.unheard_text, expanded, "now" if speaking else "ahead")


def _passage(heard: str, unheard: str, expanded: Container[str], rest: Style) -> Passage | None:
    """The words of a message; None where there is nothing to be seen.

    Args:
        rest: how `unheard` is shown; ``now``: ahead, but for the word being heard.
    """
    full = "words" in expanded
    whole_chars = len(heard) + len(unheard)
    most = passage_limits.words_limits(full)
    text = passage_limits.within(heard[: most[0]] + unheard[: most[0]], *most)
    if not _visible(text):
        return None
    facts = passage_limits.facts_below(
        "words", len(text), whole_chars, full and whole_chars > passage_limits.WORDS_SHOWN
    )
    heard, unheard = veil.over_split(text[: len(heard)], text[len(heard) :])
    if rest == "unheard":
        struck = unheard.lstrip()
        pieces = [(heard + unheard[: len(unheard) - len(struck)], "plain"), (struck, "unheard")]
    elif rest == "now" and heard and unheard:
        before, now, after = word_at(heard, unheard)
        pieces = [(before, "plain"), (now, "now"), (after, "ahead")]
    else:
        pieces = [(heard, "plain"), (unheard, "ahead")]
    return Passage("words", tuple(Run(wording.plain(words), style) for words, style in pieces if words), facts=facts)


def word_at(heard: str, unheard: str) -> tuple[str, str, str]:
    """Split at the word being heard: what stands before it, the word whole, what comes after."""
    start = len(heard)
    while start > 0 and not heard[start - 1].isspace():
        start -= 1
    end = 0
    if start == len(heard):
        while end < len(unheard) and unheard[end].isspace():
            end += 1
        heard, unheard, start, end = heard + unheard[:end], unheard[end:], start + end, 0
    while end < len(unheard) and not unheard[end].isspace():
        end += 1
    return heard[:start], heard[start:] + unheard[:end], unheard[end:]


def _visible(text: str) -> bool:
    """Whether there is anything to see: not only spaces and characters without a shape."""
    return any(not letter.isspace() and wording.plain(letter).isprintable() for letter in text)


def _empty(item: TranscriptItem) -> str:
    if any(part.kind == "image" for part in item.parts):
        return tr("(picture)")
    return tr("(no visible characters)") if item.text.strip() else tr("(empty)")


def _faint(text: str) -> Passage:
    return Passage("words", (Run(text, "faint"),))


def _rough_guide() -> str:
    return tr("Written by a separate model: a rough guide to what the assistant heard.")


def _system(item: TranscriptItem, expanded: Container[str]) -> Row:
    passage = _quiet(_passage(item.text, "", expanded, "plain")) or _faint(_empty(item))
    return Row("tertiary", "note", (passage,), (time_fact(item.at_ms),))


def _quiet(passage: Passage | None) -> Passage | None:
    if passage is None:
        return None
    runs = tuple(dataclasses.replace(run, style="quiet") for run in passage.runs)
    return dataclasses.replace(passage, runs=runs)


def _beside(item: TranscriptItem, over: bool, expanded: Container[str]) -> Row:
    """What an out-of-band response said: never played, never part of the conversation."""
    waiting = item.status == "in_progress" and not over
    nothing = _faint(tr("answering…") if waiting else _empty(item))
    passage = _quiet(_passage(item.text, "", expanded, "plain")) or nothing
    sentence, tone = wording.outcome_sentence(item.outcome) if item.outcome is not None else ("", "")
    return Row("tertiary", "card", (passage,), (time_fact(item.at_ms),), sentence, tone)


def _note(item: TranscriptItem) -> Row:
    said = {"mcp_list_tools": _listing(item), "mcp_approval_response": tr("A tool call was answered.")}
    text = said.get(item.kind, tr("An item of a kind this program does not know."))
    return Row("tertiary", "note", (_faint(text),), (time_fact(item.at_ms),))


def _listing(item: TranscriptItem) -> str:
    """How far the service is with reading what an MCP server offers."""
    server = wording.plain(item.server_label[:_LONGEST_LABEL]) or tr("its tool server")
    if item.call_state == "running":
        return tr("The service reads the tools of {0}…").format(server)
    if item.call_state == "failed":
        return tr("The service could not read the tools of {0}.").format(server)
    names = [wording.plain(name[:_LONGEST_LABEL]) for name in item.offered_tools[:_MOST_NAMES]]
    if not names:
        return tr("The service read the tools of {0}.").format(server)
    more = len(item.offered_tools) - len(names)
    listed = ", ".join(names) + (" " + tr("and {0} more").format(more) if more else "")
    return tr("The service read the tools of {0}: {1}.").format(server, listed)
