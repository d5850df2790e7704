"""Two WAV files on the session's clock that are whole at every moment."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import threading
import wave
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.storage.disk_writer import DiskWriter
from desktop_app.storage.event_journal import read_journal
from desktop_app.storage.session_recorder import ASSISTANT_WAV, USER_WAV, SessionRecorder
from desktop_app.storage.storage_problem import StorageProblem
from desktop_app.storage.wav_lane import HEADER_BYTES, SNAP_MS, WavLane, repair_wav, wav_header

HERE = Path(__file__).parent
CHILD_ENVIRONMENT = {**os.environ, "PYTHONPATH": str(HERE.parents[1])}


def _block(value: int, frames: int = 480) -> np.ndarray:
    return np.full(frames, value, dtype=np.int16)


def _read(path: Path) -> np.ndarray:
    samples, rate_hz = soundfile.read(path, dtype="int16")
    assert rate_hz == 24_000
    return samples


class TestClock:
    def test_both_sides_lie_where_they_were(self, tmp_path):
        recorder = SessionRecorder(tmp_path)
        for index in range(5):
            recorder.write_user(index * 20.0, _block(index + 1))
        recorder.write_assistant(1000.0, _block(9))
        recorder.close(end_ms=1500.0)
        user, assistant = _read(tmp_path / USER_WAV), _read(tmp_path / ASSISTANT_WAV)
        assert len(user) == len(assistant) == 36_000
        assert user[:2400].reshape(5, 480)[:, 0].tolist() == [1, 2, 3, 4, 5]
        assert not user[2400:].any()
        assert np.flatnonzero(assistant).tolist() == list(range(24_000, 24_480))
        assert recorder.problem is None
        assert recorder.lost_blocks == 0

    def test_jitter_neither_cuts_nor_stretches(self, tmp_path):
        recorder = SessionRecorder(tmp_path)
        for index in range(50):
            jitter_ms = (-15, 0, 12, 7)[index % 4]
            recorder.write_user(max(0.0, index * 20.0 + jitter_ms), _block(index + 1))
        recorder.close()
        user = _read(tmp_path / USER_WAV)
        assert len(user) == 50 * 480
        assert user.reshape(50, 480)[:, 100].tolist() == list(range(1, 51))
        assert (recorder.user.filled_frames, recorder.user.overlapped_frames) == (0, 0)

    def test_a_gap_is_silence_and_an_overlap_keeps_what_was_first(self, tmp_path):
        lane = WavLane(tmp_path / "lane.wav", 24_000)
        lane.write_at(0.0, _block(1, 2400).tobytes())
        lane.write_at(200.0, _block(2, 2400).tobytes())
        lane.write_at(250.0, _block(3, 2400).tobytes())
        lane.write_at(0.0, _block(4, 480).tobytes())
        lane.close()
        samples = _read(tmp_path / "lane.wav")
        assert (lane.filled_frames, lane.overlapped_frames) == (2400, 1200 + 480)
        expected = [(1, 2400), (0, 2400), (2, 2400), (3, 1200)]
        assert samples.tolist() == [value for value, count in expected for _ in range(count)]

    def test_slow_drift_is_put_right(self, tmp_path):
        """A device that runs 1 % slow: the recording stays within the snap of the session's clock."""
        lane = WavLane(tmp_path / "lane.wav", 24_000)
        for index in range(1000):
            lane.write_at(index * 20.2, _block(1).tobytes())
            assert abs(lane.frames / 24 - (index + 1) * 20.2) <= SNAP_MS + 0.3
        lane.close()

    def test_before_the_start_is_left_out(self, tmp_path):
        lane = WavLane(tmp_path / "lane.wav", 24_000)
        lane.write_at(-50.0, np.arange(1, 2401, dtype=np.int16).tobytes())
        lane.close()
        assert _read(tmp_path / "lane.wav")[0] == 1201

    def test_a_clock_gone_mad_is_refused_and_forgotten(self, tmp_path):
        lane = WavLane(tmp_path / "lane.wav", 24_000)
        with pytest.raises(StorageProblem) as caught:
            lane.write_at(1e12, _block(1).tobytes())
        assert caught.value.code == "too_long"
        lane.write_at(0.0, _block(2).tobytes())
        lane.close()
        assert len(_read(tmp_path / "lane.wav")) == 480

    @given(st.lists(st.tuples(st.floats(-100, 3000), st.integers(0, 1000)), max_size=25))
    def test_whatever_comes_the_file_is_whole_and_monotonic(self, tmp_path_factory, blocks):
        path = tmp_path_factory.mktemp("lane") / "lane.wav"
        lane = WavLane(path, 24_000)
        written = 0
        for at_ms, frames in blocks:
            before = lane.frames
            lane.write_at(at_ms, _block(5, frames).tobytes())
            assert lane.frames >= before
            written += frames
        lane.close()
        with wave.open(str(path)) as file:
            assert file.getnframes() == lane.frames
            samples = np.frombuffer(file.readframes(lane.frames), dtype=np.int16)
        assert np.count_nonzero(samples) == written - lane.overlapped_frames
        assert np.count_nonzero(samples == 0) == lane.filled_frames


class TestSamples:
    @pytest.mark.parametrize("samples", [np.zeros(4, np.float32), np.zeros((2, 2), np.int16)])
    def test_only_int16_mono(self, tmp_path, samples):
        recorder = SessionRecorder(tmp_path)
        with pytest.raises(TypeError, match="int16"):
            recorder.write_user(0.0, samples)
        recorder.close()

    def test_a_buffer_may_be_used_again_at_once(self, tmp_path):
        recorder = SessionRecorder(tmp_path)
        samples = _block(1)
        recorder.write_user(0.0, samples)
        samples[:] = 2
        recorder.write_user(20.0, samples[::-1])
        recorder.close()
        assert _read(tmp_path / USER_WAV).tolist() == [1] * 480 + [2] * 480


class TestCrash:
    def test_readable_after_a_kill(self, tmp_path):
        command = [sys.executable, HERE / "killed_recorder.py", tmp_path]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=CHILD_ENVIRONMENT) as child:
            assert child.stdout is not None
            for line in child.stdout:
                if int(line) >= 300:
                    child.send_signal(signal.SIGKILL)
                    break
            flushed = max([int(line), *map(int, child.stdout.read().split())])
        assert child.returncode == -signal.SIGKILL
        for name in (USER_WAV, ASSISTANT_WAV):
            repair_wav(tmp_path / name)
        user = _read(tmp_path / USER_WAV)
        assert len(user) >= flushed * 480
        assert user[::480][:flushed].tolist() == [1 + index % 1000 for index in range(flushed)]
        assistant = _read(tmp_path / ASSISTANT_WAV)[::480]
        assert assistant[:flushed].tolist()[:10] == [1, 2, 3, 4, 5, 0, 0, 0, 0, 0]
        lines = list(read_journal(tmp_path / "events.jsonl"))
        assert len(lines) >= flushed
        assert [line.at_ms for line in lines[:3]] == [0.0, 20.0, 40.0]

    def test_the_file_is_right_at_every_moment(self, tmp_path):
        recorder = SessionRecorder(tmp_path)
        for index in range(3):
            recorder.write_user(index * 20.0, _block(1))
            recorder.flush()
            assert len(_read(tmp_path / USER_WAV)) == (index + 1) * 480
            assert not repair_wav(tmp_path / USER_WAV)
        recorder.close()

    @pytest.mark.parametrize("tail", [b"", b"\x01"])
    def test_sizes_that_are_behind_are_put_right(self, tmp_path, tail):
        path = tmp_path / "lane.wav"
        path.write_bytes(wav_header(24_000, 10) + _block(3, 100).tobytes() + tail)
        assert repair_wav(path)
        assert _read(path).tolist() == [3] * 100
        assert path.stat().st_size == HEADER_BYTES + 200
        assert not repair_wav(path)

    @pytest.mark.parametrize("content", [b"", b"RIFF", b"x" * 100, wav_header(24_000, 0)[:43]])
    def test_what_is_no_recording_is_left_alone(self, tmp_path, content):
        path = tmp_path / "lane.wav"
        path.write_bytes(content)
        with pytest.raises(StorageProblem) as caught:
            repair_wav(path)
        assert caught.value.code == "not_a_recording"
        assert path.read_bytes() == content

    def test_a_missing_file_is_said(self, tmp_path):
        with pytest.raises(StorageProblem) as caught:
            repair_wav(tmp_path / "none.wav")
        assert caught.value.code == "missing"


class TestDisk:
    def test_full_it_is_said_once_and_the_rest_is_kept(self, tmp_path):
        command = [sys.executable, HERE / "full_disk_recorder.py", tmp_path]
        done = subprocess.run(command, capture_output=True, text=True, check=True, env=CHILD_ENVIRONMENT)
        report = json.loads(done.stdout)
        # 10,000 bytes hold the header and ten whole blocks and a part of the eleventh.
        assert report == {"code": "disk_full", "told_again": False, "lost": 10, "lost_later": 0}
        user = _read(tmp_path / USER_WAV)
        assert len(user) == 21 * 480
        assert user[:4800].tolist() == [7] * 4800
        assert user[400 * 24 :].tolist() == [7] * 480, "what came when there was room again lies at its time"

    def test_a_folder_that_is_a_file(self, tmp_path):
        (tmp_path / "taken").write_text("")
        with pytest.raises(StorageProblem) as caught:
            SessionRecorder(tmp_path / "taken")
        assert caught.value.code in ("missing", "failed")

    def test_only_the_owner_may_listen(self, tmp_path):
        recorder = SessionRecorder(tmp_path)
        recorder.close()
        for name in (USER_WAV, ASSISTANT_WAV):
            assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600

    def test_a_disk_that_hangs_blocks_nobody_and_memory_stays_bounded(self, tmp_path):
        hang = threading.Event()
        writer = DiskWriter(limit_bytes=10_000)
        recorder = SessionRecorder(tmp_path, writer=writer)
        writer.put(lambda: hang.wait(30) and None, 0)
        for index in range(100):
            recorder.write_user(index * 20.0, _block(index + 1))
            assert writer.waiting_bytes <= 10_000
        assert recorder.lost_blocks == 90
        problem = recorder.take_problem()
        assert problem is not None
        assert problem.code == "too_slow"
        hang.set()
        recorder.close()
        assert writer.close()
        assert len(_read(tmp_path / USER_WAV)) == 4800

    def test_closing_twice(self, tmp_path):
        recorder = SessionRecorder(tmp_path)
        recorder.close()
        recorder.close()
        recorder.write_user(0.0, _block(1))
        assert recorder.lost_blocks == 1


class TestDiskWriter:
    def test_order_and_flush(self):
        writer = DiskWriter()
        done: list[int] = []
        for index in range(100):
            assert writer.put(lambda index=index: done.append(index), 1)
        assert writer.flush()
        assert done == list(range(100))
        assert writer.waiting_bytes == 0
        assert writer.close()
        assert not writer.put(lambda: None, 1)
        assert writer.flush()

    def test_one_bad_job_is_logged_and_the_next_runs(self, caplog):
        writer = DiskWriter()
        done = []

        def fail():
            raise RuntimeError("secret words")

        writer.put(fail, 1)
        writer.put(lambda: done.append(1), 1)
        assert writer.close()
        assert done == [1]
        assert "RuntimeError" in caplog.text
        assert "secret words" not in caplog.text

    def test_one_job_larger_than_the_limit_is_taken_when_nothing_waits(self):
        writer = DiskWriter(limit_bytes=10)
        done = []
        assert writer.put(lambda: done.append(1), 100)
        assert writer.close()
        assert done == [1]
