"""A sound card made of software: a private PulseAudio server whose speaker is recorded and whose microphone is fed.

    sound = VirtualSound()
    sound.start()
    subprocess.Popen(["duologue"], env={**os.environ, **sound.environment})
    sound.play("question.wav")
    recording = sound.record_speaker()
    ...
    samples = recording.stop()      # int16, mono, 48 kHz, bit for bit what the program played
    sound.stop()

Null sinks run at 48 kHz, mono, with `norewinds=1`: without it they begin with 2 s of buffer, lose starts and jump.
Programs reach the server through libpulse or through ALSA's pulse plug-in (which is the one PortAudio uses on Debian).
Works as root and as an ordinary user, without D-Bus, real-time scheduling or a sound card.
Debian packages: pulseaudio, pulseaudio-utils, libasound2-plugins, libportaudio2.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

RATE_HZ = 48_000
PROGRAMS = ("pulseaudio", "pactl", "paplay", "parec")
_READY_WITHIN_S = 15.0
_ALSA_SYSTEM_CONFIG = Path("/usr/share/alsa/alsa.conf")


class VirtualSoundProblem(Exception):  # noqa: N818
    """The sound server could not be started or did not do what it was asked; the text says why."""


def missing_programs() -> list[str]:
    """What has to be installed before a `VirtualSound` can start."""
    return [program for program in PROGRAMS if shutil.which(program) is None]


class SpeakerRecording:
    """Everything a sink plays from now until `stop()`; the sink's silence is part of it."""

    def __init__(self, sound: "VirtualSound", sink: str) -> None:
        self._bytes = bytearray()
        command = ["parec", f"--device={sink}.monitor", "--raw", "--format=s16le", "--channels=1"]
        command += [f"--rate={RATE_HZ}", "--latency-msec=20"]
        self._process = sound.spawn(command, stdout=subprocess.PIPE)
        self._flowing = threading.Event()
        self._thread = threading.Thread(target=self._read, name="speaker-recording", daemon=True)
        self._thread.start()
        if not self._flowing.wait(_READY_WITHIN_S):
            self.stop()
            raise VirtualSoundProblem(f"{sink}.monitor sends nothing")

    def __enter__(self) -> "SpeakerRecording":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def samples(self) -> NDArray[np.int16]:
        """What was recorded so far: int16 (n,) at 48 kHz."""
        taken = bytes(self._bytes)
        return np.frombuffer(taken[: len(taken) // 2 * 2], np.int16)

    def stop(self) -> NDArray[np.int16]:
        """End it and give the whole recording."""
        if self._process.poll() is None:
            self._process.terminate()
        self._process.wait(5)
        self._thread.join(5)
        if self._process.stdout is not None:
            self._process.stdout.close()
        return self.samples

    def _read(self) -> None:
        assert self._process.stdout is not None
        while piece := os.read(self._process.stdout.fileno(), 65536):
            self._bytes += piece
            self._flowing.set()


class VirtualSound:
    """One private sound server with the sink `speaker` (default output) and the source `mic` (default input).

    What is played into the sink `mic_feed` is heard at `mic`. ALSA, and with it PortAudio, sees the devices `default`,
    `pulse`, `virtual_speaker`, `virtual_mic` and `virtual_monitor` (as input: what the speaker plays).
    environment: variables a program needs to use this server and no other.
    """

    def __init__(self) -> None:
        self.environment: dict[str, str] = {}
        self._directory: Path | None = None
        self._server: subprocess.Popen[bytes] | None = None
        self._modules: dict[str, str] = {}
        self._spawned: list[subprocess.Popen[bytes]] = []
        self._recordings: list[SpeakerRecording] = []

    def __enter__(self) -> "VirtualSound":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    # -- the server ---------------------------------------------------------------------------------------------------

    def start(self) -> None:
        """Start the server and plug in both devices. Raises: VirtualSoundProblem."""
        if missing := missing_programs():
            raise VirtualSoundProblem(f"not installed: {', '.join(missing)} (Debian: pulseaudio pulseaudio-utils)")
        self._directory = Path(tempfile.mkdtemp(prefix="virtual-sound-"))
        self._directory.chmod(0o700)
        self.environment = self._make_environment(self._directory)
        try:
            self.start_server()
        except VirtualSoundProblem:
            self.stop()
            raise

    def start_server(self) -> None:
        """Start the server, also again after `kill_server`, and plug in both devices."""
        assert self._directory is not None, "start() first"
        native = self._directory / "native"
        for path in (native, self._directory / "cli"):
            path.unlink(missing_ok=True)
        command = [
            "pulseaudio",
            "-n",
            "--daemonize=no",
            "--use-pid-file=no",
            "--exit-idle-time=-1",
            "--disable-shm=yes",
        ]
        command += ["--realtime=no", "--high-priority=no", "--log-target=stderr", "--log-level=notice"]
        command += [f"--load=module-native-protocol-unix auth-anonymous=1 socket={native}"]
        command += [f"--load=module-cli-protocol-unix socket={self._directory / 'cli'}"]
        if shutil.which("setpriv"):
            command = ["setpriv", "--pdeathsig", "TERM", *command]  # nothing is left behind when the tests are killed
        with (self._directory / "server.log").open("ab") as log:
            self._server = subprocess.Popen(
                command, env={**os.environ, **self.environment}, stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )
        deadline_s = time.monotonic() + _READY_WITHIN_S
        while self._run("pactl", "info", check=False).returncode:
            if self._server.poll() is not None or time.monotonic() > deadline_s:
                raise VirtualSoundProblem(f"pulseaudio did not start:\n{self.server_log}")
            time.sleep(0.05)
        self._modules.clear()
        self.replug("speaker")
        self.replug("mic")

    def kill_server(self) -> None:
        """End the server under everybody's feet, as when it crashes or the user logs out."""
        if self._server is not None:
            self._server.terminate()
            try:
                self._server.wait(5)
            except subprocess.TimeoutExpired:
                self._server.kill()
                self._server.wait(5)
            self._server = None

    def stop(self) -> None:
        """End every program started here and the server; remove its files."""
        for recording in self._recordings:
            recording.stop()
        self._recordings.clear()
        for process in self._spawned:
            if process.poll() is None:
                process.terminate()
            process.wait(5)
        self._spawned.clear()
        self.kill_server()
        if self._directory is not None:
            shutil.rmtree(self._directory, ignore_errors=True)
            self._directory = None

    @property
    def server_log(self) -> str:
        return (self._directory / "server.log").read_text(errors="replace") if self._directory else ""

    @contextlib.contextmanager
    def in_this_process(self) -> Iterator[None]:
        """Let libraries of this very process use the server; PortAudio has to be (re-)initialised inside."""
        before = {name: os.environ.get(name) for name in self.environment}
        os.environ.update(self.environment)
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    os.environ.pop(name, None)
                else:
                    os.environ[name] = value

    # -- devices ------------------------------------------------------------------------------------------------------

    def unplug(self, device: str) -> None:
        """Take away `speaker` or `mic`. Its streams end; the server would rather move them to another device."""
        self.end_streams(device)
        self.remove(device)

    def end_streams(self, device: str) -> None:
        """End every stream at a device by force."""
        for of, streams in (("sink", "sink-inputs"), ("source", "source-outputs")):
            numbers = {name: number for number, name, *_ in self._list(f"{of}s")}
            for stream, at, *_ in self._list(streams):
                if at == numbers.get(device):
                    self._command_line(f"kill-{streams.removesuffix('s')} {stream}")

    def replug(self, device: str) -> None:
        """Plug in `speaker` or `mic` and make it the default, as desktops do."""
        if device == "mic":
            self._load_sink("mic_feed", "Virtual_microphone_feed")
            # remix=no keeps the level of a mono source on every server version
            self._load_source("mic", "Virtual_mic")
            self._run("pactl", "set-default-source", "mic")
        else:
            self._load_sink(device, f"Virtual_{device}")
            self._run("pactl", "set-default-sink", device)

    def add_speaker(self, name: str, label: str, *, heard_at: str = "") -> None:
        """Plug in another sink, which does not become the default; what it plays may be heard at a sink that stays."""
        if not heard_at:
            self._load_sink(name, label)
            return
        properties = f"sink_properties=\"device.description='{label}'\""
        self._load(name, "module-remap-sink", f"sink_name={name}", f"master={heard_at}", "remix=no", properties)

    def add_microphone(self, name: str, label: str) -> None:
        """Plug in another source, fed by the sink `name`_feed, which does not become the default."""
        self._load_sink(f"{name}_feed", f"{label} feed")
        self._load_source(name, label)

    def remove(self, device: str) -> None:
        """Pull out any device; the server moves its streams to the default, as it does with real hardware."""
        for module in (device, f"{device}_feed"):
            if module in self._modules:
                self._run("pactl", "unload-module", self._modules.pop(module))

    def make_default(self, device: str, *, speaker: bool) -> None:
        """Let the server prefer a device."""
        self._run("pactl", "set-default-sink" if speaker else "set-default-source", device)

    def stream_devices(self, *, speaker: bool) -> list[str]:
        """The names of the devices that streams of programs are at, one for each stream."""
        names = {number: name for number, name, *_ in self._list("sinks" if speaker else "sources")}
        return [names[of] for _, of, *_ in self._list("sink-inputs" if speaker else "source-outputs") if of in names]

    def _list(self, what: str) -> list[list[str]]:
        output = self._run("pactl", "list", "short", what).stdout.decode()
        return [line.split("\t") for line in output.splitlines()]

    def _command_line(self, line: str) -> None:
        """Say something that only the server's command line understands."""
        assert self._directory is not None
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(10)
            connection.connect(str(self._directory / "cli"))
            connection.sendall(f"{line}\n".encode())
            connection.shutdown(socket.SHUT_WR)  # it answers what it was told and closes
            while connection.recv(4096):
                pass

    def suspend(self, sink: str, suspended: bool) -> None:
        """Stop a sink's clock: its streams neither end nor go on."""
        self._run("pactl", "suspend-sink", sink, str(int(suspended)))

    def loop_back(self, latency_ms: int = 40) -> None:
        """Let the microphone hear the speaker, as in a room."""
        arguments = ("source=speaker.monitor", "sink=mic_feed", f"latency_msec={latency_ms}", "adjust_time=0")
        self._load("loop_back", "module-loopback", *arguments)

    def end_loop_back(self) -> None:
        self._run("pactl", "unload-module", self._modules.pop("loop_back"))

    def _load_sink(self, name: str, description: str) -> None:
        properties = f"sink_properties=\"device.description='{description}'\""
        arguments = (f"sink_name={name}", f"rate={RATE_HZ}", "channels=1", "format=s16le", "norewinds=1", properties)
        self._load(name, "module-null-sink", *arguments)

    def _load_source(self, name: str, description: str) -> None:
        properties = f"source_properties=\"device.description='{description}'\""
        self._load(
            name, "module-remap-source", f"source_name={name}", f"master={name}_feed.monitor", "remix=no", properties
        )

    def _load(self, key: str, module: str, *arguments: str) -> None:
        self._modules[key] = self._run("pactl", "load-module", module, *arguments).stdout.decode().strip()

    # -- sound --------------------------------------------------------------------------------------------------------

    def play(
        self, sound: str | Path | NDArray[np.int16], *, wait: bool = True, feed: str = "mic_feed"
    ) -> "subprocess.Popen[bytes]":
        """Speak a sound file, or int16 (n,) at 48 kHz, into the microphone; with `wait`, until it is over."""
        command = ["paplay", f"--device={feed}"]
        if isinstance(sound, np.ndarray):
            raw = tempfile.NamedTemporaryFile(dir=self._directory, suffix=".raw", delete=False)  # noqa: SIM115
            with raw:
                raw.write(sound.astype(np.int16).tobytes())
            command += ["--raw", "--format=s16le", "--channels=1", f"--rate={RATE_HZ}", raw.name]
        else:
            command.append(str(sound))
        process = self.spawn(command)
        if wait and process.wait():
            raise VirtualSoundProblem(f"paplay could not play {sound if isinstance(sound, str | Path) else 'samples'}")
        return process

    def record_speaker(self, sink: str = "speaker") -> SpeakerRecording:
        """Record what programs play, from now on; returns when the recording runs. Also a context manager."""
        recording = SpeakerRecording(self, sink)
        self._recordings.append(recording)
        return recording

    # -- processes ----------------------------------------------------------------------------------------------------

    def spawn(self, command: list[str], stdout: int | None = None) -> "subprocess.Popen[bytes]":
        """Start a program that uses this server; `stop()` ends it."""
        environment = {**os.environ, **self.environment}
        process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=stdout)
        self._spawned.append(process)
        return process

    def _run(self, *command: str, check: bool = True) -> "subprocess.CompletedProcess[bytes]":
        environment = {**os.environ, **self.environment, "LC_ALL": "C"}
        completed = subprocess.run(command, env=environment, capture_output=True, timeout=20, check=False)
        if check and completed.returncode:
            raise VirtualSoundProblem(f"{' '.join(command)}: {completed.stderr.decode(errors='replace').strip()}")
        return completed

    @staticmethod
    def _make_environment(directory: Path) -> dict[str, str]:
        for folder in ("pulse", "state", "config"):
            (directory / folder).mkdir(mode=0o700)
        alsa_config = directory / "asound.conf"
        devices = {"!default": None, "!pulse": None, "virtual_speaker": "speaker", "virtual_mic": "mic"}
        devices["virtual_monitor"] = "speaker.monitor"
        lines = []
        for device, target in devices.items():
            option = f' device "{target}"' if target else ""
            lines.append(f"pcm.{device} {{ type pulse{option} }}\n")
        lines.append("ctl.!default { type pulse }\n")
        alsa_config.write_text("".join(lines))
        configs = [str(path) for path in (_ALSA_SYSTEM_CONFIG, alsa_config) if path.exists()]
        return {
            "XDG_RUNTIME_DIR": str(directory),
            "PULSE_SERVER": f"unix:{directory / 'native'}",
            "PULSE_RUNTIME_PATH": str(directory / "pulse"),
            "PULSE_STATE_PATH": str(directory / "state"),
            "PULSE_COOKIE": str(directory / "cookie"),
            "PULSE_CONFIG_PATH": str(directory / "config"),
            "ALSA_CONFIG_PATH": ":".join(configs),
        }
