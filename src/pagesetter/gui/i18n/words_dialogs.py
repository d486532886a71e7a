"""Words of dialogs and the start page."""

from __future__ import annotations

from pagesetter.gui.i18n.words import Words

WORDS: dict[str, Words] = {
    "app-name": Words("报纸排版", "Pagesetter"),
    "window-title": Words("{paper} {date} — 报纸排版", "{paper} {date} — Pagesetter"),
    "close": Words("关闭", "Close"),
    "cancel": Words("取消", "Cancel"),
    "browse": Words("浏览…", "Browse…"),
    # 开始页
    "start-title": Words("报纸排版", "Pagesetter"),
    "start-recent": Words("最近的各期", "Recent issues"),
    "start-nothing": Words("打开过的各期会出现在这里。可以先打开示例看看。",
                           "Issues you open will be shown here. The sample is a good beginning."),
    "recent-none": Words("（还没有）", "(none yet)"),
    # 打开、保存
    "open-title": Words("选择一份报纸或一期的文件夹", "Choose the folder of a paper or an issue"),
    "open-failed": Words("打不开这一期", "This issue cannot be opened"),
    "save-failed": Words("没有保存", "Not saved"),
    "save-as-title": Words("另存到哪个文件夹（新的或空的）",
                           "Folder to save as (a new or an empty one)"),
    "save-as-failed": Words("没有另存", "Not saved"),
    "unsaved-title": Words("这一期有未保存的改动", "This issue has unsaved changes"),
    "unsaved-text": Words("要保存吗？", "Save them?"),
    "unsaved-save": Words("保存", "Save"),
    "unsaved-discard": Words("不保存", "Discard"),
    "sample-folder": Words("云岭科技周报（示例）", "Science Weekly (sample)"),
    # 出错
    "problem-detail": Words("详情", "Detail"),
    "problem-copy": Words("复制详情", "Copy Detail"),
    "problem-fault": Words("程序出了错", "The program has a fault"),
    "problem-fault-text": Words("不是文件的问题。请先保存，再把下面的详情发给我们。",
                                "Your files are not to blame. Save, then send us the detail."),
    # 导出
    "export-title": Words("导出 PDF", "Export PDF"),
    "export-file": Words("文件", "File"),
    "export-filter": Words("PDF 文件 (*.pdf)", "PDF files (*.pdf)"),
    "export-pages": Words("版面", "Pages"),
    "export-all": Words("全部 {count} 版", "All {count} pages"),
    "export-this": Words("只要第 {number} 版", "Page {number} only"),
    "export-split": Words("每版一个文件", "One file for each page"),
    "export-force": Words("缺字时仍导出（只作校样）", "Even with missing glyphs (proof only)"),
    "export-run": Words("导出", "Export"),
    "export-open": Words("打开", "Open"),
    "export-done": Words("已导出 {count} 个文件：{path}", "{count} file(s) written: {path}"),
    "export-cancelled": Words("已取消，没有写出文件。", "Cancelled; nothing was written."),
    "export-failed": Words("没有导出", "Nothing was exported"),
    # 新建
    "new-title": Words("新建一期", "New Issue"),
    "new-from-old": Words("以上期为底", "From the last issue"),
    "new-from-layout": Words("从版式新建报纸", "New paper from a layout"),
    "new-old": Words("上期", "Last issue"),
    "new-old-note": Words("版面、框、版眉和栏头都留下，稿件清空，日期和期号顺延。",
                          "Pages, frames and furniture stay; copy goes; date and number advance."),
    "new-other": Words("别的期…", "Another Issue…"),
    "new-folder": Words("新文件夹", "New folder"),
    "new-layout": Words("版式", "Layout"),
    "new-paper-name": Words("新报纸", "New Paper"),
    "new-make": Words("新建", "Make"),
    "new-failed": Words("没有新建", "Nothing was made"),
    # 快捷键一览
    "shortcuts-search": Words("搜索命令", "Search commands"),
    "shortcuts-command": Words("命令", "Command"),
    "shortcuts-keys": Words("按键", "Keys"),
    "shortcuts-mouse": Words("鼠标", "Mouse"),
    "mouse-select": Words("选中稿件", "Select a story"),
    "mouse-select-how": Words("点击", "click"),
    "mouse-title": Words("改标题", "Edit the headline"),
    "mouse-title-how": Words("双击稿件", "double-click a story"),
    "mouse-frame": Words("只选一个框", "Select one frame"),
    "mouse-frame-how": Words("Ctrl+点击", "Ctrl+click"),
    "mouse-add": Words("加选", "Add to the selection"),
    "mouse-add-how": Words("Shift+点击，或在空白处拖框", "Shift+click, or drag on empty paper"),
    "mouse-move": Words("移动稿件", "Move a story"),
    "mouse-move-how": Words("拖动", "drag"),
    "mouse-swap": Words("两稿互换", "Swap two stories"),
    "mouse-swap-how": Words("拖到另一稿上（按住 Ctrl 只移动）",
                            "drag onto the other (Ctrl: move only)"),
    "mouse-resize": Words("改框", "Resize a frame"),
    "mouse-resize-how": Words("拖边或角", "drag an edge or a corner"),
    "mouse-free": Words("按半字改边", "Pull a side by half characters"),
    "mouse-free-how": Words("Alt+拖左右边", "Alt+drag a side"),
    "mouse-push": Words("改框并顺移下文", "Push what is below"),
    "mouse-push-how": Words("Shift+拖下边", "Shift+drag the foot"),
    "mouse-drop": Words("稿件上版", "Place an article"),
    "mouse-drop-how": Words("从稿库拖到框上或空白处",
                            "drag it from Copy onto a frame or empty paper"),
    "mouse-zoom": Words("缩放", "Zoom"),
    "mouse-zoom-how": Words("Ctrl+滚轮", "Ctrl+wheel"),
    "mouse-pan": Words("移动纸面", "Move the paper"),
    "mouse-pan-how": Words("空格+拖动，或中键拖动", "Space+drag, or the middle button"),
    # 关于
    "about-text": Words(
        "<b>报纸排版 {version}</b><p>按字、行、栏排报纸版面，屏幕所见就是印出来的。</p>"
        "<p>图标：Lucide（ISC）。"
        "字体：Noto Serif CJK、Noto Sans CJK、霞鹜文楷的子集（OFL 1.1）。</p>",
        "<b>Pagesetter {version}</b><p>Sets newspaper pages in characters, lines and columns; "
        "what you see is what prints.</p>"
        "<p>Icons: Lucide (ISC). Faces: subsets of Noto Serif CJK, Noto Sans CJK and "
        "LXGW WenKai (OFL 1.1).</p>",
    ),
}  # fmt: skip
