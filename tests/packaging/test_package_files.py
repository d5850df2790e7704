"""What the packages are made from: read by the systems' own tools where they are here."""

from __future__ import annotations

import plistlib
import re
import shutil
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
LINUX, WINDOWS, MACOS = PACKAGING / "linux", PACKAGING / "windows", PACKAGING / "macos"
APP_ID = "org.duologue.duologue"
sys.path[:0] = [str(PACKAGING / "pyinstaller"), str(WINDOWS)]

import leave_out  # noqa: E402
import make_ico  # noqa: E402
import version_file  # noqa: E402


def _checked(program: str, *arguments: str | Path) -> str:
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def _version() -> str:
    found = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(), re.MULTILINE)
    assert found is not None
    return found[1]


def test_desktop_entry() -> None:
    assert _checked("desktop-file-validate", LINUX / f"{APP_ID}.desktop") == ""


def test_metainfo() -> None:
    _checked("appstreamcli", "validate", "--no-net", "--pedantic", LINUX / f"{APP_ID}.metainfo.xml")
    releases = ET.parse(LINUX / f"{APP_ID}.metainfo.xml").getroot().findall("releases/release")
    assert releases[0].get("version") == _version()


def test_man_page_names_every_option_of_the_window() -> None:
    help_text = subprocess.check_output([sys.executable, "-m", "desktop_app", "--help"], text=True, cwd=ROOT)
    page = (LINUX / "duologue.1").read_text().replace("\\-", "-")
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", help_text)) - {"--help", "--version"}
    assert {option for option in options if option not in page} == set()


def test_scripts_are_read_by_their_shells() -> None:
    for script in (LINUX / "install.sh", LINUX / "uninstall.sh"):
        _checked("sh", "-n", script)
    _checked("bash", "-n", MACOS / "build.sh")


def test_windows_installer_compiles(tmp_path: Path) -> None:
    (tmp_path / "bundle" / "lib").mkdir(parents=True)
    (tmp_path / "bundle" / "duologue.exe").touch()
    (tmp_path / "bundle" / "lib" / "part").touch()
    (tmp_path / "icon.ico").write_bytes(make_ico.icon_of([_png(16), _png(256)]))
    names = {"VERSION": _version(), "BUNDLE": tmp_path / "bundle", "ICON": tmp_path / "icon.ico"}
    defined = [f"-D{name}={value}" for name, value in names.items()]
    said = _checked("makensis", "-V2", *defined, f"-DOUT={tmp_path / 'duologue-setup.exe'}", WINDOWS / "installer.nsi")
    assert "warning" not in said.lower()
    assert (tmp_path / "duologue-setup.exe").read_bytes()[:2] == b"MZ"


def test_icon_of_windows_holds_every_picture() -> None:
    pictures = [_png(16), _png(48), _png(256)]
    icon = make_ico.icon_of(pictures)
    assert struct.unpack_from("<HHH", icon) == (0, 1, 3)
    for index, picture in enumerate(pictures):
        width, _, _, _, _, _, size, offset = struct.unpack_from("<BBBBHHII", icon, 6 + 16 * index)
        assert icon[offset : offset + size] == picture
        assert width == (16, 48, 0)[index]


@pytest.mark.parametrize(("version", "numbers"), [("1.2.3", (1, 2, 3, 0)), ("0.1", (0, 1, 0, 0))])
def test_version_resource_is_what_pyinstaller_evaluates(version: str, numbers: tuple[int, ...]) -> None:
    made: dict[str, object] = {}
    names = (
        "VSVersionInfo",
        "FixedFileInfo",
        "StringFileInfo",
        "StringTable",
        "StringStruct",
        "VarFileInfo",
        "VarStruct",
    )
    known = {name: (lambda *args, **kwargs: made.update(kwargs)) for name in names}
    eval(version_file.version_text(version), {"__builtins__": {}}, known)
    assert made["filevers"] == numbers


def test_macos_may_hear_the_microphone() -> None:
    wanted = plistlib.loads((MACOS / "entitlements.plist").read_bytes())
    assert wanted["com.apple.security.device.audio-input"] is True
    assert "NSMicrophoneUsageDescription" in (PACKAGING / "pyinstaller" / "duologue.spec").read_text()


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", ("deb", "portable")),
        ("PySide6/Qt/plugins/platforms/libqwayland-generic.so", ("deb", "portable")),
        ("PySide6/Qt/plugins/platforms/libqvnc.so", ()),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", ()),
        ("PySide6/Qt/plugins/imageformats/libqjpeg.so", ("deb", "portable")),
        ("libasound.so.2", ()),
        ("libjack.so.0", ()),
        ("libportaudio.so.2", ("portable",)),
        ("libxcb-cursor.so.0", ("portable",)),
        ("PySide6/Qt/translations/qtbase_ja.qm", ("deb", "portable")),
        ("PySide6/Qt/translations/qtbase_de.qm", ()),
        ("pocketsphinx/model/en-us/en-us.lm.bin", ("deb", "portable")),
    ],
)
def test_bundle_leaves_out(name: str, kinds: tuple[str, ...]) -> None:
    assert tuple(kind for kind in ("deb", "portable") if leave_out.Filter(kind).has(name)) == kinds


def test_every_part_has_its_licence() -> None:
    import json
    import tomllib

    folder = ROOT / "resources" / "licences"
    known = {entry["name"].lower(): entry for entry in json.loads((folder / "index.json").read_text())}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    carried = [*project["dependencies"], *project["optional-dependencies"]["offline"]]
    wanted = [each for each in carried if "win32'" not in each]
    names = {re.match(r"[\w-]+", each)[0].lower() for each in wanted}  # type: ignore[index]
    assert names - set(known) - {"pyside6-essentials", "espeakng-loader"} == set()
    assert [entry["name"] for entry in known.values() if not (folder / entry["file"]).stat().st_size] == []


def _png(size: int) -> bytes:
    """The head of a PNG, which is all that anybody reads here."""
    return (
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR" + struct.pack(">II", size, size) + b"\x08\x06\0\0\0" * 8
    )
