"""Text that no rule of a face touches has the glyphs HarfBuzz gives it, or is refused."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagesetter.fonts import FontBook
from pagesetter.fonts.face import FontFace
from pagesetter.fonts.shipped import shipped_faces

FACES = [shipped.face for shipped in shipped_faces()]
MARKS = (
    "，。、；：？！“”‘’（）《》〈〉【】『』…·℃‰％—～﹏０９Ａ.,%+-/:;!?'\"0123456789"
    "、〇　 あ゙ア㎡①⸺㇀"
)


def level(face: FontFace, text: str, half: bool = False) -> tuple[list[int], list[int]]:
    """What HarfBuzz says, digits half an em wide if asked."""
    digits = [(m.start(), m.end(), 1) for m in re.finditer("[0-9]+", text)]
    shaped = face.shape(text, even=True, features=(("hwid", digits),) if half and digits else ())
    assert len(shaped.gids) == len(text), text
    assert (shaped.x_offsets, shaped.y_offsets) == (None, None)
    return list(shaped.gids), list(shaped.advances)


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_every_character_of_a_face_that_is_not_refused_is_shaped_so(face: FontFace) -> None:
    known = [chr(c) for c in sorted(face.font.face.unicodes) if c < 0x10000]
    taken = [c for c in known if face.shape_nominal(c) is not None]
    assert "中" in taken or "Ext" in face.name
    for at in range(0, len(taken), 97):
        for text in ("".join(taken[at : at + 97]), "".join(taken[at : at + 97])[::-1]):
            shaped = face.shape_nominal(text)
            assert shaped is not None
            assert (list(shaped.gids), shaped.advances) == level(face, text)
            assert list(shaped.clusters) == list(range(len(text)))


@settings(max_examples=400)
@given(
    face=st.sampled_from(FACES),
    text=st.text(
        st.sampled_from(MARKS) | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
    ),
    half=st.booleans(),
)
def test_texts_of_marks_digits_and_han_agree(face: FontFace, text: str, half: bool) -> None:
    half = half and face.has_half_digits
    shaped = face.shape_nominal(text, half_digits=half)
    if shaped is not None:
        assert (list(shaped.gids), shaped.advances) == level(face, text, half)


@pytest.fixture(scope="module")
def song() -> FontFace:
    return FontBook().primary("报宋")


def test_widths_are_those_of_the_glyphs(song: FontFace) -> None:
    plain, half = song.shape_nominal("第3期。"), song.shape_nominal("第3期。", half_digits=True)
    assert plain is not None
    assert half is not None
    assert (plain.advances, half.advances) == ([1000, 557, 1000, 1000], [1000, 500, 1000, 1000])
    assert plain.gids[1] != half.gids[1]
    assert [plain.gids[i] for i in (0, 2, 3)] == [half.gids[i] for i in (0, 2, 3)]


@pytest.mark.parametrize(
    "text", ["他——", "第十ʻ", "か゛", "が", "中\u200b文", "㐂", "Ａ", "\u3000中"]
)
def test_what_might_be_touched_or_is_not_there_is_refused(song: FontFace, text: str) -> None:
    refused = song.shape_nominal(text) is None
    assert refused is (text != "Ａ"), text


def test_digits_of_a_face_that_chooses_among_them_are_refused() -> None:
    kai = next(face for face in FACES if face.name == "PagesetterKai-Regular")
    assert kai.shape_nominal("第三期") is not None
    assert kai.shape_nominal("第3期") is None


def test_a_face_of_the_users_is_always_asked(song: FontFace) -> None:
    assert FontFace(song.path).shape_nominal("中文") is None
