"""Words of the findings that `text` reports, in English and Chinese."""

from __future__ import annotations

from pagesetter.findings.finding import Message

MESSAGES: dict[str, Message] = {
    "measure-too-narrow": Message(
        "error",
        "line {line}: “{text}” is wider than the measure and stands out",
        "第 {line} 行“{text}”比行长还宽，已伸出行外",
        "Widen the frame or set a smaller size.",
        "请加宽文框或改小字号。",
    ),
    "broken-unit": Message(
        "warning",
        "line {line} had to be broken after “{text}”, against the rule “{rule}”",
        "第 {line} 行不得不在“{text}”之后断开，{rule_zh}",
        "Widen the frame, or change the words round the break.",
        "请加宽文框，或改动此处文字。",
    ),
    "letters-spaced": Message(
        "warning",
        "line {line}: “{text}” holds one word or number, whose letters had to be spaced",
        "第 {line} 行“{text}”只有一个单词或数字，只能拉开字母间距来撑满行长",
        "Allow a turn in the word with a hyphen, or change the words.",
        "请在词中加连字符准许转行，或改动文字。",
    ),
    "unfilled-line": Message(
        "warning",
        "line {line}: “{text}” has nothing that could be opened and is too short",
        "第 {line} 行“{text}”没有可以拉开的地方，排不满行长",
        "Allow a turn in what follows, or change the words.",
        "请准许后面的词语转行，或改动文字。",
    ),
    "loose-line": Message(
        "info",
        "line {line} is loose: its gaps are opened by {opened}/1000 em: “{text}”",
        "第 {line} 行偏松，字间拉开千分之 {opened} 字：“{text}”",
        "Change a few words, or let the paragraph run one line more or less.",
        "可增删几个字，或让该段多排、少排一行。",
    ),
    "typed-indent": Message(
        "info",
        "full-width spaces typed at the head of the paragraph were not set: the style indents",
        "段首键入的全角空格没有排出：缩进由样式决定",
        "Delete the spaces.",
        "请删去这些空格。",
    ),
    "orphan": Message(
        "warning",
        "the last line holds “{text}” alone",
        "末行只有“{text}”一个字，成了孤字",
        "Delete a character before it, or add two or more.",
        "请在前文删一字以上，或增两字以上。",
    ),
    "vertical-form-missing": Message(
        "warning",
        "{face} has no vertical forms of “{marks}”: they were turned, or moved in their cells",
        "字体 {face} 没有“{marks}”的竖排字形，已旋转或移位代替",
        "Set the marks in a face that has them, such as 报宋.",
        "可改用有竖排标点的字体，如报宋。",
    ),
    "copy-half-width-mark": Message(
        "warning",
        "a half-width mark in Chinese: “{text}”",
        "中文里用了半角标点：“{text}”",
        "Write “{fix}”.",
        "请改为“{fix}”。",
    ),
    "copy-dots": Message(
        "warning",
        "these dots are no ellipsis of six: “{text}”",
        "省略号应为六点“……”：“{text}”",
        "Write “{fix}”.",
        "请改为“{fix}”。",
    ),
    "copy-hyphens": Message(
        "warning",
        "hyphens for a dash of two 字: “{text}”",
        "破折号应为“——”，占两字：“{text}”",
        "Write “{fix}”.",
        "请改为“{fix}”。",
    ),
    "copy-straight-quote": Message(
        "warning",
        "a straight quotation mark in Chinese: “{text}”",
        "中文里用了直引号：“{text}”",
        "Write “{fix}”.",
        "请改为“{fix}”。",
    ),
    "copy-unpaired-mark": Message(
        "warning",
        "a quotation mark or bracket without its partner: “{text}”",
        "引号或括号不成对：“{text}”",
        "Add the missing one, or delete this one.",
        "请补上缺的一半，或删去多余的一半。",
    ),
    "copy-stray-space": Message(
        "info",
        "a space between Chinese characters or beside a mark: “{text}”",
        "汉字之间或标点旁有多余的空格：“{text}”",
        "Write “{fix}”.",
        "请改为“{fix}”。",
    ),
    "copy-foreign-mark": Message(
        "warning",
        "a mark of another region: “{text}”",
        "标点不合本地区用法：“{text}”",
        "Write “{fix}”.",
        "请改为“{fix}”。",
    ),
}
