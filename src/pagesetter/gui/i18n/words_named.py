"""Words that files hold and the field knows, by what they are: states of copy, inks, sizes of
advertisements, credits, shipped layouts, units.
"""

from __future__ import annotations

from pagesetter.gui.i18n.words import Words

_STATES = {
    "待编": "to edit", "已编": "edited", "待审": "to review", "未审": "not reviewed",
    "一审": "1st rev.", "二审": "2nd rev.", "三审": "3rd rev.",
    "初审": "first read", "复审": "re-read", "终审": "last read",
    "待校": "to proof", "已校": "proofed", "待补": "incomplete", "退改": "sent back",
    "定稿": "final", "签发": "signed off", "付印": "to press",
}  # fmt: skip
_INKS = {
    "黑": "Black", "白": "White", "红": "Red", "套准": "Registration",
    "青": "Cyan", "品红": "Magenta", "黄": "Yellow", "灰": "Grey", "金": "Gold", "银": "Silver",
}  # fmt: skip
_SLOTS = {
    "整版": "Full page", "半版": "Half page", "通栏": "Full width", "半通栏": "Half width",
    "双通栏": "Full width, double", "报眼": "Ear", "中缝": "Centre gutter",
}  # fmt: skip
_CREDITS = {
    "责编": "Editor", "责任编辑": "Editor", "编辑": "Editor", "版式": "Make-up", "美编": "Design",
    "校对": "Proofs", "主编": "Chief editor", "值班": "On duty", "监制": "Producer",
}  # fmt: skip
_LAYOUTS = {
    "四开 5 × 15 字": "Tabloid 5 × 15 chars",
    "四开 4 × 15 字 + 7 字边栏": "Tabloid 4 × 15 + 7 chars",
    "四开 5 × 14 字": "Tabloid 5 × 14 chars",
    "四开 6 × 11 字": "Tabloid 6 × 11 chars",
    "对开 7 × 15 字": "Broadsheet 7 × 15",
    "对开 8 × 13 字": "Broadsheet 8 × 13",
    "A4 简报 2 × 22 字": "A4 newsletter 2 × 22",
}  # fmt: skip

WORDS: dict[str, Words] = {
    **{f"state-{name}": Words(name, english) for name, english in _STATES.items()},
    **{f"ink-{name}": Words(name, english) for name, english in _INKS.items()},
    **{f"slot-{name}": Words(name, english) for name, english in _SLOTS.items()},
    **{f"credit-{name}": Words(name, english) for name, english in _CREDITS.items()},
    **{f"layout-{name}": Words(name, english) for name, english in _LAYOUTS.items()},
    "unit-字": Words("{value} 字", "{value:char|chars}"),
    "unit-行": Words("{value} 行", "{value:line|lines}"),
    "unit-栏": Words("{value} 栏", "{value:column|columns}"),
}
