"""Words about unsaved work and about others who work on the same folder."""

from __future__ import annotations

from pagesetter.gui.i18n.words import Words

WORDS: dict[str, Words] = {
    "list-comma": Words("、", ", "),
    "banner-seen": Words("知道了", "OK"),
    "recover": Words("恢复未保存的修改", "Recover Unsaved Changes"),
    "recover-discard": Words("不要了", "Discard Them"),
    "not-kept": Words("{folder} 写不进去，没保存的修改现在没有自动备份：请勤存。",
                      "Unsaved changes are not kept safe now, {folder} cannot be written: "
                      "save often."),
    "recover-discarded": Words("{time} 的修改不恢复了；关掉这一期之前还可以反悔。",
                               "Changes of {time} are left aside; until this issue is closed "
                               "they can still be recovered."),
    "recover-text": Words("上次没有正常退出，{time} 的修改还没有保存。",
                          "The program ended unexpectedly; changes of {time} were not saved."),
    "recover-held": Words("要恢复的版面正由别人占着，没有恢复；修改还留着。"
                          "先接管那一版，再按一次“恢复”。",
                          "Somebody has a page of these changes open, so they were not recovered "
                          "and are still kept. Take the page over, then recover again."),
    "recovered-clash": Words("磁盘上也改过：{units}。现在是恢复出来的样子，撤销可回到磁盘上的。",
                             "These were changed on disk too and are now as recovered: {units}. "
                             "Undo goes back to what is on disk."),
    "held-text": Words("第 {number} 版正由 {user}（{host}）编辑，这里只能看。",
                       "Page {number} is being edited by {user} ({host}): view only."),
    "held-stale": Words("{user}（{host}）打开过第 {number} 版，但已经没有动静，可能没有正常退出。",
                        "{user} ({host}) had page {number} open but has not been heard of since."),
    "held-other": Words("这一步会改动 {user} 正在编辑的第 {number} 版，没有做。",
                        "Not done: page {number} would change, which {user} is editing."),
    "held-by": Words("{user} 正在编辑", "{user} is editing"),
    "held-before-by": Words("{user} 打开过", "left open by {user}"),
    "take-over": Words("由我接手", "Take Over"),
    "clash-text": Words("别人保存了新的内容，与这里未保存的修改冲突：{units}。",
                        "Others saved changes that clash with unsaved ones here: {units}."),
    "unit-issue": Words("期号、日期等", "the issue's number and date"),
    "unit-page": Words("第 {number} 版", "page {number}"),
    "unit-story": Words("第 {number} 版《{title}》", "“{title}” on page {number}"),
    "unit-box": Words("第 {number} 版的 {name}", "{name} on page {number}"),
    "unit-article": Words("稿件《{title}》", "the article “{title}”"),
    "clash-mine": Words("用我的", "Keep Mine"),
    "clash-theirs": Words("用磁盘上的", "Take Theirs"),
    "unreadable-text": Words("磁盘上的文件改过了，但读不了：{reason}",
                             "The files on disk have changed but cannot be read: {reason}"),
    "put-back": Words("补回缺的文件", "Put the Missing Files Back"),
    "read-again": Words("再读一次", "Read Again"),
    "step-recover": Words("恢复", "Recovery"),
}  # fmt: skip
