"""Which files of Qt's wheel the program uses, on each system: the rest stays out of the folder.

Wheels differ: Linux and macOS keep Qt in `PySide6/Qt`, Windows beside the modules. What the
libraries ask of each other was read off the wheels of 6.11.3. Knows nothing of what is installed.
"""

from __future__ import annotations

from collections.abc import Sequence

MODULES = ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport")
FRAMEWORKS = (*MODULES, "QtDBus")
"""On macOS the window's library asks for that of D-Bus."""
RUNTIMES = ("msvcp140", "vcruntime140")
"""Microsoft's, which lie beside Qt's libraries."""
WORDS = ("qtbase_zh_CN.qm", "qtbase_en.qm")
PLUGINS = {
    "linux": (
        "platforms/libqxcb", "platforms/libqwayland", "platforms/libqoffscreen", "iconengines/",
        "platforminputcontexts/libcompose", "platforminputcontexts/libibus",
        "platformthemes/libqxdg", "imageformats/libqjpeg", "imageformats/libqsvg",
        "imageformats/libqgif", "imageformats/libqico", "imageformats/libqwebp",
        "imageformats/libqtiff", "printsupport/", "xcbglintegrations/",
        "wayland-decoration-client/", "wayland-graphics-integration-client/",
        "wayland-shell-integration/",
    ),
    "darwin": (
        "platforms/libqcocoa", "platforms/libqoffscreen", "styles/", "iconengines/",
        "imageformats/libqjpeg", "imageformats/libqsvg", "imageformats/libqgif",
        "imageformats/libqico", "imageformats/libqwebp", "imageformats/libqtiff", "printsupport/",
    ),
    "win32": (
        "platforms/qwindows", "platforms/qoffscreen", "styles/", "iconengines/",
        "imageformats/qjpeg", "imageformats/qsvg", "imageformats/qgif", "imageformats/qico",
        "imageformats/qwebp", "imageformats/qtiff", "printsupport/",
    ),
}  # fmt: skip


def is_used(parts: Sequence[str], system: str) -> bool:
    """True for a file of the wheel, as the parts of its path from `PySide6` on.

    `system` is `linux`, `darwin` or `win32`, as in `sys.platform`.
    """
    inside = parts[1:]
    if system != "win32" and inside[0] == "Qt":
        inside = inside[1:]
    elif len(inside) == 1:
        return _is_used_beside(inside[0], system)
    path = "/".join(inside[1:])
    if inside[0] == "plugins":
        return path.startswith(PLUGINS[system])
    if inside[0] == "translations":
        return inside[-1] in WORDS
    if inside[0] == "lib":
        # On Linux those that nobody asks for are dropped later, when all who ask are there.
        return system != "darwin" or inside[1].partition(".")[0] in FRAMEWORKS
    return False


def _is_used_beside(name: str, system: str) -> bool:
    """A file of the folder of modules itself."""
    stem = name.partition(".")[0]
    if name.endswith((".pyi", ".lib")):
        return False
    if system == "win32" and name.endswith(".dll"):
        own = {module.replace("Qt", "Qt6") for module in MODULES}
        return stem in own or stem == "pyside6" or stem.startswith(RUNTIMES)
    return name.startswith(("_", "libpyside6.")) or stem in MODULES
