"""Greetings, thanks, questions about the partner itself, and other small talk."""

from __future__ import annotations

import re

from desktop_app.loopback.partner.sentences import sentences_of
from desktop_app.loopback.partner.turn import Answer, Turn, capitalised, say

WHAT_I_AM = "I am a practice partner, not a language model."
WHAT_I_CAN = "Ask me the time, a small sum, to count, to spell a word, or to tell you a story."

_GREETING = re.compile(
    r"^(?:(?:oh|well|so|okay|ok|and) )*(?:hello|hi|hey|hay|hallo|greetings|good (?:morning|afternoon|evening"
    r"|day|night)|howdy|welcome)\b"
)
_ONLY_GREETING = re.compile(r"^(?:\w+ ){0,5}\w+$")
_TABLE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        r"\bhow (?:are|do) you (?:do(?:ing)?(?: today)?|today|feel(?:ing)?)?$|^how are you\b|^how's it going",
        (
            "I am fine, thank you. How are you?",
            "Very well, thank you. And you?",
            "All my parts are running. How are you?",
        ),
    ),
    (
        r"^(?:i'm|i am|i feel|fine|very well|not bad|good)(?: (?:very|quite|also))?(?: (?:fine|well|good"
        r"|okay|ok|great))?"
        r"(?: (?:too|thanks|thank you|and you))*$",
        ("I am glad to hear that.", "Good to hear."),
    ),
    (
        r"\bwhat's (?:up|new)\b|\bhow is (?:it going|life)\b",
        ("Not much: I have been waiting for you.", "All is quiet here."),
    ),
    (
        r"\b(?:do|can) you (?:speak|understand|know|talk) (?:any )?(?:other )?(?:languages?|\w+ish|french"
        r"|german|italian)\b",
        ("I speak and understand English, and nothing else.",),
    ),
    (
        r"\bnice to meet you\b|\bpleased to meet you\b",
        ("Nice to meet you too.", "It's a pleasure. What shall we practise?"),
    ),
    (
        r"\b(?:good ?(?:bye|buy|by)|bye|see you|farewell|so long|good night)\b",
        ("Goodbye! It was nice to practise with you.", "Bye! Come back any time.", "See you soon!"),
    ),
    (
        r"\bare you (?:a |an )?(?:real|human|person|robot|machine|computer|language model|language"
        r"|artificial|alive|chat|gpt|ai|bot)\b"
        r"|\b(?:are|is) (?:you|this) (?:a )?(?:real|large) ",
        (f"No. {WHAT_I_AM} I am a small program with fixed rules. {WHAT_I_CAN}",),
    ),
    (
        r"\bhow do you work\b|\bhow does (?:this|it) work\b",
        (
            "I listen for words that I know and answer by simple rules. "
            "I am a practice partner, not a language model, and everything happens on this computer.",
        ),
    ),
    (
        r"\bwhat (?:can|do) (?:you do|i (?:say|ask)|you know)\b|^(?:please )?help(?: me)?(?: please)?$"
        r"|\bwhat should i (?:say|ask)\b",
        (
            f"{WHAT_I_AM} {WHAT_I_CAN} I also call the tools that a session offers, and you may interrupt me at "
            "any time.",
        ),
    ),
    (
        r"\b(?:can|do|could) you (?:hear|understand)(?: me)?\b|\bis anybody there\b|\bare you there\b",
        ("Yes, I can hear you.", "Yes, loud and clear enough for me."),
    ),
    (
        r"\bthis is a test\b|^(?:test(?:ing)? ?)+(?:one two(?: three)?)?$",
        ("The test has arrived.", "I hear your test."),
    ),
    (r"\bthat's (?:right|correct|true|good|great)\b", ("Good.", "I am glad to hear that.")),
    (
        r"\bthat's (?:wrong|not right|false|not what)\b",
        ("I am sorry. Please say it once more, perhaps in other words.",),
    ),
    (r"\bnever mind\b|\bforget it\b", ("All right.", "No problem.")),
    (r"^(?:excuse me|sorry|i'm sorry|i am sorry)\b", ("No problem. Please go ahead.",)),
    (r"\bi don't know\b|\bi have no idea\b", ("Neither do I, very often. Shall I tell you a story?",)),
    (
        r"^(?:(?:okay|ok|no|please|well) )*(?:stop|wait|be quiet|shut up|enough|that's (?:enough|all)"
        r"|pause|hold on|silence)\b",
        ("All right, I stop.", "Okay, I am quiet.", "I stop here. Say continue when you want more."),
    ),
    (
        r"\b(?:slow(?:er|ly)?(?: down)?|too fast)\b|\bfaster\b|\bspeed\b",
        ("How fast I speak is a setting of the session: look for speed. I can't change it myself.",),
    ),
    (r"\b(?:louder|too quiet|quieter|too loud)\b", ("Please use the volume control: my voice has only one strength.",)),
    (
        r"\b(?:thanks?|thank you|cheers)\b",
        ("You are welcome.", "With pleasure.", "You're welcome. What next?"),
    ),
    (
        r"\b(?:tell|know|say|another|one more)\b.*\bjokes?\b|^(?:a )?joke\b",
        (
            "Why did the microphone go to school? It wanted to improve its feedback.",
            "I asked the loudspeaker for a secret. It could not keep its voice down.",
            "Two waveforms meet. Says the one: you look flat today. Says the other: I was cut.",
        ),
    ),
    (
        r"\b(?:a|some|interesting|fun) facts?\b|\b(?:tell|say)(?: me)? something\b|\blet's talk\b"
        r"|\btalk to me\b|^something$",
        (
            "Sound needs about three seconds to travel one kilometer. Light does it in three millionths of a second.",
            "People usually leave a gap of about a fifth of a second between two turns of a conversation.",
            "A spoken sentence of ten words takes about four seconds. You can interrupt me after the first.",
        ),
    ),
    (
        r"\b(?:poem|verse|rhyme)\b|\bsing\b",
        (
            "The day was long, the line was clear. A voice said, hello, are you here? I am, I said, and more or less, "
            "I understood you, I confess.",
            "I have no song, I have no choir. I have a voice inside a wire. It hums a little, off and on. "
            "You say goodbye, and it is gone.",
        ),
    ),
    (
        r"\bwhat(?:'s| is) your favou?rite colou?r\b",
        ("I like blue, the blue of your lane in the waveform.", "Violet, I think. It suits my voice."),
    ),
    (r"\bwhat do you think\b|\bdo you like\b", ("I have no opinions, only rules. What do you think?",)),
    (r"\bi love you\b", ("That is kind. I am only a small program, but a grateful one.",)),
    (r"\bhow old are you\b|\bwhen were you born\b", ("I begin anew with each session, so I am a few turns old.",)),
    (r"\bwhere (?:are you|do you (?:live|come))\b", ("I run on this computer, and I need no network.",)),
)
_COMPILED = tuple((re.compile(pattern), answers) for pattern, answers in _TABLE)
_WHO = re.compile(r"\b(?:who|what) are you\b|\bwhat(?:'s| is) your name\b|\bintroduce yourself\b|\babout yourself\b")
_YES = re.compile(
    r"^(?:yes|yeah|yep|sure|okay|ok|great|of course|right|please|certainly)(?: (?:please|i do|sure"
    r"|you can|of course|thanks))*$"
)
_NO = re.compile(r"^(?:no|nope|not really|nothing)(?: (?:thanks?|thank you|please|you|not now))*$")


def small_talk(turn: Turn) -> Answer | None:
    """Short answers to short remarks."""
    text = turn.text
    if _WHO.search(text):
        return introduction(turn)
    if (plain := _yes_or_no(turn)) is not None:
        return plain
    for pattern, answers in _COMPILED:
        if pattern.search(text):
            return Answer(sentences_of(turn.pick(answers)))
    return greeting(turn)


def introduction(turn: Turn) -> Answer:
    """Who speaks, under the name and in the role of the instructions."""
    manner = turn.manner
    who = f"I am {manner.name}" if manner.name else ""
    if manner.role:
        role = re.sub(r"^(?:an?|the|our|my)\s+", "", manner.role)
        article = "an" if role[:1] in "aeiou" else "a"
        who = f"{who or 'I am playing'}, {article} {role}" if manner.name else f"I am here as {article} {role}"
    return say(*([f"{who}."] if who else []), WHAT_I_AM, WHAT_I_CAN)


def greeting(turn: Turn) -> Answer | None:
    """Answer a greeting; with the introduction if nothing has been said yet."""
    found = _GREETING.search(turn.text)
    if found is None or not _ONLY_GREETING.match(turn.text):
        return None
    part = re.search(r"good (?:morning|afternoon|evening)", turn.text)
    hello = capitalised(part.group()) if part else turn.pick(["Hello", "Hi", "Hello there"])
    if turn.manner.user_name:
        hello += f", {turn.manner.user_name}"
    if turn.dialogue.answer_count == 0:
        return Answer([f"{hello}!", *introduction(turn).sentences])
    return say(f"{hello}!", turn.pick(["What shall we do?", "What would you like to practise?", "I am listening."]))


def _yes_or_no(turn: Turn) -> Answer | None:
    if _YES.match(turn.text):
        return say(turn.pick(["Good.", "All right.", "Fine."]), turn.pick(["What shall we do next?", WHAT_I_CAN]))
    if _NO.match(turn.text):
        return say(turn.pick(["All right.", "Okay, no problem."]), "I am here when you need me.")
    return None
