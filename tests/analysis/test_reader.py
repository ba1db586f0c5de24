"""The whole reading: spans hold for any text, and the same text always gives the same reading."""

import hashlib
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom.analysis.jsonl import as_json
from newsroom.analysis.reading import PROVING_ZONES, Span

from .reading import read

ROOT = Path(__file__).parents[2]
PIECES = st.sampled_from(
    [
        "Thailand",
        "Kamboja",
        "penipuan daring",
        "AMMTC ke-19",
        "Rabu (26/3)",
        "17-18 Desember 2025",
        "\n",
        " ",
        ". ",
        ", ",
        "Menteri Luar Negeri Sihasak Phuangketkeow",
        "lebih dari 300 peserta",
        "US$33 juta",
        "(",
        ")",
        "–",
        "Baca juga:",
        "Jakarta (ANTARA) –",
        "menandatangani nota kesepahaman dengan",
        "ประชุม",
        "วันที่ 17 ธันวาคม 2568",
        "กว่า 300 คน",
        "会议",
        "12月17日至18日",
        "300多名代表",
        "Hội nghị",
        "ngày 25/10/2025",
        "İ",
        "ẞ",
        "\u0301",
        "\r\n",
        "\ufeff",
        "🙂",
        "Act 1997",
        "berjanji untuk",
        "29 Februari",
        "0",
        "9" * 30,
    ]
)
ANY_TEXT = st.one_of(
    st.text(max_size=300), st.lists(PIECES, max_size=25).map("".join), st.lists(PIECES, max_size=25).map(" ".join)
)


def spans(reading) -> list[Span]:
    found = [one.span for one in (*reading.mentions, *reading.events)]
    found += [event.date.span for event in reading.events if event.date.span]
    return found + [span for span in (reading.title, reading.dateline and reading.dateline.span) if span]


def holds(text: str, span: Span) -> bool:
    return text[span.start : span.end] == span.quote and span.quote != ""


def test_it_works():
    reading = read(
        "Penipuan Daring Dibahas di Bangkok\nBangkok - Konferensi IC-GPOS digelar di Bangkok pada 17 Desember 2025."
    )
    assert reading.title.quote == "Penipuan Daring Dibahas di Bangkok"
    assert reading.dateline.iso2 == "TH"
    assert reading.relevance >= 0.3


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=ANY_TEXT)
def test_any_text_is_read_and_every_span_holds(text):
    reading = read(text)
    assert all(holds(text, span) for span in spans(reading))
    position = 0
    for zone in reading.zones:
        assert position <= zone.start < zone.end <= len(text)
        position = zone.end


def test_every_mention_lies_in_one_proving_zone(every_text):
    for text in every_text:
        reading = read(text)
        for one in (*reading.mentions, *reading.events):
            assert reading.zone_at(one.span.start, one.span.end) in PROVING_ZONES, one


def test_a_wrong_span_is_caught():
    text = "Konferensi di Bangkok"
    assert holds(text, Span.of(text, 0, 10))
    assert not holds(text, Span(1, 11, "Konferensi"))
    with pytest.raises(ValueError, match="no span"):
        Span.of(text, 5, 50)


@pytest.mark.parametrize("bounds", [(3, 3), (-1, 2), (2, 1)])
def test_an_empty_or_backward_span_is_refused(bounds):
    with pytest.raises(ValueError, match="no span"):
        Span.of("abcdef", *bounds)


def test_the_reading_does_not_depend_on_the_hash_seed():
    program = (
        "import json,hashlib,sys;from datetime import date;from pathlib import Path;"
        "from newsroom.analysis import analyse,Gazetteer;from newsroom.analysis.jsonl import as_json;"
        "g=Gazetteer.load();t=[p.read_text('utf-8') for p in sorted(Path('seeds').glob('*.txt'))];"
        "r=[as_json('x',analyse(x,g,received=date(2026,2,1))) for x in t];"
        "print(hashlib.sha256(json.dumps(r).encode()).hexdigest())"
    )
    texts = [path.read_bytes().decode("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    here = json.dumps([as_json("x", read(text, date(2026, 2, 1))) for text in texts])
    digests = {hashlib.sha256(here.encode()).hexdigest()}
    for seed in ("0", "42"):
        ran = subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(ran.stdout.strip())
    assert len(digests) == 1
