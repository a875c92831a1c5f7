"""Findings as SARIF 2.1.0, which code forges and editors already know how to show."""

from __future__ import annotations

import json
from collections.abc import Sequence
from urllib.parse import quote

from servanda import __version__
from servanda.findings.finding import Finding, Fix, Severity, State
from servanda.findings.span import Span

_LEVEL = {
    Severity.MISTAKE: "error",
    Severity.HIGH: "error",
    Severity.MEDIUM: "warning",
    Severity.LOW: "note",
    Severity.NOTE: "note",
}


def to_sarif(findings: Sequence[Finding]) -> str:
    """Return `findings`, in the order given, as a SARIF log with one run."""
    codes = sorted({finding.code for finding in findings})
    run = {
        "tool": {
            "driver": {
                "name": "servanda",
                "version": __version__,
                "rules": [{"id": code} for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes.index(finding.code)) for finding in findings],
    }
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


def _result(finding: Finding, rule_index: int) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": rule_index,
        **_standing(finding),
        "message": {"text": finding.message},
        "properties": {"severity": finding.severity, "against": list(finding.against)},
    }
    if location := _location(finding):
        result["locations"] = [location]
    if related := [
        {**_physical(note.span), "message": {"text": note.message}}
        for note in finding.notes
        if note.span is not None
    ]:
        result["relatedLocations"] = related
    if finding.fix is not None and finding.fix.edits:
        result["fixes"] = [_fix(finding.fix)]
    return result


def _standing(finding: Finding) -> dict[str, object]:
    if finding.state is State.QUESTION:
        # SARIF reserves levels for failures; what a person must judge has none.
        return {"kind": "review", "level": "none"}
    standing: dict[str, object] = {"kind": "fail", "level": _LEVEL[finding.severity]}
    if finding.state in (State.LEFT_OPEN, State.ANSWERED):
        standing["suppressions"] = [{"kind": "inSource", "justification": finding.state}]
    return standing


def _location(finding: Finding) -> dict[str, object]:
    location = {} if finding.span is None else _physical(finding.span)
    if finding.clause is not None:
        location["logicalLocations"] = [{"name": finding.clause}]
    return location


def _physical(span: Span) -> dict[str, object]:
    return {"physicalLocation": {"artifactLocation": _artifact(span), "region": _region(span)}}


def _artifact(span: Span) -> dict[str, object]:
    return {"uri": quote(span.source)}


def _region(span: Span) -> dict[str, object]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "charOffset": span.start,
        "charLength": span.end - span.start,
    }


def _fix(fix: Fix) -> dict[str, object]:
    return {
        "description": {"text": fix.title},
        "artifactChanges": [
            {
                "artifactLocation": _artifact(edit.span),
                "replacements": [
                    {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}}
                ],
            }
            for edit in fix.edits
        ],
    }
