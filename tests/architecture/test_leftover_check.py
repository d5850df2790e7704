"""The checks that guard every other test do catch what they are there for."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]

_CONFTEST = """
import sys
sys.path.insert(0, {tests!r})
pytest_plugins = ["leftovers"]
def pytest_configure(config):
    config.addinivalue_line("markers", "leaves(kind, reason): allowed")
"""

_CASES = {
    "thread": """
        import threading

        def test_it():
            threading.Thread(target=threading.Event().wait, daemon=True).start()
    """,
    "process": """
        import subprocess

        kept = []

        def test_it():
            kept.append(subprocess.Popen(["sleep", "3"]))
    """,
    "socket": """
        import socket

        kept = []

        def test_it():
            kept.append(socket.socket())
    """,
    "task": """
        import asyncio

        async def test_it():
            task = asyncio.create_task(asyncio.Event().wait())
            await asyncio.sleep(0)
            assert not task.done()
    """,
    "timer": """
        from PySide6.QtCore import QTimer

        kept = []

        def test_it(qapp):
            kept.append(QTimer())
            kept[0].start(1000)
    """,
    "widget": """
        from PySide6.QtWidgets import QWidget

        kept = []

        def test_it(qapp):
            kept.append(QWidget())
            kept[0].show()
    """,
}


@pytest.fixture
def guarded(pytester: pytest.Pytester, request: pytest.FixtureRequest) -> pytest.Pytester:
    """A folder whose tests run under the same guard, in a process of their own."""
    tests = request.config.rootpath / "tests"
    pytester.makeconftest(_CONFTEST.format(tests=str(tests)))
    pytester.makeini("[pytest]\nasyncio_mode = auto\nasyncio_default_fixture_loop_scope = function\n")
    return pytester


def test_each_kind_of_leftover_is_an_error(guarded: pytest.Pytester) -> None:
    guarded.makepyfile(**{f"test_{kind}": code for kind, code in _CASES.items()})
    result = guarded.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=len(_CASES), errors=len(_CASES))
    reports = result.stdout.str().split("The test left something behind:")[1:]
    # The files run in alphabetical order, and so do their reports.
    for kind, report in zip(sorted(_CASES), reports, strict=False):
        assert f"{kind}: " in report


def test_permitted_leftover_is_printed(guarded: pytest.Pytester) -> None:
    guarded.makepyfile(
        """
        import threading

        import pytest

        @pytest.mark.leaves("thread", reason="it is the subject")
        def test_it():
            threading.Thread(target=threading.Event().wait, daemon=True).start()
        """
    )
    result = guarded.runpytest_subprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=1)
    result.stdout.fnmatch_lines(["*left behind with permission*", "*it is the subject*"])


def test_fixture_of_wider_scope_may_keep_its_thread(guarded: pytest.Pytester) -> None:
    guarded.makepyfile(
        """
        import threading

        import pytest

        @pytest.fixture(scope="module")
        def service():
            stop = threading.Event()
            thread = threading.Thread(target=stop.wait)
            thread.start()
            yield
            stop.set()
            thread.join()

        def test_one(service):
            pass

        def test_two(service):
            pass
        """
    )
    guarded.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(passed=2)


def test_tidy_async_test_passes(guarded: pytest.Pytester) -> None:
    guarded.makepyfile(
        """
        import asyncio

        async def test_it():
            await asyncio.create_task(asyncio.sleep(0))
            await asyncio.to_thread(len, "x")
            server = await asyncio.start_server(lambda reader, writer: None, "127.0.0.1", 0)
            server.close()
            await server.wait_closed()
        """
    )
    guarded.runpytest_subprocess("-p", "no:cacheprovider").assert_outcomes(passed=1)
