"""Words of the issue as a whole: its pages, its number and date, the paper it belongs to."""

from __future__ import annotations

from pagesetter.gui.i18n.words import Words

WORDS: dict[str, Words] = {
    # Pages
    "add-page-before": Words("本版前加一版", "Add Page Before", "在本版之前加一个空版，版式与本版"
                             "相同，后面的版次后移",
                             "An empty page before this one, on its layout; later pages move on"),
    "add-page-after": Words("本版后加一版", "Add Page After", "在本版之后加一个空版，版式与本版"
                            "相同，后面的版次后移",
                            "An empty page after this one, on its layout; later pages move on"),
    "add-page": Words("末尾加一版", "Add Page at the End", "在末版之后加一个空版，版式与本版相同",
                      "Add an empty page after the last one, on this page's layout"),
    "add-page-like": Words("本版后照框加一版", "Add Page with These Frames",
                           "在本版之后加一版，框与本版相同，稿件空着",
                           "Add a page after this one with its frames, empty"),
    "page-earlier": Words("版次前移", "Move Page Up", "与前一版换位置，版次随之改",
                          "Trade places and numbers with the page before"),
    "page-later": Words("版次后移", "Move Page Down", "与后一版换位置，版次随之改",
                        "Trade places and numbers with the page after"),
    "delete-page": Words("删除本版", "Delete Page", "拿掉这一版，稿件回稿库，后面的版次前移",
                         "Take this page out; its copy goes back to the list, later pages move up"),
    "issue-settings": Words("本期设置…", "Issue Settings…", "期号、日期、报名和版本记录",
                            "Number, date, name of the paper and its publication data"),
    "step-add-page": Words("加版", "Add Page"),
    "step-delete-page": Words("删除本版", "Delete Page"),
    "step-move-page": Words("改版次", "Move Page"),
    "step-dates": Words("改期号日期", "Change Number and Date"),
    # The dialog
    "settings-issue": Words("这一期", "This issue"),
    "settings-paper": Words("报纸（各期相同，立即写入 paper.yaml）",
                            "The paper (the same in every issue; written at once)"),
    "settings-number": Words("期号", "Number"),
    "settings-total": Words("总期号", "Total number"),
    "settings-date": Words("日期", "Date"),
    "settings-name": Words("报名", "Name"),
    "settings-publication": Words("版本记录", "Publication"),
    "settings-publication-hint": Words("一行一项，如：主办：云岭省科协",
                                       "One to a line, such as: Publisher: Science Society"),
    "settings-failed": Words("没有改成", "Not changed"),
    "ok": Words("确定", "OK"),
}  # fmt: skip
