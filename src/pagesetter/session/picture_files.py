"""The picture files of an issue and its paper: listed, and taken in from elsewhere.

A picture is named by its path below the issue's folder or the paper's. Knows no pixels.
"""

from __future__ import annotations

import os
import shutil

ENDINGS = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".heic", ".webp", ".pdf", ".svg", ".psd",
           ".bmp", ".gif")  # fmt: skip


def is_picture(path: str) -> bool:
    """True for a file that may be a picture, by its name."""
    return path.lower().endswith(ENDINGS)


def pictures_of(folder: str, root: str) -> list[tuple[str, str]]:
    """(source, path) of every picture below `assets` of the issue, then of the paper."""
    found: dict[str, str] = {}
    for base in dict.fromkeys((folder, root)):
        for where, names, files in os.walk(os.path.join(base, "assets")):
            names[:] = sorted(name for name in names if not name.startswith("."))
            for name in sorted(files):
                path = os.path.join(where, name)
                if is_picture(name) and not name.startswith("."):
                    found.setdefault(os.path.relpath(path, base).replace(os.sep, "/"), path)
    return list(found.items())


def taken_in(path: str, folder: str, root: str) -> str:
    """The source name of a picture file; one from elsewhere is copied into the issue's assets.

    An equal name of another file gets a number. Raises OSError when it cannot be copied.
    """
    real = os.path.realpath(path)
    for base in (folder, root):
        inside = os.path.realpath(base) + os.sep
        if real.startswith(inside):
            return real[len(inside) :].replace(os.sep, "/")
    return copied(real, folder)


def copied(path: str, base: str) -> str:
    """Copy a picture file into the assets of the issue or paper in `base`; return its source name.

    An equal name of another file gets a number. Raises OSError when it cannot be copied.
    """
    stem, ending = os.path.splitext(os.path.basename(path))
    assets = os.path.join(base, "assets")
    os.makedirs(assets, exist_ok=True)
    name, number = f"{stem}{ending}", 1
    while os.path.exists(os.path.join(assets, name)) and not _same(
        path, os.path.join(assets, name)
    ):
        number += 1
        name = f"{stem}-{number}{ending}"
    if not os.path.exists(os.path.join(assets, name)):
        shutil.copyfile(path, os.path.join(assets, name))
    return f"assets/{name}"


def _same(one: str, other: str) -> bool:
    import filecmp

    return filecmp.cmp(one, other, shallow=False)
