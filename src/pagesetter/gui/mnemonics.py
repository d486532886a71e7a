"""A letter of each entry of a menu is underlined: pressed, it chooses the entry.

Only where words are written in letters. Chinese menus underline none but the headings, and the
arrow keys and shortcuts stand for them. Works on any menu as it is when it opens.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QMenu

from pagesetter.gui.i18n import language


def underline(menu: QMenu) -> None:
    """Give every entry a letter no other entry of the menu has, as far as there are letters."""
    if language() != "en":
        return
    entries = [action for action in menu.actions() if not action.isSeparator()]
    plain = [action.text().replace("&", "") for action in entries]
    for action, text, at in zip(entries, plain, places(plain), strict=True):
        marked = text if at < 0 else f"{text[:at]}&{text[at:]}"
        if action.text() != marked:
            action.setText(marked)


def places(texts: Sequence[str]) -> list[int]:
    """Where each text's letter stands: at the head of a word if it can, -1 without one.

    A text without a free letter takes that of another which has a second choice; who has its
    first letter keeps it longest.
    """
    holder: dict[str, int] = {}
    found = [-1] * len(texts)

    def give(number: int, tried: set[str]) -> bool:
        letters = {texts[number][at].lower(): at for at in reversed(_choices(texts[number]))}
        for letter in sorted(
            letters, key=lambda one: found[holder[one]] == 0 if one in holder else False
        ):
            at = letters[letter]
            if letter in tried:
                continue
            tried.add(letter)
            if letter not in holder or give(holder[letter], tried):
                holder[letter], found[number] = number, at
                return True
        return False

    for number, text in enumerate(texts):
        at = next((at for at in _choices(text) if text[at].lower() not in holder), -1)
        if at >= 0:
            holder[text[at].lower()], found[number] = number, at
    for number in range(len(texts)):
        if found[number] < 0:
            give(number, set())
    return found


def _choices(text: str) -> list[int]:
    """Places of the letters that may be underlined, the best first."""
    usable = [at for at, letter in enumerate(text) if letter.isascii() and letter.isalnum()]
    return sorted(usable, key=lambda at: at > 0 and text[at - 1] != " ")
