"""Proof records `proofs/NAME.txt`: which lines a proof of the issue had, as text in and out.

One line of text for each paragraph: story, number of the paragraph, then for every line its
characters and the CRC-32 of its UTF-8 text. The text itself is not kept. Read only for issues
with a story in proof, and by those who ask what has changed since one.
"""

from __future__ import annotations

import os

from pagesetter.findings import SourceSpan
from pagesetter.formats.files import Reading
from pagesetter.formats.notes import Notes
from pagesetter.model import Proof, ProofLines

NAMES = ("一校", "二校", "三校", "清样")
"""The proofs there are, in the order they are made."""
_HEAD = "pagesetter-proof/1"


def proof_path(folder: str, name: str) -> str:
    """The file of a proof in an issue's folder."""
    return os.path.join(folder, "proofs", f"{name}.txt")


def proof_text(proof: Proof) -> str:
    """What the file of a proof says."""
    rows = [f"{_HEAD} {proof.name}"]
    for one in proof.paragraphs:
        lines = " ".join(f"{count}:{crc:08x}" for count, crc in one.lines)
        rows.append(f"{one.story} {one.paragraph} {lines}")
    return "\n".join(rows) + "\n"


def read_proof(reading: Reading, name: str) -> Proof | None:
    """The proof of this name in the issue's folder; None when there is none that can be read.

    Of a file that is not well formed everything is left out, with a finding.
    """
    path = proof_path(reading.folder, name)
    if not os.path.lexists(path):
        return None
    notes = reading.open(path)
    text = reading.text(path, notes)
    return None if text is None else parse_proof(text, name, notes)


def parse_proof(text: str, name: str, notes: Notes) -> Proof | None:
    """A proof from the text of its file; None after reporting the first line that is wrong."""
    head, *rows = text.splitlines() or [""]
    if head.split(" ")[0] != _HEAD:
        notes.report("proof-form", SourceSpan(notes.file, 1, 1), name=name, line=1)
        return None
    paragraphs: list[ProofLines] = []
    for number, row in enumerate(rows, 2):
        try:
            story, paragraph, *lines = row.split(" ")
            pairs = [line.split(":") for line in lines]
            read = tuple((int(count), int(crc, 16)) for count, crc in pairs)
            paragraphs.append(ProofLines(story, int(paragraph), read))
        except ValueError:
            notes.report("proof-form", SourceSpan(notes.file, number, 1), name=name, line=number)
            return None
    return Proof(name, tuple(paragraphs))
