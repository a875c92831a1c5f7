import json
import re
from pathlib import Path

import pytest
from desk.conftest import Ask
from jsonschema import Draft202012Validator

from servanda.desk.cli import bargain

PACKAGED = Path(bargain.__file__).with_name("bargain-1.json")
PUBLISHED = Path(__file__).parents[2] / "docs" / "schemas" / "bargain-1.json"

DRAFT = """---
title: Truce of the river
---
## Words used
The signatories are Northland, Southland.
The measures are strength of the army in personnel.
The verbs are leave.

## Article 6
> Northland shall keep its army at most 600,000 personnel.

[6] Northland must keep strength of the army at most 600,000 personnel,
    at all times from (not stated), quoting "at most 600,000 personnel".

## Article 7
> Southland shall leave.

[7] Southland must leave, by (not stated), quoting "Southland shall leave".

## Positions
- Southland opened with [6] at most 85,000 personnel, stated 2022-03, according to S1.
- Northland wants [6] at most 800,000 personnel, stated 2025-12-24, according to S1.
- Southland wants [7] deleted, stated 2022-04, according to S1.
"""
ASSUMED = """---
title: What a reader assumes
agreement: draft.pact.md
---
## Words used
The people are A. Reader.

## Positions
- Northland values [6] at most 85,000 personnel at 0, assumed by A. Reader.
- Northland values [6] at most 600,000 personnel at 7, assumed by A. Reader.
- Northland values [6] at most 800,000 personnel at 10, assumed by A. Reader.
- Southland values [6] at most 85,000 personnel at 10, assumed by A. Reader.
- Southland values [6] at most 600,000 personnel at 3, assumed by A. Reader.
- Southland values [6] at most 800,000 personnel at 0, assumed by A. Reader.
- Northland values [7] unchanged at 4, assumed by A. Reader.
- Northland values [7] deleted at 0, assumed by A. Reader.
- Southland values [7] unchanged at 0, assumed by A. Reader.
- Southland values [7] deleted at 3, assumed by A. Reader.
- Northland values no agreement at 2, assumed by A. Reader.
- Southland values no agreement at 1, assumed by A. Reader.
- The power of Southland is 0.6 to 0.9, according to A. Reader.
- A. Reader foresees [6] fewer than 600,000 personnel.
"""


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    Path("draft.pact.md").write_text(DRAFT, encoding="utf-8")
    Path("assumed.pact.md").write_text(ASSUMED, encoding="utf-8")
    return "draft.pact.md", "assumed.pact.md"


def test_json_keeps_to_the_published_schema(files: tuple[str, str], ask: Ask) -> None:
    schema = json.loads(PUBLISHED.read_text("utf-8"))
    assert schema == json.loads(PACKAGED.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    for asked in (files, files[:1]):
        code, out, _ = ask("bargain", *asked, "--format", "json")
        assert code == 0
        Draft202012Validator(schema).validate(json.loads(out))


def test_json_has_what_was_bid_and_what_follows(files: tuple[str, str], ask: Ask) -> None:
    answer = json.loads(ask("bargain", *files, "--format", "json")[1])
    assert [(bid["party"], bid["figure"], bid["said"]["stated"]) for bid in answer["bids"]] == [
        ("Southland", 85_000, "2022-03"),
        ("Northland", 800_000, "2025-12-24"),
        ("Southland", None, "2022-04"),
    ]
    assert answer["zone"]["standing"] == "exists"
    assert answer["problem"]["parties"] == ["Southland", "Northland"]
    nash = answer["solutions"][0]
    labels = [issue["options"] for issue in answer["problem"]["issues"]]
    chosen = [
        options[option]["label"]
        for options, option in zip(labels, nash["agreed"][0]["package"], strict=True)
    ]
    # Gains of Northland and Southland: as drafted 9 and 2; without [7] 5 and 5.
    assert chosen == ["at most 600,000 personnel", "deleted"]


def test_without_worths_nothing_is_made_up(files: tuple[str, str], ask: Ask) -> None:
    code, out, _ = ask("bargain", files[0])
    assert code == 0
    assert "That cannot be told: nothing that is known excludes it." in out
    assert "Nash" not in out
    answer = json.loads(ask("bargain", files[0], "--format", "json")[1])
    assert answer["solutions"] == []
    assert answer["front"] is None
    assert answer["power"] is None


def test_a_line_that_cannot_be_read_is_told_of(files: tuple[str, str], ask: Ask) -> None:
    text = ASSUMED + "- Northland would rather have [7].\n"
    Path("assumed.pact.md").write_text(text, encoding="utf-8")
    _, _, said = ask("bargain", *files)
    assert "assumed.pact.md has one mistake; what cannot be read does not count." in said


def test_what_cannot_be_meant_is_not_answered(files: tuple[str, str], ask: Ask) -> None:
    text = ASSUMED + (
        "- Northland prefers [7] unchanged rather than [7] deleted, assumed by A. Reader.\n"
        "- Northland prefers [7] deleted rather than [7] unchanged, assumed by A. Reader.\n"
    )
    Path("assumed.pact.md").write_text(text, encoding="utf-8")
    code, out, said = ask("bargain", *files)
    assert (code, out) == (1, "")
    assert "1 mistake" in said


def test_power_that_is_supposed_is_held_against_the_answer(
    files: tuple[str, str], ask: Ask
) -> None:
    out = ask("bargain", *files, "--power", "Southland=0..0.2")[1]
    assert "(supposed on asking), it follows nowhere." in " ".join(out.split())
    both = ("--power", "Southland=0.9", "--power", "Northland=0.1")
    asymmetric = "Asymmetric Nash (powers Southland 0.9, Northland 0.1): "
    assert asymmetric in " ".join(ask("bargain", *files, *both)[1].split())


def test_patience_is_read_as_power(files: tuple[str, str], ask: Ask) -> None:
    both = ("--patience", "Southland=0.9", "--patience", "Northland=0.8")
    out = " ".join(ask("bargain", *files, *both)[1].split())
    # ln 0.8 / (ln 0.8 + ln 0.9) = 0.6793
    assert "Were the power of Southland at 0.6793 (read from patience, supposed on asking)" in out


def test_rules_may_leave_it_to_chance(files: tuple[str, str], ask: Ask) -> None:
    out = " ".join(ask("bargain", *files, "--lotteries")[1].split())
    assert "by lot, " in out
    assert "by lot, " not in " ".join(ask("bargain", *files)[1].split())


def test_draws_are_made_only_where_they_are_asked_for(files: tuple[str, str], ask: Ask) -> None:
    title = "How much depends on what is not known exactly?"
    vague = ASSUMED.replace("deleted at 3,", "deleted at 1 to 6,")
    Path("assumed.pact.md").write_text(vague, encoding="utf-8")
    assert title not in ask("bargain", *files)[1]
    code, out, _ = ask("bargain", *files, "--draws", "200", "--seed", "7")
    assert code == 0
    assert title in out
    assert "200 times, all that is not known exactly was drawn" in out
    assert "(seed 7)" in out
    assert out == ask("bargain", *files, "--draws", "200", "--seed", "7")[1]
    schema = json.loads(PUBLISHED.read_text("utf-8"))
    data = ask("bargain", *files, "--draws", "200", "--lotteries", "--format", "json")[1]
    Draft202012Validator(schema).validate(json.loads(data))
    page = ask("bargain", *files, "--draws", "200", "--format", "html")[1]
    assert "how often each package is picked" in page


@pytest.mark.parametrize(
    ("power", "said"),
    [
        ("Northland", "is no power. Write NAME=0.5, or NAME=0.3..0.7."),
        ("Nortland=0.5", "There is no party “Nortland”. Did you mean “Northland”?"),
        ("Northland=0.7..0.3", "power lies from 0 to 1, the lower end first"),
        ("Northland=2", "power lies from 0 to 1, the lower end first"),
        ("Northland=1.2.3", "has no number in it that can be read"),
    ],
)
def test_a_power_that_makes_no_sense_is_told(
    files: tuple[str, str], ask: Ask, power: str, said: str
) -> None:
    code, out, told = ask("bargain", *files, "--power", power)
    assert (code, out) == (2, "")
    assert said in told


def test_a_case_that_is_no_treaty_needs_no_agreement(files: tuple[str, str], ask: Ask) -> None:
    assert files
    rows = ("issue,option,Northland,Southland", "cap,low,0,5", "cap,high,5,0", "fee,none,3,0")
    table = "\n".join((*rows, "fee,some,0,4", "no agreement,,1,1", ""))
    Path("case.csv").write_text(table, encoding="utf-8")
    code, out, _ = ask("bargain", "case.csv")
    assert code == 0
    assert "What would well-known rules pick?" in out
    assert "How would the two divide it?" in out


def test_what_is_not_there_is_told(files: tuple[str, str], ask: Ask) -> None:
    assert ask("bargain", files[0], "nothing.pact.md")[0] == 2
    assert ask("bargain", "nothing.csv")[0] == 2


def test_the_report_tells_it_too_where_positions_are_given(
    files: tuple[str, str], ask: Ask
) -> None:
    code, out, _ = ask("report", files[0], "--positions", files[1])
    assert code == 0
    assert "Could it be agreed?" in out
    assert "Power of Southland: which package is chosen where" in out
    assert "Could it be agreed?" not in ask("report", files[0])[1]


@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_names_of_parties_change_nothing_but_themselves(
    files: tuple[str, str], ask: Ask, form: str
) -> None:
    def asked() -> str:
        out = ask("bargain", *files, "--format", form)[1]
        # Columns are as wide as the names in them; keys and the file's hash are made from names.
        words = " ".join(out.split())
        return words if form != "html" else without_keys(words)

    before = asked()
    for name, text in zip(files, (DRAFT, ASSUMED), strict=True):
        Path(name).write_text(swapped(text), encoding="utf-8")
    assert asked() == swapped(before)


def swapped(words: str) -> str:
    return (
        words.replace("Northland", "\0")
        .replace("Southland", "Northland")
        .replace("\0", "Southland")
    )


def without_keys(words: str) -> str:
    return re.sub(r"\bp[0-9a-f]{10}|<code>[0-9a-f]{64}</code>", "key", words)


def test_without_positions_it_says_how_to_write_them(files: tuple[str, str], ask: Ask) -> None:
    Path("draft.pact.md").write_text(DRAFT.partition("## Positions")[0], encoding="utf-8")
    code, out, said = ask("bargain", files[0])
    assert (code, out) == (2, "")
    assert "Nothing is at stake in draft.pact.md" in said
    assert "Write under “## Positions” who wants what" in said


def test_a_case_is_not_asked_about_together_with_an_agreement(
    files: tuple[str, str], ask: Ask
) -> None:
    Path("case.csv").write_text("issue,option,A,B\nfee,10,1,2\n", encoding="utf-8")
    code, out, said = ask("bargain", files[0], "case.csv")
    assert (code, out) == (2, "")
    assert "case.csv is a case of its own: ask about it without draft.pact.md." in said


def test_the_worked_example_tells_bids_what_is_not_known_and_where_a_premise_bears_out(
    ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "1000")
    monkeypatch.setenv("NO_COLOR", "1")
    folder = Path(__file__).parents[2] / "examples" / "plan-2025-11"
    sourced = [folder / "plan.pact.md", folder / "positions.pact.md"]
    _, bare, _ = ask("bargain", *sourced)
    _, assumed, _ = ask("bargain", *sourced, folder / "assumptions.pact.md")
    for out in (bare, assumed):
        bids = [line.split() for line in out.splitlines() if "[6] at most" in line]
        told = [(line[line.index("most") + 1], *line[-2:]) for line in bids if len(line) > 8]
        assert told[:7] == [
            ("85,000", "2022-03", "S35"),
            ("250,000", "2022-03", "S40"),
            ("(not", "2025-06-02", "S32"),
            ("600,000", "2025-11", "S1"),
            ("800,000", "2025-11-23", "S14"),
            ("800,000", "2025-12", "S25"),
            ("800,000", "2025-12-24", "S25"),
        ]
    assert "That cannot be told: nothing that is known excludes it." in bare
    assert "Nash" not in bare
    assert "What no agreement is worth to Europe and EU Council is not stated." in assumed
    assert "Yes, as far as what is said and assumed of the parties holds. 177 of 384" in assumed
    assert "follows where the power of Russia is 0.4187 to 1." in assumed
    assert "Were the power of Russia from 0.5 to 1" in assumed
