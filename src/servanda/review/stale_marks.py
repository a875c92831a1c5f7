"""Marks that settle nothing: what they speak of is no longer found, or no rule has their name."""

from __future__ import annotations

from collections.abc import Iterable

from servanda.findings import Finding, Severity
from servanda.instrument.pact.spelling import nearest
from servanda.instrument.pact_file import Answer, LeftOpen
from servanda.norms import Agreement
from servanda.review.telling import listed

CODE = "stale-mark"


def stale_marks(
    agreement: Agreement, found: dict[str, frozenset[str]], known: Iterable[str]
) -> tuple[Finding, ...]:
    """Return a finding for each mark that answers, or leaves open, what is not found.

    `found` has, for each rule that looked, the clauses of its findings; `known` are the names of
    all rules. A rule that did not look says nothing of its marks.
    """
    names = tuple(known)
    marks = (m for m in agreement.file.marks if isinstance(m, LeftOpen | Answer))
    return tuple(
        _finding(mark, message)
        for mark in marks
        if (message := _message(mark, found.get(mark.rule), names)) is not None
    )


def _message(
    mark: LeftOpen | Answer, clauses: frozenset[str] | None, names: tuple[str, ...]
) -> str | None:
    if mark.rule not in names:
        meant = listed((f"“{n.phrase}”" for n in nearest([mark.rule], 0, names)), last="or")
        return f"No rule is called “{mark.rule}”" + (f": is {meant} meant?" if meant else ".")
    if clauses is None or mark.clause in clauses:
        return None
    does = "answers" if isinstance(mark, Answer) else "leaves open"
    return f"This mark {does} what “{mark.rule}” no longer finds at {mark.clause}."


def _finding(mark: LeftOpen | Answer, message: str) -> Finding:
    return Finding(
        CODE,
        Severity.LOW,
        message,
        span=mark.at,
        clause=mark.clause,
        silenced_by="the mark struck out, or moved to the clause that is meant",
    )
