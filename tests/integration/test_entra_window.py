"""Signing in through the window: the real program and the real msal before a real provider, and a service that checks
the tokens. Only the browser is played, by one that follows the provider's pages."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Awaitable, Callable, Iterator
from http import HTTPStatus
from pathlib import Path
from threading import Thread

import pytest
from oidc_provider import OidcProvider, ScriptedBrowser
from program import service
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from qasync import QEventLoop
from token_gate import TokenGate

from desktop_app.application import Application
from desktop_app.auth.token_facts import facts_of
from desktop_app.controller.phase import Phase
from desktop_app.controller.preferences import Preferences
from desktop_app.controller.sign_in_sentences import NOTICE_ID
from desktop_app.settings.connections import ConnectionProfile
from desktop_app.settings.model import Preferences as Kept
from desktop_app.storage.settings_file import SettingsFile
from desktop_app.ui.account.sign_in_sheet import SignInSheet
from desktop_app.ui.button import Button
from desktop_app.ui.main_window import MainWindow
from desktop_app.ui.notice_bar import NoticeStrip

pytestmark = [pytest.mark.integration, pytest.mark.qt_log_ignore("This plugin does not support")]

WAIT_S = 30.0


class Browser(QObject):
    """What opens instead of the system's browser."""

    def __init__(self, oidc: OidcProvider) -> None:
        super().__init__()
        self.user = "alice"
        self.refuses = False
        self.stays_away = False
        self.visited: list[str] = []
        self.pages: list[str] = []
        self._ca_file = oidc.ca_file
        self._threads: list[Thread] = []

    @Slot(QUrl)
    def visit(self, url: QUrl) -> None:
        self.visited.append(url.toString())
        if not self.stays_away:
            self.go(lambda browser: browser.visit(url.toString(QUrl.ComponentFormattingOption.FullyEncoded)).text)

    def go(self, where: Callable[[ScriptedBrowser], str]) -> None:
        """Do something as the present user, in a thread."""
        browser = ScriptedBrowser(self._ca_file, user=self.user, refuses=self.refuses)
        self._threads.append(Thread(target=lambda: self.pages.append(where(browser))))
        self._threads[-1].start()

    def finish(self) -> None:
        for thread in self._threads:
            thread.join(20)


class Desk:
    """The program before its window, and what a person does there."""

    def __init__(self, application: Application, window: MainWindow, browser: Browser, gate: TokenGate) -> None:
        self.application = application
        self.conversation = application.conversation
        self.accounts = application.accounts
        self.window = window
        self.browser = browser
        self.gate = gate

    @property
    def sheet(self) -> SignInSheet:
        return next(each for each in self.window.findChildren(SignInSheet) if each.isVisible())

    @property
    def notices(self) -> dict[str, NoticeStrip]:
        assert self.window.workspace is not None
        return {strip.notice.id: strip for strip in self.window.workspace.notices.strips}

    async def until(self, condition: Callable[[], object], what: str) -> None:
        try:
            async with asyncio.timeout(WAIT_S):
                while not condition():
                    await asyncio.sleep(0.01)
        except TimeoutError:
            state, told = self.accounts.state, list(self.notices)
            raise AssertionError(f"waited in vain for {what}; {state}; {told}; {self.gate.refused}") from None

    async def press_start(self, phase: Phase = Phase.LIVE) -> None:
        assert self.window.workspace is not None
        self.window.workspace.header.start.click()
        await self.until(lambda: self.conversation.phase is not Phase.CONNECTING, "an end of connecting")
        await self.until(lambda: self.conversation.phase is phase, phase)

    async def press_end(self) -> None:
        assert self.window.workspace is not None
        self.window.workspace.header.start.click()
        await self.until(lambda: self.conversation.phase is Phase.IDLE, "the end")

    async def press_sign_in(self) -> None:
        """The button of the notice that a refused start leaves."""
        await self.until(lambda: NOTICE_ID in self.notices, "the notice")
        strip = self.notices[NOTICE_ID]
        next(button for button in strip.findChildren(Button) if button.text() == "Sign in").click()

    async def sign_in(self) -> None:
        """All of it, from a start that is refused."""
        await self.press_start(Phase.IDLE)
        await self.press_sign_in()
        await self.until(lambda: self.accounts.state.step == "done", "the sign-in")
        self.sheet.close_button.click()


Script = Callable[[Desk], Awaitable[None]]
Play = Callable[[Script], None]


@pytest.fixture(scope="module")
def target() -> Iterator[dict[str, str]]:
    """The built-in service, behind the gate."""
    with service() as address:
        yield address


@pytest.fixture
def gate(oidc: OidcProvider, target: dict[str, str]) -> Iterator[TokenGate]:
    with TokenGate(oidc.keys(), f"{target['url']}?model=m", target["api_key"]).running() as gate:
        yield gate


@pytest.fixture
def play(qapp: QApplication, qtbot: QtBot, tmp_path: Path, oidc: OidcProvider, gate: TokenGate) -> Iterator[Play]:
    """Runs a script before a fresh window whose one connection signs in with the provider; no keyring is there."""
    profile = ConnectionProfile(
        id="gate",
        name="Contoso",
        address=gate.url,
        auth="entra",
        tenant=oidc.authority,
        client_id=oidc.client_id,
        ca_file=str(oidc.ca_file),
    )
    browser = Browser(oidc)
    QDesktopServices.setUrlHandler("https", browser, "visit")
    preferences = Preferences(SettingsFile(tmp_path / "settings.json", Kept(connections=[profile])))
    options = argparse.Namespace(connection="gate", dialect=None, api_key_env="", data_dir=tmp_path)
    loop = QEventLoop(qapp)
    asyncio.set_event_loop(loop)

    async def whole(script: Script) -> None:
        application = Application(options, preferences, microphone="none", speaker="none")
        window = MainWindow(preferences)
        qtbot.addWidget(window)
        window.furnish(application.conversation, application.desk, application.waveform, application.connections)
        window.show()
        try:
            await script(Desk(application, window, browser, gate))
        finally:
            await application.shut_down()

    with loop:
        yield lambda script: loop.run_until_complete(whole(script))
        browser.finish()
    QDesktopServices.unsetUrlHandler("https")


def test_a_browser_signs_in_and_the_token_opens_a_session(play: Play, oidc: OidcProvider) -> None:
    async def script(desk: Desk) -> None:
        await desk.press_start(Phase.IDLE)
        strip = desk.notices[NOTICE_ID]
        assert strip.headline.text() == "You are not signed in."
        await desk.press_sign_in()
        await desk.until(lambda: desk.accounts.state.step == "done", "the sign-in")
        assert desk.sheet.headline.text() == "You are signed in as alice@contoso.example."
        assert NOTICE_ID not in desk.notices
        assert desk.conversation.status.code == "ready"  # it no longer says that nobody is signed in
        assert desk.accounts.account is not None
        assert desk.accounts.account.where == "11111111…"
        # There is no keyring here, which is said once.
        assert "kept until Duologue closes" in desk.notices["secret_store"].headline.text()
        desk.sheet.close_button.click()
        assert desk.window.workspace is not None
        button = desk.window.workspace.header.account
        assert button is not None
        assert button.isVisible()
        assert "alice@contoso.example" in button.accessibleName()
        await desk.press_start()
        assert desk.gate.opened == ["alice"]
        assert facts_of(desk.gate.tokens[0]).audience == "https://ai.azure.com"
        await desk.press_end()
        assert "code_challenge_method=S256" in desk.browser.visited[0]
        desk.browser.finish()
        assert "You are signed in." in desk.browser.pages[0]

        desk.accounts.sign_out(desk.accounts.accounts[0].key)
        await desk.until(lambda: not desk.accounts.accounts, "the sign-out")
        await desk.press_start(Phase.IDLE)
        assert desk.notices[NOTICE_ID].headline.text() == "You are not signed in."
        assert desk.gate.opened == ["alice"]

    play(script)
    assert oidc.granted("authorization_code") == 1


def test_a_code_signs_in(play: Play, oidc: OidcProvider) -> None:
    async def script(desk: Desk) -> None:
        desk.browser.stays_away = True
        await desk.press_start(Phase.IDLE)
        await desk.press_sign_in()
        await desk.until(lambda: desk.accounts.state.step == "browser", "the browser")
        desk.sheet.other_way.click()
        await desk.until(lambda: desk.accounts.state.step == "code", "the code")
        sheet, state = desk.sheet, desk.accounts.state
        assert sheet.code.code.text() == state.code
        sheet.code.copy_code.click()
        assert QApplication.clipboard().text() == state.code
        assert state.seconds_left > 500
        desk.browser.user = "bob"
        desk.browser.go(lambda browser: browser.type_code(state.link, state.code).text)
        await desk.until(lambda: desk.accounts.state.step == "done", "the sign-in")
        sheet.close_button.click()
        await desk.press_start()
        assert desk.gate.opened == ["bob"]

    play(script)


def test_a_refusal_is_said_and_can_be_mended(play: Play) -> None:
    async def script(desk: Desk) -> None:
        desk.browser.refuses = True
        await desk.press_start(Phase.IDLE)
        await desk.press_sign_in()
        await desk.until(lambda: desk.accounts.state.step == "failed", "the refusal")
        assert desk.sheet.headline.text() == "The sign-in was declined."
        desk.browser.finish()
        assert "The sign-in was declined." in desk.browser.pages[0]
        desk.browser.refuses = False
        desk.sheet.again.click()
        await desk.until(lambda: desk.accounts.state.step == "done", "the sign-in")

    play(script)


def test_closing_the_sheet_gives_up(play: Play) -> None:
    async def script(desk: Desk) -> None:
        desk.browser.stays_away = True
        await desk.press_start(Phase.IDLE)
        await desk.press_sign_in()
        await desk.until(lambda: desk.accounts.state.step == "browser", "the browser")
        desk.sheet.close_button.click()
        await desk.until(lambda: desk.accounts.state.step == "idle", "the end")
        assert desk.accounts.accounts == []
        desk.browser.stays_away = False
        await desk.press_sign_in()
        await desk.until(lambda: desk.accounts.state.step == "done", "another sign-in")

    play(script)


def test_a_browser_that_never_comes(play: Play) -> None:
    async def script(desk: Desk) -> None:
        desk.browser.stays_away = True
        desk.accounts.browser_limit_s = 0.2
        await desk.press_start(Phase.IDLE)
        await desk.press_sign_in()
        await desk.until(lambda: desk.accounts.state.step == "failed", "the end of patience")
        assert desk.sheet.headline.text() == "Nobody signed in."

    play(script)


def test_a_token_is_renewed_before_it_ends_and_when_the_line_breaks(play: Play, oidc: OidcProvider) -> None:
    oidc.change(token_lifetime_s=60)

    async def script(desk: Desk) -> None:
        await desk.sign_in()
        await desk.press_start()
        desk.gate.cut()
        await desk.until(lambda: len(desk.gate.opened) == 2, "another connection")
        await desk.until(lambda: desk.conversation.phase is Phase.LIVE, "the session again")
        await desk.press_end()
        assert len(set(desk.gate.tokens)) == 2
        assert len(desk.browser.visited) == 1

    play(script)
    assert oidc.granted("refresh_token") >= 2


def test_what_was_revoked_is_said(play: Play, oidc: OidcProvider) -> None:
    oidc.change(token_lifetime_s=60)

    async def script(desk: Desk) -> None:
        await desk.sign_in()
        oidc.change(revoke=True)
        await desk.press_start(Phase.IDLE)
        assert desk.notices[NOTICE_ID].headline.text() == "Your sign-in has ended."
        await desk.press_sign_in()
        await desk.until(lambda: desk.accounts.state.step == "done", "the sign-in")
        # The account is known, so nobody has to choose it again.
        assert "login_hint=alice%40contoso.example" in desk.browser.visited[1].replace("@", "%40")
        assert "login_hint" not in desk.browser.visited[0]
        desk.sheet.start.click()
        await desk.until(lambda: desk.conversation.phase is Phase.LIVE, "the session")

    play(script)


def test_the_other_scope_is_tried_once(play: Play) -> None:
    async def script(desk: Desk) -> None:
        desk.gate.audience = "https://cognitiveservices.azure.com"
        await desk.sign_in()
        await desk.press_start()
        assert desk.gate.refused == ["InvalidAudienceError"]
        assert facts_of(desk.gate.tokens[0]).audience == "https://cognitiveservices.azure.com"
        await desk.press_end()
        await desk.press_start()  # it remembers
        assert desk.gate.refused == ["InvalidAudienceError"]
        await desk.press_end()
        desk.gate.audience = "https://other.example"
        await desk.press_start(Phase.IDLE)
        assert len(desk.gate.refused) == 3
        assert "for another service" in desk.notices[NOTICE_ID].headline.text()

    play(script)


def test_a_missing_role_is_named(play: Play) -> None:
    async def script(desk: Desk) -> None:
        await desk.sign_in()
        words = "The principal lacks the required data action to perform this operation."
        desk.gate.refuse_once = (HTTPStatus.UNAUTHORIZED, "PermissionDenied", words)
        await desk.press_start(Phase.IDLE)
        strip = desk.notices[NOTICE_ID]
        assert strip.headline.text() == "Your account may not use Contoso."
        assert "Cognitive Services OpenAI User" in strip.detail.text()
        assert "lacks the required data action" in strip.words.text()

    play(script)
