"""The portable program of Linux: a folder that runs anywhere, as an archive and as one file that installs itself.

Standard library only.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from dev_console import ROOT, Problem, run_quietly, say

LINUX = ROOT / "packaging" / "linux"
APP_ID = "org.duologue.duologue"


def portaudio(out: Path) -> Path:
    """PortAudio built from Debian's sources without JACK, so that it needs nothing but ALSA; returns the library.

    Raises: Problem, CommandError.
    """
    library = out / "portaudio" / "libportaudio.so.2"
    if library.exists():
        return library
    say("Building PortAudio without JACK")
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        source = _debian_source("portaudio19", work)
        build = ["./configure", "--quiet", "--without-jack", "--without-oss", "--with-alsa", "--disable-static"]
        run_quietly(
            ["sh", "-c", f"cd '{source}' && {' '.join(build)} && make lib/libportaudio.la"], log_name="portaudio"
        )
        built = next((source / "lib/.libs").glob("libportaudio.so.2.*"))
        library.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(built, library)
    subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)
    return library


def make(bundle: Path, icons: Path, version: str, out: Path) -> list[Path]:
    """Pack a bundle of the kind ``portable``; returns the archive and the self-installing file."""
    say("Making the portable program")
    machine = subprocess.check_output(["uname", "-m"], text=True).strip()
    name = f"duologue-{version}-linux-{machine}"
    level = "1" if os.environ.get("DUOLOGUE_PACK_QUICKLY") else "6"
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / name
        shutil.copytree(bundle, folder / "program", symlinks=True)
        shutil.copyfile(LINUX / f"{APP_ID}.desktop", folder / f"{APP_ID}.desktop")
        shutil.copyfile(icons / "256.png", folder / f"{APP_ID}.png")
        shutil.copyfile(ROOT / "resources/icons/duologue.svg", folder / f"{APP_ID}.svg")
        for script in ("install.sh", "uninstall.sh"):
            shutil.copyfile(LINUX / script, folder / script)
            (folder / script).chmod(0o755)
        archive = out / f"{name}.tar.xz"
        pack = ["tar", "--create", "--xz", "--owner=0", "--group=0", f"--directory={place}", f"--file={archive}", name]
        run_quietly(pack, log_name="tar", env={**os.environ, "XZ_OPT": f"-{level} --threads=0"})
        installer = out / f"{name}.run"
        run_quietly(
            [
                *("makeself", "--xz", "--complevel", level, "--threads", "0", "--nox11", "--nochown", "--sha256"),
                *(str(folder), str(installer), f"Duologue {version}", "./install.sh"),
            ],
            log_name="makeself",
        )
    return [archive, installer]


def _debian_source(package: str, work: Path) -> Path:
    """The unpacked source of a package, from wherever this machine gets its packages."""
    parts = work / "sources.list.d"
    (work / "lists" / "partial").mkdir(parents=True)
    parts.mkdir()
    for kept in Path("/etc/apt/sources.list.d").glob("*.sources"):
        lines = kept.read_text(encoding="utf-8").splitlines()
        changed = ["Types: deb-src" if line.startswith("Types:") else line for line in lines]
        (parts / kept.name).write_text("\n".join(changed) + "\n", encoding="utf-8")
    old_form = [Path("/etc/apt/sources.list"), *Path("/etc/apt/sources.list.d").glob("*.list")]
    entries = [line for path in old_form if path.exists() for line in path.read_text(encoding="utf-8").splitlines()]
    sources = [f"deb-src {line[4:]}" for line in entries if line.startswith("deb ")]
    (parts / "one-line.list").write_text("\n".join(sources) + "\n", encoding="utf-8")
    apt = [
        "apt-get",
        *("-o", "Dir::Etc::SourceList=/dev/null", "-o", f"Dir::Etc::SourceParts={parts}"),
        *("-o", f"Dir::State::Lists={work / 'lists'}", "-o", "APT::Sandbox::User=root"),
        *("-o", "Dir::Cache::pkgcache=", "-o", "Dir::Cache::srcpkgcache="),
    ]
    run_quietly([*apt, "update"], log_name="apt-sources")
    run_quietly(["sh", "-c", f"cd '{work}' && {' '.join(apt)} source {package}"], log_name="apt-source")
    found = [path for path in work.iterdir() if path.is_dir() and path.name.startswith("portaudio")]
    if not found:
        raise Problem(f"apt brought no source of {package}; see build/dev/apt-source.log.")
    return found[0]
