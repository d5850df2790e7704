"""What is said where nothing fits: what was understood, and what to try."""

from __future__ import annotations

import re

from desktop_app.loopback.partner.remarks import WHAT_I_AM
from desktop_app.loopback.partner.turn import Answer, Turn, say

_HINTS = (
    "Try: what time is it.",
    "Try: tell me a story.",
    "Try: what is seven plus five.",
    "Try: count to twenty.",
    "Try: spell the word rhythm.",
    "Say help to hear what I can do.",
)
_FOREIGN_TEXT = """
    bonjour merci oui salut comment quelle est je suis hola gracias buenos dias como qué guten hallo tag danke bitte
    wie ist das ich bin nicht ciao buongiorno grazie sono olá obrigado você não hej tack god dag привет здравствуйте
    спасибо
"""
_FOREIGN = frozenset(_FOREIGN_TEXT.split())
_UNFINISHED = re.compile(
    r"^(?:(?:and|so|please|um|uh) )*(?:my (?:\w+ ){1,3}(?:is|are)|my favou?rite(?: \w+)?|my name"
    r"|how (?:much|many)(?: \w+)? (?:is|are)"
    r"|what(?:'s| is| are)|(?:half|percent) of|(?:could|can|would) you(?: please)?"
    r"|i would like(?: you)?(?: to)?|tell me"
    r"|i want(?: you)?(?: to)?|(?:can|could) i|is it|will it|do you|are you)(?: please)?$"
)
_QUESTION = re.compile(
    r"^(?:and |so |but )?(?:what|who|when|where|why|how|which|whose|is|are|was|were|do|does|did|can|could|will|would"
    r"|should|has|have)\b"
)
_TO_A_QUESTION = (
    "I don't know the answer to that.",
    "That is more than my rules know.",
    "A language model could answer that, I can't.",
)
_TO_A_STATEMENT = (
    "I have nothing clever to say about that.",
    "I only know that I heard it.",
    "Tell me more, and I will say what I understand.",
)
_LONGEST_REFLECTION = 25


def nothing_heard(turn: Turn) -> Answer:
    """For audio without words, or an empty message."""
    exchange = turn.dialogue.exchanges[-1]
    if exchange.is_spoken:
        opening = [
            "I heard you, but I could not make out a word.",
            "I heard something, but no words that I know.",
            "That reached me as sound, but I understood no words of it.",
        ]
        return say(turn.pick(opening), "Please say it once more, a little slower.", turn.pick(_HINTS))
    return say("Your message was empty.", turn.pick(_HINTS))


def fallback(turn: Turn) -> Answer:
    """For words that no topic knows: reflects them."""
    words = turn.heard.words
    shown = " ".join(turn.heard.said.split()[:_LONGEST_REFLECTION]).rstrip(".,;")
    dots = " and more" if len(turn.heard.said.split()) > _LONGEST_REFLECTION else ""
    if _UNFINISHED.match(turn.text):
        return say(f'I understood: "{shown}".', "How does it go on?")
    if len(_FOREIGN.intersection(words)) >= min(2, len(words)):
        return say("I only understand and speak English.", f'I heard: "{shown}"{dots}.', turn.pick(_HINTS))
    if not words:
        return say("There were no words in your message.", turn.pick(_HINTS))
    is_question = turn.heard.is_question or _QUESTION.match(turn.text) is not None
    closing = turn.pick(_TO_A_QUESTION if is_question else _TO_A_STATEMENT)
    if turn.dialogue.answer_count == 0:
        return say(f'I understood: "{shown}"{dots}.', WHAT_I_AM, closing, turn.pick(_HINTS))
    return say(f'I understood: "{shown}"{dots}.', closing, turn.pick(_HINTS))
