"""Instructions the practice partner follows as far as it can."""

from __future__ import annotations

import re

import pytest
from partner_requests import answer, answered, sentences, spoken, system, typed

from desktop_app.loopback.partner.manner import read_manner
from desktop_app.loopback.session_defaults import DEFAULT_INSTRUCTIONS


@pytest.mark.parametrize(
    ("instructions", "limit"),
    [
        ("Answer in one sentence.", 1),
        ("Always reply with a single short sentence.", 1),
        ("Use at most two sentences.", 2),
        ("Answer in 2-3 sentences.", 3),
        ("Keep every answer to two sentences or less.", 2),
        ("Reply with no more than 3 short sentences.", 3),
        ("Be nice. Speak in complete sentences.", None),
    ],
)
def test_sentence_limits(instructions: str, limit: int | None) -> None:
    assert read_manner(instructions).sentence_limit == limit
    if limit is not None:
        for said in ("hello", "tell me a story", "count to fifty", "my hovercraft is full of eels"):
            assert 1 <= len(sentences([spoken(said)], instructions=instructions)) <= limit


@pytest.mark.parametrize(
    "instructions", ["Be brief.", "Be very concise.", "Keep your answers brief.", "Answer briefly."]
)
def test_brevity_shortens_answers_but_not_stories(instructions: str) -> None:
    items = [answered("Hello!"), spoken("what can you do")]
    assert len(sentences(items, instructions=instructions)) <= 2
    assert len(sentences(items, instructions="You are kind.")) > 2
    assert len(sentences([answered("Hello!"), spoken("tell me a story")], instructions=instructions)) > 8


def test_the_default_instructions_leave_stories_whole_and_say_what_is_speaking() -> None:
    manner = read_manner(DEFAULT_INSTRUCTIONS)
    assert (manner.role, manner.name, manner.language, manner.fixed) == (None, None, None, None)
    assert "not a language model" in answer("hello")


@pytest.mark.parametrize(
    ("instructions", "name"),
    [
        ("Your name is Max.", "Max"),
        ("You are Max, a helpful guide.", "Max"),
        ("You are a helpful assistant named Anna Bell.", "Anna Bell"),
        ("You are called clara.", "Clara"),
        ("You are a helpful assistant.", None),
        ("You are Not allowed to swear.", None),
    ],
)
def test_names(instructions: str, name: str | None) -> None:
    assert read_manner(instructions).name == name
    if name:
        assert f"I am {name}" in answer(answered("Hello!"), "what is your name", instructions=instructions)


@pytest.mark.parametrize(
    ("instructions", "role"),
    [
        ("You are a travel guide.", "travel guide"),
        ("You are a friendly travel guide who knows every city.", "friendly travel guide"),
        ("Act as an experienced cook, and be brief.", "experienced cook"),
        ("Your name is Max. You are our receptionist at a hotel.", "receptionist at a hotel"),
    ],
)
def test_roles_are_mentioned(instructions: str, role: str) -> None:
    said = answer("hello", instructions=instructions)
    assert role in said
    assert "not a language model" in said


@pytest.mark.parametrize(
    ("instructions", "ending"),
    [
        ('Always end with "Over and out."', "Over and out."),
        ("End every answer with the words: have a nice day.", "Have a nice day."),
        ("Finish each reply by saying 'cheers'", "Cheers."),
        ("Please close all answers with the question “Anything else?”", "Anything else?"),
        ('Always say "thank you for calling".', "Thank you for calling."),
    ],
)
def test_endings(instructions: str, ending: str) -> None:
    for said in ("hello", "what is two plus two", "tell me a story", ""):
        assert answer(said, instructions=instructions).endswith(ending)


def test_an_ending_is_within_one_sentence_more() -> None:
    said = sentences([spoken("tell me a story")], instructions="Answer in one sentence. Always end with 'Bye.'")
    assert said[1:] == ["Bye."]


def test_beginnings() -> None:
    assert answer("hello", instructions='Start every answer with "Ahoy!"').startswith("Ahoy!")


@pytest.mark.parametrize(
    "instructions",
    [
        'Answer with "I cannot talk now."',
        'Always reply only with "I cannot talk now."',
        "Only say 'I cannot talk now.'",
    ],
)
def test_a_fixed_answer(instructions: str) -> None:
    assert answer("what time is it", instructions=instructions) == "I cannot talk now."


def test_forbidden_words_are_avoided() -> None:
    said = answer(answered("Hello!"), "what can you do", instructions='Never say "story".')
    assert "story" not in said
    assert said


@pytest.mark.parametrize("instructions", ["Speak only French.", "Answer in French.", "You always reply in French"])
def test_other_languages_are_declined_once(instructions: str) -> None:
    assert "I can only speak English, no French." in answer("hello", instructions=instructions)
    assert "French" not in answer("hello", answered("Hello!"), "thank you", instructions=instructions)


@pytest.mark.parametrize("instructions", ["Always speak English, even with French callers.", DEFAULT_INSTRUCTIONS])
def test_english_is_spoken_without_remark(instructions: str) -> None:
    assert "only speak English" not in answer("hello", instructions=instructions)


def test_the_users_name_is_used() -> None:
    assert "Sam" in answer("hello", instructions="The user's name is Sam.")
    assert "Sam" in answer("what is my name", instructions="The user's name is Sam.")


def test_system_messages_are_instructions_too() -> None:
    assert answer(system('Always end with "Over."'), "hello").endswith("Over.")


def test_told_facts_are_found() -> None:
    instructions = "You are a shop assistant. The shop opens at nine in the morning. Parking is free behind the house."
    said = answer(answered("Hello!"), "when does the shop open", instructions=instructions)
    assert said == "I was told: The shop opens at nine in the morning."
    assert "free" in answer(answered("Hello!"), "Is parking free?", instructions=instructions)
    assert "told" not in answer(answered("Hello!"), "what time is it", instructions=instructions)


@pytest.mark.parametrize(
    ("instructions", "said"),
    [
        ("Say exactly this: Hello world. Goodbye.", "Hello world. Goodbye."),
        ('Say "Good morning, everybody!"', "Good morning, everybody!"),
        ("Please read the following text aloud: One. Two.", "One. Two."),
        ("Repeat: it is late", "it is late"),
        ('Respond with the following sentence: "We are closed."', "We are closed."),
    ],
)
def test_say_this(instructions: str, said: str) -> None:
    assert answer(instructions=instructions) == said
    assert answer("hello", answered("Hello!"), instructions=instructions) == said


CONVERSATION = (
    spoken("what is the weather in kyoto"),
    answered("I have no weather report. Give the session a weather tool."),
    spoken("and what does a train to kyoto cost"),
    answered("I do not know any prices."),
)


@pytest.mark.parametrize(
    "instructions",
    ["Summarise the conversation in one sentence.", "Please write a short summary of the conversation so far."],
)
def test_summaries(instructions: str) -> None:
    said = answer(*CONVERSATION, instructions=instructions)
    assert "kyoto" in said
    assert "two times" in said
    assert "practice partner" not in said
    assert "nothing to summarise" in answer(instructions=instructions)


@pytest.mark.parametrize(
    "instructions", ["Give this conversation a short title.", "Generate a title for the chat, at most five words."]
)
def test_titles(instructions: str) -> None:
    title = answer(*CONVERSATION, instructions=instructions)
    assert "Kyoto" in title
    assert len(title.split()) <= 5
    assert "." not in title


def test_topics_are_chosen_from_the_given_ones() -> None:
    instructions = (
        'Analyze the conversation so far. If it is related to support, output "support". '
        'If it is about trains or travel, output "travel". Otherwise output "other".'
    )
    assert answer(*CONVERSATION, instructions=instructions) == "travel"
    assert answer(typed("my printer needs support"), instructions=instructions) == "support"
    assert answer(typed("hello"), instructions=instructions) == "other"


def test_out_of_band_greeting() -> None:
    said = answer(*CONVERSATION, instructions="Greet the user warmly.")
    assert re.search(r"[.!?]$", said)
    assert answer(instructions='Greet the caller with "Welcome to Duologue!"') == "Welcome to Duologue!"
    assert "I am Max" in answer("hello", instructions="Greet the user by name. You are Max.")


@pytest.mark.parametrize("instructions", ["", "???", "a" * 20_000, "You are", "(" * 50, "Answer in sentences."])
def test_strange_instructions_do_no_harm(instructions: str) -> None:
    assert answer("hello", instructions=instructions)
    assert answer(instructions=instructions)
