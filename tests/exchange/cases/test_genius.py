"""Cases of GENIUS and NegMAS: a domain, a profile for each party, and what is not guessed."""

from fractions import Fraction
from pathlib import Path

import pytest

from servanda.bargaining.problem import Problem, Worth
from servanda.exchange.cases import read_case
from servanda.findings import Finding

DOMAIN = """<negotiation_template>
  <agent name="Harbour" utility_space="first.xml"/>
  <utility_space number_of_issues="3">
    <objective index="1" etype="objective" type="objective" name="Berths">
      <issue index="1" name="flag" vtype="discrete" type="discrete" etype="discrete">
        <item index="1" value="own"/><item index="2" value="any"/><item index="3" value="none"/>
      </issue>
      <issue index="2" name="berths" vtype="integer" type="integer" etype="integer">
        <range lowerbound="2" upperbound="6"/>
      </issue>
      <issue index="3" name="toll" vtype="real" type="real" etype="real">
        <range lowerbound="0" upperbound="10"/>
      </issue>
    </objective>
  </utility_space>
</negotiation_template>
"""

FIRST = """<utility_space>
  <objective index="1" name="Berths">
    <issue index="1" name="flag" vtype="discrete">
      <item index="1" value="own" evaluation="8"/><item index="2" value="any" evaluation="2"/>
      <item index="3" value="none" evaluation="0"/>
    </issue>
    <issue index="2" name="berths" vtype="integer" lowerbound="2" upperbound="6">
      <evaluator ftype="linear" offset="0.2" slope="0.1"/>
    </issue>
    <issue index="3" name="toll" vtype="real">
      <range lowerbound="0" upperbound="10"/>
      <evaluator ftype="linear" parameter0="1" parameter1="-0.2"/>
    </issue>
    <weight index="1" value="0.5"/><weight index="2" value="0.25"/><weight index="3" value="0.25"/>
  </objective>
  <discount_factor value="1.0"/>
  <reservation value="0.3"/>
</utility_space>
"""

SECOND = FIRST.replace('  <reservation value="0.3"/>\n', "")


def case(folder: Path, **files: str) -> tuple[Problem | None, tuple[Finding, ...]]:
    for name, text in files.items():
        (folder / f"{name}.xml").write_text(text, "utf-8")
    return read_case(folder)


def exactly(number: Fraction | int) -> Worth:
    return Worth(Fraction(number), Fraction(number))


def test_a_domain_and_its_profiles(tmp_path: Path) -> None:
    problem, findings = case(tmp_path, domain=DOMAIN, first=FIRST, second=SECOND)
    assert [finding.code for finding in findings] == ["figure-in-steps"]
    assert problem is not None
    assert problem.title == "Berths"
    assert problem.parties == ("Harbour", "second")
    flag, berths, toll = problem.issues
    assert [option.label for option in flag.options] == ["own", "any", "none"]
    assert [option.figure for option in berths.options] == [2, 3, 4, 5, 6]
    assert [option.label for option in toll.options][:3] == ["0", "0.5", "1"]
    assert len(toll.options) == 21
    harbour, second = problem.preferences
    # Evaluations as shares of the highest, times the weight.
    assert harbour.worths[0] == (exactly(Fraction(1, 2)), exactly(Fraction(1, 8)), exactly(0))
    assert harbour.worths[1][0] == exactly(Fraction(1, 20))
    assert harbour.worths[1][4] == exactly(Fraction(3, 20))
    # 1 - 0.2 x, never below nought.
    assert harbour.worths[2][0] == exactly(Fraction(1, 4))
    assert harbour.worths[2][5] == exactly(Fraction(1, 8))
    assert harbour.worths[2][20] == exactly(0)
    assert harbour.walk_away == exactly(Fraction(3, 10))
    assert second.walk_away is None


def test_profiles_without_a_domain(tmp_path: Path) -> None:
    problem, findings = case(tmp_path, first=FIRST, second=SECOND)
    assert [finding.code for finding in findings] == ["figure-in-steps"]
    assert problem is not None
    assert problem.parties == ("first", "second")
    assert len(problem.issues) == 3


def test_a_profile_of_negmas(tmp_path: Path) -> None:
    """It writes every worth of a whole figure out as an item, and a table for numbers."""
    text = """<utility_space type="any" number_of_issues="1">
<objective index="1" etype="objective" type="objective" description="" name="any">
<issue index="1" etype="discrete" type="discrete" vtype="discrete" name="days">
    <item index="1" value="0" evaluation="0.0" />
    <item index="2" value="1" evaluation="1.0" />
</issue>
<weight index="1" value="1.0">
</weight>
</objective>
<reservation value="0.25" />
</utility_space>
"""
    problem, findings = case(tmp_path, a=text, b=text)
    assert findings == ()
    assert problem is not None
    assert [option.figure for option in problem.issues[0].options] == [0, 1]
    assert problem.preferences[0].walk_away == exactly(Fraction(1, 4))


def test_a_worth_that_rises_to_a_top_and_falls(tmp_path: Path) -> None:
    toll = '<evaluator ftype="triangular" parameter0="0" parameter1="10" parameter2="4"/>'
    text = FIRST.replace('<evaluator ftype="linear" parameter0="1" parameter1="-0.2"/>', toll)
    problem, _ = case(tmp_path, first=text, second=text)
    assert problem is not None
    worths = problem.preferences[0].worths[2]
    expected: dict[int, Fraction | int] = {
        0: 0,
        4: Fraction(1, 8),
        8: Fraction(1, 4),
        14: Fraction(1, 8),
        20: 0,
    }
    assert {n: worths[n] for n in expected} == {n: exactly(w) for n, w in expected.items()}


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ('<weight index="1" value="0.5"/>', "", "weight-missing", "“flag”"),
        ('<weight index="1" value="0.5"/>', "", "weights-unusual", "0.5"),
        ('index="1" value="0.5"', 'index="1" value="-0.5"', "weight-negative", "-0.5"),
        ('index="1" value="0.5"', 'index="1" value="half"', "number-unreadable", "half"),
        ('reservation value="0.3"', 'reservation value="NaN"', "not-finite", "line 17"),
        ('reservation value="0.3"', "reservation", "attribute-missing", "reservation"),
        (
            'discount_factor value="1.0"',
            'discount_factor value="0.9"',
            "discount-left-aside",
            "0.9",
        ),
        ('value="any" evaluation="2"', 'value="every" evaluation="2"', "name-unknown", "“every”"),
        ('evaluation="2"', 'evaluation="-2"', "evaluation-negative", "“flag”"),
        ('name="flag"', 'name="flags"', "name-unknown", "Did you mean “flag”?"),
        ('ftype="linear" parameter0', 'ftype="cubic" parameter0', "evaluator-unreadable", "cubic"),
        ('slope="0.1"', "", "attribute-missing", "“slope”"),
        (
            '<evaluator ftype="linear" offset="0.2" slope="0.1"/>',
            "",
            "attribute-missing",
            "no evaluator",
        ),
        ("<objective", "<ufun/><objective", "profile-unreadable", "hyper-rectangles"),
        ("<utility_space>", "<html><utility_space>", "xml-refused", "well-formed"),
        (
            "<utility_space>",
            '<!DOCTYPE x [<!ENTITY a "b">]><utility_space>',
            "xml-refused",
            "document type",
        ),
    ],
)
def test_what_is_wrong_is_told(tmp_path: Path, old: str, new: str, code: str, words: str) -> None:
    assert old in FIRST
    _, findings = case(tmp_path, domain=DOMAIN, first=FIRST.replace(old, new, 1), second=SECOND)
    found = [finding for finding in findings if finding.code == code]
    assert found
    assert words in found[0].message


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('lowerbound="2" upperbound="6"', 'lowerbound="6" upperbound="2"', "reversed-range"),
        ('lowerbound="2" upperbound="6"', 'lowerbound="2"', "attribute-missing"),
        (
            'lowerbound="2" upperbound="6"',
            'lowerbound="0" upperbound="1000000000"',
            "figure-in-steps",
        ),
        ('vtype="integer"', 'vtype="colour"', "issue-unreadable"),
        ("negotiation_template", "table", "case-unreadable"),
    ],
)
def test_what_is_wrong_with_a_domain(tmp_path: Path, old: str, new: str, code: str) -> None:
    _, findings = case(tmp_path, domain=DOMAIN.replace(old, new), first=FIRST, second=SECOND)
    assert code in [finding.code for finding in findings]


def test_a_domain_by_itself_says_that_profiles_are_missing(tmp_path: Path) -> None:
    _, findings = case(tmp_path, domain=DOMAIN)
    assert "profile-missing" in [finding.code for finding in findings]


def test_an_empty_folder(tmp_path: Path) -> None:
    problem, (finding,) = read_case(tmp_path)
    assert problem is None
    assert finding.code == "case-empty"
