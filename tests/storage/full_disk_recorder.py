"""Started by a test with a file size limit, as on a full disk: the recording stops growing, the program goes on."""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

import numpy as np

from desktop_app.storage.session_recorder import SessionRecorder


def main() -> None:
    recorder = SessionRecorder(Path(sys.argv[1]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, resource.RLIM_INFINITY))
    block = np.full(480, 7, dtype=np.int16)
    for index in range(20):
        recorder.write_user(index * 20.0, block)
    recorder.flush()
    full = recorder.take_problem()
    told_again = recorder.take_problem()
    lost_while_full = recorder.lost_blocks
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    recorder.write_user(400.0, block)
    recorder.close()
    report = {
        "code": full.code if full else None,
        "told_again": told_again is not None,
        "lost": lost_while_full,
        "lost_later": recorder.lost_blocks - lost_while_full,
    }
    sys.stdout.write(json.dumps(report))


main()
