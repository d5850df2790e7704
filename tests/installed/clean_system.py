"""A Debian with nothing on it but the smallest base, in a folder: what a package meets on somebody else's machine."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BASE = ROOT / "build" / "clean-system"
USER = "visitor"
_BOUND = ("/proc", "/dev", "/dev/shm", "/sys", "/tmp/.X11-unix")
_APT_TIMEOUT_S = 300.0


def why_impossible() -> str:
    """Why there can be no such system here, in a sentence; empty: there can."""
    if os.name != "posix" or not shutil.which("dpkg"):
        return "only Debian and its relatives can be made in a folder"
    if os.geteuid() != 0:
        return "chroot needs root"
    if shutil.which("debootstrap") is None:
        return "debootstrap is not installed"
    # Folders of ours are mounted in it, so that has to be allowed too.
    attempt = "mount --bind /proc /proc && mount --bind /tmp /tmp && chroot / true"
    trial = subprocess.run(["unshare", "--mount", "sh", "-c", attempt], capture_output=True, text=True, check=False)
    return f"chroot is not allowed here: {trial.stderr.strip()}" if trial.returncode else ""


class NoCleanSystemError(RuntimeError):
    """There can be no such system here; the text says why."""


class CleanSystem:
    """A system to install something on, and an ordinary user to run it.

    Attributes:
        folder: its root.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._mounted: list[Path] = []

    @property
    def home(self) -> Path:
        """The user's home, as seen from outside."""
        return self.folder / "home" / USER

    def run(self, *command: str, user: str = "root", variables: Mapping[str, str] | None = None) -> str:
        """Run a command in it to its end and give what it said.

        Raises: subprocess.CalledProcessError.
        """
        done = subprocess.run(
            self.command(command, user=user, variables=variables),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=_APT_TIMEOUT_S,
            check=False,
        )
        assert done.returncode == 0, f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout[-3000:]}"
        return done.stdout

    def command(
        self, command: Sequence[str], *, user: str = USER, variables: Mapping[str, str] | None = None
    ) -> list[str]:
        """The words that run a command in it as a user, with these variables and no others of ours."""
        home = "/root" if user == "root" else f"/home/{user}"
        known = {"HOME": home, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "USER": user}
        pairs = [f"{name}={value}" for name, value in {**known, **(variables or {})}.items()]
        return ["chroot", f"--userspec={user}", str(self.folder), "env", "-i", *pairs, *command]

    def install(self, *names: str) -> None:
        """Let apt install packages, or package files by their path there, and nothing that is only recommended."""
        self.run("apt-get", "update", "-q")  # the base may be days old
        frontend = {"DEBIAN_FRONTEND": "noninteractive"}
        self.run("apt-get", "install", "-qy", "--no-install-recommends", *names, variables=frontend)

    def bring(self, path: Path) -> str:
        """Copy a file into the system; returns where it is there."""
        place = self.folder / "opt" / path.name
        shutil.copyfile(path, place)
        place.chmod(0o755)
        return f"/opt/{path.name}"

    def bind(self, folder: Path) -> None:
        """Let a folder of ours be there too, under the same path."""
        place = self.folder / folder.relative_to("/")
        place.mkdir(parents=True, exist_ok=True)
        subprocess.run(["mount", "--bind", str(folder), str(place)], check=True)
        self._mounted.append(place)

    def release(self) -> None:
        """Take back every folder of ours; whoever still runs in it is ended."""
        _end_those_inside(self.folder)
        while self._mounted:
            place = self._mounted.pop()
            if subprocess.run(["umount", str(place)], capture_output=True, check=False).returncode:
                subprocess.run(["umount", "--lazy", str(place)], check=True)


@contextlib.contextmanager
def clean_system(folder: Path) -> Iterator[CleanSystem]:
    """A fresh system in a folder, gone with the block; needs `make_base`."""
    subprocess.run(["cp", "-a", "--reflink=auto", str(BASE), str(folder)], check=True)
    system = CleanSystem(folder)
    try:
        for path in _BOUND:
            system.bind(Path(path))
        system.run("useradd", "--create-home", USER)
        yield system
    finally:
        system.release()
        # A mount that stayed must not cost what lies behind it.
        subprocess.run(["rm", "-rf", "--one-file-system", str(folder)], check=False)


def make_base() -> None:
    """The base of all such systems, made once for all runs.

    Raises: NoCleanSystemError.
    """
    if (BASE / "etc" / "apt" / "ready").exists():
        return
    shutil.rmtree(BASE, ignore_errors=True)
    BASE.parent.mkdir(parents=True, exist_ok=True)
    listed = _said_by("apt-get", "indextargets", "--format", "$(REPO_URI) $(CODENAME)", "Created-By: Packages")
    if not listed.strip():
        raise NoCleanSystemError("apt names no place to take a Debian from")
    mirror, suite = listed.splitlines()[0].split()
    _said_by("debootstrap", "--variant=minbase", suite, str(BASE), mirror)
    apt = BASE / "etc" / "apt"
    for name in ("apt.conf.d", "sources.list.d"):
        shutil.rmtree(apt / name)
        shutil.copytree(f"/etc/apt/{name}", apt / name)
    (apt / "sources.list").unlink(missing_ok=True)
    if Path("/etc/apt/sources.list").exists():
        shutil.copyfile("/etc/apt/sources.list", apt / "sources.list")
    for name in ("resolv.conf", "hosts"):
        shutil.copyfile(f"/etc/{name}", BASE / "etc" / name)
    _said_by("chroot", str(BASE), "apt-get", "update", "-q")
    (apt / "ready").touch()


def _said_by(*command: str) -> str:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        raise NoCleanSystemError(f"{command[0]} could not make a Debian in a folder: {done.stdout.strip()[-600:]}")
    return done.stdout


def _end_those_inside(folder: Path) -> None:
    for _ in range(20):
        inside = [entry for entry in Path("/proc").iterdir() if entry.name.isdigit() and _root_of(entry) == folder]
        if not inside:
            return
        for entry in inside:
            with contextlib.suppress(ProcessLookupError):
                os.kill(int(entry.name), 9)
        time.sleep(0.1)


def _root_of(process: Path) -> Path | None:
    try:
        return Path(os.readlink(process / "root"))
    except OSError:
        return None
