import itertools
import random

from desktop_app.controller.lane_placer import LanePlacer

FRAMES = 480  # 20 ms at 24 kHz


def test_jittering_stamps_give_one_seamless_run() -> None:
    placer = LanePlacer()
    jitter = random.Random(1)
    placed = [placer.place(1000.0 + 20.0 * index + jitter.uniform(-9.0, 9.0), FRAMES) for index in range(500)]
    steps = {round((later - earlier) * 24) for earlier, later in itertools.pairwise(placed)}
    assert steps == {FRAMES}
    assert abs(placed[0] - 1000.0) < 10.0


def test_a_real_gap_is_kept() -> None:
    placer = LanePlacer()
    placer.place(0.0, FRAMES)
    assert placer.place(500.0, FRAMES) == 500.0


def test_drift_is_taken_out_while_nothing_is_heard() -> None:
    placer = LanePlacer()
    drifting = 1.0005
    at_ms = 0.0
    for index in range(20_000):
        at_ms = 20.0 * index * drifting
        placed = placer.place(at_ms, FRAMES, quiet=index % 50 > 40)
        assert abs(placed - at_ms) <= 31.0


def test_nothing_is_placed_before_the_session() -> None:
    assert LanePlacer().place(-12.0, FRAMES) == 0.0
