"""Words of the findings that `compose` reports, in English and Chinese."""

from __future__ import annotations

from pagesetter.findings.finding import ERROR, INFO, WARNING, Message

MESSAGES: dict[str, Message] = {
    "ink-unknown": Message(
        ERROR,
        "there is no ink called {name}",
        "没有名为“{name}”的颜色",
        "Known inks: {known}. Define others under `inks` in the paper or the layout.",
        "可用的颜色：{known}。其他颜色请在报纸或版式的 inks 里定义。",
    ),
    "style-unknown": Message(
        WARNING,
        "there is no style called {name}; the text is set in the paragraph's own style",
        "没有名为“{name}”的样式，文字按所在段落的样式排",
        "Define it under `styles` in the paper, the layout or the page.",
        "请在报纸、版式或版面的 styles 里定义它。",
    ),
    "frame-off-grid": Message(
        ERROR,
        "frame {frame} needs columns {columns} and lines {lines}; the page has {have_columns} "
        "columns and {have_lines} lines",
        "框 {frame} 要占第 {columns} 栏、第 {lines} 行，本版只有 {have_columns} 栏、"
        "{have_lines} 行",
        "Move the frame or make it smaller.",
        "请移动或缩小这个框。",
    ),
    "frame-too-narrow": Message(
        ERROR,
        "frame {frame} leaves no room for text: its columns would be narrower than one 字",
        "框 {frame} 的栏宽不足 1 字，排不下文字",
        "Use fewer columns or smaller insets.",
        "请减少分栏或缩进。",
    ),
    "frames-overlap": Message(
        ERROR,
        "frames {frame} and {other} lie over each other on {lines} lines",
        "框 {frame} 与框 {other} 有 {lines} 行重叠",
        "Move one of them so that they share no 字.",
        "请移开其中一个，使两框不共占任何字位。",
    ),
    "overset": Message(
        ERROR,
        "story {story} is over by {lines} lines, {characters} characters",
        "稿件 {story} 溢出 {lines} 行、{characters} 字",
        "Cut {characters} characters, or give its frames {lines} more lines.",
        "请删去 {characters} 字，或给它的框增加 {lines} 行。",
    ),
    "underset": Message(
        WARNING,
        "story {story} leaves {lines} lines empty, {characters} characters",
        "稿件 {story} 尚空 {lines} 行，可加 {characters} 字",
        "Add {characters} characters, or take {lines} lines from its frames.",
        "请增加 {characters} 字，或将框缩短 {lines} 行。",
    ),
    "frame-empty": Message(
        WARNING,
        "story {story} stands empty; its frames hold {capacity} characters",
        "稿位 {story} 还没有稿件，可容 {capacity} 字",
        "Give it an `article`, or a `plan`.",
        "请为它指定 article，或写上 plan。",
    ),
    "frame-planned": Message(
        WARNING,
        "story {story} is planned ({title}): wants {wanted} characters, its frames hold "
        "{capacity}",
        "稿位 {story} 为计划稿（{title}）：要 {wanted} 字，框可容 {capacity} 字",
        "Give it its `article` before the page goes to press.",
        "付印前请为它指定 article。",
    ),
    "article-empty": Message(
        WARNING,
        "article {article} has no text",
        "稿件 {article} 没有正文",
        "Write its text, or take it off the page.",
        "请补写正文，或将其撤下。",
    ),
    "article-twice": Message(
        WARNING,
        "article {article} is placed twice: {first} and {second}",
        "稿件 {article} 重复上版：{first} 与 {second}",
        "Take one of them off.",
        "请撤下其中一处。",
    ),
    "article-unplaced": Message(
        INFO,
        "article {article} is on no page",
        "稿件 {article} 尚未上版",
        "",
        "",
    ),
    "title-too-wide": Message(
        WARNING,
        "the {part} of story {story} is too wide by {characters} characters: “{text}”",
        "稿件 {story} 的{part_zh}超宽 {characters} 字：“{text}”",
        "It fits at {size} pt, or with a turn after fewer characters, or in words that are "
        "{characters} characters shorter.",
        "可改用 {size} pt，或另行转行，或减少 {characters} 字。",
    ),
    "title-too-high": Message(
        WARNING,
        "the title of story {story} needs {needed} lines and has {lines}",
        "稿件 {story} 的标题需要 {needed} 行，只给了 {lines} 行",
        "Give it {needed} lines, or set the headline at {size} pt or less.",
        "请给它 {needed} 行，或将主题改为 {size} pt 以下。",
    ),
    "title-without-text": Message(
        WARNING,
        "the frames of story {story} are filled by its title: no line is left for the text",
        "稿件 {story} 的标题占满了框，正文无处可排",
        "Make the frame higher or the title smaller.",
        "请加高框或缩小标题。",
    ),
    "no-frame": Message(
        ERROR,
        "story {story} has an article but no frame",
        "稿件 {story} 没有框，正文排不出来",
        "Give it at least one frame.",
        "请至少给它一个框。",
    ),
    "column-short": Message(
        INFO,
        "a column of story {story} ends {lines} lines short, so that a subhead keeps its text",
        "稿件 {story} 有一栏短 {lines} 行：小标题须与下文同栏",
        "Move a frame's edge by a line or change the copy by a line.",
        "请将框移动一行，或增删一行文字。",
    ),
    "table-plain": Message(
        WARNING,
        "tables are set as plain lines for now",
        "表格暂按普通文字行排",
        "",
        "",
    ),
    "picture-left-out": Message(
        WARNING,
        "pictures are not placed yet; only the caption of {source} is set",
        "图片功能尚未完成，只排了 {source} 的图说",
        "",
        "",
    ),
    "name-too-wide": Message(
        WARNING,
        "the name “{name}” is wider than its column",
        "名称“{name}”比栏宽",
        "Set the list in a wider frame or a smaller size.",
        "请将名单排在更宽的框里，或减小字号。",
    ),
}
