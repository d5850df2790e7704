"""Utterances the practice partner surely understands: the yardstick for what was heard badly."""

from __future__ import annotations

KNOWN_PHRASES = (
    "hello",
    "hello there",
    "good morning",
    "good afternoon",
    "good evening",
    "how are you",
    "nice to meet you",
    "goodbye",
    "see you later",
    "thank you very much",
    "never mind",
    "say that again",
    "repeat that please",
    "what did you say",
    "what did i say",
    "go on",
    "carry on",
    "keep going",
    "continue the story",
    "start again",
    "please stop talking",
    "that's enough",
    "be quiet",
    "wait a moment",
    "who are you",
    "what are you",
    "what is your name",
    "what is my name",
    "my name is",
    "what can you do",
    "what can i say",
    "help me",
    "are you a real person",
    "are you human",
    "are you a robot",
    "are you a language model",
    "how do you work",
    "can you hear me",
    "do you understand me",
    "this is a test",
    "what time is it",
    "what is the time",
    "tell me the time",
    "what is the date today",
    "what day is it",
    "what day is it tomorrow",
    "what month is it",
    "what year is it",
    "count to ten",
    "count to twenty",
    "count from ten to one",
    "count backwards from ten",
    "count down from ten",
    "spell the word",
    "how do you spell",
    "tell me a story",
    "tell me another story",
    "tell me a short story",
    "tell me a long story",
    "tell me a story about a lighthouse",
    "tell me a story about a clock",
    "tell me a story about a ferry",
    "tell me a story about a garden",
    "another story please",
    "tell me a joke",
    "tell me a fact",
    "tell me a poem",
    "tell me something",
    "say something",
    "what is your favorite color",
    "my favorite color is",
    "what is the weather",
    "what is the weather like",
    "how is the weather today",
    "will it rain tomorrow",
    "is it going to rain",
    "what is the temperature",
    "do i need an umbrella",
    "roll the dice",
    "flip a coin",
    "set a timer for five minutes",
    "set an alarm",
    "turn on the light",
    "turn off the light",
    "what is the capital",
    "how much is",
    "what is seven plus five",
    "ten minus three",
    "six times seven",
    "twenty divided by four",
    "half of",
    "percent of",
    "could you please",
    "can you speak english",
    "slow down please",
    "speak louder",
    "yes please",
    "no thank you",
)

ORDINARY_WORDS = """
    past quarter noon midnight hour hours second seconds minute minutes week weeks month months year years evening
    morning afternoon night people person friend friends mother father brother sister child children work works home
    school street door floor wall chair food lunch dinner breakfast drink bread fish meat fruit right left near far
    here there above below under before after again always never often sometimes maybe perhaps very much many more
    most less least good better best bad worse worst nice great small large little long short high fast slow early
    late next last first new young same different easy hard happy sad tired hungry come came went gone take took
    taken give gave make made think thought know knew find found feel felt leave left keep kept hold held bring
    brought write wrote read speak spoke hear heard listen learn teach walk ride drive travel live lived stay move
    play played help start stop open close wait wash cook clean sleep wake dream love hate want wish hope need must
    should might could would because although while until since during without within between against through across
    along around people's thing things word words place story stories money paper phone letter picture number part
    name idea favourite colour theatre centre neighbour question answer problem reason history theory memory land
    lake sand sound round mind wind fine line mine some same seem been then than them they these those this that
    have hive live give understood head whole whose once match base sort tracking fifth back began begin were where
    case alike quite pleasure shall alive clear silence cheers choir away third root chain applied break level
    heading greet written thick tied bought face sold slept threw plant stars piece coast ticket stand seen drank
    seat sent host among token byte mount sock page guests trailing alone state heads world being certain band bored
    sorry stairs paper weak hour our knight sun son blue blew meet mean road rode wood hole won eye buy bye high
"""
"""Words that are no slips of other words, although nothing is done with most of them."""
