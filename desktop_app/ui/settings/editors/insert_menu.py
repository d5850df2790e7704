"""What can be put into instructions at the cursor: variables with their present values, and ready-made parts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QMenu, QPlainTextEdit, QWidget

from desktop_app.ui import wording
from desktop_app.ui.settings.instruction_parts import instruction_parts

_LONGEST_VALUE = 40


class InsertMenu(QMenu):
    """Puts what is chosen where the cursor is; deleted when it is closed."""

    def __init__(self, text: QPlainTextEdit, values: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._text = text
        for name, value in values.items():
            self._offer(f"{{{{{name}}}}}", f"{{{{{name}}}}}\t{self._shown(value)}", is_part=False)
        self.addSeparator()
        for title, part in instruction_parts():
            self._offer(part, title, is_part=True)
        self.aboutToHide.connect(self.deleteLater)

    def _offer(self, put: str, shown: str, *, is_part: bool) -> None:
        action = self.addAction(shown.replace("&", "&&"))
        action.setToolTip(put)
        action.setData((put, is_part))
        action.triggered.connect(self._put)

    def _put(self) -> None:
        put, is_part = self.sender().data()
        cursor = self._text.textCursor()
        before = self._text.toPlainText()[: cursor.selectionStart()]
        if is_part and before and not before.endswith("\n"):
            put = f"\n{put}"
        cursor.insertText(put)
        self._text.setTextCursor(cursor)
        self._text.setFocus()

    def _shown(self, value: str) -> str:
        if not value:
            return self.tr("not known")
        shown = wording.plain(" ".join(value.split()))
        return shown if len(shown) <= _LONGEST_VALUE else shown[:_LONGEST_VALUE] + "…"
