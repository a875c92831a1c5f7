"""Cases in tables: a row for each worth, or a column for each party."""

from fractions import Fraction
from pathlib import Path

import pytest

from servanda.bargaining.problem import Problem, worth
from servanda.exchange.cases import read_case
from servanda.findings import Finding


def read(folder: Path, text: str) -> tuple[Problem | None, tuple[Finding, ...]]:
    path = folder / "ferry.csv"
    path.write_text(text, "utf-8")
    return read_case(path)


LONG = """party,issue,option,worth,low,high,red line,source,unit,draft
Arden,crossings,4,10,,,,,a day,
Arden,crossings,8,,20,25,,,a day,yes
Arden,who pays,Brell,30,,,,,,
Arden,who pays,both,?,,,,,,
Brell,crossings,4,7.5,,,,,,
Brell,crossings,8,1/3,,,,,,
Brell,who pays,Brell,0,,,yes,its minister,,
Brell,who pays,both,12,,,,,,
Arden,walk-away,,15..18,,,,,,
"""


def test_a_row_for_each_worth(tmp_path: Path) -> None:
    problem, findings = read(tmp_path, LONG)
    assert problem is not None
    assert findings == ()
    assert problem.parties == ("Arden", "Brell")
    crossings, pays = problem.issues
    assert [option.figure for option in crossings.options] == [4, 8]
    assert (crossings.unit, crossings.draft) == ("a day", 1)
    assert [option.label for option in pays.options] == ["Brell", "both"]
    arden, brell = problem.preferences
    assert arden.worths == ((worth(10), worth(20, 25)), (worth(30), None))
    assert arden.walk_away == worth(15, 18)
    assert brell.worths[0] == (worth(7.5), worth(Fraction(1, 3)))
    assert brell.walk_away is None
    (line,) = problem.exclusions
    assert (line.party, line.sources, line.is_red_line) == ("Brell", ("its minister",), True)
    assert line.literals[0].options == frozenset({0})
    assert line.at is not None
    assert line.at.line == 8


def test_a_column_for_each_party(tmp_path: Path) -> None:
    text = "Issue;Option;Arden;Brell\nfee;10;0,5;9\nfee;20;3..4;2!\nwalk-away;;1;?\n"
    problem, findings = read(tmp_path, text)
    assert problem is not None
    assert findings == ()
    arden, brell = problem.preferences
    assert arden.worths == ((worth(0.5), worth(3, 4)),)
    assert (arden.walk_away, brell.walk_away) == (worth(1), None)
    (line,) = problem.exclusions
    assert (line.party, line.literals[0].options) == ("Brell", frozenset({1}))


def test_red_lines_of_one_name_are_one(tmp_path: Path) -> None:
    text = """party,issue,option,worth,red line
Arden,cap,low,3,a navy
Arden,cap,none,4,a navy
Arden,cap,high,5,another
"""
    problem, _ = read(tmp_path, text)
    assert problem is not None
    lines = {line.name: sorted(line.literals[0].options) for line in problem.exclusions}
    assert lines == {"a navy": [0, 1], "another": [2]}


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("", "case-empty", "nothing in it"),
        ("party,issue,worth\nA,x,1\n", "column-missing", "“option”"),
        ("party,party,issue,option\nA,A,x,1\nA,B,x,1\n", "column-twice", "“party”"),
        ("party,issue,option,worth,mood\nA,x,1,1,\nB,x,1,1,\n", "column-unknown", "“mood”"),
        ("party,issue,option,worth\nA,x,a,1\nB,x,a,seven\n", "number-unreadable", "line 3"),
        ("party,issue,option,worth\nA,x,a,1\nB,x,a,NaN\n", "not-finite", "line 3"),
        ("party,issue,option,worth\nA,x,a,1\nB,x,a,-inf\n", "not-finite", "-inf"),
        ('party,issue,option,worth\nA,x,a,1\nB,x,a,"1,234"\n', "number-unclear", "1,234"),
        ("party,issue,option,worth\nA,x,a,1\nB,x,a,1e999999\n", "number-unreadable", "line 3"),
        ("party,issue,option,worth\nA,x,a,1\nB,x,a,1/0\n", "number-unreadable", "1/0"),
        ("party,issue,option,worth\nA,x,a,1\nB,x,a,1\nA,x,a,2\n", "said-twice", "line 4"),
        ("party,issue,option,worth\nA,x,a,1\nB,x,,1\n", "cell-missing", "no option"),
        ("party,issue,option,worth\nA,x,a,1\nB,x,a,1\n,walk-away,,1\n", "cell-missing", "line 4"),
        ("party,issue,option,worth\nA,x,a,1\nB,x,a,1,2\n", "row-ragged", "5 cells"),
        ('party,issue,option,worth\nA,x,a,1\nB,x,"a,1\n', "case-unreadable", "line 3"),
        ("party,issue,option,low,high\nA,x,a,1,1\nB,x,a,5,3\n", "reversed-range", "5 to 3"),
        ("party,issue,option,worth,low,high\nA,x,a,1,,\nB,x,a,2,1,3\n", "said-twice", "line 3"),
        ("party,issue,option,low,high\nA,x,a,1,1\nB,x,a,1,\n", "number-unreadable", "nothing"),
        ("party,issue,option,worth,unit\nA,x,a,1,km\nB,x,a,1,miles\n", "said-twice", "unit"),
        ("party,issue,option,worth,draft\nA,x,a,1,yes\nB,x,b,1,yes\n", "said-twice", "draft"),
        ("issue,option,A,B\nx,1,2,3\nx,2,2..,4\n", "number-unreadable", "A’s cell"),
        ("issue,option\nx,1\n", "no-parties", "nobody"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    tmp_path: Path, text: str, code: str, words: str
) -> None:
    _, findings = read(tmp_path, text)
    assert [finding.code for finding in findings] == [code]
    assert words in findings[0].message


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    problem, (finding,) = read_case(tmp_path / "none.csv")
    assert problem is None
    assert finding.code == "cannot-open"


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "case.csv"
    path.write_bytes("party,issue,option,worth\nÅland,x,a,1\nB,x,a,1\n".encode("utf-16"))
    problem, findings = read_case(path)
    assert problem is not None
    assert problem.parties[0] == "Åland"
    assert findings == ()
