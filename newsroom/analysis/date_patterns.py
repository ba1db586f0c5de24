"""The forms of written dates, most telling first, for folded text. `date_grammar.py` reads their groups.

Groups: w weekday; d1, m1 (name) or n1 (number), y1 of the first day; d2, m2, n2, y2 of the last; yy a short
Thai year.
"""

from __future__ import annotations

from functools import cache

from .calendar_words import month_names, thai_months, weekday_names
from .folding import LATIN
from .tables import any_of, table

# Blanks are taken for good: none is given back to be tried again, which would lead to nothing.
_GAP, _ANY = r"\s{1,20}+", r"\s{0,20}+"
_D = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d)"
_N = r"(?:1[0-2]|0?[1-9])"
_Y = r"(?:19[5-9]\d|20\d\d|25[4-9]\d)(?!\d)"
_TO = (
    rf"(?:{_ANY}(?:-|s\.?/?d\.?|~|至|到){_ANY}"
    rf"|{_GAP}(?:hingga|sampai(?: dengan)?|to|until|till|through|dan|and|sehingga|đến|và|ถึง|และ){_GAP}"
    r"(?:tanggal |ngày )?)"
)
_LEAD = rf"(?:(?:tanggal|tgl\.?|tarikh|วันที่|ที่|ngày){_ANY})?"
_WORD = rf"(?<![{LATIN}\d_])"
_EDGE = rf"(?<![{LATIN}\d/.,])"
_YEAR = rf"(?:{_ANY},?{_ANY}(?:tahun |năm |พ\.ศ\.{_ANY})?(?P<y1>{_Y})|{_ANY}(?P<yy>[67]\d)(?!\d))?"
_PLAIN = rf"(?:{_ANY},?{_ANY}(?P<y1>{_Y}))?"


def begins_at_a_start(form: str) -> bool:
    """Whether a match of this form begins at the `starts` of a window only, never inside a number."""
    edge, _, rest = form.partition(")")
    after_no_digit = edge.startswith("(?<!") and (r"\d" in edge or r"\w" in edge)
    return after_no_digit and rest.startswith(("(?P<", "(?:(?P<", "tháng"))


@cache
def month() -> str:
    """The name of a month; Thai ones need no edge."""
    latin = set(month_names()) - set(thai_months())
    return rf"(?:(?:{any_of(latin)})\b\.?|(?:{any_of(thai_months())})\.?)"


@cache
def weekday() -> str:
    """The name of a weekday."""
    return any_of(weekday_names())


def _before_day() -> str:
    return rf"(?:(?P<w>{weekday()}){_ANY},?{_ANY}[(（]?{_ANY})?{_LEAD}"


def stretches() -> tuple[str, ...]:
    """Dates with an end, and Chinese days, which would be cut in two otherwise."""
    return (
        # 30 November s.d. 2 Desember 2025
        rf"{_EDGE}{_before_day()}(?P<d1>{_D}){_ANY}(?P<m1>{month()})(?:{_GAP}(?P<y1>{_Y}))?{_TO}(?:(?:{weekday()}),?{_GAP})?(?P<d2>{_D}){_ANY}(?P<m2>{month()})(?:,?{_ANY}(?P<y2>{_Y}))?",
        # 17 hingga 18 Desember 2025; 8-12 September
        rf"{_EDGE}{_before_day()}(?P<d1>{_D}){_TO}(?P<d2>{_D}){_ANY}(?P<m1>{month()}){_YEAR}",
        # December 17-18, 2025; January 16 to 17
        rf"{_WORD}(?:(?P<w>{weekday()}){_ANY},?{_ANY}[(]?)?(?P<m1>{month()}){_GAP}(?P<d1>{_D}){_TO}(?P<d2>{_D}){_PLAIN}",
        # 25 - 26/10/2025
        rf"{_EDGE}{_before_day()}(?P<d1>{_D}){_TO}(?P<d2>{_D}){_ANY}/{_ANY}(?P<n1>{_N})(?:{_ANY}/{_ANY}(?P<y1>{_Y}))?(?![\w/])",
        # 25 đến 26 tháng 10 năm 2025
        rf"{_EDGE}{_before_day()}(?P<d1>{_D}){_TO}(?P<d2>{_D}){_GAP}tháng{_GAP}(?P<n1>{_N})(?!\d)(?:{_ANY}(?:năm|/|,)?{_ANY}(?P<y1>{_Y}))?",
        # 2025年12月17日至18日; 12月30日至1月2日
        rf"(?:(?P<y1>{_Y})年)?(?P<n1>{_N})月(?P<d1>{_D})(?:日|号)?{_ANY}(?:至|到|-|和|、){_ANY}(?:(?P<n2>{_N})月)?(?P<d2>{_D})[日号]",
        # 2025年12月17日
        rf"(?:(?P<y1>{_Y})年)?(?<!\d)(?P<n1>{_N})月(?P<d1>{_D})[日号]?(?:{_ANY}[(（]?(?P<w>{weekday()}))?",
        # tháng 7 đến tháng 12 năm 2023
        rf"{_WORD}tháng{_GAP}(?P<n1>{_N})(?!\d){_TO}tháng{_GAP}(?P<n2>{_N})(?!\d)(?:\s?(?:năm|/|,)?\s?(?P<y1>{_Y}))?",
        # Februari 2025 hingga Maret 2026; January to March 2025
        rf"{_WORD}(?P<m1>{month()})(?:{_GAP}(?P<y1>{_Y}))?{_TO}(?P<m2>{month()}){_GAP}(?P<y2>{_Y})",
        # antara 2021 dan 2025
        rf"(?<![\w/.,-])(?P<y1>{_Y}){_TO}(?P<y2>{_Y})(?![\w/-])",
    )


def days() -> tuple[str, ...]:
    """One day, with or without its year."""
    return (
        # Rabu (26/3); Rabu, 17/9/2025
        rf"{_WORD}(?P<w>{weekday()}){_ANY},?{_ANY}(?:lalu{_ANY})?[(（]?{_ANY}{_LEAD}(?P<d1>{_D})[/-](?P<n1>{_N})(?:[/-](?P<y1>{_Y}))?(?![\w/-])",
        # 17 Desember 2025; 13 ก.ย. 68; 21 de
        rf"{_EDGE}{_before_day()}(?P<d1>{_D}){_ANY}(?P<m1>{month()}){_YEAR}",
        # Friday, September 17, 2021; Sep 10
        rf"{_WORD}(?:(?P<w>{weekday()}){_ANY},?{_ANY}[(]?)?(?P<m1>{month()}){_GAP}(?P<d1>{_D})(?!{_ANY}[:.%]\d){_PLAIN}",
        # ngày 17 tháng 12 năm 2025
        rf"{_EDGE}{_before_day()}(?P<d1>{_D}){_GAP}tháng{_GAP}(?P<n1>{_N})(?!\d)(?:{_ANY}(?:năm|/|,){_ANY}(?P<y1>{_Y}))?",
        rf"{_WORD}tháng{_GAP}(?P<n1>{_N})(?:{_ANY}[/.-]{_ANY}|{_ANY}(?:,{_ANY})?năm{_GAP})(?P<y1>{_Y})",
        # 2025-12-17, 2025/12/17, 2025.12.17 and 17/12/2025; 12/18/2025, where only the second can be the day
        rf"(?<![{LATIN}\d/.-])(?P<y1>{_Y})(?P<sep>[-/.])\s?(?P<n1>{_N})(?P=sep)\s?(?P<d1>3[01]|[12]\d|0?[1-9])(?![\d/-]|\.\d)",
        rf"(?<![{LATIN}\d/.])(?P<n1>{_N})/(?P<d1>1[3-9]|2\d|3[01])/(?P<y1>{_Y})(?![\w/])",
        rf"(?<![{LATIN}\d/.]){_before_day()}(?P<d1>{_D})[/.-](?P<n1>{_N})[/.-](?P<y1>{_Y})(?![\w/])",
        # (26/3); ngày 25/10; chiều 28-12
        rf"(?<=[(（])(?P<d1>{_D})/(?P<n1>{_N})(?=[)）])",
        rf"(?=\d)(?:(?<=\bnay )|(?<=\bnay, )|(?<=\bini )|(?<=\bini, ))(?P<d1>{_D})[-/](?P<n1>{_N})(?![\w/-])",
        rf"{_WORD}(?:ngày|hôm|sáng|trưa|chiều|tối|đêm){_GAP}(?P<d1>{_D})[-/.](?P<n1>{_N})(?![\w/-]|\.\d)",
        # 7hb Januari; 7hb; on the 17th: of the month of writing
        rf"{_EDGE}(?P<d1>{_D}){_ANY}(?:hb|haribulan){_GAP}(?P<m1>{month()}){_YEAR}",
        rf"{_EDGE}(?P<d1>{_D}){_ANY}(?:hb|haribulan)(?!\w)",
        rf"(?=\d)(?<=\bon the )(?P<d1>{_D})(?=[.,;)]|\s(?:of this month|that|and|in|at|by|after|when|to)\b)",
    )


def months_and_years() -> tuple[str, ...]:
    """Coarser dates. A month or a year alone needs a word beside it that makes it a date."""
    return (
        # Maret 2025; 2025年12月
        rf"{_WORD}(?P<m1>{month()}){_ANY},?{_ANY}(?P<y1>{_Y})",
        rf"(?P<y1>{_Y})年(?P<n1>{_N})月",
        # 17日至18日: days of the month of the report
        rf"(?<![\d月])(?P<d1>{_D})日?(?:至|到|-|和)(?P<d2>{_D})日",
        rf"(?<![\d月])(?P<d1>{_D})日(?!电|讯|訊|電|专电|專電|专讯|專訊|综合|綜合|益|本|常|前|后|後|内)",
        # a month alone needs a word before it: "in October", "bulan Mac", "เดือนตุลาคม"
        rf"{_WORD}(?:in|last|next|since|by|until|from|of|this|early|mid|late|dari|daripada|bulan|pada|sejak|hingga|awal|akhir|pertengahan|เดือน)[\s-]*(?P<m1>{month()})(?!\w)",
        rf"{_WORD}(?P<m1>{month()})(?={_GAP}(?:lalu|silam|mendatang|nanti|depan|lepas|ini|tahun)\b)",
        rf"{_WORD}(?:trong|vào|đầu|giữa|cuối|hồi){_GAP}tháng{_GAP}(?P<n1>{_N})(?![\d/])",
        rf"(?<!\d)(?P<n1>{_N})月(?=底|初|中旬|下旬|上旬|份|在|于|将)",
        # tahun 2026; since 2021; ปี 2569; 2026年
        rf"{_WORD}(?:tahun|sejak|pada|sebelum|sepanjang|selama|hingga|awal|akhir|pertengahan|year|in|since|by|until|during|early|late|mid|năm)[\s-]*(?P<y1>{_Y})(?![\w/-]|\.\d)",
        rf"ปี(?:{_ANY}พ\.ศ\.)?{_ANY}(?P<y1>{_Y})",
        rf"(?<!\d)(?P<y1>{_Y})年",
    )


def relative() -> tuple[tuple[str, str], ...]:
    """Words that lean on another day: the table of `dates.toml` in which they are, and their form."""
    data = table("dates")
    groups = ("relative_days", "relative_years", "relative_months")
    return tuple((group.removesuffix("s"), rf"{_WORD}(?P<word>{any_of(data[group])})") for group in groups)


def months_of_relative_years() -> tuple[str, ...]:
    """«去年11月», «November tahun lalu», «tháng 11 năm ngoái»: a month, with or without its day, of such a year."""
    word = rf"(?P<word>{any_of(table('dates')['relative_years'])})"
    return (
        rf"(?<!\d){word}(?P<n1>{_N})月(?:(?P<d1>{_D})[日号])?",
        rf"{_EDGE}(?:{_LEAD}(?P<d1>{_D}){_GAP})?(?P<m1>{month()}){_ANY},?{_ANY}(?:of{_GAP})?{word}",
        rf"{_WORD}(?:(?P<d1>{_D}){_GAP})?tháng{_GAP}(?P<n1>{_N}){_ANY},?{_ANY}{word}",
        rf"{word},?{_ANY}(?:in{_GAP}|bulan{_GAP}|เดือน){_ANY}(?P<m1>{month()})(?!\w)",
    )


def copyright_year() -> str:
    """The year in a line of copyright."""
    return rf"(?:©|\(c\)|copyright|hak cipta|bản quyền|版权所有)[^\n]{{0,30}}?(?P<y1>{_Y})"


def days_of_relative_months() -> tuple[str, ...]:
    """«本月23日», «ngày 23 tháng trước», «tanggal 23 bulan lalu»: a day of such a month; «5 bulan lalu» is none."""
    word = rf"(?P<word>{any_of(table('dates')['relative_months'])})"
    return (
        rf"(?<!\d){word}(?P<d1>{_D})[日号號]",
        rf"{_WORD}(?:tanggal|tgl\.?|tarikh|วันที่|ngày){_ANY}(?P<d1>{_D}){_ANY}{word}",
    )


def weekday_alone() -> str:
    """A weekday that no date follows; not «上周五», «每周一», «周一直», «วันศุกร์หน้า»."""
    not_before, not_after = "每上下本两兩一二三四五六几幾", "直些次样樣个個年月期会會岁歲鸣鳴围圍凡帆"
    return rf"(?<![{LATIN}\d_{not_before}])(?P<w>{weekday()})(?![{LATIN}\d_{not_after}]|หน้า)"
