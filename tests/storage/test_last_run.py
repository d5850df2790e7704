"""How the run before ended: real processes that end well, are killed, and crash."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.storage.last_run import LastRun

_RUN = """
import sys
from pathlib import Path
from desktop_app.storage.last_run import LastRun
run = LastRun(Path(sys.argv[1]))
run.begin()
"""
_ENDINGS = {
    "orderly": "run.end()",
    "cut_off": "import os; os.kill(os.getpid(), 9)",
    "crashed": "import ctypes; ctypes.string_at(0)",
}


@pytest.mark.parametrize("ending", _ENDINGS)
def test_ending(tmp_path: Path, ending: str) -> None:
    log_path = tmp_path / "duologue.log"
    subprocess.run([sys.executable, "-c", _RUN + _ENDINGS[ending], log_path], capture_output=True, check=False)
    run = LastRun(log_path)
    run.begin()
    run.end()
    assert run.ending == ending
    assert ("Segmentation" in run.crash_text) == (ending == "crashed")
    once_more = LastRun(log_path)
    once_more.begin()
    once_more.end()
    assert once_more.ending == "orderly"


def test_where_nothing_can_be_written_all_is_well(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    run = LastRun(tmp_path / "file" / "duologue.log")
    run.begin()
    run.end()
    assert run.ending == "orderly"
