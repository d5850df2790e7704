"""What the tests use of npm: brought by npm where there is one, and never a reason to stop."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import dev_node
import dev_system
import pytest
from dev_console import CommandError


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(dev_node, "FOLDER", tmp_path / "provider")
    monkeypatch.setattr(dev_system, "ensure_packages", lambda needs, **_: True)
    monkeypatch.setattr(dev_node.shutil, "which", lambda name: f"/usr/bin/{name}")
    return tmp_path / "provider"


def _npm_that_installs(place: Path, ran: list[Sequence[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    def run(command: Sequence[str], **_: object) -> None:
        ran.append(command)
        for name in ("oidc-provider", "ws"):
            (place / "node_modules" / name).mkdir(parents=True, exist_ok=True)

    monkeypatch.setattr(dev_node, "run_quietly", run)


def test_it_is_installed_once(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[Sequence[str]] = []
    _npm_that_installs(place, ran, monkeypatch)
    assert dev_node.ensure_provider() == place
    assert dev_node.ensure_provider() == place
    assert len(ran) == 1
    assert ran[0][1] == "ci"
    assert (place / ".npmrc").is_file()


def test_another_version_is_installed_anew(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[Sequence[str]] = []
    _npm_that_installs(place, ran, monkeypatch)
    dev_node.ensure_provider()
    (place / "package-lock.json").write_text("{}", encoding="utf-8")
    dev_node.ensure_provider()
    assert len(ran) == 2


def test_without_npm_the_tests_are_skipped(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev_node.shutil, "which", lambda _name: None)
    assert dev_node.ensure_provider() == place
    assert "skipped" in capsys.readouterr().out


def test_npm_that_fails_is_no_end(
    place: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(command: Sequence[str], **_: object) -> None:
        raise CommandError(command, 1, ["no network"], Path("npm.log"))

    monkeypatch.setattr(dev_node, "run_quietly", run)
    assert dev_node.ensure_provider() == place
    assert "skipped" in capsys.readouterr().out
    assert not (place / "package-lock.json").exists()


def test_the_versions_are_pinned_and_name_no_host() -> None:
    lock = (dev_node.SOURCE / "package-lock.json").read_text(encoding="utf-8")
    assert '"resolved"' not in lock
    assert '"integrity"' in lock
