"""Words of the findings about placed PDFs and drawings, in English and Chinese."""

from __future__ import annotations

from pagesetter.findings.finding import ERROR, WARNING, Message

MESSAGES: dict[str, Message] = {
    "artwork-damaged": Message(
        ERROR,
        "The artwork {file} is damaged or cut short.",
        "置入的文件 {file} 已损坏或不完整。",
        "Ask for the file anew; if it opens elsewhere, export it there as PDF/X-4.",
        "请重新索要该文件；若别的软件能打开，可另存为 PDF/X-4。",
    ),
    "artwork-repaired": Message(
        WARNING,
        "The artwork {file} has errors in its structure, which were worked round.",
        "置入的文件 {file} 的结构有误，已尽量修复后置入。",
        "Compare it on the proof with the customer's own print.",
        "请在大样上与客户的样张仔细核对。",
    ),
    "artwork-blank": Message(
        ERROR,
        "The page of the artwork {file} is blank.",
        "置入的文件 {file} 的这一页是空白的。",
        "Write the right `page` under the picture, or ask for the file anew.",
        "请在图片下写对 `page`，或重新索要该文件。",
    ),
    "artwork-encrypted": Message(
        ERROR,
        "The artwork {file} is encrypted.",
        "置入的文件 {file} 已加密。",
        "Ask for it without a password and without restrictions.",
        "请索要没有密码和权限限制的文件。",
    ),
    "artwork-page": Message(
        ERROR,
        "The artwork {file} has no page {page}; it has {pages:page|pages}.",
        "置入的文件 {file} 没有第 {page} 页，共 {pages} 页。",
        "Correct `page` under the picture.",
        "请改正图片下的 `page`。",
    ),
    "artwork-pages": Message(
        WARNING,
        "The artwork {file} has {pages:page|pages}; the first is placed.",
        "置入的文件 {file} 有 {pages} 页，置入的是第 1 页。",
        "Write `page` under the picture, even if the first is meant.",
        "请在图片下写明 `page`，用第 1 页也请写出。",
    ),
    "artwork-heavy": Message(
        ERROR,
        "The artwork {file} is too large or too deeply built; it is not placed.",
        "置入的文件 {file} 过大或结构过于复杂，未予置入。",
        "Have it simplified, or placed as a picture of 300 ppi.",
        "请让对方简化，或改用 300 ppi 的图片。",
    ),
    "artwork-box": Message(
        ERROR,
        "The page of the artwork {file} has no size that could be printed.",
        "置入的文件 {file} 的页面尺寸无法付印。",
        "Have it exported anew at the size of the advertisement.",
        "请按广告尺寸重新导出。",
    ),
    "artwork-left-out": Message(
        WARNING,
        "Of the artwork {file} these are not printed: {what}.",
        "置入的文件 {file} 中以下内容不予印出：{what_zh}。",
        "Look whether anything is missing on the proof.",
        "请在大样上查看有无缺失。",
    ),
    "artwork-colour": Message(
        ERROR,
        "The artwork {file} has colours in {space}, which a press file may not hold.",
        "置入的文件 {file} 含有 {space} 颜色，付印文件不允许。",
        "Have it converted to CMYK for newsprint.",
        "请让对方按新闻纸转成 CMYK。",
    ),
    "artwork-font": Message(
        ERROR,
        "The artwork {file} does not embed its font {font}.",
        "置入的文件 {file} 没有嵌入字体 {font}。",
        "Have it exported with all fonts embedded, or with its text in outlines.",
        "请让对方嵌入全部字体，或转曲后重新导出。",
    ),
    "artwork-spot": Message(
        WARNING,
        "The artwork {file} prints on a plate of its own: {name}.",
        "置入的文件 {file} 另有专色版：{name}。",
        "Have the spot colour turned into process colours, unless its plate is paid for.",
        "除非另出专色版，请让对方转成四色。",
    ),
    "artwork-standard": Message(
        ERROR,
        "The artwork {file} has {what}, which {standard} does not allow.",
        "置入的文件 {file} 含有{what_zh}，{standard} 不允许。",
        "Write PDF/X-4, or have the artwork flattened.",
        "请改出 PDF/X-4，或让对方拼合后重新导出。",
    ),
    "artwork-on-black-page": Message(
        WARNING,
        "The artwork {file} is in colour; on page {page}, printed in {inks}, it comes in black.",
        "置入的文件 {file} 是彩色的；第 {page} 版只用{inks}版印刷，已转成单黑。",
        "Look at it in the proof; or ask for artwork in black, or move it to a page in four inks.",
        "请在大样上看转黑的效果；也可索要单黑文件，或把广告移到四色版。",
    ),
    "artwork-not-in-black": Message(
        ERROR,
        "The artwork {file} cannot be turned to black for page {page}, printed in {inks}: "
        "it has {what}.",
        "第 {page} 版只用{inks}版印刷，而置入的文件 {file} 无法转成单黑：其中有{what_zh}。",
        "Ask for artwork in black, or move the advertisement to a page in four inks.",
        "请索要单黑文件，或把广告移到四色版。",
    ),
    "svg-entities": Message(
        ERROR,
        "The drawing {file} defines entities of its own; it is not opened.",
        "图形文件 {file} 自定义了实体，未予打开。",
        "Export it anew as plain SVG or as PDF/X-4.",
        "请重新导出为普通 SVG，或导出为 PDF/X-4。",
    ),
    "svg-undrawn": Message(
        ERROR,
        "Of the drawing {file} these are not drawn as they should be: {what}.",
        "图形文件 {file} 中以下内容无法照原样印出：{what_zh}。",
        "Turn text into outlines and flatten the rest, or export the drawing as PDF/X-4.",
        "请将文字转曲、其余拼合，或导出为 PDF/X-4。",
    ),
}
