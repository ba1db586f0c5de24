"""Promises, plans and proposals."""

import pytest

from newsroom.analysis.commitments import read_commitments

from .reading import opened


def commitments(text: str, language: str | None = None):
    return [(one.span.quote, one.status, one.promisor) for one in read_commitments(opened(text, language))]


def test_it_works():
    assert commitments("Myanmar berjanji untuk memerangi geng pusat panggilan, kata menteri.") == [
        ("berjanji untuk memerangi geng pusat panggilan", "pledged", "MM")
    ]


@pytest.mark.parametrize(
    ("text", "language", "status"),
    [
        ("Ada rencana untuk mendirikan pusat komunikasi bersama.", "id", "planned"),
        ("Ia menyerukan kerja sama penegakan hukum yang lebih kuat.", "id", "proposed"),
        ("Para peserta membahas pengembangan platform bersama.", "id", "proposed"),
        ("Kedua-dua negara bersetuju menubuhkan pasukan petugas khas.", "ms", "pledged"),
        ("The ministers agreed to set up a joint task force.", "en", "pledged"),
        ("Vietnam plans to open an anti-scam centre next year.", "en", "planned"),
        ("Việt Nam cam kết thúc đẩy hợp tác quốc tế trong lĩnh vực này.", "vi", "pledged"),
        ("ที่ประชุมเห็นพ้องที่จะจัดตั้งคณะทำงานร่วม", "th", "pledged"),
        ("与会各方同意建立情报共享机制。", "zh", "pledged"),
    ],
)
def test_status(text, language, status):
    assert [one[1] for one in commitments(text, language)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Para peserta sepakat bahwa penipuan daring adalah masalah besar.",
        "ASEAN menegaskan kembali komitmennya untuk memerangi kejahatan.",
        "Kamboja tidak berjanji untuk menutup pusat penipuan itu.",
        "They agreed that scams are a threat to everyone.",
        "Ia berjanji.",
    ],
)
def test_what_is_no_commitment(text):
    assert commitments(text) == []


def test_a_headline_makes_no_commitment():
    text = (
        "Menteri ASEAN berkomitmen untuk lebih banyak bekerja sama\nJakarta - Isi berita yang jauh "
        "lebih panjang daripada judulnya ada di sini."
    )
    assert commitments(text) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Malaysia and Thailand will step up joint patrols along the border, Home Minister Saifuddin said."),
        ("en", "The two countries agreed to share intelligence on scam centres."),
        ("en", "Cambodia vowed to eradicate online scams by April."),
        ("en", "ASEAN leaders reaffirmed the pact and pledged closer cooperation."),
        (
            "en",
            (
                "The Philippines will ban all offshore gaming operators by the end of the year, the "
                "president announced."
            ),
        ),
        ("en", "Interpol said it would continue to support member countries in dismantling the networks."),
        ("en", "The ministers tasked senior officials with drafting a work plan."),
        ("en", "The minister asked Myanmar to crack down on the compounds."),
        ("en", "South Korea is considering sanctions against the group."),
        ("en", "Authorities plan to deport the remaining 200 people next week."),
        ("en", "The government has promised a bill on cybercrime by June."),
        ("en", "Vietnam stands ready to work with the United Nations on the convention, the prime minister said."),
        ("en", "A joint task force is to be established to track money mules."),
        ("en", "UNODC urged governments to strengthen anti-money laundering rules."),
        ("en", "Thailand proposed a regional database of scam suspects."),
        ("en", "Both sides resolved to set up a hotline."),
        (
            "en",
            (
                "Singapore police are working with Cambodian counterparts and will not hesitate to act "
                "against scammers."
            ),
        ),
        ("en", "Indonesia wants ASEAN to draft an extradition treaty."),
        ("en", "The remaining victims will be flown home on Friday, the embassy said."),
        ("id", "Pemerintah akan memulangkan 500 WNI dari Myanmar bulan depan."),
        ("id", "Kapolri menegaskan Polri akan memperkuat kerja sama dengan Interpol."),
        ("id", "Indonesia dan Malaysia sepakat memperketat pengawasan perbatasan."),
        ("id", "Menlu meminta Kamboja mempercepat proses deportasi."),
        ("id", "Kedua negara akan membentuk satuan tugas bersama."),
        ("id", "Para menteri menyepakati pembentukan pusat data bersama."),
        ("id", "Komdigi berencana memblokir 10 ribu situs judi online."),
        ("id", "KBRI siap memfasilitasi kepulangan para korban."),
        ("id", "Presiden memerintahkan aparat menindak tegas sindikat penipuan daring."),
        ("id", "Para tersangka akan dideportasi ke China pekan depan."),
        ("id", "Thailand mendesak Myanmar menutup kompleks penipuan."),
        ("id", "ASEAN berkomitmen memberantas perdagangan orang."),
        ("id", "PPATK akan terus menelusuri aliran dana tersebut."),
        ("id", "Filipina menawarkan bantuan teknis kepada negara anggota."),
        ("id", "Polri bersama AFP bertekad memutus jaringan penyelundup."),
        ("ms", "Kerajaan akan meminda Akta Komunikasi dan Multimedia bagi menangani penipuan."),
        ("ms", "Malaysia komited membanteras pemerdagangan orang."),
        ("ms", "Beliau berkata PDRM akan bekerjasama dengan Interpol untuk mengesan suspek."),
        ("ms", "Kedua-dua negara bersetuju berkongsi maklumat risikan."),
        ("ms", "Wisma Putra menggesa Kemboja membebaskan rakyat Malaysia."),
        ("ms", "Mesyuarat itu dijangka menerima pakai deklarasi bersama."),
        ("ms", "Menteri Dalam Negeri mencadangkan penubuhan pasukan petugas serantau."),
        ("ms", "Semua mangsa akan dibawa pulang dalam masa terdekat."),
        ("ms", "KDN sedang meneliti pindaan kepada ATIPSOM."),
        ("vi", "Hai bên nhất trí tăng cường trao đổi thông tin về tội phạm."),
        ("vi", "Bộ Công an sẽ phối hợp với Campuchia giải cứu nạn nhân."),
        ("vi", "Thủ tướng đề nghị các nước ASEAN đẩy mạnh hợp tác."),
        ("vi", "Việt Nam sẵn sàng chia sẻ kinh nghiệm với các nước."),
        ("vi", "Campuchia cam kết triệt phá các trung tâm lừa đảo trước tháng 4."),
        ("vi", "Hai nước sẽ thành lập đường dây nóng."),
        ("vi", "Thái Lan kêu gọi Myanmar hành động."),
        ("vi", "Đại tướng Lương Tam Quang khẳng định Việt Nam tiếp tục phối hợp chặt chẽ với Interpol."),
        ("vi", "Bộ trưởng yêu cầu công an các địa phương mở đợt cao điểm trấn áp."),
        ("vi", "Các đối tượng sẽ bị trục xuất về nước trong tuần này."),
        ("th", "ไทยและกัมพูชาเห็นพ้องจัดตั้งคณะทำงานร่วมปราบสแกมเมอร์"),
        ("th", "รัฐบาลไทยจะเร่งส่งตัวผู้เสียหายกลับประเทศ"),
        ("th", "นายกรัฐมนตรีสั่งการให้ตำรวจกวาดล้างแก๊งคอลเซ็นเตอร์"),
        ("th", "รัฐมนตรีต่างประเทศเรียกร้องให้เมียนมาดำเนินการ"),
        ("th", "กระทรวงดิจิทัลฯ เตรียมออกกฎหมายใหม่คุมบัญชีม้า"),
        ("th", "ผบ.ตร. ยืนยันว่าจะประสานอินเตอร์โพลติดตามตัว"),
        ("th", "เกาหลีใต้พร้อมให้ความร่วมมือกับไทย"),
        ("th", "ที่ประชุมมีมติให้จัดตั้งศูนย์ประสานงานร่วม"),
        ("th", "ผู้ต้องหาทั้งหมดจะถูกส่งตัวกลับจีน"),
        ("zh", "双方同意加强情报交流，共同打击电信诈骗。"),
        ("zh", "泰国将与中国联合打击跨境诈骗。"),
        ("zh", "中方愿同各国深化执法合作。"),
        ("zh", "马来西亚内政部长呼吁东盟国家加强合作。"),
        ("zh", "柬埔寨首相洪马奈承诺年底前铲除诈骗园区。"),
        ("zh", "越南公安部将继续配合国际刑警追捕嫌疑人。"),
        ("zh", "會議決定成立聯合工作組。"),
        ("zh", "菲律賓將把剩餘的中國公民遣返回國。"),
        ("zh", "泰方要求缅方采取有效措施打击电诈。"),
        ("zh", "各方一致同意建立热线机制。"),
        ("zh", "韩国政府计划派遣警察赴柬埔寨。"),
        ("zh", "公安部表示，将始终保持对电诈犯罪的高压态势。"),
        ("zh", "我们将坚决打击此类犯罪，外交部发言人说。"),
    ],
)
def test_what_somebody_of_the_beat_undertakes_or_asks_for(language, text):
    assert commitments(text, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Scammers promised victims high salaries in Thailand."),
        ("en", "The suspects planned to flee to Dubai."),
        ("en", "The victims will testify in court next month."),
        ("en", "The meeting will be held in Manila in November."),
        ("en", "Losses will reach US$40 billion this year, the report says."),
        ("en", "The minister will visit Hanoi on Friday."),
        ("en", "Police said the gang agreed to pay 5,000 baht for each account."),
        ("en", "The family was asked to pay a ransom."),
        ("en", "Cambodia will not attend the conference."),
        ("en", "He was ordered to pay compensation."),
        ("en", "The suspect will face life in prison."),
        ("en", "Police do not plan to release the names."),
        ("id", "Pelaku menjanjikan gaji besar kepada korban."),
        ("id", "Pertemuan berikutnya akan digelar di Manila."),
        ("id", "Para tersangka berencana kabur ke Batam."),
        ("id", "Kamboja tidak akan hadir dalam konferensi itu."),
        ("id", "Sindikat meminta uang tebusan Rp100 juta."),
        ("id", "Tersangka terancam hukuman 10 tahun."),
        ("id", "Polisi meminta keterangan lima saksi."),
        ("ms", "Mangsa dijanjikan gaji lumayan di Kemboja."),
        ("ms", "Mesyuarat akan diadakan di Manila pada Oktober."),
        ("ms", "Suspek akan didakwa esok."),
        ("vi", "Các đối tượng hứa hẹn việc nhẹ lương cao."),
        ("vi", "Hội nghị sẽ diễn ra tại Hà Nội vào tháng 10."),
        ("vi", "Nạn nhân sẽ được hỗ trợ tâm lý."),
        ("vi", "Bị cáo phải đối mặt án tù chung thân."),
        ("th", "การประชุมจะจัดขึ้นที่กรุงเทพฯ ในเดือนธันวาคม"),
        ("th", "แก๊งนี้หลอกว่าจะให้เงินเดือนสูง"),
        ("th", "กัมพูชาจะไม่เข้าร่วมการประชุม"),
        ("zh", "会议将于12月在曼谷举行。"),
        ("zh", "警方将307名嫌疑人移交中方。"),
        ("zh", "诈骗团伙承诺高薪引诱受害者。"),
        ("zh", "被告不服判决，提出上诉。"),
        ("zh", "柬埔寨没有同意参加会议。"),
        ("en", "China hopes that all parties will strengthen law enforcement."),
        ("id", "Retno yakin Kamboja akan bergabung dalam kerja sama itu."),
        ("th", "อัยการยื่นขอให้จับกุมผู้ต้องหาชั่วคราว"),
    ],
)
def test_what_offenders_do_and_what_happens_is_no_commitment(language, text):
    assert commitments(text, language) == []


def test_a_second_promise_that_is_joined_to_the_first_is_one_more():
    text = "Both countries agreed to share data on suspects and plan to open a joint centre in Bangkok."
    first, second = commitments(text, "en")
    assert first[:2] == ("agreed to share data on suspects", "pledged")
    assert second[:2] == ("plan to open a joint centre in Bangkok", "planned")


def test_a_promise_within_a_promise_is_one():
    assert len(commitments("ASEAN agreed to urge members to plan to set up joint centres.", "en")) == 1


def test_chinese_goes_on_after_a_semicolon():
    text = "中方承诺深化执法合作；加强情报交流；推动建立热线机制。警方抓获三人。"
    assert [one[0] for one in commitments(text, "zh")] == ["承诺深化执法合作", "加强情报交流", "推动建立热线机制"]


def test_a_country_after_a_preposition_promises_nothing():
    assert commitments("The ministers in Thailand agreed to draft a treaty against scams.", "en")[0][2] is None


def test_the_speaker_behind_the_promise_is_no_part_of_it():
    (found,) = commitments("“We will deport all foreign scammers within a month,” said the minister.", "en")
    assert found[0] == "will deport all foreign scammers within a month"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Disepakati bahwa tim teknis kepolisian kedua negara segera menggelar pertemuan lanjutan.", "id"),
        ("Cruz vowed that the agency would deport the remaining workers before the end of June.", "en"),
        ("Canberra will put in 12.5 million dollars over three years.", "en"),
        ("Kedua-dua pasukan akan bertukar risikan dan menubuhkan talian terus 24 jam.", "ms"),
        ("马来西亚将在9月主办东盟打击跨国犯罪部长级会议。", "zh"),
        ("ที่ประชุมตกลงตั้งผู้ประสานงานประจำแต่ละประเทศ", "th"),
        ("Việt Nam cam kết sẽ hỗ trợ Lào đào tạo cán bộ điều tra.", "vi"),
    ],
)
def test_promises_in_more_words(text, language):
    assert commitments(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [("Nhóm này hứa lợi nhuận cao cho nạn nhân.", "vi"), ("Mereka meminta korban mengirim uang.", "id")],
)
def test_what_gangs_promise_and_ask_is_none(text, language):
    assert commitments(text, language) == []
