"""Runs the rules over an agreement: what was found, what was not, and what was not looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from servanda.findings import Finding, Note, State
from servanda.instrument.coverage import Coverage
from servanda.instrument.pact_file import Answer, LeftOpen
from servanda.norms import Agreement
from servanda.review.catalogue import RULES
from servanda.review.rule import WHOLE, Case, Gather, Hit, Kind, Looked, NotLooked, Rule
from servanda.review.stakes import severity_of, stake_of
from servanda.review.stale_marks import stale_marks

_M = TypeVar("_M", LeftOpen, Answer)
_SHARE_OF_WHOLE = 0.5
_LEAST_OF_WHOLE = 3
_LEAST_OF_ARTICLE = 2
_BY_WORDS_ALONE = frozenset({Kind.LEXICAL, Kind.LEXICAL_ASK})  # they see what nobody has read


class Outcome(StrEnum):
    """Three states, never two."""

    FOUND = "found"
    NOT_FOUND = "not found"
    NOT_LOOKED_AT = "not looked at"


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """What became of one rule; `looked_at` says at what it looked, or why at nothing."""

    rule: Rule
    outcome: Outcome
    looked_at: str
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """All rules' outcomes. `unread` are articles without any reading: no rule has seen them.

    `stale` says which marks in the file settle nothing that is still found.
    """

    outcomes: tuple[RuleOutcome, ...]
    unread: tuple[str, ...]
    stale: tuple[Finding, ...] = ()

    def _in_state(self, *states: State) -> tuple[Finding, ...]:
        found = [f for o in self.outcomes for f in o.findings if f.state in states]
        return tuple(sorted(found, key=_place))

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the text leaves open, and what only a person can settle, in the text's order."""
        found = (*self._in_state(State.FOUND, State.QUESTION), *self.stale)
        return tuple(sorted(found, key=_place))

    @property
    def to_settle(self) -> tuple[Finding, ...]:
        """What the drafters left open on purpose."""
        return self._in_state(State.LEFT_OPEN)

    @property
    def answered(self) -> tuple[Finding, ...]:
        """Concerns that a person has said do not arise."""
        return self._in_state(State.ANSWERED)


def review(
    agreement: Agreement,
    coverage: Coverage,
    rules: Sequence[Rule] = RULES,
    progress: Callable[[Rule], None] = lambda _: None,
) -> Review:
    """Run rules over an agreement. `progress` is told each rule as it begins."""
    case = Case(agreement, coverage)
    unread = tuple(
        a.label for a in agreement.file.articles if not any(r.sentences for r in a.readings)
    )
    outcomes = []
    for rule in rules:
        progress(rule)
        outcomes.append(_bounded(_outcome(rule, case), unread))
    return Review(tuple(outcomes), unread, _stale(agreement, outcomes))


def _bounded(outcome: RuleOutcome, unread: tuple[str, ...]) -> RuleOutcome:
    """Say of what is found of the whole text at which articles nobody has looked."""
    if not unread or outcome.rule.kind in _BY_WORDS_ALONE:
        return outcome
    it, articles = ("it", "article") if len(unread) == 1 else ("them", "articles")
    says = f"Not looked at, as no reading covers {it}: {articles} {', '.join(unread)}."
    findings = tuple(
        replace(f, notes=(*f.notes, Note(says))) if f.clause == WHOLE else f
        for f in outcome.findings
    )
    return replace(outcome, findings=findings)


def _stale(agreement: Agreement, outcomes: Iterable[RuleOutcome]) -> tuple[Finding, ...]:
    clauses = {
        o.rule.code: frozenset(f.clause for f in o.findings if f.clause is not None)
        for o in outcomes
        if o.outcome is not Outcome.NOT_LOOKED_AT
    }
    return stale_marks(agreement, clauses, (rule.code for rule in RULES))


def _outcome(rule: Rule, case: Case) -> RuleOutcome:
    looked = rule.look(case) if case.agreement.norms else NotLooked("no reading could be read")
    if isinstance(looked, NotLooked):
        return RuleOutcome(rule, Outcome.NOT_LOOKED_AT, looked.because)
    open_marks = _marks(case.agreement, rule, LeftOpen)
    answers = _marks(case.agreement, rule, Answer)
    marked = [h for h in looked.hits if h.clause in open_marks or h.clause in answers]
    plain = [h for h in looked.hits if h not in marked]
    findings = [
        _finding(rule, case.agreement, hit, open_marks.get(hit.clause), answers.get(hit.clause))
        for hit in (*_gather(rule, plain, looked, case.agreement), *marked)
    ]
    open_ones = any(finding.state is not State.ANSWERED for finding in findings)
    outcome = Outcome.FOUND if open_ones else Outcome.NOT_FOUND
    return RuleOutcome(rule, outcome, looked.at, tuple(sorted(findings, key=_place)))


def _marks(agreement: Agreement, rule: Rule, kind: type[_M]) -> dict[str, _M]:
    marks = (m for m in agreement.file.marks if isinstance(m, kind))
    return {m.clause: m for m in marks if m.rule == rule.code}


def _gather(rule: Rule, hits: list[Hit], looked: Looked, agreement: Agreement) -> Iterable[Hit]:
    """Report once what many clauses share, and list them."""
    clauses = list(dict.fromkeys(h.clause for h in hits))
    if rule.gather is Gather.WHOLE:
        enough = max(_LEAST_OF_WHOLE, looked.among * _SHARE_OF_WHOLE)
        if len(hits) >= enough and WHOLE not in clauses:
            return [_gathered(WHOLE, hits, f"{len(hits)} of {looked.at}")]
    if rule.gather is Gather.ARTICLE:
        by_article: dict[str, list[Hit]] = {}
        for hit in hits:
            article = agreement.article(hit.clause)
            by_article.setdefault(article.label if article else hit.clause, []).append(hit)
        return [
            _gathered(label, group, f"{len(group)} clauses")
            if len({h.clause for h in group}) >= _LEAST_OF_ARTICLE
            else group[0]
            for label, group in by_article.items()
        ]
    return hits


def _gathered(clause: str, hits: list[Hit], share: str) -> Hit:
    """Make one hit of many: its notes list each once, then what they had to add.

    “The text does not say by when this is to be done: 50 of 51 duties (2, 4, …).”
    """
    first = hits[0]
    alike = len({hit.message for hit in hits}) == 1
    each = [
        Note(f"[{hit.clause}] {f'“{hit.quote}”' if alike and hit.quote else hit.message}", hit.at)
        for hit in hits
    ]
    added = [note for hit in hits for note in hit.notes]
    notes = tuple({note.message: note for note in (*each, *added)}.values())
    listed = ", ".join(dict.fromkeys(h.clause for h in hits))
    says = first.message
    asks = says.endswith("?")
    where = f" This is asked of {share}: {listed}." if asks else f": {share} ({listed})."
    return replace(first, clause=clause, message=says.removesuffix(".") + where, notes=notes)


def _finding(
    rule: Rule, agreement: Agreement, hit: Hit, left_open: LeftOpen | None, answer: Answer | None
) -> Finding:
    state = State.QUESTION if rule.kind.asks else State.FOUND
    notes = hit.notes
    if left_open is not None:
        state = State.LEFT_OPEN
        notes += (
            Note(f"Left open on purpose by {left_open.by} until {left_open.until}.", left_open.at),
        )
    if answer is not None:
        state = State.FOUND if answer.stands else State.ANSWERED
        says = "It stands" if answer.stands else "It does not arise"
        notes += (Note(f"{says}, says {answer.by} ({answer.on}): {answer.because}", answer.at),)
    at = hit.at
    if at is None:
        norms = agreement.at(hit.clause)
        article = agreement.article(hit.clause)
        at = norms[0].at if norms else article.at if article else None
    return Finding(
        rule.code,
        severity_of(hit.stake or stake_of(agreement, hit.clause)),
        hit.message,
        span=at,
        clause=hit.clause,
        against=hit.against,
        quote=hit.quote,
        notes=notes,
        silenced_by=rule.silenced_by,
        other_reading=hit.other_reading,
        state=state,
    )


def _place(finding: Finding) -> tuple[int, int, str]:
    whole = finding.clause == WHOLE
    return (int(whole), finding.span.start if finding.span else 0, finding.code)
