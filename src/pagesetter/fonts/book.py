"""The faces at hand, the roles they play, and which face sets which character."""

from __future__ import annotations

from pagesetter.fonts.face import FontFace


class FontBook:
    """Maps face roles (报宋, 小标宋, 黑, 楷 …) and face names to faces; falls back per character."""

    def face(self, key: str) -> FontFace:
        """The face with this key (as in GlyphRun.face)."""
        raise NotImplementedError

    def primary(self, role: str) -> FontFace:
        """The first face of a role or face name."""
        raise NotImplementedError

    def split(self, text: str, role: str) -> list[tuple[int, int, FontFace]]:
        """Cut text into stretches (start, end, face), each character in the first face that has it.

        Clusters (base + combining marks, variation selectors, ZWJ sequences) are never cut.
        Chinese marks in a Kai or Fang face come from Song. A character no face has goes to
        the role's first face, which draws its visible missing-glyph box (gid 0).
        """
        raise NotImplementedError
