"""The words that the recogniser's grammar and the practice partner share.

All of them are spelt as the recogniser's dictionary spells them: lower case, no digits, no mark but the apostrophe.
"""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


UNITS = _words(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")

CITIES = tuple(
    """amsterdam;athens;atlanta;auckland;austin;bangkok;barcelona;beijing;berlin;boston;brussels;budapest;
    buenos aires;cairo;cape town;chicago;copenhagen;dallas;delhi;denver;dubai;dublin;edinburgh;florence;frankfurt;
    geneva;hamburg;helsinki;hong kong;honolulu;houston;istanbul;johannesburg;kyoto;lagos;las vegas;lima;lisbon;
    london;los angeles;madrid;manchester;melbourne;mexico city;miami;milan;montreal;moscow;mumbai;munich;nairobi;
    new york;osaka;oslo;paris;philadelphia;phoenix;prague;redmond;reykjavik;rio de janeiro;rome;san diego;
    san francisco;santiago;seattle;seoul;shanghai;singapore;stockholm;sydney;tokyo;toronto;vancouver;venice;vienna;
    warsaw;washington;wellington;zurich""".replace("\n    ", "").split(";")
)
"""Cities that can be asked for; the names of two and more words are found before their parts."""

COLOURS = _words(
    "red green blue yellow orange purple pink black white brown grey gray gold silver turquoise violet warm"
)

ROOMS = (
    "kitchen",
    "living room",
    "bedroom",
    "bathroom",
    "office",
    "hall",
    "garage",
    "garden",
    "dining room",
    "basement",
)

DAYS = (
    "today",
    "tomorrow",
    "tonight",
    "this evening",
    "this morning",
    "this afternoon",
    "this week",
    "next week",
    "on monday",
    "on tuesday",
    "on wednesday",
    "on thursday",
    "on friday",
    "on saturday",
    "on sunday",
    "right now",
    "now",
    "at the weekend",
)

NAMES = _words(
    "adam alice anna barbara ben bob carol charles chris clara daniel david diana emily emma eric eva frank george"
    " grace hannah helen henry jack james jane jason john julia karen kate kevin laura lisa lucas lucy mark martin"
    " mary michael nancy oliver oscar paul peter robert sam sarah simon sophie stephen susan thomas tom victor walter"
)

SPELLABLE = _words(
    "accommodate address apple banana beautiful because bicycle bread bridge calendar castle chocolate cloud coffee"
    " computer conversation elephant embarrass family february friend garden giraffe guarantee guitar hello horse"
    " house island kitchen knife language library microphone mountain music necessary neighbor ocean orange piano"
    " planet question receive rhythm river school science separate spaghetti summer table telephone thursday tree"
    " umbrella vegetable water wednesday weird window winter yesterday zebra"
)

STORY_TOPICS = ("lighthouse", "clock", "ferry", "garden", "train", "sea", "river", "night", "clock maker", "cat")

THINGS = _words(
    "apples bananas bread butter cheese chocolate coffee eggs flowers milk oranges pasta pizza rice soap soup tea"
    " tomatoes water books shoes"
)

MUSIC = ("jazz", "rock", "classical", "pop", "folk", "piano", "guitar", "blues", "dance", "relaxing")

COUNTRIES = _words(
    "argentina australia austria brazil canada china denmark egypt england finland france germany greece hungary"
    " iceland india ireland italy japan kenya mexico norway peru poland portugal russia scotland spain sweden"
    " switzerland thailand turkey"
)

CURRENCIES = _words("dollars euros pounds yen francs")
