"""The key and the mouse button one talks with, wherever in the window they are pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QMainWindow

from desktop_app.ui.access import key_names

if TYPE_CHECKING:
    from desktop_app.controller.conversation_controller import ConversationController
    from desktop_app.controller.preferences import Preferences

_RELEASE_MS = 30
_REPEATS_AFTER_MS = 100
_BUTTONS = {
    "middle": Qt.MouseButton.MiddleButton,
    "back": Qt.MouseButton.BackButton,
    "forward": Qt.MouseButton.ForwardButton,
}
_PRESSED = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
_RECREATED = (QEvent.Type.Show, QEvent.Type.WinIdChange)


class TalkKey(QObject):
    """Watches the window's own keys and mouse buttons before any widget sees them.

    A key that types is left to text fields, Space also to the button or list that has the focus. Held to talk, the
    key is let go when the window is left, so that nobody talks on without knowing; pressed to begin and pressed to
    end, it stays as it is, and the window says so.

    X11 repeats a held key as release and press, and on a busy machine Qt cannot tell such a release from a real one;
    so a release counts when no press follows within 30 ms, far less than the audio that is kept after it anyway. No
    keyboard repeats within 100 ms: such a release is real, and the press meant nothing.
    """

    def __init__(
        self, window: QMainWindow, conversation: ConversationController, preferences: Preferences, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._conversation = conversation
        self._preferences = preferences
        self._text = ""
        self._button: Qt.MouseButton | None = None
        self._key: tuple[int, int] | None = None
        self._button_down = False
        self._released = QTimer(self, singleShot=True, interval=_RELEASE_MS)
        self._released.timeout.connect(self.let_go)
        self._since_press = QElapsedTimer()
        window.installEventFilter(self)
        preferences.changed.connect(self._follow)
        self._read()
        self._watch()

    @property
    def held(self) -> bool:
        """Whether the key or the button is down."""
        return self._key is not None or self._button_down

    def let_go(self) -> None:
        """Neither key nor button is held any longer."""
        self._released.stop()
        was_held, self._key, self._button_down = self.held, None, False
        if was_held and not self._preferences.kept.talk_toggles:
            self._conversation.release_talk()

    def _read(self) -> None:
        kept = self._preferences.kept
        self._text = "Space" if key_names.refusal_of(kept.talk_key) else kept.talk_key
        self._button = _BUTTONS.get(kept.talk_button)
        self._conversation.talk.name_key(key_names.name_of(self._text), toggles=kept.talk_toggles)

    def _follow(self, name: str) -> None:
        if name.startswith("talk_"):
            self.let_go()
            if self._conversation.talk.pressed:
                self._conversation.release_talk()
            self._read()

    def _watch(self) -> None:
        handle = self._window.windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def _begin(self) -> None:
        if self._preferences.kept.talk_toggles and self._conversation.talk.pressed:
            self._conversation.release_talk()
        else:
            self._conversation.press_talk()

    def _key_pressed(self, event: QKeyEvent) -> bool:
        if self._key is not None and self._is_held(event):
            self._released.stop()
            return True
        if key_names.text_of(event) != self._text or not self._may_talk or self._wanted_elsewhere():
            return False
        if not event.isAutoRepeat() and not self.held:
            self._key = (event.key(), event.nativeScanCode())
            self._since_press.start()
            self._begin()
        return True

    def _key_released(self, event: QKeyEvent) -> bool:
        if self._key is None or not self._is_held(event):
            return False
        if not event.isAutoRepeat():
            if self._since_press.elapsed() < _REPEATS_AFTER_MS:
                self.let_go()
            else:
                self._released.start()
        return True

    def _is_held(self, event: QKeyEvent) -> bool:
        """Whether it is the same key; with other modifiers its name may be another, its place is not."""
        if self._key is None:
            return False
        key, scan_code = self._key
        return event.nativeScanCode() == scan_code if scan_code else event.key() == key

    def _button_pressed(self) -> bool:
        if QApplication.activePopupWidget() is not None or not self._may_talk:
            return False
        if not self.held:
            self._button_down = True
            self._begin()
        return True

    @property
    def _may_talk(self) -> bool:
        """Otherwise key and button are anybody's."""
        return self._conversation.phase == "live" and self._conversation.push_to_talk

    def _wanted_elsewhere(self) -> bool:
        if QApplication.activePopupWidget() is not None:
            return True
        focus = QApplication.focusWidget()
        if focus is None or not key_names.types(self._text):
            return False
        if self._text == "Space" and isinstance(focus, QAbstractButton | QComboBox):
            return True
        writes = focus.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        return writes and not isinstance(focus, QAbstractItemView)

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if not isinstance(watched, QWindow):
            if kind is QEvent.Type.WindowDeactivate:
                self.let_go()
            elif kind in _RECREATED:
                self._watch()
            return False
        if kind is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key_pressed(event)
        if kind is QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            return self._key_released(event)
        if isinstance(event, QMouseEvent) and event.button() == self._button:
            if kind in _PRESSED:
                return self._button_pressed()
            if kind is QEvent.Type.MouseButtonRelease and self._button_down:
                self.let_go()
                return True
        return False
