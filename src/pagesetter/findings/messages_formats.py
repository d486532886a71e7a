"""Words of the findings that `formats` reports, in English and Chinese.

Here stand those about what files say of each other, about copy and about saving; those about
a single file are in `messages_formats_yaml`. `{hint}` and `{hint_zh}` are a did-you-mean, or
empty.
"""

from __future__ import annotations

from pagesetter.findings import messages_formats_yaml
from pagesetter.findings.finding import ERROR, WARNING, Message

_REFERENCES: dict[str, Message] = {
    "page-missing": Message(
        ERROR,
        "there is no page {name}: {file} is missing{hint}",
        "没有第 {name} 版：缺少 {file}{hint_zh}",
        "Make the file, or take the page out of `pages`.",
        "请补上文件，或从 pages 中删去这一版。",
    ),
    "page-twice": Message(
        ERROR,
        "page {name} is listed twice",
        "第 {name} 版列了两次",
        "Keep one of them.",
        "请只保留一处。",
    ),
    "page-unlisted": Message(
        WARNING,
        "the page {name} is not in the list `pages` and is left out",
        "pages 里没有列出第 {name} 版，该版不排",
        "Add it to `pages`, or take the file out of the folder.",
        "请加进 pages，或将文件移走。",
    ),
    "page-number-twice": Message(
        WARNING,
        "page {other} has the number {number} too",
        "与 {other} 版的版次相同：{number}",
        "Give one of them its own `number`.",
        "请为其中一版另写 number。",
    ),
    "proof-missing": Message(
        WARNING,
        "story {story} keeps the lines of the proof {name}, of which there is no record",
        "稿件 {story} 应保持{name}的转行，但没有{name}的记录",
        "Make it with `pagesetter render ISSUE --proof {name}`, or take `proof` off the story.",
        "请用 pagesetter render 期 --proof {name} 出样，或去掉该稿的 proof。",
    ),
    "proof-form": Message(
        WARNING,
        "line {line} of the record of the proof {name} cannot be read; none of it is used",
        "{name}记录的第 {line} 行无法读取，全部未采用",
        "Make it anew with `pagesetter render ISSUE --proof {name}`.",
        "请用 pagesetter render 期 --proof {name} 重新生成。",
    ),
    "layout-unknown": Message(
        ERROR,
        "there is no layout called {name}{hint}",
        "没有名为“{name}”的版式{hint_zh}",
        "Known layouts: {known}.",
        "可用的版式：{known}。",
    ),
    "article-unknown": Message(
        ERROR,
        "there is no article {name}: copy/{name}.md is missing{hint}",
        "没有稿件“{name}”：缺少 copy/{name}.md{hint_zh}",
        "Known articles: {known}. A story without copy has a `plan` instead.",
        "现有稿件：{known}。还没有稿件时请写 plan。",
    ),
    "ink-undefined": Message(
        ERROR,
        "there is no ink called {name}{hint}",
        "没有名为“{name}”的颜色{hint_zh}",
        "Known inks: {known}. Define others under `inks` in the paper or the layout.",
        "可用的颜色：{known}。其他颜色请在报纸或版式的 inks 里定义。",
    ),
    "id-twice": Message(
        ERROR,
        "the id {id} stands twice in this file; first in line {line}",
        "本文件有两个编号 {id}，前一处在第 {line} 行",
        "Give every story, frame and box its own id.",
        "每个稿位和每个框都要有自己的编号。",
    ),
    "continues-unknown": Message(
        ERROR,
        "there is no story {target} to continue{hint}",
        "没有可接排的稿件 {target}{hint_zh}",
        "Write page and story of the first part, such as 01/s3.",
        "请写上文所在的版和稿位，如 01/s3。",
    ),
    "continues-twice": Message(
        ERROR,
        "story {target} is continued twice: here and in {other}",
        "稿件 {target} 被接排了两次：此处和 {other}",
        "Let the second go on from {other}.",
        "请让后一处接 {other}。",
    ),
    "thread-loop": Message(
        ERROR,
        "these stories continue each other in a ring: {stories}",
        "稿件首尾相接成了环：{stories}",
        "The first part has an `article` and no `continues`.",
        "第一段应写 article，不写 continues。",
    ),
}

_COPY: dict[str, Message] = {
    "front-matter-open": Message(
        ERROR,
        "the head of the article opens with --- and is never closed",
        "稿件头部以 --- 开始，却没有结束",
        "Close it with a line of --- before the text.",
        "请在正文之前另起一行写 ---。",
    ),
    "fence-unknown": Message(
        WARNING,
        "there is no block called “{name}”; it is kept as it was written",
        "没有名为“{name}”的文字块，已原样保留",
        "Known: 编者按 提要 名单 落款 诗 链接 小资料 问 答 引文 供稿.",
        "可用：编者按 提要 名单 落款 诗 链接 小资料 问 答 引文 供稿。",
    ),
    "fence-open": Message(
        WARNING,
        "the block “{name}” is not closed; it goes on to the next one or the end",
        "文字块“{name}”没有结束，算到下一块或文末",
        "Close it with a line of :::.",
        "请在块末另起一行写 :::。",
    ),
    "heading-blank": Message(
        WARNING,
        "“{text}” is set as text: a subhead has a blank after its ##",
        "“{text}”按正文排：小标题的 ## 后面要空一格",
        "Put a blank after the signs.",
        "请在 ## 后加一个空格。",
    ),
    "not-understood": Message(
        WARNING,
        "not understood, kept as it was written: “{text}”",
        "无法识别，已原样保留：“{text}”",
        "Subheads are ## and ###; the head of the article holds its title.",
        "小标题用 ## 或 ###；主题写在稿件头部。",
    ),
    "inline-not-understood": Message(
        WARNING,
        "not understood, set as it was written: “{text}”",
        "无法识别，按原样排出：“{text}”",
        "Links, code and HTML have no place on a page; put a backslash before a mark that is "
        "meant as a character.",
        "版面上不能有链接、代码和 HTML；若是普通字符，请在前面加反斜杠。",
    ),
}

# saving
_SAVING: dict[str, Message] = {
    "file-changed-on-disk": Message(
        ERROR,
        "{file} was changed by another program since it was opened; nothing has been saved",
        "{file} 打开后被其他程序改动过，未保存任何文件",
        "Put the file back as it was, or save the issue as another folder.",
        "请先把该文件恢复原状，或把本期另存到别的文件夹。",
    ),
    "file-gone-on-disk": Message(
        ERROR,
        "{file} is no longer there since it was opened; nothing has been saved",
        "{file} 打开后不见了，未保存任何文件",
        "Put the file or its folder back, or save the issue as another folder.",
        "请把文件或文件夹放回原处，或把本期另存到别的文件夹。",
    ),
    "cannot-write": Message(
        ERROR,
        "{file} cannot be written: {reason}; every file is as it was",
        "无法写入 {file}：{reason}。所有文件均未改动",
        "See whether the disk is full, the file read-only or open in another program; "
        "or save the issue as another folder.",
        "请检查磁盘是否已满、文件是否只读或正被其他程序打开；也可以把本期另存到别的文件夹。",
    ),
    "cannot-save": Message(
        ERROR,
        "{file} cannot be saved as it is now: {reason}; every file is as it was",
        "{file} 的现状无法保存：{reason}。所有文件均未改动",
        "Undo the last change and save again.",
        "请撤销上一步改动后再保存。",
    ),
    "save-unfinished": Message(
        ERROR,
        "an earlier save was cut short and cannot be finished: {reason}",
        "上一次保存中断，且无法补完：{reason}",
        "Look at the files beside {file}; those named .NAME.….new hold what was to be saved. "
        "Then delete {file}.",
        "请查看 {file} 所在的文件夹：名为 .文件名.….new 的是当时要保存的内容。处理后删除 {file}。",
    ),
}

MESSAGES: dict[str, Message] = {
    **messages_formats_yaml.MESSAGES,
    **_REFERENCES,
    **_COPY,
    **_SAVING,
}
