"""What is bargained over: an agreement with positions on it, or a case typed in as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from servanda.bargaining.inquiry import Inquiry, Taken, Wishes, taken_from
from servanda.bargaining.positions import Negotiation
from servanda.bargaining.problem import Problem
from servanda.desk.cli.opening import opened, opened_all
from servanda.desk.cli.output import complain
from servanda.dossier import Dossier
from servanda.exchange.cases import read_case
from servanda.findings import Finding, Severity
from servanda.findings.rendering import print_findings
from servanda.report import About

_CASES = frozenset({".csv", ".json", ".xml"})


@dataclass(frozen=True, slots=True)
class Table:
    """What is on the table, and where it comes from: `dossier` or, for a case, only its file."""

    problem: Problem
    path: Path
    dossier: Dossier | None = None
    negotiation: Negotiation | None = None
    taken: tuple[Taken, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def about(self) -> About:
        """What a page on it says of itself."""
        if self.dossier is not None:
            return About.of(self.dossier.file)
        return About.of_bytes(self.title, self.path.name, self.path.read_bytes())

    def asked(self, wishes: Wishes) -> Inquiry:
        """Return what is asked of it."""
        return Inquiry(self.problem, wishes, self.negotiation, self.taken)

    @property
    def title(self) -> str:
        """What the answer is about."""
        return self.problem.title or self.path.name


def laid_out(files: Sequence[Path]) -> Table | None:
    """Open what the user names; None, and the user is told why, where that cannot be done.

    The first file is a case (or one of its files, or their folder), or an agreement, or positions
    whose header names one; others are further files of the case, or positions and assumptions.
    """
    first, *others = dict.fromkeys(files)
    if first.suffix.lower() in _CASES or first.is_dir():
        return _case(first, others)
    case = next((one for one in others if one.suffix.lower() in _CASES), None)
    if case is not None:
        complain(f"{case.name} is a case of its own: ask about it without {first.name}.")
        return None
    return _agreement(first, others)


def _case(path: Path, others: Sequence[Path]) -> Table | None:
    problem, findings = read_case([path, *others])
    if problem is None:
        print_findings(Console(stderr=True, highlight=False), findings, {})
        return None
    return Table(problem, path, findings=findings)


def _agreement(path: Path, others: Sequence[Path]) -> Table | None:
    pact = opened(path)
    beside, all_there = opened_all(others)
    if pact is None or not all_there:
        return None
    agreement = pact.base or pact
    further = [one.speaking_of(agreement) for one in ([pact] if pact.base else []) + beside]
    agreement = agreement.in_words_of(further)
    further = [one.speaking_of(agreement) for one in further]
    _tell_unread((agreement, *further))
    negotiation = agreement.negotiation(further)
    if not negotiation.problem.issues:
        complain(
            f"Nothing is at stake in {agreement.text.name}: nobody is said to want any of it "
            "otherwise. Write under “## Positions” who wants what, such as “Northland wants [6] at "
            "most 85,000 personnel, according to S1.”, in the same file or in one given after it."
        )
        return None
    taken = tuple(
        taken
        for one in (agreement, *further)
        for taken in taken_from(one.file, one.agreement.vocabulary)
    )
    return Table(negotiation.problem, path, agreement, negotiation, taken, negotiation.findings)


def _tell_unread(dossiers: Iterable[Dossier]) -> None:
    """Say that something is wrong with what is written, so that it may not count."""
    for dossier in dossiers:
        unread = sum(f.severity is Severity.MISTAKE for f in dossier.mistakes)
        if unread:
            mistakes = "one mistake" if unread == 1 else f"{unread:,} mistakes"
            complain(
                f"{dossier.text.name} has {mistakes}; what cannot be read does not count. "
                "“servanda check” tells which."
            )


def tell_mistakes(table: Table) -> bool:
    """Say what cannot be meant as written; nothing is answered before that is mended."""
    mistakes = [f for f in table.findings if f.severity is Severity.MISTAKE]
    if mistakes:
        texts = {table.dossier.text.name: table.dossier.text} if table.dossier else {}
        print_findings(Console(stderr=True, highlight=False), mistakes, texts)
    return bool(mistakes)
