"""A virtual sound card for the tests of real devices (pytest plug-in)."""

import sys
import time
from collections.abc import Callable, Iterator

import pytest
from virtual_sound import VirtualSound, missing_programs

from desktop_app.audio import devices


@pytest.fixture(scope="session")
def sound_server() -> Iterator[VirtualSound]:
    """One server for all tests of a session."""
    sys.setswitchinterval(0.001)  # as the program does, so that callbacks need not wait for tests
    if missing := missing_programs():
        pytest.skip(f"needs a PulseAudio server; not installed: {', '.join(missing)}")
    if (problem := devices.problem()) is not None and problem.code == "no_portaudio":
        pytest.skip(problem.detail)
    with VirtualSound() as sound:
        yield sound


@pytest.fixture
def sound(sound_server: VirtualSound) -> Iterator[VirtualSound]:
    """The server, with PortAudio of this process looking at it."""
    with sound_server.in_this_process():
        assert devices.refresh(), "an earlier test left a stream open"
        yield sound_server
    assert devices.refresh(), "this test left a stream open"


@pytest.fixture
def mortal_sound(sound_server: VirtualSound) -> Iterator[VirtualSound]:
    """A server of the test's own, to be killed; PortAudio looks at it."""
    with VirtualSound() as own:
        with own.in_this_process():
            assert devices.refresh(), "an earlier test left a stream open"
            yield own
        assert devices.refresh(), "this test left a stream open"


@pytest.fixture
def wait_until() -> Callable[[Callable[[], object]], None]:
    """Wait for something that will surely be, however slow the machine is."""

    def wait(condition: Callable[[], object], within_s: float = 20.0) -> None:
        deadline_s = time.monotonic() + within_s
        while not condition():
            assert time.monotonic() < deadline_s, "it never came"
            time.sleep(0.01)

    return wait
