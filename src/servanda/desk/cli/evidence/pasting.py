"""What counts in a ledger as statements in Pact, to stand under “Reports” in a pact file."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.evidence.ledger import Account, Answered, DeclaredComplete, Graded
from servanda.evidence.ledger.history import histories
from servanda.findings import Finding, Fix, Severity
from servanda.instrument.pact import phrasing as p
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.formatter import format_statement, wrap
from servanda.vocabulary.calendar import Moment, as_date


def as_pact(account: Account) -> tuple[str, tuple[Finding, ...]]:
    """Return a list of statements, in the order of the ledger, and what could not be put in it."""
    counting = [history for history in histories(account) if history.ended is None]
    statements = [(h.entry, h.words) for h in counting if h.words is not None]
    without = len(counting) - len(statements)
    statements += _said(account)
    # What several parties say in one statement is an entry for each.
    lines = dict.fromkeys(wrap("-", words) for _, words in sorted(statements))
    graded = sum(isinstance(event.content, Graded) for event in account.events)
    return "".join(f"{line}\n" for line in lines), tuple(_left_out(without, graded))


def _said(account: Account) -> Iterator[tuple[int, str]]:
    """Yield what is said of reports that count, and which reports are complete."""
    gone = account.gone()
    for event in account.events:
        match event.content:
            case Answered() as answer:
                counting = tuple(label for label in answer.reports if label not in gone)
                words = answer.words if counting == answer.reports else None
                if counting:
                    yield event.number, words or _answer(answer, counting)
            case DeclaredComplete(words=str(words)):
                yield event.number, words


def _answer(answer: Answered, reports: tuple[str, ...]) -> str:
    """Write anew what a party says, of some of the reports only."""
    slots = [s.Modifier(s.Slot.ACCORDING_TO, _source(source)) for source in answer.sources]
    if answer.stated is not None:
        slots.insert(0, s.Modifier(s.Slot.STATED, _date(answer.stated)))
    stance = s.Stance(s.NounPhrase(answer.party), answer.attitude, reports)
    return format_statement(s.Statement(stance, modifiers=tuple(slots)))


def _source(source: str) -> s.Term:
    return s.Reference(source) if p.is_label(source) else s.NounPhrase(source)


def _date(moment: Moment) -> s.Date | s.Interval:
    first, last = as_date(moment.first), as_date(moment.last)
    return s.Date(first) if first == last else s.Interval(s.Date(first), s.Date(last))


def _left_out(reports: int, grades: int) -> Iterator[Finding]:
    if reports:
        yield Finding(
            "not-in-pact",
            Severity.MEDIUM,
            f"Reports that came by feeds have no words in Pact. Left out: {reports:,}.",
            fix=Fix("Write them as CSV or JSON Lines."),
        )
    if grades:
        message = f"Grades given later are left out: {grades:,}."
        yield Finding("not-in-pact", Severity.MEDIUM, message)
