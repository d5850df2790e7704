"""Responses wished for under an id of one's own, their cards, and what a person does to the list of items."""

from __future__ import annotations

import pytest
from conversation_driver import Driver, session_config

from desktop_app.conversation.changes import (
    ItemRemoved,
    ProblemReported,
    RequestDropped,
    ResponseFinished,
    ResponseStarted,
)
from desktop_app.protocol import server_events as se
from desktop_app.protocol.client_events import (
    ConversationItemCreate,
    ConversationItemDelete,
    ResponseCreate,
    SessionUpdate,
)
from desktop_app.protocol.items import InputText, ItemReference, MessageItem, OutputText
from desktop_app.protocol.response import Usage
from desktop_app.protocol.response_events import ResponseOutputTextDelta
from desktop_app.protocol.session_config import ResponseOptions, SessionConfig


def wish(driver: Driver, request_id: str, **options) -> ResponseCreate:
    wanted = ResponseOptions(conversation="none", **options)
    driver.took(driver.machine.create_response(wanted, request_id=request_id, at_ms=driver.now_ms))
    return driver.sent_of(ResponseCreate)[-1]


def cards(driver: Driver) -> dict[str, str]:
    beside = driver.machine.transcript.out_of_band
    return {item.request_id: "" if item.outcome is None else item.outcome.status for item in beside}


def drops(driver: Driver) -> list[tuple[str, str]]:
    return [(change.request_id, change.reason) for change in driver.all(RequestDropped)]


class TestWishes:
    def test_a_wish_has_a_card_until_its_first_item_comes(self) -> None:
        driver = Driver()
        metadata = wish(driver, "w1").response.metadata
        (card,) = driver.machine.transcript.out_of_band
        assert (card.request_id, card.status, card.parts) == ("w1", "in_progress", [])
        driver.at(700).response_created("side", metadata, conversation_id=None)
        assert driver.all(ResponseStarted)[-1] == ResponseStarted("side", True, "w1")
        driver.message_begun("side", "s1", None, out_of_band=True, spoken=False)
        assert ItemRemoved(card.item_id) in driver.all(ItemRemoved)
        (item,) = driver.machine.transcript.out_of_band
        assert (item.item_id, item.request_id, item.at_ms) == ("s1", "w1", card.at_ms)
        driver.receive(ResponseOutputTextDelta(response_id="side", item_id="s1", delta="A title"))
        driver.response_done("side", metadata=metadata, usage=Usage(total_tokens=7))
        finished = driver.all(ResponseFinished)[-1]
        assert (finished.request_id, finished.usage.total_tokens, finished.metadata) == ("w1", 7, {})

    def test_a_response_without_an_item_leaves_its_card_with_what_became_of_it(self) -> None:
        driver = Driver()
        metadata = wish(driver, "w1").response.metadata
        driver.response_created("side", metadata, conversation_id=None)
        driver.response_done("side", "failed", metadata=metadata)
        assert cards(driver) == {"w1": "failed"}

    def test_same_metadata_on_its_way_twice_is_told_apart_by_a_mark(self) -> None:
        driver = Driver()
        first = wish(driver, "w1", metadata={"topic": "a"}).response.metadata
        second = wish(driver, "w2", metadata={"topic": "a"}).response.metadata
        assert first == {"topic": "a"}
        assert second.items() > first.items()
        driver.response_created("later", second, conversation_id=None)
        driver.response_created("first", first, conversation_id=None)
        assert [change.request_id for change in driver.all(ResponseStarted)] == ["w2", "w1"]
        driver.response_done("later", metadata=second)
        assert driver.all(ResponseFinished)[-1].metadata == {"topic": "a"}

    def test_refused_words_stand_on_the_card(self) -> None:
        driver = Driver()
        wish(driver, "w1")
        sent = wish(driver, "w2")
        driver.error("invalid_value", "No such voice.", event_id=sent.event_id)
        assert drops(driver) == [("w2", "refused")]
        assert cards(driver) == {"w1": "", "w2": "refused"}
        refused = driver.machine.transcript.out_of_band[1]
        assert refused.outcome.error.message == "No such voice."
        assert driver.all(ProblemReported) == []  # the card says it

    def test_one_of_the_conversation_has_a_card_only_when_it_is_refused(self) -> None:
        driver = Driver(None)
        driver.took(driver.machine.create_response(ResponseOptions(), request_id="w1", at_ms=0))
        assert cards(driver) == {}
        driver.error("cannot_update_voice", "Too late.", event_id=driver.sent_of(ResponseCreate)[-1].event_id)
        assert cards(driver) == {"w1": "refused"}

    def test_one_that_waits_can_be_withdrawn(self) -> None:
        driver = Driver()
        driver.response_created("r1")
        driver.took(driver.machine.create_response(ResponseOptions(), request_id="w1", at_ms=0))
        driver.took(driver.machine.withdraw_response("w1", at_ms=0))
        assert drops(driver) == [("w1", "withdrawn")]
        driver.response_done("r1")
        assert driver.sent_of(ResponseCreate) == []

    def test_one_of_the_conversation_keeps_its_id_to_the_end(self) -> None:
        driver = Driver(None)
        driver.took(driver.machine.create_response(ResponseOptions(), request_id="w1", at_ms=0))
        driver.say("r1", "a1", None, "Hello.", 100)
        assert driver.all(ResponseStarted)[-1].request_id == "w1"
        assert driver.all(ResponseFinished)[-1].request_id == "w1"
        assert driver.item("a1").request_id == "w1"

    def test_a_lost_connection_drops_every_wish(self) -> None:
        driver = Driver(None)
        metadata = wish(driver, "running").response.metadata
        driver.response_created("side", metadata, conversation_id=None)
        driver.message_begun("side", "s1", None, out_of_band=True)
        wish(driver, "asked")
        for request_id in ("on its way", "waiting"):
            driver.took(driver.machine.create_response(ResponseOptions(), request_id=request_id, at_ms=0))
        driver.took(driver.machine.session_ended(at_ms=5, goes_on=True))
        assert sorted(drops(driver)) == sorted(
            [("running", "lost"), ("asked", "lost"), ("on its way", "lost"), ("waiting", "lost")]
        )
        assert cards(driver) == {"running": "", "asked": "lost"}
        assert driver.item("s1").status == "incomplete"


class TestItems:
    def test_what_is_beside_is_removed_here_alone_and_stays_away(self) -> None:
        driver = Driver()
        driver.response_created("side", conversation_id=None)
        driver.message_begun("side", "s1", None, out_of_band=True, spoken=False)
        driver.took(driver.machine.delete_item("s1", at_ms=0))
        assert driver.sent_of(ConversationItemDelete) == []
        driver.receive(ResponseOutputTextDelta(response_id="side", item_id="s1", delta="more"))
        driver.response_done("side")
        assert list(driver.machine.transcript.out_of_band) == []
        assert list(driver.machine.transcript.deleted) == []

    def test_an_exchange_puts_the_new_one_in_first(self) -> None:
        driver = Driver()
        driver.user_text_added("u1", "helo")
        new = MessageItem(role="user", content=[InputText(text="hello")])
        driver.took(driver.machine.replace_item("u1", new, at_ms=0))
        create, delete = driver.sent[-2:]
        assert isinstance(create, ConversationItemCreate)
        assert isinstance(delete, ConversationItemDelete)
        assert (create.previous_item_id, delete.item_id) == ("u1", "u1")
        driver.added(create.item, "u1")
        driver.receive(se.ConversationItemDeleted(item_id="u1"))
        assert [item.text for item in driver.machine.transcript.items] == ["hello"]

    @pytest.mark.parametrize("modalities", [["audio"], ["text"]])
    def test_words_put_into_the_assistants_mouth_do_not_silence_it(self, modalities: list[str]) -> None:
        driver = Driver()
        driver.receive(se.SessionUpdated(session=SessionConfig(output_modalities=modalities)))
        said = MessageItem(role="assistant", content=[OutputText(text="I know.")])
        driver.took(driver.machine.add_item(said, "root", at_ms=0))
        told = [event.session.output_modalities for event in driver.sent_of(SessionUpdate)]
        assert told == ([["audio"]] if modalities == ["audio"] else [])

    def test_chosen_items_are_named_by_their_ids(self) -> None:
        driver = Driver()
        for number in (1, 2, 3):
            driver.user_text_added(f"u{number}", f"text {number}", f"u{number - 1}" if number > 1 else None)
        assert driver.machine.context_of({"u3", "u1"}) == [ItemReference(id="u1"), ItemReference(id="u3")]

    def test_items_a_fresh_session_does_not_know_are_told(self) -> None:
        driver = Driver()
        for number in range(1, 151):
            driver.user_text_added(f"u{number}", f"text {number}", f"u{number - 1}" if number > 1 else None)
        driver.took(driver.machine.session_ended(at_ms=5, goes_on=True))
        driver.took(driver.machine.resume(session_config(None), "Back.", at_ms=9))
        first, last = driver.machine.context_of({"u1", "u150"})
        assert isinstance(first, MessageItem)
        assert first.content == [InputText(text="text 1")]
        assert not first.id
        assert last == ItemReference(id="u150")
