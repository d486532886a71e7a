"""Messages about starting the window, and of the process that works beside it."""

from __future__ import annotations

from pagesetter.findings.finding import ERROR, Message

MESSAGES: dict[str, Message] = {
    "worker-ended": Message(
        ERROR,
        "the process that works in the background was ended before it was done",
        "后台的进程没做完就被系统结束了",
        "Try again. If it comes back, the memory may be full: close other programs first.",
        "请再试一次。如果又这样，可能是内存不够：先关掉别的程序。",
    ),
    "gui-not-installed": Message(
        ERROR,
        "the window needs Qt, which is not installed ({reason})",
        "窗口需要 Qt，尚未安装（{reason}）",
        "install it with: pip install 'pagesetter[gui]'",
        "请安装：pip install 'pagesetter[gui]'",
    ),
    "gui-library-missing": Message(
        ERROR,
        "Qt is installed, but the system lacks a library it needs ({reason})",
        "Qt 已安装，但系统缺少它要用的库（{reason}）",
        "on Debian or Ubuntu: apt install libgl1 libegl1 libdbus-1-3 libfontconfig1 "
        "libxkbcommon0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 "
        "libxcb-render-util0 libxkbcommon-x11-0",
        "Debian、Ubuntu、统信、麒麟上请运行：apt install libgl1 libegl1 libdbus-1-3 "
        "libfontconfig1 libxkbcommon0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 "
        "libxcb-keysyms1 libxcb-render-util0 libxkbcommon-x11-0",
    ),
}
