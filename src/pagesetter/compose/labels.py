"""What a block's own words say of how it stands: labels of notes and speakers, salutations.

Knows only the copy. The words are those that newspapers use; others are text.
"""

from __future__ import annotations

from pagesetter.model import Article, Block

_WRITTEN = {"editor-note": "编者按：", "question": "问：", "answer": "答：", "note": "链接"}
_TYPED = {
    "editor-note": ("编者按", "编后", "编者的话", "编后语", "开栏的话"),
    "question": ("问", "记者", "主持人", "读者", "网友", "Q"),
    "answer": ("答", "专家", "医生", "Ａ", "A"),
    "note": ("链接", "相关链接", "小资料", "资料", "名词解释"),
}
_BRACKETED = ("【】", "［］", "[]", "〔〕")
_STOPS = "。！？；"
_LONGEST_SALUTATION = 30


def written_label(block: Block) -> str:
    """The label that goes before a block when the copy has none; notes have it in brackets."""
    label = dict(block.attributes).get("label") or _WRITTEN[block.kind]
    return f"【{label}】" if block.kind == "note" else label


def typed_label(kind: str, text: str) -> int:
    """Length of the label the copy itself begins with, its colon or brackets included; else 0."""
    for word in _TYPED[kind]:
        end = len(word)
        if text.startswith(word) and text[end : end + 1] in ("：", ":", "\u3000"):
            return end + 1
        if text[1 : end + 1] == word and text[:1] + text[end + 1 : end + 2] in _BRACKETED:
            return end + 2
    return 0


def is_signed(article: Article) -> bool:
    """True for copy that ends as a notice (公告) or a letter does."""
    return any(block.kind == "sign-off" for block in article.body)


def is_salutation(block: Block, index: int) -> bool:
    """True for block `index` of signed copy when it stands flush left.

    Its first paragraph when it is one address ending in a colon (各市科协：), and 敬礼.
    """
    if block.kind != "paragraph":
        return False
    text = block.text.strip()
    if text.rstrip("！!") == "敬礼":
        return True
    return (
        index == 0
        and text.endswith(("：", ":"))
        and len(text) <= _LONGEST_SALUTATION
        and not any(stop in text[:-1] for stop in _STOPS)
    )
