"""Chinese marks that brush faces take from Song (GB/T 15834: the marks of Chinese text)."""

from __future__ import annotations

CHINESE_MARKS = frozenset(
    "、。，．：；？！…‥—―⸺·・‘’“”〈〉《》「」『』【】〔〕〖〗〘〙〝〞〟（）［］｛｝～〜﹏／＼｜"
    "︐︑︒︓︔︕︖︗︘︙︰︱︳︴︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈"
)
