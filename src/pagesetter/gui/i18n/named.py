"""What files hold, in the language of the window: names of the field, and lengths with units.

Turns values of files into texts, and typed texts back. A name of the paper's own stays as it is.
"""

from __future__ import annotations

from pagesetter.geometry import Measure
from pagesetter.gui.i18n import WORDS, say


def shown(kind: str, name: str) -> str:
    """A `state`, `ink`, `slot`, `credit` or `layout` as the window calls it."""
    key = f"{kind}-{name}"
    return say(key) if key in WORDS else name


def meant(kind: str, text: str) -> str:
    """The name that files have for what a person typed."""
    head = f"{kind}-"
    known = (key for key in WORDS if key.startswith(head) and say(key).lower() == text.lower())
    return next(known, head + text).removeprefix(head)


def told(measure: Measure) -> str:
    """A length as it was written, in words: `79 字`, `79 chars`, `35.5 mm`."""
    value = str(measure).removesuffix(measure.unit)
    key = f"unit-{measure.unit}"
    return say(key, value=value) if key in WORDS else f"{value} {measure.unit}"
