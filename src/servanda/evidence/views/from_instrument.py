"""Resolves the views that a pact file defines."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field, replace

from servanda.evidence.report import Evidence
from servanda.evidence.unknown_reports import unknown_reports
from servanda.evidence.views.roster import roster_of
from servanda.evidence.views.view import Base, Grades, View, standard_views
from servanda.findings import Finding, Fix, Severity
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact_file import PactFile, Said
from servanda.vocabulary import Vocabulary
from servanda.vocabulary.calendar import NoSuchMomentError, moment
from servanda.vocabulary.checks import check_amounts

_BASES = {
    s.Begins.COMMON_GROUND: Base.COMMON_GROUND,
    s.Begins.AS_FOUND: Base.AS_FOUND,
    s.Begins.OWN: Base.OWN,
}


@dataclass(frozen=True)
class Views:
    """The views that every agreement has, those of a file, and what is wrong with the latter."""

    standard: tuple[View, ...] = ()
    defined: tuple[View, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def views(self) -> tuple[View, ...]:
        """All of them, the standard ones first."""
        return (*self.standard, *self.defined)

    def named(self, name: str) -> View | None:
        """Return the view of this name; that of a party bears the party's."""
        return next((view for view in self.views if view.name == name), None)


def views_from(
    file: PactFile,
    vocabulary: Vocabulary,
    evidence: Evidence,
    elsewhere: Container[str] = frozenset(),
) -> Views:
    """Return the standard views on an agreement and those that its file defines.

    `evidence` are the file's own reports; those `elsewhere`, such as in a ledger, can be named too.
    """
    standard = standard_views(roster_of(vocabulary))
    views = {view.name: view for view in standard}
    taking = _Taking(file, vocabulary, evidence, elsewhere, views)
    for said in file.views:
        for statement in said.statements:
            taking.take(statement, said)
    defined = tuple(taking.views.values())[len(standard) :]
    return Views(standard, defined, tuple(taking.findings))


@dataclass
class _Taking:
    file: PactFile
    vocabulary: Vocabulary
    evidence: Evidence
    elsewhere: Container[str]
    views: dict[str, View]
    findings: list[Finding] = field(default_factory=list)

    def take(self, statement: s.Statement, said: Said) -> None:
        self.findings += check_amounts(statement, self.vocabulary, said.place, None)
        core = statement.core
        if not isinstance(core, s.View):
            self._mistake(
                "out-of-place",
                "This is no view; it does not belong under “Views”.",
                said,
                "Put it under “Positions” or “Reports”.",
            )
        elif core.name in self.views:
            self._mistake(
                "view-twice",
                f"There is a view “{core.name}” already.",
                said,
                "Give one of them another name.",
            )
        else:
            self.views[core.name] = self._view(core, said)

    def _view(self, core: s.View, said: Said) -> View:
        names = self._names(core.of)
        view = View(core.name, _BASES.get(core.begins, Base.EVERY_CLAIM))
        match core.begins:
            case s.Begins.OWN if len(names) == 1:
                view = replace(view, party=names[0])
            case s.Begins.OWN:
                self._mistake(
                    "whose-view", "A view is that of one party: “the view of NAME”.", said
                )
            case s.Begins.REPORTS | s.Begins.FINDINGS:
                view = replace(view, tellers=names, findings=core.begins is s.Begins.FINDINGS)
                if not names:
                    self._mistake("whose-view", "Whose reports count is not said.", said)
        for choice in core.choices:
            view = self._choose(view, choice, said)
        return view

    def _names(self, term: s.Term | None) -> tuple[str, ...]:
        """Return all names in a term, joined by whatever word: each of them counts."""
        match term:
            case s.Words(text=text):
                return (text,)
            case s.Group(members=members):
                return tuple(dict.fromkeys(n for member in members for n in self._names(member)))
        return self.vocabulary.names(term)

    def _choose(  # noqa: PLR0911 - one line for each kind
        self, view: View, choice: s.Choice, said: Said
    ) -> View:
        match choice.picks, choice.value:
            case s.Picks.GRADED, s.Graded(reliability, credibility, rater):
                raters = self._names(rater)
                return replace(view, grades=Grades(reliability, credibility, raters))
            case s.Picks.KNOWN_ON, s.Date(iso=iso):
                try:
                    return replace(view, known_on=moment(iso).last)
                except NoSuchMomentError:  # told by `check_amounts`
                    return view
            case s.Picks.READING, (str(clause), str(name)):
                self.findings += self._no_such_reading(clause, name, said)
                return replace(view, readings=(*view.readings, (clause, name)))
            case s.Picks.WITH, tuple() as labels:
                self._know(labels, said)
                return replace(view, besides=labels)
            case s.Picks.WITHOUT, tuple() as labels:
                self._know(labels, said)
                return replace(view, without=labels)
            case s.Picks.NOT_DENIED_BY, s.NounPhrase() | s.Group() | s.Words() as parties:
                return replace(view, not_denied_by=self._names(parties))
        return view

    def _know(self, labels: tuple[str, ...], said: Said) -> None:
        asked = ((label, said.at) for label in labels)
        self.findings += unknown_reports(asked, self.evidence.reports, self.elsewhere)

    def _no_such_reading(self, clause: str, name: str, said: Said) -> Iterator[Finding]:
        base = self.file.base
        readings = (*self.file.readings, *(base.readings if base is not None else ()))
        rivals = [r.rival for r in readings if r.label == clause and r.rival is not None]
        if name not in rivals:
            has = " or ".join(f"“{rival}”" for rival in rivals)
            hint = f" It has {has}." if rivals else " It has no rival readings."
            yield Finding(
                "no-such-reading",
                Severity.MISTAKE,
                f"[{clause}] has no reading “{name}”.{hint}",
                span=said.at,
                clause=clause,
            )

    def _mistake(self, code: str, message: str, said: Said, fix: str | None = None) -> None:
        self.findings.append(
            Finding(code, Severity.MISTAKE, message, span=said.at, fix=Fix(fix) if fix else None)
        )
