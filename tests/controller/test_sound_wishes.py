"""Saving and measuring a stretch of a recording, off the window's thread."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import soundfile

from desktop_app.controller.background import BackgroundTasks
from desktop_app.controller.sound_export import SoundExport
from desktop_app.controller.sound_measure import SoundMeasure
from desktop_app.storage.library import SessionFolder
from desktop_app.storage.wav_lane import WavLane

RATE_HZ = 24_000


@pytest.fixture
def failures() -> Iterator[list[BaseException]]:
    failures: list[BaseException] = []
    yield failures
    assert not failures


@pytest.fixture
def life(tmp_path: Path, qapp: object, failures: list[BaseException]) -> SimpleNamespace:
    folder = SessionFolder(tmp_path / "session", datetime(2026, 1, 2))
    tone = (np.sin(np.arange(2 * RATE_HZ) / RATE_HZ * 2 * np.pi * 400) * 16_384).astype(np.int16)
    for path, samples in ((folder.user_wav, tone), (folder.assistant_wav, np.zeros(100, np.int16))):
        lane = WavLane(path, RATE_HZ)
        lane.write_at(1000.0, samples.tobytes())
        lane.close()
    run = SimpleNamespace(recording=SimpleNamespace(folder=folder))
    return SimpleNamespace(run=run, tasks=BackgroundTasks(failures.append))


async def finished(life: SimpleNamespace) -> None:
    while life.tasks._tasks:
        await asyncio.sleep(0.01)


async def test_a_stretch_is_measured(life: SimpleNamespace) -> None:
    measure, told = SoundMeasure(life), []
    measure.measured.connect(told.append)
    measure.measure(1_000.0, 3_000.0)
    await finished(life)
    (loudness,) = told
    assert (loudness.start_ms, loudness.end_ms) == (1_000.0, 3_000.0)
    assert loudness.user_rms_dbfs == pytest.approx(-9.03, abs=0.02)  # half of full scale, and a sine
    assert loudness.assistant_rms_dbfs == -120.0
    told.clear()
    measure.measure(0.0, 3_000.0)  # a third of it is silence
    await finished(life)
    assert told[0].user_rms_dbfs == pytest.approx(-9.03 - 10 * np.log10(1.5), abs=0.02)


async def test_only_the_last_wish_is_answered(life: SimpleNamespace) -> None:
    measure, told = SoundMeasure(life), []
    measure.measured.connect(told.append)
    for end_ms in (1_200.0, 1_300.0, 1_400.0):
        measure.measure(1_000.0, end_ms)
    await finished(life)
    assert [loudness.end_ms for loudness in told] == [1_400.0]


async def test_what_cannot_be_read_has_no_level(life: SimpleNamespace) -> None:
    measure, told = SoundMeasure(life), []
    measure.measured.connect(told.append)
    measure.measure(9_000.0, 9_500.0)
    life.run.recording.folder.user_wav.unlink()
    measure.measure(1_000.0, 2_000.0)
    await finished(life)
    assert told == []


async def test_saving_says_where_and_how_much(life: SimpleNamespace, tmp_path: Path) -> None:
    export, told = SoundExport(life), []
    export.told.connect(told.append)
    export.save(tmp_path / "part.wav", 1_500.0, 2_784.0)
    await finished(life)
    (notice,) = told
    assert (notice.severity, notice.headline) == ("calm", "part.wav is saved.")
    assert notice.detail == "1.284 s: you on the left, the assistant on the right."
    assert soundfile.info(tmp_path / "part.wav").frames == round(1.284 * RATE_HZ)


async def test_a_folder_that_is_not_there_is_told(life: SimpleNamespace, tmp_path: Path) -> None:
    export, told = SoundExport(life), []
    export.told.connect(told.append)
    export.save(tmp_path / "nowhere" / "part.wav", 1_500.0, 2_000.0)
    await finished(life)
    assert told[0].severity == "warning"
    assert "part.wav" in told[0].headline
