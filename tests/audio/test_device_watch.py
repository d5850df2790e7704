"""The sound server's devices: listed, followed, and found again after it was restarted."""

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from virtual_sound import RATE_HZ, VirtualSound

from desktop_app.audio import devices, pulse_server
from desktop_app.audio.device_watch import DeviceWatch
from desktop_app.audio.level_probes import LevelProbes
from desktop_app.audio.microphone import Microphone
from desktop_app.audio.speaker import Speaker

pytestmark = pytest.mark.integration
Wait = Callable[[Callable[[], object]], None]


@pytest.fixture
def watch(mortal_sound: VirtualSound, wait_until: Wait) -> Iterator[DeviceWatch]:
    watch = DeviceWatch()
    watch.start()
    wait_until(lambda: watch.state)
    yield watch
    watch.stop()


def names(state: pulse_server.ServerState | None) -> list[str]:
    return [] if state is None else [device.name for device in state.speakers]


class TestWatch:
    def test_devices_and_defaults_are_followed(
        self, watch: DeviceWatch, mortal_sound: VirtualSound, wait_until: Wait
    ) -> None:
        version = watch.version
        mortal_sound.add_speaker("headset", "Headset (USB)")
        wait_until(lambda: "headset" in names(watch.state))
        mortal_sound.make_default("headset", speaker=True)
        wait_until(lambda: watch.state and watch.state.default_speaker == "headset")
        assert names(watch.state)[0] == "headset", "the default comes first"
        mortal_sound.remove("headset")
        wait_until(lambda: "headset" not in names(watch.state))

        assert watch.version >= version + 3

    def test_one_that_was_plugged_in_again_is_another(
        self, watch: DeviceWatch, mortal_sound: VirtualSound, wait_until: Wait
    ) -> None:
        mortal_sound.add_speaker("headset", "Headset")
        wait_until(lambda: "headset" in names(watch.state))
        before = watch.state
        mortal_sound.remove("headset")
        mortal_sound.add_speaker("headset", "Headset")
        wait_until(
            lambda: watch.state and "headset" in names(watch.state) and not watch.state.lists_the_same_as(before)
        )

    def test_streams_are_found_by_their_tags(
        self, watch: DeviceWatch, mortal_sound: VirtualSound, wait_until: Wait
    ) -> None:
        mortal_sound.add_speaker("headset", "Headset")
        wait_until(lambda: "headset" in names(watch.state))
        devices.use_server(watch.state)
        device = devices.find_speaker("Headset")
        assert device is not None
        speaker = Speaker(device)
        speaker.start()
        try:
            wait_until(lambda: watch.state and watch.state.streams.get(speaker.tag) == "headset")
            mortal_sound.remove("headset")
            wait_until(lambda: watch.state and watch.state.streams.get(speaker.tag) != "headset")
        finally:
            speaker.stop()

    def test_a_server_that_ends_and_another_that_starts(
        self, watch: DeviceWatch, mortal_sound: VirtualSound, wait_until: Wait
    ) -> None:
        mortal_sound.kill_server()
        wait_until(lambda: watch.state is None)
        mortal_sound.start_server()
        wait_until(lambda: "speaker" in names(watch.state))

    def test_without_the_library_nothing_is_watched(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(pulse_server, "library", lambda: None)
        watch = DeviceWatch()
        watch.start()

        assert not watch.running
        assert pulse_server.ask() is None
        watch.stop()


def test_monitors_of_loudspeakers_are_no_microphones(sound: VirtualSound) -> None:
    assert [device.name for device in devices.microphones()] == ["mic"]


def test_the_default_follows_the_server_and_a_name_does_not(sound: VirtualSound) -> None:
    by_default, by_name = devices.find_speaker("default"), devices.find_speaker("speaker")
    assert by_default is not None
    assert by_name is not None
    assert (by_default.route, by_name.route) == ("", "speaker")


def test_the_environment_is_as_before_after_a_stream_was_opened(
    sound: VirtualSound, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_SOURCE", "mine")
    monkeypatch.delenv("PULSE_PROP", raising=False)
    with pulse_server.routed("input", "theirs", "1"):
        assert pulse_server.os.environ["PULSE_SOURCE"] == "theirs"

    assert pulse_server.os.environ["PULSE_SOURCE"] == "mine"
    assert "PULSE_PROP" not in pulse_server.os.environ


class TestProbes:
    def test_each_microphone_has_a_level_of_its_own(self, mortal_sound: VirtualSound, wait_until: Wait) -> None:
        mortal_sound.add_microphone("usb", "USB Microphone")
        devices.refresh()
        mortal_sound.play(np.full(6 * RATE_HZ, 3_277, np.int16), wait=False, feed="usb_feed")
        probes = LevelProbes(devices.microphones())
        probes.start()
        try:
            wait_until(lambda: (probes.levels.get("usb") or -120.0) > -20.5 and probes.levels.get("mic") == -120.0)
        finally:
            probes.stop()
            probes.join()

    def test_one_that_cannot_be_opened_has_none(self, sound: VirtualSound, wait_until: Wait) -> None:
        absent = devices.Device("gone", 99, 48_000, 1, False, "ALSA")
        bluetooth = devices.Device("bluez_input.1", 99, 48_000, 1, False, "PulseAudio")
        probes = LevelProbes([absent, bluetooth])
        probes.start()
        try:
            wait_until(lambda: probes.levels == {"gone": None})
        finally:
            probes.stop()
            probes.join()


def test_streams_may_be_opened_in_several_threads_at_once(sound: VirtualSound, wait_until: Wait) -> None:
    probes = LevelProbes(devices.microphones() * 4)
    probes.start()
    try:
        for _ in range(10):
            microphone = Microphone(devices.microphones()[0])
            microphone.start()
            wait_until(microphone.take)
            microphone.stop()
    finally:
        probes.stop()
        probes.join()
