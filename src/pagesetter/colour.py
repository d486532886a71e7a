"""Inks: what a plate prints. Display lists hold inks only, never RGB."""

from pagesetter.values import NamedTuple


class Ink(NamedTuple):
    """One ink or mixture.

    `cmyk` is in per mille of solid (0–1000); for a spot ink it is the alternate at full
    tint, for registration it is ignored. `tint` (0–1000) scales a spot or registration ink.
    """

    cmyk: tuple[int, int, int, int] = (0, 0, 0, 1000)
    kind: str = "process"
    """`process`, `spot` or `registration`."""
    name: str = ""
    """Name of the spot plate; empty for process and registration."""
    tint: int = 1000
    overprint: bool = False

    def total(self) -> int:
        """Total area coverage in per mille (a solid single ink is 1000)."""
        if self.kind == "process":
            return sum(self.cmyk)
        return self.tint * (4 if self.kind == "registration" else 1)

    def rgb(self) -> tuple[int, int, int]:
        """A plain screen approximation in 0–255; colour management replaces it for proofs."""
        scale = 1000 if self.kind == "process" else self.tint
        c, m, y, k = (v * scale // 1000 for v in self.cmyk)
        if self.kind == "registration":
            c = m = y = k = self.tint
        return (
            255 * (1000 - c) * (1000 - k) // 1_000_000,
            255 * (1000 - m) * (1000 - k) // 1_000_000,
            255 * (1000 - y) * (1000 - k) // 1_000_000,
        )


BLACK = Ink(overprint=True)
"""Text and rules: 0/0/0/100, overprinting, so that it is on the black plate alone."""
WHITE = Ink((0, 0, 0, 0))
RED = Ink((0, 1000, 1000, 0))
REGISTRATION = Ink((1000, 1000, 1000, 1000), kind="registration")

INKS: dict[str, Ink] = {
    "黑": BLACK,
    "白": WHITE,
    "红": RED,
    "套准": REGISTRATION,
    "black": BLACK,
    "white": WHITE,
    "red": RED,
    "registration": REGISTRATION,
}
