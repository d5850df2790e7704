"""The log of a session's events: what the journal has, findable, and bounded in memory."""

from __future__ import annotations

import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from desktop_app.controller.event_filter import EventFilter
from desktop_app.controller.event_kinds import KINDS
from desktop_app.controller.event_log import NEWEST_BYTES, EventLog
from desktop_app.controller.event_table import EventTable
from desktop_app.storage.event_journal import EventJournal, JournalEntry, read_journal

ALL = frozenset(KINDS)


class Wire:
    """A journal with a log on it."""

    def __init__(self, path: Path, capacity: int = 1000) -> None:
        self.path = path
        self.log = EventLog(capacity)
        self.journal = EventJournal(path, on_entry=self.log.begin(path))

    def write(self, direction: str, at_ms: float, event: object, mark: str = "") -> None:
        data = event if isinstance(event, bytes) else json.dumps(event).encode()
        if self.journal.write(direction, at_ms, data, mark):
            self.log.expect()

    def settle(self) -> None:
        self.journal.flush()
        self.log.take_in()


@pytest.fixture
def wire(qapp: object, tmp_path: Path) -> Iterator[Wire]:
    wire = Wire(tmp_path / "events.jsonl")
    yield wire
    wire.journal.close()
    wire.log.close()


def test_rows_are_what_was_sent_and_received(wire: Wire) -> None:
    append = {"type": "input_audio_buffer.append", "audio": "AAAA" * 100}
    done = {"type": "response.done", "event_id": "e2", "response": {"id": "r1", "status": "failed"}}
    added = {"type": "conversation.item.added", "item": {"id": "i1", "type": "message"}}
    for at_ms, direction, event in ((1.0, "sent", append), (2.0, "received", added), (3.5, "received", done)):
        wire.write(direction, at_ms, event)
    wire.settle()
    rows = [wire.log.row(number) for number in range(3)]
    assert [(row.at_ms, row.sent, row.type_name) for row in rows] == [
        (1.0, True, "input_audio_buffer.append"),
        (2.0, False, "conversation.item.added"),
        (3.5, False, "response.done"),
    ]
    assert [row.kind for row in rows] == ["audio", "items", "errors"]
    assert rows[0].size_bytes == len(json.dumps(append))
    assert (rows[1].item_id, rows[2].response_id, rows[2].event_id) == ("i1", "r1", "e2")


def test_unknown_and_malformed_frames_have_rows(wire: Wire) -> None:
    wire.write("received", 1.0, {"type": "response.telepathy.delta"})
    wire.write("received", 2.0, b"no json at all")
    wire.write("received", 3.0, {"type": "response.done", "response": 7}, mark="malformed")
    wire.write("sent", 4.0, {"type": "made.up"})
    wire.settle()
    rows = [wire.log.row(number) for number in range(4)]
    assert [row.kind for row in rows] == ["unknown", "malformed", "malformed", "unknown"]
    assert json.loads(wire.log.line(1))["raw"] == "no json at all"


def test_bodies_are_the_journals_lines_without_audio_and_secrets(wire: Wire) -> None:
    wire.write("sent", 1.0, {"type": "input_audio_buffer.append", "audio": "AAAA" * 100})
    wire.write("sent", 2.0, {"type": "session.update", "session": {"client_secret": "sk-S3CRET123456"}})
    wire.settle()
    lines = [wire.log.line(number) for number in range(2)]
    assert lines == wire.path.read_bytes().splitlines()
    assert b"S3CRET" not in b"".join(lines)
    assert b"[300 bytes]" in lines[0]


def test_bodies_are_read_from_the_journal_and_not_kept(wire: Wire) -> None:
    words = "long " * 2000
    for index in range(300):
        wire.write("received", float(index), {"type": "conversation.item.done", "n": index, "words": words})
    wire.settle()
    assert wire.log._newest_bytes <= NEWEST_BYTES
    assert 0 not in wire.log._newest
    for number in (0, 1, 150, 299):
        assert json.loads(wire.log.line(number))["event"]["n"] == number


def test_a_full_index_drops_the_oldest_and_the_journal_keeps_them(wire: Wire) -> None:
    for index in range(2500):
        wire.write("received", float(index), {"type": "error", "event_id": f"e{index}", "item_id": f"i{index}"})
        if index % 700 == 0:
            wire.settle()
    wire.settle()
    table = wire.log.table
    assert table.end == 2500
    assert 750 <= table.end - table.first <= 1000
    assert wire.log.row(table.first - 1) is None
    for number in range(table.first, table.end):
        row = wire.log.row(number)
        assert (row.event_id, row.item_id, row.at_ms) == (f"e{number}", f"i{number}", float(number))
    assert json.loads(wire.log.line(table.first))["event"]["event_id"] == f"e{table.first}"
    assert len(table.names.texts) <= 1002
    assert sum(1 for _ in read_journal(wire.path)) == 2500


def test_signals_come_once_a_frame_and_not_at_all_while_nothing_happens(wire: Wire, qtbot: QtBot) -> None:
    told = []
    wire.log.rows_added.connect(lambda: told.append(wire.log.table.end))
    for index in range(500):
        wire.write("received", float(index), {"type": "error"})
    wire.journal.flush()
    assert told == []
    qtbot.waitUntil(lambda: told == [500])
    qtbot.wait(80)
    assert told == [500]
    assert not wire.log._frame.isActive()


def test_a_new_session_clears_and_late_lines_of_the_old_one_are_not_its_own(wire: Wire, tmp_path: Path) -> None:
    wire.write("sent", 1.0, {"type": "response.create"})
    wire.settle()
    wire.write("sent", 2.0, {"type": "response.create"})
    wire.log.begin(tmp_path / "other.jsonl")
    wire.settle()
    assert wire.log.table.end == 0


def test_what_the_disk_refuses_is_shown_all_the_same(qapp: object, tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    path = tmp_path / "events.jsonl"
    path.symlink_to("/dev/full")
    wire = Wire(path)
    wire.write("sent", 1.0, {"type": "response.create"})
    wire.settle()
    wire.journal.close()
    assert wire.log.row(0).type_name == "response.create"
    assert json.loads(wire.log.line(0))["event"] == {"type": "response.create"}
    assert wire.log.places(np.array([0])).shape == (0, 2)


def test_memory_does_not_grow_with_the_session(qapp: object, tmp_path: Path) -> None:
    wire = Wire(tmp_path / "events.jsonl", capacity=2000)
    event = {"type": "response.output_text.delta", "item_id": "i", "delta": "w" * 400}

    def run(count: int) -> None:
        for index in range(count):
            wire.write("received", float(index), event | {"event_id": f"event_{index}"})
            if index % 500 == 499:
                wire.settle()

    run(4000)
    tracemalloc.start()
    run(8000)
    grown = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    wire.journal.close()
    assert grown < 2_000_000


class TestFilter:
    @pytest.fixture
    def table(self) -> EventTable:
        table = EventTable()
        rows = [
            ("sent", "session.update", "", "", "duologue_1"),
            ("received", "session.updated", "", "", "event_ab"),
            ("sent", "input_audio_buffer.append", "", "", ""),
            ("received", "conversation.item.added", "Item_X", "", "event_cd"),
            ("received", "response.output_audio.delta", "item_y", "resp_z", "event_ef"),
            ("received", "error", "", "", "event_gh"),
        ]
        table.extend([JournalEntry(0.0, d, "", t, e, i, r, 10, 0, b"") for d, t, i, r, e in rows])
        return table

    @pytest.mark.parametrize(
        ("conditions", "expected"),
        [
            ({}, [0, 1, 3, 5]),
            ({"kinds": ALL}, [0, 1, 2, 3, 4, 5]),
            ({"kinds": ALL, "received": False}, [0, 2]),
            ({"kinds": ALL, "sent": False}, [1, 3, 4, 5]),
            ({"sent": False, "received": False}, []),
            ({"kinds": frozenset({"errors"})}, [5]),
            ({"kinds": ALL, "text": "SESSION"}, [0, 1]),
            ({"text": " item_x "}, [3]),
            ({"kinds": ALL, "text": "resp_z"}, [4]),
            ({"text": "duologue_1"}, [0]),
            ({"text": "EVENT_G"}, [5]),
            ({"text": "event_ab\0"}, []),
            ({"item_id": "Item_X"}, [3]),
            ({"item_id": "nobody"}, []),
        ],
    )
    def test_what_it_lets_through(self, table: EventTable, conditions: dict, expected: list[int]) -> None:
        assert EventFilter(**conditions).matches(table, 0, table.end).tolist() == expected

    def test_a_part_of_the_rows(self, table: EventTable) -> None:
        assert EventFilter(kinds=ALL, text="e").matches(table, 3, 6).tolist() == [3, 4, 5]
        assert EventFilter().matches(table, 6, 6).tolist() == []

    @given(st.text("abAB_.", max_size=3), st.lists(st.text("abAB_.", max_size=6), min_size=1, max_size=30))
    def test_ids_are_found_like_by_reading_them(self, needle: str, ids: list[str]) -> None:
        table = EventTable()
        table.extend([JournalEntry(0.0, "sent", "", "x", each, "", "", 1, 0, b"") for each in ids])
        found = EventFilter(kinds=ALL, text=needle).matches(table, 0, table.end).tolist()
        wanted = needle.lower()
        assert found == [n for n, each in enumerate(ids) if wanted in each.lower() or wanted in "x"]


class TestReadingTheJournal:
    @pytest.fixture
    def filled(self, wire: Wire) -> Wire:
        for index in range(200):
            word = "Käse" if index % 50 == 7 else "bread"
            wire.write("received", float(index), {"type": "error", "n": index, "words": f'say "{word}"'})
        wire.settle()
        return wire

    def test_words_in_bodies_are_found(self, filled: Wire, qtbot: QtBot) -> None:
        with qtbot.waitSignal(filled.log.found) as found:
            filled.log.search(np.arange(200), 'say "kÄSE"'.lower())
        assert found.args[0].tolist() == [7, 57, 107, 157]

    def test_only_the_rows_asked_for_are_searched(self, filled: Wire, qtbot: QtBot) -> None:
        with qtbot.waitSignal(filled.log.found) as found:
            filled.log.search(np.array([6, 57, 58, 199]), "käse")
        assert found.args[0].tolist() == [57]

    def test_a_search_given_up_tells_nothing(self, filled: Wire, qtbot: QtBot) -> None:
        filled.log.search(np.arange(200), "bread")
        filled.log.cancel_search()
        with qtbot.assertNotEmitted(filled.log.found, wait=50):
            pass

    def test_the_whole_journal_or_what_is_shown_is_saved(self, filled: Wire, qtbot: QtBot, tmp_path: Path) -> None:
        lines = filled.path.read_bytes().splitlines()
        with qtbot.waitSignal(filled.log.saved) as saved:
            filled.log.save(tmp_path / "all.jsonl")
        assert saved.args[1] == 200
        assert (tmp_path / "all.jsonl").read_bytes() == filled.path.read_bytes()
        with qtbot.waitSignal(filled.log.saved) as saved:
            filled.log.save(tmp_path / "some.jsonl", np.array([3, 9, 150]))
        assert saved.args[1] == 3
        assert (tmp_path / "some.jsonl").read_bytes().splitlines() == [lines[3], lines[9], lines[150]]

    def test_a_file_that_cannot_be_written_is_said(self, filled: Wire, qtbot: QtBot, tmp_path: Path) -> None:
        with qtbot.waitSignal(filled.log.failed) as failed:
            filled.log.save(tmp_path / "no" / "such" / "folder.jsonl")
        assert failed.args[0].code == "missing"

    def test_the_journal_itself_is_never_overwritten(self, filled: Wire, qtbot: QtBot) -> None:
        before = filled.path.read_bytes()
        with qtbot.waitSignal(filled.log.failed):
            filled.log.save(filled.path, np.array([1]))
        assert filled.path.read_bytes() == before


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["sent", "received"]),
            st.one_of(
                st.dictionaries(st.sampled_from(["type", "event_id", "item_id", "x"]), st.text(max_size=20)).map(
                    lambda event: json.dumps(event).encode()
                ),
                st.binary(max_size=40),
            ),
        ),
        max_size=20,
    )
)
def test_the_rows_read_back_equal_what_was_sent(
    tmp_path_factory: pytest.TempPathFactory, frames: list[tuple[str, bytes]]
) -> None:
    wire = Wire(tmp_path_factory.mktemp("log") / "events.jsonl")
    for index, (direction, data) in enumerate(frames):
        wire.write(direction, float(index), data)
    wire.settle()
    wire.log._newest.clear()  # so that every body comes from the file
    kept = list(read_journal(wire.path))
    assert wire.log.table.end == len(frames) == len(kept)
    for number, ((direction, data), line) in enumerate(zip(frames, kept, strict=True)):
        row = wire.log.row(number)
        event = line.event or {}
        assert (row.at_ms, row.sent, row.size_bytes) == (float(number), direction == "sent", len(data))
        assert row.type_name == (event["type"] if isinstance(event.get("type"), str) else "")
        body = json.loads(wire.log.line(number))
        assert body.get("event") == line.event
    wire.journal.close()
