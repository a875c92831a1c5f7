"""An agreement in numbers; counts, and no score."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from servanda.dossier import Dossier
from servanda.findings import Finding, Severity, State
from servanda.instrument.pact_file import Confirmation
from servanda.norms import Gap, NormKind
from servanda.review import Review

Counts = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What is counted, each part in a fixed order."""

    articles: int
    norms: Counts
    holes: Counts
    words: Counts
    readings: Counts
    findings: Counts
    settled: Counts

    def total(self, counts: Counts) -> int:
        """Return the sum of some counts."""
        return sum(number for _, number in counts)


def summarise(dossier: Dossier, review: Review) -> Summary:
    """Count what a dossier holds."""
    agreement, covered = dossier.agreement, dossier.coverage.wordings
    found = [f for f in review.findings if f.state is State.FOUND]
    return Summary(
        len(dossier.file.articles),
        _counted((norm.kind for norm in agreement.norms), tuple(NormKind)),
        _counted((part.gap for norm in agreement.norms for part in norm.holes), tuple(Gap)),
        (
            ("read", sum(c.read for c in covered)),
            ("set aside", sum(c.set_aside for c in covered)),
            ("unread", sum(c.unread for c in covered)),
        ),
        _readings(dossier),
        _counted((f.severity for f in found), tuple(Severity)),
        tuple(pair for pair in _settled(review) if pair[1]),
    )


def _settled(review: Review) -> Counts:
    questions: list[Finding] = [f for f in review.findings if f.state is State.QUESTION]
    return (
        ("questions to a person", len(questions)),
        ("left open on purpose", len(review.to_settle)),
        ("answered", len(review.answered)),
    )


def _readings(dossier: Dossier) -> Counts:
    confirmed = {m.clause for m in dossier.file.marks if isinstance(m, Confirmation)}
    kinds = Counter(
        "proposed" if r.proposed else "confirmed by name" if r.label in confirmed else "written"
        for r in dossier.file.readings
    )
    names = {
        "proposed": "proposed, awaiting a person",
        "written": "written, not yet confirmed by name",
        "confirmed by name": "confirmed by a named person",
    }
    return tuple((words, kinds[kind]) for kind, words in names.items() if kinds[kind])


def _counted(found: Iterable[str], order: Sequence[str]) -> Counts:
    counts = Counter(found)
    return tuple((str(each), counts[each]) for each in order if counts[each])
