"""Words of bringing copy in: the review of what the desk changed."""

from __future__ import annotations

from pagesetter.gui.i18n.words import Words

WORDS: dict[str, Words] = {
    "import-copy": Words("导入稿件…", "Import Copy…", "读入来稿，逐处核对整理结果后入稿库",
                         "Read copy, look through what was cleaned, put it into the copy list"),
    "paste-copy": Words("粘贴为新稿件", "Paste as New Copy",
                        "把剪贴板里的文字、网页或图片作为来稿读入，核对后入稿库",
                        "Read the text, web page or picture of the clipboard as copy,"
                        " look through it, put it into the copy list"),
    "paste-nothing": Words("剪贴板里没有文字、网页或图片",
                           "The clipboard holds no text, web page or picture"),
    "paste-picture": Words("图片已存为 {path}，可从图片面板拖到版面",
                           "Picture saved as {path}; drag it to the page from the picture list"),
    "place": Words("置入…", "Place…", "选图片和来稿，在版面上点一下放一件",
                   "Choose pictures and copy; each click on the page puts one down"),
    "place-title": Words("置入图片或来稿", "Place Pictures or Copy"),
    "place-filter": Words(
        "图片和来稿 (*.jpg *.jpeg *.png *.tif *.tiff *.heic *.webp *.pdf *.svg *.psd"
        " *.docx *.docm *.doc *.wps *.odt *.rtf *.txt *.md *.html *.htm)",
        "Pictures and copy (*.jpg *.jpeg *.png *.tif *.tiff *.heic *.webp *.pdf *.svg *.psd"
        " *.docx *.docm *.doc *.wps *.odt *.rtf *.txt *.md *.html *.htm)",
    ),
    "place-waiting": Words("点版面放下“{name}”，待放 {count} 件（Esc 放弃）",
                           "Click the page to put down “{name}”; {count} waiting (Esc: none)"),
    "import-choose": Words("选择来稿", "Choose Copy"),
    "import-filter": Words(
        "来稿 (*.docx *.docm *.doc *.wps *.odt *.rtf *.txt *.md *.html *.htm *.pdf)",
        "Copy (*.docx *.docm *.doc *.wps *.odt *.rtf *.txt *.md *.html *.htm *.pdf)",
    ),
    "import-title": Words("核对来稿", "Review Copy"),
    "import-reading": Words("正在读取第 {at} 个文件，共 {count} 个……",
                            "Reading file {at} of {count} …"),
    "import-failed": Words("有稿件没有导入", "Some copy was not imported"),
    "import-file": Words("文件", "File"),
    "import-source": Words("来稿", "As It Came"),
    "import-result": Words("整理结果", "As It Will Be"),
    "import-rule": Words("规则", "Rule"),
    "import-before": Words("改前", "Before"),
    "import-after": Words("改后", "After"),
    "import-sure": Words("把握", "Sure"),
    "import-why": Words("依据", "Why"),
    "import-count": Words("采用 {taken} 处，共 {count} 处改动；分成 {articles} 篇",
                          "{taken} of {count} changes taken; {articles} article(s)"),
    "import-rule-on": Words("同类全采用(&A)", "&All of This Rule"),
    "import-rule-off": Words("同类全不用(&N)", "&None of This Rule"),
    "import-above": Words("只采用把握不低于(&C)", "Take &Only Those at Least"),
    "import-keys": Words("空格：采用或不用；↑↓：逐处看；Ctrl+Enter：导入",
                         "Space: take or leave; ↑↓: one by one; Ctrl+Enter: import"),
    "import-run": Words("导入", "Import"),
    "import-done": Words("已导入 {count} 篇稿件", "{count} article(s) imported"),
    "import-list": Words("改动", "Changes"),
}  # fmt: skip
