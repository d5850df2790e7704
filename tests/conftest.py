"""What holds for every test: own home folder, no screen or sound of the user's, quiet Qt, nothing left behind."""

from __future__ import annotations

import functools
import gc
import importlib
import os
import pkgutil
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from virtual_screens import VirtualScreens, virtual_screens

# Siblings of this file; pytest puts this folder on the path.
pytest_plugins = ["leftovers", "spoken_words", "sound_server", "oidc_provider"]

_HOME = Path(tempfile.mkdtemp(prefix="duologue-tests-"))
# Removed after each test, so that no test finds another's settings. Caches (fonts) stay for speed.
_PERSONAL = {"XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state"}
_KEPT = {"HOME": ".", "USERPROFILE": ".", "XDG_CACHE_HOME": "cache", "XDG_RUNTIME_DIR": "runtime"}
_REMOVED = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "DUOLOGUE_API_KEY", "QT_STYLE_OVERRIDE")

_MARKERS = (
    "integration: real sockets, processes, sound server or window together",
    "alone: an integration test with sound or a window, which needs the machine for itself",
    "beside_others: an integration test that does not mind other tests taking the machine's time",
    "leaves(kind, reason): this test may leave a thread, task, timer, process, socket or widget behind, and why",
    "installed: the packages on a clean system",
    "portable: that of the portable program; `dev.py test --only installed -- -m portable` runs it",
    "seldom: takes long; `dev.py test --only integration -- -m seldom` runs it",
)


# The fonts of a minimal Debian, which every machine with fontconfig and these files shares.
_FONTS = Path("/usr/share/fonts/truetype/dejavu")
_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def _separate_from_the_user() -> None:
    """Point every variable that leads to the user's files, screen, sound, fonts and secrets somewhere harmless."""
    for name, folder in {**_PERSONAL, **_KEPT}.items():
        path = _HOME / folder
        path.mkdir(mode=0o700, exist_ok=True)
        os.environ[name] = str(path)
    for name in _REMOVED:
        os.environ.pop(name, None)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    # Neither an automatically started sound server nor the user's; a test that needs one brings its own.
    os.environ["PULSE_SERVER"] = f"unix:{_HOME / 'runtime' / 'no-sound-server'}"
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    if _FONTS.is_dir():
        # Whether a text fits must not depend on what else is installed.
        fontconfig = _HOME / "fonts.conf"
        fontconfig.write_text(_FONTCONFIG.format(fonts=_FONTS, cache=_HOME / "cache"), encoding="utf-8")
        os.environ["FONTCONFIG_FILE"] = str(fontconfig)


# At import, because Qt, keyring and the sound libraries read these once.
_separate_from_the_user()

hypothesis.settings.register_profile("duologue", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("duologue")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the markers (`--strict-markers` refuses any other); let no widget die on the thread of another test."""
    gc.disable()
    for marker in _MARKERS:
        config.addinivalue_line("markers", marker)


def pytest_collection_finish() -> None:
    """Import everything there is, and let it stay.

    Hypothesis draws from the constants of what is imported, so the same examples need the same modules in every run.
    Looking for leftovers need not go through all of them each time.
    """
    import desktop_app

    for module in pkgutil.walk_packages(desktop_app.__path__, "desktop_app."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from desktop_app.garbage import keep_what_is_there

    keep_what_is_there()


def pytest_runtest_logfinish() -> None:
    """Between two tests reference cycles are collected, as in the program on the thread of the window only."""
    _collector().collect_what_is_due()


@functools.cache
def _collector() -> Any:
    from desktop_app.garbage import Collector  # imports a timer, which `leftovers` has to see first

    return Collector()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A Qt warning fails the test it appears in; of the integration tests most run alone."""
    for item in items:
        may_share = "loopback" in item.path.parts or item.get_closest_marker("beside_others")
        if item.get_closest_marker("integration") and not may_share:
            item.add_marker(pytest.mark.alone)
        if item.get_closest_marker("qt_log_level_fail") is None:
            item.add_marker(pytest.mark.qt_log_level_fail("WARNING"))


def pytest_unconfigure() -> None:
    """The home folder of this run goes with it."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(scope="session")
def xvfb_display() -> Iterator[VirtualScreens]:
    """An X server of this run's own; a test that asks for it is skipped where Xvfb is not installed."""
    if shutil.which("Xvfb") is None:
        pytest.skip("Xvfb is not installed, so there is no screen for a real window")
    with virtual_screens() as screens:
        yield screens


@pytest.fixture(autouse=True)
def _fresh_personal_folders() -> Iterator[None]:
    yield
    for folder in _PERSONAL.values():
        path = _HOME / folder
        if any(path.iterdir()):
            shutil.rmtree(path)
            path.mkdir(mode=0o700)
