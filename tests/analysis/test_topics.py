"""Topics, and what is of the beat at all."""

import pytest

from newsroom.analysis.topics import read_topics

from .reading import opened, read


def topics(text: str) -> set[str]:
    return {one.key for one in read_topics(opened(text))}


def test_it_works():
    assert topics("melawan penipuan daring dan pencucian uang") == {"online_scam", "money_laundering"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("geng pusat panggilan", "call_centre_gang"),
        ("tindak pidana perdagangan orang (TPPO)", "human_trafficking"),
        ("jenayah siber", "cybercrime"),
        ("pengubahan wang haram", "money_laundering"),
        ("a ring of scammers", "online_scam"),
        ("deepfakes and other tools", "deepfake_ai"),
        ("ransomware", "ransomware"),
        ("judi online", "online_gambling"),
        ("tội phạm mạng", "cybercrime"),
        ("mua bán người", "human_trafficking"),
        ("แก๊งคอลเซ็นเตอร์", "call_centre_gang"),
        ("ค้ามนุษย์", "human_trafficking"),
        ("网络赌博", "online_gambling"),
        ("洗钱", "money_laundering"),
    ],
)
def test_words_of_topics(text, key):
    assert key in topics(text)


@pytest.mark.parametrize("text", ["keamanan siber", "scampi for dinner", "the descamps family", "kriptografi"])
def test_what_is_no_topic(text):
    assert topics(text) == set()


def test_a_page_off_the_beat_yields_nothing():
    text = (
        "Kamboja menarik diri dari SEA Games 2025 di Bangkok, Thailand, Selasa (9/12/2025).\nSebanyak "
        "137 orang pulang."
    )
    reading = read(text)
    assert (reading.mentions, reading.events) == ((), ())
    assert reading.relevance < 0.3


def test_a_link_makes_no_page_of_the_beat():
    text = (
        "Timnas menang dua gol atas Thailand di Bangkok tadi malam.\nBaca juga: Polisi Gerebek Pusat Penipuan Daring"
    )
    assert read(text).mentions == ()


def test_the_beat_without_a_topic_is_other():
    text = "Polri menandatangani nota kesepahaman di sela AMMTC ke-17 tentang kejahatan transnasional di Labuan Bajo."
    assert {one.key for one in read(text).mentions if type(one).__name__ == "TopicMention"} == {"other"}


OFF_THE_BEAT = [
    (
        "Thailand beat Vietnam 3-2 in the SEA Games football final in Bangkok on Thursday. The hosts "
        "led after half an hour, but two headers after the break and a late penalty turned the match "
        "round before 40,000 people. Vietnam had last won the gold medal in 2021. The coach called "
        "the late penalty a scam, but the referee stood by his decision."
    ),
    (
        "Voters in the Philippines go to the polls on Monday. One candidate called the budget a "
        "fraud on taxpayers; the president said he will respect the result. Corruption was the main "
        "issue of the campaign."
    ),
    (
        "The company launched a new security suite on Tuesday. It protects small firms against "
        "phishing, ransomware and malware with the help of artificial intelligence, and scans every "
        "mail. Cybersecurity spending is rising, the vendor said. The product costs $40 a month."
    ),
    (
        "Bitcoin fell below $90,000 on Friday as investors left riskier assets. Other "
        "cryptocurrencies followed; ethereum lost 5 percent. Analysts said stablecoins were steady."
    ),
    (
        "The anti-corruption court sentenced the former governor to nine years in prison for bribery "
        "and money laundering. He will appeal, his lawyer said."
    ),
    (
        "Twelve people died when a bus collided with a lorry on the highway near Chiang Mai on "
        "Sunday. Police said the driver will be charged."
    ),
    (
        "Police in Penang seized 20kg of methamphetamine and arrested three men in a raid on a flat. "
        "The suspects will be charged under the Dangerous Drugs Act. Drug syndicates change tactics, "
        "the police chief said."
    ),
    "A man was jailed for stealing bicycles worth $3,000 from a condominium. He agreed to pay compensation.",
    (
        "Chipmaker shares rose as demand for artificial intelligence grew. Generative AI will change "
        "how films are made, the chief executive said."
    ),
    (
        "The singer said a crypto promoter used a deepfake of her voice in an advertisement. Her new "
        "album comes out in June."
    ),
    (
        "A contractor was charged with cheating homeowners of $200,000 in a renovation fraud. The "
        "fraud came to light in May. Police are investigating."
    ),
    (
        "Timnas Indonesia menang 2-0 atas Malaysia di Kuala Lumpur, Kamis malam. Gol pertama lahir "
        "pada menit ke-20 lewat tendangan bebas, gol kedua sesaat sebelum turun minum. Pelatih "
        "mengatakan tim akan bermain lebih baik pada laga berikutnya melawan Thailand. Klub itu "
        "pernah disponsori situs judi online."
    ),
    (
        "KPU menetapkan pasangan calon gubernur di Jakarta. Bawaslu akan mengawasi pemilu dan "
        "menolak dugaan penipuan suara."
    ),
    (
        "KPK menetapkan bupati sebagai tersangka korupsi dan tindak pidana pencucian uang. Ia akan "
        "ditahan 20 hari. Uang suap disita penyidik."
    ),
    (
        "Polres Bekasi menangkap dua pengedar narkoba dan menyita 3 kilogram sabu. Tersangka dijerat "
        "UU Narkotika. Peredaran narkoba meningkat, kata Kapolres."
    ),
    (
        "Seorang warga Sleman melapor ke polisi karena menjadi korban penipuan arisan. Penipuan itu "
        "merugikan 30 orang. Pelaku adalah tetangganya."
    ),
    "BMKG memprakirakan hujan lebat di Jakarta. Warga diminta waspada banjir dan menghubungi call center 112.",
    (
        "IHSG ditutup menguat 0,5 persen. Saham bank naik, investor asing membeli. Bank Indonesia "
        "akan menahan suku bunga."
    ),
    (
        "Perusahaan itu meluncurkan produk keamanan siber baru untuk menangkal phishing, ransomware "
        "dan serangan siber. Peretas makin canggih, katanya."
    ),
    "Tabrakan beruntun di tol Cipularang menewaskan tiga orang. Polisi akan memeriksa sopir truk.",
    "Harimau Malaya menewaskan Vietnam 2-1 di Bukit Jalil. Jurulatih berkata pasukan akan terus berusaha.",
    "SPRM menahan dua pengarah syarikat kerana rasuah dan pengubahan wang haram. Mereka direman tujuh hari.",
    (
        "Polis Kelantan merampas dadah bernilai RM2 juta dan menahan tiga lelaki. Pengedaran dadah "
        "makin licik, kata Ketua Polis."
    ),
    "SPR menetapkan hari mengundi pilihan raya negeri. Parti pembangkang akan bertanding di semua kerusi.",
    "U22 Việt Nam thắng Thái Lan 3-2 tại Bangkok. Huấn luyện viên nói đội sẽ cố gắng ở trận sau.",
    (
        "Tòa án tuyên phạt cựu chủ tịch tỉnh 12 năm tù về tội nhận hối lộ và rửa tiền. Luật sư nói "
        "bị cáo sẽ kháng cáo."
    ),
    "Công an tỉnh Nghệ An bắt hai đối tượng vận chuyển ma túy, thu 10 kg. Tội phạm ma túy diễn biến phức tạp.",
    "Công an huyện bắt một phụ nữ lừa đảo bán đất của hàng xóm. Người này lừa đảo hơn 2 tỉ đồng.",
    "VN-Index tăng 5 điểm. Nhà đầu tư mua mạnh cổ phiếu ngân hàng, bitcoin giảm.",
    "ทีมชาติไทยชนะเวียดนาม 3-2 ที่สนามราชมังคลา โค้ชกล่าวว่าจะปรับทีมสำหรับนัดหน้า",
    "กกต. ประกาศวันเลือกตั้ง พรรคการเมืองจะหาเสียงทั่วประเทศ นายกฯ กล่าวว่าจะเคารพผล",
    "ตำรวจเชียงรายจับกุมผู้ค้ายาเสพติด 2 คน ยึดยาบ้า 1 ล้านเม็ด ผู้ต้องหาจะถูกดำเนินคดี",
    "ดัชนีหุ้นไทยปิดบวก 5 จุด นักลงทุนต่างชาติซื้อสุทธิ บิตคอยน์ร่วง",
    "ป.ป.ช. ชี้มูลนายก อบต. ทุจริตและฟอกเงิน จะส่งสำนวนให้อัยการสูงสุด",
    "中国队在吉隆坡夺得羽毛球冠军。教练表示，球队将继续努力。",
    "法院以受贿罪、洗钱罪判处原副市长有期徒刑十二年。被告人表示将上诉。",
    "警方在云南查获毒品20公斤，抓获两名贩毒嫌疑人。",
    "沪指收涨0.5%，人工智能板块领涨。比特币跌破9万美元。",
    "一名男子因诈骗邻居被判刑三年。他以卖房为名诈骗20万元。",
    "泰国南部洪灾死亡人数升至33人，外交部表示将协助游客回国。",
]
OF_THE_BEAT = [
    "Police in Cambodia raided an online scam centre in Sihanoukville on Monday and arrested 40 foreigners.",
    (
        "Thirty Malaysians lured by job scam syndicates to Myanmar have returned home, the Foreign "
        "Ministry said. The victims were repatriated via Thailand."
    ),
    (
        "The national police of Thailand and Vietnam signed a memorandum of understanding on "
        "transnational crime at the AMMTC meeting."
    ),
    "Sebanyak 46 WNI korban TPPO dipulangkan dari Myawaddy, Myanmar, kata Kemlu RI, Rabu.",
    "Polisi menggerebek markas judi online di Jakarta dan menangkap 20 WNA.",
    "Polis tahan 30 suspek sindiket penipuan pelaburan dalam talian yang menyasarkan warga asing.",
    (
        "Công an Việt Nam tiếp nhận 79 công dân do Campuchia trao trả, nhiều người làm cho các công "
        "ty lừa đảo. Họ xuất cảnh trái phép."
    ),
    "ตำรวจไทยรับตัวคนไทย 20 คนจากกัมพูชา หลังถูกหลอกไปทำงานแก๊งคอลเซ็นเตอร์",
    "柬埔寨警方搗破一處電詐園區，拘捕30名外國人。",
    "中缅警方开展执法合作，50名电信网络诈骗犯罪嫌疑人被移交我方。",
    "Hội nghị Bộ trưởng ASEAN về phòng chống tội phạm xuyên quốc gia khai mạc tại Melaka, Malaysia.",
]


@pytest.mark.parametrize("text", OFF_THE_BEAT)
def test_other_beats_stay_outside(text):
    reading = read(text)
    assert reading.relevance < 0.3 and reading.mentions == ()


@pytest.mark.parametrize("text", OF_THE_BEAT)
def test_short_reports_of_the_beat_come_in(text):
    assert read(text).relevance >= 0.3


@pytest.mark.parametrize(
    ("text", "key", "shown"),
    [
        ("The ministers spoke of drug and human trafficking.", "drug_trafficking", True),
        ("Kejahatan lintas negara seperti narkotika dan perdagangan orang.", "drug_trafficking", True),
        ("The drug was tested on mice.", "drug_trafficking", False),
        ("The United Nations Office on Drugs and Crime warned of online scams.", "drug_trafficking", False),
        ("Penipuan daring lebih berbahaya ketimbang perdagangan narkoba.", "drug_trafficking", False),
        ("Hubungi call center kami pada jam kerja.", "call_centre_gang", False),
        ("Sindikat penipuan itu menyewa vila untuk call center.", "call_centre_gang", True),
        ("แก๊งคอลเซ็นเตอร์", "online_scam", True),
    ],
)
def test_plain_words_count_beside_words_of_the_beat_only(text, key, shown):
    assert (key in topics(text)) is shown


def test_security_on_the_net_is_cybercrime_where_nothing_else_is_named():
    text = "Interpol and the ministry discussed transnational crime and cybersecurity at the AMMTC."
    assert {one.key for one in read(text).mentions if type(one).__name__ == "TopicMention"} == {"cybercrime"}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("forced-labour scam compounds", "human_trafficking"),
        ("the draft law on technology-based fraud", "online_scam"),
        ("在钓鱼诈骗中分担损失", "phishing"),
        ("ร่วมปราบปรามอาชญากรรมทางเทคโนโลยี", "cybercrime"),
    ],
)
def test_more_words_of_topics(text, key):
    assert key in topics(text)


def test_the_name_of_an_office_is_no_topic():
    assert topics("Direktur Tindak Pidana Siber Bareskrim") == set()


def test_a_treaty_on_extradition_is_of_the_beat():
    text = (
        "Perjanjian ekstradisi dengan Singapura segera diratifikasi, kata Menteri Hukum Yasonna Laoly.\n"
        "Perjanjian ekstradisi itu mencakup 31 tindak pidana, termasuk pencucian uang."
    )
    assert read(text).relevance >= 0.3
