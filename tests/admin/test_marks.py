"""The text with its marks: cut at every edge, every character once, every character escaped."""

import re

from hypothesis import given
from hypothesis import strategies as st

from newsroom.admin.marks import Mark, marked, pieces


def plain(html: str) -> str:
    return re.sub(r"<[^>]+>", "", html)


def test_it_works():
    html = marked("Kamboja tidak hadir.", [(0, 20, "body")], [Mark(0, 7, 5, "pending", "country: Kamboja")], {})
    assert html == (
        '<mark id="q5" class="pending" data-cards="s5"><a href="#s5" title="country: Kamboja">Kamboja</a></mark>'
        " tidak hadir."
    )


def test_overlapping_passages_are_split_and_link_to_the_shorter():
    html = marked("abcdefgh", [], [Mark(0, 6, 1), Mark(2, 4, 2), Mark(4, 8, 3)], {})
    assert plain(html) == "abcdefgh"
    assert re.findall(r'href="#s(\d)"[^>]*>([^<]*)', html) == [("1", "ab"), ("2", "cd"), ("3", "ef"), ("3", "gh")]
    assert [html.count(f'id="q{key}"') for key in (1, 2, 3)] == [1, 1, 1]


def test_two_cards_on_the_same_passage_each_have_their_anchor():
    html = marked("abc", [], [Mark(0, 2, 1), Mark(0, 2, 2)], {})
    assert html.count('id="q1"') == html.count('id="q2"') == 1


def test_markup_in_the_text_and_in_labels_is_text():
    html = marked("<script>x</script>", [(0, 18, "body")], [Mark(0, 8, 1, label='"><b>')], {})
    assert "<script" not in html and "<b>" not in html
    assert "&lt;script&gt;" in html


def test_what_proves_nothing_is_dimmed():
    html = marked("Isi.\nBaca juga", [(0, 4, "body"), (5, 14, "related_link")], [], {"related_link": "a link"})
    assert html == 'Isi.\n<span class="zone" title="a link">Baca juga</span>'


def test_offsets_outside_the_text_do_no_harm():
    assert plain(marked("abc", [(-5, 99, "body")], [Mark(1, 99, 1), Mark(-1, 2, 2)], {})) == "abc"


spans = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted)


@given(st.text(max_size=40), st.lists(spans, max_size=8), st.lists(spans, max_size=4))
def test_every_character_stands_exactly_once(text, passages, zones):
    marks = [Mark(start, end, number) for number, (start, end) in enumerate(passages)]
    cut = pieces(len(text), [(start, end, "caption") for start, end in zones], marks)
    assert "".join(text[piece.start : piece.end] for piece in cut) == text
