import json
from importlib.resources import files
from pathlib import Path

import pytest
from desk.conftest import Ask
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from servanda.findings import rendering
from servanda.review import as_json

FINDINGS = json.loads(files(rendering).joinpath("findings-1.json").read_text(encoding="utf-8"))
PACKAGED = Path(as_json.__file__).with_name("review-1.json")
PUBLISHED = Path(__file__).parents[2] / "docs" / "schemas" / "review-1.json"
SCHEMA = json.loads(PACKAGED.read_text(encoding="utf-8"))
BOTH = Registry().with_resource(FINDINGS["$id"], Resource.from_contents(FINDINGS))


def test_the_published_schema_is_the_packaged_one() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == SCHEMA


def test_json_keeps_to_the_schema_and_tells_everything(accord: Path, ask: Ask) -> None:
    code, out, err = ask("review", accord, "--format", "json")
    answer = json.loads(out)
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA, registry=BOTH).validate(answer)
    assert (code, err) == (1, "")
    assert {f["file"] for f in answer["findings"]} == {"accord.pact.md"}
    assert [(f["code"], f["clause"]) for f in answer["to_settle"]] == [("no-deadline", "2.b")]
    assert answer["unread"] == [{"file": "accord.pact.md", "clause": "6"}]
    outcomes = {check["code"]: check["outcome"] for check in answer["checks"]}
    assert outcomes["no-deadline"] == "found"
    assert len(outcomes) == len(answer["checks"])


def test_a_finding_of_the_wrong_form_would_be_noticed() -> None:
    document = {**json.loads(as_json.to_json([])), "findings": [{"code": "x"}]}
    assert list(Draft202012Validator(SCHEMA, registry=BOTH).iter_errors(document))


def test_sarif_suppresses_what_is_left_open(accord: Path, ask: Ask) -> None:
    _, out, _ = ask("review", accord, "--format", "sarif")
    (run,) = json.loads(out)["runs"]
    suppressed = [r["ruleId"] for r in run["results"] if r.get("suppressions")]
    assert suppressed == ["no-deadline"]


def test_one_rule_can_be_asked_for_or_left_out(accord: Path, ask: Ask) -> None:
    _, out, _ = ask("review", accord, "--select", "no-baseline", "--format", "json")
    assert {c["code"] for c in json.loads(out)["checks"]} == {"no-baseline"}
    _, out, _ = ask("review", accord, "--ignore", "no-baseline", "--format", "json")
    assert "no-baseline" not in {c["code"] for c in json.loads(out)["checks"]}
    _, out, _ = ask("review", accord, "--select", "no-baseline, no-deadline", "--format", "json")
    assert {c["code"] for c in json.loads(out)["checks"]} == {"no-baseline", "no-deadline"}


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_a_rule_that_is_not_there_is_a_failure_with_the_nearest_name(
    accord: Path, ask: Ask, option: str
) -> None:
    assert ask("review", accord, option, "no-dedline") == (
        2,
        "",
        "There is no rule “no-dedline”. Did you mean “no-deadline”?\n",
    )


def test_the_summary_says_what_the_findings_do_not(accord: Path, ask: Ask) -> None:
    code, out, _ = ask("review", accord, "--select", "no-deadline")
    assert code == 0
    assert out == (
        "No findings; 1 left open on purpose.\n"
        "Left open on purpose:\n"
        "  no-deadline on 2.b. Left open on purpose by the drafters until the annex.\n"
        "Not looked at, as no reading covers it: article 6.\n"
    )


def test_silent_rules_are_counted_and_on_demand_say_what_they_looked_at(
    accord: Path, ask: Ask
) -> None:
    two = ("--select", "no-deadline", "--select", "partisan-verifier")
    _, brief, _ = ask("review", accord, *two)
    assert "Of 2 rules, 1 found something, 1 found nothing;" in brief
    _, out, _ = ask("review", accord, *two, "--verbose")
    assert "\nLooked for and not found:\n  partisan-verifier: " in out


def test_what_cannot_be_read_is_never_a_clean_review(accord: Path, ask: Ask) -> None:
    text = accord.read_text("utf-8").replace("Union guarantees", "Onion guarantees")
    accord.write_text(text, encoding="utf-8")
    code, out, _ = ask("review", accord, "--select", "no-deadline")
    assert code == 1
    assert "as written may hide findings" in out


def test_several_files_are_reviewed_each_under_its_name(accord: Path, ask: Ask) -> None:
    other = accord.with_name("other.pact.md")
    other.write_bytes(accord.read_bytes())
    _, out, _ = ask("review", accord, other, accord, "--select", "no-deadline")
    headed = [line.split(" ")[0] for line in out.splitlines() if "───" in line]
    assert headed == ["accord.pact.md", "other.pact.md"]
