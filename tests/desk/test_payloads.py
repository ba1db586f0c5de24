import pytest

from newsroom.desk.errors import BadPayload
from newsroom.desk.payloads import PAYLOADS, EventPayload, FigurePayload, PartPayload, read_payload


def test_it_works():
    said = {"country": "KH", "role": "participant", "presence": "absent"}
    payload = read_payload("country", said)
    assert isinstance(payload, PartPayload)
    assert read_payload("country", payload.dump()) == payload


@pytest.mark.parametrize(
    ("kind", "said", "field"),
    [
        ("country", {"country": "KH", "role": "king"}, "role"),
        ("country", {"country": "KH"}, "participation"),
        ("country", {"country": "KH", "forum": "adgmin", "role": "host"}, "country"),
        ("country", {"role": "host"}, "country"),
        ("country", {"country": 7, "role": "host"}, "country"),
        ("country", {"country": "KH", "role": "host", "colour": "red"}, "colour"),
        ("event", {"type": "conference", "edtf": "soon"}, "edtf"),
        ("event", {"type": "conference", "ordinal": -1}, "ordinal"),
        ("event", {"type": "conference", "ordinal": "5"}, "ordinal"),
        ("event", {"type": "party"}, "type"),
        ("event", {"type": "conference", "basis": "guess"}, "basis"),
        ("event", {"type": "conference", "title_en": "x" * 251}, "title_en"),
        ("figure", {"value": "many", "unit": "people"}, "value"),
        ("figure", {"value": "NaN", "unit": "people"}, "value"),
        ("figure", {"value": "1e30", "unit": "people"}, "value"),
        ("figure", {"value": "0.00001", "unit": "people"}, "value"),
        ("figure", {"value": "3", "unit": ""}, "unit"),
        ("commitment", {}, "what_id"),
        ("commitment", {"what_en": "x", "promisor_country": "TH", "promisor_actor": "asean"}, "promisor_country"),
        ("instrument", {"type": "mou"}, "name_id"),
        ("topic", {"topic": "weather"}, "topic"),
        ("weather", {}, "kind"),
    ],
)
def test_refuses_and_names_the_field(kind, said, field):
    with pytest.raises(BadPayload) as refused:
        read_payload(kind, said)
    assert refused.value.field == field


def test_identity_ignores_words_and_reasons():
    one = EventPayload(type="conference", edtf="2025", title_en="One", date_reason_en="so")
    other = EventPayload(type="conference", edtf="2025", title_en="Other", date_reason_en="thus")
    assert one.identity() == other.identity()
    assert (
        FigurePayload(value="300", unit="people").identity() == FigurePayload(value="300.0", unit="people").identity()
    )


def test_every_kind_of_suggestion_has_a_payload():
    from newsroom.models.review import SuggestionKind

    assert set(SuggestionKind.values) <= set(PAYLOADS)
