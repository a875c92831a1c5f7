"""Findings as JSON, in a form that is published and versioned (`findings-1.json`, beside this)."""

from __future__ import annotations

import json
from collections.abc import Iterable

from servanda.findings.finding import Edit, Finding, Fix, Note
from servanda.findings.span import Span

SCHEMA = "servanda/findings-1.json"


def to_json(findings: Iterable[Finding]) -> str:
    """Return `findings`, in the order given, as a JSON document."""
    document = {"schema": SCHEMA, "findings": [finding_as_json(finding) for finding in findings]}
    return json.dumps(document, ensure_ascii=False, indent=2)


def finding_as_json(finding: Finding) -> dict[str, object]:
    """Return one finding as the schema's `finding`."""
    return {
        "code": finding.code,
        "clause": finding.clause,
        "severity": finding.severity,
        "state": finding.state,
        "message": finding.message,
        "quote": finding.quote,
        **_place(finding.span),
        "against": list(finding.against),
        "notes": [_note(note) for note in finding.notes],
        "fix": None if finding.fix is None else _fix(finding.fix),
        "silenced_by": finding.silenced_by,
        "other_reading": finding.other_reading,
    }


def _place(span: Span | None) -> dict[str, object]:
    if span is None:
        return {"file": None, "line": None, "column": None}
    return {"file": span.source, "line": span.line, "column": span.column}


def _note(note: Note) -> dict[str, object]:
    return {"message": note.message, **_place(note.span)}


def _fix(fix: Fix) -> dict[str, object]:
    return {"title": fix.title, "safety": fix.safety, "edits": [_edit(e) for e in fix.edits]}


def _edit(edit: Edit) -> dict[str, object]:
    return {
        **_place(edit.span),
        "start": edit.span.start,
        "end": edit.span.end,
        "text": edit.text,
    }
