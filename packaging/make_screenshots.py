"""Make the pictures of the window from real conversations: real window, real service, spoken questions.

Run it with `python3 packaging/dev.py screenshot`: the pictures of the README go to resources/; they are those of the
barge-in demo. With ``--all FOLDER`` every picture worth looking at goes there: every scene, dark and light, at 1280x800
and 900x600, in Japanese, and at 200 % on a screen of 2560x1440. A virtual screen and a virtual sound card are started
for it, so the pictures do not depend on the machine's own.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESOURCES = ROOT / "resources"
DEMO = RESOURCES / "demos" / "1-barge-in.demo"
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

    with virtual_screens() as screens, VirtualSound() as sound:
        if options.all is None:
            variables = {**os.environ, **screens.environment(), **sound.environment}
            return max(_play_demo(look, options.out, variables) for look in ("dark", "light"))
        for take, scale in TAKES.items():
            script = str(ROOT / "packaging" / "screenshot_scenes.py")
            command = [sys.executable, script, take, str(options.all.resolve())]
            variables = {**os.environ, **screens.environment(large=take == "doubled"), **sound.environment, **scale}
            done = subprocess.run(command, env=variables, check=False)
            if done.returncode:
                return done.returncode
    return 0


def _play_demo(look: str, out: Path, variables: dict[str, str]) -> int:
    """The pictures of the README are those of the demo that comes along."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "settings.json").write_text(json.dumps({"theme": look}), encoding="utf-8")
        command = [sys.executable, "-m", "desktop_app", "demo", str(DEMO)]
        command += ["--screenshots", str(folder / "pictures"), "--data-dir", str(folder)]
        done = subprocess.run(command, env={**variables, "PYTHONPATH": str(ROOT)}, check=False)
        if done.returncode == 0:
            shutil.copyfile(folder / "pictures" / "speaking.png", out / f"screenshot-{look}.png")
        return done.returncode


if __name__ == "__main__":
    raise SystemExit(main())
