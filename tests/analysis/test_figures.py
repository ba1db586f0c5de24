"""Figures: shapes of numbers, units, qualifiers, and numbers that count nothing."""

import pytest

from newsroom.analysis.figures import read_figures
from newsroom.analysis.numbers import read_chinese, read_numeral, read_words

from .reading import opened


def figures(text: str, language: str = "id"):
    return [
        (one.span.quote, float(one.value), one.unit, one.qualifier) for one in read_figures(opened(text, language))
    ]


def test_it_works():
    assert figures("menarik lebih dari 300 peserta") == [("lebih dari 300 peserta", 300, "people", "more_than")]


@pytest.mark.parametrize(
    ("digits", "language", "scaled", "value"),
    [
        ("12.000", "id", False, 12000),
        ("4,6", "id", True, 4.6),
        ("1.047.327", "id", False, 1047327),
        ("15.2", "ms", True, 15.2),
        ("46,086", "en", False, 46086),
        ("2.5", "en", True, 2.5),
        ("1.500", "vi", False, 1500),
        ("1.234", "en", True, 1.234),
        ("12.000", "en", False, 12000),
    ],
)
def test_points_and_commas(digits, language, scaled, value):
    assert float(read_numeral(digits, language, scaled=scaled)) == value


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("dua puluh", 20),
        ("dua puluh lima", 25),
        ("sepuluh", 10),
        ("sebelas", 11),
        ("tiga belas", 13),
        ("seratus", 100),
        ("twenty-one", 21),
        ("seratus enam belas", 116),
        ("two hundred and five", 205),
        ("seventy-three", 73),
        ("a dozen", 12),
        ("ba mươi lăm", 35),
    ],
)
def test_number_words(words, value):
    assert read_words(words) == value


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("hampir $300 juta aset", "id", ("hampir $300 juta", 3e8, "usd", "almost")),
        ("Rp4,6 triliun", "id", ("Rp4,6 triliun", 4.6e12, "idr", "exact")),
        ("Tembus Rp4,6 T", "id", ("Rp4,6 T", 4.6e12, "idr", "exact")),
        ("sekitar 49 miliar won", "id", ("sekitar 49 miliar won", 4.9e10, "krw", "about")),
        ("12.000 warga Indonesia", "id", ("12.000 warga Indonesia", 12000, "people", "exact")),
        ("lima organisasi internasional", "id", ("lima organisasi internasional", 5, "organisations", "exact")),
        ("sebanyak 73 terduga anggota", "id", ("73 terduga", 73, "people", "exact")),
        ("359 ribu rekening", "id", ("359 ribu rekening", 359000, "accounts", "exact")),
        ("naik 7,5 persen", "id", ("7,5 persen", 7.5, "percent", "exact")),
        ("RM15.2 juta", "ms", ("RM15.2 juta", 1.52e7, "myr", "exact")),
        ("1,234 kes", "ms", ("1,234 kes", 1234, "cases", "exact")),
        ("at least 330 reported cases", "en", ("at least 330 reported cases", 330, "cases", "at_least")),
        ("over S$40 million", "en", ("over S$40 million", 4e7, "sgd", "more_than")),
        ("53 electronic devices", "en", ("53 electronic devices", 53, "devices", "exact")),
        ("eight Singaporean men", "en", ("eight Singaporean men", 8, "people", "exact")),
        ("กว่า 10,000 คน", "th", ("กว่า 10,000 คน", 10000, "people", "more_than")),
        ("300 ล้านบาท", "th", ("300 ล้านบาท", 3e8, "thb", "exact")),
        ("gần 40 tỷ USD", "vi", ("gần 40 tỷ USD", 4e10, "usd", "almost")),
        ("hơn 100 quốc gia", "vi", ("hơn 100 quốc gia", 100, "countries", "more_than")),
        ("近3亿美元", "zh", ("近3亿美元", 3e8, "usd", "almost")),
        ("来自58个国家", "zh", ("58个国家", 58, "countries", "exact")),
        ("300多名代表", "zh", ("300多名代表", 300, "people", "more_than")),
    ],
)
def test_units_and_qualifiers(text, language, expected):
    assert figures(text, language) == [expected]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Pasal 27 ayat 3 UU No. 21 Tahun 2007 pukul 09.00 WIB", "id"),
        ("Resolusi 79/243 dan operasi 24/7", "id"),
        ("pertemuan ke-19 pada 10 September 2025", "id"),
        ("Section 12 of the Act 670 and the Boeing 737", "en"),
        ("tiga gelombang dalam lima tahun", "id"),
        ("第47届峰会", "zh"),
    ],
)
def test_numbers_that_count_nothing(text, language):
    assert figures(text, language) == []


def test_among_them_counts_the_same_thing():
    assert figures("di sepuluh negara; tujuh di antaranya berada di Asia")[1][1:3] == (7, "countries")


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Police arrested 1,200 suspects and seized $3.5 million in cash, 450 phones and two luxury cars.",
            [1200, 3.5e6, 450, 2],
        ),
        ("en", "Officials seized US$1.5b and S$40m from the network.", [1.5e9, 4e7]),
        ("en", "The court ordered P500,000 in damages and a P2-million fine.", [500000, 2e6]),
        ("en", "Five more Malaysians were rescued; 14 others remain missing.", [5, 14]),
        (
            "en",
            "They rescued 120 victims: 60 from Vietnam, Laos (27) and Myanmar (five). Of them, 29 are still held.",
            [120, 60, 27, 5, 29],
        ),
        (
            "en",
            "Some 3,000 people, or 45 percent, were foreigners. A 32-year-old man, aged 32, was held at 14:29 IST.",
            [3000, 45],
        ),
        ("en", "More than two hundred officers raided a dozen sites on the 17th floor in Room 204.", [200, 12]),
        ("en", "The 16th AMMTC adopted three declarations under Article 27 and Act 670.", [3]),
        ("en", "Losses reached US$64 billion, up from $37 billion in 2023.", [6.4e10, 3.7e10]),
        ("en", "one of the victims said one in five had paid", []),
        ("en", "Between 100 and 150 Filipinos were flown home on two flights.", [100, 150, 2]),
        ("en", "seventy-three South Koreans were flown home", [73]),
        (
            "id",
            "Polisi menangkap 12 WNA, yaitu 10 pria dan dua wanita, serta menyita 25 ponsel dan uang Rp1,5 miliar.",
            [12, 10, 2, 25, 1.5e9],
        ),
        ("id", "Sebanyak tiga puluh dua WNI dipulangkan, lima lainnya masih ditahan.", [32, 5]),
        ("id", "Kerugian mencapai Rp 7,5 triliun atau sekitar US$ 480 juta, naik 25 persen.", [7.5e12, 4.8e8, 25]),
        (
            "id",
            "Dalam 3 bulan terakhir, 2,3 juta rekening diblokir pada pukul 09.00 WIB di Jalan Sudirman No. 5.",
            [2.3e6],
        ),
        ("id", "ada dua jenis korban dan pasal 378 KUHP dengan ancaman 4 tahun penjara", []),
        ("id", "24 orang ditangkap, 5 di antaranya perempuan", [24, 5]),
        ("id", "pria berusia 35 tahun itu, warga kelima di lantai 3", []),
        (
            "ms",
            "Seramai 837 rakyat Malaysia ditahan manakala RM3.2 bilion kerugian dicatat daripada 35,368 kes.",
            [837, 3.2e9, 35368],
        ),
        ("ms", "Polis menahan 24 lelaki dan lapan wanita berusia antara 20 hingga 45 tahun.", [24, 8]),
        (
            "ms",
            "24 didakwa, 9 ditahan selepas serbuan di 13 premis; RM40 juta dan AS$15 bilion dirampas",
            [24, 9, 13, 4e7, 1.5e10],
        ),
        ("ms", "Jepun (34 orang), Korea Selatan (22) dan India (20)", [34, 22, 20]),
        (
            "vi",
            "Công an bắt giữ 79 đối tượng, thu giữ 206 triệu đồng, 28 máy tính và gần 3.500 điện thoại di động.",
            [79, 2.06e8, 28, 3500],
        ),
        ("vi", "Thiệt hại hơn 5.300 tỉ đồng, khoảng 273 triệu EUR, tương đương 1,2 tỷ USD.", [5.3e12, 2.73e8, 1.2e9]),
        ("vi", "ba mươi lăm bị cáo, trong đó 5 phụ nữ, lĩnh 12 năm tù theo Điều 174", [35, 5]),
        ("vi", "lúc 8 giờ 30 ngày 7.1 tại quận 1; lần thứ 19; 45 tuổi", []),
        ("vi", "hơn 300 đại biểu từ 58 quốc gia và năm tổ chức quốc tế", [300, 58, 5]),
        ("th", "จับกุมผู้ต้องหา 36 ราย ยึดเงินกว่า 3 พันล้านบาท และโทรศัพท์ 120 เครื่อง", [36, 3e9, 120]),
        ("th", "ผู้เสียหายกว่า ๑,๒๐๐ คน จาก ๒๘ ประเทศ ความเสียหาย 10,165 ล้านบาท", [1200, 28, 1.0165e10]),
        ("th", "ร้อยละ 27 ของคดี 1,500 คดี ครั้งที่ 43 มาตรา 14", [27, 1500]),
        ("th", "ค้น 36 จุดใน 4 จังหวัด เวลา 09.00 น. อายุ 35 ปี", [36, 4]),
        ("th", "สมาชิกสิบชาติ และองค์กรระหว่างประเทศห้าองค์กร", [10, 5]),
        ("zh", "警方抓获犯罪嫌疑人149名，查获手机3000余部，涉案资金100余亿元。", [149, 3000, 1e10]),
        ("zh", "来自61个国家的3000多名代表出席，近100个联合国会员国签署。", [61, 3000, 100]),
        ("zh", "共拘捕162名疑犯,當中50人是中國人,搗破14處電騙據點", [162, 50, 14]),
        ("zh", "累计5万余名嫌疑人被移交，损失达15亿7000万美元，同比增长75%。", [50000, 1.57e9, 75]),
        ("zh", "三百名警员出动，十二人被捕，其中两名越南人", [300, 12, 2]),
        ("zh", "一起打击犯罪，一个国家不能，两国一道，第三次会议，一些人", []),
        ("zh", "走私总值在303亿至614亿美元间，查获冰毒约320吨", [3.03e10, 6.14e10, 320]),
        ("zh", "百分之七十五的受害者，34岁的男子于14时30分", [75]),
        ("zh", "冻结6,745个银行账户，涉及超过1200万人", [6745, 1.2e7]),
        ("zh", "3個月內，2年來，涉案金額逾新台幣5億元、港幣3000萬元", [5e8, 3e7]),
    ],
)
def test_every_figure_of_a_sentence_with_its_value(language, text, expected):
    assert [value for _quote, value, _unit, _qualifier in figures(text, language)] == expected


def test_what_counts_people_without_saying_so():
    text = "They rescued 120 victims: Laos (27), Myanmar (five). Of them, 29 are still held, 14 others went home."
    assert [(value, unit) for _quote, value, unit, _q in figures(text, "en")] == [
        (120, "people"), (27, "people"), (5, "people"), (29, "people"), (14, "people"),
    ]  # fmt: skip
    assert figures("The convention has nine chapters. Laos (27) is named.", "en")[1:] == []


def test_a_dollar_is_that_of_the_country_whose_sign_the_text_has():
    found = figures("S$3bil was laundered; more than $600,000 in cash was found.", "en")
    assert [unit for _quote, _value, unit, _qualifier in found] == ["sgd", "sgd"]
    assert figures("S$3 million (US$2 million), and $600,000 more", "en")[2][2] == "usd"


@pytest.mark.parametrize(
    ("characters", "value"),
    [("三百", 300), ("十二", 12), ("二十", 20), ("一千五百", 1500), ("三百零五", 305), ("百", None), ("两百", 200)],
)
def test_chinese_numbers(characters, value):
    assert read_chinese(characters) == value


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("拦截诈骗电话36亿次、短信33亿条", "zh", [3.6e9, 3.3e9]),
        ("資金流達12.63兆泰銖", "zh", [12.63e12]),
        ("冻结账户1,200个，扣留11男7女", "zh", [1200, 11, 7]),
        ("rose from about 9,500 to about 46,600 cases", "en", [9500, 46600]),
        ("83 Chinese, two Taiwanese and one Malaysian.", "en", [83, 2, 1]),
        ("seized 45kg of gold", "en", [45]),
        ("14 warga China, tujuh Vietnam, lima Myanmar dan lain-lain", "ms", [14, 7, 5]),
        ("120 ribu orang di Myanmar dan 100 ribu di Kamboja", "id", [120000, 100000]),
        ("bắt 15 đồng phạm, thu 15 đồng", "vi", [15, 15]),
        ("ตั้ง 2 ชุด มีหมายจับ 52 หมาย นาฬิกา 14 เรือน", "th", [2, 52, 14]),
    ],
)
def test_what_is_counted_in_many_ways(text, language, expected):
    assert [one[1] for one in figures(text, language)] == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("kira-kira 4 petang", "ms"),
        ("Op Pelican 3.0 melibatkan polis", "ms"),
        ("China's 14K Triad", "en"),
        ("อาเซียนบวกสาม ครั้งที่ 28", "th"),
        ("one in five Malaysians", "en"),
        ("1 ringgit Malaysia = 1", "id"),
    ],
)
def test_numbers_in_names_and_times(text, language):
    assert figures(text, language) == []
