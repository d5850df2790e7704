"""What was said before: names, favourites, the user's own words, the last answer again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from desktop_app.loopback.partner.sentences import sentences_of
from desktop_app.loopback.partner.turn import Answer, Turn, capitalised, say
from desktop_app.loopback.partner.utterance import Utterance

_MY_NAME_IS = re.compile(
    r"\b(?:my name is|my name's|call me|i am called) (?P<name>\w+(?: (?!and\b|how\b|what\b)\w+)?)$"
)
_I_AM = re.compile(r"^(?:(?:hello|hi|hey|and) )*(?:i'm|i am) (?P<name>\w+)$")
_NO_NAMES_TEXT = """
    fine good well okay ok sorry tired here ready happy sad hungry sure not from in a an the great bored done back
    lost
"""
_NO_NAMES = frozenset(_NO_NAMES_TEXT.split())
_ASKS_NAME = re.compile(r"\bwhat(?:'s| is| was) my name\b|\bwho am i\b|\b(?:know|remember) my name\b")
_FAVOURITE = re.compile(r"\bmy favou?rite (?P<kind>\w+) is (?P<value>[\w' ]+)$")
_ASKS_FAVOURITE = re.compile(r"\bwhat(?:'s| is) my favou?rite (?P<kind>\w+)\b")
_LIKE = re.compile(r"^i (?:really )?(?P<verb>like|love|prefer|hate|need|want|have) (?P<thing>[\w' ]+)$")
_MY_WORDS = re.compile(
    r"\bwhat did i (?:just )?say\b|\bwhat (?:have you|did you) (?:hear|understand|understood|heard)\b"
)
_AGAIN = re.compile(
    r"\b(?:say|repeat|tell me|read) (?:that|it|this)(?: to me)?(?: (?:once more|one more time|again"
    r"|please))*$|\brepeat$|^again\b|^pardon\b"
    r"|\bsay (?:that|it) again\b|\bwhat did you (?:just )?say\b|\b(?:once|one time) more please$"
    r"|\brepeat (?:that|your|the) (?!after)"
)
_SAY = re.compile(
    r"^(?:(?:please|now|can you|could you|would you) )*(?:say|repeat after me|repeat)(?: the words?)? (?P<words>.+)$"
)


def recollection(turn: Turn) -> Answer | None:
    """Remember something, or what was remembered."""
    return _name(turn) or _favourite(turn) or _own_words(turn)


def repetition(turn: Turn) -> Answer | None:
    """The last answer once more; None also where its words are gone."""
    if not is_repetition(turn):
        return None
    last = turn.dialogue.last_answer
    if last:
        return Answer(sentences_of(last), is_long=True)
    return None if turn.dialogue.answer_count else say("I have not said anything yet.")


def is_repetition(turn: Turn) -> bool:
    """Whether the user asks for the last answer once more."""
    return bool(_AGAIN.search(turn.text))


def dictation(turn: Turn) -> Answer | None:
    """ "say good morning"."""
    found = _SAY.match(turn.text)
    if found is None:
        return None
    quoted = re.search(r"[\"“]([^\"”]+)[\"”]", turn.heard.said)
    words = quoted.group(1) if quoted else turn.heard.as_said(found, "words")
    words = capitalised(words.strip())
    return say(words if words[-1:] in ".!?" else f"{words}.")


def _name(turn: Turn) -> Answer | None:
    name = _told_name(turn.heard)
    if name:
        return say(turn.pick([f"Nice to meet you, {name}.", f"Hello, {name}!", f"I will remember it, {name}."]))
    if not _ASKS_NAME.search(turn.text):
        return None
    known = next((name for heard in _earlier(turn) if (name := _told_name(heard))), turn.manner.user_name)
    return say(
        f"Your name is {known}." if known else "You have not told me your name yet. Say: my name is, and your name."
    )


def _told_name(heard: Utterance) -> str | None:
    found = _MY_NAME_IS.search(heard.text) or _I_AM.search(heard.text)
    if found is None or found.group("name").split()[0] in _NO_NAMES:
        return None
    return " ".join(capitalised(word) for word in heard.as_said(found, "name").split())


def _favourite(turn: Turn) -> Answer | None:
    if (asked := _ASKS_FAVOURITE.search(turn.text)) is not None:
        kind = asked.group("kind")
        for heard in _earlier(turn):
            told = _FAVOURITE.search(heard.text)
            if told is not None and told.group("kind") == kind:
                return say(f"You said that your favorite {kind} is {heard.as_said(told, 'value')}.")
        return say(f"You have not told me your favorite {kind} yet.")
    if (told := _FAVOURITE.search(turn.text)) is not None:
        value = turn.heard.as_said(told, "value")
        return say(f"I understood: your favorite {told.group('kind')} is {value}.", "A good choice.")
    if (liked := _LIKE.search(turn.text)) is not None:
        thing = turn.heard.as_said(liked, "thing")
        return say(
            f"I understood: you {liked.group('verb')} {thing}.",
            turn.pick(["Tell me why.", "Since when?", "Good to know."]),
        )
    return None


def _own_words(turn: Turn) -> Answer | None:
    if not _MY_WORDS.search(turn.text):
        return None
    last = next((heard.said for heard in _earlier(turn) if heard.said), None)
    return say(f'I understood: "{last}".' if last else "This is the first thing I understood.")


def _earlier(turn: Turn) -> Iterator[Utterance]:
    """What the user said before, newest first."""
    for exchange in reversed(turn.dialogue.earlier):
        yield Utterance(exchange.said or "")
