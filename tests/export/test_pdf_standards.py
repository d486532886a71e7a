"""PDF/X-4 and PDF/X-1a: output intent, XMP, Info and identity, read back by another library."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from reader import opened, tool

from pagesetter.cli.main import main
from pagesetter.display import DisplayList
from pagesetter.export.pdf import write_pdf
from pagesetter.export.pdf.conformance import Conformance, description, intent_of
from pagesetter.fonts import FontBook

INFO = {"title": "试验报 <一> & 二", "date": "2026-11-24"}
IDENTITY = {"x4": "PDF/X-4", "x1a": "PDF/X-1a:2003"}
HEAD = {"x4": b"%PDF-1.6", "x1a": b"%PDF-1.4"}
NAMESPACE = {"x4": "http://www.npes.org/pdfx/ns/id/", "x1a": "http://ns.adobe.com/pdfx/1.3/"}

both = pytest.mark.parametrize("standard", ["x4", "x1a"])


@pytest.fixture(scope="session")
def profile(root: str) -> bytes:
    with open(os.path.join(root, "assets", "newsprint-26.icc"), "rb") as file:
        return file.read()


@pytest.fixture(scope="session")
def files(page: DisplayList, fonts: FontBook, profile: bytes) -> dict[str, bytes]:
    return {
        standard: write_pdf(
            [page], fonts, **INFO, conformance=Conformance(standard, intent_of(profile))
        )
        for standard in ("x4", "x1a")
    }


@both
def test_version_and_no_objects_in_streams(standard: str, files: dict[str, bytes]) -> None:
    assert files[standard].startswith(HEAD[standard])
    assert b"/ObjStm" not in files[standard]
    assert b"/XRef" not in files[standard]


@both
def test_one_intent_with_the_whole_profile(
    standard: str, files: dict[str, bytes], profile: bytes
) -> None:
    pdf = opened(files[standard])
    (intent,) = pdf.Root.OutputIntents
    assert intent.S == "/GTS_PDFX"
    assert str(intent.OutputConditionIdentifier) == "Custom"
    assert str(intent.Info) == "Newsprint 26 % TVI, modelled"
    assert "/RegistryName" not in intent
    assert intent.DestOutputProfile.N == 4
    assert intent.DestOutputProfile.read_bytes() == profile


@both
def test_info_and_xmp_say_the_same(standard: str, files: dict[str, bytes]) -> None:
    pdf = opened(files[standard])
    stream = pdf.Root.Metadata
    assert "/Filter" not in stream
    assert (stream.Type, stream.Subtype) == ("/Metadata", "/XML")
    with pdf.open_metadata() as xmp:
        assert xmp["dc:title"] == str(pdf.docinfo["/Title"]) == "试验报 <一> & 二"
        assert xmp["pdf:Producer"] == str(pdf.docinfo["/Producer"])
        assert xmp["xmp:CreatorTool"] == str(pdf.docinfo["/Creator"])
        assert xmp["pdf:Trapped"] == "False"
        assert pdf.docinfo["/Trapped"] == "/False"
        dates = {xmp[f"xmp:{key}Date"] for key in ("Create", "Modify", "Metadata")}
        assert dates == {"2026-11-24T12:00:00Z"}
        assert pdf.docinfo["/CreationDate"] == pdf.docinfo["/ModDate"] == "D:20261124120000Z"
        version = xmp[f"{{{NAMESPACE[standard]}}}GTS_PDFXVersion"]
        assert version == str(pdf.docinfo["/GTS_PDFXVersion"]) == IDENTITY[standard]
        assert (xmp["xmpMM:VersionID"], xmp["xmpMM:RenditionClass"]) == ("1", "default")
        for key in ("DocumentID", "InstanceID"):
            assert UUID(xmp[f"xmpMM:{key}"].removeprefix("uuid:")).version == 5


@both
def test_nothing_is_lost_against_a_plain_pdf(
    standard: str, files: dict[str, bytes], page: DisplayList, fonts: FontBook
) -> None:
    plain, pdf = opened(write_pdf([page], fonts, **INFO)), opened(files[standard])
    assert pdf.pages[0].Contents.read_bytes() == plain.pages[0].Contents.read_bytes()
    assert set(pdf.Root.keys()) - set(plain.Root.keys()) == {"/OutputIntents", "/Metadata"}
    assert set(plain.Root.keys()) <= set(pdf.Root.keys())
    assert "/Group" not in pdf.pages[0]


def test_identity_follows_standard_profile_and_content(
    files: dict[str, bytes], page: DisplayList, fonts: FontBook, profile: bytes
) -> None:
    other = intent_of(profile)._replace(profile=profile + b"\0")
    more = [
        write_pdf([page], fonts, **INFO),
        write_pdf([page], fonts, **INFO, conformance=Conformance("x4", other)),
        write_pdf(
            [page._replace(label="B1")], fonts, **INFO,
            conformance=Conformance("x4", intent_of(profile)),
        ),
    ]  # fmt: skip
    ids = [bytes(opened(pdf).trailer.ID[0]) for pdf in [*files.values(), *more]]
    assert len(set(ids)) == 5
    instances = {re.search(rb"InstanceID>([^<]+)", pdf).group(1) for pdf in files.values()}  # type: ignore[union-attr]
    assert len(instances) == 2


@both
def test_same_bytes_twice(
    standard: str, files: dict[str, bytes], page: DisplayList, fonts: FontBook, profile: bytes
) -> None:
    again = write_pdf([page], fonts, **INFO, conformance=Conformance(standard, intent_of(profile)))
    assert again == files[standard]


def test_a_registered_condition_is_called_by_its_name(profile: bytes) -> None:
    def with_words(words: bytes) -> bytes:
        own = b"Newsprint 26 % TVI, modelled"
        return profile.replace(own, words.ljust(len(own), b"\0"))

    assert description(profile) == "Newsprint 26 % TVI, modelled"
    v4 = intent_of(with_words(b"ISOnewspaper26v4"))
    assert (v4.identifier, v4.registry) == ("IFRA26", "http://www.color.org")
    assert intent_of(with_words(b"Stadtdruck 2026")).identifier == "Custom"
    assert intent_of(b"\0" * 128).info == "CMYK press profile"


def test_description_of_a_version_4_profile() -> None:
    text = "新闻纸".encode("utf-16-be")
    tag = b"mluc" + bytes(4) + (1).to_bytes(4, "big") + (12).to_bytes(4, "big") + b"zhCN"
    tag += len(text).to_bytes(4, "big") + (28).to_bytes(4, "big") + text
    entry = b"desc" + (144).to_bytes(4, "big") + len(tag).to_bytes(4, "big")
    assert description(bytes(128) + (1).to_bytes(4, "big") + entry + tag) == "新闻纸"


def rendered(root: str, folder: Path, *options: str) -> Any:
    path = folder / "out.pdf"
    sample = os.path.join(root, "examples", "science-weekly")
    assert main(["render", sample, "-o", str(path), *options]) in (0, 1)
    return path


@pytest.mark.parametrize(
    ("options", "known"),
    [((), "PDF/X-4"), (("--standard", "x1a"), "PDF/X-1a:2003"), (("--standard", "plain"), "")],
)
def test_the_sample_as_asked_for(
    root: str, tmp_path: Path, options: tuple[str, ...], known: str
) -> None:
    path = rendered(root, tmp_path, *options)
    assert "No syntax or stream encoding errors found" in tool("qpdf", "--check", str(path))
    pdf = opened(path.read_bytes())
    assert str(pdf.docinfo.get("/GTS_PDFXVersion", "")) == known
    assert ("/OutputIntents" in pdf.Root) == bool(known)
    for page in pdf.pages:
        spaces = {str(image.ColorSpace) for image in page.get_images().values()}
        assert spaces <= {"/DeviceCMYK", "/DeviceGray"}


def test_a_profile_of_the_wrong_class_writes_nothing(
    root: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from PIL import ImageCms

    wrong = tmp_path / "srgb.icc"
    wrong.write_bytes(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    sample = os.path.join(root, "examples", "science-weekly")
    out = str(tmp_path / "a.pdf")
    for options in (["--profile", str(wrong)], ["--profile", str(tmp_path / "none.icc")]):
        assert main(["render", sample, "-o", out, *options]) == 2
        assert "profile" in capsys.readouterr().err
        assert not os.path.exists(out)


def test_a_named_profile_is_embedded(root: str, tmp_path: Path, profile: bytes) -> None:
    named = tmp_path / "印厂.icc"
    words = b"Newsprint 26 % TVI, modelled"
    named.write_bytes(profile.replace(words, b"Our plant, third machine    "))
    path = rendered(root, tmp_path, "--profile", str(named))
    pdf = opened(path.read_bytes())
    (intent,) = pdf.Root.OutputIntents
    assert str(intent.Info) == "Our plant, third machine"
