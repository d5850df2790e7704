"""The screens that tests with a real window use are there and have the promised sizes."""

from __future__ import annotations

import subprocess
import sys

import pytest
from virtual_screens import VirtualScreens

_ASK = """
from PySide6.QtWidgets import QApplication
app = QApplication([])
size = app.primaryScreen().size()
print(app.platformName(), size.width(), size.height())
"""


@pytest.mark.integration
@pytest.mark.parametrize(("large", "answer"), [(False, "xcb 1280 800"), (True, "xcb 2560 1440")])
def test_real_window_system_answers(xvfb_display: VirtualScreens, large: bool, answer: str) -> None:
    run = subprocess.run(
        [sys.executable, "-c", _ASK],
        env=xvfb_display.environment(large=large),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stdout.strip() == answer, run.stderr
