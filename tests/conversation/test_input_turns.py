"""From the first sound of the user to the item the service makes of it."""

from __future__ import annotations

from conversation_driver import Driver, server_vad, session_config

from desktop_app.conversation.changes import ItemAdded, ItemRemoved
from desktop_app.protocol import server_events as se
from desktop_app.protocol.items import InputText, MessageItem


def test_speech_shows_a_placeholder_that_becomes_the_item() -> None:
    driver = Driver(server_vad())
    driver.speech_started("u1")
    assert driver.item("u1").status == "listening"
    assert driver.item("u1").role == "user"
    assert driver.item("u1").spoken
    driver.speech_stopped("u1")
    assert driver.item("u1").status == "listening"
    driver.committed("u1")
    assert driver.item("u1").status == "in_progress"
    assert driver.item("u1").transcription == "pending"
    driver.user_audio_added("u1")
    assert driver.item("u1").status == "completed"
    assert driver.item_ids() == ["u1"]
    assert driver.all(ItemAdded) == [ItemAdded("u1")]
    assert driver.all(ItemRemoved) == []


def test_the_placeholder_stays_behind_what_joins_meanwhile() -> None:
    driver = Driver(server_vad(interrupt=False))
    driver.user_turn("u1")
    driver.response_created("r1")
    driver.speech_started("u2")
    driver.message_begun("r1", "a1", "u1")
    assert driver.item_ids() == ["u1", "a1", "u2"]
    driver.committed("u2", "a1")
    driver.user_audio_added("u2", "a1")
    assert driver.item_ids() == ["u1", "a1", "u2"]


def test_the_server_decides_where_the_spoken_item_goes() -> None:
    driver = Driver(server_vad())
    driver.user_turn("u1")
    driver.speech_started("u2")
    driver.user_text_added("typed", "wait", "u1")
    assert driver.item_ids() == ["u1", "typed", "u2"]
    driver.committed("u2", "u1")
    driver.user_audio_added("u2", "u1")
    assert driver.item_ids() == ["u1", "u2", "typed"]


def test_a_cleared_buffer_takes_the_placeholder_back() -> None:
    driver = Driver(server_vad())
    driver.at(100).speech_started("u1")
    driver.at(400).receive(se.InputAudioBufferCleared())
    assert driver.item_ids() == []
    assert driver.all(ItemRemoved) == [ItemRemoved("u1")]
    assert driver.machine.timeline.open_spans == []


def test_speech_that_was_never_committed_gives_way_to_the_next() -> None:
    driver = Driver(server_vad())
    driver.speech_started("ghost")
    driver.speech_stopped("ghost")
    driver.speech_started("u1")
    assert driver.item_ids() == ["u1"]
    driver.committed("ghost")  # late after all
    assert driver.item_ids() == ["ghost", "u1"]


def test_deleting_the_placeholder_ends_its_span() -> None:
    driver = Driver(server_vad())
    driver.speech_started("u1")
    driver.receive(se.ConversationItemDeleted(item_id="u1"))
    assert driver.item_ids() == []
    assert driver.machine.timeline.open_spans == []
    driver.committed("u1")
    assert driver.item_ids() == []


def test_an_unnamed_speech_start_harms_nothing() -> None:
    driver = Driver(server_vad())
    driver.receive(se.InputAudioBufferSpeechStarted(), se.InputAudioBufferSpeechStopped())
    driver.receive(se.InputAudioBufferCommitted())
    assert driver.item_ids() == []


def test_the_items_of_an_idle_timeout_are_hidden() -> None:
    driver = Driver(server_vad())
    driver.say("r0", "a0", None, "Hello.", 500)
    driver.receive(se.InputAudioBufferTimeoutTriggered(item_id="silent", audio_start_ms=672, audio_end_ms=5792))
    nudge = MessageItem(id="nudge", role="system", status="completed", content=[InputText(text="are you there")])
    driver.added(nudge, "a0")
    driver.committed("silent", "nudge")
    driver.user_audio_added("silent", "nudge")
    driver.response_created("r1")
    driver.receive(se.ConversationItemInputAudioTranscriptionCompleted(item_id="silent", transcript=""))
    assert driver.item_ids() == ["a0", "nudge", "silent"]
    assert [driver.item(item_id).hidden for item_id in driver.item_ids()] == [False, True, True]
    turn = driver.machine.turns[-1]
    assert turn.user_item_id is None
    assert turn.response_ids == ["r1"]
    assert turn.latency.response_created is None  # nobody spoke, so there is nothing to count from


def test_a_nudge_that_comes_before_its_timeout_is_hidden_by_the_commit() -> None:
    driver = Driver(server_vad())
    driver.added(MessageItem(id="nudge", role="system", content=[InputText(text="still there")]), None)
    driver.receive(se.InputAudioBufferTimeoutTriggered(item_id="silent"))
    driver.committed("silent", "nudge")
    assert driver.item("nudge").hidden
    assert driver.item("silent").hidden


def test_our_own_system_item_is_not_taken_for_a_nudge() -> None:
    driver = Driver(server_vad())
    driver.receive(se.InputAudioBufferTimeoutTriggered(item_id="silent"))
    item = MessageItem(id="ours", role="system", content=[InputText(text="be brief")])
    driver.took(driver.machine.add_item(item, at_ms=0))
    driver.added(item, None)
    assert not driver.item("ours").hidden


class TestTranscription:
    def words(self, driver: Driver, *deltas: str) -> None:
        for delta in deltas:
            driver.receive(se.ConversationItemInputAudioTranscriptionDelta(item_id="u1", delta=delta))

    def completed(self, driver: Driver, transcript: str) -> None:
        driver.receive(se.ConversationItemInputAudioTranscriptionCompleted(item_id="u1", transcript=transcript))

    def test_interim_words_are_replaced_by_the_final_ones(self) -> None:
        driver = Driver(server_vad())
        driver.user_turn("u1")
        assert driver.item("u1").transcription == "pending"
        self.words(driver, " Hello", " their")
        assert (driver.item("u1").transcription, driver.item("u1").text) == ("interim", " Hello their")
        self.completed(driver, "Hello there.")
        assert (driver.item("u1").transcription, driver.item("u1").text) == ("done", "Hello there.")
        self.words(driver, " stray")
        assert driver.item("u1").text == "Hello there."
        assert driver.item("u1").unheard_text == ""

    def test_words_may_come_before_the_item(self) -> None:
        driver = Driver(None)
        self.words(driver, "Early")
        self.completed(driver, "Early bird.")
        assert driver.item_ids() == []
        driver.committed("u1")
        driver.user_audio_added("u1")
        assert driver.item_ids() == ["u1"]
        assert (driver.item("u1").transcription, driver.item("u1").text) == ("done", "Early bird.")

    def test_words_may_come_while_the_user_still_speaks(self) -> None:
        driver = Driver(server_vad())
        driver.speech_started("u1")
        self.words(driver, "live words")
        assert (driver.item("u1").status, driver.item("u1").text) == ("listening", "live words")

    def test_nothing_said_is_an_empty_text(self) -> None:
        driver = Driver(server_vad())
        driver.user_turn("u1")
        self.words(driver, "Thank you.")
        self.completed(driver, "")
        assert (driver.item("u1").transcription, driver.item("u1").text) == ("done", "")

    def test_without_a_transcription_model_nothing_is_pending(self) -> None:
        driver = Driver(server_vad())
        driver.receive(se.SessionUpdated(session=session_config(server_vad(), transcription=False)))
        driver.user_turn("u1")
        assert driver.item("u1").transcription == "none"

    def test_an_item_without_words_does_not_wipe_them(self) -> None:
        driver = Driver(server_vad())
        driver.user_turn("u1")
        self.completed(driver, "Keep me.")
        driver.user_audio_added("u1")
        assert driver.item("u1").text == "Keep me."
