"""One agreement with all that belongs to it. Runs the passes, each named for what it comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from servanda.bargaining.positions import (
    Negotiation,
    Positions,
    negotiation_from,
    positions_from,
)
from servanda.evidence import Evidence, evidence_from, labels_in
from servanda.evidence.record import LabelsElsewhere
from servanda.evidence.views import Views, views_from
from servanda.exchange.decoding import decode
from servanda.findings import Finding, Fix, Severity, Text
from servanda.instrument.coverage import Coverage, cover
from servanda.instrument.from_text import read_pact
from servanda.instrument.pact.declarations import Declaration
from servanda.instrument.pact_file import PactFile
from servanda.monitor.from_norms import program_from
from servanda.monitor.program import Program
from servanda.norms import Agreement, agreement_from
from servanda.review import Review, review
from servanda.vocabulary import FeedNames, feed_names_from


@dataclass(frozen=True)
class Dossier:
    """A pact file and everything that follows from it, worked out when first asked for.

    What was worked out for a clause alone is kept for the next dossier: after an edit, only the
    clauses that it touches are parsed, resolved and checked again.
    """

    text: Text
    opening: tuple[Finding, ...] = ()
    base: Dossier | None = None
    words: tuple[Declaration, ...] = ()
    elsewhere: LabelsElsewhere = field(default_factory=LabelsElsewhere, compare=False)

    @cached_property
    def file(self) -> PactFile:
        """The parts of the file."""
        file = read_pact(self.text, self.base.file if self.base else None)
        return replace(file, declarations=(*file.declarations, *self.words))

    def in_words_of(self, others: Iterable[Dossier]) -> Dossier:
        """Return the same with the words that further files declare besides their agreement's.

        Reports may name places and things that the agreement does not; that one lies inside another
        is known only from them.
        """
        further = (other.file.declarations[len(other.words_before) :] for other in others)
        return replace(self, words=tuple(word for words in further for word in words))

    @property
    def words_before(self) -> tuple[Declaration, ...]:
        """The words of the agreement that the file speaks of."""
        return self.base.file.declarations if self.base else ()

    @cached_property
    def coverage(self) -> Coverage:
        """Which words are read; which quotations are not there."""
        return cover(self.file)

    @cached_property
    def agreement(self) -> Agreement:
        """The norms."""
        return agreement_from(self.file)

    def speaking_of(self, agreement: Dossier) -> Dossier:
        """Return the same as a file on an agreement, unless its header names one itself."""
        return self if self.base is not None else replace(self, base=agreement)

    def beside(self, elsewhere: LabelsElsewhere) -> Dossier:
        """Return the same where reports elsewhere can be spoken of, besides its agreement's."""
        return replace(self, elsewhere=elsewhere)

    @cached_property
    def _known_elsewhere(self) -> LabelsElsewhere:
        own = labels_in(self.base.file) if self.base else frozenset()
        return replace(self.elsewhere, written=self.elsewhere.written | own)

    @cached_property
    def evidence(self) -> Evidence:
        """What is reported, and what others say to it."""
        return evidence_from(self.file, self.agreement.vocabulary, self._known_elsewhere)

    @cached_property
    def _feed_names(self) -> tuple[FeedNames, tuple[Finding, ...]]:
        return feed_names_from(self.file, self.agreement.vocabulary)

    @property
    def feed_names(self) -> FeedNames:
        """What the names and codes of event data mean."""
        return self._feed_names[0]

    @cached_property
    def views(self) -> Views:
        """Whose word may count: the views that every agreement has, and those of the file."""
        vocabulary = self.agreement.vocabulary
        return views_from(self.file, vocabulary, self.evidence, self._known_elsewhere)

    @cached_property
    def positions(self) -> Positions:
        """What the parties are said to want."""
        return positions_from(self.file, self.agreement.vocabulary)

    def negotiation(self, others: Sequence[Dossier] = ()) -> Negotiation:
        """Return what is to be agreed, by what this file and others say of what parties want."""
        agreement = self.base or self
        said = dict.fromkeys((agreement, self, *others))
        return negotiation_from(agreement.agreement, [one.positions for one in said])

    @property
    def _contradictions(self) -> tuple[Finding, ...]:
        """What the file says of the parties' wishes that cannot all be meant."""
        if not self.positions.claims:
            return ()
        agreement = (self.base or self).agreement
        mistakes = negotiation_from(agreement, [self.positions]).mistakes
        return tuple(finding for finding in mistakes if finding.span is not None)

    @cached_property
    def mistakes(self) -> tuple[Finding, ...]:
        """All that is wrong with the file as written, in the order of its lines."""
        found = (
            *self.opening,
            *self.file.findings,
            *self.coverage.findings,
            *self.agreement.findings,
            *self.positions.findings,
            *self._contradictions,
            *self.evidence.findings,
            *self.views.findings,
            *self._feed_names[1],
        )
        return _in_order(found)

    @cached_property
    def all_told(self) -> tuple[Finding, ...]:
        """The mistakes, and what the monitor cannot take as it stands, in order of the lines."""
        return _in_order((*self.mistakes, *self.program[1]))

    @cached_property
    def program(self) -> tuple[Program, tuple[Finding, ...]]:
        """What evidence is held against; of which sentences it cannot be, or not wholly."""
        return program_from(self.agreement)

    @cached_property
    def review(self) -> Review:
        """What every rule finds."""
        return review(self.agreement, self.coverage)


def _in_order(found: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found, key=lambda f: f.span.start if f.span else 0))


MOST_BYTES = 10_000_000
"""A pact file longer than this is no agreement; the longest treaties have under a million."""
_AGREEMENT = re.compile(r"^[\"']?agreement\b.*$", re.MULTILINE)


def open_dossier(path: Path) -> tuple[Dossier | None, tuple[Finding, ...]]:
    """Open a pact file, and the agreement it speaks of where its header names one.

    Where the file cannot be read, there is no dossier and the finding says why.
    """
    text, findings = _read(path)
    if text is None:
        return None, findings
    dossier = Dossier(text, findings)
    named = dossier.file.front.get("agreement")
    if named is None:
        return dossier, findings
    base, wrong = _base(path, named)
    at = text.span(*_agreement_line(text))
    findings += tuple(replace(finding, span=at) for finding in wrong)
    return Dossier(text, findings, base), findings


def _base(path: Path, named: str) -> tuple[Dossier | None, tuple[Finding, ...]]:
    """Open the agreement that a file speaks of; an agreement itself speaks of no other."""
    where = path.parent / named
    if not named:
        return None, (_unreadable("“agreement:” in the header names no file."),)
    text, found = _read(where)
    findings = tuple(
        f if named in f.message else replace(f, message=f"{named}: {f.message}") for f in found
    )
    if text is None:
        return None, findings
    if where.resolve() == path.resolve():
        message = "The header says that this file speaks of the agreement in this very file."
        fix = Fix("Take out “agreement: …”, or name the other file.")
        return None, (Finding("names-itself", Severity.MISTAKE, message, fix=fix),)
    base = Dossier(text, findings)
    if "agreement" in base.file.front:
        message = f"{named} is no agreement: its own header says that it speaks of another."
        findings = (*findings, Finding("no-agreement-there", Severity.MISTAKE, message))
    return base, findings


def _agreement_line(text: Text) -> tuple[int, int]:
    found = _AGREEMENT.search(text.content)
    return found.span() if found else (0, 0)


def dossier_from(data: bytes, name: str) -> tuple[Dossier | None, tuple[Finding, ...]]:
    """Make a dossier of a pact file's bytes, which came from no file (from a pipe, say)."""
    text, findings = _text(data, name, name)
    return (Dossier(text, findings) if text else None), findings


def _read(path: Path) -> tuple[Text | None, tuple[Finding, ...]]:
    try:
        if path.is_dir():
            return None, (_unreadable(f"{path} is a folder; name a file in it."),)
        if not path.is_file():
            return None, (_unreadable(f"There is no file {path}."),)
        if path.stat().st_size > MOST_BYTES:
            return None, (_unreadable(f"{path} is far longer than any agreement."),)
        data = path.read_bytes()
    except OSError as problem:
        return None, (_unreadable(f"{path} cannot be opened: {problem.strerror}."),)
    return _text(data, path.name, str(path))


def _text(data: bytes, name: str, where: str) -> tuple[Text | None, tuple[Finding, ...]]:
    if len(data) > MOST_BYTES:
        return None, (_unreadable(f"{where} is far longer than any agreement."),)
    content, findings = decode(data)
    if content is None:
        return None, findings
    if not content.strip():
        return None, (_unreadable(f"{where} is empty."),)
    return Text(name, content), findings


def _unreadable(message: str) -> Finding:
    return Finding("cannot-open", Severity.MISTAKE, message)
