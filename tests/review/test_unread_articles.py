"""A finding on the whole text says at which articles nobody has looked."""

import pytest
from review.reviewing import reviewed

WORDS = """## Words used
The signatories are Varn, Ostrel.
The things are fee, bridge.
The verbs are pay (a thing), mend (a thing).
"""
READ = """
## Article {n}
> Varn pays.

[{n}] Varn must pay fee, quoting "Varn pays".
"""
UNREAD = """
## Article {n}
> Any dispute goes to the court.
"""


def notes(code: str, *articles: str) -> dict[str | None, list[str]]:
    text = WORDS + "".join(article.format(n=n) for n, article in enumerate(articles, 1))
    return {f.clause: [n.message for n in f.notes] for f in reviewed(text, code).findings}


@pytest.mark.parametrize(
    ("unread", "says"),
    [
        (1, ["Not looked at, as no reading covers it: article 2."]),
        (2, ["Not looked at, as no reading covers them: articles 2, 3."]),
        (0, []),
    ],
)
def test_what_is_found_of_the_whole_names_the_unread_articles(unread: int, says: list[str]) -> None:
    assert notes("dispute-settlement", READ, *[UNREAD] * unread) == {"whole": says}


def test_what_many_clauses_share_is_bounded_as_well() -> None:
    found = notes("no-deadline", READ, READ, READ, UNREAD)
    assert found["whole"][-1] == "Not looked at, as no reading covers it: article 4."


def test_what_is_found_of_one_clause_is_not() -> None:
    assert notes("no-deadline", READ, UNREAD) == {"1": []}


def test_a_rule_that_goes_by_the_words_alone_has_looked_at_every_article() -> None:
    (says,) = notes("women-minorities-displaced", READ, UNREAD).values()
    assert says == []
