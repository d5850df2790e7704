"""Playing again: what sounds, where it stands on the session's clock, and when it ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop_app.audio.ports import AudioProblem, AudioSink
from desktop_app.audio.silent_speaker import SilentSpeaker
from desktop_app.controller.audio_desk import AudioDesk
from desktop_app.controller.replay import Replay
from desktop_app.conversation.timeline import Timeline
from desktop_app.conversation.transcript import TranscriptItem, TranscriptPart
from desktop_app.storage.audio_spool import AudioSpool
from desktop_app.storage.library import SessionFolder
from desktop_app.storage.storage_problem import StorageProblem
from desktop_app.storage.wav_lane import WavLane

RATE_HZ = 24_000


class HeardSpeaker(SilentSpeaker):
    """The silent speaker, which keeps what it played."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[np.ndarray] = []

    @property
    def heard_samples(self) -> np.ndarray:
        """Everything from the first sound to the last."""
        samples = np.concatenate(self.blocks) if self.blocks else np.zeros(0, np.int16)
        sounding = np.flatnonzero(samples)
        return samples[sounding[0] : sounding[-1] + 1] if len(sounding) else samples[:0]

    def _render(self, out: np.ndarray, heard_at_s: float) -> bool:
        sounded = super()._render(out, heard_at_s)
        self.blocks.append(out.copy())
        return sounded


class Desk(AudioDesk):
    """The real desk without a device, which remembers the sinks it gave."""

    def __init__(self) -> None:
        super().__init__("none", "none")
        self.sinks: list[HeardSpeaker] = []

    def extra_sink(self) -> AudioSink:
        sink = HeardSpeaker()
        sink.start()
        self.sinks.append(sink)
        return sink


def noise(seconds: float, seed: int) -> np.ndarray:
    """Loud and never 0, so that sound begins and ends exactly where it differs from silence."""
    rng = np.random.default_rng(seed)
    return (rng.integers(100, 9000, round(seconds * RATE_HZ)) * 2 + 1).astype(np.int16)


class Session:
    """What `Replay` sees of a session: a recording on disk, what was received, and the timeline."""

    def __init__(self, folder: Path) -> None:
        self.user, self.assistant, self.answer = noise(3.0, 1), noise(2.0, 2) // 2, noise(1.0, 3)
        self.folder = SessionFolder(folder, datetime(2026, 1, 2))
        for path, samples in ((self.folder.user_wav, self.user), (self.folder.assistant_wav, self.assistant)):
            lane = WavLane(path, RATE_HZ)
            lane.write_at(0.0, samples.tobytes())
            lane.close()
        self.spool = AudioSpool()
        self.spool.append("a1", 0, self.answer)
        self.timeline = Timeline()
        self.timeline.add_span("assistant", "never_heard", 1_500.0, 2_000.0, "a1")
        part = TranscriptPart(0, "audio", "words")
        part.started_at_ms = 1_000.0
        self.item = TranscriptItem("a1", "message", "assistant", at_ms=900.0, parts=[part])
        self.item.truncated_at_ms = 500
        self.run = SimpleNamespace(
            recording=SimpleNamespace(folder=self.folder),
            live=SimpleNamespace(spool=self.spool),
            machine=SimpleNamespace(timeline=self.timeline),
        )


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session = Session(tmp_path / "session")
    yield session
    session.spool.close()


@pytest.fixture
def desk(qapp: object) -> Desk:
    return Desk()


@pytest.fixture
def replay(desk: Desk, session: Session) -> Iterator[Replay]:
    replay = Replay(desk, SimpleNamespace(run=session.run))
    yield replay
    replay.stop()


def to_its_end(replay: Replay, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not replay.playing, timeout=20_000)


def test_a_stretch_sounds_as_it_was_both_voices_together(
    replay: Replay, desk: Desk, session: Session, qtbot: QtBot
) -> None:
    replay.play_from(500.0, 1_100.0)
    assert (replay.playing, replay.part, replay.item_id) == (True, "session", "")
    to_its_end(replay, qtbot)
    first, last = round(0.5 * RATE_HZ), round(1.1 * RATE_HZ)
    expected = session.user[first:last].astype(int) + session.assistant[first:last]
    assert np.array_equal(desk.sinks[0].heard_samples, expected.clip(-32_768, 32_767))
    assert (replay.position_ms, replay.part) == (None, "")


def test_without_an_end_it_plays_to_the_end_of_what_is_written(
    replay: Replay, desk: Desk, session: Session, qtbot: QtBot
) -> None:
    replay.play_from(2_600.0)
    to_its_end(replay, qtbot)
    assert np.array_equal(desk.sinks[0].heard_samples, session.user[round(2.6 * RATE_HZ) :])


def test_what_is_longer_than_the_queue_has_no_gap(replay: Replay, desk: Desk, session: Session, qtbot: QtBot) -> None:
    replay.play_from(0.0)
    to_its_end(replay, qtbot)
    expected = session.user.astype(int)
    expected[: len(session.assistant)] += session.assistant
    assert np.array_equal(desk.sinks[0].heard_samples, expected.clip(-32_768, 32_767))


def test_the_position_is_the_sample_that_is_heard(replay: Replay, desk: Desk, session: Session, qtbot: QtBot) -> None:
    replay.play_from(500.0, 1_500.0)
    assert replay.position_ms is not None
    assert replay.position_ms >= 500.0
    seen = []

    def look() -> bool:
        if replay.position_ms is not None:
            seen.append((replay.position_ms, len(desk.sinks[0].heard_samples) * 1000 / RATE_HZ))
        return not replay.playing

    qtbot.waitUntil(look, timeout=20_000)
    assert seen == sorted(seen)
    assert 500.0 <= seen[0][0] <= seen[-1][0] <= 1_500.0
    # Never beyond what the device took.
    assert all(position <= 500.0 + taken + 1e-6 for position, taken in seen)


def test_what_was_cut_stands_where_it_is_drawn(replay: Replay, desk: Desk, session: Session, qtbot: QtBot) -> None:
    replay.play(session.item, "unheard", 200.0)
    assert (replay.item_id, replay.part) == ("a1", "unheard")
    assert replay.position_ms is not None
    assert replay.position_ms >= 1_700.0
    to_its_end(replay, qtbot)
    assert np.array_equal(desk.sinks[0].heard_samples, session.answer[round(0.7 * RATE_HZ) :])


def test_an_answer_ends_where_it_was_cut(replay: Replay, desk: Desk, session: Session, qtbot: QtBot) -> None:
    replay.play(session.item, "all")
    assert replay.position_ms is not None
    assert replay.position_ms >= 1_000.0
    to_its_end(replay, qtbot)
    assert np.array_equal(desk.sinks[0].heard_samples, session.answer[: round(0.5 * RATE_HZ)])


def test_what_the_user_said_is_played_alone(replay: Replay, desk: Desk, session: Session, qtbot: QtBot) -> None:
    item = TranscriptItem("u1", "message", "user", at_ms=250.0, end_ms=600.0)
    replay.play(item, "all")
    to_its_end(replay, qtbot)
    assert np.array_equal(desk.sinks[0].heard_samples, session.user[round(0.25 * RATE_HZ) : round(0.6 * RATE_HZ)])


def test_another_place_takes_over_at_once(replay: Replay, desk: Desk, session: Session, qtbot: QtBot) -> None:
    replay.play_from(0.0)
    (sink,) = desk.sinks
    qtbot.waitUntil(lambda: len(sink.heard_samples) > 2_400, timeout=20_000)
    replay.play_from(2_200.0, 2_500.0)
    assert replay.position_ms is not None
    assert replay.position_ms >= 2_200.0
    to_its_end(replay, qtbot)
    assert desk.sinks == [sink]  # the stream stays open: opening one takes time
    first, last = round(2.2 * RATE_HZ), round(2.5 * RATE_HZ)
    assert np.array_equal(sink.heard_samples[-(last - first) :], session.user[first:last])
    assert len(sink.heard_samples) < RATE_HZ


def test_another_speaker_is_used_from_the_next_place_on(replay: Replay, desk: Desk, qtbot: QtBot) -> None:
    replay.play_from(0.0)
    desk.selection_changed.emit()
    replay.play_from(2_000.0, 2_100.0)
    to_its_end(replay, qtbot)
    assert len(desk.sinks) == 2


def test_nothing_is_played_where_there_is_nothing(replay: Replay, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(replay.changed):
        replay.play_from(3_000.0)
        replay.play_from(900.0, 900.0)
    assert not desk.sinks


def test_a_recording_that_is_gone_is_told(replay: Replay, session: Session, qtbot: QtBot) -> None:
    session.folder.assistant_wav.unlink()
    with qtbot.waitSignal(replay.problem_raised) as told:
        replay.play_from(100.0)
    assert isinstance(told.args[0], StorageProblem)
    assert told.args[0].code == "unreadable"
    assert not replay.playing


def test_a_speaker_that_cannot_be_opened_is_told(
    replay: Replay, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> AudioSink:
        raise AudioProblem("open_failed", "Speaker", "busy")

    monkeypatch.setattr(desk, "extra_sink", refuse)
    with qtbot.waitSignal(desk.problem_raised):
        replay.play_from(100.0)
    assert not replay.playing


def test_a_speaker_that_goes_away_is_told(
    replay: Replay, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    replay.play_from(0.0)
    gone = AudioProblem("device_gone", "Speaker", "unplugged")
    monkeypatch.setattr(HeardSpeaker, "problem", gone)
    with qtbot.waitSignal(desk.problem_raised) as told:
        pass
    assert told.args == [gone, "speaker"]
    assert not replay.playing
