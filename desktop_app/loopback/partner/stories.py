"""Telling stories, and going on with them where they were cut."""

from __future__ import annotations

import re
import zlib

from msgspec import Struct

from desktop_app.loopback.partner.dialogue import Exchange
from desktop_app.loopback.partner.sentences import sentences_of
from desktop_app.loopback.partner.story_texts import STORIES, Story
from desktop_app.loopback.partner.turn import Answer, Turn, say
from desktop_app.loopback.partner.utterance import Utterance

_ANOTHER_ONE = re.compile(r"^(?:yes )?(?:another|one more)(?: one)?(?: please)?$")
_STORY = re.compile(rf"\b(?:stor(?:y|ies)|tale)\b|{_ANOTHER_ONE.pattern}")
_YES = re.compile(r"^(?:yes|yeah|yep|sure|okay|ok|please|of course|why not)\b(?: \w+){0,3}$")
_OFFER = re.compile(r"\bstory\?$")
_NO_REQUEST = re.compile(
    r"\b(?:stop|no|not|don't|end|without)(?: (?:any|more|tell(?:ing)?|me|a|the|that|this|with|your))* stor(?:y|ies)\b"
)
_SHORT = re.compile(r"\b(?:short|quick|brief|little)\b")
CONTINUE = re.compile(
    r"^(?:(?:yes|please|okay|ok|and) )*(?:continue|go on|carry on|keep going|what happened (?:next|then)"
    r"|and then|tell me more|more"
    r"|where were we|finish|the end)\b|\b(?:continue|finish|go on with|carry on with) (?:the|that|your|with)\b"
)
_AGAIN = re.compile(r"\b(?:start (?:again|over)|from the (?:beginning|start)|that story again|same story)\b")


class StoryPlace(Struct, frozen=True):
    """How far a story has been told: the next sentence; beyond the last one when it is finished."""

    story: Story
    next_sentence: int
    is_exact: bool


_PLACES = {
    sentence: StoryPlace(story, index + 1, is_exact=True)
    for story in STORIES
    for index, sentence in enumerate(story.sentences)
}
"""Where each sentence leads to."""


def stories(turn: Turn) -> Answer | None:
    """Tell a story, go on with the last one, or begin it again."""
    text = turn.text
    if not any(pattern.search(text) for pattern in (_STORY, CONTINUE, _AGAIN, _YES)):
        return None
    told = places_told(turn.dialogue.earlier)
    if _AGAIN.search(text):
        return _telling(told[-1].story, "From the beginning.") if told else _nothing_to_go_on_with(turn)
    if CONTINUE.search(text):
        return _going_on(told[-1]) if told else _nothing_to_go_on_with(turn)
    if _accepts_offer(turn):
        return _telling(chosen_story(turn.heard, [place.story for place in told]), "Gladly.")
    if _NO_REQUEST.search(text):
        return say("All right, no story.")
    if not _STORY.search(text):
        return None
    if _ANOTHER_ONE.match(text) and not told:
        return None
    story = chosen_story(turn.heard, [place.story for place in told])
    if _SHORT.search(text):
        return Answer([f"This is {story.title}, in short.", *story.parts[0][:2], *story.parts[-1][-2:]], is_long=True)
    return _telling(story, f"This is the story of {story.title}.")


def chosen_story(heard: Utterance, told: list[Story]) -> Story:
    """The story about what was asked for; otherwise one that was not told yet."""
    words = set(heard.words)
    about = [story for story in STORIES if any(set(topic.split()) <= words for topic in story.topics)]
    fresh = [story for story in about or STORIES if story not in told] or [
        story for story in about or STORIES if story not in told[-1:]
    ]
    if about:
        return (fresh or about)[0]
    return fresh[zlib.crc32(heard.text.encode()) % len(fresh)]


def places_told(exchanges: list[Exchange]) -> list[StoryPlace]:
    """Each story of a conversation in the order of the telling, with how far it came."""
    told: list[StoryPlace] = []
    for exchange in exchanges:
        heard = Utterance(exchange.said or "")
        for answer in exchange.answers:
            place = _place_in_words(answer) if answer is not None else _place_unknown(heard, told)
            if place is None:
                continue
            told = [*(other for other in told if other.story is not place.story), place]
    return told


def _accepts_offer(turn: Turn) -> bool:
    return bool(_YES.match(turn.text) and _OFFER.search(turn.dialogue.last_answer or ""))


def _telling(story: Story, opening: str) -> Answer:
    return Answer([opening, *story.sentences], is_long=True)


def _going_on(place: StoryPlace) -> Answer:
    rest = place.story.sentences[place.next_sentence :]
    if not rest:
        return say(f"That was all of {place.story.title}.", "Say: another story, and I will tell you a different one.")
    opening = f"Back to {place.story.title}."
    if not place.is_exact:
        opening = f"Back to {place.story.title}: I don't know which word you heard last, so I go on with the next part."
    return Answer([opening, *rest], is_long=True)


def _nothing_to_go_on_with(turn: Turn) -> Answer | None:
    if len(turn.heard.words) > 3:
        return None
    return say("There is nothing that I could go on with.", "Say: tell me a story.")


def _place_in_words(answer: str) -> StoryPlace | None:
    """Find the last sentence of a story in an answer; a sentence that was cut is told again."""
    for sentence in reversed(sentences_of(answer)):
        if sentence in _PLACES:
            return _PLACES[sentence]
    return next((StoryPlace(story, 0, is_exact=True) for story in STORIES if story.title in answer), None)


def _place_unknown(heard: Utterance, told: list[StoryPlace]) -> StoryPlace | None:
    """Where a telling came to whose words are lost: one part further than before."""
    if told and (CONTINUE.search(heard.text) or _AGAIN.search(heard.text)):
        before = told[-1] if CONTINUE.search(heard.text) else StoryPlace(told[-1].story, 0, is_exact=False)
        return StoryPlace(before.story, _next_part(before), is_exact=False)
    if not _STORY.search(heard.text):
        return None
    story = chosen_story(heard, [place.story for place in told])
    return StoryPlace(story, _next_part(StoryPlace(story, 0, is_exact=False)), is_exact=False)


def _next_part(place: StoryPlace) -> int:
    start = 0
    for part in place.story.parts:
        start += len(part)
        if start > place.next_sentence:
            return start
    return start
