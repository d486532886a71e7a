"""Roles, names and the face of each character."""

from __future__ import annotations

import pytest

from pagesetter.findings import SourceSpan
from pagesetter.fonts import FontBook

SONG, KAI, HEI = "PagesetterSong-Regular", "PagesetterKai-Regular", "PagesetterHei-Regular"
RARE = "PagesetterSongExt-Regular"


@pytest.fixture(scope="module")
def book() -> FontBook:
    return FontBook()


def pieces(book: FontBook, text: str, role: str) -> list[tuple[str, str]]:
    """The stretches as (text, face name); checks that they are the text, whole and in order."""
    stretches = book.split(text, role)
    assert [s for s, _, _ in stretches] == [0, *(e for _, e, _ in stretches)][: len(stretches)]
    assert not stretches or stretches[-1][1] == len(text)
    return [(text[start:end], face.name) for start, end, face in stretches]


@pytest.mark.parametrize(
    ("role", "name"),
    [
        ("报宋", "PagesetterSong-Regular"),
        ("小标宋", "PagesetterSong-Bold"),
        ("大标宋", "PagesetterSong-Black"),
        ("黑", "PagesetterHei-Regular"),
        ("大黑", "PagesetterHei-Bold"),
        ("粗黑", "PagesetterHei-Black"),
        ("楷", "PagesetterKai-Regular"),
    ],
)
def test_roles_with_faces_of_their_own(book: FontBook, role: str, name: str) -> None:
    assert book.primary(role).name == name
    assert book.role_findings(role) == ()


@pytest.mark.parametrize(
    ("role", "name"), [("仿宋", KAI), ("隶", "PagesetterSong-Black"), ("魏碑", KAI)]
)
def test_roles_with_a_stand_in_say_so(role: str, name: str) -> None:
    book = FontBook()
    assert book.findings == ()
    assert book.primary(role).name == name
    (said,) = book.findings
    assert (said.code, said.severity) == ("font-role-fallback", "warning")
    assert role in said.message("zh")
    assert f"{role}.otf" in said.remedy("en")
    assert book.role_findings(role) == (said,)


@pytest.mark.parametrize(
    ("called", "name"),
    [
        ("PagesetterHei-Black", "PagesetterHei-Black"),
        ("Pagesetter Hei Black", "PagesetterHei-Black"),
        ("pagesetter hei", HEI),
        ("Pagesetter Kai", KAI),
    ],
)
def test_a_face_may_be_called_by_its_name(book: FontBook, called: str, name: str) -> None:
    assert book.knows(called)
    assert book.primary(called).name == name
    assert book.role_findings(called) == ()


def test_an_unknown_role_is_an_error_and_set_in_song() -> None:
    book = FontBook()
    assert not book.knows("华康少女")
    assert book.primary("华康少女").name == SONG
    (said,) = book.findings
    assert (said.code, said.severity) == ("font-role-unknown", "error")
    assert "华康少女" in said.message("en")
    assert "小标宋" in said.remedy("zh")
    assert "did you mean" not in said.message("en")


def test_of_a_role_misspelt_the_one_meant_is_told() -> None:
    book = FontBook()
    book.primary("报末")
    (said,) = book.findings
    assert said.message("en").endswith("; did you mean “报宋”?")
    assert said.message("zh").endswith("，是不是“报宋”？")


def test_keys_lead_back_to_faces(book: FontBook) -> None:
    face = book.primary("黑")
    assert book.face(face.key) is face
    with pytest.raises(KeyError):
        book.face("0000000000000000")


def test_plain_text_is_one_stretch(book: FontBook) -> None:
    text = "对版面编辑来说，“截稿”——2026年，GDP增长5.2%。"
    assert pieces(book, text, "报宋") == [(text, SONG)]
    assert pieces(book, "", "报宋") == []


def test_brush_faces_take_chinese_marks_from_song(book: FontBook) -> None:
    assert pieces(book, "他说：“好——”……（完）·a.b", "楷") == [
        ("他说", KAI),
        ("：“", SONG),
        ("好", KAI),
        ("——”……（", SONG),
        ("完", KAI),
        ("）·", SONG),
        ("a.b", KAI),
    ]
    assert pieces(book, "完。", "仿宋") == [("完", KAI), ("。", SONG)]
    assert pieces(book, "完。", "Pagesetter Kai") == [("完", KAI), ("。", SONG)]
    assert pieces(book, "完。", "大标宋") == [("完。", "PagesetterSong-Black")]


def test_rare_characters_come_from_the_rare_face(book: FontBook) -> None:
    assert pieces(book, "古灋字", "报宋") == [("古", SONG), ("灋", RARE), ("字", SONG)]
    assert pieces(book, "古灋字", "粗黑") == [
        ("古", "PagesetterHei-Black"),
        ("灋", RARE),
        ("字", "PagesetterHei-Black"),
    ]
    assert pieces(book, "䶮㛃𬭎𠅤", "楷") == [("䶮㛃𬭎𠅤", KAI)]
    assert pieces(book, "117号元素鿬", "报宋") == [
        ("117号元素", SONG),
        ("鿬", "PagesetterHeiExt-Regular"),
    ]


def test_what_kai_lacks_comes_from_song_first(book: FontBook) -> None:
    kai, song = book.primary("楷"), book.primary("报宋")
    assert not kai.has(0x25A3)
    assert song.has(0x25A3)
    assert pieces(book, "甲▣乙", "楷") == [("甲", KAI), ("▣", SONG), ("乙", KAI)]


def test_clusters_are_never_cut(book: FontBook) -> None:
    assert pieces(book, "葛\U000e0100的", "楷") == [("葛\U000e0100的", KAI)]
    assert pieces(book, "か\u3099灋\ufe00字", "报宋") == [
        ("か\u3099", SONG),
        ("灋\ufe00", RARE),
        ("字", SONG),
    ]
    family = "👨\u200d👩\u200d👧"
    assert pieces(book, "灋" + family + "灋", "报宋") == [
        ("灋", RARE),
        (family, SONG),
        ("灋", RARE),
    ]


def test_a_mark_the_face_lacks_takes_its_base_along(book: FontBook) -> None:
    kai = book.primary("楷")
    assert not kai.has(0x20DD)
    assert all(text != "a" or face != KAI for text, face in pieces(book, "a\u20dd", "楷"))
    assert len(pieces(book, "a\u20dd", "楷")) == 1


def test_invisible_characters_cut_nothing(book: FontBook) -> None:
    assert pieces(book, "版\u200b面\u00ad\n", "楷") == [("版\u200b面\u00ad\n", KAI)]
    assert pieces(book, "灋\u200b灋", "报宋") == [("灋\u200b灋", RARE)]
    assert book.missing("版\u200b面\u00ad\n\ufeff\u2060", "楷") == []


def test_missing_characters_are_named_and_boxed(book: FontBook) -> None:
    text = "好😀的👨\u200d👩好\U0002ebf0"
    assert book.missing(text, "报宋") == [1, 3, 7]
    assert pieces(book, text, "报宋") == [(text, SONG)]
    assert book.missing("好的", "报宋") == []
    (said,) = book.text_findings("好😀😀", "报宋", SourceSpan("copy/a.md", 3, 1))
    assert (said.code, said.severity) == ("missing-glyph", "error")
    assert said.span == SourceSpan("copy/a.md", 3, 1)
    assert "U+1F600" in said.message("zh")
    assert "😀" in said.message("en")


def test_unsupported_variation_selectors_are_told(book: FontBook) -> None:
    text = "葛\U000e0100，\ufe01"
    assert book.unsupported_variations(text, "报宋") == [0]
    assert book.missing(text, "报宋") == []
    (said,) = book.text_findings(text, "报宋")
    assert (said.code, said.severity) == ("variation-unsupported", "warning")
    assert "U+845B U+E0100" in said.message("zh")


def test_split_covers_any_text(book: FontBook) -> None:
    for text in ("\u0301", "\ufe00灋", "\u200d", "\n", "a\u0301\u0302b"):
        assert "".join(t for t, _ in pieces(book, text, "楷")) == text
