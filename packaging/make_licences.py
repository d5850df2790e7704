"""The licences of everything the installed program carries, into ``resources/licences``.

`.venv-package/bin/python packaging/make_licences.py` reads them from what is installed there; texts that no package
holds (Qt's, Python's, PortAudio's, the C library's parts) lie in ``packaging/licences``. The sheet "About" shows them.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "resources" / "licences"
OWN = ROOT / "packaging" / "licences"
# Not in the bundle: tools that make it, and what the specification leaves out.
_NOT_CARRIED = re.compile(
    r"(?i)^(pip|setuptools|wheel|pyinstaller.*|altgraph|macholib|pefile|espeakng.loader|types-.*|duologue)$"
)
_FILE = re.compile(r"(?i)(^|/)(licen[cs]e|copying|notice|authors)[^/]*$")


def main() -> int:
    """Write every text and the index."""
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    entries = []
    for distribution in sorted(metadata.distributions(), key=lambda each: each.name.lower()):
        if _NOT_CARRIED.match(distribution.name):
            continue
        texts = [path.read_text(encoding="utf-8", errors="replace") for path in _texts(distribution)]
        file = f"{distribution.name.lower()}.txt"
        if texts:
            (TARGET / file).write_text(_joined(texts), encoding="utf-8")
        entries.append({"name": distribution.name, "licence": _kind(distribution), "file": file if texts else ""})
    for entry in json.loads((OWN / "index.json").read_text(encoding="utf-8")):
        shutil.copyfile(OWN / entry["file"], TARGET / entry["file"])
        covered = entry.pop("also", [entry["name"]])
        entries = [each for each in entries if each["name"] not in covered]
        entries.append(entry)
    entries.sort(key=lambda entry: entry["name"].lower())
    (TARGET / "index.json").write_text(json.dumps(entries, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    nameless = [entry["name"] for entry in entries if not entry["licence"] or not entry["file"]]
    if nameless:
        print(f"No licence found for: {', '.join(nameless)}", file=sys.stderr)
    return 1 if nameless else 0


def _texts(distribution: metadata.Distribution) -> list[Path]:
    found = [file for file in distribution.files or () if ".dist-info/" in str(file) and _FILE.search(str(file))]
    return [Path(str(file.locate())) for file in sorted(found, key=str)]


def _joined(texts: list[str]) -> str:
    return f"\n\n{'-' * 80}\n\n".join(text.strip() for text in dict.fromkeys(texts)) + "\n"


def _kind(distribution: metadata.Distribution) -> str:
    told = distribution.metadata
    names = [*(told.get_all("License-Expression") or ()), *(told.get_all("License") or ())]
    named = names[0] if names else ""
    if named and len(named) < 60:
        return named.strip()
    classes = [each.rpartition(" :: ")[2] for each in told.get_all("Classifier") or () if each.startswith("License ::")]
    return ", ".join(classes)


if __name__ == "__main__":
    sys.exit(main())
