"""Reads web pages and pieces of them: saved ones, WeChat articles first, and what browsers and
Word put on the clipboard. Blocks become lines; headings, lists and tables become hints.

Scripts, styles and navigation are left out; nothing is fetched, no file a page names is opened.
Pictures are told; those that stand in the page itself are taken.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from pagesetter.copydesk.reading.lines import Lines
from pagesetter.copydesk.reading.web_look import Look, look_of, picture_in
from pagesetter.copydesk.source import SOFT, Hint, Source

_BLOCKS = frozenset({
    "p", "div", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote",
    "td", "th", "tr", "table", "ul", "ol", "dl", "dt", "dd", "figure", "figcaption", "body",
    "header", "main", "pre", "address", "details", "summary", "center", "tbody", "thead", "tfoot",
    "caption",
})  # fmt: skip
_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "svg", "nav", "footer", "iframe", "select", "button",
    "title", "del", "textarea", "object", "math",
})  # fmt: skip
_VOID = frozenset({
    "br", "img", "hr", "meta", "link", "input", "wbr", "source", "area", "base", "col", "embed",
    "param", "track",
})  # fmt: skip
_CLOSED = {"li": ("li",), "tr": ("tr",), "td": ("td", "th"), "th": ("td", "th"),
           "dt": ("dt", "dd"), "dd": ("dt", "dd"), "body": ("head",)}  # fmt: skip
"""Elements that end where another begins, when nothing ended them (HTML 13.1.2.4); all blocks
end a paragraph."""
_SCOPES = ("table", "ul", "ol", "td", "th", "div", "section", "article", "body", "blockquote")
_MARKS = {"strong": "strong", "b": "strong", "sup": "sup", "sub": "sub"}
_BLANK = re.compile(r"[ \t\r\n\f]+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_-]{2,20})", re.I)
_EMPTY = f" {SOFT}\u00a0\u200b\ufeff"
MAX_DEPTH = 400
"""Elements open at once; deeper ones are read as if they stood beside each other."""
MAX_CELL = 60
"""Characters of a table's cell beyond which the table only lays out a page."""

_MOST_SPAN = 60

Runs = list[tuple[str, tuple[str, ...]]]


def charset_of(data: bytes) -> str:
    """The encoding a page says it has, as one of `encodings.ENCODINGS`; "" when it says none."""
    found = _CHARSET.search(data[:4096])
    name = found[1].decode("ascii").lower() if found else ""
    return {"utf-8": "utf-8", "utf8": "utf-8", "gbk": "gb18030", "gb2312": "gb18030",
            "gb18030": "gb18030", "big5": "big5"}.get(name, "")  # fmt: skip


def web_source(name: str, text: str, encoding: str, data: bytes) -> Source:
    """A source from the text of a page. Of a WeChat page only title and article are read."""
    wechat = 'id="js_content"' in text or "id='js_content'" in text
    reader = _Reader(name.rpartition(".")[0], wechat=wechat)
    reader.feed(text)
    reader.close()
    reader.end_line()
    reader.end_row()
    return reader.lines.source(name, "html", encoding, data)


def _span(given: str) -> int:
    """How many columns or rows a cell reaches over."""
    return max(1, min(int(given), _MOST_SPAN)) if given.isdecimal() and len(given) < 9 else 1


class _Element:
    """An open element: its tag, what is seen of it, the number of its last list item, and of an
    item its marker until a line of it is read."""

    __slots__ = ("items", "look", "marker", "seen", "tag")

    def __init__(self, tag: str, look: Look, *, seen: bool, items: int, marker: str) -> None:
        self.tag, self.look, self.seen, self.items = tag, look, seen, items
        self.marker = marker


class _Reader(HTMLParser):
    def __init__(self, stem: str, *, wechat: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = Lines()
        self._stem, self._wechat = stem, wechat
        self._open: list[_Element] = []
        self._runs: Runs = []
        self._hint: Hint | None = None
        self._row: list[list[tuple[Runs, Hint | None]]] | None = None
        """Cells of the table row under way, each of lines; None outside of one."""
        self._cell = 0
        self._above: dict[int, int] = {}
        """Columns of the row under way in which a cell of a row above hangs down."""
        self._hanging: dict[int, int] = {}
        """Columns, and in how many more rows their last cell hangs down."""
        self._has_rows = False
        """The table under way had rows of several cells."""

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """`<![if …]>` of Word and all that looks like it is a comment, whatever it holds."""
        return self.rawdata.find(">", i) + 1 or -1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "br" and self._is_seen():
            self._runs.append((SOFT, ()))
        elif tag == "img" and self._is_seen():
            self._picture(given.get("data-src") or given.get("src", ""))
        if tag in _VOID:
            return
        if tag in _BLOCKS:
            self.end_line()
            self._close(_CLOSED.get(tag, ("p",)))
            self._hint = self._hint_of(tag, given)
            self._table_begins(tag, given)
        if len(self._open) < MAX_DEPTH:
            start = given.get("start", "")
            items = int(start) - 1 if start.isdecimal() and len(start) < 6 else 0
            seen = given.get("id") in ("js_content", "activity-name")
            marker = self._number() if tag == "li" else ""
            self._open.append(_Element(tag, look_of(given), seen=seen, items=items, marker=marker))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_line()
        if tag in ("tr", "table"):
            self.end_row()
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].tag == tag:
                del self._open[at:]
                break

    def _close(self, tags: tuple[str, ...]) -> None:
        """End the nearest of these elements, unless one with a scope of its own lies between."""
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at].tag in tags:
                del self._open[at:]
                return
            if self._open[at].tag in _SCOPES:
                return

    def handle_data(self, data: str) -> None:
        if not self._is_seen():
            return
        if any(element.tag == "pre" for element in self._open):
            self._preformatted(data)
            return
        text = _BLANK.sub(" ", data)
        if not text.strip(" ") and not self._runs:
            return
        if any(element.look.is_bullet for element in self._open):
            text = "· " if text.strip(f" {_EMPTY}") else ""
        self._run(text)

    def _run(self, text: str) -> None:
        marks = {_MARKS[element.tag] for element in self._open if element.tag in _MARKS}
        marks.update(element.look.mark for element in self._open if element.look.mark)
        self._runs.append((text, tuple(sorted(marks))))

    def _preformatted(self, data: str) -> None:
        for at, line in enumerate(data.replace("\r\n", "\n").split("\n")):
            if at:
                self.end_line()
            if line:
                self._run(line)

    def end_line(self) -> None:
        """The block under way is a line of the copy, or of the cell it stands in."""
        runs, self._runs = self._runs, []
        text = "".join(run for run, _ in runs)
        if text.strip(_EMPTY):
            hint = self._hint or self._item() or self._title(text, runs)
            if hint and hint.kind in ("heading", "title"):
                runs = [(run, ()) for run, _ in runs]
            if self._row:
                self._row[self._cell].append((runs, hint))
            else:
                self.lines.add(runs, hint)
        self._hint = None

    # Tables

    def _table_begins(self, tag: str, given: dict[str, str]) -> None:
        if tag in ("table", "tr"):
            self.end_row()  # a table inside a cell: the outer one lays out the page
        if tag == "table":
            self._hanging, self._has_rows = {}, False
        elif tag == "tr":
            self._row = []
            self._above = {column: left for column, left in self._hanging.items() if left > 0}
            self._hanging = {column: left - 1 for column, left in self._above.items()}
        elif tag in ("td", "th") and self._row is not None:
            self._below_others()
            self._cell = len(self._row)
            for column in range(self._cell, self._cell + _span(given.get("colspan", ""))):
                self._row.append([])
                self._hanging[column] = _span(given.get("rowspan", "")) - 1

    def _below_others(self) -> None:
        """Blank cells where those of rows above hang down."""
        while self._row is not None and self._above.pop(len(self._row), 0):
            self._row.append([])

    def end_row(self) -> None:
        """A row of short cells is a line of a table; of others each line stands for itself.
        One cell alone is a row only below others."""
        self._below_others()
        cells, self._row = self._row or [], None
        texts = [
            " ".join("".join(run for run, _ in runs).strip(_EMPTY) for runs, _ in cell)
            for cell in cells
        ]
        short = all(len(text) <= MAX_CELL for text in texts)
        filled = sum(map(bool, texts))
        if short and (filled > 1 or (filled and len(texts) > 1 and self._has_rows)):
            self._has_rows = True
            line = "\t".join(text.replace("\t", " ").replace(SOFT, " ") for text in texts)
            self.lines.add([(line, ())], Hint("table"))
            return
        for cell in cells:
            for runs, hint in cell:
                self.lines.add(runs, hint)

    # What elements say

    def _is_seen(self) -> bool:
        if any(element.tag in _UNSEEN or element.look.is_hidden for element in self._open):
            return False
        return not self._wechat or any(element.seen for element in self._open)

    def _picture(self, address: str) -> None:
        data, ending = picture_in(address)
        if not data:
            self.lines.remarks.append(("copy-picture-not-fetched", address[:120]))
            return
        self.end_line()
        self.end_row()
        self.lines.picture(f"{self._stem}-{len(self.lines.assets) + 1}{ending}", data)

    def _hint_of(self, tag: str, given: dict[str, str]) -> Hint | None:
        if tag[0] == "h" and tag[1:].isdigit():
            return Hint("heading", int(tag[1:]))
        if tag in ("figcaption", "caption"):
            return Hint("caption")
        if tag == "blockquote" or any(element.tag == "blockquote" for element in self._open):
            return Hint("quote")
        style = given.get("class", "").lower()
        return Hint("heading", 1) if style in ("msotitle", "msosubtitle") else None

    def _item(self) -> Hint | None:
        """The first line of a list item, however deep it stands in it."""
        for element in reversed(self._open):
            if element.tag == "li":
                marker, element.marker = element.marker, ""
                return Hint("list", 1, marker) if marker else None
            if element.tag in ("table", "blockquote"):
                return None
        return None

    def _number(self) -> str:
        """The marker of the list item that begins."""
        within = next((e for e in reversed(self._open) if e.tag in ("ol", "ul")), None)
        if within is None or within.tag == "ul":
            return "·"
        within.items += 1
        return f"{within.items}."

    def _title(self, text: str, runs: Runs) -> Hint | None:
        """A short line that is bold and centred."""
        bold = all("strong" in marks for run, marks in runs if run.strip(_EMPTY))
        centred = any(element.look.is_centred or element.tag == "center" for element in self._open)
        return Hint("title") if bold and centred and len(text) <= 40 else None
