"""The styles of a drawing: a small cascade, and colours as numbers (CSS 2.2, SVG 2, 13).

Rules with plain selectors (`.a`, `#b`, `path`, `*`), `style` attributes, presentation
attributes. Knows no inks: colours are sRGB, or CMYK where the drawing says `device-cmyk`.
"""

from __future__ import annotations

import re

from pagesetter.export.drawing.tree import Element
from pagesetter.values import NamedTuple

Colour = tuple[str, tuple[float, ...]]
"""("rgb", three of 0–255) or ("cmyk", four of 0–1)."""

_INHERITED = {
    "fill": "black", "stroke": "none", "stroke-width": "1", "stroke-linecap": "butt",
    "stroke-linejoin": "miter", "stroke-dasharray": "none", "fill-rule": "nonzero",
    "clip-rule": "nonzero", "fill-opacity": "1", "stroke-opacity": "1", "color": "black",
    "visibility": "visible",
}  # fmt: skip
OWN = ("opacity", "display", "clip-path", "mask", "filter")
"""Properties of an element alone; what stands in it begins without them."""

_NAMES = {
    "black": "000000", "silver": "c0c0c0", "gray": "808080", "grey": "808080", "white": "ffffff",
    "maroon": "800000", "red": "ff0000", "purple": "800080", "fuchsia": "ff00ff",
    "green": "008000", "lime": "00ff00", "olive": "808000", "yellow": "ffff00", "navy": "000080",
    "blue": "0000ff", "teal": "008080", "aqua": "00ffff", "cyan": "00ffff", "magenta": "ff00ff",
    "orange": "ffa500", "gold": "ffd700", "brown": "a52a2a", "pink": "ffc0cb",
    "darkred": "8b0000", "darkblue": "00008b", "darkgreen": "006400", "darkgray": "a9a9a9",
    "lightgray": "d3d3d3", "lightgrey": "d3d3d3", "crimson": "dc143c", "tomato": "ff6347",
    "skyblue": "87ceeb", "steelblue": "4682b4", "beige": "f5f5dc", "ivory": "fffff0",
    "khaki": "f0e68c", "violet": "ee82ee", "indigo": "4b0082", "coral": "ff7f50",
    "salmon": "fa8072", "tan": "d2b48c", "whitesmoke": "f5f5f5", "dimgray": "696969",
}  # fmt: skip
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"^([\w-]+|\*)?(?:([.#])([\w-]+))?$")


class Rule(NamedTuple):
    name: str
    kind: str
    """`.` for a class, `#` for an id, empty for a name alone."""
    value: str
    declarations: dict[str, str]


def rules_of(css: str) -> tuple[list[Rule], bool]:
    """Return the rules of a sheet, weakest first, and whether all of it was understood."""
    css = re.sub(r"/\*.*?\*/|<!--|-->", "", css, flags=re.S)
    sound = "@" not in css
    found: list[Rule] = []
    for selectors, block in _RULE.findall(css):
        for selector in selectors.split(","):
            parts = _SELECTOR.match(selector.strip())
            if parts is None or not selector.strip():
                sound = False
                continue
            name, kind, value = (part or "" for part in parts.groups())
            found.append(Rule("" if name == "*" else name, kind, value, declared(block)))
    order = {"": 0, ".": 1, "#": 2}
    return sorted(found, key=lambda rule: order[rule.kind]), sound


def declared(block: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in block.split(";"))
    return {
        name.strip().lower(): re.sub(r"\s*!important\s*$", "", value.strip())
        for name, _, value in pairs
        if value.strip()
    }


def styled(element: Element, above: dict[str, str], rules: list[Rule]) -> dict[str, str]:
    """Return the properties of an element, inherited from `above` where it has none."""
    own = {k: v for k, v in element.attributes.items() if k in _INHERITED or k in OWN}
    classes = element.attributes.get("class", "").split()
    for rule in rules:
        if rule.name and rule.name != element.name:
            continue
        if rule.kind == "." and rule.value not in classes:
            continue
        if rule.kind == "#" and rule.value != element.attributes.get("id"):
            continue
        own |= rule.declarations
    own |= declared(element.attributes.get("style", ""))
    inherited = {k: above.get(k, first) for k, first in _INHERITED.items()}
    given = {k: v for k, v in own.items() if v != "inherit" and (k in _INHERITED or k in OWN)}
    return {**inherited, **given}


def colour_of(value: str, current: str = "black") -> Colour | None:
    """Return a colour; None for none at all. Raises ValueError for what is no plain colour."""
    text = value.strip().lower()
    if text in ("none", "transparent", ""):
        return None
    if text == "currentcolor":
        return colour_of(current)
    if "device-cmyk" in text:
        numbers = [_part(n, 1) for n in re.split(r"[\s,]+", _inner(text, "device-cmyk")) if n]
        if len(numbers) == 4:
            return "cmyk", tuple(numbers)
    if text.startswith(("rgb(", "rgba(")):
        numbers = [_part(n, 255) for n in re.split(r"[\s,/]+", _inner(text, "rgb")) if n]
        if len(numbers) in (3, 4):
            return "rgb", tuple(numbers[:3])
    text = _NAMES.get(text, text[1:] if text.startswith("#") else "?")
    if len(text) in (3, 4):
        text = "".join(2 * digit for digit in text)
    if not re.fullmatch(r"[0-9a-f]{6}(?:[0-9a-f]{2})?", text):
        raise ValueError(value)
    return "rgb", tuple(float(int(text[i : i + 2], 16)) for i in (0, 2, 4))


def _inner(text: str, name: str) -> str:
    return text.partition(name)[2].partition("(")[2].partition(")")[0]


def _part(text: str, full: int) -> float:
    value = float(text.rstrip("%")) * (full / 100 if text.endswith("%") else 1)
    return max(0.0, min(float(full), value))


def length(text: str, whole: float = 0) -> float:
    """Return a length in the drawing's units (CSS pixels); percents are of `whole`."""
    found = re.match(r"\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([a-z%]*)", text)
    if found is None:
        return 0.0
    value, unit = float(found.group(1)), found.group(2)
    scale = {"pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96,
             "%": whole / 100, "em": 16, "ex": 8}  # fmt: skip
    return value * scale.get(unit, 1)
