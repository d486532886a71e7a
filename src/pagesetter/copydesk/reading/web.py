"""Reads saved web pages, WeChat articles first: blocks as lines, headings and lists as hints.

Scripts, styles and navigation are left out; nothing is fetched, pictures are only told.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

from pagesetter.copydesk.reading.lines import Lines
from pagesetter.copydesk.source import SOFT, Hint, Source

_BLOCKS = frozenset({
    "p", "div", "section", "article", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote",
    "td", "th", "tr", "table", "ul", "ol", "figure", "figcaption", "body", "header", "main", "pre",
})  # fmt: skip
_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "svg", "nav", "footer", "iframe", "select", "button",
})  # fmt: skip
_VOID = frozenset({"br", "img", "hr", "meta", "link", "input", "wbr", "source"})
_MARKS = {"strong": "strong", "b": "strong", "sup": "sup", "sub": "sub"}
_BLANK = re.compile(r"[ \t\r\n\f]+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_-]{2,20})", re.I)
MAX_DEPTH = 400
"""Elements open at once; deeper ones are read as if they stood beside each other."""


def charset_of(data: bytes) -> str:
    """The encoding a page says it has, as one of `encodings.ENCODINGS`; "" when it says none."""
    found = _CHARSET.search(data[:4096])
    name = found[1].decode("ascii").lower() if found else ""
    return {"utf-8": "utf-8", "utf8": "utf-8", "gbk": "gb18030", "gb2312": "gb18030",
            "gb18030": "gb18030", "big5": "big5"}.get(name, "")  # fmt: skip


def web_source(name: str, text: str, encoding: str, data: bytes) -> Source:
    """A source from the text of a page. Of a WeChat page only title and article are read."""
    reader = _Reader(wechat='id="js_content"' in text or "id='js_content'" in text)
    reader.feed(text)
    reader.close()
    reader.end_line()
    return reader.lines.source(name, "html", encoding, data)


class _Reader(HTMLParser):
    def __init__(self, wechat: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.lines = Lines()
        self._wechat = wechat
        self._open: list[tuple[str, bool, str]] = []
        """Tag, whether it is seen, and its alignment, from the outermost on."""
        self._runs: list[tuple[str, tuple[str, ...]]] = []
        self._hint: Hint | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if tag == "br":
            self._runs.append((SOFT, ()))
        elif tag == "img" and self._is_seen():
            name = given.get("data-src") or given.get("src", "")
            self.lines.remarks.append(("copy-picture-not-fetched", name[:120]))
        if tag in _VOID:
            return
        if tag in _BLOCKS:
            self.end_line()
            self._hint = self._hint_of(tag)
        if len(self._open) < MAX_DEPTH:
            self._open.append((tag, self._sees(tag, given), _centred(given)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_line()
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == tag:
                del self._open[at:]
                break

    def handle_data(self, data: str) -> None:
        if not self._is_seen():
            return
        text = _BLANK.sub(" ", data)
        if not text.strip() and not self._runs:
            return
        marks = {_MARKS[tag] for tag, _, _ in self._open if tag in _MARKS}
        self._runs.append((text, tuple(sorted(marks))))

    def end_line(self) -> None:
        runs, self._runs = self._runs, []
        text = "".join(run for run, _ in runs)
        if text.strip(f" {SOFT}\u00a0\u200b"):
            hint = self._hint or self._title(text, runs)
            if hint and hint.kind in ("heading", "title"):
                runs = [(run, ()) for run, _ in runs]
            self.lines.add(runs, hint)
        self._hint = None

    def _is_seen(self) -> bool:
        if not self._open or any(tag in _UNSEEN for tag, _, _ in self._open):
            return False
        return not self._wechat or any(seen for _, seen, _ in self._open)

    def _sees(self, tag: str, given: dict[str, str]) -> bool:
        return given.get("id") in ("js_content", "activity-name")

    def _hint_of(self, tag: str) -> Hint | None:
        if tag[0] == "h" and tag[1:].isdigit():
            return Hint("heading", int(tag[1:]))
        if tag == "li":
            return Hint("list", 1, "·")
        if tag == "figcaption":
            return Hint("caption")
        if any(name == "blockquote" for name, _, _ in self._open) or tag == "blockquote":
            return Hint("quote")
        return None

    def _title(self, text: str, runs: list[tuple[str, tuple[str, ...]]]) -> Hint | None:
        """A short line that is bold and centred."""
        bold = all("strong" in marks for run, marks in runs if run.strip(f" {SOFT}"))
        centred = any(place for _, _, place in self._open)
        return Hint("title") if bold and centred and len(text) <= 40 else None


def _centred(given: dict[str, str]) -> str:
    style = given.get("style", "").replace(" ", "").lower()
    is_centred = "text-align:center" in style or given.get("align") == "center"
    return "center" if is_centred else ""
