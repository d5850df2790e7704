"""Events as lines: as they happen, without audio and secrets, readable after a crash."""

from __future__ import annotations

import json
import os
import stat
import sys

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.storage.event_journal import STRING_LIMIT, EventJournal, journal_line, read_journal
from desktop_app.storage.storage_problem import StorageProblem


def _line(event: object, **options: bool) -> dict:
    data = event if isinstance(event, bytes) else json.dumps(event).encode()
    return json.loads(journal_line("sent", 12.3456, data, **options))


class TestLine:
    def test_as_it_was_but_for_the_audio(self):
        event = {"type": "input_audio_buffer.append", "event_id": "e1", "audio": "AAAA" * 100 + "AA=="}
        assert _line(event) == {
            "at_ms": 12.346,
            "direction": "sent",
            "event": {"type": "input_audio_buffer.append", "event_id": "e1", "audio": "[301 bytes]"},
        }

    @pytest.mark.parametrize("type_name", ["response.output_audio.delta", "response.audio.delta"])
    def test_received_audio(self, type_name):
        assert _line({"type": type_name, "delta": "AAAA" * 100})["event"]["delta"] == "[300 bytes]"

    def test_audio_inside_an_item(self):
        item = {"type": "message", "content": [{"type": "input_audio", "audio": "AAAA" * 9, "transcript": "hello"}]}
        kept = _line({"type": "conversation.item.retrieved", "item": item})["event"]["item"]["content"][0]
        assert kept == {"type": "input_audio", "audio": "[27 bytes]", "transcript": "hello"}

    def test_words_stay(self):
        event = {"type": "response.output_audio_transcript.delta", "delta": "The word is " + "long " * 50}
        assert _line(event)["event"] == event

    def test_session_audio_settings_stay(self):
        event = {"type": "session.update", "session": {"audio": {"output": {"voice": "a rather long voice name"}}}}
        assert _line(event)["event"] == event

    def test_audio_may_be_kept(self):
        event = {"type": "input_audio_buffer.append", "audio": "AAAA" * 100}
        assert _line(event, keep_audio=True)["event"] == event

    def test_pictures_and_very_long_strings_are_cut(self):
        event = {"type": "x", "image_url": "data:image/png;base64," + "A" * 500, "text": "y" * (STRING_LIMIT + 1)}
        kept = _line(event)["event"]
        assert kept["image_url"].endswith("[522 characters]")
        assert len(kept["text"]) < 100

    def test_secrets_are_hidden(self):
        event = {
            "type": "session.update",
            "session": {
                "tools": [{"type": "mcp", "authorization": "S3CRET1", "headers": {"X-Api-Key": "S3CRET2"}}],
                "client_secret": {"value": "ek_S3CRET3", "expires_at": 1},
                "instructions": "use sk-S3CRET456789 at https://u:S3CRET5@example.org?api-key=S3CRET6",
            },
        }
        line = _line(event)
        assert "S3CRET" not in json.dumps(line)
        assert line["event"]["session"]["client_secret"] == {"value": "[hidden]", "expires_at": 1}

    @pytest.mark.parametrize("data", [b"", b"not json", b"[1,2]", b'"text"', b"\xff\xfe", b'{"a":', b"NaN"])
    def test_what_is_no_event_is_kept_as_its_beginning(self, data):
        line = json.loads(journal_line("received", 1.0, data))
        assert line["size_bytes"] == len(data)
        assert isinstance(line["raw"], str)

    def test_raw_is_bounded_and_without_secrets(self):
        line = journal_line("received", 1.0, b"x" * 1900 + b" api-key=S3CRET789 " + b"y" * 100_000)
        assert len(line) < 3000
        assert b"S3CRET" not in line

    def test_deep_nesting(self):
        line = json.loads(journal_line("received", 1.0, b"[" * 100_000))
        assert line["raw"]

    json_values = st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=30),
        lambda children: st.lists(children, max_size=4) | st.dictionaries(st.text(max_size=12), children, max_size=4),
        max_leaves=15,
    )

    @given(st.dictionaries(st.text(max_size=12), json_values, max_size=5))
    def test_any_event_is_one_readable_line(self, event):
        line = journal_line("sent", 0.0, msgspec.json.encode(event))
        assert b"\n" not in line
        assert set(msgspec.json.decode(line)) == {"at_ms", "direction", "event"}

    @given(st.binary(max_size=300))
    def test_any_bytes_are_one_readable_line(self, data):
        line = journal_line("sent", 0.0, data)
        assert b"\n" not in line
        assert msgspec.json.decode(line)["direction"] == "sent"


class TestFile:
    def test_written_as_it_happens(self, tmp_path):
        path = tmp_path / "deep" / "events.jsonl"
        journal = EventJournal(path)
        journal.write("sent", 1.0, b'{"type":"a"}')
        journal.flush()
        assert [line.event for line in read_journal(path)] == [{"type": "a"}]
        journal.write("received", 2.0, b'{"type":"b"}')
        journal.close()
        journal.close()
        assert [(line.at_ms, line.direction) for line in read_journal(path)] == [(1.0, "sent"), (2.0, "received")]
        assert stat.S_IMODE(path.stat().st_mode) == 0o600

    def test_half_a_line_at_the_end_is_left_out(self, tmp_path):
        path = tmp_path / "events.jsonl"
        path.write_bytes(b'{"at_ms":1.0,"direction":"sent","event":{}}\n{"at_ms":2.0,"dir')
        assert [line.at_ms for line in read_journal(path)] == [1.0]

    def test_continued_after_a_crash(self, tmp_path):
        path = tmp_path / "events.jsonl"
        path.write_bytes(b'{"at_ms":1.0,"direction":"sent","event":{}}\n{"at_ms":2.0,"dir')
        journal = EventJournal(path)
        journal.write("sent", 3.0, b"{}")
        journal.close()
        assert [line.at_ms for line in read_journal(path)] == [1.0, 3.0]

    def test_a_missing_file_is_said(self, tmp_path):
        with pytest.raises(StorageProblem) as caught:
            list(read_journal(tmp_path / "none"))
        assert caught.value.code == "missing"

    @pytest.mark.skipif(not os.path.exists("/dev/full"), reason="this system has no /dev/full")
    def test_full_disk_is_said_once_and_blocks_nobody(self, tmp_path):
        path = tmp_path / "events.jsonl"
        path.symlink_to("/dev/full")
        journal = EventJournal(path)
        for index in range(3):
            journal.write("sent", float(index), b'{"type":"a"}')
        journal.close()
        assert journal.lost_lines == 3
        problem = journal.take_problem()
        assert problem is not None
        assert problem.code == "disk_full"
        assert journal.take_problem() is None
        assert journal.problem is problem

    def test_a_folder_in_its_place(self, tmp_path):
        (tmp_path / "events.jsonl").mkdir()
        with pytest.raises(StorageProblem):
            EventJournal(tmp_path / "events.jsonl")

    def test_after_the_close_lines_are_counted_as_lost(self, tmp_path):
        journal = EventJournal(tmp_path / "events.jsonl")
        journal.close()
        journal.write("sent", 1.0, b"{}")
        assert journal.lost_lines == 1

    @pytest.mark.parametrize("begun", [b"", b'{"at_ms":1.0}\n', b'{"at_ms":1.0,"dir'])
    def test_told_where_each_line_lies(self, tmp_path, begun):
        path = tmp_path / "events.jsonl"
        path.write_bytes(begun)
        told = []
        journal = EventJournal(path, on_entry=told.append)
        frames = [b'{"type":"a","event_id":"e","item":{"id":"i"}}', b"no json", b'{"type":7,"response":{"id":"r"}}']
        for at_ms, frame in enumerate(frames):
            journal.write("received", float(at_ms), frame)
        journal.close()
        data = path.read_bytes()
        assert [data[entry.offset : entry.offset + len(entry.line) + 1] for entry in told] == [
            entry.line + b"\n" for entry in told
        ]
        assert data.startswith(begun)
        assert [(entry.type_name, entry.event_id, entry.item_id, entry.response_id) for entry in told] == [
            ("a", "e", "i", ""),
            ("", "", "", ""),
            ("", "", "", "r"),
        ]
        assert [entry.mark for entry in told] == ["", "malformed", ""]
        assert [entry.size_bytes for entry in told] == [len(frame) for frame in frames]

    def test_memory_of_a_long_session_is_that_of_the_queue(self, tmp_path):
        """10,000 lines: what is held is what waits, never what was written."""
        journal = EventJournal(tmp_path / "events.jsonl")
        event = b'{"type":"response.output_audio.delta","delta":"' + b"A" * 6400 + b'"}'
        before = sys.getallocatedblocks()
        for index in range(10_000):
            journal.write("received", float(index), event)
            if index % 500 == 0:
                journal.flush()
        journal.flush()
        assert sys.getallocatedblocks() - before < 5_000
        journal.close()
        assert sum(1 for _ in read_journal(tmp_path / "events.jsonl")) == 10_000
