"""Beside HarfBuzz: every two characters in a row that are taken as nominal, and any text at all.

What one character does to the next is what a face's rules are about, so pairs are tried in full;
Han, of which no rule speaks, stand for each other there and are drawn at random below.
"""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import fontmaker
import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from hypothesis import given, settings
from hypothesis import strategies as st

from pagesetter.fonts.face import FontFace
from pagesetter.fonts.shipped import shipped_faces
from pagesetter.geometry import UNIT
from pagesetter.text.classes import classify
from pagesetter.text.setting import TextStyle
from pagesetter.text.shape import Stretch, shape_stretches

FACES = [shipped.face for shipped in shipped_faces()]
NAMES = [face.name for face in FACES]
KNOWN = {face.name: sorted(c for c in face.font.face.unicodes if c < 0x10000) for face in FACES}
HAN = range(0x3400, 0xA000)


def asked(face: FontFace, text: str, half: bool) -> tuple[list[int], list[int]]:
    """HarfBuzz's glyphs and advances of a level text, digits half an em wide if asked."""
    digits = [(m.start(), m.end(), 1) for m in re.finditer("[0-9]+", text)] if half else []
    shaped = face.shape(text, even=True, features=(("hwid", digits),) if digits else ())
    return list(shaped.gids), list(shaped.advances)


@pytest.mark.parametrize("half", [False, True], ids=["own digits", "half digits"])
@pytest.mark.parametrize("face", FACES, ids=NAMES)
def test_any_two_characters_in_a_row_are_shaped_so(face: FontFace, half: bool) -> None:
    half = half and face.has_half_digits
    taken = [chr(c) for c in KNOWN[face.name] if c not in HAN]
    taken = [c for c in taken if face.shape_nominal(c) is not None]
    taken += [chr(c) for c in KNOWN[face.name] if c in HAN][:3]
    for first in taken:
        row = "".join(itertools.chain.from_iterable((first, second) for second in taken))
        shaped = face.shape_nominal(row, half_digits=half)
        assert shaped is not None
        assert (list(shaped.gids), list(shaped.advances)) == asked(face, row, half), first


@settings(max_examples=60)
@given(data=st.data(), half=st.booleans())
@pytest.mark.parametrize("face", FACES, ids=NAMES)
def test_any_text_is_shaped_so_or_refused(face: FontFace, data: st.DataObject, half: bool) -> None:
    half = half and face.has_half_digits
    own = st.sampled_from(KNOWN[face.name]).map(chr)
    likely = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5) | st.sampled_from(
        "，。、：；？！“”‘’（）《》…·℃‰０９0123456789.,%+-/'\"fiM—々ー"
    )
    text = data.draw(st.text(own | likely | st.characters(exclude_categories=["Cs"])))
    shaped = face.shape_nominal(text, half_digits=half)
    if shaped is not None:
        assert (list(shaped.gids), list(shaped.advances)) == asked(face, text, half)
        assert list(shaped.clusters) == list(range(len(text)))


def test_only_simplified_chinese_is_taken_to_have_the_forms_of_its_characters(
    tmp_path: Path,
) -> None:
    """A face gives 一 the form of 弓 in Taiwan: a feature of the language, which the touched
    characters of the index do not list, as they are those of simplified Chinese."""
    font = fontmaker.truetype_2048()
    addOpenTypeFeaturesFromString(
        font,
        "languagesystem DFLT dflt; languagesystem hani dflt; languagesystem hani ZHT;"
        "feature locl { script hani; language ZHT; sub yi by arch; } locl;",
    )
    face = FontFace(fontmaker.saved(font, tmp_path, "Regional.ttf"), touched="")
    yi, arch = 2, 3
    for language, expected in (("zh-Hans", yi), ("zh-Hant", arch), ("ja", yi)):
        style = TextStyle("宋", 9 * UNIT, language=language)
        text = "一一"
        made = shape_stretches(text, classify(text), [Stretch(0, 2, face, style)])
        assert list(made.gids) == [expected] * 2, language
