import numpy as np

from desktop_app.controller.talk_gate import TalkGate

BLOCK = np.arange(1, 481, dtype=np.int16)  # 20 ms


def feed(gate: TalkGate, start_ms: float, blocks: int) -> list[tuple[np.ndarray, float]]:
    passed = []
    for index in range(blocks):
        passed += list(gate.passing(BLOCK, start_ms + 20.0 * index))
    return passed


def test_with_turn_detection_everything_passes_where_it_was_captured() -> None:
    passed = feed(TalkGate(), 100.0, 3)
    assert [at_ms for _, at_ms in passed] == [100.0, 120.0, 140.0]
    assert all(np.array_equal(samples, BLOCK) for samples, _ in passed)


def test_muted_means_silence_of_the_same_length() -> None:
    gate = TalkGate()
    gate.muted = True
    passed = feed(gate, 0.0, 2)
    assert len(passed) == 2
    assert all(len(samples) == 480 and not samples.any() for samples, _ in passed)


def test_push_to_talk_sends_300_ms_from_before_the_press_and_200_ms_after_the_release() -> None:
    gate = TalkGate()
    gate.push_to_talk = True
    assert feed(gate, 0.0, 50) == []
    gate.press(1000.0)
    assert feed(gate, 1000.0, 5) == []
    assert gate.ripen(1100.0)
    assert gate.talking
    pressed = feed(gate, 1100.0, 5)
    assert pressed[0][1] == 700.0
    assert pressed[-1][1] == 1180.0
    assert len(pressed) == 25
    assert gate.release(1200.0)
    assert gate.draining
    tail = feed(gate, 1200.0, 20)
    assert [at_ms for _, at_ms in tail] == [1200.0 + 20.0 * index for index in range(10)]
    assert not gate.draining


def test_a_press_of_less_than_100_ms_means_nothing() -> None:
    gate = TalkGate()
    gate.push_to_talk = True
    gate.press(0.0)
    assert gate.pressed
    assert feed(gate, 0.0, 4) == []
    assert not gate.ripen(99.0)
    assert not gate.release(99.0)
    assert not gate.draining
    assert not gate.talking
    assert feed(gate, 100.0, 5) == []


def test_a_release_counts_although_nobody_looked_in_time() -> None:
    gate = TalkGate()
    gate.push_to_talk = True
    gate.press(0.0)
    assert gate.release(100.0)
    assert gate.draining


def test_a_press_ripens_once() -> None:
    gate = TalkGate()
    gate.push_to_talk = True
    assert not gate.ripen(500.0)
    gate.press(0.0)
    assert [gate.ripen(at_ms) for at_ms in (50.0, 100.0, 150.0)] == [False, True, False]


def test_a_touch_of_the_key_leaves_the_tail_of_the_last_turn_alone() -> None:
    gate = TalkGate()
    gate.push_to_talk = True
    gate.press(0.0)
    gate.release(200.0)
    sent = feed(gate, 200.0, 2)
    gate.press(240.0)
    sent += feed(gate, 240.0, 2)
    assert not gate.release(280.0)
    sent += feed(gate, 280.0, 20)
    assert len(sent) == 10


def test_a_press_during_the_tail_goes_on_without_a_gap() -> None:
    gate = TalkGate()
    gate.push_to_talk = True
    gate.press(0.0)
    gate.release(200.0)
    gate.press(220.0)
    sent = feed(gate, 200.0, 6)
    assert gate.ripen(320.0)
    assert not gate.draining
    sent += feed(gate, 320.0, 4)
    assert [at_ms for _, at_ms in sent] == [200.0 + 20.0 * index for index in range(10)]


def test_what_was_held_back_is_sent_once() -> None:
    gate = TalkGate()
    gate.push_to_talk = True
    feed(gate, 0.0, 5)
    gate.press(100.0)
    gate.ripen(200.0)
    assert len(feed(gate, 200.0, 1)) == 6
    assert len(feed(gate, 220.0, 1)) == 1


def test_reset_forgets_key_and_pre_roll() -> None:
    gate = TalkGate()
    gate.push_to_talk = True
    feed(gate, 0.0, 10)
    gate.press(200.0)
    gate.reset()
    assert not gate.talking
    gate.press(300.0)
    assert gate.ripen(400.0)
    assert len(feed(gate, 400.0, 1)) == 1
