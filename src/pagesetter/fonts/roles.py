"""The roles a face can play on a page, and the words by which a font file claims one."""

from pagesetter.values import NamedTuple


class Role(NamedTuple):
    """A face role 字体.

    `shipped` is the PostScript name of the face that plays it, `own` False when that face is
    only a stand-in. `words` in a font's file or family name (lower case) give it the role.
    """

    name: str
    shipped: str
    own: bool = True
    words: tuple[str, ...] = ()


_TABLE = (
    Role("报宋", "PagesetterSong-Regular"),
    Role("小标宋", "PagesetterSong-Bold"),
    Role("大标宋", "PagesetterSong-Black"),
    Role("黑", "PagesetterHei-Regular"),
    Role("大黑", "PagesetterHei-Bold"),
    Role("粗黑", "PagesetterHei-Black"),
    Role("楷", "PagesetterKai-Regular"),
    Role("仿宋", "PagesetterKai-Regular", False, ("仿宋", "fangsong", "fang song")),
    Role("隶", "PagesetterSong-Black", False, ("隶", "隸", "lishu", "lisu")),
    Role("魏碑", "PagesetterKai-Regular", False, ("魏碑", "weibei", "wei bei")),
)
ROLES: dict[str, Role] = {role.name: role for role in _TABLE}
"""By name, in the order menus show them."""

TEXT_FACE = "PagesetterSong-Regular"
"""Sets what a role's own face lacks, and the Chinese marks of Kai and Fang faces."""
SANS_FACE = "PagesetterHei-Regular"
"""The same for the roles of the Hei kind."""
RARE_FACES = ("PagesetterSongExt-Regular", "PagesetterHeiExt-Regular")
"""Rare characters, asked after these."""
SANS_ROLES = frozenset({"黑", "大黑", "粗黑"})
BORROWING_ROLES = frozenset({"楷", "仿宋"})
"""Brush faces whose marks are Latin-sized (quotes of ⅓ em, no joined dash): they borrow Song's."""


def roles_claimed(stem: str, families: list[str]) -> tuple[str, ...]:
    """The roles a user's font takes: its file is named after one, or a name holds its word."""
    hay = [name.lower() for name in (stem, *families)]
    return tuple(
        role.name
        for role in _TABLE
        if stem == role.name or any(word in name for word in role.words for name in hay)
    )
