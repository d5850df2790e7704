"""The grammar of what a person says to the practice partner, as JSGF for the recogniser.

A turn is a chain of heads ("what is the weather", "set a timer") and tails ("in paris", "for five minutes"). Every
list of words stands in it once: the recogniser copies a rule for each mention, and the straightforward grammar, with
a list of cities in each question that may name one, took 0.46 of real time instead of a tenth of that.

Source: JSpeech Grammar Format, W3C note of 5 June 2000.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from desktop_app.loopback.speech import vocabulary as v

GRAMMAR_NAME = "practice"

_LONE = """
<word_alone> = yes [please] | yeah | no | no thanks | no thank you | thanks | thank you [very much] | okay | ok | sure
  | great | hello | hi | hey | stop | wait | pardon | sorry | continue | again | help | testing | goodbye | good bye
  | bye | please;
<verb_alone> = start | (open | close | lock | unlock) the | play [some] | convert;
<lone> = /1/ <word_alone> | /0.0001/ <verb_alone>;
"""
"""What may open a turn or be all of it; words too short to be let in everywhere."""

_HEADS = """
<greeting> = hello there | hi there | hey there | good (morning | afternoon | evening | night | day) | nice to meet you
  | how are you [doing] | how do you do | bye bye | see you (later | soon) | that's all | thank you very much;
<reply> = that's (right | wrong) | never mind | excuse me | i don't know | yes i do | thanks a lot;
<control> = stop (it | talking) | that's enough | wait a moment | be quiet | go on | carry on | keep going
  | start (again | over) | repeat that | say that again | what did you say | slow down
  | speak (more slowly | slower | faster | louder);
<about> = who are you | what are you | what is your name | what's your name | what can you do | what can i (say | ask)
  | help me | can you speak english
  | are you (real | human | a human | a person | a robot | a machine | a computer | a language model) | how do you work
  | do you understand me | can you hear me | what did i say | what is my name | this is a test;
<naming> = (my name is | i am | i'm | call me) <name>;
<clock> = what time is it | tell me the time | what is the (time | date | day) | what (day | date | year | month) is it
  | what is today's date | what is today;
<counting> = count [up | down | backwards];
<reckoning> = multiply | divide | what is half of;
<spelling> = (spell | how do you spell) [the word] <word>;
<story> = tell me (a | another | one more | a short | a long) story [about (a | the) <topic>]
  | another story | another one | one more | continue the story;
<talk> = tell me (a joke | something | more | a fact | a poem) | say something | let's talk | what do you think
  | what is your favorite color | my favorite color is | i like | what color is | do you like;
<sky> = (what | how) is the weather [like] | what's the weather [like] | how's the weather
  | what will the weather be [like]
  | (will it | is it going to) (rain | snow | be (sunny | cold | warm | windy))
  | is it (raining | snowing | cold | warm | sunny)
  | what is the (temperature | forecast) | how (warm | cold | hot) is it | do i need an umbrella | (what | how) about;
<home> = (turn | switch) (on | off | up | down) [the] | (turn | set | change | make) the
  | (door | window | garage | blinds | light | lights | color | background | volume | temperature | heating | music)
  | radio;
<errand> = (set | start) (a timer | an alarm) | wake me up | [some] <music> music | some music | roll (a | the) dice
  | flip a coin | book a table | what is the price | how much do | where is my order | where is
  | remind me to | send a | how far is it | how do i get | find me | search for | look up
  | (a flight | a train | a hotel) | what is the capital;
<polite> = can you | could you | could you please | can you please | i would like you to;
<head> = <greeting> | <reply> | <control> | <about> | <naming> | <clock> | <counting> | /0.01/ <reckoning> | <spelling>
  | <story> | <talk> | <sky> | <home> | <errand> | <polite>;
"""
"""What a person asks for, up to the first thing named."""

_TAILS = """
<number> = <figure> (/1/ <NULL> | /0.001/ <number>);
<operator> = plus | minus | times | divided by | multiplied by | and | percent of | to | from | for | at | by;
<unit> = seconds | minutes | hours | o'clock | a.m. | p.m. | percent | degrees | people;
<tail> = /0.1/ [<operator> | what is | what's | how much is | calculate] <number> [<unit>]
  | /1/ (in | from | to | about | of) <place>
  | /1/ [and] <day> | /0.1/ to <colour> | /0.000001/ <colour> | /0.1/ [in] [the] <room> [light | lights]
  | /0.01/ (add | put | order | buy | some | of | how much is | how much are) <thing>
  | /0.000001/ [to] <currency> | /0.01/ (call | message to) <name> | /0.1/ (to | on) (my | the) [shopping] list
  | /0.1/ please | /0.01/ (on | off) | /0.01/ cost;
"""
"""What may follow: numbers, places, days and things, each list once."""

# A weight is a probability within its rule. The decoder takes it as it is, while its acoustic scores span tens of such
# units: only weights far from each other change anything.
_TURN = """
<common> = hello [who are you] | hi | who are you | what time is it | what is the date | what can you do
  | tell me a story | how are you | count to twenty | count from | are you a language model | stop | continue
  | goodbye | yes | no | thank you | what is the weather;
public <turn> = /1/ <common> | /0.01/ (/1/ <NULL> | /0.0001/ <lone>) (/0.1/ <NULL> | /1/ <chain>);
<chain> = (/1/ <head> | /0.1/ <tail>) (/1/ <NULL> | /0.1/ <chain>);
"""


def practice_grammar(hints: Sequence[str] = ()) -> str:
    """Return the grammar as JSGF; `hints` are phrases that may also be said, of words the dictionary knows."""
    lists = {
        "place": (*v.CITIES, *v.COUNTRIES),
        "colour": v.COLOURS,
        "room": v.ROOMS,
        "day": v.DAYS,
        "name": v.NAMES,
        "word": (*v.SPELLABLE, *v.CITIES, *v.NAMES),
        "topic": v.STORY_TOPICS,
        "thing": v.THINGS,
        "music": v.MUSIC,
        "currency": v.CURRENCIES,
        "figure": (*v.UNITS, *v.TENS, "hundred", "thousand", "a hundred", "and"),
    }
    if hints:
        lists["hint"] = tuple(hints)
    rules = "\n".join(f"<{name}> = {_either(words)};" for name, words in lists.items())
    turn = _TURN.replace("<tail>)", "<tail> | /0.1/ <hint>)") if hints else _TURN
    return f"#JSGF V1.0;\ngrammar {GRAMMAR_NAME};\n{rules}\n{_LONE}\n{_HEADS}\n{_TAILS}\n{turn}"


def _either(phrases: Iterable[str]) -> str:
    return " | ".join(phrases)
