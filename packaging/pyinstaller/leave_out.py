"""What the bundle leaves out, and why; read by duologue.spec."""

import re

MODULES = [
    # Never imported; their hooks would bring them all the same.
    "tkinter", "unittest", "pydoc", "doctest", "lib2to3", "readline", "curses", "IPython", "matplotlib", "setuptools",
    "pkg_resources", "pip", "numpy.f2py", "numpy.distutils", "numpy.testing",
    "PySide6.QtQml", "PySide6.QtQuick", "PySide6.QtSql", "PySide6.QtTest", "PySide6.QtDesigner", "PySide6.QtHelp",
    "PySide6.QtOpenGL", "PySide6.QtOpenGLWidgets", "PySide6.QtPrintSupport",
    # Under the GPL; flite is recommended in its place, and espeak-ng is used where the system has it.
    "espeakng_loader",
    # Would keep secrets in a plain file.
    "keyrings",
    # Only behind a broker, which is an extra.
    "pymsalruntime",
]  # fmt: skip

BUT_KEEP_MODULES = [
    # keyring finds these by their entry points, websockets its parts by name.
    "keyring.backends.SecretService", "keyring.backends.kwallet", "keyring.backends.fail",
    "keyring.backends.chainer", "keyring.backends.Windows", "keyring.backends.macOS",
    "websockets.asyncio.client", "websockets.asyncio.server",
    # A Python file that answers function calls runs in the program itself: what such a file is likely to import.
    "calendar", "colorsys", "configparser", "csv", "decimal", "difflib", "email", "fractions", "ftplib", "glob",
    "graphlib", "html.parser", "http.client", "imaplib", "ipaddress", "poplib", "shelve", "smtplib", "sqlite3",
    "statistics", "string", "textwrap", "timeit", "tomllib", "unicodedata", "urllib.request", "urllib.robotparser",
    "wave", "webbrowser", "xml.dom.minidom", "xml.etree.ElementTree", "xmlrpc.client", "zipfile", "zoneinfo",
]  # fmt: skip

_EVERYWHERE = [
    # Screens that no desktop has, and the plug-ins of modules that are not there.
    r"PySide6/Qt/plugins/platforms/libq(eglfs|linuxfb|vnc|minimal|minimalegl|vkkhrdisplay)\.so",
    r"PySide6/Qt/plugins/(egldeviceintegrations|generic|sqldrivers|designer|qmltooling|vectorimageformats|printsupport)/",
    r"PySide6/Qt/plugins/imageformats/libq(tiff|tga|wbmp|icns|pdf)\.",
    r"(PySide6/Qt/lib/)?libQt6(EglFS|EglFs|Pdf|Qml|Quick|Sql|Test|VirtualKeyboard|PrintSupport|OpenGLWidgets)",
    r"PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboard",
    # GTK's dialogs, and with them all of GTK as it is on the machine that builds. The desktop's portal stays.
    r"PySide6/Qt/plugins/platformthemes/libqgtk3\.so",
    r"lib(gtk-3|gdk-3|atk-1\.0|atk-bridge-2\.0|atspi|gdk_pixbuf-2\.0|cairo|cairo-gobject|pango-1\.0|pangocairo-1\.0"
    r"|pangoft2-1\.0|pixman-1|epoxy|harfbuzz|fribidi|thai|datrie|graphite2|Xcomposite|Xcursor|Xdamage|Xext|Xfixes|Xi"
    r"|Xinerama|Xrandr|Xrender|gio-2\.0|gobject-2\.0|gmodule-2\.0|mount|blkid|selinux|uuid|jpeg|readline|tinfo)\.so",
    # Must be the machine's own: ALSA loads plug-ins from a path of its own, JACK must match its server.
    r"lib(asound|jack|db-5\.3|samplerate|opus|pulse|pulsecommon.*)\.so",
    r"lib(fontconfig|freetype|X11|X11-xcb|Xau|Xdmcp)\.so",
    # Older in the bundle than on the machine, they would be taken for the machine's drivers too.
    r"lib(stdc\+\+|gcc_s)\.so",
    # A part of the C library.
    r"libmvec\.so",
]
_FROM_DEBIAN = [
    r"lib(bsd|md|z|expat|portaudio|glib-2\.0|gthread-2\.0|pcre2-8|dbus-1|systemd|gcrypt|gpg-error|lz4|lzma|zstd|cap"
    r"|xcb-.*|xkbcommon|xkbcommon-x11|gssapi_krb5|krb5|krb5support|k5crypto|com_err|keyutils|brotlidec|brotlicommon"
    r"|png16|bz2|ssl|crypto|ffi)\.so",
]
_QT_TRANSLATION = re.compile(r"PySide6/Qt/translations/(\w+?)_(\w+)\.qm$")
_LANGUAGES = ("ja",)


class Filter:
    """Which files stay in a bundle of a kind."""

    def __init__(self, kind: str) -> None:
        patterns = _EVERYWHERE if kind in ("deb", "portable") else []
        self._dropped = [re.compile(each) for each in patterns + (_FROM_DEBIAN if kind == "deb" else [])]

    def has(self, name: str) -> bool:
        """Whether the file of this name, as the bundle would hold it, stays."""
        translation = _QT_TRANSLATION.search(name)
        if translation:
            return translation[1] == "qtbase" and translation[2] in _LANGUAGES
        return not any(pattern.match(name) for pattern in self._dropped)
