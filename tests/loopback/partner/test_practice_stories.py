"""Stories: long enough to interrupt, gone on with where they were cut."""

from __future__ import annotations

import re

import pytest
from partner_requests import answer, answered, cut, sentences, spoken, wrote

from desktop_app.loopback.partner.story_texts import STORIES, Story

WORDS_PER_SECOND_SLOW, WORDS_PER_SECOND_FAST = 2.3, 3.2
"""Engine voices at ordinary speed, pauses between sentences included."""


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.title)
def test_a_story_takes_half_a_minute_to_a_minute(story: Story) -> None:
    words = len(" ".join(story.sentences).split())
    assert words / WORDS_PER_SECOND_FAST >= 30
    assert words / WORDS_PER_SECOND_SLOW <= 80
    assert len(story.parts) == 3
    assert all(sentence.endswith(".") and len(sentence) < 130 for sentence in story.sentences)


def test_there_are_stories_enough() -> None:
    assert len(STORIES) >= 4
    assert len({story.title for story in STORIES}) == len(STORIES)


def told(text: str) -> Story | None:
    return next((story for story in STORIES if story.title in text or story.sentences[0] in text), None)


@pytest.mark.parametrize("topic", ["lighthouse", "clock", "ferry", "garden", "train", "sea", "river", "night", "cat"])
def test_stories_about_something(topic: str) -> None:
    story = told(answer(answered("Hello!"), f"tell me a story about a {topic}"))
    assert story is not None
    assert topic in story.topics


def test_stories_are_not_told_twice_before_all_were_told() -> None:
    items = [answered("Hello!")]
    titles = []
    for _ in STORIES:
        said = sentences([*items, spoken("tell me another story")])
        titles.append(said[0])
        items += [spoken("tell me another story"), answered(" ".join(said))]
    assert len(set(titles)) == len(STORIES)
    again = sentences([*items, spoken("another story")])
    assert told(" ".join(again)) not in (None, told(titles[-1]))


def test_a_cut_story_is_gone_on_with_at_the_next_part() -> None:
    items = [answered("Hello!"), spoken("tell me a story about a lighthouse"), cut()]
    rest = sentences([*items, spoken("continue")])
    lighthouse = STORIES[0]
    assert "don't know which word you heard last" in rest[0]
    assert rest[1:] == [sentence for part in lighthouse.parts[1:] for sentence in part]
    last = sentences([*items, spoken("continue"), cut(), spoken("go on please")])
    assert last[1:] == list(lighthouse.parts[2])
    items += [spoken("continue"), cut(), spoken("go on"), answered(" ".join(last))]
    assert "That was all" in answer(*items, "continue")


def test_a_story_that_was_chosen_freely_is_found_again() -> None:
    items = [answered("Hello!"), spoken("tell me a story")]
    story = told(answer(*items))
    assert story is not None
    rest = sentences([*items, cut(), spoken("what happened next")])
    assert rest[1] == story.parts[1][0]


@pytest.mark.parametrize("heard", [3, 5, 8])
def test_a_written_story_is_gone_on_with_at_the_word(heard: int) -> None:
    story = STORIES[2]
    cut_off = " ".join(story.sentences[:heard]) + " " + story.sentences[heard][:20]
    items = [answered("Hello!"), spoken("tell me a story about a ferry"), wrote(cut_off)]
    rest = sentences([*items, spoken("continue the story")])
    assert rest[1:] == story.sentences[heard:]
    assert "don't know" not in rest[0]


def test_a_story_begins_again() -> None:
    items = [answered("Hello!"), spoken("tell me a story about a garden"), cut()]
    again = sentences([*items, spoken("start again")])
    assert again[1:] == STORIES[3].sentences


def test_after_stop_a_story_can_go_on() -> None:
    items = [answered("Hello!"), spoken("tell me a story about a cat"), cut(), spoken("stop"), answered("I stop here.")]
    assert STORIES[4].parts[1][0] in answer(*items, "continue")


def test_a_short_story_is_short() -> None:
    assert 3 <= len(sentences([answered("Hello!"), spoken("tell me a short story")])) <= 6


def test_an_offered_story_is_told_on_yes() -> None:
    assert told(answer(answered("Shall I tell you a story?"), "yes please")) is not None
    assert told(answer(answered("How are you?"), "yes please")) is None


@pytest.mark.parametrize("said", ["no story please", "stop the story", "don't tell me a story"])
def test_no_story_is_no_story(said: str) -> None:
    assert not re.search("This is the story", answer(answered("Hello!"), said))
