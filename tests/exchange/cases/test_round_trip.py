"""What is written as JSON or as a table comes back as it was."""

import json
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from servanda.bargaining.problem import (
    Additional,
    AtLeastAsGood,
    Exclusion,
    Issue,
    Literal,
    Option,
    Preference,
    Problem,
    Worth,
)
from servanda.exchange.cases import json_of, read_case, table_of
from servanda.exchange.cases.numbers import number_of, written

SCHEMA = json.loads((Path(__file__).parents[3] / "docs/schemas/case-1.json").read_text("utf-8"))

numbers = st.fractions() | st.integers().map(Fraction) | st.floats(-1e9, 1e9).map(Fraction)
# What a table cell keeps: no blanks around it, no line that ends otherwise than all others.
names = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=8)
worths = st.none() | st.tuples(numbers, numbers).map(lambda ends: Worth(min(ends), max(ends)))


@st.composite
def cases(draw: st.DrawFn) -> Problem:
    """Draw a problem that says everything that can be said, sensible or not."""
    issues = tuple(
        Issue(
            f"{number} {draw(names)}",
            tuple(
                Option(label, draw(st.none() | numbers))
                for label in draw(st.lists(names, min_size=1, max_size=3, unique=True))
            ),
            draw(st.none() | names),
            draw(st.none() | names),
            draw(st.none() | st.just(0)),
        )
        for number in range(draw(st.integers(1, 3)))
    )
    option = st.integers(0, len(issues) - 1).flatmap(
        lambda issue: st.tuples(st.just(issue), st.integers(0, len(issues[issue].options) - 1))
    )
    several = st.lists(option, min_size=1, max_size=3, unique_by=lambda pair: pair[0])
    orders = option.flatmap(
        lambda pair: st.builds(
            AtLeastAsGood,
            st.just(pair[0]),
            st.just(pair[1]),
            st.integers(0, len(issues[pair[0]].options) - 1),
            st.booleans(),
        )
    )
    together = several.filter(lambda pairs: len(pairs) > 1)
    extras = st.lists(
        st.builds(Additional, together.map(tuple), worths.filter(bool)),
        max_size=1 if len(issues) > 1 else 0,
    )
    preferences = tuple(
        Preference(
            party,
            tuple(tuple(draw(worths) for _ in issue.options) for issue in issues),
            tuple(draw(st.lists(orders, max_size=2))),
            tuple(draw(extras)),
            draw(worths),
        )
        for party in draw(st.lists(names, min_size=1, max_size=3, unique=True))
    )
    whose = st.sampled_from([None, *(p.party for p in preferences)])
    exclusions = tuple(
        Exclusion(
            f"{number} {draw(names)}",
            draw(whose),
            tuple(Literal(i, frozenset({o})) for i, o in draw(several)),
            tuple(draw(st.lists(names, max_size=2))),
            draw(st.booleans()),
        )
        for number in range(draw(st.integers(0, 3)))
    )
    return Problem(draw(names), issues, preferences, exclusions)


def again(text: str, name: str) -> Problem:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(text, "utf-8")
        problem, _ = read_case(path)
    assert problem is not None
    return problem


@given(cases())
def test_json_keeps_everything(problem: Problem) -> None:
    text = json_of(problem)
    jsonschema.validate(json.loads(text), SCHEMA)
    assert again(text, "case.json") == problem


@given(cases())
def test_a_table_keeps_everything_or_says_what_it_does_not(problem: Problem) -> None:
    text, left_out = table_of(problem)
    back = again(text, "case.csv")
    if left_out:
        assert replace(back, title="", exclusions=()) != problem
        return
    assert replace(back, title=problem.title, exclusions=()) == replace(problem, exclusions=())
    assert set(back.exclusions) == set(problem.exclusions)


@given(numbers)
def test_a_number_comes_back_exactly(number: Fraction) -> None:
    assert number_of(written(number)) == number
