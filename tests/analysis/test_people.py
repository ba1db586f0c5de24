"""People: by office, by verb, in six languages; and capitals that are no people."""

import pytest

from newsroom.analysis.people import read_people

from .reading import opened


def people(text: str, language: str | None = None):
    return read_people(opened(text, language))


def test_it_works():
    mention = people("Menteri Luar Negeri Sihasak Phuangketkeow membuka acara itu.")[0]
    assert (mention.name, mention.title) == ("Sihasak Phuangketkeow", "Menteri Luar Negeri")


@pytest.mark.parametrize(
    ("text", "name", "title"),
    [
        ("Wakil Menteri Luar Negeri Arrmanatha C. Nasir hadir.", "Arrmanatha C. Nasir", "Wakil Menteri Luar Negeri"),
        (
            "Liu Zhongyi, Asisten Menteri Keamanan Publik Tiongkok, hadir.",
            "Liu Zhongyi",
            "Asisten Menteri Keamanan Publik Tiongkok",
        ),
        ("Ketua Polis Negara, Tan Sri Razarudin Husain berkata demikian.", "Razarudin Husain", "Ketua Polis Negara"),
        (
            "Menteri Dalam Negeri Datuk Seri Saifuddin Nasution Ismail hadir.",
            "Saifuddin Nasution Ismail",
            "Menteri Dalam Negeri",
        ),
        ("Ketua Polis Daerah Dang Wangi, ACP Sulizmie Affendy berkata demikian.", "Sulizmie Affendy", None),
        (
            "Duta Besar RI di Phnom Penh Santo Darmosumarto hadir.",
            "Santo Darmosumarto",
            "Duta Besar RI di Phnom Penh",
        ),
        ("Thai Prime Minister Anutin Charnvirakul spoke.", "Anutin Charnvirakul", "Prime Minister"),
        (
            "Police Lieutenant General Thatchai Pitaneelaboot chaired.",
            "Thatchai Pitaneelaboot",
            "Police Lieutenant General",
        ),
        (
            "The team was led by Wang Yong, deputy director of the bureau.",
            "Wang Yong",
            "deputy director of the bureau",
        ),
        (
            "Benedikt Hofmann, UNODC Regional Representative, warned.",
            "Benedikt Hofmann",
            "UNODC Regional Representative",
        ),
        (
            "Kang Yu-jung, juru bicara Kantor Kepresidenan, menyebutnya.",
            "Kang Yu-jung",
            "juru bicara Kantor Kepresidenan",
        ),
        ("He was answering Chong Zhemin (PH-Kampar) in the House.", "Chong Zhemin", "PH-Kampar"),
    ],
)
def test_name_and_office(text, name, title):
    assert [(one.name, one.title) for one in people(text)] == [(name, title)]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Bộ trưởng Bộ Công an Lương Tam Quang phát biểu.", "vi", "Lương Tam Quang"),
        ("Theo bà Delphine Schantz, đại diện UNODC.", "vi", "Delphine Schantz"),
        ("นายนิกรเดช พลางกูร อธิบดีกรมสารนิเทศ เผยว่า", "th", "นิกรเดช พลางกูร"),
        ("พล.ต.อ.กิตติ์รัฐ พันธุ์เพ็ชร์ รอง ผบ.ตร. มอบหมาย", "th", "กิตติ์รัฐ พันธุ์เพ็ชร์"),
        ("泰国总理阿努廷表示，将加强合作。", "zh", "阿努廷"),
        ("中国外交部长王毅在会上说", "zh", "王毅"),
    ],
)
def test_other_scripts(text, language, name):
    assert [one.name for one in people(text, language)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Menteri ASEAN untuk Kejahatan Lintas Batas bertemu.",
        "Wakil Komisaris Kepolisian Nasional Kamboja. Hasilnya belum jelas.",
        "Penal Code, Computer Crimes Act dan Communications and Multimedia Act",
        "นายกรัฐมนตรีเปิดการประชุม",
        "东盟部长会议在曼谷举行",
        "Presiden Bersama Bangkok",
    ],
)
def test_what_is_no_person(text):
    assert people(text) == []


def test_a_short_form_is_the_same_person():
    found = people("Wakil Menteri Arrmanatha Nasir hadir di sana. Nasir mengatakan semua siap.")
    assert [one.name for one in found] == ["Arrmanatha Nasir", "Arrmanatha Nasir"]
    assert {one.role for one in found} == {"speaker"}


def test_a_comma_does_not_give_a_person_a_country():
    found = people("Menteri Ekonomi Prasert Jantararuangtong, Myanmar telah berjanji.")
    assert [one.span.quote for one in found] == ["Prasert Jantararuangtong"]


def test_a_headline_in_capitals_names_nobody_by_itself():
    text = (
        "Menlu Sugiono Desak Kamboja Tindak Penipuan\nJakarta - Menteri Luar Negeri Sugiono mengatakan "
        "hal itu kepada wartawan."
    )
    assert {one.name for one in people(text)} == {"Sugiono"}


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Kombes Pol Suhartono menjelaskan, Brigjen Pol. Moh. Lutfi hadir.", "id", ["Suhartono", "Moh. Lutfi"]),
        ("Kapolres Tanah Datar AKBP Rinto Wahyudi hadir.", "id", ["Rinto Wahyudi"]),
        ("Adiknya, Lastri, dan rekannya, Grace Oktavia Lim, kabur.", "id", ["Lastri", "Grace Oktavia Lim"]),
        ("Ditegaskan Wirya Sanjaya, pihaknya siap.", "id", []),
        ("Bupati Wonogiri Jaka Sutrisna Adi hadir.", "id", ["Jaka Sutrisna Adi"]),
        ("The couple, Harlan Quibell, 41, and Xu Mei Lian, both deny it.", "en", ["Harlan Quibell", "Xu Mei Lian"]),
        ("Odalys Brandt, a former analyst, agreed.", "en", ["Odalys Brandt"]),
        ("Zelko Quorra was sentenced to life.", "en", ["Zelko Quorra"]),
        ("Home Minister K Murugesan met Park Ji-hoon.", "en", ["K Murugesan", "Park Ji-hoon"]),
        ("The court freed SHE Guoliang.", "en", ["SHE Guoliang"]),
        ("Datuk Seri Zamri Kulop dan Tan Sri Halimi Deraman hadir.", "ms", ["Zamri Kulop", "Halimi Deraman"]),
        ("Suspek ialah Kavin a/l Muthu, 29 tahun.", "ms", ["Kavin a/l Muthu"]),
        ("Bị cáo gồm Trịnh Thị Hoa và Lò Văn Sáng.", "vi", ["Trịnh Thị Hoa", "Lò Văn Sáng"]),
        ("Đại tá Vongsak Sayavong gặp Cao ủy Volker Weiss.", "vi", ["Vongsak Sayavong", "Volker Weiss"]),
        ("法院对李大明、王小华、赵国强等人宣判", "zh", ["李大明", "王小华", "赵国强"]),
        ("緬甸內政部長昂敏說，印尼總統蘇希洛·班邦出席。", "zh", ["昂敏", "蘇希洛·班邦"]),
        ("移民局长 Joel Viado 表示", "zh", ["Joel Viado"]),
        ("ร่วมกับนายสมหมาย ใจดี และพ.ต.ท.หญิง อรุณี แสงทอง", "th", ["สมหมาย ใจดี", "อรุณี แสงทอง"]),
        ("พล.ร.ท.วีระ สมบูรณ์ กล่าวว่า", "th", ["วีระ สมบูรณ์"]),
    ],
)
def test_people_without_or_behind_a_long_office(text, language, names):
    assert [one.span.quote for one in people(text, language) if one.because.rule != "person_again"] == names


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Immigration and Checkpoints Authority officers searched the Special Economic Zone.", "en"),
        ("The Regional Trial Court and the Modern Slavery Commission spoke.", "en"),
        ("Officers from Chiang Saen and Lang Son said so.", "en"),
        ("Direktur Perencanaan dan Program hadir di Hotel Sahid Jaya.", "id"),
        ("Reporter: Budi Santoso", "id"),
        ("Penulis berita.\n\nBudi Santoso,\nSiti Aminah\n", "id"),
        ("Phó Tổng Giám đốc và đường Nguyễn Huệ, tỉnh Lâm Đồng, Tam Giác Vàng", "vi"),
        ("主要国家的代表可能难以出席。成果代表着保护了生命。", "zh"),
        ("讯 记者 王国安 报道，白宫表示", "zh"),
        ("嫌疑人王某、李某某落网", "zh"),
        ("นายทหาร นายตำรวจ นายหน้า และนายจ้าง", "th"),
    ],
)
def test_what_has_no_name_of_a_person(text, language):
    assert people(text, language) == []


def test_two_names_of_one_person():
    found = people("Lim Hua Ping (34 tahun) alias Anna Torralba ditangkap.", "id")
    assert [(one.span.quote, one.name) for one in found] == [
        ("Lim Hua Ping", "Lim Hua Ping"),
        ("Anna Torralba", "Lim Hua Ping"),
    ]
    assert {one.name for one in people("內政部長比魯塔（Vincent Biruta）說", "zh")} == {"比魯塔"}


def test_a_row_of_names():
    found = people("Found guilty were Maria Quinzon, Rhodelle Pakson and Wendell Ortuga.", "en")
    assert [one.name for one in found] == ["Maria Quinzon", "Rhodelle Pakson", "Wendell Ortuga"]


def test_a_name_stops_before_the_place():
    assert [one.name for one in people("Menteri Luar Negeri Surya Wiratama di Adelaide, Australia.")] == [
        "Surya Wiratama"
    ]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("the visit of President Ferdinand Marcos Jr.'s team", "en", ["Ferdinand Marcos Jr."]),
        ("Menteri Undang-Undang Singapura K. Shanmugam hadir", "ms", ["K. Shanmugam"]),
        ("Kapolri Amur Chandra Juli Buana hadir", "id", ["Amur Chandra Juli Buana"]),
        ("Menteri Koordinator Bidang Politik, Hukum, dan Keamanan Mahfud MD hadir", "id", ["Mahfud"]),
        ("Deputi Komisioner Hukum dan Penyidikan OJK, Yuliana, berterima kasih", "id", ["Yuliana"]),
        ("Ketua Polis Daerah Dang Wangi ACP Sulizmie Affendy Sulaiman berkata", "ms", ["Sulizmie Affendy Sulaiman"]),
        ("pengamat Universitas Trisakti Abdul Fickar Hadjar menilai", "id", ["Abdul Fickar Hadjar"]),
        ("warga Nigeria, Emeka Okafor, didakwa", "ms", ["Emeka Okafor"]),
        ("Đại tướng Vi-lay Lạ-khăm-phong phát biểu", "vi", ["Vi-lay Lạ-khăm-phong"]),
        ("มอบหมายนายสีหศักดิ์ พวงเกตุแก้ว เป็นผู้ลงนาม", "th", ["สีหศักดิ์ พวงเกตุแก้ว"]),
        ("พล.ต.ต.เอกรักษ์ ลิ้มสังกาศ แถลง", "th", ["เอกรักษ์ ลิ้มสังกาศ"]),
        ("Kepala BP3MI Sumut Harold Hamonangan mengatakan", "id", ["Harold Hamonangan"]),
        ("政务部长孙雪玲当时指出", "zh", ["孙雪玲"]),
        ("副部长拿督斯里三苏安努亚在国会说", "zh", ["三苏安努亚"]),
        ("警务处处长周一鸣、保安局局长邓炳强出席", "zh", ["周一鸣", "邓炳强"]),
        ("副处长（行动）叶云龙签署", "zh", ["叶云龙"]),
    ],
)
def test_offices_that_go_on(text, language, names):
    assert [one.span.quote for one in people(text, language)] == names


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ส่งเชลยศึก 18 นายคืน", "th"),
        ("ตามที่ ดศ. เสนอ", "th"),
        ("Đoàn Việt Nam phát biểu", "vi"),
        ("di Juru dan Prai pada Isnin", "ms"),
        ("部长周一表示", "zh"),
    ],
)
def test_words_that_look_like_names(text, language):
    assert people(text, language) == []
