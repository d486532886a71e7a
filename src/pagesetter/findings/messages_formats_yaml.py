"""Words of the findings about a file as such: its text, its YAML, its keys and values.

`{hint}` and `{hint_zh}` are a did-you-mean, or empty. `messages_formats` joins this table.
"""

from __future__ import annotations

from pagesetter.findings.finding import ERROR, WARNING, Message

_FILES: dict[str, Message] = {
    "path-missing": Message(
        ERROR,
        "there is no file or folder {path}",
        "找不到文件或文件夹：{path}",
        "Give an issue folder (with issue.yaml) or a paper folder (with paper.yaml).",
        "请指定一期的文件夹（内有 issue.yaml）或报纸的文件夹（内有 paper.yaml）。",
    ),
    "no-issue-here": Message(
        ERROR,
        "{path} is no issue: it has neither issue.yaml nor paper.yaml",
        "{path} 不是一期报纸：里面没有 issue.yaml，也没有 paper.yaml",
        "Give an issue folder or a paper folder; `pagesetter new FOLDER` makes one.",
        "请指定一期或一份报纸的文件夹；新建请用 pagesetter new 文件夹。",
    ),
    "paper-without-issues": Message(
        ERROR,
        "the paper in {path} has no issue yet: nothing in its folder issues/",
        "{path} 里的报纸还没有任何一期：issues 文件夹是空的",
        "`pagesetter new` makes an issue.",
        "请用 pagesetter new 新建一期。",
    ),
    "file-missing": Message(
        ERROR,
        "the file {file} is missing",
        "缺少文件 {file}",
    ),
    "file-unreadable": Message(
        ERROR,
        "{file} cannot be read: {reason}",
        "无法读取 {file}：{reason}",
        "Check that you may read it and that no other program holds it.",
        "请检查读取权限，以及是否被别的程序占用。",
    ),
    "file-not-regular": Message(
        ERROR,
        "{file} is no ordinary file",
        "{file} 不是普通文件",
        "Move what is there away and put a text file in its place.",
        "请移走同名的文件夹或其他项目，换上文本文件。",
    ),
    "file-too-large": Message(
        ERROR,
        "{file} has {megabytes} MB; at most {most} MB are read",
        "{file} 有 {megabytes} MB，最多只读 {most} MB",
        "Pages and copy are small text files; is this another kind of file?",
        "版面和稿件都是很小的文本文件，请检查是否放错了文件。",
    ),
    "file-binary": Message(
        ERROR,
        "{file} is no text file",
        "{file} 不是文本文件",
        "Save it as plain text in UTF-8.",
        "请另存为 UTF-8 纯文本。",
    ),
    "path-outside": Message(
        ERROR,
        "{path} lies outside the paper's folder; nothing there is read",
        "{path} 在报纸文件夹之外，不予读取",
        "Put a copy of the file into the paper and name it without `..`.",
        "请将文件复制到报纸文件夹内，路径中不要用“..”。",
    ),
    "encoding-gb18030": Message(
        WARNING,
        "{file} is not UTF-8; it was read as GB18030",
        "{file} 不是 UTF-8 编码，已按 GB18030 读入",
        "Save it as UTF-8, so that every program reads the same characters.",
        "请另存为 UTF-8，以免在别处出现乱码。",
    ),
    "encoding-unknown": Message(
        ERROR,
        "{file} is neither UTF-8 nor GB18030 text: byte {byte} stands here",
        "{file} 既不是 UTF-8 也不是 GB18030 文本：此处有字节 {byte}",
        "Open it where it reads right and save it as UTF-8.",
        "请用能正常显示它的程序打开，另存为 UTF-8。",
    ),
}

_YAML: dict[str, Message] = {
    "yaml-tab": Message(
        ERROR,
        "a tab stands where only blanks may",
        "这里用了制表符（Tab），只能用空格",
        "Indent with blanks, two for each step.",
        "请用空格缩进，每级两个。",
    ),
    "yaml-colon": Message(
        ERROR,
        "a colon with a blank after it makes a key, and no key may stand here",
        "冒号加空格表示“键: 值”，而这里不能再有键",
        "Put the value in quotes when the colon belongs to it; else check the indentation.",
        "如果冒号是内容的一部分，请给整个值加引号；否则请检查缩进。",
    ),
    "yaml-no-colon": Message(
        ERROR,
        "a line without a key: “{text}”",
        "这一行缺少“键: 值”中的冒号：“{text}”",
        "Write `key: value`, with a half-width colon and a blank after it.",
        "请写成“键: 值”，用半角冒号，冒号后空一格。",
    ),
    "yaml-wide-colon": Message(
        ERROR,
        "the colon of “{text}” is full-width",
        "“{text}”用了全角冒号",
        "Write a half-width colon with a blank after it.",
        "键后面请用半角冒号，并空一格。",
    ),
    "yaml-unexpected": Message(
        ERROR,
        "“{text}” cannot stand here",
        "这里不能出现“{text}”",
        "Put the whole value in quotes when it is meant as text.",
        "如果是文字内容，请给整个值加引号。",
    ),
    "yaml-quote-open": Message(
        ERROR,
        "the quote that opens here is never closed",
        "从这里开始的引号没有配对",
        "Close it with the same mark.",
        "请补上同样的引号。",
    ),
    "yaml-bracket-open": Message(
        ERROR,
        "the bracket that opens here is not closed, or a comma is missing by line {line}",
        "从这里开始的括号没有配对，或在第 {line} 行之前少了逗号",
        "Close it, and part its values by half-width commas.",
        "请补上括号，各项之间用半角逗号隔开。",
    ),
    "yaml-indent": Message(
        ERROR,
        "this line is not indented like its neighbours",
        "这一行的缩进与前后各行不一致",
        "Lines of one list or one group begin in the same column.",
        "同一列表、同一组的各行必须左端对齐。",
    ),
    "yaml-quote-needed": Message(
        ERROR,
        "a value cannot begin with {character}",
        "值不能以 {character} 开头",
        "Put the value in quotes.",
        "请给整个值加引号。",
    ),
    "yaml-anchor-unknown": Message(
        ERROR,
        "nothing above is marked with &{name}",
        "前面没有用 &{name} 标记过任何内容",
        "Put a value that begins with * in quotes when it is meant as text.",
        "如果以 * 开头的是普通文字，请加引号。",
    ),
    "yaml-anchor-form": Message(
        ERROR,
        "a value begins with * or &, which stand for aliases",
        "值以 * 或 & 开头，这两个符号有特殊用途",
        "Put the value in quotes.",
        "请给整个值加引号。",
    ),
    "yaml-escape": Message(
        ERROR,
        "unknown escape after a backslash in double quotes",
        "双引号里的反斜杠后面不是可用的转义字符",
        "Write two backslashes, or use single quotes.",
        "请写两个反斜杠，或改用单引号。",
    ),
    "yaml-documents": Message(
        ERROR,
        "a second document begins here; a file holds one",
        "从这里开始是第二份文档，一个文件只能有一份",
        "Take out the line `---`.",
        "请删去“---”这一行。",
    ),
    "yaml-character": Message(
        ERROR,
        "the character {character} may not stand in this file",
        "文件里不能有字符 {character}",
        "Delete it; it is invisible in most editors.",
        "请将其删除；多数编辑器不显示这个字符。",
    ),
    "yaml-deep": Message(
        ERROR,
        "values stand more than {most:level|levels} deep",
        "内容嵌套超过 {most} 层",
    ),
    "yaml-syntax": Message(
        ERROR,
        "this is not YAML: {detail}",
        "不符合 YAML 写法（{detail}）",
        "Check the indentation, colons, quotes and brackets of this line and the one above.",
        "请检查本行及上一行的缩进、冒号、引号和括号。",
    ),
    "yaml-tag": Message(
        ERROR,
        "the tag {tag} has no meaning here",
        "这里不能使用标签 {tag}",
        "Take it out; put a value that begins with ! in quotes.",
        "请删去标签；以 ! 开头的文字请加引号。",
    ),
    "alias-bomb": Message(
        ERROR,
        "the aliases (*name) of this file stand for more than {most:value|values}",
        "文件中的引用（*名称）展开后超过 {most} 项",
        "Write the values out.",
        "请直接写出内容，不要层层引用。",
    ),
}

_FORMATS: dict[str, Message] = {
    "format-missing": Message(
        ERROR,
        "the file does not say what it is: `format` is missing",
        "文件没有写明格式：缺少 format",
        "Its first line should be `format: {wanted}`.",
        "第一行应为 format: {wanted}。",
    ),
    "format-unknown": Message(
        ERROR,
        "there is no format “{value}”",
        "没有“{value}”这种格式",
        "It should be `format: {wanted}`.",
        "应写作 format: {wanted}。",
    ),
    "format-kind": Message(
        ERROR,
        "this is a file of kind {have}; {wanted} is needed here",
        "这是 {have} 文件，此处需要 {wanted}",
        "Did two files change places?",
        "请检查文件是否放错了地方。",
    ),
    "format-newer": Message(
        ERROR,
        "{file} was made by a newer program: its format is {value}, this one reads up to {newest}",
        "{file} 由更新的版本制作：格式为 {value}，本程序最高支持 {newest}",
        "Install a newer pagesetter.",
        "请升级 pagesetter。",
    ),
}

_KEYS: dict[str, Message] = {
    "key-unknown": Message(
        ERROR,
        "unknown key {key}{hint}",
        "不认识的键 {key}{hint_zh}",
        "Known here: {allowed}. Keys of your own begin with `x-`.",
        "此处可用：{allowed}。自定的键请以 x- 开头。",
    ),
    "key-twice": Message(
        ERROR,
        "the key {key} stands twice; first in line {line}",
        "键 {key} 重复，前一处在第 {line} 行",
        "Keep one of them.",
        "请只保留一处。",
    ),
    "key-missing": Message(
        ERROR,
        "the key {key} is missing",
        "缺少键 {key}",
    ),
    "key-form": Message(
        ERROR,
        "a key is a single word, not a list or a group",
        "键只能是一个词，不能是列表或一组内容",
        "Put a key that begins with a bracket in quotes.",
        "以括号开头的键请加引号。",
    ),
    "value-empty": Message(
        ERROR,
        "a value is missing",
        "这里缺少内容",
        "Fill it in or take the line out.",
        "请填写，或删去这一行。",
    ),
}

_VALUES: dict[str, Message] = {
    "wrong-type": Message(
        ERROR,
        "{have} stands here; it should be {want}",
        "此处是{have_zh}，应为{want_zh}",
    ),
    "choice": Message(
        ERROR,
        "“{value}” is none of the allowed words{hint}",
        "“{value}”不在可选之列{hint_zh}",
        "Allowed: {allowed}.",
        "可选：{allowed}。",
    ),
    "number-range": Message(
        ERROR,
        "{value} is out of range: {least} to {most}",
        "{value} 超出范围，应在 {least} 至 {most} 之间",
    ),
    "number-decimals": Message(
        ERROR,
        "{value} is finer than can be set: {places:decimal|decimals} at most",
        "{value} 的小数位太多，最多 {places} 位",
    ),
    "length-bare": Message(
        ERROR,
        "the length {value} has no unit; did you mean “{value}{unit}”?",
        "长度 {value} 没有单位，是不是“{value}{unit}”？",
    ),
    "length-form": Message(
        ERROR,
        "“{value}” is no length{hint}",
        "“{value}”不是长度{hint_zh}",
        "Write a number with one of these units: {units}.",
        "请写数字加单位，可用单位：{units}。",
    ),
    "length-unit": Message(
        ERROR,
        "“{value}” has a unit that cannot be used here",
        "“{value}”的单位不能用在这里",
        "Units here: {units}.",
        "此处可用的单位：{units}。",
    ),
    "length-sign": Message(
        ERROR,
        "{value} is too small here: it should be {least}",
        "{value} 太小，应 {least}",
    ),
    "date-form": Message(
        ERROR,
        "“{value}” is no date",
        "“{value}”不是有效的日期",
        "Write year, month and day, such as 2026-11-24.",
        "请写成年-月-日，如 2026-11-24。",
    ),
    "list-short": Message(
        ERROR,
        "the list needs at least {least} entry",
        "列表至少要有 {least} 项",
    ),
    "name-form": Message(
        ERROR,
        "“{value}” cannot be a name here",
        "“{value}”不能用作名称",
        "Names are 1 to 80 characters without `/`; ids have no blanks either.",
        "名称为 1 至 80 个字符，不能有“/”；编号里也不能有空格。",
    ),
    "continues-form": Message(
        ERROR,
        "“{value}” names no story",
        "“{value}”没有指明是哪一条稿件",
        "Write page and story, such as 01/s3.",
        "请写成“版/稿位”，如 01/s3。",
    ),
    "ink-cmyk": Message(
        ERROR,
        "an ink needs four percentages: cyan, magenta, yellow, black",
        "颜色需要四个百分数：青、品红、黄、黑",
        "Such as cmyk: [0, 100, 100, 0].",
        "如 cmyk: [0, 100, 100, 0]。",
    ),
    "type-area-both": Message(
        ERROR,
        "the type area has both {one} and {other}; one follows from the other",
        "版心同时给了 {one} 和 {other}，两者只能给一个",
        "Take one of them out.",
        "请删去其中一个。",
    ),
    "type-area-neither": Message(
        ERROR,
        "the type area has neither {one} nor {other}",
        "版心缺少 {one} 或 {other}",
        "Give one of them; the other follows.",
        "请给出其中一个，另一个由程序算出。",
    ),
    "story-two-sources": Message(
        ERROR,
        "a story that continues another cannot have `{other}` as well",
        "接排的稿件（continues）不能再有 {other}",
        "Take one of them out.",
        "请删去其中一个。",
    ),
}

_BOXES: dict[str, Message] = {
    "box-needs": Message(
        ERROR,
        "a box of kind {kind} needs the key {key}",
        "{kind} 类的框必须有 {key}",
    ),
    "box-without-place": Message(
        ERROR,
        "the box stands nowhere: it has neither column and line nor `at`",
        "没有写明框的位置：既没有 column、line，也没有 at",
        "On the grid give column, line, columns and lines; off the grid give `at`.",
        "在版心行格上请写 column、line、columns、lines；不按行格请写 at。",
    ),
    "box-two-places": Message(
        ERROR,
        "the box has two places: `at` and {other}",
        "框有两个位置：at 和 {other}",
        "Take one of them out: `at` is a place off the grid.",
        "请只保留一个：at 表示不按行格放置。",
    ),
    "ad-two-sizes": Message(
        ERROR,
        "the advertisement has two sizes: `booked` and `{other}`",
        "广告有两种尺寸：booked 和 {other}",
        "Take one of them out; columns and lines follow from the millimetres.",
        "请只保留一个；栏数、行数由毫米尺寸算出。",
    ),
    "box-picture-twice": Message(
        ERROR,
        "the box has both picture and pictures",
        "框同时写了 picture 和 pictures",
        "Put all of them into pictures.",
        "请都写进 pictures。",
    ),
    "box-key-idle": Message(
        WARNING,
        "{key} does nothing in a box of kind {kind}",
        "{kind} 类的框用不到 {key}",
        "It belongs to boxes of these kinds: {kinds}.",
        "{key} 只用于这些类：{kinds}。",
    ),
    "row-text-and-cells": Message(
        ERROR,
        "a row with text cannot have {other} as well",
        "一行写了 text，就不能再写 {other}",
        "Write text alone, or left, center and right.",
        "请只写 text，或只写 left、center、right。",
    ),
    "title-two-places": Message(
        ERROR,
        "a title that stands over a picture has no {other}",
        "压图标题不能再写 {other}",
        "Take `over` off, or `{other}`.",
        "请去掉 over，或去掉 {other}。",
    ),
    "picture-focus": Message(
        ERROR,
        "the focus of a picture needs two percentages: from the left and from the top",
        "图片的焦点（focus）需要两个百分数：距左、距上",
        "Such as focus: [50%, 30%].",
        "如 focus: [50%, 30%]。",
    ),
}

MESSAGES: dict[str, Message] = {**_FILES, **_YAML, **_FORMATS, **_KEYS, **_VALUES, **_BOXES}
