"""Events: each once, with its date, place and forum."""

from datetime import date

import pytest

from newsroom.analysis.events import read_events

from .reading import BEAT, opened, read


def events(text: str, received: date = date(2026, 2, 1)):
    return [(one.type, one.date.edtf, one.forum, one.ordinal) for one in read(text + BEAT, received).events]


def test_it_works():
    event = read("Konferensi IC-GPOS digelar di Bangkok pada 17-18 Desember 2025." + BEAT).events[0]
    assert (event.type, event.date.edtf, event.place, event.iso2) == (
        "conference",
        "2025-12-17/2025-12-18",
        "Bangkok",
        "TH",
    )
    assert (event.forum, event.status, event.main) == ("ic-gpos", "held", True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "AMMTC ke-19 berlangsung dari 8 hingga 12 September 2025.",
            ("ministerial_meeting", "2025-09-08/2025-09-12", "ammtc", 19),
        ),
        (
            "Pejabat kedua negara bertemu di Nusa Dua, Bali, Senin (19/5/2025).",
            ("bilateral_meeting", "2025-05-19", None, None),
        ),
        ("Konvensi itu ditandatangani di Hanoi pada 25 Oktober 2025.", ("signing", "2025-10-25", None, None)),
        ("Sebanyak 500 pekerja dipulangkan dari Kamboja pada April 2025.", ("repatriation", "2025-04", None, None)),
        ("Polisi menggerebek markas di Poipet pada 6 November 2025.", ("operation", "2025-11-06", None, None)),
        (
            "Menteri menyampaikannya dalam konferensi pers di Jakarta, Kamis (24/4/2025).",
            ("statement", "2025-04-24", None, None),
        ),
        ("Police raided a compound in Pasay on January 9, 2026.", ("operation", "2026-01-09", None, None)),
        (
            "PDRM menahan 24 suspek dalam serbuan di Johor Bahru pada 9 Jun 2025.",
            ("operation", "2025-06-09", None, None),
        ),
        ("Ngày 5/9/2025, công an bắt giữ 15 đối tượng tại Bavet.", ("arrest", "2025-09-05", None, None)),
        (
            "การประชุมสุดยอดอาเซียน ครั้งที่ 47 จัดขึ้นระหว่างวันที่ 26-28 ตุลาคม 2568",
            ("conference", "2025-10-26/2025-10-28", "asean-summit", 47),
        ),
        ("2025年11月12日，警方捣毁诈骗园区。", ("operation", "2025-11-12", None, None)),
    ],
)
def test_types_and_dates(text, expected):
    assert events(text) == [expected]


def test_a_meeting_told_twice_is_one():
    text = (
        "Menteri membuka konferensi IC-GPOS di Bangkok. Acara yang berlangsung 17 hingga 18 Desember "
        "2025 itu dihadiri 58 negara."
    )
    found = read(text + BEAT).events
    assert [(one.date.edtf, one.span.quote[:5]) for one in found] == [("2025-12-17/2025-12-18", "Acara")]


def test_a_two_day_meeting():
    text = "Pertemuan internasional pada Rabu (26/3) di Bangkok dibuka. Pertemuan ini berlangsung selama dua hari."
    assert events(text) == [("conference", "2025?-03-26/2025?-03-27", None, None)]


def test_a_weekday_alone_gives_no_date():
    event = read("Konferensi IC-GPOS digelar di Bangkok pada Rabu." + BEAT).events[0]
    assert (event.date.edtf, event.date.precision) == ("", "unknown")


def test_the_next_meeting_is_an_event_of_its_own():
    text = (
        "Para peserta Pertemuan Menteri Digital ASEAN kelima di Bangkok sepakat. Pertemuan tingkat "
        "menteri keenam akan diadakan di Vietnam tahun depan."
    )
    assert [(one.ordinal, one.forum, one.status) for one in read(text + BEAT).events] == [
        (5, "adgmin", "held"),
        (6, "adgmin", "announced"),
    ]


def test_each_wave_is_a_repatriation():
    text = (
        "Pada 2025 WNI dipulangkan dari Myanmar. Gelombang pertama pada 20 Februari 2025 membawa 46 "
        "orang, gelombang 28 Februari 2025 84 orang, dan gelombang ketiga pada 18–19 Maret 2025 569 "
        "orang."
    )
    assert [one[1] for one in events(text)] == ["2025-02-20", "2025-02-28", "2025-03-18/2025-03-19"]


def test_a_period_is_no_occasion():
    assert events("Sejak 2020 hingga April 2025 tercatat 7.027 kasus penipuan.") == []


def test_a_link_is_no_event():
    text = (
        "Penipuan daring makin marak di kawasan ini, kata polisi.\nBaca juga: Konferensi IC-GPOS "
        "Digelar di Bangkok 17 Desember 2025"
    )
    assert read(text).events == ()


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Konferensi IC-GPOS akan digelar di Bangkok pada 17 Desember 2026.", "announced"),
        ("Konferensi IC-GPOS di Bangkok pada 17 Desember 2025 ditunda.", "postponed"),
        ("Konferensi IC-GPOS di Bangkok pada 17 Desember 2025 dibatalkan.", "cancelled"),
    ],
)
def test_status(text, status):
    assert [one.status for one in read(text + BEAT).events] == [status]


def test_a_weekday_that_contradicts_leaves_no_date():
    event = read("Konferensi IC-GPOS digelar di Bangkok pada Senin, 17 Desember 2025." + BEAT).events[0]
    assert (event.date.edtf, event.date.basis, event.status) == ("", "unknown", "held")
    assert event.date.because.rule == "date_weekday_contradicts"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Returns and hand-overs in other words.
        ("Dua buron diekstradisi ke Tiongkok pada 6 Januari 2026.", ("repatriation", "2026-01-06")),
        ("Forty nationals were flown home on 9 January 2026.", ("repatriation", "2026-01-09")),
        ("Kemboja menyerahkan 52 warga Korea pada 9 Januari 2026.", ("repatriation", "2026-01-09")),
        ("Ngày 9/1/2026, lực lượng biên phòng trao trả 61 công dân.", ("repatriation", "2026-01-09")),
        ("1月9日，緬方移交120名嫌疑人。2026年1月10日。", ("repatriation", "2026-01-09")),
        # Police and courts.
        ("Sembilan orang diamankan di Medan pada 9 Januari 2026.", ("arrest", "2026-01-09")),
        ("Operasi Serengeti berlangsung pada 3-9 Januari 2026.", ("operation", "2026-01-03/2026-01-09")),
        (
            "The operation ran from November 3, 2025, to January 9, 2026, in 40 states.",
            ("operation", "2025-11-03/2026-01-09"),
        ),
        ("Two men were sentenced to nine years on 9 January 2026.", ("other", "2026-01-09")),
        ("2026年1月9日，法院對五名被告宣判。", ("other", "2026-01-09")),
        # Meetings, signings, statements, reports.
        ("Menteri menemui Duta Besar Laos pada 9 Januari 2026.", ("bilateral_meeting", "2026-01-09")),
        ("Kabareskrim membubuhkan tanda tangan pada 9 Januari 2026.", ("signing", "2026-01-09")),
        ("警方2026年1月9日通報，情況嚴重。", ("statement", "2026-01-09")),
        (
            "Dalam laporan yang dirilis PBB pada 9 Januari 2026, para ahli menilai penipuan daring makin meluas.",
            ("report", "2026-01-09"),
        ),
        ("Kementerian mengesahkan perkara itu pada 9 Januari 2026.", ("statement", "2026-01-09")),
    ],
)
def test_the_same_acts_in_other_words(text, expected):
    language = "ms" if "Kementerian mengesahkan" in text else None
    found = read_events(opened(text, language), [], [])
    assert [(one.type, one.date.edtf.replace("?", "")) for one in found] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Setakat kini, 837 rakyat kita ditahan di luar negara kerana penipuan.",
        "Pemerintah mendorong penyelidikan bersama terhadap sindikat penipuan daring.",
        "Sign up for our newsletter and read about scams in the region every week.",
        "Công an tiếp tục điều tra và tiếp nhận tin báo về lừa đảo trực tuyến.",
        "ศูนย์ปฏิบัติการป้องกันการหลอกลวงทำงานร่วมกับทุกฝ่ายต่อไป",
        "Editorial. Police raided many compounds, and yet nothing has changed for the victims of scams.",
        "The minister said scams are a threat to every household in the region.",
    ],
)
def test_no_act_of_a_day(text):
    assert read_events(opened(text), [], []) == []


def test_each_day_of_a_list_has_its_own_words():
    text = "Sebanyak 88 orang ditangkap di Batam, Selasa (29/8/2023), dan dua orang di Sukajadi, Rabu (30/8/2023)."
    found = [(one.date.edtf, one.span.quote) for one in read_events(opened(text), [], [])]
    assert [day for day, _quote in found] == ["2023-08-29", "2023-08-30"]
    assert found[0][1].endswith("(29/8/2023)") and "30/8/2023" in found[1][1]


def test_a_signing_and_a_meeting_in_one_sentence():
    text = "Nota itu diteken di Bangkok saat Konferensi IC-GPOS digelar pada 17 Desember 2025."
    found = {one.type: one.span.quote for one in read(text + BEAT).events}
    assert found["signing"].startswith("Nota itu diteken") and found["conference"].endswith("2025.")
    assert "Konferensi" not in found["signing"]


def test_the_lead_tells_the_main_event_though_it_gives_no_date():
    text = (
        "Polisi Gerebek Markas Penipuan\n\nMarkas penipuan daring di sebuah ruko di Medan didatangi polisi dan "
        "puluhan telepon diangkut dari sana.\n\nKasus ini masih dikembangkan."
    )
    events = read(text).events
    assert [(one.type, one.date.edtf, one.because.rule) for one in events] == [("operation", "", "event_lead")]


def test_a_meeting_from_its_opening_to_its_end():
    text = "Hội nghị khai mạc tại Bangkok ngày 17/12/2025. Hội nghị bế mạc ngày 18/12/2025."
    assert [one.date.edtf for one in read_events(opened(text), [], [])] == ["2025-12-17/2025-12-18"]


def test_put_off_from_one_day_to_another():
    text = "A conference in Phnom Penh on 21 March 2025 was postponed to 4 April 2025."
    found = [(one.date.edtf, one.status) for one in read_events(opened(text), [], [])]
    assert found == [("2025-03-21", "postponed"), ("2025-04-04", "postponed")]


def test_the_same_day():
    text = "Chiều 20/8/2025, Bộ trưởng có buổi làm việc với Đại sứ Lào. Cùng ngày, hai bên đã ký kết bản ghi nhớ."
    found = [(one.type, one.date.edtf) for one in read_events(opened(text), [], [])]
    assert found == [("bilateral_meeting", "2025-08-20"), ("signing", "2025-08-20")]


def test_talks_with_two_countries_are_two():
    text = "Kapolri bertemu dengan delegasi Laos. Ia kemudian bertemu dengan delegasi Jepang."
    assert [one.type for one in read_events(opened(text), [], [])] == ["bilateral_meeting"] * 2


def test_the_day_of_a_newspaper_is_not_that_of_the_meeting():
    text = "Menurut laporan Bangkok Post pada 19 Desember 2025, konferensi di Bangkok berjalan 17-18 Desember 2025."
    assert [one.date.edtf for one in read_events(opened(text), [], [])] == ["2025-12-17/2025-12-18"]


@pytest.mark.parametrize(
    "text",
    [
        "Operasi yang dinamakan Garuda Biru melibatkan polisi sepuluh negara.",
        "An operation codenamed Blue Heron involved officers of ten countries.",
        "这项代号BLUE HERON的行动由十个国家参加。",
    ],
)
def test_an_operation_with_a_name_needs_no_day(text):
    assert [one.type for one in read_events(opened(text), [], [])] == ["operation"]


def test_an_operation_without_a_name_needs_one():
    text = "An operation that police named as a model involved officers of ten countries."
    assert read_events(opened(text), [], []) == []


def test_the_day_of_writing_is_not_that_of_the_act():
    text = "MANILA, 26 Feb 2025: Police raided a compound in Pasay on 22 Feb 2025, the bureau said."
    assert [(one.type, one.date.edtf) for one in read_events(opened(text), [], [])] == [("operation", "2025-02-22")]


def test_a_day_before_no_colon_is_that_of_the_act():
    text = "On 22 Feb 2025 police raided a compound in Pasay; on 26 Feb 2025 they arrested two men."
    found = [(one.type, one.date.edtf) for one in read_events(opened(text), [], [])]
    assert found == [("operation", "2025-02-22"), ("arrest", "2025-02-26")]


def test_figures_that_come_out_are_a_report_of_no_day_that_they_count():
    text = "The police published fraud statistics for 1 March 2022 to 10 February 2024 on 3 March 2024."
    assert [(one.type, one.date.edtf) for one in read_events(opened(text), [], [])] == [("report", "2024-03-03")]


def test_figures_in_the_lead_are_a_report_also_without_a_day():
    text = (
        "Losses to online fraud fell by a tenth, statistics published by the national police show.\n\nMore follows."
    )
    assert [(one.type, one.date.edtf) for one in read_events(opened(text), [], [])] == [("report", "")]


def test_a_parliament_decides_on_a_day():
    text = "Parliament passed the Online Safety Bill on 4 November 2025."
    assert [(one.type, one.date.edtf) for one in read_events(opened(text), [], [])] == [("other", "2025-11-04")]
    assert read_events(opened("Parliament has often passed the buck to the courts."), [], []) == []


def test_a_signing_ceremony_and_conference_are_one():
    text = "The Signing Ceremony and Conference was held in Hanoi on 25 October 2025."
    assert [one.type for one in read_events(opened(text), [], [])] == ["conference"]


def test_a_kidnapping_is_no_arrest():
    text = "Ngày 5/9/2025, ba người bị bắt cóc ở biên giới."
    assert [one.type for one in read_events(opened(text), [], [])] == []


def test_a_date_in_brackets_is_that_of_the_word_before():
    text = "Bali akan menggelar Forum Polisi (27-29 Oktober 2025) dan Pelatihan Konsuler (4-5 Desember 2025)."
    found = [(one.type, one.date.edtf) for one in read_events(opened(text), [], [])]
    assert found == [("conference", "2025-10-27/2025-10-29"), ("other", "2025-12-04/2025-12-05")]


def test_each_country_of_an_operation_has_its_own_act():
    lead = "Police raided a compound in Thailand on 9 January 2026. Officers then went on with their work.\n\n"
    other = "The inquiry goes on, say the officers.\n\nIn Laos 88 people were rescued."
    assert [one.iso2 for one in read_events(opened(lead + other), [], [])] == ["TH", "LA"]
    again = "The inquiry goes on, say the officers.\n\nIn Thailand 88 people were rescued."
    assert [one.iso2 for one in read_events(opened(lead + again), [], [])] == ["TH"]
