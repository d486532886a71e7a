"""Words of the findings that `images` reports, in English and Chinese."""

from __future__ import annotations

from pagesetter.findings.finding import ERROR, INFO, WARNING, Message

MESSAGES: dict[str, Message] = {
    "picture-missing": Message(
        ERROR,
        "The picture {file} is not there.",
        "找不到图片 {file}。",
        "Put the file into the assets folder of the issue or the paper, or correct its name.",
        "请把文件放进本期或本报的 assets 文件夹，或改正文件名。",
    ),
    "picture-unreadable": Message(
        ERROR,
        "The picture {file} cannot be read: the system does not allow it.",
        "无法读取图片 {file}：系统不允许。",
        "Look at the file's permissions, or whether another program holds it.",
        "请检查文件权限，或是否被其他程序占用。",
    ),
    "picture-changed": Message(
        ERROR,
        "The picture {file} has changed since the page was set.",
        "排版之后，图片 {file} 又有改动。",
        "Set the page again, so that size and sharpness are judged anew.",
        "请重新排版，以便重新核对尺寸和清晰度。",
    ),
    "picture-damaged": Message(
        ERROR,
        "The picture {file} is damaged or cut short.",
        "图片 {file} 已损坏或不完整。",
        "Copy or send the file anew; if it opens elsewhere, save it there as JPEG or PNG.",
        "请重新复制或传送该文件；若别的软件能打开，可另存为 JPEG 或 PNG。",
    ),
    "picture-part-blank": Message(
        WARNING,
        "The foot of the picture {file} is one even tone; the file may have been cut short.",
        "图片 {file} 下部是一片匀色，文件可能没有传完。",
        "Look at the picture; if something is missing, send the file anew.",
        "请查看图片；若有缺失，请重新传送。",
    ),
    "picture-bomb": Message(
        ERROR,
        "The picture {file} unfolds to more than {limit} million pixels; it is not opened.",
        "图片 {file} 展开后超过 {limit}00 万像素，未予打开。",
        "Save it smaller: a whole page at 200 ppi needs less than 15 million.",
        "请缩小后另存：一整版按 200 ppi 也不到 1500 万像素。",
    ),
    "picture-huge-file": Message(
        ERROR,
        "The picture file {file} is larger than {limit} MB; it is not opened.",
        "图片文件 {file} 超过 {limit} MB，未予打开。",
        "Save it as JPEG, or with fewer pixels.",
        "请另存为 JPEG，或减少像素。",
    ),
    "picture-kind": Message(
        ERROR,
        "{file} is not a picture of a kind that can be placed ({kind}).",
        "{file} 不是可以置入的图片（{kind}）。",
        "Save it as JPEG, PNG or TIFF.",
        "请另存为 JPEG、PNG 或 TIFF。",
    ),
    "picture-heic": Message(
        ERROR,
        "{file} is a HEIC picture, for which the reader is not installed.",
        "{file} 是 HEIC 图片，尚未安装相应的读取组件。",
        "Save it as JPEG on the phone, or install its reader: pip install 'pagesetter[heic]'.",
        "请在手机或电脑上转成 JPEG，或安装读取组件：pip install 'pagesetter[heic]'。",
    ),
    "picture-colour-mode": Message(
        ERROR,
        "The picture {file} keeps its colours in a way that cannot be read ({mode}).",
        "图片 {file} 的颜色模式无法读取（{mode}）。",
        "Save it as RGB, CMYK or greyscale with 8 bits per channel.",
        "请另存为每通道 8 位的 RGB、CMYK 或灰度图片。",
    ),
    "picture-animated": Message(
        WARNING,
        "{file} has several frames or pages; the first is printed.",
        "{file} 含多帧或多页，只印第一帧。",
        "If another frame is meant, save that one as a picture of its own.",
        "若要用另一帧，请把那一帧单独存为图片。",
    ),
    "picture-transparent": Message(
        INFO,
        "{file} has transparent parts; they print as paper white.",
        "{file} 有透明部分，按白纸处理。",
        "Nothing need be done when the picture stands on white.",
        "图片放在白底上时无需处理。",
    ),
    "picture-profile": Message(
        WARNING,
        "The colour profile inside {file} is damaged or of another kind; sRGB is taken instead.",
        "{file} 内嵌的色彩描述文件已损坏或类型不符，改按 sRGB 处理。",
        "Check the colours on the proof, or save the picture anew as sRGB.",
        "请在大样上核对颜色，或把图片重新存为 sRGB。",
    ),
    "picture-ink": Message(
        WARNING,
        "{file} lays down up to {ink} % of ink; it was brought down to {limit} %.",
        "{file} 的总墨量最高达 {ink}%，已降到 {limit}% 以内。",
        "Have the picture separated for newsprint, or supply it as RGB.",
        "请按新闻纸重新分色，或提供 RGB 图片。",
    ),
    "picture-low-ppi": Message(
        WARNING,
        "{file} has only {ppi} ppi at this size; below {wanted} it looks soft. "
        "It can stand {mm} mm ({characters} 字) wide.",
        "{file} 按现在的尺寸只有 {ppi} ppi，不足 {wanted} ppi，印出来会发虚；"
        "最宽可排 {mm} 毫米（{characters} 字）。",
        "Make it smaller, crop it less, or ask for the original.",
        "请缩小尺寸、少裁一些，或索要原图。",
    ),
    "picture-low-ppi-art": Message(
        WARNING,
        "The line art {file} has only {ppi} ppi at this size; below {wanted} its edges are ragged. "
        "It can stand {mm} mm ({characters} 字) wide.",
        "线条图 {file} 按现在的尺寸只有 {ppi} ppi，不足 {wanted} ppi，边缘会出锯齿；"
        "最宽可排 {mm} 毫米（{characters} 字）。",
        "Make it smaller, or ask for a larger scan.",
        "请缩小尺寸，或索要更清晰的扫描件。",
    ),
    "picture-on-black-page": Message(
        INFO,
        "{file} is in colour; on page {page}, printed from {inks}, it comes in grey.",
        "{file} 是彩色图片；第 {page} 版只用{inks}版印刷，已转成灰度。",
        "Look at it on the proof: colours of like darkness cannot be told apart.",
        "请在大样上查看：明暗相近的颜色会分不开。",
    ),
    "picture-code-small": Message(
        WARNING,
        "The code {file} is {mm} mm wide; phones need {least} mm to read one from newsprint.",
        "二维码 {file} 只有 {mm} 毫米宽；印在新闻纸上，不足 {least} 毫米手机难以识别。",
        "Give it more room, with four modules of white all round.",
        "请放大，四周至少留出四个模块宽的空白。",
    ),
    "profile-missing": Message(
        ERROR,
        "There is no colour profile {file}, or it cannot be read.",
        "找不到色彩描述文件 {file}，或者它无法读取。",
        "Look at its name and place; name none to take the program's own.",
        "请核对文件名和位置；不指定则用程序自带的。",
    ),
    "profile-unusable": Message(
        ERROR,
        "{file} is not a colour profile of a press with the inks CMYK.",
        "{file} 不是 CMYK 印刷条件的色彩描述文件。",
        "Name an output profile (.icc) from the plant, or none to take the program's own.",
        "请使用印厂提供的输出描述文件（.icc）；不指定则用程序自带的。",
    ),
}
