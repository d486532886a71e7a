"""Turns what a file says of itself into its XMP packet (ISO 16684-1), the same as in Info.

Written by hand and unfiltered, so that a RIP finds it without reading the PDF. Knows neither
pages nor the library that writes the file.
"""

from __future__ import annotations

from hashlib import sha1

from pagesetter.export.pdf.sink import Info

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfx": "http://ns.adobe.com/pdfx/1.3/",
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
}
_OURS = bytes.fromhex("7d3c1e0ab85f4d719f0c2a6e94b1d353")
"""Namespace of this program's name-based identifiers."""


def packet(info: Info, standard: str, identity: str, content: str) -> bytes:
    """Return the packet. `content` is the hash of all of the file, in hexadecimal."""
    date = f"{info.date}T12:00:00Z"
    version = "pdfxid" if standard == "x4" else "pdfx"
    simple = [
        ("pdf:Producer", info.producer),
        ("pdf:Trapped", "False"),
        ("xmp:CreatorTool", info.creator),
        ("xmp:CreateDate", date),
        ("xmp:ModifyDate", date),
        ("xmp:MetadataDate", date),
        ("xmpMM:DocumentID", f"uuid:{name_uuid(f'document {content}')}"),
        ("xmpMM:InstanceID", f"uuid:{name_uuid(f'instance {content}')}"),
        ("xmpMM:VersionID", "1"),
        ("xmpMM:RenditionClass", "default"),
        (f"{version}:GTS_PDFXVersion", identity),
    ]
    spaces = "\n".join(f'    xmlns:{name}="{uri}"' for name, uri in _NAMESPACES.items())
    lines = "\n".join(f"   <{key}>{_escaped(value)}</{key}>" for key, value in simple)
    title = f'<rdf:li xml:lang="x-default">{_escaped(info.title)}</rdf:li>'
    language = f"<rdf:li>{_escaped(info.language)}</rdf:li>"
    text = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
{spaces}>
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt>{title}</rdf:Alt></dc:title>
   <dc:language><rdf:Bag>{language}</rdf:Bag></dc:language>
{lines}
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
    return text.encode("utf-8")


def name_uuid(name: str) -> str:
    """Return the name-based UUID (RFC 4122, version 5) of a name in our own namespace."""
    digest = bytearray(sha1(_OURS + name.encode("utf-8"), usedforsecurity=False).digest()[:16])
    digest[6] = digest[6] & 0x0F | 0x50
    digest[8] = digest[8] & 0x3F | 0x80
    text = digest.hex()
    return "-".join((text[:8], text[8:12], text[12:16], text[16:20], text[20:]))


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
