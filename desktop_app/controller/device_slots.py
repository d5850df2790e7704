"""The microphone's and the speaker's slot: what is particular to each direction."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from desktop_app.audio import devices
from desktop_app.audio.devices import Device
from desktop_app.audio.file_microphone import FileMicrophone, SilentMicrophone
from desktop_app.audio.microphone import Microphone
from desktop_app.audio.ports import AudioSink, AudioSource, CapturedBlock, PlayedBlock
from desktop_app.audio.silent_speaker import SilentSpeaker
from desktop_app.audio.speaker import Speaker
from desktop_app.controller.device_choices import FILE_PREFIX, is_device
from desktop_app.controller.device_slot import DeviceSlot

# Beyond the latency a stream tells: what the sound server holds on a busy machine. It plays silence after that.
_TAIL_S = 0.25


class MicrophoneSlot(DeviceSlot[AudioSource]):
    """What one speaks into."""

    which = "microphone"

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._last_of_old: list[tuple[AudioSource, list[CapturedBlock]]] = []

    def take(self) -> list[tuple[AudioSource, list[CapturedBlock]]]:
        """What was captured, with its source; the last of one that was replaced comes first."""
        taken, self._last_of_old = self._last_of_old, []
        if self.opened is not None:
            taken.append((self.opened, self.opened.take()))
        return [(source, blocks) for source, blocks in taken if blocks]

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
        self._last_of_old.append((old, old.take()))


class SpeakerSlot(DeviceSlot[AudioSink]):
    """What one hears with.

    Attributes:
        volume: linear, 0 to 1, of every sink.
    """

    which = "speaker"

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.volume = 1.0
        self._retiring: list[tuple[AudioSink, float]] = []

    def take(self) -> list[PlayedBlock]:
        """What was played; a speaker that was replaced is heard to the end of what it had been handed."""
        played: list[PlayedBlock] = []
        for old, ends_at_s in list(self._retiring):
            if time.monotonic() >= ends_at_s or old.problem is not None:
                self._retiring.remove((old, ends_at_s))
                old.stop()
            # Its silence after that goes on beside the other speaker's sound.
            played += [block for block in old.take_played() if block.segments]
        return played + ([] if self.opened is None else self.opened.take_played())

    def close(self) -> None:
        super().close()
        for old, _ in self._retiring:
            old.stop()
        self._retiring.clear()

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
        slack = self.opened.slack if isinstance(self.opened, Speaker) else 0
        return self._at_volume(Speaker(device, slack))

    def _at_volume(self, sink: AudioSink) -> AudioSink:
        sink.volume = self.volume
        return sink

    def _hand_over(self, old: AudioSink, new: AudioSink) -> None:
        if isinstance(old, Speaker) and old.problem is None:
            new.adopt_queue(old.release_queue())
            self._retiring.append((old, time.monotonic() + old.latency_s + _TAIL_S))
        else:
            new.adopt_queue(old.take_queue())
            old.stop()
            self._retiring.append((old, 0.0))
