"""Checks what a PDF says of itself: standard, version, intent, metadata, identity, actions.

Follows ISO 15930-4 (X-1a:2003) and ISO 15930-7 (X-4) as far as they concern the file as a
whole. Knows no page content.
"""

from __future__ import annotations

from typing import Any

from pagesetter.checks.pdf.told import Told

_VERSIONS = {"x1a": "1.4", "x4": "1.6", "": "1.7"}
_PDFX_ID = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
_PDFX = "{http://ns.adobe.com/pdfx/1.3/}GTS_PDFXVersion"
_SAME = (
    ("/Title", "dc:title"),
    ("/Creator", "xmp:CreatorTool"),
    ("/Producer", "pdf:Producer"),
    ("/CreationDate", "xmp:CreateDate"),
    ("/ModDate", "xmp:ModifyDate"),
    ("/Trapped", "pdf:Trapped"),
)


def check_document(pdf: Any, data: bytes, told: Told) -> None:
    """Note what is wrong with the file as a whole, and set the standard it is held to."""
    info = {str(key): _plain(value) for key, value in pdf.docinfo.items()}
    xmp = _xmp(pdf)
    claimed = xmp.get(_PDFX_ID) or info.get("/GTS_PDFXVersion") or xmp.get(_PDFX) or ""
    if claimed.startswith("PDF/X-1"):
        told.standard = "x1a"
    elif claimed.startswith("PDF/X-4"):
        told.standard = "x4"
    elif claimed:
        told.add("pdf-standard-unknown", standard=claimed)
    else:
        told.add("pdf-no-standard")
    _version(pdf, data, told)
    _information(pdf, info, xmp, told)
    if claimed:
        _intent(pdf, told)
    _actions(pdf, told)
    if told.standard == "x1a" and "/OCProperties" in pdf.Root:
        told.add("pdf-layers", standard=told.standard_name)


def _plain(value: Any) -> str:
    return str(value).lstrip("/") if str(value).startswith("/") else str(value)


def _xmp(pdf: Any) -> dict[str, str]:
    """Return the simple XMP properties that are asked for; empty when there are none."""
    if "/Metadata" not in pdf.Root:
        return {}
    names = [name for _, name in _SAME] + [_PDFX_ID, _PDFX, "xmp:MetadataDate"]
    names += ["xmpMM:DocumentID", "xmpMM:RenditionClass", "xmpMM:VersionID"]
    try:
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            return {name: str(xmp[name]) for name in names if name in xmp}
    except Exception:  # whatever a parser of XML may raise at bytes of any kind
        return {}


def _version(pdf: Any, data: bytes, told: Told) -> None:
    most = _VERSIONS[told.standard]
    version = max(pdf.pdf_version, str(pdf.Root.get("/Version", "/1.0")).lstrip("/"))
    if version > most:
        told.add("pdf-version", version=version, standard=told.standard_name, most=most)
    if told.standard == "x1a" and (b"/ObjStm" in data or b"/XRef" in data):
        told.add("pdf-object-streams", standard=told.standard_name)


def _information(pdf: Any, info: dict[str, str], xmp: dict[str, str], told: Told) -> None:
    if not (info.get("/Title") or xmp.get("dc:title") or "").strip():
        told.add("pdf-title")
    identity = pdf.trailer.get("/ID")
    if identity is None or len(identity) != 2 or not bytes(identity[0]):
        told.add("pdf-id")
    if not told.standard:
        return
    has_dates = info.keys() >= {"/CreationDate", "/ModDate"} or told.standard == "x4"
    if not has_dates:
        told.add("pdf-dates")
    if (info.get("/Trapped") or xmp.get("pdf:Trapped")) not in ("True", "False"):
        told.add("pdf-trapped")
    needs = told.standard == "x4"
    if needs and (not xmp or "/Filter" in pdf.Root.Metadata or "dc:title" not in xmp):
        told.add("pdf-xmp")
    for key, name in _SAME:
        if key in info and name in xmp:
            mine, other = info[key], xmp[name]
            if key.endswith("Date"):
                mine, other = moment(mine), moment(other)
            if mine != other:
                told.add("pdf-xmp-differs", key=key[1:], info=mine, xmp=other)


def moment(text: str) -> str:
    """Return a date of Info or XMP in UTC as `YYYYMMDDhhmmss`; what is no date as it stands."""
    from datetime import datetime, timedelta

    digits = "".join(c for c in text.removeprefix("D:") if c.isdigit() or c in "Z+-")
    if "T" in text:
        head, _, tail = text.partition("T")
        zone = next((i for i, c in enumerate(tail) if c in "Z+-"), len(tail))
        digits = head.replace("-", "") + "".join(c for c in tail[:zone] if c.isdigit())
        digits += tail[zone:].replace(":", "")
    at = next((i for i, c in enumerate(digits) if c in "Z+-"), len(digits))
    stamp, offset = digits[:at].ljust(14, "0")[:14], digits[at:].rstrip("Z")
    try:
        when = datetime.strptime(stamp, "%Y%m%d%H%M%S")
        if offset:
            minutes = int(offset[1:3] or 0) * 60 + int(offset[3:5] or 0)
            when -= timedelta(minutes=minutes if offset[0] == "+" else -minutes)
    except ValueError:
        return text
    return when.strftime("%Y%m%d%H%M%S")


def _intent(pdf: Any, told: Told) -> None:
    intents = [i for i in pdf.Root.get("/OutputIntents", []) if i.get("/S") == "/GTS_PDFX"]
    if len(intents) != 1:
        told.add("pdf-intent", why=f"there are {len(intents)}", why_zh=f"共有 {len(intents)} 个")
        return
    (intent,) = intents
    if not str(intent.get("/OutputConditionIdentifier", "")):
        told.add("pdf-intent", why="it names no condition", why_zh="没有写明印刷条件")
    profile = intent.get("/DestOutputProfile")
    if profile is None:
        if told.standard == "x4" or not intent.get("/RegistryName"):
            told.add("pdf-intent", why="it has no profile", why_zh="没有嵌入描述文件")
        return
    try:
        head = profile.read_bytes()[:40]
    except Exception:  # a damaged stream raises the library's own errors
        head = b""
    if head[12:20] != b"prtrCMYK" or head[36:40] != b"acsp" or profile.get("/N") != 4:
        told.add(
            "pdf-intent", why="its profile is none of a press", why_zh="描述文件不是 CMYK 印刷类"
        )


def _actions(pdf: Any, told: Told) -> None:
    root = pdf.Root
    names = root.get("/Names", {})
    held = (
        (
            "/OpenAction" in root and _is_action(root["/OpenAction"]),
            "an opening action",
            "打开动作",
        ),
        ("/AA" in root, "actions", "动作"),
        ("/JavaScript" in names, "scripts", "脚本"),
        ("/EmbeddedFiles" in names, "attached files", "附件"),
        (len(root.get("/AcroForm", {}).get("/Fields", [])) > 0, "form fields", "表单域"),
    )
    for found, what, what_zh in held:
        if found:
            told.add("pdf-action", what=what, what_zh=what_zh)


def _is_action(value: Any) -> bool:
    """A destination to open the file at is no action."""
    return hasattr(value, "keys") and "/S" in value
