"""Signing in as a person does it: the program in a process of its own, its keys, `xdg-open`, and a real keyring."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import oidc_provider
import pytest
import secret_service
from oidc_provider import OidcProvider
from program import service
from token_gate import TokenGate
from virtual_screens import VirtualScreens
from window import Window

pytestmark = pytest.mark.integration


@pytest.fixture
def gate(oidc: OidcProvider) -> Iterator[TokenGate]:
    with (
        service() as address,
        TokenGate(oidc.keys(), f"{address['url']}?model=m", address["api_key"]).running() as gate,
    ):
        yield gate


@pytest.fixture
def keyring(tmp_path: Path) -> Iterator[dict[str, str]]:
    if reason := secret_service.missing():
        pytest.skip(reason)
    place = tmp_path / "keyring"
    place.mkdir()
    with secret_service.secret_service(place) as variables:
        yield variables


@pytest.fixture
def variables(
    tmp_path: Path, oidc: OidcProvider, keyring: dict[str, str], xvfb_display: VirtualScreens
) -> dict[str, str]:
    """A program's environment: a screen, a keyring, and a browser that is opened as the system opens one."""
    programs = tmp_path / "programs"
    programs.mkdir()
    opener = programs / "xdg-open"
    opener.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{oidc_provider.__file__}" "$@"\n', encoding="utf-8")
    opener.chmod(opener.stat().st_mode | stat.S_IXUSR)
    return {
        **xvfb_display.environment(),
        **keyring,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
        "SSL_CERT_FILE": str(oidc.ca_file),
        "DUOLOGUE_BROWSER_LAST_PAGE": str(tmp_path / "last-page.html"),
    }


def keep_connection(state: Path, oidc: OidcProvider, gate: TokenGate) -> None:
    """As the connections' window keeps it."""
    profile = {
        "id": "gate",
        "name": "Contoso",
        "address": gate.url,
        "auth": "entra",
        "tenant": oidc.authority,
        "client_id": oidc.client_id,
    }
    state.mkdir()
    (state / "settings.json").write_text(json.dumps({"connections": [profile], "connection_id": "gate"}), "utf-8")


def secrets_in(folder: Path, secrets: list[str]) -> list[str]:
    """The files under a folder that hold one of these texts."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            found += [path.name for secret in secrets if secret.encode() in content]
    return found


def test_a_sign_in_outlives_the_program_in_a_keyring(
    tmp_path: Path, oidc: OidcProvider, gate: TokenGate, variables: dict[str, str]
) -> None:
    keep_connection(tmp_path / "state", oidc, gate)
    silent = ("--microphone", "none", "--speaker", "none")
    with Window(tmp_path, *silent, extra=variables) as window:
        window.until_shown()
        window.press("ctrl+Return")
        log = window.state / "duologue.log"
        window.until(lambda: "no token: sign_in_needed" in log.read_text("utf-8"), "the refused start")
        window.press("shift+F6", "space")  # from the conversation to the notices, and their button
        window.until(lambda: oidc.granted("authorization_code"), "the sign-in")
        page = tmp_path / "last-page.html"
        window.until(page.exists, "the browser's last page")
        window.until(lambda: "You are signed in." in page.read_text("utf-8"), "good news on it")
        window.press("Escape", "ctrl+Return")
        window.until(lambda: gate.opened == ["alice"], "the session")
        window.until_event("session.updated")
        window.quit()
    with Window(tmp_path, *silent, "--start", extra=variables) as window:
        window.until(lambda: gate.opened == ["alice", "alice"], "the session of the next run")
        window.until_event("session.updated")
        window.until_shown()
        window.quit()
    assert oidc.granted("authorization_code") == 1
    # Nothing of it is in a file of ours, neither whole nor by its beginning, which all tokens share with none else.
    assert secrets_in(tmp_path / "state", [*gate.tokens, gate.tokens[0][:40], "refresh_token"]) == []
