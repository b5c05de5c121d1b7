"""Readings that characters have as surnames, where those differ from the common ones or aren't the only ones."""

from __future__ import annotations

SURNAME_READINGS = {
    "单": "shàn", "曾": "zēng", "解": "xiè", "仇": "qiú", "查": "zhā", "朴": "piáo", "区": "ōu", "盖": "gě",
    "任": "rén", "华": "huà", "覃": "qín", "翟": "zhái", "燕": "yān", "员": "yùn", "缪": "miào", "冼": "xiǎn",
    "洗": "xiǎn", "宓": "mì", "纪": "jǐ", "葛": "gě", "折": "shé", "黑": "hè", "盛": "shèng", "乐": "yuè",
    "宁": "níng", "甯": "nìng", "隗": "wěi", "过": "guō", "那": "nā", "秘": "bì", "繁": "pó", "种": "chóng",
    "重": "chóng", "能": "nài", "祭": "zhài", "车": "chē", "应": "yīng", "谌": "chén", "句": "gōu", "阚": "kàn",
    "贲": "bēn", "撒": "sǎ", "么": "yāo", "郇": "xún", "相": "xiàng", "占": "zhān", "郗": "xī", "於": "yū",
    "曲": "qū", "强": "qiáng", "干": "gān", "要": "yāo", "都": "dū", "角": "jué", "和": "hé", "藏": "zāng",
    "沈": "shěn", "尉": "wèi", "宿": "sù", "降": "jiàng", "召": "shào", "佴": "nài", "晁": "cháo", "柏": "bǎi",
    "薄": "bó", "石": "shí", "俞": "yú", "余": "yú", "殷": "yīn", "尹": "yǐn", "牟": "mù", "行": "xíng",
    "洪": "hóng", "哈": "hǎ", "卜": "bǔ", "鲍": "bào", "逄": "páng", "逯": "lù", "庹": "tuǒ", "钭": "tǒu",
    "炅": "guì", "仉": "zhǎng", "妫": "guī", "鞠": "jū", "眭": "suī", "菅": "jiān", "弋": "yì", "佘": "shé",
    "阮": "ruǎn", "芮": "ruì", "褚": "chǔ", "瞿": "qú", "适": "kuò", "长": "zhǎng", "陆": "lù", "阿": "ā",
    "景": "jǐng", "朝": "cháo", "会": "guì", "叶": "yè", "丁": "dīng", "万": "wàn", "尧": "yáo", "夏": "xià",
    "贾": "jiǎ", "谷": "gǔ", "邓": "dèng", "宋": "sòng", "莘": "shēn", "隽": "juàn", "蕃": "pí", "费": "fèi",
    "郝": "hǎo", "颜": "yán", "奇": "qí", "亓": "qí", "令": "lìng",
}  # fmt: skip
"""Of a character standing first in a name."""

COMPOUND_SURNAMES = {
    name: tuple(readings.split())
    for name, readings in {
        "欧阳": "ōu yáng", "上官": "shàng guān", "司马": "sī mǎ", "司徒": "sī tú",
        "司空": "sī kōng", "诸葛": "zhū gě", "尉迟": "yù chí", "万俟": "mò qí",
        "长孙": "zhǎng sūn", "令狐": "líng hú", "澹台": "tán tái", "皇甫": "huáng fǔ",
        "夏侯": "xià hóu", "东方": "dōng fāng", "慕容": "mù róng", "端木": "duān mù",
        "独孤": "dú gū", "南宫": "nán gōng", "西门": "xī mén", "公孙": "gōng sūn",
        "轩辕": "xuān yuán", "宇文": "yǔ wén", "鲜于": "xiān yú", "闻人": "wén rén",
        "赫连": "hè lián", "呼延": "hū yán", "申屠": "shēn tú", "太史": "tài shǐ",
        "钟离": "zhōng lí", "百里": "bǎi lǐ", "东郭": "dōng guō", "拓跋": "tuò bá",
        "濮阳": "pú yáng", "淳于": "chún yú", "公冶": "gōng yě", "宗政": "zōng zhèng",
        "完颜": "wán yán", "纳兰": "nà lán", "亓官": "qí guān", "第五": "dì wǔ",
    }.items()
}  # fmt: skip
"""Surnames of two characters, with the reading of each."""

RARE_READINGS = {"𠮷": ("jí",), "〇": ("líng",)}
"""Readings that the tables lack: 𠮷 is how some people named 吉 write it."""
