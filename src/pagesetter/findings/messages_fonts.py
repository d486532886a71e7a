"""Words of the findings that `fonts` reports, in English and Chinese."""

from __future__ import annotations

from pagesetter.findings.finding import ERROR, WARNING, Message

MESSAGES: dict[str, Message] = {
    "missing-glyph": Message(
        ERROR,
        "No font at hand has “{char}” ({point}), set as {role}.",
        "现有字体都没有“{char}”字（{point}），所用字体为{role}。",
        "Put a font that has the character into the paper's fonts folder, or reword.",
        "把收有该字的字体放进本报的 fonts 文件夹，或改换说法。",
    ),
    "variation-unsupported": Message(
        WARNING,
        "No font at hand knows the variant of “{char}” asked for ({point}); its usual form is set.",
        "现有字体没有所要的“{char}”字异体（{point}），已按通常字形排。",
        "Add a font with this variation sequence, or delete the selector.",
        "补充收有该异体的字体，或删去异体选择符。",
    ),
    "font-role-fallback": Message(
        WARNING,
        "There is no font for {role}; {face} stands in for it.",
        "没有{role}字体，暂以 {face} 代替。",
        "Put a font file named {role}.otf or {role}.ttf into a fonts folder.",
        "把字体文件改名为 {role}.otf 或 {role}.ttf，放进 fonts 文件夹。",
    ),
    "font-role-unknown": Message(
        ERROR,
        "“{role}” is neither a face role nor the name of a font at hand{hint}",
        "“{role}”既不是字体角色，也不是现有字体的名称{hint_zh}",
        "Roles are: {roles}. Any font in a fonts folder may also be called by its name.",
        "可用的角色有：{roles}；fonts 文件夹里的字体也可直接用名称。",
    ),
    "font-corrupt": Message(
        WARNING,
        "The font file {file} is damaged or not a font; it is left out.",
        "字体文件 {file} 已损坏或不是字体，未采用。",
        "Copy the file anew from its source, or delete it.",
        "请从原处重新复制该文件，或将其删除。",
    ),
    "font-unsupported": Message(
        WARNING,
        "{file}: fonts of the kind {kind} cannot be used; it is left out.",
        "{file}：不支持 {kind} 格式的字体，未采用。",
        "Use an OpenType or TrueType file (otf, ttf, ttc).",
        "请改用 OpenType 或 TrueType 字体文件（otf、ttf、ttc）。",
    ),
    "font-variable": Message(
        WARNING,
        "{file} is a variable font; it is left out.",
        "{file} 是可变字体，暂不支持，未采用。",
        "Use the static fonts of the family, one file for each weight.",
        "请改用该字体族的静态字体，每个字重一个文件。",
    ),
    "font-embedding-forbidden": Message(
        ERROR,
        "The licence bits of {face} forbid embedding; no press PDF can be made with it.",
        "字体 {face} 的授权标记禁止嵌入，不能用它出印刷用 PDF。",
        "Choose another font, ask for one that may be embedded, or render with --outlines.",
        "请换用其他字体、向字体厂商索取允许嵌入的版本，或转曲输出（--outlines）。",
    ),
    "fonts-not-installed": Message(
        ERROR,
        "The program's own fonts are not where they should be.",
        "找不到程序自带的字体。",
        "Install the program again.",
        "请重新安装本程序。",
    ),
}
