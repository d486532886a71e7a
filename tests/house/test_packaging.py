"""What can be told of the recipes for Windows, macOS and desktops without running them there."""

from __future__ import annotations

import configparser
import plistlib
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image


@pytest.fixture(scope="module")
def packaging(root: str) -> Path:
    return Path(root) / "packaging"


@pytest.fixture(scope="module")
def tools(root: str) -> Path:
    return Path(root) / "tools"


# --- what goes along of Qt: names as in the wheels of 6.11.3

USED = {
    "win32": """
        PySide6/__init__.py PySide6/_config.py PySide6/_git_pyside_version.py
        PySide6/QtCore.pyd PySide6/QtGui.pyd PySide6/QtWidgets.pyd PySide6/QtSvg.pyd
        PySide6/QtPrintSupport.pyd PySide6/pyside6.abi3.dll
        PySide6/Qt6Core.dll PySide6/Qt6Gui.dll PySide6/Qt6Widgets.dll PySide6/Qt6Svg.dll
        PySide6/Qt6PrintSupport.dll PySide6/msvcp140.dll PySide6/msvcp140_1.dll
        PySide6/msvcp140_2.dll PySide6/vcruntime140.dll PySide6/vcruntime140_1.dll
        PySide6/plugins/platforms/qwindows.dll PySide6/plugins/styles/qmodernwindowsstyle.dll
        PySide6/plugins/imageformats/qjpeg.dll PySide6/plugins/iconengines/qsvgicon.dll
        PySide6/translations/qtbase_zh_CN.qm
    """,
    "darwin": """
        PySide6/__init__.py PySide6/QtCore.abi3.so PySide6/QtPrintSupport.abi3.so
        PySide6/libpyside6.abi3.6.11.dylib
        PySide6/Qt/lib/QtCore.framework/Versions/A/QtCore
        PySide6/Qt/lib/QtDBus.framework/Versions/A/QtDBus
        PySide6/Qt/lib/QtGui.framework/Versions/A/Resources/Info.plist
        PySide6/Qt/plugins/platforms/libqcocoa.dylib PySide6/Qt/plugins/styles/libqmacstyle.dylib
        PySide6/Qt/plugins/imageformats/libqtiff.dylib PySide6/Qt/translations/qtbase_zh_CN.qm
    """,
    "linux": """
        PySide6/__init__.py PySide6/QtWidgets.abi3.so PySide6/libpyside6.abi3.so.6.11
        PySide6/Qt/lib/libQt6Core.so.6 PySide6/Qt/plugins/platforms/libqxcb.so
        PySide6/Qt/plugins/platforms/libqwayland.so PySide6/Qt/translations/qtbase_en.qm
    """,
}
LEFT_OUT = {
    "win32": """
        PySide6/Qt6Qml.dll PySide6/Qt6Designer.dll PySide6/opengl32sw.dll
        PySide6/pyside6qml.abi3.dll PySide6/QtQuick.pyd PySide6/QtCore.pyi
        PySide6/pyside6.abi3.lib PySide6/designer.exe PySide6/qmlls.exe
        PySide6/qml/QtQuick/qmldir PySide6/resources/icudtl.dat
        PySide6/plugins/sqldrivers/qsqlite.dll PySide6/plugins/qmltooling/qmldbg_tcp.dll
        PySide6/translations/qtbase_de.qm PySide6/metatypes/qt6core_metatypes.json
        PySide6/include/QtCore/qiopipe.h
    """,
    "darwin": """
        PySide6/Qt/lib/QtQml.framework/Versions/A/QtQml PySide6/QtQuick.abi3.so PySide6/qmlls
        PySide6/Qt/lib/QtDesigner.framework/Versions/A/QtDesigner PySide6/lupdate
        PySide6/Qt/qml/QtQuick/qmldir PySide6/Designer.app/Contents/Info.plist
        PySide6/libpyside6qml.abi3.6.11.dylib PySide6/Qt/libexec/qmlcachegen
        PySide6/Qt/plugins/tls/libqopensslbackend.dylib PySide6/Qt/translations/qtbase_de.qm
    """,
    "linux": """
        PySide6/QtQml.abi3.so PySide6/Qt/qml/QtQuick/qmldir PySide6/designer PySide6/QtCore.pyi
        PySide6/Qt/plugins/sqldrivers/libqsqlite.so PySide6/Qt/libexec/QtWebEngineProcess
        PySide6/libpyside6qml.abi3.so.6.11 PySide6/Qt/metatypes/qt6core_metatypes.json
    """,
}


@pytest.mark.parametrize("system", sorted(USED))
def test_of_qt_goes_along_what_the_window_uses(
    system: str, tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tools))
    from dist_qt import is_used

    wrong = [name for name in USED[system].split() if not is_used(name.split("/"), system)]
    assert wrong == []
    wrong = [name for name in LEFT_OUT[system].split() if is_used(name.split("/"), system)]
    assert wrong == []


# --- icons


def test_icons_hold_every_size(tools: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(tools / "make_icons.py"), str(tmp_path)], check=True)
    with Image.open(tmp_path / "pagesetter.ico") as icon:
        assert icon.format == "ICO"
        sides = {side for side, _ in icon.info["sizes"]}
        assert sides == {16, 24, 32, 48, 64, 128, 256}
    with Image.open(tmp_path / "pagesetter.icns") as icon:
        assert icon.format == "ICNS"
        pixels = {side * scale for side, _, scale in icon.info["sizes"]}
        assert {32, 64, 128, 256, 512, 1024} <= pixels
    with Image.open(tmp_path / "pagesetter.png") as picture:
        assert picture.size == (256, 256)
        shown = picture.convert("RGBA")
    assert shown.getpixel((2, 2)) == (0, 0, 0, 0)  # round its corners one sees through it
    red, green, blue, whole = shown.getpixel((128, 52))  # type: ignore[misc]
    assert whole == 255
    assert red > 150 > max(green, blue)


# --- Windows

SECTIONS = {"Setup", "Languages", "CustomMessages", "Files", "Icons", "Registry"}
DIRECTIVES = {
    "SourceDir", "AppId", "AppName", "AppVersion", "DefaultDirName", "DefaultGroupName",
    "PrivilegesRequired", "ArchitecturesAllowed", "ArchitecturesInstallIn64BitMode", "MinVersion",
    "Compression", "SolidCompression", "ChangesAssociations", "SetupIconFile",
    "UninstallDisplayIcon", "OutputDir", "OutputBaseFilename",
}  # fmt: skip
PARAMETERS = {
    "Languages": {"Name", "MessagesFile"},
    "Files": {"Source", "DestDir", "Flags"},
    "Icons": {"Name", "Filename", "Parameters", "IconFilename"},
    "Registry": {"Root", "Subkey", "ValueType", "ValueName", "ValueData", "Flags"},
}
PARAMETER = re.compile(r'(\w+): ("(?:[^"]|"")*"|[\w ]+)(?:; |$)')


def sections(text: str) -> dict[str, list[str]]:
    """The script's lines by section; those before the first are its own defines."""
    found: dict[str, list[str]] = {"": []}
    name = ""
    for line in text.splitlines():
        if not line or line.startswith(";"):
            continue
        if line.startswith("["):
            name = line.strip("[]")
            found[name] = []
        else:
            found[name].append(line)
    return found


def test_the_installers_script_is_well_formed(packaging: Path) -> None:
    data = (packaging / "windows" / "pagesetter.iss").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")  # older compilers take it for the machine's code page
    found = sections(data.decode("utf-8-sig"))
    assert set(found) - {""} == SECTIONS
    keys = [line.partition("=")[0] for line in found["Setup"]]
    assert set(keys) == DIRECTIVES
    assert len(keys) == len(set(keys))
    for name, known in PARAMETERS.items():
        for line in (line for line in found[name] if not line.startswith("#")):
            pairs = PARAMETER.findall(line)
            assert "; ".join(f"{key}: {value}" for key, value in pairs) == line
            assert {key for key, _ in pairs} <= known
    every = "\n".join(line for lines in found.values() for line in lines)
    assert every.count("#if ") == every.count("#endif")
    used = set(re.findall(r"\{#(\w+)\}", every))
    assert used == {"Version", "Folder", "Chinese"}
    messages = {line.partition(".")[2].partition("=")[0] for line in found["CustomMessages"]
                if not line.startswith("#")}  # fmt: skip
    assert set(re.findall(r"\{cm:(\w+)\}", every)) == messages == {"AppTitle", "OpenHere"}
    for tag in ("en", "zh"):
        own = [line for line in found["CustomMessages"] if line.startswith(f"{tag}.")]
        assert len(own) == len(messages)


def test_what_windows_starts_lies_in_the_folder(packaging: Path) -> None:
    windows = packaging / "windows"
    command = (windows / "pagesetter.cmd").read_text("ascii")
    assert '"%~dp0python.exe" -I -m pagesetter %*' in command
    script = (windows / "pagesetter-window.vbs").read_text("ascii")
    assert "pythonw.exe" in script
    # A quote inside a VBScript string is two: those of each line must pair up.
    for line in script.splitlines():
        assert line.startswith("'") or line.count('"') % 2 == 0
    installer = (windows / "pagesetter.iss").read_text("utf-8-sig")
    for program in re.findall(r"\{app\}\\(\w+\.exe)", installer):
        assert program == "pythonw.exe"


# --- macOS


def test_the_bundles_list_of_properties_is_whole(packaging: Path) -> None:
    data = (packaging / "macos" / "Info.plist").read_bytes().replace(b"@VERSION@", b"1.2.3")
    told = plistlib.loads(data)
    assert told["CFBundlePackageType"] == "APPL"
    assert told["CFBundleVersion"] == told["CFBundleShortVersionString"] == "1.2.3"
    assert told["CFBundleInfoDictionaryVersion"] == "6.0"
    assert told["CFBundleIconFile"] == "pagesetter"
    assert re.fullmatch(r"[a-z]+(\.[a-z]+)+", told["CFBundleIdentifier"])
    assert told["NSHighResolutionCapable"] is True
    assert told["CFBundleLocalizations"] == ["zh_CN", "en"]
    # Qt 6.11's own wheel asks for it.
    assert told["LSMinimumSystemVersion"] == "13.0"


def test_the_bundle_is_put_together_as_its_properties_say(packaging: Path, tmp_path: Path) -> None:
    """Run with stand-ins for what only macOS has."""
    folder = tmp_path / "dist" / "pagesetter-1.2.3-macosx"
    (folder / "icons").mkdir(parents=True)
    (folder / "icons" / "pagesetter.icns").write_bytes(b"icns")
    (folder / "pagesetter").write_text('#!/bin/sh\necho "started $*"\n')
    (folder / "pagesetter").chmod(0o755)
    stand_ins = tmp_path / "bin"
    stand_ins.mkdir()
    for name in ("codesign", "hdiutil"):
        (stand_ins / name).write_text(f'#!/bin/sh\necho {name} "$@" >>"{tmp_path}/asked"\n')
        (stand_ins / name).chmod(0o755)
    script = packaging / "macos" / "make_app.sh"
    subprocess.run(
        ["sh", str(script), str(folder), "1.2.3"], cwd=tmp_path, check=True,
        env={"PATH": f"{stand_ins}:/usr/bin:/bin"},
    )  # fmt: skip
    contents = tmp_path / "dist" / "Pagesetter.app" / "Contents"
    told = plistlib.loads((contents / "Info.plist").read_bytes())
    assert told["CFBundleVersion"] == "1.2.3"
    assert (contents / "Resources" / f"{told['CFBundleIconFile']}.icns").is_file()
    started = subprocess.run(
        [str(contents / "MacOS" / told["CFBundleExecutable"]), "一期"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert started.stdout == "started gui 一期\n"
    asked = (tmp_path / "asked").read_text()
    assert "codesign --force --deep --sign - dist/Pagesetter.app" in asked
    assert "pagesetter-1.2.3.dmg" in asked


# --- desktops


def test_the_menu_entry_is_well_formed(packaging: Path) -> None:
    entry = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(packaging / "linux" / "pagesetter.desktop", encoding="utf-8")
    (name,) = entry.sections()
    assert name == "Desktop Entry"
    told = entry[name]
    assert told["Exec"] == "pagesetter gui %f"
    assert told["Icon"] == told["StartupWMClass"] == "pagesetter"
    for key in ("Name", "GenericName", "Comment", "Keywords"):
        assert told[key]
        assert f"{key}[zh_CN]" in told or key == "Keywords"
    for key in ("Categories", "MimeType", "Keywords"):
        assert told[key].endswith(";")


def test_the_type_of_files_is_that_of_the_menu_entry(packaging: Path) -> None:
    tree = ElementTree.parse(packaging / "linux" / "pagesetter.xml")
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    (kind,) = tree.getroot().findall(f"{space}mime-type")
    entry = (packaging / "linux" / "pagesetter.desktop").read_text("utf-8")
    assert kind.attrib["type"] in entry
    patterns = {glob.attrib["pattern"] for glob in kind.findall(f"{space}glob")}
    assert patterns == {"issue.yaml", "paper.yaml"}


def test_the_control_file_has_what_a_package_must_say(packaging: Path) -> None:
    text = (packaging / "linux" / "control").read_text("utf-8")
    text = text.format(version="1.2.3", machine="amd64", size=1)
    fields = {line.partition(":")[0] for line in text.splitlines() if line[:1].strip()}
    assert {"Package", "Version", "Architecture", "Maintainer", "Description"} <= fields
    assert text.endswith("\n")
