"""The faces at hand, the roles they play, and which face sets which character.

Fallback is decided here, per character and before shaping, so that the screen and the PDF
cannot decide it differently. Knows no size and no position.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from pagesetter.findings import NOWHERE, Finding, Place, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_fonts import MESSAGES
from pagesetter.fonts.choice import Choice
from pagesetter.fonts.face import FontFace
from pagesetter.fonts.folders import UserFace, scan
from pagesetter.fonts.roles import (
    BORROWING_ROLES,
    RARE_FACES,
    ROLES,
    SANS_FACE,
    SANS_ROLES,
    TEXT_FACE,
)
from pagesetter.fonts.shipped import ShippedFace, shipped_faces


class FontBook:
    """Maps face roles (报宋, 小标宋, 黑, 楷 …) and face names to faces; falls back per character.

    `folders` are the font folders of user, paper and issue, the nearest last; a font in a
    nearer folder wins. `shipped` is the folder of the program's own faces, by default the
    installed one. No font file is opened until it is used.
    """

    heard: Callable[[Any], None] | None = None
    """Told of every paragraph set with these faces (`text.paragraph.Heard`), where someone asks
    what stands on a page. Composing knows nothing of who listens."""

    def __init__(self, folders: Sequence[str] = (), shipped: str = "") -> None:
        self.shipped: tuple[ShippedFace, ...] = tuple(shipped_faces(shipped))
        users, folder_findings = scan(folders) if folders else ([], [])
        self.users: tuple[UserFace, ...] = tuple(users)
        self._folder_findings = tuple(folder_findings)
        self._by_postscript = {s.face.name: s.face for s in self.shipped}
        self._by_key: dict[str, FontFace] = {s.face.key: s.face for s in self.shipped}
        self._choices: dict[str, Choice] = {}

    def face(self, key: str) -> FontFace:
        """The face with this key (as in GlyphRun.face); KeyError when no face has it."""
        if key not in self._by_key:
            self._by_key.update((user.face.key, user.face) for user in self.users)
        return self._by_key[key]

    def primary(self, role: str) -> FontFace:
        """The first face of a role or face name."""
        return self._choice(role).face

    def knows(self, role: str) -> bool:
        """True when `role` is a role or the name of a face at hand."""
        return role in ROLES or self._named(role) is not None

    def split(self, text: str, role: str) -> list[tuple[int, int, FontFace]]:
        """Cut text into stretches (start, end, face), each character in the first face that has it.

        Clusters (base + combining marks, variation selectors, ZWJ sequences) are never cut.
        Chinese marks in a Kai or Fang face come from Song. A character no face has goes to
        the role's first face, which draws its visible missing-glyph box (gid 0).
        """
        return self._choice(role).split(text)

    def likely(self, role: str) -> FontFace | None:
        """The face that sets all it has of a role; None where marks are another face's."""
        return self._choice(role).likely

    def missing(self, text: str, role: str) -> list[int]:
        """Offsets of the characters (or clusters) no face at hand can draw."""
        return self._choice(role).missing(text)

    def unsupported_variations(self, text: str, role: str) -> list[int]:
        """Offsets of characters whose variation selector no face at hand knows."""
        return self._choice(role).unsupported_variations(text)

    def text_findings(
        self, text: str, role: str, span: SourceSpan = NOWHERE, place: Place = Place()
    ) -> tuple[Finding, ...]:
        """`missing-glyph` and `variation-unsupported`, once for each character concerned."""
        choice = self._choice(role)
        found: dict[Finding, None] = {}
        for i in choice.missing(text):
            point = f"U+{ord(text[i]):04X}"
            params = {"char": text[i], "point": point, "role": role}
            found[finding(MESSAGES, "missing-glyph", span, place, **params)] = None
        for i in choice.unsupported_variations(text):
            point = f"U+{ord(text[i]):04X} U+{ord(text[i + 1]):04X}"
            params = {"char": text[i], "point": point}
            found[finding(MESSAGES, "variation-unsupported", span, place, **params)] = None
        return tuple(found)

    def role_findings(self, role: str) -> tuple[Finding, ...]:
        """What is to be said of a role by itself: stand-in, forbidden embedding, unknown."""
        return self._choice(role).findings

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Of the font folders, then of every role asked for so far; each once."""
        found = dict.fromkeys(self._folder_findings)
        for choice in self._choices.values():
            found.update(dict.fromkeys(choice.findings))
        return tuple(found)

    def _choice(self, role: str) -> Choice:
        choice = self._choices.get(role)
        if choice is None:
            choice = self._choices[role] = self._choose(role)
        return choice

    def _choose(self, role: str) -> Choice:
        face, findings = self._resolve(role)
        if face.embedding == "restricted":
            findings.append(
                finding(MESSAGES, "font-embedding-forbidden", face=face.name, role=role)
            )
        text = self._by_postscript[TEXT_FACE]
        sans = self._by_postscript[SANS_FACE]
        first, second = (sans, text) if self._is_sans(role, face) else (text, sans)
        chain = [face]
        if role in ROLES:
            chain.append(self._by_postscript[ROLES[role].shipped])
        chain += [first, second, *(self._by_postscript[name] for name in RARE_FACES)]
        users = [u.face for u in self.users if u.embeddable]
        marks = text if self._borrows_marks(role, face) else None
        return Choice(tuple(dict.fromkeys([*chain, *users])), marks, tuple(findings))

    def _resolve(self, role: str) -> tuple[FontFace, list[Finding]]:
        """The face of a role or name, and what is to be said about the choice."""
        if role not in ROLES:
            named = self._named(role)
            if named is not None:
                return named, []
            from pagesetter.findings.suggest import hints

            meant = hints(role, (*ROLES, *(user.face.family for user in self.users)))
            return self._by_postscript[TEXT_FACE], [
                finding(
                    MESSAGES,
                    "font-role-unknown",
                    role=role,
                    roles=" ".join(ROLES),
                    hint=meant["hint"],
                    hint_zh=meant["hint_zh"],
                )
            ]
        for user in self.users:
            if role in user.roles:
                return user.face, []
        face = self._by_postscript[ROLES[role].shipped]
        if ROLES[role].own:
            return face, []
        return face, [finding(MESSAGES, "font-role-fallback", role=role, face=face.family)]

    def _named(self, name: str) -> FontFace | None:
        """The face with this family, full or PostScript name; a family means its first face."""
        wanted = name.lower()
        for user in self.users:
            if any(known.lower() == wanted for known in user.names):
                return user.face
        for face, family, style in self.shipped:
            if wanted in (face.name.lower(), f"{family} {style}".lower(), family.lower()):
                return face
        return None

    def _is_sans(self, role: str, face: FontFace) -> bool:
        return role in SANS_ROLES or face.name.startswith("PagesetterHei")

    def _borrows_marks(self, role: str, face: FontFace) -> bool:
        if role in BORROWING_ROLES or face is self._by_postscript[ROLES["楷"].shipped]:
            return True
        return any(u.face is face and BORROWING_ROLES & {*u.roles} for u in self.users)
