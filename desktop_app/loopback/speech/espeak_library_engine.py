"""espeak-ng as the library that the `espeakng-loader` package carries, for machines without any program.

Source: espeak-ng 1.52, `speak_lib.h`. The library has one state for the whole process, so one call at a time.
"""

from __future__ import annotations

import ctypes
import threading
import time
from importlib.util import find_spec

import numpy as np
import numpy.typing as npt

from desktop_app.loopback.speech.espeak_characters import CHARACTERS, pace_of
from desktop_app.loopback.speech.voice_engine import ENGINE_TIMEOUT_S, RawSpeech, VoiceFailedError

_SYNCHRONOUS = 2  # AUDIO_OUTPUT_SYNCHRONOUS: samples to the callback, espeak_Synth returns when all are made
_DO_NOT_EXIT = 0x8000  # espeakINITIALIZE_DONT_EXIT: without its data the library would end the process
_BUFFER_MS = 60
_CHARACTERS_UTF8 = 1
_RATE, _PITCH = 1, 3
_GO_ON, _ABORT = 0, 1

_SynthCallback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p)


class EspeakLibrary:
    """The library, initialised once for the process."""

    name = "espeak-ng library"

    def __init__(self, library: ctypes.CDLL, data_path: str, timeout_s: float = ENGINE_TIMEOUT_S) -> None:
        """Raises `VoiceFailedError` when the library does not find its data at `data_path`."""
        self._library = library
        self._timeout_s = timeout_s
        self._one_at_a_time = threading.Lock()
        self._blocks: list[npt.NDArray[np.int16]] = []
        self._deadline_s = 0.0
        self._is_late = False
        self._callback = _SynthCallback(self._take)  # kept: the library holds only the pointer
        library.espeak_Initialize.argtypes = [ctypes.c_int, ctypes.c_int, ctypes.c_char_p, ctypes.c_int]
        library.espeak_SetVoiceByName.argtypes = [ctypes.c_char_p]
        library.espeak_Synth.argtypes = [
            *(ctypes.c_char_p, ctypes.c_size_t, ctypes.c_uint, ctypes.c_int, ctypes.c_uint, ctypes.c_uint),
            *(ctypes.c_void_p, ctypes.c_void_p),
        ]
        self._rate_hz = library.espeak_Initialize(_SYNCHRONOUS, _BUFFER_MS, data_path.encode(), _DO_NOT_EXIT)
        if self._rate_hz <= 0:
            raise VoiceFailedError("the espeak-ng library does not find its data")
        library.espeak_SetSynthCallback(self._callback)

    @classmethod
    def found(cls) -> EspeakLibrary | None:
        """The engine of this process if the package is installed and works. *Blocking*, some milliseconds."""
        if find_spec("espeakng_loader") is None:
            return None
        with _of_this_process_lock:
            if not _of_this_process:
                import espeakng_loader

                try:
                    library = ctypes.CDLL(espeakng_loader.get_library_path())
                    _of_this_process.append(cls(library, espeakng_loader.get_data_path()))
                except (OSError, AttributeError, RuntimeError):
                    return None
            return _of_this_process[0]

    def speak(self, text: str, voice: str, speed: float) -> RawSpeech:
        character = CHARACTERS[voice]
        pace = pace_of(character, speed)
        words = text.encode("utf-8", "ignore") + b"\0"
        with self._one_at_a_time:
            if self._library.espeak_SetVoiceByName(character.voice_name.encode()) != 0:
                raise VoiceFailedError(f"the espeak-ng library has no voice {character.voice_name}")
            self._library.espeak_SetParameter(_RATE, pace.wpm, 0)
            self._library.espeak_SetParameter(_PITCH, character.pitch, 0)
            self._blocks, self._is_late = [], False
            self._deadline_s = time.monotonic() + self._timeout_s
            status = self._library.espeak_Synth(words, len(words), 0, 1, 0, _CHARACTERS_UTF8, None, None)
            blocks, self._blocks = self._blocks, []
            is_late = self._is_late
        if is_late:
            raise VoiceFailedError(f"the espeak-ng library did not end within {self._timeout_s:g} s")
        if status != 0:
            raise VoiceFailedError(f"the espeak-ng library gave status {status}")
        samples = np.concatenate(blocks) if blocks else np.zeros(0, np.int16)
        return RawSpeech(samples.astype(np.float32) / np.float32(32768.0), float(self._rate_hz), pace.stretch)

    def _take(self, wave: ctypes._Pointer[ctypes.c_short], frames: int, _events: int | None) -> int:
        """The library's callback, in the thread that called `espeak_Synth`."""
        if wave and frames > 0:
            self._blocks.append(np.ctypeslib.as_array(wave, (frames,)).copy())
        self._is_late = self._is_late or time.monotonic() > self._deadline_s
        return _ABORT if self._is_late else _GO_ON


_of_this_process: list[EspeakLibrary] = []
_of_this_process_lock = threading.Lock()
