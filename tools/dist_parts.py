"""What of Python and of the locked packages stays out of the folder, because nothing asks for it.

Whoever begins to use such a part takes it off the list: a test imports every module of the program
in what was built. Knows nothing of what is installed; Qt's parts stand in `dist_qt`.
"""

from __future__ import annotations

from collections.abc import Sequence

LIBRARY = {
    "test", "idlelib", "tkinter", "turtledemo", "lib2to3", "ensurepip", "distutils", "pydoc_data",
    "site-packages", "venv", "curses", "dbm", "sqlite3", "wsgiref", "xmlrpc", "__pycache__",
    "asyncio", "unittest", "turtle.py", "doctest.py", "pdb.py", "imaplib.py", "nntplib.py",
    "smtplib.py", "smtpd.py", "poplib.py", "telnetlib.py", "ftplib.py", "mailbox.py",
}  # fmt: skip
"""Parts of Python's library."""
BINARIES = (
    "_test", "_tkinter", "_sqlite3", "_curses", "_ssl", "_hashlib", "_crypt", "_dbm", "_gdbm",
    "nis", "readline", "xx", "ossaudiodev", "spwd", "audioop", "_uuid", "_xx", "_ctypes_test",
    "_asyncio", "_overlapped", "_msi", "winsound", "sqlite3", "libssl", "libcrypto", "tcl", "tk",
    "zlib1",
)  # fmt: skip
"""Its extension modules and the libraries they bring on Windows; hashes come from Python's own."""

PACKAGES = {"fonttools"}
"""Locked for the tools that build faces and for tests."""
PARTS = {
    "PIL": ("_imagingft.", "_imagingtk.", "_imagingmorph."),
    "lxml": ("objectify.", "html/", "isoschematron/", "includes/", "sax."),
    "pypdfium2_cli": ("",),
    "pikepdf": ("pdfa/",),
    "reportlab": ("fonts/", "graphics/", "platypus/"),
}
"""Of packages, by the beginning of the path in them."""
SOURCES = (".pyi", ".pyx", ".pxi", ".pxd", ".c", ".cpp", ".h", ".hpp")
"""What compilers and checkers read."""
HYPHENS = "hyph_en_US.dic"
"""The one language whose words are hyphenated."""


def is_needed(parts: Sequence[str]) -> bool:
    """True for a file of a package, as the parts of its path from `site-packages` on."""
    path = "/".join(parts[1:])
    if path.endswith(SOURCES) or "__pycache__" in parts:
        return False
    if parts[:2] == ("pyphen", "dictionaries"):
        return not path.endswith(".dic") or parts[-1] == HYPHENS
    if "tests" in parts[:-1]:
        return False
    return not path.startswith(PARTS.get(parts[0], "\0"))
