"""What a country does in the main event."""

import pytest

from newsroom.analysis.reading import CountryMention

from .reading import BEAT, of_kind, read


def roles(text: str) -> dict[str, str]:
    return {one.iso2: one.role for one in of_kind(read(text + BEAT), CountryMention)}


def test_it_works():
    assert roles("Konferensi IC-GPOS digelar di Bangkok, Thailand, pada 17 Desember 2025.") == {"TH": "host"}


@pytest.mark.parametrize(
    ("text", "iso2", "role"),
    [
        ("Kamboja absen dari acara tersebut.", "KH", "absent"),
        ("Namun, Kamboja tidak mengirimkan perwakilan.", "KH", "absent"),
        ("Laos did not attend the meeting.", "LA", "absent"),
        ("柬埔寨未派代表出席。", "KH", "absent"),
        ("กัมพูชาไม่ได้เข้าร่วมการประชุม", "KH", "absent"),
        ("Campuchia vắng mặt tại hội nghị.", "KH", "absent"),
        ("Acara diselenggarakan oleh Thailand.", "TH", "host"),
        ("Menteri dari negara-negara seperti Rwanda, Myanmar, dan Laos hadir.", "RW", "participant"),
        ("Dokumen ditandatangani oleh Nepal, Peru, dan Bangladesh.", "PE", "signatory"),
        ("Ia meneken nota kesepahaman dengan Filipina di sana.", "PH", "signatory"),
        ("Sebanyak 30 WNI korban penipuan masih di sana.", "ID", "origin_of_victims"),
        ("Myanmar berjanji menindak para pelaku.", "MM", "participant"),
        ("bekerja sama dengan negara-negara tetangga seperti Laos", "LA", "mentioned"),
    ],
)
def test_roles(text, iso2, role):
    assert roles(text)[iso2] == role


def test_absence_outweighs_everything():
    assert roles("Kamboja absen. Thailand berharap Kamboja bergabung. Kamboja sepakat nanti.")["KH"] == "absent"


def test_one_role_a_country():
    reading = read("Thailand menjadi tuan rumah. Thailand berjanji membantu. Thailand menyatakan siap." + BEAT)
    assert len({one.role for one in of_kind(reading, CountryMention)}) == 1


def test_the_host_by_its_city():
    found = of_kind(read("Konferensi IC-GPOS digelar di Bangkok pada 17 Desember 2025." + BEAT), CountryMention)
    assert [(one.iso2, one.role, one.span.quote) for one in found] == [("TH", "host", "Bangkok")]
