"""Cuts a face down to the glyphs a document uses, ready to embed in a PDF.

One route for every kind of font: HarfBuzz's subsetter with new glyph ids, the plan's map as
PDF codes, and of a CFF font the bare `CFF ` table (ISO 32000-2, 9.9: CIDFontType0C; a glyf
font goes in whole, as FontFile2). Original glyph ids as codes would work only where CID = GID.
"""

from pagesetter.fonts.harfbuzz import hb
from pagesetter.values import NamedTuple

KEPT_TABLES = frozenset({"CFF ", "glyf", "loca", "head", "hhea", "hmtx", "maxp"})
"""All a PDF reader may use (ISO 32000-2, table 124); codes never go through the `cmap`."""


class Subset(NamedTuple):
    """A subset for embedding."""

    kind: str  # "CFF" (bare CFF table) or "glyf" (whole sfnt)
    data: bytes
    codes: dict[int, int]  # source glyph id -> code in the PDF (= new glyph id = CID), in order
    widths: dict[int, int]  # code -> advance in 1/1000 em, rounded, in order of the codes
    name: str  # PostScript name without the subset tag


def subset_face(font: hb.Font, gids: set[int], name: str, *, whole: bool = False) -> Subset:
    """Subset `font` to `gids` (and .notdef); `whole` keeps every glyph, where rights ask for it.

    Hints are dropped and CFF subroutines unrolled: simpler, and smaller once deflated.
    """
    face = font.face
    request = hb.SubsetInput()
    request.flags = (
        hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NOTDEF_OUTLINE
        | hb.SubsetFlags.NO_HINTING
        | hb.SubsetFlags.CFF_IDENTITY_CHARSET
        | hb.SubsetFlags.DESUBROUTINIZE
    )
    request.glyph_set.update(range(face.glyph_count) if whole else sorted(gids))
    tags = face.table_tags
    request.drop_table_tag_set.update(
        int.from_bytes(tag.encode("ascii"), "big") for tag in tags if tag not in KEPT_TABLES
    )
    plan = hb.SubsetPlan(face, request)
    # New ids go by the old ones, so that sorting by either sorts by both.
    codes = dict(sorted(plan.old_to_new_glyph_mapping.items()))
    result = plan.execute()
    kind = "CFF" if "CFF " in tags else "glyf"
    data = result.reference_table("CFF ").data if kind == "CFF" else result.blob.data
    upem = face.upem
    widths = {
        code: (2000 * font.get_glyph_h_advance(gid) + upem) // (2 * upem)
        for gid, code in codes.items()
    }
    return Subset(kind, data, codes, widths, name)
