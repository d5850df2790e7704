"""Lies over every widget of the application while somebody presents, whoever made it and whenever it comes.

What is painted by hand passes `wording.plain`; this is for the rest: labels, buttons, drop-downs, menus, fields, and
what screen readers are told.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from desktop_app.ui import veil
from desktop_app.ui.present.cover import Cover

_LOOKED_AT = (QEvent.Type.Show, QEvent.Type.Paint, QEvent.Type.Polish)
_SEEN = "seen_by_curtain"
_TIPS = (QEvent.Type.ToolTip, QEvent.Type.WhatsThis, QEvent.Type.StatusTip)


class Curtain(QObject):
    """Masks widgets before they are painted; no tool tip and no dialog of the system comes up.

    It changes what widgets show, never what they stand for: a field's text stays and is shown as dots. Nothing is put
    back when it is lifted; whoever lifts it makes the widgets anew.

    Signals:
        dialog_refused: a dialog that shows folders was kept off the screen.
    """

    dialog_refused = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def cover_all(self) -> None:
        """Mask every widget there is, also those that are not in sight."""
        for widget in QApplication.allWidgets():
            if isinstance(widget, QFileDialog) and widget.isVisible():
                widget.reject()
            cover(widget)

    def stop(self) -> None:
        """Look at nothing any longer."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)

    # Qt's own names from here on.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _TIPS:
            return True
        if kind not in _LOOKED_AT or not isinstance(watched, QWidget):
            return False
        if isinstance(watched, QFileDialog):
            self._refuse(watched)
        cover(watched)
        return False

    def _refuse(self, dialog: QFileDialog) -> None:
        if not dialog.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen):
            dialog.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            # Not now: it is being shown.
            QApplication.postEvent(dialog, QEvent(QEvent.Type.Close))
            self.dialog_refused.emit()


def cover(widget: QWidget) -> None:
    """Mask what one widget shows and says."""
    for read, write in (
        (widget.accessibleName, widget.setAccessibleName),
        (widget.accessibleDescription, widget.setAccessibleDescription),
        (widget.toolTip, widget.setToolTip),
        (widget.statusTip, widget.setStatusTip),
        (widget.whatsThis, widget.setWhatsThis),
    ):
        _mask(read, write)
    if widget.isWindow():
        _mask(widget.windowTitle, widget.setWindowTitle)
    for kind, dress in _KINDS:
        if isinstance(widget, kind):
            dress(widget)
            return


def _mask(read: Callable[[], str], write: Callable[[str], object]) -> None:
    text = read()
    if text and (masked := veil.over(text)) != text:
        write(masked)


def _drop_down(box: QComboBox) -> None:
    for index in range(box.count()):
        if not box.isEditable():  # there a text is a value
            _mask(lambda index=index: box.itemText(index), lambda text, index=index: box.setItemText(index, text))
        for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            told = box.itemData(index, role)
            if isinstance(told, str) and veil.over(told) != told:
                box.setItemData(index, veil.over(told), role)


def _menu(menu: QMenu) -> None:
    _mask(menu.title, menu.setTitle)
    for action in menu.actions():
        _mask(action.text, action.setText)
        _mask(action.toolTip, action.setToolTip)
        _mask(action.statusTip, action.setStatusTip)


def _list(widget: QListWidget) -> None:
    for row in range(widget.count()):
        item = widget.item(row)
        _mask(item.text, item.setText)
        _mask(item.toolTip, item.setToolTip)


def _tabs(bar: QTabBar) -> None:
    for index in range(bar.count()):
        _mask(lambda index=index: bar.tabText(index), lambda text, index=index: bar.setTabText(index, text))


def _line(line: QLineEdit) -> None:
    _mask(line.placeholderText, line.setPlaceholderText)
    if line.echoMode() is QLineEdit.EchoMode.Normal and not line.property(veil.OWN_WORDS):
        text = line.text()
        if text and veil.over(text) != text:
            line.setEchoMode(QLineEdit.EchoMode.Password)


def _text(editor: QPlainTextEdit | QTextEdit) -> None:
    _mask(editor.placeholderText, editor.setPlaceholderText)
    revision = editor.document().revision()
    if editor.property(veil.OWN_WORDS) or editor.property(_SEEN) == revision:
        return
    text = editor.toPlainText()
    masked = veil.over(text)
    if masked != text and editor.isReadOnly():
        editor.setPlainText(masked)
    elif masked != text:
        Cover.over(editor)
    editor.setProperty(_SEEN, editor.document().revision())  # a long text is not read with every paint


_KINDS: tuple[tuple[type[QWidget], Callable[..., None]], ...] = (
    (QLabel, lambda label: _mask(label.text, label.setText)),
    (QAbstractButton, lambda button: _mask(button.text, button.setText)),
    (QComboBox, _drop_down),
    (QLineEdit, _line),
    (QPlainTextEdit, _text),
    (QTextEdit, _text),
    (QListWidget, _list),
    (QTabBar, _tabs),
    (QMenu, _menu),
)
