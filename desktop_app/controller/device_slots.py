"""The microphone's and the speaker's slot: what is particular to each direction."""

from __future__ import annotations

from pathlib import Path

from desktop_app.audio import devices
from desktop_app.audio.devices import Device
from desktop_app.audio.file_microphone import FileMicrophone, SilentMicrophone
from desktop_app.audio.microphone import Microphone
from desktop_app.audio.ports import AudioSink, AudioSource
from desktop_app.audio.silent_speaker import SilentSpeaker
from desktop_app.audio.speaker import Speaker
from desktop_app.controller.device_choices import FILE_PREFIX, is_device
from desktop_app.controller.device_slot import DeviceSlot


class MicrophoneSlot(DeviceSlot[AudioSource]):
    """What one speaks into."""

    which = "microphone"
    _kind = "input"

    def listed(self) -> list[Device]:
        return devices.microphones()

    def device_of(self, choice_id: str) -> Device | None:
        return devices.find_microphone(choice_id) if is_device(choice_id) else None

    def _without_device(self, choice_id: str) -> AudioSource:
        if not choice_id.startswith(FILE_PREFIX):
            return SilentMicrophone()
        source = FileMicrophone()
        if path := choice_id.removeprefix(FILE_PREFIX):
            source.queue_file(Path(path))
        return source

    def _of(self, device: Device) -> AudioSource:
        return Microphone(device)

    def _hand_over(self, old: AudioSource, new: AudioSource) -> None:
        old.stop()


class SpeakerSlot(DeviceSlot[AudioSink]):
    """What one hears with.

    Attributes:
        volume: linear, 0 to 1, of every sink.
    """

    which = "speaker"
    _kind = "output"
    volume = 1.0

    def set_volume(self, volume: float) -> None:
        """Play louder or quieter from now on."""
        self.volume = volume
        if self.opened is not None:
            self.opened.volume = volume

    def listed(self) -> list[Device]:
        return devices.speakers()

    def device_of(self, choice_id: str) -> Device | None:
        return devices.find_speaker(choice_id) if is_device(choice_id) else None

    def _without_device(self, choice_id: str) -> AudioSink:
        return self._at_volume(SilentSpeaker())

    def _of(self, device: Device) -> AudioSink:
        return self._at_volume(Speaker(device))

    def _at_volume(self, sink: AudioSink) -> AudioSink:
        sink.volume = self.volume
        return sink

    def _hand_over(self, old: AudioSink, new: AudioSink) -> None:
        new.adopt_queue(old.take_queue())
        old.stop()
