"""What one row of the transcript says, apart from how it is drawn."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QCoreApplication

from desktop_app.ui import wording

if TYPE_CHECKING:
    from desktop_app.conversation.transcript import TranscriptItem

Style = Literal["plain", "now", "ahead", "unheard", "faint", "name", "code", "state"]
Shape = Literal["bubble", "card", "placeholder", "note"]

LONGEST_SHOWN = 20_000
LONGEST_CODE_SHOWN = 1_200
PLAY_ALL = "all"
PLAY_UNHEARD = "unheard"
STOP = "stop"


@dataclasses.dataclass(frozen=True, slots=True)
class Run:
    """Text in one style; `tone` colours a ``state`` run."""

    text: str
    style: Style
    tone: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Fact:
    """One entry of the line under a bubble; with a `link` it can be followed by mouse and key."""

    text: str
    tone: str = "tertiary"
    icon: str = ""
    link: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """Everything a row shows.

    Attributes:
        lane: a colour token for the speaker's name; ``user`` and ``assistant`` also name the bubble.
        sentence: what became of it, as a whole sentence, with its tone.
    """

    speaker: str
    lane: str
    shape: Shape
    runs: tuple[Run, ...]
    facts: tuple[Fact, ...] = ()
    sentence: str = ""
    sentence_tone: str = ""

    @property
    def text(self) -> str:
        """All its words, without styles."""
        return "".join(run.text for run in self.runs)

    @property
    def links(self) -> list[Fact]:
        """What can be followed, from left to right."""
        return [fact for fact in self.facts if fact.link]


def tr(text: str) -> str:
    """Translate a sentence of the transcript."""
    return QCoreApplication.translate("Transcript", text)


def shown(item: TranscriptItem) -> bool:
    """Whether an item has a row: a call's output stands in the call's card; out-of-band items are not said here."""
    return not item.hidden and not item.out_of_band and item.kind != "function_call_output"


def row_of(item: TranscriptItem, *, replaying: bool = False, over: bool = False) -> Row:
    """Say an item.

    Args:
        replaying: it is played again, so its links are one: stop.
        over: the session has ended, so nothing is being heard now, whatever had begun.
    """
    row = _row_of(item, over)
    if replaying:
        stop = Fact(tr("stop playing"), "user", "stop", STOP)
        return dataclasses.replace(row, facts=(*(fact for fact in row.facts if not fact.link), stop))
    return row


def _row_of(item: TranscriptItem, over: bool) -> Row:
    if item.kind in ("function_call", "mcp_call", "mcp_approval_request"):
        return _card(item)
    if item.kind != "message":
        return _note(item)
    if item.role == "user":
        return _user(item)
    return _assistant(item, over) if item.role == "assistant" else _system(item)


def _user(item: TranscriptItem) -> Row:
    speaker = tr("You")
    if item.status == "listening":
        waiting = item.text or tr("listening…")
        style: Style = "plain" if item.text else "faint"
        return Row(speaker, "user", "placeholder", (Run(wording.plain(waiting), style),))
    facts = [Fact(wording.clock(item.at_ms))]
    if item.spoken and item.end_ms is not None:
        facts.append(Fact(wording.seconds(item.end_ms - item.at_ms)))
    if item.transcription == "interim":
        facts.append(Fact(tr("interim transcription"), "cut", "waiting"))
    sentence = ""
    if item.transcription == "failed":
        words = wording.server_words(item.transcription_error)
        sentence = tr("Not transcribed: {0}").format(words) if words else tr("Not transcribed.")
    if item.spoken:
        facts.append(Fact(tr("play"), "secondary", "play", PLAY_ALL))
    text = _capped(item.text)
    if text:
        return Row(speaker, "user", "bubble", (Run(text, "plain"),), tuple(facts), sentence, "cut")
    empty = {
        "pending": tr("transcribing…"),
        "interim": tr("transcribing…"),
        "failed": tr("(spoken, not transcribed)"),
    }
    words = empty.get(item.transcription, tr("(spoken)") if item.spoken else tr("(empty)"))
    return Row(speaker, "user", "bubble", (Run(words, "faint"),), tuple(facts), sentence, "cut")


def _assistant(item: TranscriptItem, over: bool) -> Row:
    speaker = tr("Assistant")
    facts = [Fact(wording.clock(item.at_ms))]
    if item.first_sound_ms is not None:
        facts.append(Fact(tr("first sound {0}").format(wording.milliseconds(item.first_sound_ms))))
    cut = item.truncated_at_ms is not None
    if cut:
        facts.append(Fact(tr("cut at {0}").format(wording.milliseconds(item.truncated_at_ms)), "cut", "scissors"))
        facts.append(Fact(tr("never heard {0}").format(wording.seconds(item.never_heard_ms))))
    sounding = not over and not cut and any(part.sounding for part in item.parts)
    speaking = sounding and any(part.started_at_ms is not None for part in item.parts)
    if speaking:
        facts.append(Fact(tr("speaking…")))
    elif item.status == "in_progress" and not cut and not over:
        facts.append(Fact(tr("answering…")))
    if item.spoken and not speaking and (item.status != "in_progress" or cut or over):
        facts.append(Fact(tr("play"), "secondary", "play", PLAY_ALL))
        if cut and item.never_heard_ms > 0:
            facts.append(Fact(tr("play what was cut"), "secondary", "play", PLAY_UNHEARD))
    sentence, tone = wording.outcome_sentence(item.outcome) if item.outcome is not None else ("", "")
    if cut and item.outcome is not None and item.outcome.status == "cancelled":
        sentence = ""  # the cut says it already
    runs = _spoken_runs(item, cut, speaking) if item.spoken else _text_runs(item)
    if not runs:
        words = tr("answering…") if item.status == "in_progress" and not over else tr("(nothing was said)")
        return Row(speaker, "assistant", "placeholder", (Run(words, "faint"),), tuple(facts[:1]), sentence, tone)
    return Row(speaker, "assistant", "bubble", runs, tuple(facts), sentence, tone)


def _text_runs(item: TranscriptItem) -> tuple[Run, ...]:
    text = _capped(item.text)
    return (Run(text, "plain"),) if text else ()


def _spoken_runs(item: TranscriptItem, cut: bool, speaking: bool) -> tuple[Run, ...]:
    heard, unheard = _capped(item.heard_text), _capped(item.unheard_text)
    if cut:
        words = unheard.lstrip()
        return _runs((heard + unheard[: len(unheard) - len(words)], "plain"), (words, "unheard"))
    if not unheard:
        return _runs((heard, "plain"))
    if not heard or not speaking:
        return _runs((heard, "plain"), (unheard, "ahead"))
    before, now, after = word_at(heard, unheard)
    return _runs((before, "plain"), (now, "now"), (after, "ahead"))


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


def _runs(*pieces: tuple[str, Style]) -> tuple[Run, ...]:
    return tuple(Run(text, style) for text, style in pieces if text)


def _card(item: TranscriptItem) -> Row:
    name = item.call_name or tr("a function")
    runs = [Run(wording.plain(name), "name")]
    if item.call_arguments:
        runs.append(Run(" " + _capped(item.call_arguments, LONGEST_CODE_SHOWN), "code"))
    if item.call_output is not None:
        runs.append(Run(" → " + _capped(item.call_output, LONGEST_CODE_SHOWN), "code"))
    states = {
        "arguments": (tr("arguments arriving…"), "tertiary"),
        "running": (tr("running…"), "cut"),
        "failed": (tr("failed"), "danger"),
        "cancelled": (tr("cancelled"), "tertiary"),
    }
    words, tone = states.get(item.call_state, ("", "ok"))
    if item.call_state in ("done", "failed") and item.call_duration_ms is not None:
        words = f"{words} {wording.milliseconds(item.call_duration_ms)}".strip()
    if words:
        runs.append(Run("  " + words, "state", tone))
    return Row(tr("Tool"), "tertiary", "card", tuple(runs))


def _system(item: TranscriptItem) -> Row:
    text = _capped(item.text) or tr("(empty)")
    return Row(tr("System"), "tertiary", "note", (Run(text, "faint"),), (Fact(wording.clock(item.at_ms)),))


def _note(item: TranscriptItem) -> Row:
    words = {
        "mcp_list_tools": tr("The service read the tools of its tool server."),
        "mcp_approval_response": tr("A tool call was answered."),
    }
    text = words.get(item.kind, tr("An item of a kind this program does not know."))
    return Row(tr("System"), "tertiary", "note", (Run(text, "faint"),), (Fact(wording.clock(item.at_ms)),))


def _capped(text: str, longest: int = LONGEST_SHOWN) -> str:
    if len(text) > longest:
        more = f"{len(text) - longest:,}"
        return wording.plain(text[:longest]) + " " + tr("… and {0} more characters; copy to see all.").format(more)
    return wording.plain(text)
