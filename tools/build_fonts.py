"""Builds the faces in fonts/ from pinned sources: subset, renamed, without hints, reproducible.

Turns the source fonts named in `fonts/SOURCES.toml` into the shipped faces and their index
`fonts/index.tsv`. Run by hand when a face is added; neither users nor tests run it.

    python tools/build_fonts.py --source DIR [--source DIR ...] [--only FILE] [--record] [--out DIR]

Each source is looked for in the DIRs by its file name and must have the hash given there. A
built face must have its hash too, or nothing is written; `--record` writes the hash of a new
face into SOURCES.toml instead.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import re
import sys
import tomllib
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont, newTable

FONTS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "fonts")
SOURCES = os.path.join(FONTS, "SOURCES.toml")
SCRIPTS = ("DFLT", "hani", "latn", "grek", "cyrl", "kana")
KEPT_NAMES = (0, 5, 7, 8, 9, 11, 12, 13, 14)
"""Name ids taken over as they are: rights, version, makers, addresses, licence."""

DEFAULT_FEATURES = (
    "abvm", "blwm", "calt", "ccmp", "clig", "curs", "dist", "liga", "locl", "mark", "mkmk", "rand",
    "rclt", "rlig", "rvrn",
)  # fmt: skip
"""Features a shaper applies to horizontal text unless told not to (OpenType feature registry);
`kern` is left out, which even text does without."""

Spec = dict[str, Any]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--source", action="append", required=True, metavar="DIR")
    parser.add_argument("--only", action="append", metavar="FILE")
    parser.add_argument("--record", action="store_true", help="write hashes of new faces")
    parser.add_argument("--out", default=FONTS, metavar="DIR")
    options = parser.parse_args(arguments)
    with open(SOURCES, "rb") as file:
        spec = tomllib.load(file)
    for face in spec["face"]:
        if options.only and face["file"] not in options.only:
            continue
        data = build(face, spec, find(face, options.source))
        check_or_record(face, data, options.record)
        with open(os.path.join(options.out, face["file"]), "wb") as out:
            out.write(data)
        sys.stderr.write(f"{face['file']}: {len(data):,} bytes\n")
    write_index(options.out)
    return 0


def find(face: Spec, folders: list[str]) -> str:
    """Return the path of the face's source; stops when it is missing or not the pinned one."""
    for folder in folders:
        path = os.path.join(folder, face["source"])
        if os.path.exists(path):
            with open(path, "rb") as file:
                found = hashlib.sha256(file.read()).hexdigest()
            if found != face["source-sha256"]:
                sys.exit(f"{path}: SHA-256 is {found}, SOURCES.toml wants {face['source-sha256']}")
            return path
    sys.exit(f"{face['source']} (package {face['package']}) is in none of the folders given")


def check_or_record(face: Spec, data: bytes, record: bool) -> None:
    built = hashlib.sha256(data).hexdigest()
    if built == face["sha256"]:
        return
    if not record or face["sha256"]:
        sys.exit(f"{face['file']}: built {built}, SOURCES.toml wants {face['sha256']}")
    with open(SOURCES, encoding="utf-8") as file:
        text = file.read()
    place = re.compile(r'(file = "' + re.escape(face["file"]) + r'"\nsha256 = )""')
    with open(SOURCES, "w", encoding="utf-8", newline="\n") as file:
        file.write(place.sub(rf'\g<1>"{built}"', text))


def characters(name: str, spec: Spec) -> set[int]:
    """The code points of the charset `name`."""
    charset = spec["charset"][name]
    found: set[int] = set()
    for listed in charset.get("lists", ()):
        with open(os.path.join(FONTS, listed), encoding="utf-8") as file:
            found.update(ord(c) for c in file.read() if c != "\n")
    for encoding in charset.get("encodings", ()):
        found.update(of_encoding(encoding))
    found.update(ord(c) for c in charset.get("characters", "") if c != "\n")
    for bounds in charset.get("ranges", ()):
        first, last = (int(end, 16) for end in bounds.split("-"))
        found.update(range(first, last + 1))
    for other in charset.get("without", ()):
        found -= characters(other, spec)
    return found


def of_encoding(encoding: str) -> set[int]:
    """Every code point a 94 × 94 double-byte encoding can write."""
    pairs = (bytes((row, cell)) for row in range(0xA1, 0xFF) for cell in range(0xA1, 0xFF))
    return {ord(c) for pair in pairs for c in pair.decode(encoding, "ignore")}


def build(face: Spec, spec: Spec, path: str) -> bytes:
    """Subset and rename one face; the same input gives the same bytes."""
    font = TTFont(path, fontNumber=face["member"], lazy=True, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = list(face["features"])
    options.layout_scripts = [f"{s}.{system}" for s in SCRIPTS for system in ("dflt", "ZHS")]
    options.name_IDs = ["*"]
    options.name_languages = ["*"]
    options.notdef_outline = True
    options.hinting = False
    options.glyph_names = False
    options.recalc_timestamp = False
    options.canonical_order = True
    options.drop_tables += ["DSIG", "gasp"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters(face["charset"], spec))
    subsetter.subset(font)
    rename(font, face)
    partial = os.path.join(FONTS, face["file"] + ".part")
    try:
        font.save(partial, reorderTables=True)
        with open(partial, "rb") as file:
            return file.read()
    finally:
        os.remove(partial)


def rename(font: TTFont, face: Spec) -> None:
    """Give the face its own names, so that nothing takes it for the full font it comes from."""
    old = font["name"]
    table = newTable("name")
    table.names = []
    family, style, postscript = face["family"], face["style"], face["postscript"]
    basic = style in ("Regular", "Bold")  # the four styles name ids 1 and 2 can tell apart
    names = {i: old.getDebugName(i) for i in KEPT_NAMES}
    names[1] = family if basic else f"{family} {style}"
    names[2] = style if basic else "Regular"
    names[3] = f"{postscript};{old.getDebugName(5)}"
    names[4] = f"{family} {style}"
    names[6] = postscript
    names[16] = family
    names[17] = style
    for number, text in sorted(names.items()):
        if text:
            table.setName(text, number, 3, 1, 0x409)
    font["name"] = table
    if "CFF " in font:
        rename_cff(font["CFF "].cff, face)


def rename_cff(cff: Any, face: Spec) -> None:
    cff.fontNames = [face["postscript"]]
    top = cff.topDictIndex[0]
    top.FullName = f"{face['family']} {face['style']}"
    top.FamilyName = face["family"]
    for part in top.FDArray:
        part.FontName = face["postscript"] + "-" + part.FontName.rpartition("-")[2]


def write_index(folder: str) -> None:
    """Write index.tsv: one line a face, what the program must know before opening it.

    Faces that are not in the folder are looked up among the shipped ones.
    """
    with open(SOURCES, "rb") as file:
        faces = tomllib.load(file)["face"]
    lines = []
    for face in faces:
        built = os.path.join(folder, face["file"])
        path = built if os.path.exists(built) else os.path.join(FONTS, face["file"])
        codes = " ".join(f"{code:04X}" for code in sorted(touched(path)))
        said = (face[key] for key in ("file", "sha256", "postscript", "family", "style"))
        lines.append("\t".join((*said, codes)))
    with open(os.path.join(folder, "index.tsv"), "w", encoding="utf-8", newline="\n") as out:
        out.write("\n".join(lines) + "\n")


def touched(path: str) -> set[int]:
    """Code points of all glyphs that substitutions on by default look at in Chinese text."""
    with TTFont(path, lazy=True) as font:
        if "GSUB" not in font:
            return set()
        table = font["GSUB"].table
        waiting = default_lookups(table)
        names: set[str] = set()
        seen: set[int] = set()
        while waiting:
            index = waiting.pop()
            seen.add(index)
            for part in table.LookupList.Lookup[index].SubTable:
                waiting |= gather(part, names) - seen
        return {code for code, name in font.getBestCmap().items() if name in names}


def default_lookups(table: Any) -> set[int]:
    """Lookups of a GSUB table that a shaper takes for Chinese without being asked."""
    scripts = [r.Script for r in table.ScriptList.ScriptRecord if r.ScriptTag in ("DFLT", "hani")]
    systems = [s.DefaultLangSys for s in scripts if s.DefaultLangSys is not None]
    systems += [record.LangSys for script in scripts for record in script.LangSysRecord]
    features = table.FeatureList.FeatureRecord
    return {
        lookup
        for system in systems
        for index in system.FeatureIndex
        if features[index].FeatureTag in DEFAULT_FEATURES
        for lookup in features[index].Feature.LookupListIndex
    }


def gather(value: Any, names: set[str]) -> set[int]:
    """Put every text in a table to `names`, glyph names among them; return lookups it names."""
    if isinstance(value, str):
        names.add(value)
        return set()
    if isinstance(value, dict):
        return gather([*value.keys(), *value.values()], names)
    if isinstance(value, (list, tuple)):
        return {index for one in value for index in gather(one, names)}
    if not hasattr(value, "__dict__"):
        return set()
    if hasattr(value, "ensureDecompiled"):
        value.ensureDecompiled()
    found = gather(list(vars(value).values()), names)
    lookup = getattr(value, "LookupListIndex", None)
    return found | {lookup} if isinstance(lookup, int) else found


if __name__ == "__main__":
    sys.exit(main())
