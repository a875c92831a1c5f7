import json
from typing import Any

from servanda.findings import Finding
from servanda.findings.rendering import to_sarif


def run_of(findings: list[Finding]) -> Any:  # noqa: ANN401  # decoded JSON
    log = json.loads(to_sarif(findings))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def test_every_result_points_to_its_rule(findings: list[Finding]) -> None:
    run = run_of(findings)
    rules = run["tool"]["driver"]["rules"]
    assert [rules[r["ruleIndex"]]["id"] for r in run["results"]] == [f.code for f in findings]


def test_a_found_one_fails_a_question_asks_and_one_left_open_is_suppressed(
    findings: list[Finding],
) -> None:
    standing = [(r["kind"], r["level"], "suppressions" in r) for r in run_of(findings)["results"]]
    assert standing == [("fail", "error", False), ("review", "none", False), ("fail", "note", True)]


def test_places_count_from_one_and_a_text_without_place_has_none(findings: list[Finding]) -> None:
    with_place, without, _ = run_of(findings)["results"]
    (location,) = with_place["locations"]
    assert location["logicalLocations"] == [{"name": "1"}]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "lease.pact.md"},
        "region": {"startLine": 2, "startColumn": 14, "charOffset": 21, "charLength": 8},
    }
    assert without["locations"] == [{"logicalLocations": [{"name": "whole"}]}]


def test_a_fix_replaces_words_and_a_note_is_related(findings: list[Finding]) -> None:
    result = run_of(findings)["results"][0]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"][0]["insertedContent"] == {"text": "shall"}
    assert [r["message"]["text"] for r in result["relatedLocations"]] == [
        "the reading leaves it out as well"
    ]
