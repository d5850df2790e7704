"""What the rest of the program sees of sound: two small interfaces, the blocks between them, and one exception.

Samples between modules are numpy int16, mono. Item audio is always 24 kHz; times are `time.monotonic()` seconds.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol, TypeAlias, runtime_checkable

import numpy as np
from numpy.typing import NDArray

Samples: TypeAlias = NDArray[np.int16]

ITEM_RATE_HZ = 24_000
"""Rate of all item audio: the only PCM rate both dialects of the wire know."""


class AudioProblem(Exception):  # noqa: N818 - the field calls it a problem, and it is also kept and shown, not only raised
    """Something about a device or a sound file that a person has to know.

    code: `no_device`, `device_gone`, `not_audio`, `unreadable`, `no_portaudio` or `open_failed`.
    subject: the device's name or the file's path.  detail: one plain sentence, which may quote the system's own words.
    """

    def __init__(self, code: str, subject: str, detail: str) -> None:
        super().__init__(f"{subject}: {detail}" if subject else detail)
        self.code = code
        self.subject = subject
        self.detail = detail


class CapturedBlock(NamedTuple):
    """One block from a source: int16 (n,) at the source's `rate_hz`.

    captured_at_s: monotonic time at which the first sample was in the air.
    overflowed: samples were lost just before this block.
    """

    samples: Samples
    captured_at_s: float
    overflowed: bool


class PlaybackPosition(NamedTuple):
    """How far into an item's audio a person has heard, in ms from its first sample."""

    item_id: str
    content_index: int
    heard_ms: float


class PlayedSegment(NamedTuple):
    """The part of a played block that came from one item; all three numbers are frames at 24 kHz.

    offset_frames: position in the item's audio.  start_frames: position in the block.
    """

    item_id: str
    content_index: int
    offset_frames: int
    start_frames: int
    frames: int


class PlayedBlock(NamedTuple):
    """What one device block played, zeros between segments included: int16 (n,) at 24 kHz, fades applied.

    heard_at_s: monotonic time of the first sample at the DAC.
    gain: mean linear gain of volume and ducking over the block, not applied to `samples`: a recording
    should not depend on a volume knob, an echo canceller's reference (`samples * gain`) has to.
    """

    samples: Samples
    heard_at_s: float
    segments: tuple[PlayedSegment, ...]
    gain: float = 1.0


class QueuedAudio(NamedTuple):
    """Audio of one item that a sink had not played when its queue was taken: int16 (n,) at 24 kHz.

    offset_frames: where it begins in the item.  finished: the item's audio is complete with it.
    """

    item_id: str
    content_index: int
    offset_frames: int
    samples: Samples
    finished: bool


@runtime_checkable
class AudioSource(Protocol):
    """Where the user's voice comes from. All methods belong to one thread; none blocks noticeably."""

    @property
    def name(self) -> str: ...
    @property
    def rate_hz(self) -> int: ...
    @property
    def problem(self) -> AudioProblem | None:
        """Set once the source stopped by itself; `start()` clears it."""

    @property
    def overflows(self) -> int:
        """How often samples were lost, by the device or because nobody called `take()` in time."""

    def start(self) -> None:
        """Begin to capture. Raises: AudioProblem."""

    def stop(self) -> None:
        """Stop and let go of the device; blocks not yet taken stay."""

    def take(self) -> list[CapturedBlock]:
        """Everything captured since the last call, oldest first."""


@runtime_checkable
class AudioSink(Protocol):
    """Where the assistant's voice goes. All methods belong to one thread; none blocks noticeably."""

    @property
    def name(self) -> str: ...
    @property
    def problem(self) -> AudioProblem | None:
        """Set once the sink stopped by itself; `start()` clears it. The queue is kept: see `take_queue`."""

    @property
    def latency_s(self) -> float:
        """From a block being asked for to its first sample being heard."""

    @property
    def buffered_ms(self) -> float:
        """Audio enqueued and not yet handed to the device."""

    @property
    def underruns(self) -> int:
        """How often the queue ran dry in the middle of an item, or the device missed a block."""

    @property
    def volume(self) -> float:
        """Linear, 0 to 1."""

    @volume.setter
    def volume(self, value: float) -> None: ...

    def start(self) -> None:
        """Open the device and play what is queued. Raises: AudioProblem."""

    def stop(self) -> None:
        """Stop at once and let go of the device; the queue is kept."""

    def enqueue(self, item_id: str, content_index: int, samples: Samples, *, at_frame: int | None = None) -> None:
        """Append int16 (n,) at 24 kHz; it continues the item's audio, or starts at `at_frame` of it (a replay)."""

    def finish(self, item_id: str, content_index: int) -> None:
        """The item's audio is complete: running dry after it is no underrun."""

    def flush(self, fade_ms: float = 10.0) -> list[PlaybackPosition]:
        """Fade out now and drop the rest; where each item that was playing or queued is cut (end of the fade)."""

    def take_played(self) -> list[PlayedBlock]:
        """What was played since the last call, oldest first, gaplessly."""

    def heard(self, item_id: str, content_index: int) -> float:
        """Position in the item, in ms, of the sound that leaves the speaker now; 0 when none was played."""

    def duck(self, gain_db: float) -> None:
        """Play everything this much quieter (negative dB); 0 ends it. Ramped, so it does not click."""

    def take_queue(self) -> list[QueuedAudio]:
        """Give away what was not played, to be adopted by another sink; the own queue is empty afterwards."""

    def adopt_queue(self, queue: Sequence[QueuedAudio]) -> None:
        """Play what another sink left, item positions kept."""
