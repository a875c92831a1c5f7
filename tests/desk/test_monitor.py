"""The monitor as its users meet it: views, suppositions, evidence from elsewhere, mistakes."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from desk.conftest import Ask
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from servanda.findings import rendering
from servanda.monitor import as_json

FINDINGS = json.loads(files(rendering).joinpath("findings-1.json").read_text(encoding="utf-8"))
PACKAGED = Path(as_json.__file__).with_name("monitor-1.json")
PUBLISHED = Path(__file__).parents[2] / "docs" / "schemas" / "monitor-1.json"
SCHEMA = json.loads(PACKAGED.read_text(encoding="utf-8"))
BOTH = Registry().with_resource(FINDINGS["$id"], Resource.from_contents(FINDINGS))

TREATY = """\
## Words used
The signatories are Northland, Southland.
Also named: Westland.
The bodies are Commission.
The things are security guarantee, compensation.
The verbs are attack (a party), pay (a thing, to a party), cross (a place).
The places are river.

## Article 1
> Northland does not attack Southland.

[1] Northland must not attack Southland, from 2031-01-01,
    quoting "Northland does not attack Southland".

## Article 2
> Westland guarantees the security of Northland. It lapses if Northland attacks Southland, which the
> Commission finds.

[2] Westland guarantees Northland security guarantee, from 2031-01-01,
    quoting "Westland guarantees the security of Northland".
[2.a] If Northland attacks Southland, as found by Commission, then [2] lapses,
    quoting "It lapses if Northland attacks Southland, which the Commission finds".

## Article 3
> Within 30 days of signature Southland pays compensation to Northland.

[3] Southland must pay compensation to Northland, within 30 days of signature,
    quoting "Within 30 days of signature Southland pays compensation to Northland".

## Article 4
> Southland does not move.

[4] reading "river": Southland must not cross river, from 2031-01-01,
    quoting "Southland does not move".
[4] reading "attack": Southland must not attack Northland, from 2031-01-01,
    quoting "Southland does not move".
"""
REPORTS = """\
## Reports
R1: on 2031-03-02 Southland reports that Northland attacked Southland, happened 2031-03-01.
Northland denies R1.
R2: on 2031-05-01 Commission found that Northland attacked Southland, happened 2031-04-01.
Northland rejects R2.
R3: Westland reports that Southland crossed river.
R4: on 2031-05-01 Westland reports that Westland crossed river, happened 2031-04.
"""
LATER = ("--as-of", "2031-12-31")


@pytest.fixture
def treaty(accord: Path) -> Path:
    path = accord.with_name("treaty.pact.md")
    path.write_text(TREATY, encoding="utf-8")
    path.with_name("reports.pact.md").write_text(REPORTS, encoding="utf-8")
    return path


@pytest.fixture
def reports(treaty: Path) -> Path:
    return treaty.with_name("reports.pact.md")


def test_json_keeps_to_the_published_schema(treaty: Path, reports: Path, ask: Ask) -> None:
    assert json.loads(PUBLISHED.read_text("utf-8")) == SCHEMA
    code, out, err = ask("monitor", treaty, reports, *LATER, "--format", "json")
    answer = json.loads(out)
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA, registry=BOTH).validate(answer)
    assert (code, err) == (1, "")
    assert [view["name"] for view in answer["views"]] == [
        "Northland", "Southland", "common ground", "every claim", "as found",
    ]  # fmt: skip
    said = {(v["rule"], v["view"]): v for v in answer["verdicts"]}
    assert said["1", "Northland"]["status"] == "kept so far"
    assert said["1", "Southland"]["status"] == "breached"
    assert said["1", "Southland"]["because"] == ["R1"]
    assert said["1", "Southland"]["turns_on"]["changes"] == [
        {
            "changes": [{"change": "strike", "of": "R1", "reading": None}],
            "status": "kept so far",
        }
    ]
    assert {said["2.a", v["name"]]["status"] for v in answer["views"]} == {"triggered"}
    assert said["2.a", "Northland"]["rejected_by"] == [{"report": "R2", "party": "Northland"}]
    (best,) = said["1", "Southland"]["best_readings"]
    assert (best["party"], best["view"], best["status"]) == (
        "Northland", "Northland", "kept so far",
    )  # fmt: skip
    assert answer["undated"] == {"number": 1, "reports": ["R3"]}
    assert answer["fitting_nothing"] == {"number": 1, "reports": ["R4"]}
    assert {v["reading"] for v in answer["verdicts"] if v["clause"] == "4"} == {"river", "attack"}
    counted = sum(entry["number"] for entry in answer["tally"])
    assert counted == len(answer["verdicts"])


def test_what_is_supposed_is_marked_and_counts_in_every_view(treaty: Path, ask: Ask) -> None:
    signed = ("--suppose", "signature=2031-01-01")
    code, out, _ = ask("monitor", treaty, *LATER, "--clause", "3", *signed, "--format", "json")
    answer = json.loads(out)
    assert code == 1
    assert answer["supposed"] == ["supposed: signature on 2031-01-01"]
    assert {v["status"] for v in answer["verdicts"]} == {"overdue, not shown"}
    assert {v["due"][:10] for v in answer["verdicts"]} == {"2031-01-31"}
    assert ask("monitor", treaty, *LATER, "--clause", "3")[0] == 0


def test_only_the_views_and_clauses_asked_for_are_told(
    treaty: Path, reports: Path, ask: Ask
) -> None:
    _, out, _ = ask(
        "monitor", treaty, reports, *LATER, "--view", "common ground", "--clause", "2",
        "--format", "json",
    )  # fmt: skip
    answer = json.loads(out)
    assert {v["view"] for v in answer["verdicts"]} == {"common ground"}
    assert {v["clause"] for v in answer["verdicts"]} == {"2", "2.a"}


def test_reports_that_may_tell_of_one_happening_are_told_and_counted_apart(
    treaty: Path, reports: Path, ask: Ask
) -> None:
    again = "R5: Westland reports that Northland attacked Southland, happened 2031-03-01T06:00Z.\n"
    reports.write_text(REPORTS + again, encoding="utf-8")
    _, out, _ = ask("monitor", treaty, reports, *LATER, "--view", "every claim")
    said = " ".join(out.split())
    assert "(same act, day and place, by different voices): R1 and R5." in said


VIEWS = """
## Views
View "monitors": findings by Commission.
View "without the first": every claim, without R1.
"""


def test_views_and_answers_of_a_file_of_evidence_count_like_those_of_the_pact_file(
    treaty: Path, reports: Path, ask: Ask
) -> None:
    later = treaty.with_name("later.pact.md")
    later.write_text("## Reports\nWestland denies R1.\n" + VIEWS, encoding="utf-8")
    asked = ("monitor", treaty, reports, later, *LATER, "--format", "json")
    told = json.loads(ask(*asked)[1])
    assert [view["name"] for view in told["views"]][-2:] == ["monitors", "without the first"]
    assert not [f for f in told["set_aside"] if f["code"] == "no-such-report"]
    only = json.loads(ask(*asked, "--view", "monitors")[1])
    assert [view["name"] for view in only["views"]] == ["monitors"]


def test_a_file_of_reports_knows_those_of_its_agreement(treaty: Path, ask: Ask) -> None:
    treaty.write_text(TREATY + REPORTS, encoding="utf-8")
    answers = treaty.with_name("answers.pact.md")
    header = "---\nagreement: treaty.pact.md\n---\n## Reports\n"
    answers.write_text(header + "Westland denies R1.\n" + VIEWS, encoding="utf-8")
    assert ask("check", answers) == (0, "No findings.\n", "")
    assert ask("monitor", answers, *LATER, "--view", "monitors")[2] == ""


def test_two_views_of_one_name_are_not_guessed_between(treaty: Path, ask: Ask) -> None:
    names = []
    for name, view in (("a.pact.md", "every claim"), ("b.pact.md", "as found")):
        treaty.with_name(name).write_text(f'## Views\nView "ours": {view}.\n', encoding="utf-8")
        names.append(treaty.with_name(name))
    code, out, err = ask("monitor", treaty, *names, *LATER)
    assert (code, out) == (2, "")
    assert err.startswith("b.pact.md defines a view “ours”, and there is another of that name.")


def test_the_page_shows_the_verdicts_over_time(treaty: Path, reports: Path, ask: Ask) -> None:
    code, out, _ = ask("monitor", treaty, reports, *LATER, "--format", "html", "-o", "out.html")
    page = Path("out.html").read_text(encoding="utf-8")
    assert (code, out) == (1, "")
    assert "Is it being kept, and according to whom?" in page


def test_without_a_date_it_is_judged_as_of_now_and_says_so(treaty: Path, ask: Ask) -> None:
    _, out, _ = ask("monitor", treaty)
    assert out.startswith("As of ")
    assert "(now)" in out.splitlines()[0]


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (("--as-of", "yesterday"), "“yesterday” is no date that I can read"),
        (("--view", "common grond"), "Did you mean “common ground”?"),
        (("--clause", "17"), "Nothing is judged under a clause “17”."),
        (("--suppose", "signature"), "“signature” supposes nothing"),
        (("--suppose", "signatur=2031-01-01"), "Did you mean “signature”?"),
        (("--suppose", "signature=soon"), "“soon” is no date that I can read"),
        (("nothing.pact.md",), "There is no file nothing.pact.md."),
        (("empty.csv",), "empty.csv is empty."),
        (("-o", "nowhere/verdicts.json"), "There is no folder nowhere."),
        (("--engine", "abacus"), "'abacus' is not one of 'here'"),
        (("--tries", "-1"), "greater than or equal to 0. “servanda monitor --help”"),
    ],
)
def test_what_cannot_be_done_is_said(
    treaty: Path, ask: Ask, options: tuple[str, ...], complaint: str
) -> None:
    treaty.with_name("empty.csv").touch()
    code, out, err = ask("monitor", treaty, *options)
    assert (code, out) == (2, "")
    assert "Value error" not in err
    assert complaint in " ".join(err.split())


def test_no_answer_takes_the_place_of_a_file_unasked(treaty: Path, ask: Ask) -> None:
    code, _, err = ask("monitor", treaty, "-o", treaty)
    assert code == 2
    assert "Add --force to replace it." in " ".join(err.split())


def test_a_ledger_is_evidence_like_a_file_of_reports(treaty: Path, ask: Ask) -> None:
    treaty.write_text(TREATY.replace("2031", "2025"), encoding="utf-8")
    told = "R9: Southland reports that Northland attacked Southland, happened 2025-03-01."
    code, _, err = ask("evidence", "add", "l.ledger", told, "--pact", treaty, "--by", "Ann Reader")
    assert (code, err) == (0, "")
    _, out, _ = ask("monitor", treaty, "l.ledger", *LATER, "--clause", "1", "--format", "json")
    said = {v["view"]: v for v in json.loads(out)["verdicts"]}
    assert said["Southland"]["status"] == "breached"
    assert said["Southland"]["because"] == ["R9"]
    assert said["Northland"]["status"] == "kept so far"


def test_what_did_not_come_about_in_a_view_is_not_said_to_hold_in_all(
    ask: Ask, tmp_path: Path
) -> None:
    words = "Whenever a signatory attacks, that signatory must pay compensation, within 10 days"
    pact = tmp_path / "each.pact.md"
    pact.write_text(
        f"{TREATY}\n## Article 5\n> Who attacks pays compensation.\n\n"
        f'[5] {words}, quoting "Who attacks pays compensation".\n\n## Reports\n'
        "- R1: Northland reports that Southland attacked Northland, happened 2031-03-01.\n"
        "- R2: Southland reports that Northland attacked Southland, happened 2031-03-02.\n"
        "- Southland denies R1. Northland denies R2.\n",
        encoding="utf-8",
    )
    parties = ("--view", "Northland", "--view", "Southland")
    asked = ("monitor", pact, "--clause", "5", "--as-of", "2031-12-31", *parties)
    _, out, _ = ask(*asked)
    assert "has not come about" in out
    assert "in all views" not in out.partition("Verdicts:")[0]
    found = json.loads(ask(*asked, "--format", "json")[1])
    told = [(one["holds"], one["not_come_about"]) for one in found["across"]["questions"]]
    assert sorted(told) == [("some", ["Northland"]), ("some", ["Southland"])]


def test_where_no_clause_can_be_judged_nothing_is_called_kept(treaty: Path, ask: Ask) -> None:
    words, _ = treaty.read_text("utf-8").split("## Article", 1)
    treaty.write_text(f"{words}## Article 1\n> Peace is dear to all.\n", encoding="utf-8")
    code, out, _ = ask("monitor", treaty)
    assert code == 0
    assert "No clause can be judged" in out
    assert "Nothing is breached" not in out
    code, _, err = ask("why", treaty, "1")
    assert code == 2
    assert "There are none." in " ".join(err.split())
