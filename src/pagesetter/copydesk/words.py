"""What rules, signs and roles are called, in English and Chinese. Decides nothing."""

from __future__ import annotations

RULES: dict[str, tuple[str, str]] = {
    "line-end": ("line ends and invisible characters", "换行与不可见字符"),
    "mark": ("marks of headings and lists taken as what they mean", "标题、列表记号转为样式"),
    "label": ("labels such as 标题： taken as what they mean", "“标题：”等标签转为字段"),
    "chrome": (
        "mail heads, calls to follow and share, a page's own editors set aside",
        "邮件头、公众号引导语与编审落款剔除",
    ),
    "running-head": ("running heads set aside", "版眉、版次行剔除"),
    "repeat": ("repeated lines set aside", "重复行剔除"),
    "across": ("columns read straight across parted", "横读跨栏分开"),
    "neighbour": ("edges of a neighbouring column set apart", "邻栏串入文字剔除"),
    "float": ("floated lines moved to where they belong", "窜位文字归位"),
    "join": ("false paragraph breaks joined", "误断段落接回"),
    "turn": ("lines of a title turned", "标题转行"),
    "split": ("dateline, byline and credit parted from the text", "电头、署名与正文分开"),
    "indent": ("indents and blanks at line ends taken off", "段首段尾空格删除"),
    "quotes": ("straight quotes paired", "直引号改弯引号"),
    "width": ("marks in full width, letters and digits in half", "标点全角、字母数字半角"),
    "ellipsis": ("ellipses as ……", "省略号规范为……"),
    "dash": ("dashes as ——", "破折号规范为——"),
    "space": ("spaces between Han in the body removed", "正文汉字间空格删除"),
    "thousands": ("thousands separators removed", "数字分节逗号删除"),
    "suspect": ("likely slips of text recognition told", "疑似识别错误提示"),
    "number-usage": ("how numbers are written (GB/T 15835) told", "数字用法（GB/T 15835）提示"),
    "mark-usage": ("how marks are used (GB/T 15834) told", "标点用法（GB/T 15834）提示"),
}
"""Every rule that can be switched in the house rules, in the order it is applied."""

OFF_BY_DEFAULT = frozenset({"thousands"})
"""Numbers are the writer's: what would change them is asked for, never assumed."""

SIGNS: dict[str, tuple[str, str]] = {
    "column": ("the line ends where its column of {} 字 was cut", "行尾在原栏宽 {} 字处"),
    "first-line": (
        "a first line, cut at the column's {} 字 less its indent",
        "段首行在原栏宽 {} 字处断",
    ),
    "open": ("{} is still open", "{}尚未配对"),
    "no-start": ("{} cannot begin a line", "{}不能居行首"),
    "pause": ("the line ends in {}", "行尾为{}，句子未完"),
    "unended": ("the sentence has not ended", "句子未完"),
    "seam": ("“{}” stands elsewhere in the copy", "“{}”在稿中他处出现"),
    "no-indent": ("paragraphs are indented, this line is not", "稿中段首缩进，此行不缩"),
    "no-gap": ("paragraphs are parted by blank lines, here is none", "稿中段间空行，此处不空"),
    "people": ("names alone on the line below a title", "标题下单独成行的人名"),
    "page": ("pages ended where so many lines are blank", "稿中空行数与此处相同者为换页处"),
    "speech": ("who said it follows", "其后为说话人"),
    "address": ("a web address was cut", "网址被截断"),
    "same": ("the same line stands above", "与前面一行相同"),
    "head": ("date, page or names of a running head", "为日期、版次、责编等版眉内容"),
    "chrome": ("a line that mail or a page puts round copy", "邮件或公众号在稿件前后所加"),
    "across": ("{} lines hold two columns each", "连续 {} 行各含两栏"),
    "stray": ("a few characters amid full lines", "夹在满行之间的零字"),
    "inside": ("it stands inside a sentence", "窜入句中"),
    "group": ("it speaks for the whole group", "为整组稿件署名"),
    "before-heading": ("it belongs under the heading that follows", "应在其后标题之下"),
    "marked": ("marked so in the file", "文件中已有标记"),
    "dateline": ("the paragraph begins with {}", "段首为{}"),
    "after-dateline": ("{} follows", "其后为{}"),
    "before-byline": ("a byline follows", "其后为署名"),
    "after-credit": ("the article above has its credit", "上一篇已署名"),
    "first": ("the copy begins here", "稿件由此开始"),
    "unit": ("{} is a unit, what it does follows", "“{}”为单位，其后为事"),
    "blank": ("a blank parts the title", "标题中有空格"),
    "order": ("order of the lines of a title", "标题各行的次序"),
    "dash": ("the line begins with a dash", "以破折号开头"),
    "size": ("type sizes in the file", "文件中的字号"),
    "names": ("names of people or bodies in brackets", "括号内为人名或单位名"),
    "run": ("{} short lines of one kind", "连续 {} 行同类短行"),
    "verse": ("{} short lines of even length", "连续 {} 行整齐短句"),
    "short": ("a short line without a stop between paragraphs", "段落之间的短行，无句末标点"),
    "word": ("it begins with {}", "以{}开头"),
    "ends": ("it ends with {}", "以{}结尾"),
    "between": ("it stands between Chinese text", "在中文之间"),
    "form": ("form of the mark", "标点形式"),
    "slogan": ("short parallel lines above the first title", "首篇标题之前的对仗短句"),
}

ROLES: dict[str, tuple[str, str]] = {
    "kicker": ("kicker", "引题"),
    "headline": ("headline", "主题"),
    "deck": ("deck", "副题"),
    "byline": ("byline", "署名"),
    "dateline": ("dateline", "电头"),
    "credit": ("credit", "供稿"),
    "subhead": ("subhead", "小标题"),
    "paragraph": ("paragraph", "正文"),
    "list-item": ("list item", "列表项"),
    "names": ("name", "名单"),
    "verse": ("verse", "诗行"),
    "note": ("note", "说明"),
    "caption": ("caption", "图说"),
    "table": ("table", "表格"),
    "quotation": ("quotation", "引文"),
    "slogan": ("slogan", "口号"),
    "figure": ("picture", "图片"),
    "sign-off": ("sign-off", "落款"),
}


def sign_words(sign: str, language: str) -> str:
    code, _, value = sign.partition(":")
    return _pick(SIGNS[code], language).format(value)


def rule_words(rule: str, language: str) -> str:
    return _pick(RULES[rule], language)


def role_words(role: str, language: str) -> str:
    return _pick(ROLES[role], language)


def _pick(words: tuple[str, str], language: str) -> str:
    return words[1] if language == "zh" else words[0]
