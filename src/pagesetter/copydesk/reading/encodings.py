"""Decodes text in the encodings met in China, told apart by trial and by common characters.

UTF-8 is recognised for certain; between UTF-16, GB18030 and Big5, which take almost any bytes,
the reading with more of the commonest characters wins. Knows no format.
"""

from __future__ import annotations

from pagesetter.values import NamedTuple

ENCODINGS = ("utf-8", "utf-16", "gb18030", "big5")
"""What may be asked for; `utf-16` heeds its byte order mark, else takes little endian."""

_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下"
    "过子说产种面而方后多定行学法所民得经十三之进着等部度家力里如水化高自二理小物现实加量都两体"
    "制机当使点从业本去把性好应开合还因由其些前外天政四日那社义事平形相全表间样与关各重新线内数"
    "正心明看原利比或质气第向道命此变条只没结解问意建月公无系科技协会省市县区，。、“”："
    "這為個國時來們於對會發動過說產種後學經進著裡現實體機當從業應開還間樣與關線內數變條結問無"
    "協縣區點記縱興總歷質議達選題術農務號廣報"
)
_ASIDE = frozenset("\r\n\t \u3000")


class Decoded(NamedTuple):
    text: str
    encoding: str
    confidence: int
    """Percent."""


def decode_text(data: bytes, wanted: str = "") -> Decoded | None:
    """Decode text, by the encoding asked for or the likeliest; None when none fits.

    A byte order mark stays in the text: it is part of the source.
    """
    if wanted:
        text = _try(data, _CODECS[wanted])
        return None if text is None else Decoded(text, wanted, 100)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = _try(data, "utf-16-le" if data[0] == 0xFF else "utf-16-be")
        return None if text is None else Decoded(text, "utf-16", 100)
    text = _try(data, "utf-8")
    if text is not None and "\0" not in text:
        return Decoded(text, "utf-8", 100)
    trials = [
        (name, _try(data, codec))
        for name, codec in (
            ("gb18030", "gb18030"), ("big5", "cp950"), ("utf-16", "utf-16-le"),
            ("utf-16", "utf-16-be"),
        )
    ]  # fmt: skip
    scored = [(_score(text), name, text) for name, text in trials if text is not None]
    if not scored or max(scored)[0] < 8:
        return None
    best = max(scored, key=lambda s: s[0])
    others = [score for score, name, _ in scored if name != best[1]]
    return Decoded(best[2], best[1], 99 if best[0] > 2 * max(others, default=0) else 75)


_CODECS = {"utf-8": "utf-8", "utf-16": "utf-16", "gb18030": "gb18030", "big5": "cp950"}


def _try(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _score(text: str) -> int:
    """Percent of the characters that are common ones or plain ASCII letters; 0 for garbage."""
    seen = [c for c in text[:20_000] if c not in _ASIDE]
    if not seen or "\0" in text:
        return 0
    odd = sum(1 for c in seen if c < " " or "\ue000" <= c <= "\uf8ff" or c >= "\U00010000")
    good = sum(1 for c in seen if c in _COMMON)
    return max(0, 100 * (good - 3 * odd) // len(seen))
