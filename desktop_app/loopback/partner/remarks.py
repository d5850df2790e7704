"""Short remarks and the answers to them."""

from __future__ import annotations

WHAT_I_AM = "I am a practice partner, not a language model."
WHAT_I_CAN = "Ask me the time, a small sum, to count, to spell a word, or to tell you a story."

REMARKS: tuple[tuple[str, tuple[str, ...]], ...] = (
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
    (
        r"^(?:i'm|i am|i feel) (?:so |very |a bit |quite |really )?(?:sad|tired|bored|angry|afraid|lonely"
        r"|ill|sick|unhappy|nervous)\b",
        ("I am sorry to hear that. Shall I tell you a story?", "That is a pity. Shall I tell you a story?"),
    ),
    (
        r"^(?:i'm|i am|i feel) (?:so |very |a bit |quite |really )?(?:happy|glad|excited|proud|lucky)\b",
        ("I am glad to hear that.", "That is good news."),
    ),
    (
        r"^you(?:'re| are) (?:so |very |really |a )?(?:nice|good|great|clever|smart|funny|kind|helpful"
        r"|amazing)\b|^(?:well done|good job)\b",
        ("Thank you. It is only a set of rules, but it likes praise.", "You are kind."),
    ),
    (
        r"^you(?:'re| are) (?:so |very |really |a )?(?:stupid|bad|wrong|silly|slow|useless|terrible|idiot"
        r"|boring|dumb)\b",
        ("I do what my rules can. A chat model can be used in my place, if you have one.",),
    ),
    (
        r"^(?:hm+|really|oh|wow|interesting|i see|aha|maybe|perhaps"
        r"|well)(?: really)?$",
        ("Yes. And what do you think?", "Go on."),
    ),
    (
        r"^(?:what|why|how|who|when|where|which)(?: (?:not|is"
        r"|so))?$",
        ("That is a short question. Please ask it in a few words more.",),
    ),
    (
        r"\b(?:practi[sc]e|learn|improve)\b.*\benglish\b|\b(?:english|speaking) practice\b",
        (
            "Gladly. Tell me something about yourself, and I will say what I understood.",
            "With pleasure. What did you do today?",
        ),
    ),
    (
        r"\b(?:play|know)\b.*\bgames?\b|\bbored\b",
        ("I can roll the dice or flip a coin. Which shall it be?", "Let us do sums: what is six times seven?"),
    ),
    (
        r"\b(?:can|may) i ask (?:you )?(?:something|a question)\b"
        r"|\bi have a question\b",
        ("Please ask.", "Yes, of course."),
    ),
    (r"^(?:later|not now|another time)\b", ("All right, later.",)),
)
"""What is heard, and what may be answered; the first pattern that fits counts."""
