"""The program's icon as pictures of every size a desktop asks for, drawn from its SVG by Qt.

`python make_icons.py FOLDER` writes ``16.png`` to ``512.png``. Up to 32 px the drawing made for small sizes is used.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES = (16, 24, 32, 48, 64, 128, 256, 512, 1024)
_HERE = Path(__file__).resolve().parent
DRAWING = _HERE.parent / "resources" / "icons" / "duologue.svg"
SMALL_DRAWING = _HERE / "icons" / "duologue-small.svg"
_SMALL_UP_TO = 32


def draw(size: int) -> QImage:
    """The icon as a picture of `size` pixels."""
    drawing = SMALL_DRAWING if size <= _SMALL_UP_TO else DRAWING
    picture = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(str(drawing)).render(painter)
    painter.end()
    return picture


def main(folder: Path) -> int:
    """Write all sizes."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # it is drawn, not shown
    application = QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        draw(size).save(str(folder / f"{size}.png"))
    del application
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
