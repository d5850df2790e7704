"""The talk key on its way from the window to the session."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from desktop_app.controller.phase import Phase
from desktop_app.controller.talk_desk import TalkDesk
from desktop_app.controller.talk_gate import TalkGate


class Run:
    """The talk key's side of a session run, with a clock set by hand."""

    def __init__(self, gate: TalkGate) -> None:
        self.gate = gate
        self.now_ms = 0.0
        self.dropped = 0

    def press_talk(self) -> None:
        self.gate.press(self.now_ms)

    def release_talk(self) -> None:
        self.gate.release(self.now_ms)

    def drop_talk(self) -> None:
        self.gate.reset()
        self.dropped += 1


@pytest.fixture
def gate() -> TalkGate:
    gate = TalkGate()
    gate.push_to_talk = True
    return gate


@pytest.fixture
def run(gate: TalkGate) -> Run:
    return Run(gate)


@pytest.fixture
def desk(qtbot: object, gate: TalkGate, run: Run) -> TalkDesk:
    life: Any = SimpleNamespace(phase=Phase.LIVE, run=run)
    return TalkDesk(life, gate)


def told(desk: TalkDesk) -> list[bool]:
    found: list[bool] = []
    desk.changed.connect(found.append)
    return found


def test_talking_is_told_when_the_press_means_something(desk: TalkDesk, gate: TalkGate, run: Run) -> None:
    changes = told(desk)
    desk.press()
    desk.look()
    assert changes == []
    run.now_ms = 100.0
    gate.ripen(run.now_ms)
    desk.look()
    desk.look()
    desk.release()
    assert changes == [True, False]


def test_a_touch_is_never_told(desk: TalkDesk, run: Run) -> None:
    changes = told(desk)
    desk.press()
    run.now_ms = 90.0
    desk.release()
    assert changes == []


@pytest.mark.parametrize("obstacle", ["turn detection", "muted", "no session"])
def test_a_press_without_meaning_does_nothing(desk: TalkDesk, gate: TalkGate, obstacle: str) -> None:
    if obstacle == "turn detection":
        desk.use(False)
    elif obstacle == "muted":
        gate.muted = True
    else:
        desk._life.phase = Phase.IDLE
    desk.press()
    assert not gate.pressed


def test_turn_detection_that_comes_on_ends_the_talking(desk: TalkDesk, gate: TalkGate, run: Run) -> None:
    changes = told(desk)
    desk.press()
    gate.ripen(200.0)
    desk.look()
    desk.use(False)
    assert run.dropped == 1
    assert changes == [True, False]


def test_another_name_is_told_once(desk: TalkDesk) -> None:
    changes: list[str] = []
    desk.key_changed.connect(lambda: changes.append(desk.key_name))
    desk.name_key("F9", toggles=False)
    desk.name_key("F9", toggles=False)
    desk.name_key("F9", toggles=True)
    assert changes == ["F9", "F9"]
