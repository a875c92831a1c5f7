"""Cases in JSON, and what is told of a file that is not as the schema says."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from servanda.bargaining.problem import Additional, AtLeastAsGood, Literal, Problem, worth
from servanda.exchange.cases import read_case
from servanda.findings import Finding

SCHEMA = json.loads((Path(__file__).parents[3] / "docs/schemas/case-1.json").read_text("utf-8"))

FERRY = """{
  "schema": "servanda/case-1.json",
  "title": "The ferry",
  "issues": [
    {"name": "crossings", "unit": "a day", "draft": "eight", "options": [
      {"label": "four", "figure": 4}, {"label": "eight", "figure": 8}]},
    {"name": "who pays", "clause": "3", "options": ["Brell", "both"]}
  ],
  "parties": [
    {"name": "Arden", "walk_away": "15..18",
     "worths": {"crossings": {"four": 10, "eight": 0.1}, "who pays": {"Brell": "1/3"}},
     "orders": [{"issue": "who pays", "better": "Brell", "worse": "both", "strictly": false}],
     "together": [{"options": {"crossings": "eight", "who pays": "both"}, "worth": -2}]},
    {"name": "Brell", "walk_away": null}
  ],
  "limits": [
    {"name": "no bill", "party": "Brell", "refuses": {"who pays": ["Brell"]},
     "sources": ["its minister", "a newspaper"], "assumed": true},
    {"name": "only if", "refuses": {"crossings": ["eight"], "who pays": ["both"]}}
  ]
}
"""


def read(folder: Path, text: str) -> tuple[Problem | None, tuple[Finding, ...]]:
    path = folder / "ferry.json"
    path.write_text(text, "utf-8")
    return read_case(path)


def test_everything_that_can_be_said(tmp_path: Path) -> None:
    jsonschema.validate(json.loads(FERRY), SCHEMA)
    problem, findings = read(tmp_path, FERRY)
    assert findings == ()
    assert problem is not None
    assert problem.title == "The ferry"
    crossings, pays = problem.issues
    assert [option.figure for option in crossings.options] == [4, 8]
    assert (crossings.unit, crossings.draft, pays.clause) == ("a day", 1, "3")
    arden, brell = problem.preferences
    tenth, third = arden.worths[0][1], arden.worths[1][0]
    assert tenth is not None
    assert third is not None
    assert (str(tenth.low), str(third.low)) == ("1/10", "1/3")  # as written, not as floats
    assert arden.worths[1][1] is None
    assert arden.walk_away == worth(15, 18)
    assert arden.orders == (AtLeastAsGood(1, 0, 1, strictly=False),)
    assert arden.together == (Additional(((0, 1), (1, 1)), worth(-2)),)
    assert brell.walk_away is None
    assert brell.worths == ((None, None), (None, None))
    line, linkage = problem.exclusions
    assert (line.party, line.sources, line.assumed) == (
        "Brell",
        ("its minister", "a newspaper"),
        True,
    )
    assert linkage.party is None
    assert linkage.literals == (Literal(0, frozenset({1})), Literal(1, frozenset({1})))


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        ("{", "", "case-unreadable", "no JSON"),
        ('"issues": [', '"issues": ', "case-unreadable", "line 7"),
        ("case-1", "case-9", "schema-unknown", "line 2"),
        ('"unit"', '"units"', "entry-unknown", "Did you mean “unit”?"),
        ('"name": "crossings", ', "", "entry-missing", "issues[1]"),
        ('"better": "Brell", ', "", "entry-missing", "“better”"),
        ('"draft": "eight"', '"draft": "nine"', "name-unknown", "“nine”"),
        ('"four": 10', '"fuor": 10', "name-unknown", "Did you mean “four”?"),
        ('{"crossings": {"four"', '{"crossing": {"four"', "name-unknown", "line 11"),
        ('"four": 10', '"four": NaN', "not-finite", "parties[1].worths.crossings.four"),
        ('"four": 10', '"four": -Infinity', "not-finite", "line 11"),
        ('"four": 10', '"four": 1e400000', "number-unreadable", "line 11"),
        ('"four": 10', '"four": "ten"', "number-unreadable", "“ten”"),
        ('"four": 10', '"four": [10]', "entry-unfit", "a number"),
        ('"four": 10', '"four": 10, "four": 11', "said-twice", "“four” twice"),
        ('"strictly": false', '"strictly": "no"', "entry-unfit", "true or false"),
        ('"worth": -2', '"worth": null', "entry-unfit", "together[1].worth"),
        ('["Brell", "both"]', '"Brell"', "entry-unfit", "a list"),
        ('"sources": ["its', '"sources": [7, "its', "entry-unfit", "words"),
        ('"walk_away": "15..18"', '"walk_away": "18..15"', "reversed-range", "18 to 15"),
        ('["Brell"]}', "[]}", "refuses-nothing", "no bill"),
        ('"figure": 8', '"figure": true', "entry-unfit", "a number"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, code: str, words: str
) -> None:
    assert old in FERRY
    _, findings = read(tmp_path, FERRY.replace(old, new, 1))
    assert code in [finding.code for finding in findings]
    assert any(words in finding.message for finding in findings if finding.code == code)


def test_what_is_nested_without_end(tmp_path: Path) -> None:
    _, (finding,) = read(tmp_path, "[" * 200_000)
    assert finding.code == "case-unreadable"


@pytest.mark.parametrize("text", ["{}", "[]", '{"schema": "servanda/case-1.json"}', "[1, 2]"])
def test_what_is_no_case(tmp_path: Path, text: str) -> None:
    _, findings = read(tmp_path, text)
    assert {finding.code for finding in findings} <= {
        "entry-missing",
        "entry-unfit",
        "no-issues",
        "no-parties",
        "schema-unknown",
    }
    assert findings


def test_the_schema_refuses_what_the_reader_refuses() -> None:
    case: dict[str, Any] = json.loads(FERRY)
    case["limits"][0]["refuses"] = {}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(case, SCHEMA)
