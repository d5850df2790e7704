"""The push button of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from desktop_app.ui.look import fonts, icons, palette

_ICON_COLORS = {"primary": "on_accent", "live": "on_accent", "danger": "on_danger", "alert": "cut", "link": "user"}
_RESTYLE = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.DevicePixelRatioChange)


class Button(QPushButton):
    """A button with an optional icon that follows theme and screen; Tab gives it the focus, a click does not.

    A click leaves the focus where it was, so that Space still means "hold to talk" after somebody clicked Mute.

    Args:
        text: what it says; empty for an icon alone, then `name` says it.
        icon: a file in ``resources/icons`` without its ending.
        look: see `stylesheet`.
        name: accessible name and tool tip where the text alone does not say enough.
    """

    def __init__(
        self, text: str = "", *, icon: str = "", look: str = "quiet", name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._icon_name = icon
        self._look = look
        self._icon_px = fonts.px(16 if text or look.startswith("tool") else 18)
        self.setProperty("look", look)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name or text)
        if name:
            self.setToolTip(name)
        self._draw_icon()

    def set_look(self, look: str) -> None:
        """Wear another look."""
        if look == self._look:
            return
        self._look = look
        self.setProperty("look", look)
        self.style().unpolish(self)
        self.style().polish(self)
        self._draw_icon()

    def set_icon(self, icon: str) -> None:
        """Show another icon; empty for none."""
        if icon != self._icon_name:
            self._icon_name = icon
            if not icon:
                self.setIcon(QIcon())
            self._draw_icon()

    def set_name(self, name: str) -> None:
        """Say something else to a screen reader and in the tool tip."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def _draw_icon(self) -> None:
        if not self._icon_name:
            return
        tokens = palette.current()
        color = tokens.color(_ICON_COLORS.get(self._look, "secondary") if self.isEnabled() else "tertiary")
        self.setIconSize(QSize(self._icon_px, self._icon_px))
        self.setIcon(icons.icon(self._icon_name, color, self._icon_px, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in _RESTYLE or event.type() is QEvent.Type.EnabledChange:
            self._draw_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)
