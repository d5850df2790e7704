"""The foot of a sheet: what is wrong at the left, Cancel and the main button at the right."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from desktop_app.ui.button import Button


def sheet_foot(sheet: QDialog, main: Button, *, left: QWidget | None = None) -> QHBoxLayout:
    """A row with Cancel and `main`; `left` takes the room before them."""
    cancel = Button(QCoreApplication.translate("Responses", "Cancel"))
    cancel.clicked.connect(sheet.reject)
    main.setDefault(True)
    row = QHBoxLayout()
    row.setSpacing(8)
    if left is not None:
        row.addWidget(left, 1)
    else:
        row.addStretch(1)
    row.addWidget(cancel)
    row.addWidget(main)
    return row
