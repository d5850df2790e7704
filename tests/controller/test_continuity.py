"""A computer that slept, or is on another network, has no connection any more, whatever the socket says."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtNetwork import QNetworkInformation

from desktop_app.controller import continuity as module
from desktop_app.controller.background import BackgroundTasks
from desktop_app.controller.continuity import Continuity
from desktop_app.controller.heartbeat import Heartbeat
from desktop_app.controller.network_watch import NetworkWatch

Reachability = QNetworkInformation.Reachability


class Clocks:
    """The wall clock and the monotonic one, moved by hand."""

    def __init__(self) -> None:
        self.wall_s = 1_000_000.0
        self.monotonic_s = 50.0

    def time(self) -> float:
        return self.wall_s

    def monotonic(self) -> float:
        return self.monotonic_s

    def go_on(self, wall_s: float, monotonic_s: float) -> None:
        self.wall_s += wall_s
        self.monotonic_s += monotonic_s


class Run:
    """A session of which only the connection matters."""

    connected = True

    def __init__(self) -> None:
        self.abandoned = 0
        self.live = SimpleNamespace(abandon=self.abandon)

    def abandon(self) -> None:
        self.abandoned += 1


@pytest.fixture
def clocks(monkeypatch: pytest.MonkeyPatch) -> Clocks:
    clocks = Clocks()
    monkeypatch.setattr(module, "time", clocks)
    monkeypatch.setattr(module, "sys", SimpleNamespace(platform="linux"))
    return clocks


@pytest.fixture
def run(qapp: object, clocks: Clocks, monkeypatch: pytest.MonkeyPatch) -> Run:
    return Run()


@pytest.fixture
def continuity(qapp: object, clocks: Clocks, run: Run) -> Continuity:
    continuity = Continuity(Heartbeat(), BackgroundTasks(lambda _failure: None), lambda: 0.0)
    continuity._run = run  # type: ignore[assignment]
    continuity._far_away = True
    return continuity


def test_a_computer_that_slept_abandons_its_connection(continuity: Continuity, clocks: Clocks, run: Run) -> None:
    continuity.look()
    clocks.go_on(0.1, 0.1)
    continuity.look()
    assert run.abandoned == 0
    clocks.go_on(600.0, 0.1)
    continuity.look()
    assert run.abandoned == 1
    clocks.go_on(0.1, 0.1)
    continuity.look()
    assert run.abandoned == 1


def test_a_window_that_stood_still_has_not_slept(continuity: Continuity, clocks: Clocks, run: Run) -> None:
    continuity.look()
    clocks.go_on(30.0, 30.0)
    continuity.look()
    assert run.abandoned == 0


def test_where_the_monotonic_clock_goes_on_in_sleep_the_silence_tells(
    continuity: Continuity, clocks: Clocks, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "sys", SimpleNamespace(platform="win32"))
    continuity.look()
    clocks.go_on(600.0, 600.0)
    continuity.look()
    assert run.abandoned == 1


def test_a_clock_set_back_means_nothing(continuity: Continuity, clocks: Clocks, run: Run) -> None:
    continuity.look()
    clocks.go_on(-3_600.0, 0.1)
    continuity.look()
    assert run.abandoned == 0


@pytest.mark.parametrize(("far_away", "abandoned"), [(True, 1), (False, 0)])
def test_another_network_matters_to_a_service_out_there(
    continuity: Continuity, run: Run, far_away: bool, abandoned: int
) -> None:
    continuity._far_away = far_away
    continuity.network_changed()
    assert run.abandoned == abandoned


def test_being_online_again_is_told_and_being_online_is_not(qapp: object) -> None:
    watch, told = NetworkWatch(), []
    watch.changed.connect(lambda: told.append(1))
    watch.reached(Reachability.Online)
    assert told == []
    watch.reached(Reachability.Disconnected)
    assert told == []
    watch.reached(Reachability.Online)
    watch.reached(Reachability.Site)
    assert told == [1]
