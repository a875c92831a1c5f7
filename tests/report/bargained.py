"""A case of three parties, and the page on what could be agreed in it."""

from servanda.bargaining import Case
from servanda.bargaining.inquiry import Inquiry, Names, told
from servanda.bargaining.pictures.inquiry import pictures_of
from servanda.report import About, Bargaining, bargain_page

CASE = Case.from_arrays(
    [
        [[10, 6, 0], [4, 0], [0, 2, 5]],
        [[0, 5, 10], [0, 6], [5, 4, 0]],
        [[3, 8, 2], [1, 1], [2, 6, 1]],
    ],
    parties=["Northland", "Southland", "The Guarantors of the Eastern Provinces"],
    issues=["strength of the army", "elections", "how long guarantees last"],
    walk_away=[4, 4, None],
    title="Truce of the river",
)


def page() -> str:
    inquiry = Inquiry(CASE.problem)
    names = Names(inquiry.problem)
    parts = told(inquiry, names)
    about = About.of_bytes(CASE.problem.title, "case.csv", b"case")
    return bargain_page(about, Bargaining(parts, pictures_of(inquiry, names)))
