"""Sentences as speech, made by flite once a run (pytest plug-in)."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Spoken = Callable[..., Path]


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Spoken:
    """`spoken(text, voice="slt")` gives the path of a WAV file, 16 kHz mono int16, with that sentence.

    flite's voices: slt, rms, awb, kal16. The recogniser understands flite; it does not understand espeak.
    """
    flite = shutil.which("flite")
    folder = tmp_path_factory.mktemp("spoken")

    def speak(text: str, voice: str = "slt") -> Path:
        if flite is None:
            pytest.skip("flite is not installed, so nothing can be spoken")
        path = folder / f"{hashlib.sha256(f'{voice} {text}'.encode()).hexdigest()[:16]}.wav"
        if not path.exists():
            subprocess.run([flite, "-voice", voice, "-t", text, "-o", str(path)], check=True, capture_output=True)
        return path

    return speak
