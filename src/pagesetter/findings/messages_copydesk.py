"""Words of the findings that the copy desk reports, in English and Chinese."""

from __future__ import annotations

from pagesetter.findings.finding import ERROR, INFO, WARNING, Message

_REFUSED: dict[str, Message] = {
    "copy-unreadable": Message(
        ERROR,
        "{file} cannot be read: {reason}",
        "{file} 无法读取：{reason}",
        "Look at its name, its folder and who may read it.",
        "请核对文件名、所在文件夹和读取权限。",
    ),
    "copy-folder": Message(
        ERROR,
        "{file} is a folder without copy",
        "文件夹 {file} 里没有稿件",
        "Name a folder with .docx, .txt, .md, .html, .pdf or the like in it.",
        "请指定存有 .docx、.txt、.md、.html、.pdf 等稿件的文件夹。",
    ),
    "copy-folder-full": Message(
        ERROR,
        "{file} is a folder with more than {most:file|files} of copy",
        "文件夹 {file} 里的稿件超过 {most} 个",
        "Name the files that are meant.",
        "请指明要导入的文件。",
    ),
    "copy-empty": Message(
        ERROR,
        "{file} holds no text",
        "{file} 里没有文字",
        "Open it and see whether it is the right file.",
        "请打开核对，是否选错了文件。",
    ),
    "copy-large": Message(
        ERROR,
        "{file} is larger than {most} MiB",
        "{file} 超过 {most} MiB",
        "Split the file, or take out what is no copy.",
        "请拆分文件，或删去与稿件无关的内容。",
    ),
    "copy-kind-unknown": Message(
        ERROR,
        "{file}: copy is read from .docx, .doc, .odt, .rtf, .txt, .md, .html and .pdf, "
        "not from “{ending}”",
        "{file}：可读取 .docx、.doc、.odt、.rtf、.txt、.md、.html、.pdf 稿件，不认识“{ending}”",
        "Save it as one of these.",
        "请另存为其中一种格式。",
    ),
    "copy-convert-first": Message(
        ERROR,
        "{file} is of a kind that only its word processor reads",
        "{file} 是只有文字处理软件才能打开的格式",
        "Install LibreOffice, which then reads it; or save it as .docx in Word or WPS.",
        "请安装 LibreOffice 后重新导入，或在 Word、WPS 中另存为 .docx。",
    ),
    "copy-not-converted": Message(
        ERROR,
        "{file} was given to LibreOffice, which made no .docx of it",
        "{file} 交给 LibreOffice 转换，没有转成 .docx",
        "Open it in the program it comes from and save it as .docx.",
        "请用原来的软件打开，另存为 .docx。",
    ),
    "copy-pdf-pictures": Message(
        ERROR,
        "{file} holds pictures of pages and no text",
        "{file} 是扫描图片，没有文字",
        "Ask for the text it was made from, or have its text recognised first.",
        "请索取原稿，或先做文字识别。",
    ),
    "copy-pdf-long": Message(
        ERROR,
        "{file} has more than {most:page|pages} or too much text for copy",
        "{file} 超过 {most} 页，或文字多得不像一份稿件",
        "Take out the pages that are copy.",
        "请只取其中作稿件的几页。",
    ),
    "copy-encrypted": Message(
        ERROR,
        "{file} is protected by a password",
        "{file} 设有打开密码",
        "Open it with its password and save it without one.",
        "请用密码打开后取消密码，再保存。",
    ),
    "copy-mislabelled": Message(
        ERROR,
        "{file} is not what its ending “{ending}” says",
        "{file} 的内容与扩展名“{ending}”不符",
        "Open it in the program it comes from and save it anew.",
        "请用原来的软件打开，重新保存。",
    ),
    "copy-damaged": Message(
        ERROR,
        "{file} is damaged and cannot be opened",
        "{file} 已损坏，无法打开",
        "Ask the sender for it again.",
        "请让来稿人重新发送。",
    ),
    "copy-bomb": Message(
        ERROR,
        "{file} would unpack to far more than any copy holds and was not opened",
        "{file} 解压后大得不合常理，没有打开",
        "Do not open it; ask the sender what it is.",
        "请勿打开，先向来稿人核实。",
    ),
    "copy-encoding": Message(
        ERROR,
        "{file} is text in no encoding that is known here",
        "认不出 {file} 的文字编码",
        "Give it with --encoding: utf-8, utf-16, gb18030 or big5.",
        "请用 --encoding 指明：utf-8、utf-16、gb18030 或 big5。",
    ),
    "copy-needs-extra": Message(
        ERROR,
        "{file}: reading and writing Word files needs python-docx, which is not installed",
        "{file}：读写 Word 文件需要 python-docx，尚未安装",
        "Install it with: pip install 'pagesetter[copy]'",
        "安装命令：pip install 'pagesetter[copy]'",
    ),
}
_REMARKS: dict[str, Message] = {
    "copy-encoding-guessed": Message(
        INFO,
        "{file} was read as {encoding}",
        "{file} 按 {encoding} 编码读取",
        "If characters look wrong, give another one with --encoding.",
        "如有乱码，请用 --encoding 另行指明。",
    ),
    "copy-tracked": Message(INFO, "tracked change, accepted: {text}", "修订已接受：{text}"),
    "copy-tracked-count": Message(
        INFO,
        "{text:tracked change was|tracked changes were} accepted",
        "接受了 {text} 处修订",
        "See them one by one with --tracked.",
        "加 --tracked 可逐处列出。",
    ),
    "copy-comment": Message(INFO, "comment in the file: {text}", "稿件批注：{text}"),
    "copy-reading": Message(
        INFO,
        "a reading over words was left out: {text}",
        "字上的注音没有读入：{text}",
        "Put it in as {{字|zì}} where it is wanted.",
        "需要时请在稿件中写作 {{字|zì}}。",
    ),
    "copy-hidden-words": Message(
        INFO,
        "hidden text of the file was left out: {text}",
        "稿件中的隐藏文字没有读入：{text}",
        "Show it in Word (Font → Hidden) and import again if it is copy.",
        "如是正文，请在 Word 中取消“字体→隐藏”后重新导入。",
    ),
    "copy-picture-left-out": Message(
        WARNING,
        "a picture of the file cannot be used: {text}",
        "稿件中有一幅图片无法使用：{text}",
        "Ask for it as a JPEG or PNG file.",
        "请索取 JPEG 或 PNG 原图。",
    ),
    "copy-picture-not-fetched": Message(
        INFO,
        "the page shows a picture that was not fetched: {text}",
        "网页中的图片没有下载：{text}",
        "Save it into assets/ by hand where it is needed.",
        "需要时请自行存入 assets/。",
    ),
    "copy-marks-lost": Message(
        INFO,
        "bold, small digits or the kind of the block could not be kept: “{text}”",
        "此处的加粗、上下标或段落类别无法保留：“{text}”",
        "Set it again in the article.",
        "请在稿件里重新设置。",
    ),
    "copy-two-credits": Message(
        WARNING,
        "the article has two credits: {text}",
        "一篇稿件有两处署名：{text}",
        "Keep the right one.",
        "请核对后保留正确的一处。",
    ),
    "copy-suspect": Message(
        WARNING,
        "likely a slip: “{written}” in “{text}”{meant}",
        "疑似差错：“{text}”中的“{written}”{meant_zh}",
        "Compare it with the original; nothing was changed.",
        "请与原稿核对；此处未作改动。",
    ),
    "copy-number": Message(
        INFO,
        "“{written}” in “{text}”: {advice} (GB/T 15835)",
        "“{text}”中的“{written}”：{advice_zh}（GB/T 15835）",
    ),
    "copy-mark": Message(
        INFO,
        "“{written}” in “{text}”: {advice} (GB/T 15834)",
        "“{text}”中的“{written}”：{advice_zh}（GB/T 15834）",
    ),
    "copy-list": Message(
        INFO,
        "a list of {count:name|names}: {heading}",
        "名单“{heading}”，共 {count} 个",
        "Its names can stand in a box of the page, or as `co-organizers` in paper.yaml.",
        "可放入版面的框，或写进 paper.yaml 的 co-organizers。",
    ),
    "copy-new-version": Message(
        INFO,
        "{file} is a new version of copy imported before; "
        "{count:change was|changes were} taken over",
        "{file} 是已导入稿件的新版本，采用改动 {count} 处",
        "Import it with --as-new to have it as articles of its own.",
        "如要另存为新稿件，请加 --as-new 导入。",
    ),
    "copy-same-version": Message(
        INFO, "{file} is the same as when it was imported", "{file} 与上次导入时相同，没有改动"
    ),
    "copy-conflict": Message(
        WARNING,
        "{name} was changed here and in the new version: “{ours}” stands, the new version has"
        " “{theirs}”",
        "{name} 这里改过，新版本也改了：保留“{ours}”，新版本为“{theirs}”",
        "Look at both and put in what is right.",
        "请核对后改成正确的一种。",
    ),
    "copy-article-gone": Message(
        INFO,
        "the new version has no article like {name}; it was left as it is",
        "新版本里没有与 {name} 相当的稿件，原稿未动",
    ),
    "copy-article-deleted": Message(
        INFO,
        "{name} was deleted from the issue and stays so",
        "{name} 已从本期删除，不再恢复",
        "Import the file with --as-new to have it back.",
        "如要恢复，请加 --as-new 导入。",
    ),
    "proof-story-unknown": Message(
        WARNING,
        "the proof has a story {number} that the issue does not have",
        "校样中的稿号 {number} 在本期里找不到",
        "See whether the story was moved or taken off after the proof went out.",
        "请核对：该稿可能在发出校样后移动或撤下。",
    ),
    "proof-same": Message(INFO, "{file} has no corrections", "{file} 与版上文字相同，没有改动"),
    "copy-not-written": Message(
        ERROR,
        "the article {name} cannot be written so that it reads back: {reason}",
        "稿件 {name} 无法写成可读回的文本：{reason}",
        "Take out the characters it names and import again.",
        "请删去有问题的字符后重新导入。",
    ),
}
MESSAGES: dict[str, Message] = _REFUSED | _REMARKS
