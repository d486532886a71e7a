"""Advertisements as customers send them: small PDFs of known content, made by another library."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

Change = Callable[[Pdf], None]

RED_ON_GREEN = "0 1 1 0 k 0 60 40 20 re f 1 0 1 0 k 40 0 80 80 re f"
"""On a trim of 120 × 80: a red field at the top left, green over the right two thirds."""


def artwork(
    content: str = RED_ON_GREEN,
    change: Change | None = None,
    *,
    pages: int = 1,
    trim: tuple[float, ...] = (10, 20, 130, 100),
    **saving: Any,
) -> bytes:
    """A PDF whose pages show `content` from the lower left of their trim, and black round it."""
    pdf = Pdf.new()
    for number in range(pages):
        pdf.add_blank_page(page_size=(140, 120))
        page = pdf.pages[number]
        around = b"0 0 0 1 k 0 0 140 120 re f 0 0 0 0 k 10 20 120 80 re f 1 0 0 1 10 20 cm "
        page.obj["/TrimBox"] = Array(list(trim))
        page.obj["/Contents"] = pdf.make_stream(around + content.encode())
        page.obj["/Resources"] = Dictionary()
    if change is not None:
        change(pdf)
    out = BytesIO()
    pdf.save(out, static_id=True, **saving)
    return out.getvalue()


def resources(**kinds: dict[str, Any]) -> Change:
    """Give the first page these resources, such as `ExtGState={"G": …}`."""

    def change(pdf: Pdf) -> None:
        own = pdf.pages[0].obj["/Resources"]
        for kind, named in kinds.items():
            own[f"/{kind}"] = Dictionary({f"/{name}": value for name, value in named.items()})

    return change


def with_everything_to_strip(pdf: Pdf) -> None:
    """Annotations, actions, scripts, an attached file, and a layer that is off."""
    page = pdf.pages[0]
    note = Dictionary(Type=Name.Annot, Subtype=Name.Text, Rect=[1, 1, 9, 9], Contents="NOTE")
    page.obj["/Annots"] = Array([pdf.make_indirect(note)])
    page.obj["/AA"] = Dictionary(O=Dictionary(S=Name.JavaScript, JS="app.beep()"))
    pdf.Root["/OpenAction"] = Dictionary(S=Name.JavaScript, JS="app.alert(1)")
    pdf.attachments["a.txt"] = b"ATTACHED"
    off = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="off"))
    on = pdf.make_indirect(Dictionary(Type=Name.OCG, Name="on"))
    pdf.Root["/OCProperties"] = Dictionary(OCGs=[off, on], D=Dictionary(OFF=[off]))
    page.obj["/Resources"]["/Properties"] = Dictionary(Off=off, On=on)
    form = pdf.make_stream(b"0 1 0 0 k 0 0 40 20 re f", Type=Name.XObject, Subtype=Name.Form,
                           BBox=[0, 0, 40, 20], OC=off)  # fmt: skip
    page.obj["/Resources"]["/XObject"] = Dictionary(Fx=form)
    page.obj["/PieceInfo"] = Dictionary(Illustrator=Dictionary(Private="PRIVATE"))


LAYERED = (
    "/OC /Off BDC 1 0 0 0 k 0 0 40 80 re f EMC /OC /On BDC 0 1 1 0 k 0 60 40 20 re f EMC "
    "/Span <</MCID 3>> BDC 1 0 1 0 k 40 0 80 80 re f EMC /Fx Do"
)
"""What RED_ON_GREEN shows, but with more in layers that are off."""


def layered() -> bytes:
    return artwork(LAYERED, with_everything_to_strip)


def transparent() -> bytes:
    return artwork("/G gs " + RED_ON_GREEN, resources(ExtGState={"G": Dictionary(ca=0.5, CA=0.5)}))


def unembedded() -> bytes:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    return artwork("0 0 0 1 k BT /F1 12 Tf 5 5 Td (Sale) Tj ET", resources(Font={"F1": font}))


def nested() -> bytes:
    """Ten forms, each placing the next a hundred times: more squares than any press prints."""

    def change(pdf: Pdf) -> None:
        inner = None
        for _ in range(10):
            form = pdf.make_stream(b"0 0 9 9 re f" if inner is None else b"/F Do " * 100)
            form.update(Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9]))
            if inner is not None:
                form["/Resources"] = Dictionary(XObject=Dictionary(F=inner))
            inner = pdf.make_indirect(form)
        page = pdf.pages[0].obj
        page["/Resources"] = Dictionary(XObject=Dictionary(F=inner))
        page["/Contents"] = pdf.make_stream(b"/F Do " * 100)

    return artwork(change=change)


def spot() -> bytes:
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0.5, 1, 0], N=1)
    space = Array([Name.Separation, Name("/Gold"), Name.DeviceCMYK, tint])
    return artwork("/Cs cs 1 scn 0 0 9 9 re f", resources(ColorSpace={"Cs": space}))


def in_gbk(colours: str = "COLOUR", plate: str = "PLATE") -> bytes:
    """A square on a plate of its own, with names in GBK as old Chinese programs write them."""
    tint = Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 0.5, 1, 0], N=1)
    space = Array([Name.Separation, Name("/PLATE"), Name.DeviceCMYK, tint])
    data = artwork(
        "/COLOUR cs 1 scn 0 0 60 60 re f",
        resources(ColorSpace={"COLOUR": space}),
        compress_streams=False,
        object_stream_mode=pikepdf.ObjectStreamMode.disable,
    )
    for plain, name in ((b"COLOUR", colours), (b"PLATE", plate)):
        raw = name.encode("gbk")
        data = data.replace(b"/" + plain, b"/" + (raw if raw.isascii() else _escaped(raw)))
    return data


def _escaped(name: bytes) -> bytes:
    return b"".join(b"#%02X" % one for one in name)


def encrypted(user: str) -> bytes:
    return artwork(encryption=pikepdf.Encryption(owner="o", user=user))


def circular() -> bytes:
    """A form that draws itself."""

    def change(pdf: Pdf) -> None:
        form = pdf.make_stream(b"/Fx Do", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 9, 9])
        form["/Resources"] = Dictionary(XObject=Dictionary(Fx=form))
        pdf.pages[0].obj["/Resources"]["/XObject"] = Dictionary(Fx=form)

    return artwork("/Fx Do " + RED_ON_GREEN, change)


def bomb() -> bytes:
    """A few kilobytes that unfold to 60 MB of operators."""

    def change(pdf: Pdf) -> None:
        pdf.pages[0].obj["/Contents"] = pdf.make_stream(b"0 0 9 9 re f\n" * 4_800_000)

    return artwork("", change)
