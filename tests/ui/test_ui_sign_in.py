"""The account button and the sheet of a sign-in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from stage import StageAccounts, StageConversation

from desktop_app.controller.sign_in_state import AccountChoice, SignInState
from desktop_app.ui.account.button import AccountButton
from desktop_app.ui.account.sign_in_sheet import SignInSheet
from desktop_app.ui.main_window import MainWindow

ALICE = AccountChoice("1", "alice@contoso.example", "Alice Example", "contoso.example", True)
BOB = AccountChoice("2", "bob@fabrikam.example", "Bob & Co", "", False)
LINK = "https://login.example/authorize?x=1"


@pytest.fixture
def accounts(conversation: StageConversation) -> StageAccounts:
    conversation.accounts.is_needed = True
    return conversation.accounts


@pytest.fixture
def button(window: MainWindow) -> AccountButton:
    assert window.workspace is not None
    return window.workspace.header.account


class Opener(QObject):
    """Stands for the system's browser."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toString())


@pytest.fixture
def opener(accounts: StageAccounts):
    opener = Opener()
    QDesktopServices.setUrlHandler("https", opener, "open")
    yield opener
    QDesktopServices.unsetUrlHandler("https")


def sheet_of(window: MainWindow) -> SignInSheet:
    assert window.workspace is not None
    window.workspace.show_sign_in()
    return window.findChild(SignInSheet)


def entries(button: AccountButton) -> list[str]:
    button.entries.aboutToShow.emit()
    return [action.text() for action in button.entries.actions() if not action.isSeparator()]


def test_nobody_who_needs_no_account_sees_the_button(window: MainWindow) -> None:
    assert window.workspace is not None
    assert not window.workspace.header.account.isVisible()


def test_the_button_says_who_is_signed_in(accounts: StageAccounts, button: AccountButton) -> None:
    assert button.isVisible()
    assert button.accessibleName() == "Account: Not signed in"
    accounts.let_in(ALICE)
    assert button.text() == "alice@contoso.example"
    assert button.accessibleName() == "Account: alice@contoso.example"
    accounts.let_in()
    assert button.text() == "Not signed in"


def test_a_narrow_window_shows_the_initial(accounts: StageAccounts, button: AccountButton, window: MainWindow) -> None:
    accounts.let_in(ALICE)
    window.resize(900, 600)
    QTest.qWait(20)
    assert button.text() == ""
    assert button.accessibleName() == "Account: alice@contoso.example"
    window.resize(1280, 800)
    QTest.qWait(20)
    assert button.text() == "alice@contoso.example"


def test_a_long_name_is_shortened(accounts: StageAccounts, button: AccountButton) -> None:
    accounts.let_in(AccountChoice("3", "somebody.with.a.very.long.name@a.long.company.example", "", "", True))
    assert button.text().endswith("…")
    assert "a.long.company.example" in button.toolTip()


def test_the_menu_switches_and_signs_in_and_out(accounts: StageAccounts, button: AccountButton) -> None:
    assert entries(button) == ["Sign in…", "Sign in with a code…"]
    accounts.let_in(ALICE, BOB)
    assert entries(button) == [
        "alice@contoso.example   contoso.example",
        "bob@fabrikam.example",
        "Sign in as somebody else…",
        "Sign in with a code…",
        "Sign out alice@contoso.example",
        "Sign out bob@fabrikam.example",
    ]
    actions = [action for action in button.entries.actions() if not action.isSeparator()]
    assert [action.isChecked() for action in actions[:2]] == [True, False]
    actions[1].trigger()
    actions[4].trigger()
    assert accounts.wishes == [("switch", "2"), ("sign_out", "1")]


def test_the_menu_opens_the_sheet(accounts: StageAccounts, button: AccountButton, window: MainWindow) -> None:
    entries(button)
    button.entries.actions()[1].trigger()
    assert accounts.wishes == [("sign_in", True)]
    assert window.findChild(SignInSheet).isVisible()


def test_the_browser_is_opened_and_waited_for(accounts: StageAccounts, window: MainWindow, opener: Opener) -> None:
    sheet = sheet_of(window)
    accounts.show_state(SignInState("browser", False, LINK, "", 272))
    accounts.page_requested.emit(LINK)
    assert opener.opened == [LINK]
    assert sheet.headline.text() == "Go on in your browser."
    assert sheet.time_left.text() == "04:32 left"
    assert sheet.focusWidget() is sheet.open_again
    sheet.open_again.click()
    assert opener.opened == [LINK, LINK]
    sheet.copy_link.click()
    assert QGuiApplication.clipboard().text() == LINK
    sheet.other_way.click()
    assert accounts.wishes[-1] == ("sign_in", True)


@pytest.mark.qt_log_ignore("openUrl|desktop", "This plugin does not support")
def test_where_no_browser_opens_it_says_so(
    accounts: StageAccounts, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    sheet = sheet_of(window)
    accounts.show_state(SignInState("browser", False, LINK, "", 272))
    accounts.page_requested.emit(LINK)
    assert sheet.headline.text() == "No browser opens here."
    assert sheet.copy_link.isVisible()


def test_a_code_is_large_and_counted_down(accounts: StageAccounts, window: MainWindow) -> None:
    sheet = sheet_of(window)
    accounts.show_state(SignInState("code", True, "https://example/device", "ABCD-1234", 900))
    assert sheet.code.code.text() == "ABCD-1234"
    assert sheet.code.code.fontMetrics().height() > 2 * sheet.detail.fontMetrics().height() * 0.9
    assert (sheet.code.left.value(), sheet.code.left.maximum()) == (900, 900)
    accounts.show_state(SignInState("code", True, "https://example/device", "ABCD-1234", 450))
    assert (sheet.code.left.value(), sheet.code.left.maximum()) == (450, 900)
    assert sheet.focusWidget() is sheet.code.copy_code
    QTest.keyClick(sheet.code.copy_code, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == "ABCD-1234"


def test_a_failure_has_its_remedy_and_its_details(accounts: StageAccounts, window: MainWindow) -> None:
    sheet = sheet_of(window)
    failed = SignInState("failed", headline="It failed.", remedy="Do this.", details="AADSTS1: <b>words</b>")
    accounts.show_state(failed)
    assert (sheet.headline.text(), sheet.detail.text()) == ("It failed.", "Do this.")
    assert not sheet.details.isVisible()
    sheet.show_details.click()
    assert sheet.details.isVisible()
    assert sheet.details.textFormat() is Qt.TextFormat.PlainText
    assert sheet.focusWidget() is sheet.again
    sheet.again.click()
    assert accounts.wishes[-1] == ("sign_in", False)


def test_the_last_step_cannot_be_taken_back(accounts: StageAccounts, window: MainWindow) -> None:
    sheet = sheet_of(window)
    accounts.show_state(SignInState("finishing"))
    assert not sheet.close_button.isEnabled()
    accounts.show_state(SignInState("done", who="alice@contoso.example"))
    assert sheet.close_button.isEnabled()
    assert sheet.close_button.accessibleName() == "Close"
    assert sheet.headline.text() == "You are signed in as alice@contoso.example."


def test_a_session_starts_from_where_it_was_refused(
    accounts: StageAccounts, window: MainWindow, conversation: StageConversation
) -> None:
    sheet = sheet_of(window)
    assert not sheet.start.isVisible()
    accounts.show_state(SignInState("done", who="alice@contoso.example"))
    assert sheet.start.isVisible()
    assert sheet.focusWidget() is sheet.start
    sheet.start.click()
    assert conversation.wishes == [("start",)]
    assert not sheet.isVisible()


def test_the_notice_asks_for_the_same_person(
    accounts: StageAccounts, window: MainWindow, conversation: StageConversation
) -> None:
    conversation.sign_in_requested.emit()
    assert accounts.anew
    window.findChild(SignInSheet).other_way.click()
    assert not accounts.anew


def test_escape_gives_up(accounts: StageAccounts, window: MainWindow) -> None:
    sheet = sheet_of(window)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert accounts.wishes == [("sign_in", False), ("cancel",)]


def test_each_step_is_said_once(accounts: StageAccounts, window: MainWindow) -> None:
    sheet = sheet_of(window)
    said: list[str] = []
    sheet.said.connect(said.append)
    for seconds in (900, 899, 898):
        accounts.show_state(SignInState("code", True, "https://example/device", "AB1", seconds))
    assert len(said) == 1
    assert "A B 1" in said[0]


def test_every_control_has_a_name(accounts: StageAccounts, window: MainWindow) -> None:
    sheet = sheet_of(window)
    for control in (
        sheet.open_again, sheet.copy_link, sheet.show_details, sheet.other_way, sheet.again, sheet.close_button,
        sheet.code.copy_code, sheet.code.copy_place, sheet.code.left,
    ):  # fmt: skip
        assert control.accessibleName() or control.text()
