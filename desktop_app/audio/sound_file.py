"""Reading a sound file of any format libsndfile knows (WAV, FLAC, OGG, MP3 ...) as int16 mono at 24 kHz."""

from pathlib import Path

import numpy as np

from desktop_app.audio.pcm import to_int16
from desktop_app.audio.ports import ITEM_RATE_HZ, AudioProblem, Samples

_PIECE_FRAMES = 1 << 16


def read_sound_file(path: str | Path, rate_hz: int = ITEM_RATE_HZ) -> Samples:
    """The whole file, channels averaged, resampled with soxr HQ: int16 (n,).

    Read piece by piece, so an hour costs 173 MB and not ten times that.

    Raises: AudioProblem, `unreadable` where the file cannot be opened, `not_audio` where what is in it is no sound.
    """
    import soundfile  # lazy: they load native libraries, and not every session plays a file
    import soxr

    path = Path(path)
    _check_readable(path)
    try:
        with soundfile.SoundFile(path) as file:
            stream = soxr.ResampleStream(file.samplerate, rate_hz, 1, dtype="float32", quality="HQ")
            pieces = []
            for piece in file.blocks(_PIECE_FRAMES, dtype="float32", always_2d=True):
                mono = np.ascontiguousarray(piece.mean(axis=1), dtype=np.float32)
                pieces.append(to_int16(stream.resample_chunk(mono)))
            pieces.append(to_int16(stream.resample_chunk(np.zeros(0, np.float32), last=True)))
    except (soundfile.LibsndfileError, RuntimeError, ValueError, TypeError, OSError) as error:
        # TypeError: a file named .raw has no header and wants its format told.
        reason = str(getattr(error, "error_string", error)).rstrip(".")
        detail = f"This is not a sound file that can be read (WAV, FLAC, OGG, MP3): {reason}."
        raise AudioProblem("not_audio", str(path), detail) from error
    samples = np.concatenate(pieces)
    if not len(samples):
        raise AudioProblem("not_audio", str(path), "This sound file is empty: it holds no samples.")
    return samples


def _check_readable(path: Path) -> None:
    try:
        if path.is_dir():
            raise AudioProblem("unreadable", str(path), "This is a folder, not a sound file.")
        with path.open("rb") as file:
            if not file.read(1):
                raise AudioProblem("not_audio", str(path), "This file is empty.")
    except FileNotFoundError as error:
        raise AudioProblem("unreadable", str(path), "There is no such file.") from error
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise AudioProblem("unreadable", str(path), f"This file cannot be read: {reason}.") from error
