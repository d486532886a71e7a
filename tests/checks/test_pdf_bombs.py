"""Small PDFs that unfold to what no memory holds are told, and not unfolded."""

from __future__ import annotations

import zlib
from io import BytesIO

from pikepdf import Dictionary, Name, Pdf

from pagesetter.checks.pdf.check import check_pdf
from pagesetter.checks.profile import load_profile


def blank(content: bytes) -> bytes:
    pdf = Pdf.new()
    pdf.add_blank_page(page_size=(300, 300))
    stream = pdf.make_stream(b"")
    stream.write(zlib.compress(content, 9), filter=Name.FlateDecode)
    pdf.pages[0].obj["/Contents"] = stream
    pdf.pages[0].obj["/Resources"] = Dictionary()
    out = BytesIO()
    pdf.save(out, static_id=True)
    return out.getvalue()


def test_what_unfolds_without_end_is_told_and_not_unfolded() -> None:
    """Content of 20 MB is followed, more is not."""
    line = b"0 0 9 9 re f " + b" " * 500_000
    limits = load_profile("正式报纸")
    codes = {one.code for one in check_pdf(blank(line * 39), limits)}
    assert "pdf-content" not in codes
    codes = {one.code for one in check_pdf(blank(line * 41), limits)}
    assert "pdf-content" in codes


def test_a_picture_too_large_to_be_looked_at_is_told() -> None:
    def found(side: int) -> set[str]:
        pdf = Pdf.open(BytesIO(blank(b"q 200 0 0 200 50 50 cm /I Do Q")))
        image = pdf.make_stream(b"")
        image.update(Dictionary(Type=Name.XObject, Subtype=Name.Image, Width=side, Height=10_000,
                                ColorSpace=Name.DeviceGray, BitsPerComponent=8))  # fmt: skip
        pdf.pages[0].obj["/Resources"] = Dictionary(XObject=Dictionary(I=image))
        out = BytesIO()
        pdf.save(out)
        return {one.code for one in check_pdf(out.getvalue(), load_profile("正式报纸"))}

    assert "pdf-picture-huge" not in found(20_000)
    assert "pdf-picture-huge" in found(20_001)


def test_forms_within_forms_come_to_an_end() -> None:
    """Ten forms, each placing the next a hundred times: 10^18 squares."""
    pdf = Pdf.open(BytesIO(blank(b"/F Do " * 100)))
    inner = None
    for _ in range(10):
        form = pdf.make_stream(b"/F Do " * 100 if inner is not None else b"0 0 9 9 re f")
        form.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9]))
        if inner is not None:
            form["/Resources"] = Dictionary(XObject=Dictionary(F=inner))
        inner = pdf.make_indirect(form)
    pdf.pages[0].obj["/Resources"] = Dictionary(XObject=Dictionary(F=inner))
    out = BytesIO()
    pdf.save(out)
    found = check_pdf(out.getvalue(), load_profile("正式报纸"))
    assert "pdf-content" in {one.code for one in found}
