"""What a page may paint with besides paths and text: forms, tiles, gradients, drawn glyphs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String


def form(content: str) -> Callable[[Pdf], dict[str, Any]]:
    def make(pdf: Pdf) -> dict[str, Any]:
        states = Dictionary(Kx=Dictionary(OP=True, op=True, OPM=1))
        return {
            "Fx": pikepdf.Stream(
                pdf, content.encode(), Type=Name.XObject, Subtype=Name.Form,
                BBox=[0, 0, 800, 1200], Resources=Dictionary(ExtGState=states),
            )
        }  # fmt: skip

    return make


def tile(content: str) -> Callable[[Pdf], dict[str, Any]]:
    return lambda pdf: {
        "Px": pikepdf.Stream(
            pdf, content.encode(), Type=Name.Pattern, PatternType=1, PaintType=1, TilingType=1,
            BBox=[0, 0, 6, 6], XStep=6, YStep=6, Resources=Dictionary(),
        )
    }  # fmt: skip


def glyphs(content: str) -> Callable[[Pdf], dict[str, Any]]:
    """A font whose letter a is drawn by operators of a page."""

    def make(pdf: Pdf) -> dict[str, Any]:
        encoding = Dictionary(Type=Name.Encoding, Differences=[97, Name("/a")])
        font = Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=[0, 0, 500, 500], FirstChar=97,
            LastChar=97, Widths=[500], FontMatrix=[0.001, 0, 0, 0.001, 0, 0], Encoding=encoding,
            CharProcs=Dictionary(a=pdf.make_stream(content.encode())), Resources=Dictionary(),
        )  # fmt: skip
        return {"Tx": pdf.make_indirect(font)}

    return make


def gradient(*inks: float) -> Callable[[Pdf], dict[str, Any]]:
    """From paper to `inks` and back to paper: the middle is the heaviest."""

    def part(first: list[float], last: list[float]) -> Dictionary:
        return Dictionary(FunctionType=2, Domain=[0, 1], C0=first, C1=last, N=1)

    paper, full = [0.0] * 4, list(inks)
    function = Dictionary(
        FunctionType=3, Domain=[0, 1], Bounds=[0.5], Encode=[0, 1, 0, 1],
        Functions=[part(paper, full), part(full, paper)],
    )  # fmt: skip
    return lambda pdf: {
        "Sx": pdf.make_indirect(
            Dictionary(
                ShadingType=2, ColorSpace=Name.DeviceCMYK, Coords=[300, 0, 340, 0],
                Function=function,
            )
        )
    }  # fmt: skip


def shaded(make: Callable[[Pdf], dict[str, Any]]) -> Callable[[Pdf], dict[str, Any]]:
    return lambda pdf: {
        "Px": pdf.make_indirect(
            Dictionary(Type=Name.Pattern, PatternType=2, Shading=make(pdf)["Sx"])
        )
    }


def managed(pdf: Pdf) -> Array:
    """CMYK by a profile."""
    return Array([Name.ICCBased, pdf.make_stream(b"", N=4)])


def image_of(kind: str, inks: tuple[int, int, int, int]) -> Callable[[Pdf], dict[str, Any]]:
    """A picture of one colour of 255ths, its colours in a table, by a profile, or in 16 bits."""

    def make(pdf: Pdf) -> dict[str, Any]:
        sample, bits = bytes(inks), 8
        space: Any = Name.DeviceCMYK
        if kind.startswith("table"):
            sample = b"\1"
            table = bytes(4) + bytes(inks)
            base = managed(pdf) if kind == "table by profile" else Name.DeviceCMYK
            lookup = pdf.make_stream(table) if kind == "table in a stream" else String(table)
            space = Array([Name.Indexed, base, 1, lookup])
        elif kind == "profile":
            space = managed(pdf)
        elif kind == "16 bits":
            sample, bits = bytes(half for ink in inks for half in (ink, 0)), 16
        return {
            "Imx": pikepdf.Stream(
                pdf, sample * (300 * 300), Type=Name.XObject, Subtype=Name.Image, Width=300,
                Height=300, ColorSpace=space, BitsPerComponent=bits,
            )
        }  # fmt: skip

    return make
