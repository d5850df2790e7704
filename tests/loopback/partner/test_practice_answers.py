"""What the practice partner says to a single utterance."""

from __future__ import annotations

import base64
import re
from datetime import timedelta

import pytest
from partner_requests import NOW, answer, answered, cut, later_answer, request, sentences, spoken, typed

from desktop_app.loopback.partner import PracticePartner
from desktop_app.loopback.partner.clock import spoken_time
from desktop_app.loopback.ports import Say
from desktop_app.protocol.items import InputImage, InputText, MessageItem, OutputAudio


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("what time is it", r"five past two in the afternoon"),
        ("tell me the time please", r"five past two"),
        ("do you know what time it is", r"five past two"),
        ("what is the date today", r"Tuesday, the fifth of May, twenty twenty-six"),
        ("what day is it tomorrow", r"Wednesday, the sixth of May"),
        ("what day was yesterday", r"Monday, the fourth of May"),
        ("what month is it", r"May"),
        ("what year is it", r"twenty twenty-six"),
        ("how many days until friday", r"[Tt]hree days until Friday"),
        ("what is seven plus five", r"Seven plus five is twelve\."),
        ("How much is 7+5?", r"Seven plus five is twelve\."),
        ("seven and five what is that", r"twelve"),
        ("calculate one hundred and five minus six", r"One hundred and five minus six is ninety-nine"),
        ("six times seven", r"is forty-two"),
        ("what is six multiplied by seven please", r"is forty-two"),
        ("twenty divided by eight", r"is two point five"),
        ("ten divided by three", r"is about three point three three"),
        ("what is two plus three times four", r"is fourteen"),
        ("subtract five from nine", r"Nine minus five is four"),
        ("what is half of seventeen", r"eight point five"),
        ("what is twenty percent of fifty", r"is ten"),
        ("what is five minus nine", r"is minus four"),
        ("what is 12.5 * 2", r"is twenty-five"),
        ("what is seven divided by zero", r"divided by zero"),
        ("the square root of two", r"about one point four one"),
        ("two to the power of ten", r"one thousand and twenty-four"),
        ("count to five", r"One, two, three, four, five\."),
        ("count from ten two seven", r"Ten, nine, eight, seven\."),
        ("count two five", r"One, two, three, four, five\."),
        ("count from ten to seven", r"Ten, nine, eight, seven\."),
        ("count backwards from five", r"Five, four, three, two, one\."),
        ("count to twenty in steps of five", r"One, six, eleven, sixteen\."),
        ("spell necessary", r"Necessary: N, E, C, E, S, S, A, R, Y\."),
        ("how do you spell the word giraffe please", r"Giraffe: G, I, R, A, F, F, E\."),
        ("could you please spell Barbara", r"Barbara: B, A, R, B, A, R, A\."),
        ("what is the weather like in paris", r"weather"),
        ("do i need an umbrella tomorrow", r"weather tool"),
        ("what is the capital of portugal", r"Lisbon"),
        ("what color is the sky", r"blue"),
        ("roll the dice", r"rolled a (one|two|three|four|five|six)"),
        ("flip a coin", r"Heads|Tails"),
        ("thank you very much", r"[Ww]elcome|pleasure"),
        ("goodbye", r"Goodbye|Bye|soon"),
        ("stop", r"stop|quiet"),
        ("how are you", r"you\?"),
        ("can you hear me", r"Yes"),
        ("who are you", r"practice partner, not a language model"),
        ("are you a language model", r"^No\..*not a language model"),
        ("what can you do", r"sum.*count.*spell.*story"),
        ("help", r"story"),
        ("turn on the light", r"I understood: \"turn on the light\".*tool"),
        ("say good morning everybody", r"Good morning everybody\."),
        ("repeat after me the sun is up", r"The sun is up\."),
        ("tell me a joke", r"\w+"),
        ("never mind", r"All right|No problem"),
        ("My name is Zuzana", r"Zuzana"),
        ("my favorite color is green", r"I understood: your favorite color is green"),
        ("continue", r"nothing that I could go on with"),
    ],
)
def test_an_utterance_gets_a_fitting_answer(said: str, expected: str) -> None:
    assert re.search(expected, later_answer(said)), later_answer(said)


@pytest.mark.parametrize("hello", ["hello", "hi there", "Good morning!", "hey", "hello can you hear me"])
def test_the_first_answer_says_what_is_speaking(hello: str) -> None:
    assert "practice partner, not a language model" in answer(hello)


def test_the_first_answer_says_it_whatever_was_asked_and_only_the_first() -> None:
    first = sentences([spoken("what is two plus two")])
    assert first == ["Two plus two is four.", "I am a practice partner, not a language model."]
    assert "practice partner" not in later_answer("what is two plus two")


def test_long_first_answers_say_it_before_they_can_be_interrupted() -> None:
    assert "practice partner" in sentences([spoken("tell me a story")])[0]


@pytest.mark.parametrize(
    ("said", "greeting"), [("good morning", "Good morning"), ("good evening to you", "Good evening")]
)
def test_a_greeting_is_returned(said: str, greeting: str) -> None:
    assert later_answer(said).startswith(greeting)


@pytest.mark.parametrize("said", ["", "   ", "(not transcribed)", "(inaudible)", "..."])
def test_audio_without_words_says_so_and_what_to_try(said: str) -> None:
    said_back = later_answer(said)
    assert re.search(r"heard|sound", said_back)
    assert re.search(r"Try|help", said_back)


def test_an_empty_message_is_no_audio() -> None:
    assert "empty" in answer(answered("Hello!"), typed(""))


def test_pictures_are_declined() -> None:
    picture = MessageItem(role="user", content=[InputImage(image_url="data:image/png;base64,AAAA")])
    assert "pictures" in answer(answered("Hello!"), picture)


def test_what_a_picture_tells_without_being_looked_at_is_said() -> None:
    png = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (640).to_bytes(4, "big") + (400).to_bytes(4, "big") + b"\x08\0\0\0\0"
    jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08" + (300).to_bytes(2, "big") + (200).to_bytes(2, "big") + b"\x03"
    urls = [
        f"data:image/{kind};base64,{base64.b64encode(data).decode()}" for kind, data in (("png", png), ("jpeg", jpeg))
    ]
    shown = [InputImage(image_url=url) for url in urls]
    looked = answer(answered("Hello!"), MessageItem(role="user", content=[shown[0], InputText(text="what is this")]))
    assert "640 by 400" in looked
    assert "cannot look" in looked
    both = answer(answered("Hello!"), MessageItem(role="user", content=shown))
    assert "PNG picture of 640 by 400" in both
    assert "JPEG picture of 200 by 300" in both
    sum_asked = MessageItem(role="user", content=[shown[0], InputText(text="what is two plus two")])
    assert "4" in answer(answered("Hello!"), sum_asked) or "four" in answer(answered("Hello!"), sum_asked)


def test_unknown_words_are_reflected_with_something_to_try() -> None:
    said_back = later_answer("my hovercraft is full of eels")
    assert 'I understood: "my hovercraft is full of eels".' in said_back
    assert re.search(r"Try|help", said_back)


def test_very_long_messages_are_reflected_in_part() -> None:
    assert len(later_answer("blah " * 400)) < 400


@pytest.mark.parametrize("said", ["Bonjour, comment allez-vous", "guten Tag wie ist das Wetter", "hola buenos dias"])
def test_other_languages_are_recognised_as_such(said: str) -> None:
    assert "English" in later_answer(said)


def test_nobody_said_anything_yet() -> None:
    assert sentences([])[0] == "Good afternoon!"
    assert "practice partner" in answer()
    assert sentences([], now=NOW.replace(hour=8))[0] == "Good morning!"


def test_a_silent_user_is_asked_something_new() -> None:
    assert "practice partner" not in answer("hello", answered("Hello!"))
    assert answer("hello", answered("Hello!")).endswith((".", "?"))


def test_names_are_remembered() -> None:
    told = [spoken("my name is bob"), answered("Hello, Bob!"), spoken("what time is it"), answered("It is noon.")]
    assert answer(*told, "what is my name") == "Your name is Bob."
    assert "not told me" in later_answer("what is my name")


def test_favourites_are_remembered() -> None:
    told = [spoken("my favorite color is dark green"), answered("A good choice.")]
    assert "dark green" in answer(*told, "what is my favorite color")


def test_what_was_understood_is_told() -> None:
    assert '"count to three"' in answer("count to three", answered("One, two, three."), "what did I say")


@pytest.mark.parametrize("again", ["say that again", "repeat that please", "pardon", "what did you say", "again"])
def test_the_last_answer_is_repeated(again: str) -> None:
    assert answer("hello", answered("One. Two."), again) == "One. Two."


def test_an_answer_that_was_cut_is_given_again() -> None:
    assert answer("what is two plus two", cut(), "say that again").startswith("Two plus two is four.")


def test_a_question_is_followed_up() -> None:
    before = [spoken("what is the capital of france"), answered("The capital of France is Paris.")]
    assert "Madrid" in answer(*before, "and what about spain")


def test_two_messages_in_a_row_are_read_together() -> None:
    assert "Madrid" in answer(answered("Hello!"), "what is the capital", "of spain")


def test_the_newest_request_counts() -> None:
    assert "Five, four" in answer(answered("Hello!"), "tell me a story", "count backwards from five")


def test_counting_goes_on_in_sentences_that_can_be_interrupted() -> None:
    counted = sentences([answered("Hello!"), spoken("count to fifty")])
    assert [len(sentence.split(", ")) for sentence in counted] == [10] * 5
    assert counted[-1].endswith("fifty.")


def test_counting_ends() -> None:
    counted = sentences([answered("Hello!"), spoken("count to one million")])
    assert sum(len(sentence.split(", ")) for sentence in counted) < 120
    assert "stop here" in counted[-1]


def test_a_cancelled_answer_leaves_the_turn_open() -> None:
    cancelled = MessageItem(role="assistant", status="incomplete", content=[OutputAudio(transcript="")])
    assert "twelve" in answer("what is seven plus five", cancelled)
    partial = MessageItem(role="assistant", status="incomplete", content=[OutputAudio(transcript="Seven plus")])
    assert "twelve" in answer(answered("Hello!"), "what is seven plus five", partial)


def test_a_wish_within_polite_words_is_understood() -> None:
    assert "twelve" in later_answer("hey could you please tell me what is seven plus five thank you")


def test_the_same_request_gets_the_same_answer_and_others_differ() -> None:
    first = [later_answer(f"how are you{' ' * n}") for n in range(3)]
    assert len(set(first)) == 1
    items = [spoken("how are you")]
    variety = set()
    for _ in range(8):
        variety.add(answer(*items))
        items += [answered("Fine."), spoken("how are you")]
    assert len(variety) > 1


async def test_sentences_come_one_by_one() -> None:
    stream = PracticePartner().respond(request([spoken("tell me a story")]))
    parts = [part async for part in stream]
    assert len(parts) > 8
    assert all(isinstance(part, Say) and part.text == part.text.strip() and part.text for part in parts)


async def test_the_stream_can_be_closed_between_sentences() -> None:
    stream = PracticePartner().respond(request([spoken("tell me a story")]))
    async for _ in stream:
        break
    await stream.aclose()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [
        (0, 0, "midnight"),
        (12, 0, "noon"),
        (12, 30, "half past noon"),
        (9, 15, "a quarter past nine in the morning"),
        (11, 45, "a quarter to noon"),
        (13, 1, "one minute past one in the afternoon"),
        (18, 0, "six o'clock in the evening"),
        (22, 40, "twenty to eleven at night"),
        (23, 59, "one minute to midnight"),
    ],
)
def test_times_are_said_as_people_say_them(hour: int, minute: int, words: str) -> None:
    assert spoken_time(NOW.replace(hour=hour, minute=minute)) == words


def test_every_minute_of_a_day_can_be_said() -> None:
    said = [spoken_time(NOW + timedelta(minutes=minute)) for minute in range(24 * 60)]
    assert len(set(said)) == 24 * 60


def test_heat_varies_the_wording_and_cold_keeps_to_one() -> None:
    def wordings(temperature: float | None) -> set[str]:
        questions = [f"why is number {number} odd" for number in ("one", "two", "three", "four", "five", "six")]
        return {later_answer(question, temperature=temperature) for question in questions * 4}

    def again(temperature: float | None) -> set[str]:
        return {later_answer("why is the moon late", temperature=temperature) for _ in range(40)}

    assert len(again(None)) == len(again(0.8)) == len(again(0.6)) == 1
    assert len(again(1.2)) > 1
    assert len(wordings(0.6)) <= len(wordings(0.8))
