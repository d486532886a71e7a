"""What can be told of the recipes for Windows and macOS without running them there."""

from __future__ import annotations

import plistlib
import re
import subprocess
import sys
import zipfile
from importlib import import_module
from pathlib import Path
from types import ModuleType

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
        PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so
        PySide6/Qt/plugins/platforminputcontexts/libcomposeplatforminputcontextplugin.so
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
        PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so
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


# --- Python and the packages


def names_of(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def lay_files(folder: Path, names: str) -> None:
    for name in names.split():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("", encoding="ascii")


@pytest.fixture
def make_dist(tools: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(tools))
    return import_module("make_dist")


def test_of_windowss_python_goes_along_what_is_used(make_dist: ModuleType, tmp_path: Path) -> None:
    """Names as its installer lays them."""
    lay_files(tmp_path / "base", """
        python.exe pythonw.exe python3.dll python312.dll vcruntime140.dll vcruntime140_1.dll
        LICENSE.txt NEWS.txt Scripts/pip.exe include/Python.h tcl/tcl8.6/init.tcl libs/python312.lib
        DLLs/_ctypes.pyd DLLs/_socket.pyd DLLs/pyexpat.pyd DLLs/_ssl.pyd DLLs/libcrypto-3.dll
        DLLs/sqlite3.dll DLLs/_sqlite3.pyd DLLs/_tkinter.pyd DLLs/tcl86t.dll DLLs/tk86t.dll
        DLLs/libffi-8.dll DLLs/_testcapi.pyd DLLs/_bz2.pyd DLLs/_multiprocessing.pyd
        Lib/os.py Lib/json/__init__.py Lib/tkinter/__init__.py Lib/test/test_os.py
        Lib/site-packages/pip/__init__.py Lib/asyncio/__init__.py Lib/encodings/utf_8.py
    """)  # fmt: skip
    packages = make_dist.copy_python(tmp_path / "base", tmp_path / "made", "win32")
    assert packages == tmp_path / "made" / "Lib" / "site-packages"
    search = f"python{sys.version_info[0]}{sys.version_info[1]}._pth"
    assert names_of(tmp_path / "made") == {
        "python.exe", "pythonw.exe", "python3.dll", "python312.dll", "vcruntime140.dll",
        "vcruntime140_1.dll", "licenses/Python.txt", "DLLs/_ctypes.pyd", "DLLs/_socket.pyd",
        "DLLs/pyexpat.pyd", "DLLs/libffi-8.dll", "DLLs/_bz2.pyd", "DLLs/_multiprocessing.pyd",
        "Lib/os.py", "Lib/json/__init__.py", "Lib/encodings/utf_8.py", search,
    }  # fmt: skip
    told = (tmp_path / "made" / search).read_text("ascii").splitlines()
    assert told == ["Lib", "DLLs", "Lib\\site-packages"]


def test_of_macoss_python_goes_along_what_is_used(make_dist: ModuleType, tmp_path: Path) -> None:
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    lay_files(tmp_path / "base", f"""
        bin/python{version} bin/pip3 lib/libpython{version}.dylib lib/libtcl8.6.dylib
        lib/python{version}/os.py lib/python{version}/site.py lib/python{version}/LICENSE.txt
        lib/python{version}/lib-dynload/_json.so lib/python{version}/lib-dynload/_ssl.so
        lib/python{version}/config-{version}-darwin/Makefile
        lib/python{version}/unittest/mock.py
    """)  # fmt: skip
    packages = make_dist.copy_python(tmp_path / "base", tmp_path / "made", "darwin")
    assert packages == tmp_path / "made" / "lib" / f"python{version}" / "site-packages"
    assert names_of(tmp_path / "made") == {
        f"bin/python{version}", f"lib/libpython{version}.dylib", f"lib/python{version}/os.py",
        f"lib/python{version}/site.py", f"lib/python{version}/LICENSE.txt",
        f"lib/python{version}/lib-dynload/_json.so", "licenses/Python.txt",
    }  # fmt: skip


NEEDED = """
    PIL/_imaging.cp312-win_amd64.pyd PIL/AvifImagePlugin.py lxml/etree.cp312-win_amd64.pyd
    pyphen/__init__.py pyphen/dictionaries/hyph_en_US.dic pyphen/dictionaries/README.txt
    reportlab/pdfbase/pdfdoc.py reportlab-5.1.0.dist-info/licenses/LICENSE.txt
    pikepdf/models/metadata.py PySide6/__init__.py docx/templates/default.docx
"""
NOT_NEEDED = """
    PIL/_imagingft.cp312-win_amd64.pyd PIL/_imagingtk.abi3.so lxml/html/clean.py lxml/etree.pyx
    lxml/objectify.cpython-312-darwin.so pyphen/dictionaries/hyph_de_DE.dic
    reportlab/graphics/shapes.py reportlab/fonts/Vera.ttf pypdfium2_cli/main.py
    pikepdf/pdfa/_fonts.py docx/__pycache__/api.cpython-312.pyc yaml/tests/canonical.py
"""


def test_of_packages_goes_along_what_is_used(make_dist: ModuleType) -> None:
    found = [n for n in NEEDED.split() if not make_dist.is_needed(tuple(n.split("/")))]
    found += [n for n in NOT_NEEDED.split() if make_dist.is_needed(tuple(n.split("/")))]
    assert found == []
    assert "fonttools" not in make_dist.locked()
    assert {"pillow", "pyside6-essentials", "uharfbuzz"} <= set(make_dist.locked())


def test_the_portable_archive_of_windows_is_a_zip(make_dist: ModuleType, tmp_path: Path) -> None:
    folder = tmp_path / "pagesetter-1.2.3-win-amd64"
    lay_files(folder, "python.exe Lib/os.py")
    made = make_dist.make_archive(folder, "win32")
    assert made == tmp_path / "pagesetter-1.2.3-win-amd64.zip"
    with zipfile.ZipFile(made) as archive:
        files = {name for name in archive.namelist() if not name.endswith("/")}
    assert files == {f"{folder.name}/python.exe", f"{folder.name}/Lib/os.py"}


# --- Windows: NSIS compiles here what it compiles there, and any warning of it is an error


@pytest.fixture
def windows(tools: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(tools))
    return import_module("dist_windows")


@pytest.fixture
def windows_folder(tools: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "pagesetter-1.2.3-win-amd64"
    lay_files(folder, "python.exe pythonw.exe Lib/os.py Lib/site-packages/中文/a$b.txt")
    icons = [sys.executable, str(tools / "make_icons.py"), str(folder / "icons")]
    subprocess.run(icons, check=True)
    return folder


def utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def test_the_windows_program_has_its_icon_and_version(
    windows: ModuleType, windows_folder: Path
) -> None:
    windows.write_windows_launchers(windows_folder, "1.2.3")
    assert (windows_folder / "pagesetter.cmd").is_file()
    data = (windows_folder / "pagesetter.exe").read_bytes()
    assert data[:2] == b"MZ"
    assert utf16("ProductVersion\0") in data
    assert utf16("1.2.3\0") in data
    # The icon's biggest picture is a PNG of 256 pixels.
    assert b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0" in data


def test_the_installer_is_compiled(
    windows: ModuleType, windows_folder: Path, tmp_path: Path
) -> None:
    windows.write_windows_launchers(windows_folder, "1.2.3")
    made = windows.make_installer(windows_folder, tmp_path, "1.2.3")
    assert made == tmp_path / "pagesetter-1.2.3-setup.exe"
    data = made.read_bytes()
    assert data[:2] == b"MZ"
    assert utf16("1.2.3\0") in data
    assert len(data) > len((windows_folder / "pagesetter.exe").read_bytes())


def test_the_installer_takes_away_what_it_lays_and_nothing_else(
    windows: ModuleType, tmp_path: Path
) -> None:
    folder = tmp_path / "made"
    lay_files(folder, "python.exe Lib/os.py Lib/中文/a$b.txt")
    lay, take = windows.installer_lines(folder)
    assert lay.splitlines() == [
        'SetOutPath "$INSTDIR"', f'File "{folder}/python.exe"',
        'SetOutPath "$INSTDIR\\Lib"', f'File "{folder}/Lib/os.py"',
        'SetOutPath "$INSTDIR\\Lib\\中文"', f'File "{folder}/Lib/中文/a$b.txt"',
    ]  # fmt: skip
    assert take.splitlines() == [
        'Delete "$INSTDIR\\python.exe"', 'Delete "$INSTDIR\\Lib\\os.py"',
        'Delete "$INSTDIR\\Lib\\中文\\a$$b.txt"', 'RMDir "$INSTDIR\\Lib\\中文"',
        'RMDir "$INSTDIR\\Lib"', 'RMDir "$INSTDIR"',
    ]  # fmt: skip


def test_what_the_installer_writes_into_the_registry_it_takes_out(packaging: Path) -> None:
    text = (packaging / "windows" / "installer.nsi").read_text("utf-8")
    lay, take = text.split("Section Uninstall")
    assert "RMDir /r" not in text
    for key in re.findall(r'WriteReg\w+ HKCU "([^"]+)"', lay):
        first = key.removesuffix("\\command").removesuffix("\\shell\\open")
        first = first.removesuffix("\\DefaultIcon")
        assert f'HKCU "{first}"' in take, key
    for kind in (".yaml", "Directory"):
        assert f"{kind}\\shell\\Pagesetter\\command" in lay
    assert """'"$INSTDIR\\pagesetter.exe" "%1"'""" in lay
    assert 'System.FileName:="issue.yaml" OR System.FileName:="paper.yaml"' in lay
    for words in re.findall(r"LangString (\w+) \$\{LANG_ENGLISH\}", text):
        assert f"LangString {words} ${{LANG_SIMPCHINESE}}" in text


def test_what_windows_starts_lies_in_the_folder(packaging: Path) -> None:
    windows = packaging / "windows"
    command = (windows / "pagesetter.cmd").read_text("ascii")
    assert '"%~dp0python.exe" -I -m pagesetter %*' in command
    launcher = (windows / "launcher.nsi").read_text("utf-8")
    assert """Exec '"$EXEDIR\\pythonw.exe" -I -m pagesetter gui $0'""" in launcher


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
    # The wheels of pikepdf ask for it; Qt's would run on 13.
    assert told["LSMinimumSystemVersion"] == "15.0"
    kinds = {kind: one for one in told["CFBundleDocumentTypes"]
             for kind in one["LSItemContentTypes"]}  # fmt: skip
    assert set(kinds) == {"public.yaml", "public.folder"}
    for one in kinds.values():
        # Offered, never chosen by the system: most such files and folders are others'.
        assert (one["CFBundleTypeRole"], one["LSHandlerRank"]) == ("Editor", "Alternate")


def test_the_bundle_is_put_together_as_its_properties_say(packaging: Path, tmp_path: Path) -> None:
    """Run with stand-ins for what only macOS has."""
    out = tmp_path / "dist"
    folder = out / "pagesetter-1.2.3-macosx"
    lay_files(folder, "icons/pagesetter.icns lib/libpython3.12.dylib lib/python3.12/a.so")
    (folder / "bin").mkdir()
    python = folder / "bin" / "python3.12"
    python.write_text('#!/bin/sh\necho "started $0 $*"\n')
    python.chmod(0o755)
    stand_ins = tmp_path / "bin"
    stand_ins.mkdir()
    for name in ("codesign", "hdiutil"):
        (stand_ins / name).write_text(f'#!/bin/sh\necho {name} "$@" >>"{tmp_path}/asked"\n')
        (stand_ins / name).chmod(0o755)
    script = packaging / "macos" / "make_app.sh"
    subprocess.run(
        ["sh", str(script), str(folder), str(out), "1.2.3"], cwd=tmp_path, check=True,
        env={"PATH": f"{stand_ins}:/usr/bin:/bin"},
    )  # fmt: skip
    contents = out / "Pagesetter.app" / "Contents"
    told = plistlib.loads((contents / "Info.plist").read_bytes())
    assert told["CFBundleVersion"] == "1.2.3"
    assert (contents / "Resources" / f"{told['CFBundleIconFile']}.icns").is_file()
    for tag, name in (("zh_CN", "报纸排版"), ("en", "Pagesetter")):
        strings = (contents / "Resources" / f"{tag}.lproj" / "InfoPlist.strings").read_text("utf-8")
        assert f'CFBundleDisplayName = "{name}";' in strings
    started = subprocess.run(
        [str(contents / "MacOS" / told["CFBundleExecutable"]), "一期"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    # By a name in the bundle's own folder of programs, or the system takes it for another program.
    inside = contents / "MacOS" / "Pagesetter"
    assert started.stdout == f"started {inside} -I -m pagesetter gui 一期\n"
    where = contents / "Resources" / "pagesetter" / "bin" / "python3.12"
    assert inside.resolve() == where.resolve()
    asked = (tmp_path / "asked").read_text().splitlines()
    signed = [line.split()[4:] for line in asked if line.startswith("codesign")]
    assert {Path(one).name for one in signed[0]} == {"libpython3.12.dylib", "a.so"}
    assert [Path(one[0]).name for one in signed[1:]] == ["python3.12", "Pagesetter.app"]
    assert asked[-1].endswith("pagesetter-1.2.3.dmg")


# --- what is written of it


def test_the_table_of_wheels_is_of_the_lock(packaging: Path, root: str) -> None:
    """Which wheels there are only the index knows; that the table is of these versions is seen."""
    table = (packaging / "README.md").read_text("utf-8").partition("## Wheels")[2]
    told = set()
    for line in table.splitlines():
        name, *cells = (cell.strip() for cell in line.strip("|").split("|"))
        if re.match("[a-z]", name) and name != "package" and len(cells) == 5:
            assert "none" not in cells, name
            told |= {f"{name}=={cell.partition(',')[0]}" for cell in cells}
    locked = set()
    for lock in ("render", "copy", "gui"):
        text = (Path(root) / "requirements" / f"{lock}.txt").read_text("utf-8")
        locked |= set(re.findall(r"^([\w.-]+==[\w.]+)", text, re.MULTILINE))
    assert told == locked
