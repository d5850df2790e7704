"""Devices that go, come back and change places, on a real sound server: what is used, what is said, what is lost."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from virtual_sound import VirtualSound

from desktop_app.audio import pulse_server
from desktop_app.audio.file_microphone import SilentMicrophone
from desktop_app.audio.ports import AudioProblem
from desktop_app.audio.silent_speaker import SilentSpeaker
from desktop_app.controller.audio_desk import AudioDesk
from desktop_app.controller.device_move import DeviceMove

pytestmark = pytest.mark.integration
Wait = Callable[[Callable[[], object]], None]


class DeskDriver:
    """A watching desk, what it said, and the visits the pump would make."""

    def __init__(self, desk: AudioDesk, sound: VirtualSound) -> None:
        self.desk = desk
        self.sound = sound
        self.moves: list[DeviceMove] = []
        self.problems: list[tuple[str, str]] = []
        desk.device_moved.connect(self.moves.append)
        desk.problem_raised.connect(self._note)

    def _note(self, problem: AudioProblem, which: str) -> None:
        self.problems.append((problem.code, which))

    def visit(self) -> None:
        """Let events in and look at the devices, as every 10 ms in a session."""
        QCoreApplication.processEvents()
        self.desk.check()
        self.desk.take_played()
        self.desk.take_captured()

    def codes(self) -> list[tuple[str, str]]:
        return [(move.which, move.code) for move in self.moves]


@pytest.fixture
def drive(qapp: QCoreApplication, mortal_sound: VirtualSound) -> Iterator[Callable[..., DeskDriver]]:
    """Opens a desk whose server also has a headset: a speaker `headset` and a microphone `headset_mic`."""
    mortal_sound.add_speaker("headset", "Headset")
    mortal_sound.add_microphone("headset_mic", "Headset microphone")
    desks = []

    def make(**choices: str) -> DeskDriver:
        desk = AudioDesk(**choices)
        desks.append(desk)
        driver = DeskDriver(desk, mortal_sound)
        desk.watch()
        desk.open()
        return driver

    yield make
    for desk in desks:
        desk.shut_down()


@pytest.fixture
def until(wait_until: Wait) -> Callable[[DeskDriver, Callable[[], object]], None]:
    """Visit the devices until something holds."""

    def wait(driver: DeskDriver, condition: Callable[[], object]) -> None:
        def visited() -> object:
            driver.visit()
            return condition()

        wait_until(visited)

    return wait


Until = Callable[[DeskDriver, Callable[[], object]], None]
Drive = Callable[..., DeskDriver]


def at(driver: DeskDriver, *, speaker: bool) -> list[str]:
    return driver.sound.stream_devices(speaker=speaker)


class TestTheChosenDevice:
    def test_is_used_by_name_and_listed_by_label(self, drive: Drive, until: Until) -> None:
        driver = drive(speaker_id="headset", microphone_id="headset_mic")

        assert at(driver, speaker=True) == ["headset"]
        assert "headset_mic" in at(driver, speaker=False)
        assert (driver.desk.speaker_label, driver.desk.microphone_label) == ("Headset", "Headset microphone")
        assert driver.moves == []

    def test_a_label_typed_by_a_person_is_understood(self, drive: Drive) -> None:
        driver = drive(speaker_id="Headset")

        assert driver.desk.speaker_id == "headset"
        assert at(driver, speaker=True) == ["headset"]

    def test_going_and_coming_back_is_followed_and_told_once_each(self, drive: Drive, until: Until) -> None:
        driver = drive(speaker_id="headset")

        driver.sound.remove("headset")
        until(driver, lambda: driver.moves)
        until(driver, lambda: at(driver, speaker=True) == ["speaker"])

        assert driver.moves == [DeviceMove("speaker", "gone", "Headset", "Virtual_speaker")]
        assert driver.desk.speaker_id == "headset", "the choice is remembered"
        assert driver.desk.speakers[-1].label == "Headset (not connected)"

        driver.sound.add_speaker("headset", "Headset")
        until(driver, lambda: at(driver, speaker=True) == ["headset"])
        for _ in range(50):
            driver.visit()

        assert driver.codes() == [("speaker", "gone"), ("speaker", "back")]
        assert driver.problems == []

    def test_a_microphone_too(self, drive: Drive, until: Until) -> None:
        driver = drive(microphone_id="headset_mic")

        driver.sound.remove("headset_mic")
        until(driver, lambda: driver.moves)
        assert "mic" in at(driver, speaker=False)
        driver.sound.add_microphone("headset_mic", "Headset microphone")
        until(driver, lambda: len(driver.moves) == 2)
        assert "headset_mic" in at(driver, speaker=False)

        assert driver.codes() == [("microphone", "gone"), ("microphone", "back")]

    def test_absent_at_the_start_it_is_used_when_it_comes(self, drive: Drive, until: Until) -> None:
        driver = drive(speaker_id="earphones")

        assert driver.codes() == [("speaker", "absent")]
        assert at(driver, speaker=True) == ["speaker"]

        driver.sound.add_speaker("earphones", "Earphones")
        until(driver, lambda: at(driver, speaker=True) == ["earphones"])

        assert driver.codes() == [("speaker", "absent"), ("speaker", "back")]

    def test_its_stream_ended_by_force_is_opened_again(self, drive: Drive, until: Until) -> None:
        driver = drive(speaker_id="speaker")
        sink = driver.desk.sink
        assert sink is not None
        sink.enqueue("item", 0, np.full(48_000, 1000, np.int16))
        sink.finish("item", 0)
        until(driver, lambda: sink.heard("item", 0) > 100)

        driver.sound.unplug("speaker")
        until(driver, lambda: driver.desk.sink is not sink)
        replacement = driver.desk.sink

        assert driver.codes() == [("speaker", "gone")]
        assert replacement is not None
        assert not isinstance(replacement, SilentSpeaker)
        until(driver, lambda: replacement.heard("item", 0) == 2000)


class TestTheDefault:
    def test_another_default_is_followed_without_a_word(self, drive: Drive, until: Until) -> None:
        driver = drive()
        assert at(driver, speaker=True) == ["speaker"]

        driver.sound.make_default("headset", speaker=True)
        driver.sound.make_default("headset_mic", speaker=False)
        until(driver, lambda: at(driver, speaker=True) == ["headset"])
        until(driver, lambda: "headset_mic" in at(driver, speaker=False))
        until(driver, lambda: driver.desk.speaker_label == "Headset")

        assert driver.moves == []

    def test_its_going_is_told(self, drive: Drive, until: Until) -> None:
        driver = drive()

        driver.sound.remove("speaker")
        until(driver, lambda: driver.moves)

        assert driver.moves[0].code == "default_gone"
        assert driver.moves[0].wanted == "Virtual_speaker"

    def test_a_loudspeakers_monitor_is_no_microphone(self, drive: Drive, until: Until) -> None:
        driver = drive()

        driver.sound.remove("headset_mic")
        driver.sound.remove("mic")
        until(driver, lambda: isinstance(driver.desk.source, SilentMicrophone))

        assert driver.problems == [("device_gone", "microphone")]

        driver.sound.add_microphone("headset_mic", "Headset microphone")
        until(driver, lambda: "headset_mic" in at(driver, speaker=False))

        assert driver.codes()[-1] == ("microphone", "recovered")


def test_a_sound_server_that_ends_and_starts_again(drive: Drive, until: Until) -> None:
    driver = drive(speaker_id="speaker")
    sink = driver.desk.sink
    assert sink is not None
    sink.enqueue("item", 0, np.full(120_000, 1000, np.int16))
    sink.finish("item", 0)

    driver.sound.kill_server()
    until(driver, lambda: isinstance(driver.desk.sink, SilentSpeaker))
    until(driver, lambda: isinstance(driver.desk.source, SilentMicrophone))
    assert sorted(driver.problems) == [("device_gone", "microphone"), ("device_gone", "speaker")]

    driver.sound.start_server()
    until(driver, lambda: at(driver, speaker=True) == ["speaker"])
    until(driver, lambda: "mic" in at(driver, speaker=False))

    assert sorted(driver.codes()) == [("microphone", "recovered"), ("speaker", "back")]


def test_lists_are_live_without_a_session(qapp: QCoreApplication, mortal_sound: VirtualSound, until: Until) -> None:
    desk = AudioDesk()
    driver = DeskDriver(desk, mortal_sound)
    desk.watch()
    try:
        mortal_sound.add_speaker("headset", "Headset")
        until(driver, lambda: "headset" in [choice.id for choice in desk.speakers])
        mortal_sound.remove("headset")
        until(driver, lambda: "headset" not in [choice.id for choice in desk.speakers])
    finally:
        desk.shut_down()


def test_volume_holds_for_every_sink(drive: Drive, until: Until) -> None:
    driver = drive()
    driver.desk.set_volume(0.25)

    driver.desk.select_speaker("headset")
    extra = driver.desk.extra_sink()
    extra.stop()

    assert driver.desk.sink is not None
    assert (driver.desk.sink.volume, extra.volume) == (0.25, 0.25)


def test_the_next_best_microphone_is_another_one(drive: Drive) -> None:
    driver = drive()
    best = driver.desk.next_best_microphone()
    assert best is not None
    assert best.id == "headset_mic"

    driver.desk.select_microphone("headset_mic")
    best = driver.desk.next_best_microphone()
    assert best is not None
    assert best.id == "mic"


class TestWithoutASoundServer:
    """As on macOS and Windows: PortAudio alone, which looks for devices only while nothing is open."""

    @pytest.fixture(autouse=True)
    def no_library(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pulse_server, "library", lambda: None)

    def test_the_next_device_takes_the_place_of_one_that_fails(self, drive: Drive, until: Until) -> None:
        driver = drive(speaker_id="virtual_speaker")
        sink = driver.desk.sink
        assert sink is not None
        sink.enqueue("item", 0, np.full(48_000, 1000, np.int16))
        sink.finish("item", 0)
        until(driver, lambda: sink.heard("item", 0) > 100)

        driver.sound.unplug("speaker")
        until(driver, lambda: driver.desk.sink is not sink)
        replacement = driver.desk.sink
        assert replacement is not None
        until(driver, lambda: replacement.heard("item", 0) == 2000)

        assert driver.codes() == [("speaker", "gone")]
        assert driver.problems == []
        assert driver.desk.speaker_id == "virtual_speaker"

    def test_the_next_session_uses_the_chosen_one_again(self, drive: Drive, until: Until) -> None:
        driver = drive(speaker_id="virtual_speaker")
        driver.sound.unplug("speaker")
        until(driver, lambda: driver.moves)
        driver.desk.close()
        driver.sound.replug("speaker")
        driver.desk.open()

        assert driver.desk.speaker_label == "virtual_speaker"


def test_the_way_out_of_silence_selects_a_microphone_or_asks_for_the_preferences(drive: Drive) -> None:
    driver = drive()
    asked: list[bool] = []
    driver.desk.settings_requested.connect(lambda: asked.append(True))

    driver.desk.run_action("use-microphone:headset_mic")
    driver.desk.run_action("check-microphone")

    assert driver.desk.microphone_id == "headset_mic"
    assert asked == [True]
