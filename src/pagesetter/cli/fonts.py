"""`pagesetter fonts`: the faces at hand, the roles they play, what they cover and allow."""

from __future__ import annotations

import argparse
import os
import sys
from typing import TYPE_CHECKING, Any

from pagesetter.cli.arguments import add_json
from pagesetter.cli.parser import Parser, Say

if TYPE_CHECKING:
    from pagesetter.fonts import FontBook, FontFace

_RIGHTS = {
    "installable": "可嵌入",
    "editable": "可嵌入（可编辑）",
    "preview": "可嵌入（仅预览与打印）",
    "restricted": "禁止嵌入",
}


def add_arguments(parser: Parser, say: Say) -> None:
    parser.add_argument(
        "issue", metavar="ISSUE", nargs="?", default="",
        help=say("an issue or paper, to list its own fonts too", "一期或一报，连同其自带字体列出"),
    )  # fmt: skip
    add_json(parser, say)
    parser.examples("pagesetter fonts", "pagesetter fonts examples/science-weekly --json")


def run(arguments: argparse.Namespace, say: Say) -> int:
    from pagesetter.cli import report
    from pagesetter.fonts import FontBook
    from pagesetter.session.pipeline import open_issue, user_font_folders

    if arguments.issue:
        book = open_issue(arguments.issue).fonts
    else:
        book = FontBook(user_font_folders())
    findings = book.findings  # of the folders; stand-ins are told in the table of roles
    faces = _faces(book)
    roles = _roles(book)
    if arguments.json:
        found = report.values(findings, arguments.language)
        report.print_json({"faces": faces, "roles": roles, "findings": found})
    else:
        sys.stdout.write("\n".join(_lines(faces, roles, say)) + "\n")
        report.tell(findings, arguments.language)
    return 1 if report.has_errors(findings) else 0


def _faces(book: FontBook) -> list[dict[str, Any]]:
    wanted = _standard_characters()
    users = [(user.face, user.file) for user in book.users]
    shipped = [(one.face, os.path.basename(one.face.path)) for one in book.shipped]
    return [
        {
            "name": face.name,
            "family": face.family,
            "file": file,
            "shipped": (face, file) in shipped,
            "glyphs": face.font.face.glyph_count,
            "standard": sum(map(face.has, wanted)),
            "embedding": face.embedding,
            "subset": face.may_subset,
            "licence": _licence(face),
        }
        for face, file in (*users, *shipped)
    ]


def _standard_characters() -> list[int]:
    """Code points of 通用规范汉字表, the 8,105 characters of general use."""
    from pagesetter.installed import installed_folder

    path = os.path.join(installed_folder("fonts"), "tongyong-8105.txt")
    with open(path, encoding="utf-8") as file:
        return [ord(c) for c in file.read() if c > "\u2e7f"]


def _licence(face: FontFace) -> str:
    """First sentence of the licence in the name table (OpenType, name id 13); may be empty."""
    text = (face.font.face.get_name(13) or "").strip().split("\n")[0]
    return str(text.split(". ")[0])


def _roles(book: FontBook) -> list[dict[str, Any]]:
    from pagesetter.fonts import ROLES

    return [
        {
            "role": role,
            "face": book.primary(role).name,
            "stand_in": any(f.code == "font-role-fallback" for f in book.role_findings(role)),
        }
        for role in ROLES
    ]


def _lines(faces: list[dict[str, Any]], roles: list[dict[str, Any]], say: Say) -> list[str]:
    told = [say("roles", "角色")]
    for role in roles:
        note = say(" (stand-in)", "（代用）") if role["stand_in"] else ""
        told.append(f"  {role['role']}\t{role['face']}{note}")
    told += ["", say("faces", "字体")]
    for face in faces:
        rights = say(str(face["embedding"]), _RIGHTS[face["embedding"]])
        covers = say(
            f"{face['standard']} of the 8,105 standard characters, {face['glyphs']} glyphs",
            f"通用规范汉字 8105 字中有 {face['standard']} 字，字形 {face['glyphs']} 个",
        )
        licence = face["licence"] or say("licence not stated in the file", "文件未注明授权")
        told += [f"  {face['name']}  {face['file']}", f"    {covers}", f"    {rights}; {licence}"]
    return told
