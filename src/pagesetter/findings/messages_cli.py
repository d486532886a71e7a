"""Words of the findings that `cli` and `session` report, in English and Chinese."""

from __future__ import annotations

from pagesetter.findings.finding import ERROR, INFO, WARNING, Message

MESSAGES: dict[str, Message] = {
    "output-folder-missing": Message(
        ERROR,
        "cannot write here: there is no folder {folder}",
        "无法写入：没有文件夹 {folder}",
        "Make the folder first, or choose another one with -o.",
        "请先建立该文件夹，或用 -o 另选位置。",
    ),
    "output-is-folder": Message(
        ERROR,
        "cannot write here: {path} is a folder",
        "无法写入：{path} 是一个文件夹",
        "Choose another name with -o.",
        "请用 -o 另选名称。",
    ),
    "output-protected": Message(
        ERROR,
        "cannot write here: the file is open in another program, or {folder} may not be written to",
        "无法写入：文件正被其他程序打开，或没有写入 {folder} 的权限",
        "Close the file in the viewer, or choose another place with -o.",
        "请在阅读器里关闭该文件，或用 -o 另选位置。",
    ),
    "output-read-only": Message(
        ERROR,
        "cannot write here: {folder} is read-only",
        "无法写入：{folder} 是只读的",
        "Choose another place with -o.",
        "请用 -o 另选位置。",
    ),
    "output-disk-full": Message(
        ERROR,
        "cannot write here: the disk that holds {folder} has no room left",
        "无法写入：{folder} 所在磁盘空间不足",
        "Make room, or choose another place with -o.",
        "请清理磁盘，或用 -o 另选位置。",
    ),
    "output-failed": Message(
        ERROR,
        "cannot write here: {reason}",
        "无法写入：{reason}",
        "Choose another place with -o.",
        "请用 -o 另选位置。",
    ),
    "output-name": Message(
        ERROR,
        "{path} is neither a folder nor a name that ends in .pdf",
        "{path} 既不是文件夹，也不是以 .pdf 结尾的文件名",
        "Give -o a PDF file or a folder.",
        "请让 -o 指向一个 PDF 文件或文件夹。",
    ),
    "overlay-not-for-press": Message(
        ERROR,
        "--overlay draws on the pages; it is never part of a press PDF",
        "--overlay 会在版面上做标记，不能用于印刷文件",
        "Leave --standard out, or make it --standard plain.",
        "请去掉 --standard，或改为 --standard plain。",
    ),
    "proof-unknown": Message(
        ERROR,
        "there is no record of the proof {name}",
        "没有{name}的记录",
        "A record is made by `pagesetter render ISSUE --proof {name}`.",
        "用 pagesetter render 期 --proof {name} 出样时会自动记录。",
    ),
    "proof-not-recorded": Message(
        WARNING,
        "the lines of the proof {name} could not be recorded: {reason}",
        "无法记录{name}的转行：{reason_zh}",
        "Allow writing in the folder of the issue, or copy it to where that is allowed.",
        "请开放该期文件夹的写入权限，或复制到可写的位置。",
    ),
    "lines-changed": Message(
        INFO,
        "since {name}: story {story}, paragraph {paragraph}, from line {line}: {count} lines "
        "changed: “{text}”",
        "自{name}后有改动：稿件 {story} 第 {paragraph} 段，第 {line} 行起 {count} 行：“{text}”",
        "Read these lines again.",
        "请复核这几行。",
    ),
    "lines-gone": Message(
        INFO,
        "since {name}: story {story}, paragraph {paragraph}, before line {line}: {count} lines "
        "are gone",
        "自{name}后有改动：稿件 {story} 第 {paragraph} 段第 {line} 行之前少了 {count} 行",
        "Look whether they are meant to be gone.",
        "请核对是否有意删去。",
    ),
    "page-not-in-issue": Message(
        ERROR,
        "the issue has no page {page}; it has {pages}",
        "本期没有第 {page} 版，只有 {pages}",
        "",
        "",
    ),
    "folder-not-empty": Message(
        ERROR,
        "{path} is there already and is not empty",
        "{path} 已存在，而且不是空文件夹",
        "Choose a new name; nothing was changed.",
        "请换一个名称；没有改动任何文件。",
    ),
    "layout-not-installed": Message(
        ERROR,
        "there is no installed layout called {name}",
        "没有名为 {name} 的自带版式",
        "Installed layouts: {known}",
        "自带的版式：{known}",
    ),
    "layout-and-old-issue": Message(
        ERROR,
        "--layout and --from exclude each other: a new issue keeps the old one's layouts",
        "--layout 与 --from 不能同时使用：新一期沿用旧期的版式",
        "Leave one of them out.",
        "请去掉其中一个。",
    ),
    "new-issue-outside": Message(
        ERROR,
        "{path} does not lie in the paper of the old issue",
        "{path} 不在旧期所属的报纸里",
        "Put the new issue beside the old one, such as {example}.",
        "请把新的一期放在旧期旁边，例如 {example}。",
    ),
    "name-pattern": Message(
        ERROR,
        "the pattern for file names has a field that is not known: {field}",
        "文件名格式里有未知的字段：{field}",
        "Known: {known}; numbers may be filled up, as in {{page:02}}.",
        "可用字段：{known}；数字可补零，如 {{page:02}}。",
    ),
    "name-unusable": Message(
        ERROR,
        "{name} cannot be the name of a PDF file",
        "{name} 不能用作 PDF 文件名",
        "Let the pattern end in .pdf and hold no \\ / : * ? < > |.",
        "格式应以 .pdf 结尾，且不含 \\ / : * ? < > |。",
    ),
    "name-twice": Message(
        ERROR,
        "two pages would be written to {name}",
        "有两版会写入同一文件 {name}",
        "Put {{page}} into the pattern.",
        "请在格式里加上 {{page}}。",
    ),
    "name-without-split": Message(
        ERROR,
        "--name goes with --split",
        "--name 须与 --split 同用",
        "Without --split there is one file, named by -o.",
        "不加 --split 时只有一个文件，用 -o 命名。",
    ),
    "jpeg-without-proof": Message(
        ERROR,
        "--jpeg and --stamp go with --proof",
        "--jpeg 与 --stamp 须与 --proof 同用",
        "Say which proof it is, such as --proof 一校.",
        "请写明校次，如 --proof 一校。",
    ),
}
