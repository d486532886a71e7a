"""Every command of the window: its menu, shortcut and icon. Words are in `i18n`, work in
`commands`; menus, tool bar and the shortcut overview are made from this table."""

from __future__ import annotations

from pagesetter.values import NamedTuple


class Spec(NamedTuple):
    """One command. `-` as a key is a separator."""

    key: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    on_canvas: bool = False
    """The shortcut counts only while the canvas has the keyboard: keys that are also typed."""
    needs: str = "issue"
    """When it can be used: always, issue, selection, several (two or more), box, ad, story, words
    (of a story or box), text (while there is a cursor), copy (text or a selection), clip
    (something to paste), look, furniture (a piece is chosen and seen), changed furniture (and is
    not the layout's), hidden (some is)."""


LINE = Spec("-")


def _split(count: str) -> Spec:
    key = "0" if count == "base" else count
    return Spec(f"split-{count}", (key,), on_canvas=True, needs="story")


def _arrow(key: str, shortcut: str) -> Spec:
    return Spec(key, (shortcut,), on_canvas=True, needs="selection")


MENUS: tuple[tuple[str, tuple[Spec | str, ...]], ...] = (
    ("menu-file", (
        Spec("new-issue", ("Ctrl+N",), "file-plus", needs="always"),
        Spec("new-from-last", ("Ctrl+Alt+N",), "copy-plus", needs="always"),
        Spec("open", ("Ctrl+O",), "folder-open", needs="always"),
        "menu-recent",
        Spec("open-sample", ("Ctrl+Alt+O",), "newspaper", needs="always"),
        Spec("start", ("Ctrl+Shift+O", "Ctrl+W"), needs="always"),
        LINE,
        Spec("save", ("Ctrl+S",), "save"),
        Spec("save-as", ("Ctrl+Shift+S",)),
        Spec("revert", ("F12",), "history"),
        LINE,
        Spec("place", ("Ctrl+D",), "image-plus"),
        Spec("import-copy", ("Ctrl+I",)),
        Spec("paste-copy", ("Ctrl+Shift+I",), "clipboard-paste"),
        Spec("export-pdf", ("Ctrl+E",), "file-output"),
        Spec("proof-pages", ("Ctrl+P",), "printer"),
        Spec("send-to-press", ("Ctrl+Shift+P",), "send"),
        Spec("print", ("Ctrl+Alt+Shift+P",), "printer"),
        LINE,
        Spec("quit", ("Ctrl+Q",), needs="always"),
    )),
    ("menu-edit", (
        Spec("undo", ("Ctrl+Z",), "undo-2"),
        Spec("redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2"),
        LINE,
        Spec("cut", ("Ctrl+X",), "scissors", needs="copy"),
        Spec("copy", ("Ctrl+C",), "copy", needs="copy"),
        Spec("paste", ("Ctrl+V",), "clipboard-paste", needs="clip"),
        Spec("copy-look", ("Ctrl+Shift+C",), "pipette", needs="selection"),
        Spec("paste-look", ("Ctrl+Shift+V",), "paintbrush", needs="look"),
        LINE,
        Spec("duplicate", ("Ctrl+Alt+Shift+D",), "copy-plus", needs="selection"),
        Spec("delete", ("Del", "Backspace"), "trash-2", on_canvas=True, needs="selection"),
        LINE,
        Spec("select-all", ("Ctrl+A",), on_canvas=True),
        Spec("deselect", ("Esc",), on_canvas=True),
        LINE,
        Spec("find-text", ("Ctrl+F",)),
    )),
    ("menu-page", (
        Spec("previous-page", ("PgUp",), "chevron-left"),
        Spec("next-page", ("PgDown",), "chevron-right"),
        LINE,
        Spec("add-page-before", ("Ctrl+Alt+PgUp",)),
        Spec("add-page-after", ("Ctrl+Alt+PgDown",), "file-plus"),
        Spec("add-page", ("Ctrl+Shift+N",)),
        Spec("add-page-like", ("Ctrl+Alt+Shift+N",), "copy-plus"),
        Spec("page-earlier", ("Ctrl+Shift+PgUp",)),
        Spec("page-later", ("Ctrl+Shift+PgDown",)),
        Spec("delete-page", ("Ctrl+Shift+Del",), "trash-2"),
        LINE,
        "menu-furniture",
        LINE,
        Spec("issue-settings", ("Ctrl+Alt+I",)),
    )),
    ("menu-story", (
        Spec("draw-frame", ("F",), "square-plus", checkable=True, on_canvas=True),
        Spec("add-frame", ("Shift+F",), "waypoints", checkable=True, on_canvas=True,
             needs="story"),
        Spec("fit-frame", ("Ctrl+Alt+C",), "scan", needs="story"),
        Spec("empty-story", ("Shift+Del",), needs="story", on_canvas=True),
        Spec("new-article", ("Ctrl+Alt+A",), "square-text"),
        Spec("open-article", ("Ctrl+Alt+Shift+A",), "folder-open"),
        Spec("delete-article", ("Ctrl+Alt+Backspace",), "trash-2"),
        LINE,
        Spec("unthread", ("Ctrl+Alt+U",), needs="story"),
        "menu-send-rest",
        LINE,
        "menu-split",
        LINE,
        Spec("add-kicker", ("Ctrl+Shift+K",), needs="story"),
        Spec("add-deck", ("Ctrl+Shift+D",), needs="story"),
        Spec("title-bigger", ("Ctrl+Shift+>", "Ctrl+>"), needs="words"),
        Spec("title-smaller", ("Ctrl+Shift+<", "Ctrl+<"), needs="words"),
        LINE,
        _arrow("taller", "Ctrl+Down"), _arrow("shorter", "Ctrl+Up"),
        _arrow("wider", "Ctrl+Right"), _arrow("narrower", "Ctrl+Left"),
        _arrow("push-taller", "Ctrl+Shift+Down"), _arrow("push-shorter", "Ctrl+Shift+Up"),
    )),
    ("menu-object", (
        "menu-draw",
        LINE,
        "menu-align",
        "menu-order",
        "menu-move",
        LINE,
        Spec("lock", ("Ctrl+L",), "lock", needs="selection"),
        Spec("unlock-all", ("Ctrl+Alt+L",)),
        LINE,
        Spec("picture-fill", ("Ctrl+Alt+Shift+C",), needs="box"),
        Spec("picture-fit", ("Ctrl+Alt+Shift+E",), needs="box"),
        Spec("wrap", ("Ctrl+Alt+W",), "text-wrap", needs="box"),
        "menu-ad-label",
        LINE,
        Spec("add-to-library", ("Ctrl+Alt+B",), needs="box"),
    )),
    ("menu-text", (
        Spec("tool-type", ("T",), "type", checkable=True, on_canvas=True),
        Spec("story-editor", ("Ctrl+Shift+T",)),
        LINE,
        Spec("text-strong", ("Ctrl+B",), needs="text"),
        Spec("text-emphasis", ("Ctrl+Shift+B",), needs="text"),
        Spec("text-name-line", ("Ctrl+U",), needs="text"),
        Spec("text-work-line", ("Ctrl+Shift+U",), needs="text"),
        Spec("text-reading", ("Ctrl+Shift+R",), needs="text"),
        Spec("text-raised", ("Ctrl+Alt+=",), needs="text"),
        Spec("text-lowered", ("Ctrl+Alt+-",), needs="text"),
        LINE,
        Spec("letters-closer", ("Alt+Left",), needs="story"),
        Spec("letters-wider", ("Alt+Right",), needs="story"),
        LINE,
        Spec("keep-lines", ("Ctrl+Alt+K",), needs="story"),
    )),
    ("menu-view", (
        Spec("tool-select", ("V",), "mouse-pointer-2", checkable=True, on_canvas=True),
        Spec("tool-hand", ("H",), "hand", checkable=True, on_canvas=True),
        Spec("tool-zoom", ("Z",), "zoom-in", checkable=True, on_canvas=True),
        LINE,
        Spec("zoom-in", ("Ctrl++", "Ctrl+="), "zoom-in"),
        Spec("zoom-out", ("Ctrl+-",), "zoom-out"),
        Spec("fit-page", ("Ctrl+0",), "maximize"),
        Spec("fit-width", ("Ctrl+2",), "move-horizontal"),
        Spec("fit-selection", ("Ctrl+3",), needs="selection"),
        Spec("true-size", ("Ctrl+1",)),
        LINE,
        "menu-overlays",
        "menu-line-ends",
        "menu-plates",
        Spec("press-preview", ("W",), "newspaper", checkable=True, on_canvas=True),
    )),
    ("menu-window", ("menu-panels", Spec("hide-panels", ("Tab",), on_canvas=True),
                     Spec("next-panel", ("Ctrl+Tab",)),
                     Spec("reset-windows", ("Ctrl+Alt+Shift+W",), needs="always"), LINE,
                     "menu-appearance", "menu-language")),
    ("menu-help", (
        Spec("shortcuts", ("F1",), needs="always"),
        Spec("about", ("Shift+F1",), needs="always"),
    )),
)  # fmt: skip
"""Menus in order; a word in place of a command is a submenu."""

SUBMENUS: dict[str, tuple[Spec, ...]] = {
    "menu-draw": (
        Spec("draw-picture", ("P",), "image-plus", checkable=True, on_canvas=True),
        Spec("draw-text", ("B",), "square-text", checkable=True, on_canvas=True),
        Spec("draw-rule", ("L",), "minus", checkable=True, on_canvas=True),
        Spec("draw-tint", ("M",), "blend", checkable=True, on_canvas=True),
        Spec("draw-border", ("N",), "flower", checkable=True, on_canvas=True),
        Spec("draw-co-organizers", ("O",), "building-2", checkable=True, on_canvas=True),
        Spec("draw-ad", ("A",), "megaphone", checkable=True, on_canvas=True),
    ),
    "menu-furniture": (
        Spec("hide-furniture", ("Ctrl+Alt+J",), needs="furniture"),
        Spec("unhide-furniture", ("Ctrl+Alt+Shift+J",), needs="hidden"),
        Spec("change-furniture", ("Ctrl+Alt+M",), needs="furniture"),
        Spec("reset-furniture", ("Ctrl+Alt+Shift+M",), needs="changed furniture"),
    ),
    "menu-align": (
        Spec("align-left", ("Ctrl+Alt+Shift+L",), "align-start-vertical", needs="several"),
        Spec("align-centre", ("Ctrl+Alt+Shift+H",), "align-center-vertical", needs="several"),
        Spec("align-right", ("Ctrl+Alt+Shift+R",), "align-end-vertical", needs="several"),
        Spec("align-top", ("Ctrl+Alt+Shift+T",), "align-start-horizontal", needs="several"),
        Spec("align-middle", ("Ctrl+Alt+Shift+V",), "align-center-horizontal", needs="several"),
        Spec("align-bottom", ("Ctrl+Alt+Shift+B",), "align-end-horizontal", needs="several"),
        Spec(
            "distribute-across", ("Ctrl+Alt+H",), "align-horizontal-space-between", needs="several"
        ),
        Spec("distribute-down", ("Ctrl+Alt+V",), "align-vertical-space-between", needs="several"),
    ),
    "menu-order": (
        Spec("order-front", ("Ctrl+Shift+]",), "bring-to-front", needs="selection"),
        Spec("order-forward", ("Ctrl+]",), needs="selection"),
        Spec("order-backward", ("Ctrl+[",), needs="selection"),
        Spec("order-back", ("Ctrl+Shift+[",), "send-to-back", needs="selection"),
        Spec("select-below", ("Ctrl+Alt+[",), needs="selection"),
        Spec("select-above", ("Ctrl+Alt+]",), needs="selection"),
    ),
    "menu-ad-label": (
        Spec("ad-label-ad", ("Ctrl+Alt+G",), checkable=True, needs="ad"),
        Spec("ad-label-public", ("Ctrl+Alt+Shift+G",), checkable=True, needs="ad"),
        Spec("ad-label-none", ("Ctrl+Alt+0",), checkable=True, needs="ad"),
    ),
    "menu-move": (
        _arrow("move-up", "Up"),
        _arrow("move-down", "Down"),
        _arrow("move-left", "Left"),
        _arrow("move-right", "Right"),
        _arrow("far-up", "Shift+Up"),
        _arrow("far-down", "Shift+Down"),
        _arrow("far-left", "Shift+Left"),
        _arrow("far-right", "Shift+Right"),
        _arrow("character-left", "Ctrl+,"),
        _arrow("character-right", "Ctrl+."),
    ),
    "menu-split": tuple(_split(count) for count in ("base", "1", "2", "3", "4")),
    "menu-overlays": (
        Spec("show-frames", ("Ctrl+H",), "frame", checkable=True),
        Spec("show-margins", ("Ctrl+Alt+;",), checkable=True),
        Spec("show-columns", ("Ctrl+;",), "columns-3", checkable=True),
        Spec("show-lines", ("Ctrl+'",), "rows-3", checkable=True),
        Spec("show-cells", ("Ctrl+Shift+G",), "grid-3x3", checkable=True),
        Spec("show-threads", ("Ctrl+Alt+Y",), "waypoints", checkable=True),
        Spec("show-rulers", ("Ctrl+R",), "ruler", checkable=True),
        Spec("show-ppi", ("Ctrl+Alt+P",), "image", checkable=True),
    ),
    "menu-plates": (
        Spec("plate-all", ("F4",), checkable=True),
        Spec("plate-cyan", ("F5",), checkable=True),
        Spec("plate-magenta", ("F6",), checkable=True),
        Spec("plate-yellow", ("F7",), checkable=True),
        Spec("plate-black", ("F8",), checkable=True),
        Spec("plate-spot", ("F9",), checkable=True),
    ),
    "menu-line-ends": (
        Spec("show-breaks", ("Ctrl+Alt+1",), checkable=True),
        Spec("show-bars", ("Ctrl+Alt+2",), checkable=True),
        Spec("show-heat", ("Ctrl+Alt+3",), checkable=True),
        Spec("show-changed", ("Ctrl+Alt+5",), checkable=True),
        Spec("line-inspector", ("Ctrl+Alt+4",)),
    ),
    "menu-panels": tuple(
        Spec(f"panel-{name}", (f"Alt+{number}",), checkable=True)
        for number, name in enumerate(
            (
                "pages",
                "copy",
                "library",
                "pictures",
                "inspector",
                "findings",
                "story-editor",
                "lines",
            ),
            1,
        )
    ),
    "menu-appearance": tuple(
        Spec(f"look-{name}", (keys,), checkable=True, needs="always")
        for name, keys in (("system", "Shift+F2"), ("light", "Shift+F3"), ("dark", "Shift+F4"))
    ),
    "menu-language": tuple(
        Spec(f"language-{name}", (keys,), checkable=True, needs="always")
        for name, keys in (("system", "Shift+F5"), ("zh", "Shift+F6"), ("en", "Shift+F7"))
    ),
}
"""Commands of the submenus; recent issues are filled in by the window."""

TOOLBAR = (
    "save", "undo", "redo", "-", "tool-select", "tool-type", "draw-frame", "add-frame",
    "draw-picture", "draw-text", "draw-rule", "draw-tint", "draw-border", "draw-ad", "tool-hand",
    "-",
    "show-columns", "show-lines", "show-cells", "show-frames", "press-preview", "-",
    "zoom-out", "zoom-in", "fit-page", "fit-width", "-", "proof-pages",
    "send-to-press", "export-pdf",
)  # fmt: skip


def all_specs() -> list[Spec]:
    """Every command, separators left out, in the order of the menus."""
    found: list[Spec] = []
    for _, entries in MENUS:
        for entry in entries:
            if isinstance(entry, str):
                found += SUBMENUS.get(entry, ())
            elif entry is not LINE:
                found.append(entry)
    return found
