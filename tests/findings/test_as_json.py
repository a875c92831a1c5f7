import json
from importlib.resources import files
from pathlib import Path

from inline_snapshot import snapshot
from jsonschema import Draft202012Validator

from servanda.findings import Finding, rendering
from servanda.findings.rendering import to_json

SCHEMA = json.loads(files(rendering).joinpath("findings-1.json").read_text(encoding="utf-8"))
PUBLISHED = Path(__file__).parents[2] / "docs" / "schemas" / "findings-1.json"


def test_output_keeps_to_the_schema(findings: list[Finding]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(json.loads(to_json(findings)))


def test_the_published_schema_is_the_packaged_one() -> None:
    assert json.loads(PUBLISHED.read_text(encoding="utf-8")) == SCHEMA


def test_the_document_names_the_schema_it_keeps_to() -> None:
    assert json.loads(to_json([])) == {"schema": SCHEMA["$id"], "findings": []}


def test_a_finding_in_json(findings: list[Finding]) -> None:
    assert json.loads(to_json(findings[:1]))["findings"] == snapshot(
        [
            {
                "code": "no-deadline",
                "clause": "1",
                "severity": "high",
                "state": "found",
                "message": "Nobody can be late: the text does not say by when the tenant must pay.",
                "quote": "will pay",
                "file": "lease.pact.md",
                "line": 2,
                "column": 14,
                "against": ["2", "3.a"],
                "notes": [
                    {
                        "message": "the reading leaves it out as well",
                        "file": "lease.pact.md",
                        "line": 3,
                        "column": 12,
                    },
                    {"message": "see 2", "file": None, "line": None, "column": None},
                ],
                "fix": {
                    "title": "say by when",
                    "safety": "display",
                    "edits": [
                        {
                            "file": "lease.pact.md",
                            "line": 2,
                            "column": 14,
                            "start": 21,
                            "end": 25,
                            "text": "shall",
                        }
                    ],
                },
                "silenced_by": "a date",
                "other_reading": "It may be due at once.",
            }
        ]
    )


def test_letters_stay_letters(findings: list[Finding]) -> None:
    assert "Łódź" in to_json([Finding("x", findings[0].severity, "Łódź")])
