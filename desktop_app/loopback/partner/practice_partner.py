"""The partner that answers without any model: rules, and the tools it is given."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Iterator

from msgspec.structs import replace

from desktop_app.loopback.partner.arithmetic import arithmetic
from desktop_app.loopback.partner.clock import clock
from desktop_app.loopback.partner.counting import counting
from desktop_app.loopback.partner.dialogue import read_dialogue
from desktop_app.loopback.partner.follow_ups import with_earlier_words
from desktop_app.loopback.partner.manner import read_manner
from desktop_app.loopback.partner.not_understood import fallback, nothing_heard
from desktop_app.loopback.partner.openings import opening
from desktop_app.loopback.partner.pictures import pictures
from desktop_app.loopback.partner.plain_facts import plain_facts, told_facts
from desktop_app.loopback.partner.recollection import dictation, is_repetition, recollection, repetition
from desktop_app.loopback.partner.remarks import WHAT_I_AM
from desktop_app.loopback.partner.small_talk import small_talk
from desktop_app.loopback.partner.spelling import spelling
from desktop_app.loopback.partner.stories import stories
from desktop_app.loopback.partner.tool_calls import calls_left, tool_calls
from desktop_app.loopback.partner.tool_results import spoken_results
from desktop_app.loopback.partner.turn import Answer, Topic, Turn
from desktop_app.loopback.partner.utterance import Utterance
from desktop_app.loopback.partner.without_tools import without_tools
from desktop_app.loopback.partner.writing_tasks import is_greeting_task, writing_task
from desktop_app.loopback.ports import CallFunction, PartnerRequest, Say

_TOPICS: tuple[Topic, ...] = (
    told_facts,
    stories,
    counting,
    spelling,
    arithmetic,
    clock,
    plain_facts,
    recollection,
    small_talk,
    without_tools,
    dictation,
)
_POLITE_HEAD = re.compile(
    r"^(?:(?:please|so|well|um|uh|okay|ok|hey|hello|hi|(?:can|could|would) you|and|now|i would like you to)\b[\s,]*)+",
    re.IGNORECASE,
)


_LONGEST_FOLLOWED = 20_000
"""Characters of instructions that are read."""


class PracticePartner:
    """Greets, tells stories, counts, spells, does sums, knows the time, and calls tools; it is no language model.

    The same request always gets the same answer, up to the usual temperature.
    """

    name = "practice partner"

    async def respond(self, request: PartnerRequest) -> AsyncIterator[Say | CallFunction]:
        """Answer sentence by sentence."""
        for part in answer_parts(request):
            yield part
            await asyncio.sleep(0)


def answer_parts(request: PartnerRequest) -> Iterator[Say | CallFunction]:
    """The whole answer to a request, without any waiting."""
    turn = _turn(request)
    if turn.dialogue.new_results:
        left = calls_left(turn, request.tools, request.tool_choice) if request.one_call_only else []
        if left:
            yield left[0]
            return
        yield from _said(turn, spoken_results(turn.dialogue.new_results))
        return
    calls = tool_calls(turn, request.tools, request.tool_choice)
    if isinstance(calls, Answer):
        yield from _said(turn, calls)
    elif calls:
        yield from calls
    else:
        yield from _said(turn, _introduced(turn, _answer(turn, request)))


def _turn(request: PartnerRequest) -> Turn:
    dialogue = read_dialogue(request.items)
    instructions = request.instructions[:_LONGEST_FOLLOWED]
    said = dialogue.said if dialogue.is_users_turn_open else None
    return Turn(
        heard=Utterance(said or ""),
        dialogue=dialogue,
        manner=read_manner(f"{instructions} {dialogue.system_text}"),
        instructions=instructions,
        now=request.now,
        temperature=request.temperature,
    )


def _answer(turn: Turn, request: PartnerRequest) -> Answer:
    task = writing_task(turn)
    if task is not None:
        return task
    if not turn.dialogue.is_users_turn_open or is_greeting_task(request.instructions):
        return opening(turn)
    shown = pictures(turn)
    if shown is not None:
        return shown
    if not turn.heard.words:
        return nothing_heard(turn)
    if is_repetition(turn):
        return repetition(turn) or _answered_again(turn, request) or fallback(turn)
    return (
        _by_topic(turn) or _with_context(turn) or _with_slips_corrected(turn) or _sounding_like(turn) or fallback(turn)
    )


def _by_topic(turn: Turn) -> Answer | None:
    """The first topic that knows an answer, to the words as they are or without their polite beginning."""
    plain = _POLITE_HEAD.sub("", turn.heard.said)
    variants = [turn] if plain in ("", turn.heard.said) else [turn, turn.saying(plain)]
    for topic in _TOPICS:
        for variant in variants:
            answer = topic(variant)
            if answer is not None:
                return answer
    return None


def _answered_again(turn: Turn, request: PartnerRequest) -> Answer | None:
    """Repeat an answer whose words are gone: give it once more to the same words of the user."""
    for exchange in reversed(turn.dialogue.earlier):
        if exchange.answers and exchange.said:
            earlier = replace(request, items=request.items[: exchange.index + 1], tool_choice="none", tools=[])
            if is_repetition(_turn(earlier)):
                continue
            sentences = [part.text for part in answer_parts(earlier) if isinstance(part, Say)]
            return Answer(sentences, is_long=True)
    return None


def _with_context(turn: Turn) -> Answer | None:
    """ "what about tomorrow": the earlier question with the new ending."""
    both = with_earlier_words(turn.heard, turn.dialogue)
    return _by_topic(replace(turn, heard=both)) if both is not None else None


def _with_slips_corrected(turn: Turn) -> Answer | None:
    """Words that nobody says, taken for the words that they are closest to."""
    corrected = turn.heard.with_slips_corrected()
    answer = _by_topic(replace(turn, heard=corrected)) if corrected is not None else None
    if corrected is None or answer is None:
        return None
    return Answer([f"I understood: {corrected.text}.", *answer.sentences], answer.is_long)


def _sounding_like(turn: Turn) -> Answer | None:
    """What the words most sound like, said openly."""
    phrase = turn.heard.nearest_phrase()
    answer = _by_topic(turn.saying(phrase)) if phrase else None
    if answer is None:
        return None
    return Answer([f"I understood: {phrase}.", *answer.sentences], answer.is_long)


def _introduced(turn: Turn, answer: Answer) -> Answer:
    """The first answer to a person says once what is speaking, where there is room for it."""
    is_first = turn.dialogue.is_users_turn_open and turn.dialogue.answer_count == 0
    is_own_task = turn.manner.fixed is not None or writing_task(turn) is not None
    if not is_first or is_own_task or turn.manner.sentence_limit is not None:
        return answer
    remarks = [f"I can only speak English, no {turn.manner.language}."] if turn.manner.language else []
    if not any(WHAT_I_AM in sentence for sentence in answer.sentences):
        remarks.append(WHAT_I_AM)
    if answer.is_long:
        return Answer([*remarks, *answer.sentences], is_long=True)
    # The remarks must stay where a wish for brevity cuts the rest.
    limit = turn.manner.usual_limit or len(answer.sentences) + len(remarks)
    kept = answer.sentences[: max(limit - len(remarks), 1)]
    if WHAT_I_AM in answer.sentences and WHAT_I_AM not in kept:
        kept.append(WHAT_I_AM)
    return Answer([*kept, *remarks], is_long=True)


def _said(turn: Turn, answer: Answer) -> Iterator[Say]:
    for sentence in turn.manner.shaped(answer.sentences, is_long=answer.is_long):
        yield Say(sentence)
