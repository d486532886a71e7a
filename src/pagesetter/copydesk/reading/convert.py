"""Has LibreOffice turn .doc, .wps, .odt and .rtf files into .docx, where it is installed.

It runs without a window, in a profile of its own that forbids macros and links, on a copy of the
file in a folder that is deleted afterwards, and for a bounded time.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress

MAX_SECONDS = 90
_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
)
_SETTINGS = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>2</value></prop>
</item>
</oor:items>
"""
"""Macros never, links never updated."""


class NotConverted(Exception):
    """Why there is no .docx: the code of a finding."""


def office() -> str:
    """The path of LibreOffice's program; "" when it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if os.path.isfile(place)), "")


def as_word(data: bytes, ending: str, seconds: float = MAX_SECONDS) -> bytes:
    """The bytes of the .docx that LibreOffice makes. Raises NotConverted."""
    program = office()
    if not program:
        raise NotConverted("copy-convert-first")
    with tempfile.TemporaryDirectory(prefix="pagesetter-", ignore_cleanup_errors=True) as folder:
        came = os.path.join(folder, f"copy{ending}")
        with open(came, "wb") as file:
            file.write(data)
        _run([program, *_options(folder), came], folder, seconds)
        made = os.path.join(folder, "out", "copy.docx")
        try:
            with open(made, "rb") as file:
                return file.read()
        except OSError:
            raise NotConverted("copy-not-converted") from None


def _options(folder: str) -> list[str]:
    user = os.path.join(folder, "profile", "user")
    os.makedirs(user)
    with open(os.path.join(user, "registrymodifications.xcu"), "w", encoding="utf-8") as file:
        file.write(_SETTINGS)
    place = os.path.join(folder, "profile").replace(os.sep, "/")
    return [
        f"-env:UserInstallation=file:///{place.lstrip('/')}", "--headless", "--norestore",
        "--nolockcheck", "--nodefault", "--convert-to", "docx",
        "--outdir", os.path.join(folder, "out"),
    ]  # fmt: skip


def _run(command: list[str], folder: str, seconds: float) -> None:
    """Run to the end, or end it with all it started."""
    try:
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip
    except OSError:
        raise NotConverted("copy-convert-first") from None
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        with suppress(OSError):
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise NotConverted("copy-not-converted") from None
