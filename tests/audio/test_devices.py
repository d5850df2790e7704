"""Lists of devices: none, some, and new ones; without PortAudio as well."""

import sys

import pytest
from virtual_sound import VirtualSound

from desktop_app.audio import devices, portaudio
from desktop_app.audio.devices import Device
from desktop_app.audio.microphone import Microphone
from desktop_app.audio.ports import AudioProblem
from desktop_app.audio.speaker import Speaker

A_DEVICE = Device("Headset", 3, 48_000, 2, False, "ALSA")


@pytest.fixture
def no_portaudio(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "sounddevice", None)  # import raises ImportError, as on a machine without it


class TestWithoutPortAudio:
    pytestmark = pytest.mark.usefixtures("no_portaudio")

    def test_lists_are_empty_and_the_problem_says_what_to_install(self) -> None:
        assert devices.microphones() == []
        assert devices.speakers() == []
        problem = devices.problem()
        assert problem is not None
        assert problem.code == "no_portaudio"
        assert "libportaudio2" in problem.detail or sys.platform != "linux"

    @pytest.mark.parametrize("device", [Microphone(A_DEVICE), Speaker(A_DEVICE)])
    def test_opening_a_device_says_the_same(self, device: Microphone | Speaker) -> None:
        with pytest.raises(AudioProblem) as caught:
            device.start()
        assert caught.value.code == "no_portaudio"

    def test_refresh_too(self) -> None:
        with pytest.raises(AudioProblem):
            devices.refresh()


class TestFind:
    LISTED = (
        Device("default", 4, 48_000, 2, True, "ALSA"),
        Device("USB Audio", 1, 48_000, 1, False, "ALSA"),
        Device("pulse", 2, 48_000, 2, False, "ALSA"),
    )

    @pytest.mark.parametrize(
        ("name", "index"),
        [("USB Audio", 1), ("usb audio", 1), ("PulseAudio", 2), ("default", 4), ("", 4), ("System default", 4)],
    )
    def test_by_name_or_label(self, name: str, index: int) -> None:
        found = devices.find(list(self.LISTED), name)
        assert found is not None
        assert found.index == index

    def test_unknown_names_are_not_guessed(self) -> None:
        assert devices.find(list(self.LISTED), "USB") is None

    def test_default_of_nothing(self) -> None:
        assert devices.find([], "default") is None


def test_names_lose_alsa_card_numbers_and_stay_unique() -> None:
    names = ["HDA Intel: ALC257 (hw:0,0)", "Webcam: USB (hw:2,0)", "Webcam: USB (hw:3,0)", "Jabra (410)"]

    assert devices._stable_names(names) == [
        "HDA Intel: ALC257",
        "Webcam: USB (1)",
        "Webcam: USB (2)",
        "Jabra (410)",
    ]


def test_no_device_at_all_is_a_normal_state() -> None:
    devices.refresh()  # the environment of the tests leads to no sound server

    if devices.microphones() or devices.speakers():
        pytest.skip("this machine has a sound card of its own")
    problem = devices.problem()
    assert problem is not None
    assert problem.code == "no_device"


class TestOnASoundServer:
    def test_the_default_comes_first_at_the_servers_own_rate(self, sound: VirtualSound) -> None:
        for listed in (devices.microphones(), devices.speakers()):
            assert listed[0].is_default
            assert listed[0].label.startswith("Virtual")
            assert listed[0].host_api == "PulseAudio"
            assert [device.is_default for device in listed].count(True) == 1
            assert {device.rate_hz for device in listed} == {48_000}
        assert devices.problem() is None

    def test_devices_appear_after_refresh_and_only_then(self, mortal_sound: VirtualSound) -> None:
        mortal_sound.kill_server()
        devices.refresh()
        assert devices.speakers() == []

        mortal_sound.start_server()
        assert devices.speakers() == []

        devices.refresh()
        assert devices.find(devices.speakers(), "speaker") is not None

    def test_refresh_leaves_open_streams_alone(self, sound: VirtualSound) -> None:
        speaker = Speaker(devices.speakers()[0])
        speaker.start()
        try:
            assert devices.refresh() is False
        finally:
            speaker.stop()
        assert devices.refresh() is True


class TestErrors:
    def test_a_device_that_is_not_there_is_named(self, sound: VirtualSound) -> None:
        with pytest.raises(AudioProblem, match=r"Headset: The device cannot be opened: .*") as caught:
            Microphone(Device("Headset", 99, 48_000, 1, False, "ALSA")).start()
        assert caught.value.code == "open_failed"
        assert devices.refresh(), "a failed open must not count as an open stream"

    def test_a_device_whose_server_has_gone(self, mortal_sound: VirtualSound) -> None:
        speaker = Speaker(devices.speakers()[0])
        mortal_sound.kill_server()

        with pytest.raises(AudioProblem) as caught:
            speaker.start()

        assert caught.value.code == "open_failed"
        assert "RawOutputStream" not in caught.value.detail

    def test_portaudios_wrapping_is_taken_off(self) -> None:
        assert portaudio.sentence(ValueError("Error opening RawInputStream: Invalid device")) == "Invalid device"
