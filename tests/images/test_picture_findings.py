"""What is said about too few pixels: limits from both sides, widths by hand, both languages."""

from __future__ import annotations

import string

from made_pictures import inch, mm

from pagesetter.findings import Place, SourceSpan
from pagesetter.findings.messages_images import MESSAGES
from pagesetter.images import Limits, Probe, resolution_findings

CHARACTER = 557_056
"""8.5 pt."""


def of(width: int, height: int, **more: bool | int) -> Probe:
    return Probe(width, height, "JPEG", "RGB", 1, "0" * 32, **more)  # type: ignore[arg-type]


def said(probe: Probe, inches: float) -> list[tuple[str, str]]:
    room = (inch(inches), inch(inches) * probe.height // probe.width)
    found = resolution_findings(probe, None, room, file="a.jpg", character=CHARACTER)
    return [(f.code, f.severity) for f in found]


def test_photographs_at_the_limits() -> None:
    assert said(of(300, 300), 2) == []
    assert said(of(298, 298), 2) == [("picture-low-ppi", "warning")]
    assert said(of(200, 200), 2) == [("picture-low-ppi", "warning")]
    assert said(of(198, 198), 2) == [("picture-low-ppi", "error")]


def test_line_art_at_the_limits() -> None:
    assert said(of(1100, 1100, line_art=True), 2) == []
    assert said(of(1098, 1098, line_art=True), 2) == [("picture-low-ppi-art", "warning")]
    assert said(of(400, 400, line_art=True), 2) == [("picture-low-ppi-art", "warning")]
    assert said(of(398, 398, line_art=True), 2) == [("picture-low-ppi-art", "error")]


def test_codes_are_sharp_at_any_size() -> None:
    assert said(of(33, 33, line_art=True, module=1), 2) == []


def test_codes_must_be_large_enough_for_phones() -> None:
    code = of(264, 264, line_art=True, module=8)
    for room, codes in ((mm(15), []), (mm(14.9), ["picture-code-small"])):
        found = resolution_findings(code, None, (room, room), file="qr.png", character=CHARACTER)
        assert [f.code for f in found] == codes
    # A logo of squares is no code.
    logo = of(400, 40, line_art=True, module=8)
    assert resolution_findings(logo, None, (mm(10), mm(1)), file="a", character=CHARACTER) == ()


def test_limits_can_be_set() -> None:
    strict = Limits(warning=301)
    room = (inch(1), inch(1))
    found = resolution_findings(
        of(300, 300), None, room, file="a.jpg", character=CHARACTER, limits=strict
    )
    assert [f.code for f in found] == ["picture-low-ppi"]


def test_greatest_width_by_hand() -> None:
    # 512 pixels at 150 ppi are 3.4133 in = 86.69 mm = 245.76 pt: 28 字 of 8.5 pt.
    place = Place(page="1", story="s1")
    span = SourceSpan("pages/01.yaml", 3, 5)
    (found,) = resolution_findings(
        of(512, 512), None, (mm(93), mm(93)), file="assets/a.jpg", character=CHARACTER,
        span=span, place=place,
    )  # fmt: skip
    assert dict(found.params) == {
        "file": "assets/a.jpg",
        "ppi": "140",
        "wanted": "150",
        "mm": "86",
        "characters": "28",
    }
    assert (found.span, found.place) == (span, place)
    assert "86 毫米（28 字）" in found.message("zh")
    assert "86 mm (28 字)" in found.message("en")
    assert found.remedy("zh")


def test_every_message_has_both_languages_and_the_same_blanks() -> None:
    def blanks(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert len(MESSAGES) == 20
    for code, message in MESSAGES.items():
        assert blanks(message.en) == blanks(message.zh), code
        assert "file" in blanks(message.en), code
        assert message.remedy_en, code
        assert message.remedy_zh, code
        assert any("\u4e00" <= c <= "\u9fff" for c in message.zh), code
