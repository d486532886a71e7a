"""What is said when a file cannot be read or written, by systems and others, in Chinese.

Systems say it in their own language, most in English; what is not here is told as they say it.
"""

from __future__ import annotations

REASONS = {
    "No space left on device": "磁盘已满",
    "Disk quota exceeded": "磁盘配额已用完",
    "File too large": "文件太大",
    "Read-only file system": "所在磁盘是只读的",
    "the file is read-only": "文件是只读的",
    "Permission denied": "没有权限",
    "Operation not permitted": "系统不允许",
    "No such file or directory": "文件或文件夹不存在",
    "File exists": "同名文件已存在",
    "Is a directory": "同名的是一个文件夹",
    "Not a directory": "路径中有一段不是文件夹",
    "Directory not empty": "文件夹不是空的",
    "File name too long": "文件名太长",
    "Device or resource busy": "文件正在使用",
    "Text file busy": "文件正在使用",
    "Input/output error": "磁盘读写出错",
    "Stale file handle": "共享文件夹已断开",
    "Connection timed out": "连接超时",
    "Host is down": "共享文件夹所在的机器没有开机",
    "Transport endpoint is not connected": "共享文件夹已断开",
    "Too many open files": "打开的文件太多",
    # What cannot be written to the paper's own files
    "it would not read back as it is": "写成文件再读回来，就不是现在这样了",
    "words cannot be written as copy": "稿件文件里写不出这些字",
    "the encoding of the file has no such character": "文件的编码里没有这个字",
    # What the reader of PDFs says of damaged ones
    "unable to find trailer dictionary while recovering damaged file": "找不到文件的索引",
    "can't find startxref": "找不到文件结尾的标记",
    "file is damaged": "文件的索引已损坏",
    "xref not found": "找不到文件的索引",
}


def in_chinese(reason: str) -> str:
    """The reason in Chinese where it is known; what it is about may follow after a colon."""
    known, colon, what = reason.partition(": ")
    if colon and known in REASONS:
        return f"{REASONS[known]}：{what}"
    return REASONS.get(reason, reason)
