"""Which PDF/X a file is to be, and the press it is made for, as the writer needs them.

Turns an ICC profile into an output intent (ISO 15930; ISO 32000-1, 14.11.5): the identifier of
the printing condition and a sentence about it. Knows nothing of pages and of how a file is
written.
"""

from pagesetter.values import NamedTuple

STANDARDS = ("x4", "x1a", "plain")
"""PDF/X-4 (ISO 15930-7), PDF/X-1a:2003 (ISO 15930-4), and a PDF that claims neither."""

VERSIONS = {"x4": (1, 6), "x1a": (1, 4), "plain": (1, 6)}
IDENTITIES = {"x4": "PDF/X-4", "x1a": "PDF/X-1a:2003"}

REGISTRY = "http://www.color.org"
_REGISTERED = {"ISOnewspaper26v4": "IFRA26", "WAN-IFRAnewspaper26v5": "IFRA26S"}
"""Words of a profile's description -> name of its characterization data in the ICC registry."""


class OutputIntent(NamedTuple):
    """The press a file is made for."""

    profile: bytes
    """ICC profile of class prtr with four inks."""
    identifier: str
    """Registered name of the printing condition, or `Custom`."""
    info: str
    """The condition in words."""
    registry: str = ""
    """Where the identifier is registered; empty for `Custom`."""


class Conformance(NamedTuple):
    standard: str
    """`x4` or `x1a`."""
    intent: OutputIntent

    @property
    def identity(self) -> str:
        """What the file calls itself, such as `PDF/X-4`."""
        return IDENTITIES[self.standard]


def intent_of(profile: bytes) -> OutputIntent:
    """Return the intent of a press profile; a registered condition is named as such."""
    words = description(profile)
    for name, registered in _REGISTERED.items():
        if name in words:
            return OutputIntent(profile, registered, words, REGISTRY)
    return OutputIntent(profile, "Custom", words or "CMYK press profile")


def description(profile: bytes) -> str:
    """Return a profile's `desc` tag as text; empty when it has none (ICC.1:2001, 6.5.17; v4)."""
    count = int.from_bytes(profile[128:132], "big")
    for i in range(min(count, 100)):
        entry = profile[132 + 12 * i : 144 + 12 * i]
        if entry[:4] == b"desc":
            start, size = int.from_bytes(entry[4:8], "big"), int.from_bytes(entry[8:12], "big")
            return _text(profile[start : start + size])
    return ""


def _text(tag: bytes) -> str:
    if tag[:4] == b"mluc":
        length, start = int.from_bytes(tag[20:24], "big"), int.from_bytes(tag[24:28], "big")
        text = tag[start : start + length].decode("utf-16-be", "replace")
    else:
        length = int.from_bytes(tag[8:12], "big")
        text = tag[12 : 12 + length].decode("ascii", "replace")
    return text.rstrip("\0").strip()
