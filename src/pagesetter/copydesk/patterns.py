"""What bylines, credits, datelines, notes and captions look like in a Chinese newspaper."""

from __future__ import annotations

import re

from pagesetter.copydesk.chars import STOPS, has_mark, is_ended, is_han, width

UNITS = (
    "科协", "协会", "学会", "研究会", "联合会", "中心", "委员会", "党委", "党组", "局", "厅",
    "系统", "大学", "学院", "学校", "小学", "中学", "公司", "集团", "医院", "研究院", "研究所",
    "博物馆", "科技馆", "图书馆", "街道", "社区", "县", "市", "区", "州", "镇", "乡", "村", "省",
    "基地", "工作站", "办公室", "出版社", "报社", "站", "馆", "所",
)  # fmt: skip
"""What names of bodies and places end in."""

_SENDERS = tuple(unit for unit in UNITS if len(unit) > 1 or unit in "局厅馆")
"""Units that send copy; a single 县 or 村 at the end of brackets may be anything."""

_REMARKS = (
    "以下",
    "下称",
    "简称",
    "原",
    "即",
    "又名",
    "含",
    "包括",
    "如",
    "见",
    "下转",
    "上接",
    "注",
)

_JOBS = r"记者|通讯员|供稿|组稿|摄影|摄|撰稿|撰文|供图|来源|整理|编辑|作者|实习生|特约"
_AUTHOR = re.compile(
    r"(?:作者|供稿|撰稿)(?:单位)?(?:[:：系为]|[^，。；！？：:]{0,6}单位[:：])[^，。；！？：:]+$"
)
_DATELINE = re.compile(
    r"(?:本报讯|本刊讯|本报消息|本网讯|本报[\u4e00-\u9fff]{2,8}(?:[0-9〇一二三四五六七八九十]{1,3}"
    r"[月日]){1,2}[电讯]|(?:据)?新华社[\u4e00-\u9fff]{2,8}(?:[0-9〇一二三四五六七八九十]{1,3}[月日])"
    r"{1,2}电)(?:[ \u3000]?[（(](?:[^（）()]*(?:记者|通讯员)[^（）()]*)[）)])?"
)
_BRACKETED = re.compile(r"[（(]([^（）()]{2,40})[）)]")
_BYLINE = re.compile(
    r"(?:[□■◎●△]\s*\S|(?:本报|本刊|特约)?(?:首席)?(?:记者|通讯员)[ \u3000:：]|"
    r"(?:文|图|撰文|摄影|文图|图文|作者|供稿|通讯员|记者)[/／:：])"
)
_NOTE = re.compile(r"[（(]?(?:排名|排序|名单)?(?:不分先后|[按以依].{1,10}(?:排序|为序|排列))[）)]?")
_CAPTION = re.compile(
    r"(?:图为|图[一二三四五六七八九十0-9]{1,2}[:：　 ]|[上下左右]图[:：为]?|▲|△|▼|照片[:：])"
)
_GROUP = re.compile(r"[（(]?本(?:栏目|版|组)(?:稿件)?(?:组稿|撰稿|供稿|采写|文图)[:：]")
_CONTACT = re.compile(
    r"(?:联系(?:电话|人|方式|地址)|电话|手机|邮箱|邮编|传真|微信|QQ|E-?mail)[:：]", re.I
)
SURNAMES = frozenset(
    "李王张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶"
    "阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖"
    "龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒"
    "耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍覃霍翁隋甘景薄单包司柏宁柯阮桂闵解强丘华"
    "车冉边辜池宗瞿佟谌娄璩郁穆简杭盛任骆卞冷"
)
"""The commonest family names; a title that begins with one of them is longer than a name."""
_SPREAD = re.compile(r"[\u4e00-\u9fff][ \u3000]{1,3}[\u4e00-\u9fff]")
_DATE = re.compile(
    r"(?:[0-9]{4}|[〇○零一二三四五六七八九]{4})[ ]?年[ ]?[0-9一二三四五六七八九十]{1,2}[ ]?月"
    r"(?:[ ]?[0-9一二三四五六七八九十]{1,3}[ ]?日)?"
)
_N = "[0-9〇一二三四五六七八九十]"
_HEAD_PIECE = re.compile(
    rf"{_N}{{4}}年{_N}{{1,3}}月{_N}{{1,3}}日|星期[一二三四五六日天]|农历[\u4e00-\u9fff]{{2,7}}"
    rf"|第?[A-Z]?{_N}{{1,3}}版|[A-Z][0-9]{{1,2}}|总?第[0-9]{{1,6}}期"
    r"|(?:责任编辑|本版编辑|责编|编辑|版式|美编|校对|视觉|组版|值班编委|主编|审校)[:：/ ]?"
    r"[\u4e00-\u9fff]{2,4}(?:[ \u3000、][\u4e00-\u9fff]{2,4}(?![:：\u4e00-\u9fff]))?"
    r"|(?:电话|热线|投稿邮箱|邮箱|E-?mail)[:：]?[!-~]+"
)
_PAGE_NUMBER = re.compile(
    rf"第[A-Z]?{_N}{{1,3}}版|[-—·－–]\s?[0-9]{{1,3}}\s?[-—·－–]"
    rf"|第\s?{_N}{{1,3}}\s?页(?:\s?[/，,]?\s?共\s?{_N}{{1,3}}\s?页)?"
    r"|Page [0-9]{1,3}(?: of [0-9]{1,3})?"
)
_LIST = re.compile(
    r"(?:[●■◆▪·•＊]|[-*+] |[0-9]{1,2}[.．、)）](?![0-9])|[①-⑳]"
    r"|[（(][一二三四五六七八九十0-9]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百]{1,4}[条章节])"
)
_LABEL = re.compile(
    r"(引题|肩题|眉题|主题|标题|题目|副题|副标题|作者|署名|电头|供稿|来稿单位|来源|稿件来源)"
    r"[ \u3000]*[:：][ \u3000]*"
)
LABELS = {
    "引题": "kicker", "肩题": "kicker", "眉题": "kicker", "主题": "headline",
    "标题": "headline", "题目": "headline", "副题": "deck", "副标题": "deck",
    "作者": "byline", "署名": "byline", "电头": "dateline", "供稿": "credit",
    "来稿单位": "credit", "来源": "credit", "稿件来源": "credit",
}  # fmt: skip
SPEAKERS = ("问：", "答：", "问:", "答:")
LIST_HEADINGS = ("单位", "名单", "名录", "成员", "委员", "嘉宾")


def dateline(text: str) -> str:
    """The dateline a paragraph begins with, or ""."""
    found = _DATELINE.match(text)
    return found.group() if found else ""


def is_credit(text: str) -> bool:
    """A whole line that is a byline or credit in brackets, such as （林县科协）."""
    found = _BRACKETED.fullmatch(text)
    return found is not None and credit_likeness(found[1]) > 0


def end_credit(text: str) -> str:
    """The bracketed credit at the end of a paragraph, after its last stop; or ""."""
    for found in _BRACKETED.finditer(text):
        if found.end() == len(text) and found.start():
            before = text[found.start() - 1]
            if before in STOPS + '”’）"' and credit_likeness(found[1]) > 0:
                return found.group()
    return ""


def is_done(text: str) -> bool:
    """True when nothing can follow in the same paragraph: a stop, or a stop and a credit."""
    return is_ended(text) or bool(end_credit(text))


def credit_likeness(inside: str) -> int:
    """Percent: how surely what stands in brackets names who wrote or sent the piece."""
    if _AUTHOR.match(inside) and width(inside) <= 30:
        return 85
    is_remark = inside.startswith(_REMARKS) or any(c in "，。；！？：:" for c in inside)
    if is_remark or width(inside) > 30 or is_note(inside):
        return 0
    if re.search(_JOBS, inside):
        return 95
    if inside.endswith(_SENDERS):
        return 90
    names = [part for part in re.split(r"[ \u3000、]+", inside) if part]
    if len(names) > 1 and all(2 <= len(n) <= 4 and all(map(is_han, n)) for n in names):
        return 80
    return 0


def is_group_credit(text: str) -> bool:
    return width(text) <= 60 and _GROUP.match(text) is not None


def is_byline(text: str) -> bool:
    """A byline; what a reporter asks in an interview is none."""
    return (
        width(text) <= 40 and _BYLINE.match(text) is not None and not has_mark(text, STOPS + "；，")
    )


def is_note(text: str) -> bool:
    return _NOTE.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """A date and nothing else, as it stands under a notice."""
    return _DATE.fullmatch(text) is not None


def is_contact(text: str) -> bool:
    """A line that says how somebody is reached."""
    return _CONTACT.match(text) is not None


def are_names(text: str) -> bool:
    """One name or several, with blanks between them: 李　明, 江望舒, 江望舒　陆小满."""
    if _SPREAD.fullmatch(text):
        return text[0] in SURNAMES
    names = text.replace("\u3000", " ").replace("、", " ").split()
    return bool(names) and all(
        2 <= len(name) <= 3 and name[0] in SURNAMES and all(map(is_han, name)) for name in names
    )


def is_caption(text: str) -> bool:
    inside = text.rstrip("）)")
    return width(text) <= 90 and (
        _CAPTION.match(text) is not None
        or (width(text) <= 60 and inside.endswith((" 摄", "\u3000摄", "供图", "资料图片")))
    )


def is_running_head(text: str) -> bool:
    """Nothing but dates, page and issue numbers and editors' names, two of them or a page."""
    if width(text) > 50:
        return False
    if _PAGE_NUMBER.fullmatch(text):
        return True
    rest, pieces = _HEAD_PIECE.subn("", text)
    if rest.strip(" \t\u3000|｜·、,，/-—()（）"):
        return False
    return pieces > 1


def list_marker(text: str) -> str:
    """The marker a list item begins with, or ""."""
    found = _LIST.match(text)
    return found.group() if found and found.end() < len(text) else ""


def label(text: str) -> tuple[str, str]:
    """(label as written, part it names), such as ("标题：", "headline"); empty without one."""
    found = _LABEL.match(text)
    if found is None or found.end() == len(text):
        return "", ""
    return found.group(), LABELS[found[1]]
