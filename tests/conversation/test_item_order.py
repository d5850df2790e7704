"""The transcript follows the server's order and nothing else."""

from __future__ import annotations

from conversation_driver import Driver, server_vad

from desktop_app.conversation.changes import ItemAdded, ItemRemoved
from desktop_app.protocol import response_events as re
from desktop_app.protocol import server_events as se
from desktop_app.protocol.items import FunctionCallItem, InputText, MessageItem, OutputText, UnknownItem


def text_item(item_id: str, role: str = "user") -> MessageItem:
    part = OutputText(text=item_id) if role == "assistant" else InputText(text=item_id)
    return MessageItem(id=item_id, role=role, status="completed", content=[part])


def add(driver: Driver, item_id: str, previous: str | None) -> None:
    driver.receive(se.ConversationItemAdded(item=text_item(item_id), previous_item_id=previous))


def test_items_follow_the_item_they_name() -> None:
    driver = Driver()
    add(driver, "a", None)
    add(driver, "b", "a")
    add(driver, "between", "a")
    assert driver.item_ids() == ["a", "between", "b"]
    assert [driver.machine.transcript.index_of(item_id) for item_id in ("a", "between", "b")] == [0, 1, 2]


def test_null_and_root_mean_first() -> None:
    driver = Driver()
    add(driver, "a", None)
    add(driver, "first", None)
    add(driver, "very_first", "root")
    assert driver.item_ids() == ["very_first", "first", "a"]


def test_an_unknown_previous_item_is_waited_for() -> None:
    driver = Driver()
    add(driver, "a", None)
    add(driver, "c", "b")
    add(driver, "d", "c")
    assert driver.item_ids() == ["a", "c", "d"]
    add(driver, "z", "d")
    driver.receive(se.ConversationItemAdded(item=text_item("b"), previous_item_id="z"))
    assert driver.item_ids() == ["a", "d", "z", "b", "c"]  # c stands after b at last, as the server said


def test_an_item_that_waited_moves_forward_to_its_place() -> None:
    driver = Driver()
    add(driver, "a", None)
    add(driver, "c", "b")
    add(driver, "d", "c")
    add(driver, "e", "d")
    add(driver, "b", "d")
    assert driver.item_ids() == ["a", "d", "b", "c", "e"]


def test_a_missing_previous_item_id_appends() -> None:
    driver = Driver()
    driver.receive(se.ConversationItemAdded(item=text_item("a")), se.ConversationItemAdded(item=text_item("b")))
    assert driver.item_ids() == ["a", "b"]


def test_the_previous_item_of_done_is_not_believed() -> None:
    driver = Driver()
    add(driver, "a", None)
    add(driver, "b", "a")
    driver.receive(se.ConversationItemDone(item=text_item("b"), previous_item_id=None))
    assert driver.item_ids() == ["a", "b"]


def test_a_second_report_moves_nothing_and_the_old_name_works() -> None:
    driver = Driver()
    driver.receive(se.ConversationItemCreated(item=text_item("a"), previous_item_id=None))
    driver.receive(se.ConversationItemCreated(item=text_item("b"), previous_item_id="a"))
    driver.receive(se.ConversationItemAdded(item=text_item("b"), previous_item_id=None))
    assert driver.item_ids() == ["a", "b"]
    assert [change.item_id for change in driver.all(ItemAdded)] == ["a", "b"]


def test_a_model_item_waits_for_its_place() -> None:
    driver = Driver(server_vad())
    add(driver, "u", None)
    driver.response_created("resp_1")
    item = MessageItem(id="m", role="assistant", status="in_progress")
    driver.receive(re.ResponseOutputItemAdded(response_id="resp_1", item=item))
    assert driver.item_ids() == ["u"]
    driver.receive(se.ConversationItemAdded(item=item, previous_item_id="u"))
    assert driver.item_ids() == ["u", "m"]


def test_a_service_that_never_adds_its_items_is_still_shown() -> None:
    driver = Driver(server_vad())
    add(driver, "u", None)
    driver.response_created("resp_1")
    item = MessageItem(id="m", role="assistant", status="in_progress")
    driver.receive(re.ResponseOutputItemAdded(response_id="resp_1", item=item))
    driver.receive(re.ResponseOutputTextDelta(response_id="resp_1", item_id="m", delta="Hi"))
    assert driver.item_ids() == ["u", "m"]
    assert driver.item("m").text == "Hi"


def test_deletion_takes_an_item_out_and_late_news_are_ignored() -> None:
    driver = Driver()
    for item_id, previous in (("a", None), ("b", "a"), ("c", "b")):
        add(driver, item_id, previous)
    driver.receive(se.ConversationItemDeleted(item_id="b"))
    assert driver.item_ids() == ["a", "c"]
    assert driver.machine.transcript.index_of("c") == 1
    driver.changes.clear()
    driver.receive(se.ConversationItemInputAudioTranscriptionCompleted(item_id="b", transcript="late"))
    driver.receive(se.ConversationItemDone(item=text_item("b"), previous_item_id="a"))
    driver.receive(re.ResponseOutputTextDelta(response_id="resp_1", item_id="b", delta="late"))
    assert driver.item_ids() == ["a", "c"]
    assert driver.changes == []


def test_an_item_may_come_back_under_its_id() -> None:
    driver = Driver()
    add(driver, "a", None)
    driver.receive(se.ConversationItemDeleted(item_id="a"))
    add(driver, "a", None)
    assert driver.item_ids() == ["a"]


def test_a_moved_item_is_removed_and_added_for_the_viewer() -> None:
    driver = Driver(server_vad())
    add(driver, "u", None)
    driver.response_created("resp_1")
    driver.receive(re.ResponseOutputTextDelta(response_id="resp_1", item_id="m", delta="Hi"))
    add(driver, "n", "u")
    assert driver.item_ids() == ["u", "n", "m"]
    driver.changes.clear()
    item = MessageItem(id="m", role="assistant", status="in_progress")
    driver.receive(se.ConversationItemAdded(item=item, previous_item_id="u"))
    assert driver.item_ids() == ["u", "m", "n"]
    moves = [change for change in driver.changes if isinstance(change, ItemAdded | ItemRemoved)]
    assert moves == [ItemRemoved("m"), ItemAdded("m")]


def test_items_of_any_kind_have_a_place() -> None:
    driver = Driver()
    driver.added(UnknownItem(id="x", type_name="hologram", raw={"type": "hologram"}))
    driver.added(FunctionCallItem(id="f", name="seeded", call_id="call_1", arguments="{}"), "x")
    assert [driver.item(item_id).kind for item_id in driver.item_ids()] == ["unknown", "function_call"]
    driver.added(MessageItem(role="user"), "f")  # an item without an id cannot be addressed
    assert driver.item_ids() == ["x", "f"]


def test_a_thousand_items_keep_their_index() -> None:
    driver = Driver()
    previous = None
    for number in range(1_000):
        add(driver, f"i{number}", previous)
        previous = f"i{number}"
    add(driver, "late", "i499")
    transcript = driver.machine.transcript
    assert [transcript.index_of(item.item_id) for item in transcript.items] == list(range(1_001))


def test_what_was_deleted_is_still_known_where_it_was_said() -> None:
    driver = Driver()
    for at_ms, item_id, previous in ((100.0, "a", None), (200.0, "b", "a"), (300.0, "c", "b")):
        driver.now_ms = at_ms
        add(driver, item_id, previous)
    driver.receive(se.ConversationItemDeleted(item_id="b"))
    transcript = driver.machine.transcript
    assert [item.item_id for item in transcript.items] == ["a", "c"]
    assert [item.item_id for item in transcript.everything_said] == ["a", "b", "c"]
    assert [item.deleted for item in transcript.everything_said] == [False, True, False]
    assert transcript.get("b") is None
    assert transcript.told("b") is transcript.deleted[0]
