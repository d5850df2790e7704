"""The sheet of a sign-in: the browser that is waited for, or a code; what came of it, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.ui import wording
from desktop_app.ui.account.device_code_panel import DeviceCodePanel
from desktop_app.ui.button import Button
from desktop_app.ui.caption import Caption
from desktop_app.ui.look import fonts, icons, palette
from desktop_app.ui.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.controller.account_desk import AccountDesk
    from desktop_app.controller.sign_in_state import SignInState

_WIDE_PX = 520
_LONGEST_DETAILS = 2_000
_ICONS = {"done": ("check", "ok"), "failed": ("warning", "danger"), "browser": ("info", "user")}


class SignInSheet(Sheet):
    """Shows how a sign-in stands; closing it gives one up that is going on.

    Args:
        connection_id: the connection it is for; empty: the chosen one.
        may_start: whether a session can be started once it is done.

    Signals:
        said(str): words for a screen reader.
        start_requested: a session is to be started, now that it can be.
    """

    said = Signal(str)
    start_requested = Signal()

    def __init__(
        self,
        accounts: AccountDesk,
        parent: QWidget,
        connection_id: str = "",
        *,
        may_start: Callable[[], bool] = lambda: False,
    ) -> None:
        super().__init__(QCoreApplication.translate("SignInSheet", "Sign in with Microsoft Entra"), parent)
        self._accounts = accounts
        self._connection_id = connection_id
        self._may_start = may_start
        self._step = ""
        self._link = ""
        self._opened_page = True
        self.mark = QLabel()
        self.headline = Caption("", "strong")
        self.detail = Caption("", "secondary")
        self.time_left = Caption("", "tertiary", small=True)
        self.code = DeviceCodePanel()
        self.open_again = Button(self.tr("Open the page again"))
        self.copy_link = Button(self.tr("Copy link"), icon="copy")
        self.details = Caption("", "secondary", small=True)
        self.show_details = Button(self.tr("Details"), look="link")
        self.other_way = Button("", look="link")
        self.again = Button(self.tr("Try again"), look="primary")
        self.start = Button(self.tr("Start"), icon="play", look="primary")
        self.close_button = Button(self.tr("Cancel"))
        self._arrange()
        self._join()
        self._show(accounts.state)

    def _arrange(self) -> None:
        self.mark.setFixedWidth(fonts.px(20) + 12)
        self.mark.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        for caption in (self.headline, self.detail, self.time_left, self.details):
            caption.setWordWrap(True)
            caption.setMinimumWidth(fonts.px(_WIDE_PX) - fonts.px(20) - 12)
        for caption in (self.headline, self.detail, self.time_left):
            words.addWidget(caption)
        words.addWidget(self.show_details, 0, Qt.AlignmentFlag.AlignLeft)
        self.details.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        words.addWidget(self.details)
        told = QHBoxLayout()
        told.setSpacing(0)
        told.addWidget(self.mark)
        told.addLayout(words, 1)
        self.pages = QWidget()
        pages = QHBoxLayout(self.pages)
        pages.setContentsMargins(fonts.px(20) + 12, 0, 0, 0)
        self.code.setContentsMargins(fonts.px(20) + 12, 0, 0, 0)
        pages.setSpacing(8)
        pages.addWidget(self.open_again)
        pages.addWidget(self.copy_link)
        pages.addStretch(1)
        self.column.addLayout(told)
        self.column.addWidget(self.pages)
        self.column.addWidget(self.code)
        self.column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.other_way)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.again)
        buttons.addWidget(self.start)
        self.column.addLayout(buttons)

    def _join(self) -> None:
        self._accounts.sign_in_changed.connect(self._show)
        self._accounts.page_requested.connect(self._open_page)
        self.open_again.clicked.connect(lambda: self._open_page(self._link))
        self.copy_link.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._link))
        self.show_details.clicked.connect(lambda: self._unfold(not self.details.isVisible()))
        self.other_way.clicked.connect(lambda: self._try(with_code=not self._accounts.state.with_code))
        self.again.clicked.connect(lambda: self._try(with_code=self._accounts.state.with_code))
        self.start.clicked.connect(self.start_requested)
        self.start.clicked.connect(self.accept)
        self.close_button.clicked.connect(self.close)
        self.finished.connect(self._accounts.cancel)

    def _try(self, *, with_code: bool) -> None:
        self._accounts.sign_in(self._connection_id, with_code=with_code)

    def _show(self, state: SignInState) -> None:
        step, self._link = state.step, state.link
        headline, detail = self._words(state)
        self.headline.setText(wording.plain(headline))
        self.detail.setText(wording.plain(detail))
        self.time_left.setText(self.tr("{0} left").format(wording.clock(state.seconds_left * 1000)))
        if state.code:
            self.code.show_code(wording.plain(state.code), wording.plain(state.link), state.seconds_left)
        if step == self._step:
            return
        self._step = step
        self._draw_mark()
        self._lay_out(state)
        spoken = f"{headline} {detail}"
        self.said.emit(f"{spoken} {state.link} {' '.join(state.code)}" if state.code else spoken)

    def _lay_out(self, state: SignInState) -> None:
        """What of the sheet is there in a step, and where the keyboard goes."""
        step = state.step
        self.time_left.setVisible(step in ("browser", "code"))
        self.code.setVisible(step == "code")
        self.pages.setVisible(step == "browser")
        self.details.setText(wording.plain(state.details[:_LONGEST_DETAILS]))
        self.show_details.setVisible(step == "failed" and bool(state.details))
        self._unfold(False)
        self.again.setVisible(step == "failed")
        self.start.setVisible(step == "done" and self._may_start())
        self.other_way.setVisible(step in ("browser", "code", "failed"))
        _call(self.other_way, self.tr("Use a browser here") if state.with_code else self.tr("Use a code instead"))
        _call(self.close_button, self.tr("Cancel") if state.is_running else self.tr("Close"))
        # By now it goes through: the person has said yes on the provider's page.
        self.close_button.setEnabled(step != "finishing")
        first = {"failed": self.again, "code": self.code.copy_code, "browser": self.open_again}
        if self.start.isVisibleTo(self):
            first["done"] = self.start
        first.get(step, self.close_button).setFocus(Qt.FocusReason.TabFocusReason)
        self._fit()

    def _words(self, state: SignInState) -> tuple[str, str]:
        if state.step == "failed":
            return state.headline, state.remedy
        if state.step == "done":
            who = self.tr("You are signed in as {0}.").format(state.who)
            return who, self.tr("It is renewed by itself before every connection.")
        if state.step == "browser" and not self._opened_page:
            return (
                self.tr("No browser opens here."),
                self.tr("Copy the link into one on this machine, or use a code on another."),
            )
        return {
            "browser": (
                self.tr("Go on in your browser."),
                self.tr("Sign in there and come back. Your password never comes near Duologue."),
            ),
            "code": (
                self.tr("Sign in on another machine."),
                self.tr("This window notices by itself when it is done."),
            ),
            "finishing": (self.tr("Almost there…"), self.tr("The provider hands out what you just allowed.")),
        }.get(state.step, (self.tr("One moment…"), self.tr("The provider is asked.")))

    def _open_page(self, link: str) -> None:
        self._opened_page = QDesktopServices.openUrl(QUrl(link, QUrl.ParsingMode.StrictMode))
        self._step = ""
        self._show(self._accounts.state)

    def _unfold(self, shown: bool) -> None:
        self.details.setVisible(shown)
        _call(self.show_details, self.tr("Hide details") if shown else self.tr("Details"))
        self._fit()

    def _fit(self) -> None:
        """As large as it has to be, around where it was."""
        middle = self.geometry().center()
        self.adjustSize()
        if self.isVisible():
            place = self.geometry()
            place.moveCenter(middle)
            self.setGeometry(place)

    def _draw_mark(self) -> None:
        name, tone = _ICONS.get(self._step, ("waiting", "secondary"))
        size = fonts.px(20)
        color = palette.current().color(tone)
        self.mark.setPixmap(icons.pixmap(name, color, size, self.devicePixelRatioF()))


def _call(button: Button, words: str) -> None:
    """What it says, also to a screen reader."""
    button.setText(words)
    button.setAccessibleName(words)
