"""The ``.deb``: the frozen program in /usr/lib, with all that a desktop wants to know of it; standard library only."""

from __future__ import annotations

import gzip
import hashlib
import os
import re
import shutil
import subprocess
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from dev_console import ROOT, Problem, run_quietly, say

APP_ID = "org.duologue.duologue"
LINUX = ROOT / "packaging" / "linux"
_MAINTAINER = "The Duologue authors <duologue@localhost.invalid>"
_RECOMMENDS = (
    # The most natural voice of the built-in service; ALSA's road to the sound server; devices by their own names.
    "flite, libasound2-plugins | pipewire-alsa, libpulse0, "
    # Keys and sign-ins are kept in it; the browser to sign in with; scripts that DejaVu lacks.
    "gnome-keyring | kwalletmanager | keepassxc, xdg-utils, fonts-noto-core"
)
_MODE_PROGRAM, _MODE_FILE, _MODE_FOLDER = 0o755, 0o644, 0o755


def make(bundle: Path, icons: Path, version: str, out: Path) -> Path:
    """Build it from a bundle of the kind ``deb``; returns the file.

    Raises: Problem, CommandError.
    """
    say("Making the Debian package")
    architecture = subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()
    root = out / "deb-root"
    shutil.rmtree(root, ignore_errors=True)
    home = root / "usr/lib/duologue"
    shutil.copytree(bundle, home, symlinks=True)
    _desktop_files(root / "usr/share", icons)
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/duologue").symlink_to("../lib/duologue/duologue")
    _documents(root / "usr/share", version)
    _permissions(root / "usr", home)
    _control(root, version, architecture, _depends(home, out))
    made = out / f"duologue_{version}_{architecture}.deb"
    quickly = bool(os.environ.get("DUOLOGUE_PACK_QUICKLY"))
    packed = ["-Znone"] if quickly else ["-Zxz", "-z6"]
    run_quietly(["dpkg-deb", "--root-owner-group", *packed, "--build", str(root), str(made)], log_name="dpkg-deb")
    if not quickly:
        _judge(made)
    return made


def _judge(made: Path) -> None:
    """Debian's own opinion of the package, where lintian is installed: not a word but for the explained overrides.

    Raises: Problem.
    """
    if shutil.which("lintian") is None:
        say("lintian is not installed, so nobody has looked at the package")
        return
    opinion = subprocess.run(
        ["lintian", "--allow-root", "--fail-on", "error,warning", str(made)],
        capture_output=True,
        text=True,
        check=False,
    )
    if opinion.stdout.strip():
        raise Problem(f"lintian does not like {made.name}:\n{opinion.stdout.strip()}")


def _desktop_files(share: Path, icons: Path) -> None:
    _put(LINUX / f"{APP_ID}.desktop", share / "applications" / f"{APP_ID}.desktop")
    _put(LINUX / f"{APP_ID}.metainfo.xml", share / "metainfo" / f"{APP_ID}.metainfo.xml")
    hicolor = share / "icons" / "hicolor"
    _put(ROOT / "resources/icons/duologue.svg", hicolor / "scalable/apps" / f"{APP_ID}.svg")
    for picture in icons.glob("*.png"):
        size = picture.stem
        if int(size) <= 512:
            _put(picture, hicolor / f"{size}x{size}" / "apps" / f"{APP_ID}.png")


def _documents(share: Path, version: str) -> None:
    documents = share / "doc/duologue"
    documents.mkdir(parents=True)
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8").strip()
    indented = "\n".join(f" {line}" if line else " ." for line in licence.splitlines())
    (documents / "copyright").write_text(
        "Upstream-Name: Duologue\n"
        "Comment: The licences of the parts it carries (Python, Qt, and others) are in\n"
        " /usr/lib/duologue/lib/resources/licences.\n\n"
        f"Files: *\nCopyright: 2026 The Duologue authors\nLicense: Expat\n{indented}\n",
        encoding="utf-8",
    )
    when = format_datetime(_when())
    entry = (
        f"duologue ({version}) unstable; urgency=medium\n\n  * See the changelog of the project.\n\n"
        f" -- {_MAINTAINER}  {when}\n"
    )
    _zip(entry.encode(), documents / "changelog.gz")
    page = (LINUX / "duologue.1").read_text(encoding="utf-8").replace("@VERSION@", version)
    (share / "man/man1").mkdir(parents=True)
    _zip(page.encode(), share / "man/man1/duologue.1.gz")
    _put(LINUX / "lintian-overrides", share / "lintian/overrides/duologue")


def _depends(home: Path, out: Path) -> str:
    """What the libraries in the bundle need of Debian, by Debian's own reckoning."""
    work = out / "deb-work"
    (work / "debian").mkdir(parents=True, exist_ok=True)
    (work / "debian/control").write_text(
        f"Source: duologue\nMaintainer: {_MAINTAINER}\n\nPackage: duologue\nArchitecture: any\n", encoding="utf-8"
    )
    folders = sorted({path.parent for path in home.rglob("*.so*")} | {home})
    programs = [path for path in sorted(home.rglob("*")) if path.is_file() and not path.is_symlink() and _is_elf(path)]
    answer = subprocess.run(
        [
            *("dpkg-shlibdeps", "--ignore-missing-info", "-O"),
            *(f"-l{folder}" for folder in folders),
            *(f"-e{program}" for program in programs),
        ],
        cwd=work,
        capture_output=True,
        text=True,
        check=False,
    )
    found = re.search(r"^shlibs:Depends=(.+)$", answer.stdout, re.MULTILINE)
    if answer.returncode != 0 or found is None:
        raise Problem(f"dpkg-shlibdeps found no dependencies: {answer.stderr.strip()[-600:]}")
    # sounddevice loads PortAudio by name, which no reckoning sees.
    return f"{found[1]}, libportaudio2, ca-certificates"


def _control(root: Path, version: str, architecture: str, depends: str) -> None:
    folder = root / "DEBIAN"
    folder.mkdir()
    size_kb = sum(path.lstat().st_size for path in (root / "usr").rglob("*")) // 1024
    (folder / "control").write_text(
        f"Package: duologue\nVersion: {version}\nArchitecture: {architecture}\nMaintainer: {_MAINTAINER}\n"
        f"Installed-Size: {size_kb}\nDepends: {depends}\nRecommends: {_RECOMMENDS}\n"
        "Section: sound\nPriority: optional\n"
        "Description: talk with a realtime speech model, and see what happened\n"
        " Duologue talks with Azure OpenAI's and OpenAI's Realtime API and with any\n"
        " service that speaks the same protocol, and brings one that works offline.\n"
        " It shows the transcript as it streams, both voices as a waveform with what\n"
        " a barge-in cut off, and lets the session be tuned while it runs.\n"
        " .\n"
        " This package carries its own Python and its own Qt.\n",
        encoding="utf-8",
    )
    files = sorted(path for path in (root / "usr").rglob("*") if path.is_file() and not path.is_symlink())
    sums = [f"{hashlib.md5(path.read_bytes()).hexdigest()}  {path.relative_to(root)}\n" for path in files]
    (folder / "md5sums").write_text("".join(sums), encoding="utf-8")


def _permissions(usr: Path, home: Path) -> None:
    moment = _when().timestamp()
    for path in usr.rglob("*"):
        if path.is_symlink():
            continue
        if path.is_dir():
            path.chmod(_MODE_FOLDER)
        else:
            path.chmod(_MODE_PROGRAM if path == home / "duologue" else _MODE_FILE)
            os.utime(path, (moment, moment))


def _when() -> datetime:
    """The moment of the last commit, so that the same sources make the same package."""
    stamp = os.environ.get("SOURCE_DATE_EPOCH") or subprocess.check_output(
        ["git", "log", "-1", "--format=%ct"], cwd=ROOT, text=True
    )
    return datetime.fromtimestamp(int(stamp), UTC)


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _zip(content: bytes, target: Path) -> None:
    target.write_bytes(gzip.compress(content, mtime=0))


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
