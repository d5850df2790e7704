"""The tests' sign-in provider: oidc-provider in node, with a certificate of a private authority, and its browser.

Run as a program (``python oidc_provider.py URL``) this file is the browser: it follows the pages as a person would.
What it does is said by DUOLOGUE_BROWSER_USER, and DUOLOGUE_BROWSER_DOES: ``signs_in``, ``refuses`` or ``stays_away``.
"""

from __future__ import annotations

import contextlib
import html
import json
import os
import re
import shutil
import ssl
import subprocess
import sys
import urllib.parse
from collections.abc import Iterator
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

import pytest
import requests

HERE = Path(__file__).resolve().parent
MODULES = Path(os.environ.get("DUOLOGUE_TEST_PROVIDER", HERE.parent / "build" / "test-provider"))
_START_LIMIT_S = 30.0
_OLDEST_NODE = 20


def missing() -> str:
    """Why there can be no provider on this machine; empty when there can."""
    if shutil.which("node") is None:
        return "node is not installed; `python3 packaging/dev.py test` installs it where it may"
    version = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    if not version.startswith("v") or int(version[1:].partition(".")[0]) < _OLDEST_NODE:
        return f"node {version.strip()} is too old for the sign-in provider; {_OLDEST_NODE} is needed"
    if not (MODULES / "node_modules" / "oidc-provider").is_dir():
        return "the npm package oidc-provider is not installed; `python3 packaging/dev.py test` installs it"
    return ""


class OidcProvider:
    """A running provider.

    Attributes:
        authority: its tenant's address; client_id: the application it knows; ca_file: what its certificate hangs on.
    """

    def __init__(self, folder: Path) -> None:
        import trustme

        self._folder = folder
        authority, certificate = trustme.CA(), folder / "server.pem"
        issued = authority.issue_cert("127.0.0.1", "localhost")
        issued.private_key_and_cert_chain_pem.write_to_path(str(certificate))
        self.ca_file = folder / "ca.pem"
        authority.cert_pem.write_to_path(str(self.ca_file))
        self.server_pem = certificate
        self.said: list[dict[str, Any]] = []
        self._lines: Queue[str] = Queue()
        command = ["node", str(HERE / "oidc" / "server.mjs"), str(MODULES), str(certificate), str(certificate)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self._reading = Thread(target=self._read, daemon=True)
        self._reading.start()
        try:
            first = json.loads(self._lines.get(timeout=_START_LIMIT_S))
        except Empty:
            self.close()
            raise AssertionError("the provider does not start") from None
        self.authority: str = first["authority"]
        self.client_id: str = first["client_id"]
        self.jwks_url: str = first["jwks"]
        self._control: str = first["control"]

    def change(self, **wishes: Any) -> None:
        """Behave otherwise; see server.mjs."""
        requests.post(self._control, json=wishes, timeout=10, verify=str(self.ca_file)).raise_for_status()

    def behave(self) -> None:
        """As at the start."""
        self.change(token_lifetime_s=3600, down=False)
        self.said.clear()

    def granted(self, kind: str) -> int:
        """How many tokens were given for a kind of grant, for instance ``refresh_token``."""
        return sum(line.get("granted", "").endswith(kind) for line in self.said)

    def keys(self) -> dict[str, Any]:
        """Its public keys."""
        return dict(requests.get(self.jwks_url, timeout=10, verify=str(self.ca_file)).json())

    def context(self) -> ssl.SSLContext:
        """For a server beside it with the same certificate."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(str(self.server_pem))
        return context

    def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        self._process.kill()
        self._process.wait()
        self._reading.join(5)
        assert self._process.stdout is not None
        self._process.stdout.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if '"authority"' in line:
                self._lines.put(line)
            elif line.startswith("{"):  # the library has notices of its own
                self.said.append(json.loads(line))


class ScriptedBrowser:
    """Follows redirects and fills in the provider's forms as a person would."""

    def __init__(self, ca_file: str | Path, *, user: str = "alice", refuses: bool = False) -> None:
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.verify = str(ca_file)
        self._user = user
        self._refuses = refuses

    def visit(self, url: str) -> requests.Response:
        """Go there and on, until a page wants nothing more; returns it."""
        with self._session:
            return self._visit(url)

    def _visit(self, url: str) -> requests.Response:
        page = self._session.get(url, allow_redirects=False, timeout=20)
        for _ in range(30):
            if page.is_redirect:
                target = urllib.parse.urljoin(page.url, page.headers["location"])
                page = self._session.get(target, allow_redirects=False, timeout=20)
                continue
            abort = re.search(r'href="([^"]*/abort)"', page.text)
            if self._refuses and abort:
                target = urllib.parse.urljoin(page.url, html.unescape(abort[1]))
                page = self._session.get(target, allow_redirects=False, timeout=20)
                continue
            form = re.search(r"<form[^>]*>.*?</form>", page.text, re.DOTALL | re.IGNORECASE)
            if form is None:
                return page
            page, finished = self._submit(page, form[0])
            if finished:
                return page
        raise AssertionError("the pages never end")

    def type_code(self, url: str, code: str) -> requests.Response:
        """Type in a device code on the page it belongs to."""
        return self.visit(f"{url}?user_code={urllib.parse.quote(code)}")

    def _submit(self, page: requests.Response, form: str) -> tuple[requests.Response, bool]:
        tag = re.match(r"<form[^>]*>", form, re.IGNORECASE)
        assert tag is not None
        action = re.search(r'action="([^"]*)"', tag[0])
        target = urllib.parse.urljoin(page.url, html.unescape(action[1]) if action else page.url)
        fields = dict(_fields(form))
        if "login" in fields:
            fields |= {"login": self._user, "password": "any"}
        refused = self._refuses and "user_code" in fields
        if refused:
            fields["abort"] = "yes"
        answer = self._session.post(target, data=fields, allow_redirects=False, timeout=90)
        return answer, refused or urllib.parse.urlsplit(target).hostname == "localhost"


def _fields(form: str) -> Iterator[tuple[str, str]]:
    for tag in re.findall(r"<input[^>]*>", form, re.IGNORECASE):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name is not None:
            yield html.unescape(name[1]), html.unescape(value[1]) if value else ""


@pytest.fixture(scope="session")
def oidc_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OidcProvider]:
    """One provider for the whole run."""
    if reason := missing():
        pytest.skip(reason)
    server = OidcProvider(tmp_path_factory.mktemp("oidc"))
    yield server
    server.close()


@pytest.fixture
def oidc(oidc_server: OidcProvider) -> OidcProvider:
    """The provider as it was at the start."""
    oidc_server.behave()
    return oidc_server


def main() -> None:
    """Be the browser."""
    does = os.environ.get("DUOLOGUE_BROWSER_DOES", "signs_in")
    if does == "stays_away":
        return
    user = os.environ.get("DUOLOGUE_BROWSER_USER", "alice")
    last = ScriptedBrowser(os.environ["SSL_CERT_FILE"], user=user, refuses=does == "refuses").visit(sys.argv[-1])
    page = os.environ.get("DUOLOGUE_BROWSER_LAST_PAGE")
    if page:
        Path(page).write_text(last.text, encoding="utf-8")


if __name__ == "__main__":
    main()
