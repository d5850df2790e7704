#!/usr/bin/env python3
"""Make the spoken sample questions in resources/samples again; needs the program flite and nothing else."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "samples"
VOICE = "rms"
# The file names sort in the order in which the sample conversation asks.
SENTENCES = {
    "1-hello.wav": "Hello! What is your name?",
    "2-sum.wav": "What is seven plus five?",
    "3-story.wav": "Please tell me a story.",
}


def main() -> int:
    """Write one 16 kHz mono WAV file a sentence."""
    flite = shutil.which("flite")
    if flite is None:
        print(
            "The program flite is missing; on Debian and Ubuntu `sudo apt-get install flite` brings it.",
            file=sys.stderr,
        )
        return 2
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, sentence in SENTENCES.items():
        subprocess.run([flite, "-voice", VOICE, "-t", sentence, "-o", str(FOLDER / name)], check=True)
        print(f"{name}: {sentence}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
