"""Who is signed in, at the right end of the header, and what can be done about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QFont, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from desktop_app.ui import veil, wording
from desktop_app.ui.button import Button
from desktop_app.ui.look import fonts, icons, palette
from desktop_app.ui.look.palette import faded

if TYPE_CHECKING:
    from desktop_app.controller.account_desk import AccountDesk

_WIDEST_PX = 240
_CHEVRON_PX = 16
_AVATAR_PX = 20


class AccountButton(Button):
    """An initial and a name; hidden while no connection signs in and nobody is signed in.

    Signals:
        sign_in_requested(bool): somebody is to be signed in, with a code or not.
    """

    sign_in_requested = Signal(bool)

    def __init__(self, accounts: AccountDesk, parent: QWidget | None = None) -> None:
        super().__init__(icon="account", name=" ", parent=parent)
        self._accounts = accounts
        self._initial = ""
        self._compact = False
        self.entries = QMenu(self)
        self.setMenu(self.entries)
        self.entries.aboutToShow.connect(self._fill)
        accounts.changed.connect(self._renew)
        self._renew()

    def set_compact(self, compact: bool) -> None:
        """Show the initial alone, where there is no room for the name."""
        if compact != self._compact:
            self._compact = compact
            self._renew()
            self.style().unpolish(self)
            self.style().polish(self)

    def _renew(self) -> None:
        account = self._accounts.account
        label = wording.plain(account.label) if account is not None else ""
        self._initial = label[:1].upper()
        words = label or self.tr("Not signed in")
        room = fonts.px(_WIDEST_PX) - fonts.px(_AVATAR_PX) - fonts.px(_CHEVRON_PX) - 36
        self.setText("" if self._compact else self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room))
        self.set_name(self.tr("Account: {0}").format(words))
        self.setVisible(self._accounts.is_needed and not veil.worn())
        # Left of the chevron, where the pickers have theirs.
        self.setProperty("place", "" if self._compact else "account")
        self._draw_icon()
        self.updateGeometry()

    def _fill(self) -> None:
        """The menu as things stand now."""
        self.entries.clear()
        accounts = self._accounts.accounts
        group = QActionGroup(self.entries)
        for each in accounts:
            label = wording.plain(each.label)
            action = self.entries.addAction(f"{label}   {wording.plain(each.where)}".rstrip().replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(each.in_use)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, key=each.key: self._accounts.switch(key))
        if accounts:
            self.entries.addSeparator()
        self._add(self.tr("Sign in as somebody else…") if accounts else self.tr("Sign in…"), False)
        self._add(self.tr("Sign in with a code…"), True)
        if accounts:
            self.entries.addSeparator()
        for each in accounts:
            words = self.tr("Sign out {0}").format(wording.plain(each.label)).replace("&", "&&")
            self.entries.addAction(words, lambda key=each.key: self._accounts.sign_out(key))

    def _add(self, words: str, with_code: bool) -> QAction:
        return self.entries.addAction(words, lambda: self.sign_in_requested.emit(with_code))

    def _draw_icon(self) -> None:
        # The base class draws before there is anything to draw.
        initial, compact = getattr(self, "_initial", ""), getattr(self, "_compact", True)
        ratio, size = self.devicePixelRatioF(), fonts.px(_AVATAR_PX)
        # Text that stands left takes the icon's room from the button's edge on.
        before, after = (0, 0) if compact else (9, 4)
        picture = QPixmap(round((before + size + after) * ratio), round(size * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        place = QRectF(before, 0, size, size)
        if initial:
            _paint_initial(painter, place, initial, self.font())
        else:
            icons.paint(painter, "account", place, palette.current().color("secondary"))
        painter.end()
        self.setIconSize(QSize(before + size + after, size))
        self.setIcon(QIcon(picture))

    # Qt's own names from here on.

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._compact:
            return
        size = fonts.px(_CHEVRON_PX)
        place = QRectF(self.width() - size - 9, (self.height() - size) / 2, size, size)
        painter = QPainter(self)
        icons.paint(painter, "chevron-down", place, palette.current().color("tertiary"))
        painter.end()


def _paint_initial(painter: QPainter, place: QRectF, initial: str, font: QFont) -> None:
    color = palette.current().color("user")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(color)
    painter.setBrush(faded(color, 0.18))
    painter.drawEllipse(place.adjusted(0.5, 0.5, -0.5, -0.5))
    bold = QFont(font)
    bold.setPixelSize(fonts.px(11))
    bold.setBold(True)
    painter.setFont(bold)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, initial)
