"""Started by a test and killed: records and journals as a session does, and says how far it got."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import numpy as np

from desktop_app.storage.event_journal import EventJournal
from desktop_app.storage.session_recorder import SessionRecorder


def main() -> None:
    folder = Path(sys.argv[1])
    recorder = SessionRecorder(folder)
    journal = EventJournal(folder / "events.jsonl")
    for index in range(1_000_000):
        samples = np.full(480, 1 + index % 1000, dtype=np.int16)
        recorder.write_user(index * 20.0, samples)
        if index % 10 < 5:
            recorder.write_assistant(index * 20.0, samples)
        journal.write("sent", index * 20.0, b'{"type":"input_audio_buffer.append","audio":"' + b"A" * 1280 + b'"}')
        if index % 10 == 9:
            recorder.flush()
            journal.flush()
            sys.stdout.write(f"{index + 1}\n")
            sys.stdout.flush()
            time.sleep(0.001)


main()
