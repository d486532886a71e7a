"""字 of the text in hand, in words: of the whole story or box, and of what is selected in it; and
whether the cursor is where no page shows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pagesetter.gui.i18n import say
from pagesetter.session import spots

if TYPE_CHECKING:
    from pagesetter.gui.workspace import Workspace


def counted(work: Workspace) -> list[str]:
    """Of the item typed in, else of the one selected; nothing for none or for several.

    White space counts nothing.
    """
    items, typist = work.selection.items, work.typist
    item = typist.item or (items[0] if len(items) == 1 else "")
    if not item:
        return []
    story = work.story(item)
    article = spots.article_of(work.issue, work.page, story) if story is not None else None
    if article is not None:
        total = article.characters
    else:
        also = typist.focus.part if typist.focus is not None else ""
        texts = spots.texts_of(work.issue, work.page.name, item, also)
        total = sum(_characters(text.text) for text in texts)
        if not texts:
            return []
    told = [say("count-characters", count=f"{total:,}")]
    selected = _characters(typist.copied())
    if selected:
        told.append(say("count-selected", count=f"{selected:,}"))
    if typist.is_typing and typist.caret() is None:
        told.append(say("count-beyond"))
    return told


def _characters(text: str) -> int:
    return len("".join(text.split()))
