"""A case shows itself in a notebook, with nothing to be fetched and no script."""

from report.bargained import CASE
from selectolax.lexbor import LexborHTMLParser

from servanda.bargaining import Case


def test_a_case_shows_its_pictures_and_what_they_say() -> None:
    page = LexborHTMLParser(CASE._repr_html_())
    names = [caption.text() for caption in page.css("figcaption")]
    assert names[:2] == ["The front", "The front across all parties"]
    assert page.css("svg:not([aria-hidden]):not([role=img])") == []
    assert "walk-away of The Guarantors" in page.text()


def test_a_case_without_walk_aways_says_what_is_missing() -> None:
    shown = Case.from_arrays([[[1, 0]], [[0, 1]]], parties=["Northland", "Southland"])._repr_html_()
    assert "That cannot be told" in shown


def test_names_do_no_harm() -> None:
    shown = Case.from_arrays(
        [[[1, 0]], [[0, 1]]], parties=["<script>x</script>", "b"]
    )._repr_html_()
    assert "<script" not in shown
