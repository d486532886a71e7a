"""Words that stand on the canvas, in the status bar and at the rulers."""

from __future__ import annotations

from pagesetter.gui.i18n.words import Words

WORDS: dict[str, Words] = {
    "canvas-name": Words("版面", "Page"),
    "frame-size": Words("{columns} 栏 × {lines} 行 = {characters} 字",
                        "{columns} col × {lines:line|lines} = {characters:char|chars}"),
    "fit-over": Words("+{lines} 行 / {characters} 字", "+{lines} ln / {characters} ch"),
    "fit-free": Words("−{lines} 行 / {characters} 字", "−{lines} ln / {characters} ch"),
    "fit-exact": Words("正好", "fits"),
    "frame-empty": Words("空框 · {characters} 字", "Empty · {characters:char|chars}"),
    "frame-planned": Words("计划：{title}\n要 {wanted} 字 · 容 {characters} 字",
                           "Planned: {title}\nwants {wanted} · holds {characters:char|chars}"),
    "hint-swap": Words("与《{title}》互换（按住 Ctrl 只移动）",
                       "Swap with “{title}” (hold Ctrl to move only)"),
    "hint-place": Words("《{title}》排进此框", "Pour “{title}” into this frame"),
    "hint-replace": Words("换上《{title}》，《{other}》回稿库",
                          "Pour “{title}”; “{other}” goes back to the copy list"),
    "hint-new-frame": Words("在这里给《{title}》画一个框", "Make a frame for “{title}” here"),
    "hint-taken-from": Words("，从第 {number} 版移来", ", taken from page {number}"),
    "hint-no-room": Words("这里放不下", "No room here"),
    "hint-move": Words("第 {column} 栏 第 {line} 行", "column {column}, line {line}"),
    "status-place": Words("{column} 栏 {cell} 字 {line} 行 · {x} × {y} mm",
                          "col {column}, char {cell}, line {line} · {x} × {y} mm"),
    "status-off": Words("{x} × {y} mm", "{x} × {y} mm"),
    "status-page": Words("第 {number} 版 · {at}/{count}", "Page {number} · {at} of {count}"),
    "status-saved": Words("已保存", "Saved"),
    "status-unsaved": Words("未保存", "Unsaved changes"),
    "status-findings": Words("{errors} 个错误 {warnings} 个警告",
                             "{errors:error|errors}, {warnings:warning|warnings}"),
    "status-clean": Words("无问题", "No findings"),
    "status-zoom": Words("显示比例", "Zoom"),
}  # fmt: skip
