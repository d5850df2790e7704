"""Make the pictures of the window from real conversations: real window, real service, spoken questions.

Run it with `python3 packaging/dev.py screenshot`: the pictures of the README go to resources/. With ``--all FOLDER``
every picture worth looking at goes there: every scene, dark and light, at 1280x800 and 900x600, in Japanese, and at
200 % on a screen of 2560x1440. A virtual screen and a virtual sound card are started for it, so the pictures do not
depend on the machine's own.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESOURCES = ROOT / "resources"
TAKES = {
    "normal": {},
    "doubled": {"QT_SCALE_FACTOR": "2"},
}


def main() -> int:
    """Start a screen and a sound card, and play the scenes on them in processes of their own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=RESOURCES, help="where to write the README's pictures")
    parser.add_argument("--all", type=Path, metavar="FOLDER", help="write every picture there instead")
    options = parser.parse_args()
    sys.path.insert(0, str(ROOT / "tests"))
    from virtual_screens import virtual_screens  # type: ignore[import-not-found]
    from virtual_sound import VirtualSound  # type: ignore[import-not-found]

    takes = ["readme"] if options.all is None else list(TAKES)
    out = options.out if options.all is None else options.all
    with virtual_screens() as screens, VirtualSound() as sound:
        for take in takes:
            command = [sys.executable, str(ROOT / "packaging" / "screenshot_scenes.py"), take, str(out.resolve())]
            variables = {**screens.environment(large=take == "doubled"), **sound.environment, **TAKES.get(take, {})}
            done = subprocess.run(command, env={**os.environ, **variables}, check=False)
            if done.returncode:
                return done.returncode
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
