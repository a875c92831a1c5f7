"""`servanda why` as its users meet it."""

import json
from importlib.resources import files
from pathlib import Path

import pytest
from desk.conftest import Ask
from jsonschema import Draft202012Validator

from servanda.monitor import explanation
from servanda.monitor.explanation import of_views

PACKAGED = files(explanation).joinpath("why-1.json").read_text(encoding="utf-8")
PUBLISHED = Path(__file__).parents[2] / "docs" / "schemas" / "why-1.json"
TREATY = """\
## Words used
The signatories are Northland, Southland.
The places are Northport, Eastport.
The things are missile, drone, security guarantee.
Also named: Union.
The open terms are "without cause".
The verbs are launch (a thing, at a place).

## Article 10
> The Union guarantees Northland's security. If Northland launches a missile at Northport without
> cause, the guarantee is void.

[10] Union guarantees Northland security guarantee, from 2031-01-01, quoting "The Union guarantees
    Northland's security".
[10.a] If Northland launches missile at Northport and this is "without cause", as found by
    (not stated), then [10] is void, from 2031-01-01, quoting "If Northland launches a missile at
    Northport without cause, the guarantee is void".

## Reports
- R1: on 2031-03-01 Southland reports that Northland launched missile at Northport, according to S1.
- R2: on 2031-04-01 Southland reports that Northland launched drone at Eastport, according to S1.
- Northland denies R1.

## Sources
- S1: a newspaper of the day
"""
LATER = ("--as-of", "2031-12-31")


@pytest.fixture
def treaty(accord: Path) -> Path:
    path = accord.with_name("treaty.pact.md")
    path.write_text(TREATY, encoding="utf-8")
    return path


def test_it_tells_each_step_with_the_words_and_the_reports(ask: Ask, treaty: Path) -> None:
    code, out, err = ask("why", treaty, "10.a", *LATER, "--view", "Southland")
    assert (code, err) == (0, "")
    assert "[10.a]: undecided" in out
    assert "so      Northland launched missile at Northport  (R1)" in out
    assert "open    this is “without cause”" in out
    assert "“If Northland launches a missile at Northport without" in out
    assert "Northland denies this. S1: a newspaper of the day" in " ".join(out.split())


NEAR = "Northland launched drone at Eastport: drone, not missile; at Eastport, not at Northport"


def test_why_not_shows_what_comes_near(ask: Ask, treaty: Path) -> None:
    said = TREATY.replace("launched missile at Northport", "launched drone at Eastport")
    treaty.write_text(said, encoding="utf-8")
    asked = ("why", treaty, "10.a", *LATER, "--not", "triggered", "--view")
    code, out, _ = ask(*asked, "Southland")
    told = " ".join(out.split())
    assert code == 0
    assert "For “triggered” this would have to be so:" in told
    assert f"not so {NEAR} (R1)" in told
    _, out, _ = ask(*asked, "Northland")
    assert "drone" not in out, "its own view does not accept the report"


@pytest.mark.parametrize("asked", [("10",), ("10.a",), ("10.a", "--not", "triggered")])
def test_with_many_reports_the_same_is_told(
    ask: Ask, treaty: Path, monkeypatch: pytest.MonkeyPatch, asked: tuple[str, ...]
) -> None:
    _, with_few, _ = ask("why", treaty, *asked, *LATER)
    monkeypatch.setattr(of_views, "MANY_CLAIMS", 0)
    assert ask("why", treaty, *asked, *LATER) == (0, with_few, "")


def test_views_that_rest_on_the_same_share_a_proof(ask: Ask, treaty: Path) -> None:
    _, out, _ = ask("why", treaty, "10", *LATER)
    said = " ".join(out.split())
    assert "[10] Union: in force since 2031-01-01 in Northland, common ground and as found" in said
    assert out.count("[10] Union: in force") == 2, "only in two views a report is accepted"


@pytest.mark.parametrize("many", [1000, 0])
def test_where_an_instance_did_not_come_about_its_norm_is_told_of(
    ask: Ask, treaty: Path, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(of_views, "MANY_CLAIMS", many)
    said = TREATY.replace("If Northland launches", "If a signatory launches", 1)
    treaty.write_text(said.replace("[10.a] If Northland", "[10.a] If a signatory"), "utf-8")
    _, out, _ = ask("why", treaty, "10.a", *LATER)
    told = " ".join(out.split())
    assert "[10.a] Northland: undecided in Southland and every claim (as affirmed)" in told
    assert "[10.a]: not met in Northland and as found" in told
    assert "[10.a]: not met in common ground and every claim (as denied)" in told


def test_what_is_said_of_a_norm_as_a_whole_is_said_once(ask: Ask, treaty: Path) -> None:
    said = TREATY.replace("If Northland launches", "If a signatory launches", 1)
    said = said.replace("[10.a] If Northland", "[10.a] If a signatory")
    answered = "- R3: on 2031-05-01 Northland reports that Southland launched missile at Northport."
    treaty.write_text(
        said.replace("- Northland denies", f"{answered}\n- Northland denies"), "utf-8"
    )
    _, out, _ = ask("why", treaty, "10.a", *LATER, "--view", "as found")
    assert out.count("[10.a]: not met") == 1


def test_an_effect_that_is_undecided_is_shown_open(ask: Ask, treaty: Path) -> None:
    _, out, _ = ask("why", treaty, "10", *LATER, "--view", "Southland")
    assert "open    [10.a] makes it void: that is undecided" in out
    _, out, _ = ask("why", treaty, "10", *LATER, "--view", "Northland")
    assert "not so  [10.a] makes it void" in out


def test_the_data_keep_to_their_schema(ask: Ask, treaty: Path) -> None:
    _, out, _ = ask("why", treaty, "10.a", *LATER, "--format", "json")
    data = json.loads(out)
    Draft202012Validator(json.loads(PACKAGED)).validate(data)
    assert {proof["status"] for proof in data["proofs"]} == {"undecided", "not met"}


def test_the_published_schema_is_the_packaged_one() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == PACKAGED


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("99",), "clause “99”"),
        (("10", "--not", "breeched"), "Did you mean “breached”?"),
        (("10", "--during", "last week"), "“last week” is no date"),
    ],
)
def test_what_is_not_there_is_said(
    ask: Ask, treaty: Path, arguments: tuple[str, ...], hint: str
) -> None:
    code, _, err = ask("why", treaty, *arguments)
    assert code == 2
    assert hint in " ".join(err.split())


VAGUE = """\
## Article 1
> Northland launches nothing.

[1] Northland must not launch missile, at all times from 2031-01-01,
    quoting "Northland launches nothing".

## Reports
- R1: on 2031-02-12 Southland reports that Northland launched missile, happened 2031-02.
- R2: on 2031-03-02 Southland reports that Northland launched missile, happened 2031-03-01.
"""


def test_a_step_is_told_no_more_precisely_than_its_report_and_not_later(
    ask: Ask, accord: Path
) -> None:
    pact = accord.with_name("vague.pact.md")
    pact.write_text(TREATY.split("## Article", maxsplit=1)[0] + VAGUE, encoding="utf-8")
    code, out, _ = ask("why", pact, "1", *LATER, "--view", "Southland")
    said = " ".join(out.split())
    assert code == 0
    assert "some time between 2031-02-01 and 2031-02-12: Northland launched missile (R1)" in said
    assert "on 2031-03-01: Northland launched missile (R2)" in said


def test_of_one_month_only_its_acts_are_told(ask: Ask, accord: Path) -> None:
    pact = accord.with_name("vague.pact.md")
    pact.write_text(TREATY.split("## Article", maxsplit=1)[0] + VAGUE, encoding="utf-8")
    asked = ("--view", "Southland", "--during", "2031-03")
    code, out, _ = ask("why", pact, "1", *LATER, *asked)
    assert code == 0
    assert "(R2)" in out
    assert "(R1)" not in out


def test_evidence_that_does_not_count_is_not_passed_over(ask: Ask, treaty: Path) -> None:
    broken = TREATY.replace(
        "- R2: on 2031-04-01 Southland reports", "- R2: on 2031-04-01 Southland x"
    )
    treaty.write_text(broken, encoding="utf-8")
    code, _, err = ask("why", treaty, "10", *LATER)
    assert code == 0
    assert "One thing is set aside or to be said of the evidence" in " ".join(err.split())
