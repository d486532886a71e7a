"""One role's chain of faces, and the cutting of text among them."""

from __future__ import annotations

from pagesetter.findings import Finding
from pagesetter.fonts.clusters import clusters, extends, is_invisible, is_selector
from pagesetter.fonts.face import FontFace
from pagesetter.fonts.marks import CHINESE_MARKS

Stretch = tuple[int, int, FontFace]


class Choice:
    """The faces of a role in the order they are tried; `marks` sets Chinese marks, if not None."""

    def __init__(
        self, chain: tuple[FontFace, ...], marks: FontFace | None, findings: tuple[Finding, ...]
    ) -> None:
        self.face = chain[0]
        self.likely = chain[0] if marks is None else None
        """The face of every character that it has; None where Chinese marks come from another."""
        self.findings = findings
        self._chain = chain
        self._marks = marks
        self._single = _Singles(self)

    def split(self, text: str) -> list[Stretch]:
        """See FontBook.split."""
        if not text:
            return []
        kinds = {*map(self._single.__getitem__, text)}
        if None in kinds:
            return self._split_clusters(text)
        if len(kinds) == 1:
            return [(0, len(text), face) for face in kinds if face]
        faces = [*map(self._single.__getitem__, text)]
        stretches: list[Stretch] = []
        start = 0
        for i in range(1, len(faces) + 1):
            face = faces[start]
            if face and (i == len(faces) or faces[i] is not face):
                stretches.append((start, i, face))
                start = i
        return stretches

    def missing(self, text: str) -> list[int]:
        """See FontBook.missing."""
        if self._all_plain(text):
            return []
        return [
            start
            for start, end in clusters(text)
            if not is_invisible(text[start]) and self.face_of(text[start:end]) is None
        ]

    def unsupported_variations(self, text: str) -> list[int]:
        """See FontBook.unsupported_variations."""
        if self._all_plain(text):
            return []
        return [
            i - 1
            for i in range(1, len(text))
            if is_selector(text[i])
            and not is_invisible(text[i - 1])
            and not any(f.has_sequence(ord(text[i - 1]), ord(text[i])) for f in self._chain)
        ]

    def face_of(self, cluster: str) -> FontFace | None:
        """The first face that draws the cluster whole; None when none does."""
        chain = self._chain
        if self._marks is not None and cluster[0] in CHINESE_MARKS:
            chain = (self._marks, *chain)
        if len(cluster) > 1 and is_selector(cluster[1]):
            for face in chain:
                if face.has_sequence(ord(cluster[0]), ord(cluster[1])):
                    return face
        return next((face for face in chain if _draws(face, cluster)), None)

    def _all_plain(self, text: str) -> bool:
        """True when every character stands alone and a face has it, as in nearly all text."""
        return self._single.plain.issuperset(text)

    def _split_clusters(self, text: str) -> list[Stretch]:
        stretches: list[Stretch] = []
        for start, end in clusters(text):
            if is_invisible(text[start]) and stretches:
                face = stretches[-1][2]
            else:
                face = self.face_of(text[start:end]) or self.face
            _add(stretches, start, end, face)
        return stretches


class _Singles(dict[str, FontFace | None]):
    """Character -> the face that sets it when alone; None where its neighbours must be asked."""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self._choice = choice
        self.plain: set[str] = set()
        """Characters met that some face has."""

    def __missing__(self, char: str) -> FontFace | None:
        face: FontFace | None = None
        is_han = "\u3400" <= char <= "\u9fff"
        if is_han and self._choice.face.has(ord(char)):  # mostly; what follows says the same
            face = self[char] = self._choice.face
            self.plain.add(char)
            return face
        if is_han or not (extends(char) or is_invisible(char)):
            found = self._choice.face_of(char)
            face = found or self._choice.face
            if found:
                self.plain.add(char)
        self[char] = face
        return face


def _draws(face: FontFace, cluster: str) -> bool:
    """True when the face has every visible character, or composes them to glyphs it has."""
    if len(cluster) == 1:
        return face.has(ord(cluster)) or is_invisible(cluster)
    visible = [c for c in cluster if not is_invisible(c)]
    if all(face.has(ord(c)) for c in visible):
        return True
    return len(visible) > 1 and 0 not in face.shape("".join(visible)).gids


def _add(stretches: list[Stretch], start: int, end: int, face: FontFace) -> None:
    if stretches and stretches[-1][2] is face:
        start = stretches.pop()[0]
    stretches.append((start, end, face))
