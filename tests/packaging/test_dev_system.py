"""System packages: what is missing, what apt is asked for, and what is said where that is not allowed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import dev_console
import dev_system
import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="apt is a Linux program")

NEEDS: list[dev_system.Need] = [("libone",), ("libtwo-t64", "libtwo"), ("libthree",)]


class FakeSystem:
    """A PATH of small shell programs that stand for dpkg, apt and sudo; `asked` is what apt was told."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._asked = folder / "asked"
        self.installed("libthree")
        self.program("apt-cache", 'case "$*" in *-t64*) exit 100;; esac; exit 0')
        self.apt("exit 0")

    def program(self, name: str, script: str) -> None:
        path = self._folder / name
        path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        path.chmod(0o755)

    def installed(self, *names: str) -> None:
        lines = "\n".join(f"echo 'installed {name}'" for name in names)
        self.program("dpkg-query", f"{lines}\necho 'not-installed libone'\nexit 1")

    def apt(self, script: str) -> None:
        self.program("apt-get", f'echo "$@" >> "{self._asked}"\n{script}')

    @property
    def asked(self) -> list[str]:
        return self._asked.read_text(encoding="utf-8").splitlines() if self._asked.exists() else []


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeSystem:
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "env").symlink_to("/usr/bin/env")
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(dev_console, "LOG_DIR", tmp_path / "logs")
    return FakeSystem(programs)


def test_alternatives_count_once(system: FakeSystem) -> None:
    system.installed("libtwo-t64")
    assert dev_system.missing(NEEDS) == [("libone",), ("libthree",)]


def test_nothing_missing_asks_nobody(system: FakeSystem) -> None:
    system.installed("libone", "libtwo", "libthree")
    assert dev_system.ensure_packages(NEEDS, purpose="this test", required=True)
    assert system.asked == []


def test_root_installs_what_is_missing_under_the_name_apt_knows(system: FakeSystem) -> None:
    assert dev_system.ensure_packages(NEEDS, purpose="this test", required=True)
    (asked,) = system.asked
    assert asked.endswith("install -y --no-install-recommends libone libtwo")


def test_old_package_lists_are_refreshed_once(system: FakeSystem, tmp_path: Path) -> None:
    fresh = tmp_path / "fresh"
    system.apt(f'case "$*" in *update) : > "{fresh}";; *) test -e "{fresh}" || exit 100;; esac')
    assert dev_system.ensure_packages(NEEDS, purpose="this test", required=True)
    assert [words.split()[2] for words in system.asked] == ["install", "update", "install"]


def test_sudo_without_a_password_is_used(system: FakeSystem, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    system.program("sudo", 'test "$1" = -n || exit 1\nshift\ntest "$1" = true && exit 0\nexec "$@"')
    assert dev_system.ensure_packages(NEEDS, purpose="this test", required=True)
    assert len(system.asked) == 1


def test_without_the_right_the_exact_command_is_said(
    system: FakeSystem, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert not dev_system.ensure_packages(NEEDS, purpose="this test", required=False)
    assert "sudo apt-get install --no-install-recommends libone libtwo\n" in capsys.readouterr().out
    with pytest.raises(dev_console.Problem, match="sudo apt-get install"):
        dev_system.ensure_packages(NEEDS, purpose="this test", required=True)
    assert system.asked == []


def test_failing_apt_is_quoted(system: FakeSystem, capsys: pytest.CaptureFixture[str]) -> None:
    system.apt("echo 'E: No space left'; exit 100")
    assert not dev_system.ensure_packages(NEEDS, purpose="this test", required=False)
    assert "E: No space left" in capsys.readouterr().out
    with pytest.raises(dev_console.Problem, match="No space left"):
        dev_system.ensure_packages(NEEDS, purpose="this test", required=True)


def test_system_without_apt_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert dev_system.ensure_packages(NEEDS, purpose="this test", required=False)
    assert "PortAudio" in capsys.readouterr().out
