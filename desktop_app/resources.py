"""Where the files lie that the program brings along: icons, translations, presets."""

from __future__ import annotations

import functools
import sys
from pathlib import Path


@functools.cache
def resource_folder() -> Path:
    """In a frozen program, beside the package, or under the installed prefix."""
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen)] if frozen else []
    candidates += [Path(__file__).resolve().parents[1], Path(sys.prefix) / "share" / "duologue"]
    return next(
        (c / "resources" for c in candidates if (c / "resources" / "icons").is_dir()), candidates[-1] / "resources"
    )
