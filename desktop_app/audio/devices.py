"""Which microphones and speakers there are. None at all is a normal state: empty lists, and `problem` says why."""

import re
import sys
from collections import Counter
from dataclasses import dataclass
from typing import Any

from desktop_app.audio import portaudio
from desktop_app.audio.ports import AudioProblem

_LABELS = {"default": "System default", "pulse": "PulseAudio", "pipewire": "PipeWire", "sysdefault": "ALSA default"}
# ALSA lists every plug-in it knows; these are parts of other devices, or converters nobody means to pick.
_ALSA_PARTS = re.compile(
    r"^(front|rear|side|center_lfe|surround\d+|iec958|spdif|hdmi|dmix|dsnoop|modem|phoneline|null|oss|jack|"
    r"lavrate|samplerate|speex|speexrate|upmix|vdownmix|usbstream)\b"
)
_ALSA_CARD = re.compile(r"\s*\((plug)?hw:\d+,\d+\)$")
_ALSA_RATE_HZ = 48_000
_WINDOWS_API = "Windows WASAPI"


@dataclass(frozen=True, slots=True)
class Device:
    """A microphone or a speaker.

    name: stable from one start to the next, so settings keep it.  index: PortAudio's, valid until `refresh`.
    rate_hz: the rate it is opened at first.  channels: in its direction.  host_api: the system's sound interface.
    """

    name: str
    index: int
    rate_hz: int
    channels: int
    is_default: bool
    host_api: str

    @property
    def label(self) -> str:
        """The name for people."""
        return _LABELS.get(self.name, self.name)

    @property
    def rates_hz(self) -> tuple[int, ...]:
        """Rates to try, best first."""
        return tuple(dict.fromkeys((self.rate_hz, 48_000, 44_100, 16_000)))


def microphones() -> list[Device]:
    """All inputs, the default one first; empty where there is none or no PortAudio."""
    return _devices("input")


def speakers() -> list[Device]:
    """All outputs, the default one first; empty where there is none or no PortAudio."""
    return _devices("output")


def find(devices: list[Device], name: str) -> Device | None:
    """A device by its name, or by its label as a person would type it; `default` is whatever the system prefers."""
    wanted = name.casefold()
    if wanted in ("", "default"):
        return devices[0] if devices else None
    for device in devices:
        if wanted in (device.name.casefold(), device.label.casefold()):
            return device
    return None


def refresh() -> bool:
    """Look for devices again, as PortAudio only does at its start; False while a stream is open: then nothing changes.

    Takes 30 to 100 ms. Devices listed before are void afterwards.

    Raises: AudioProblem `no_portaudio`.
    """
    return portaudio.reinitialise()


def problem() -> AudioProblem | None:
    """Why there is no sound at all, if so: `no_portaudio` or `no_device`."""
    try:
        portaudio.load()
    except AudioProblem as found:
        return found
    if not microphones() and not speakers():
        return AudioProblem("no_device", "", "This computer has no microphone and no speaker that can be used now.")
    return None


def _devices(kind: str) -> list[Device]:
    try:
        sounddevice = portaudio.load()
    except AudioProblem:
        return []
    host_apis = [str(api["name"]) for api in sounddevice.query_hostapis()]
    only_api = _WINDOWS_API if _WINDOWS_API in host_apis else None  # the others list the same devices again
    infos = [info for info in sounddevice.query_devices() if info[f"max_{kind}_channels"] > 0]
    infos = [info for info in infos if only_api in (None, host_apis[info["hostapi"]])]
    infos = [info for info in infos if not (sys.platform == "linux" and _ALSA_PARTS.match(info["name"]))]
    default_index = _default_index(sounddevice, kind, only_api)
    devices = [
        Device(
            name=name,
            index=int(info["index"]),
            rate_hz=_own_rate_hz(info, host_apis[info["hostapi"]]),
            channels=int(info[f"max_{kind}_channels"]),
            is_default=info["index"] == default_index,
            host_api=host_apis[info["hostapi"]],
        )
        for info, name in zip(infos, _stable_names([str(info["name"]) for info in infos]), strict=True)
    ]
    return sorted(devices, key=lambda device: not device.is_default)


def _default_index(sounddevice: Any, kind: str, only_api: str | None) -> int:
    for api in sounddevice.query_hostapis():
        if only_api in (None, api["name"]) and api[f"default_{kind}_device"] >= 0:
            return int(api[f"default_{kind}_device"])
    return -1


def _own_rate_hz(info: Any, host_api: str) -> int:
    # ALSA's plug-ins report 44.1 kHz whatever is behind them, and nearly every sound server and card runs at 48 kHz.
    return _ALSA_RATE_HZ if host_api == "ALSA" else round(info["default_samplerate"])


def _stable_names(names: list[str]) -> list[str]:
    """Without ALSA's card numbers, which change from boot to boot; equal names get a number of their own."""
    cleaned = [_ALSA_CARD.sub("", name).strip() for name in names]
    totals, seen = Counter(cleaned), Counter[str]()
    stable = []
    for name in cleaned:
        seen[name] += 1
        stable.append(f"{name} ({seen[name]})" if totals[name] > 1 else name)
    return stable
