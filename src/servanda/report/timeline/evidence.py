"""The reports behind the verdicts, each with its own words and whose word it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from servanda.evidence.claim import Claim
from servanda.evidence.record import EvidenceRecord
from servanda.evidence.report import Stance
from servanda.evidence.table import claims_from, rows_of
from servanda.evidence.wording import SOMEBODY, in_words
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.formatter import format_statement
from servanda.instrument.pact_file import PactFile
from servanda.report.timeline.citing import Citing
from servanda.vocabulary.calendar import Moment, as_date

MOST_SHOWN = 500
"""So many reports are shown on the page at most, those cited first."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One report: its number on the page, its words, who says what to it, where it was published.

    `stances` are sentences; `sources` pair a label with the words that the file has for it.
    """

    number: int
    label: str
    words: str
    quotes: tuple[str, ...]
    stances: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]

    @property
    def anchor(self) -> str:
        """Where it stands on the page."""
        return f"said-{self.number}"


def evidence(
    citing: Citing, record: EvidenceRecord, files: Iterable[PactFile]
) -> tuple[Shown, ...]:
    """Return the reports that the page cites, in the order of their numbers.

    The pact `files` give the sentences of the reports that were written by hand, and the sources
    that reports name.
    """
    sentences: dict[str, str] = {}
    published: dict[str, str] = {}
    for file in files:
        sentences |= _sentences(file)
        published |= {source.label: source.words for source in file.sources}
    cited = list(citing.numbers)[:MOST_SHOWN]
    said: dict[str, list[Claim]] = {label: [] for label in cited}
    for claim in claims_from(rows_of(record.claims, cited)):
        said[claim.report].append(claim)
    stances: dict[str, list[Stance]] = {}
    for stance in record.stances:
        for label in stance.reports:
            stances.setdefault(label, []).append(stance)
    return tuple(
        _shown(number, said[label], label, sentences, stances.get(label, ()), published)
        for number, label in enumerate(cited, 1)
    )


def _sentences(file: PactFile) -> Iterator[tuple[str, str]]:
    for said in (*file.reports, *file.provenance):
        for statement in said.statements:
            if isinstance(statement.core, s.Report):
                label = statement.core.label
                yield label, format_statement(statement).removeprefix(f"{label}: ")


def _shown(  # noqa: PLR0913, PLR0917 - all that is known of one report
    number: int,
    claims: Sequence[Claim],
    label: str,
    sentences: Mapping[str, str],
    stances: Iterable[Stance],
    published: Mapping[str, str],
) -> Shown:
    sentence = sentences.get(label)
    named = [source for claim in claims for source in claim.sources]
    named += [source for stance in stances for source in stance.sources]
    quotes = () if sentence else dict.fromkeys(quote for c in claims for quote in c.quotes)
    return Shown(
        number,
        label,
        sentence or " ".join(dict.fromkeys(map(_told, claims))),
        tuple(quotes),
        tuple(f"{stance.party} {stance.attitude} this." for stance in stances),
        tuple((source, published.get(source, "")) for source in dict.fromkeys(named)),
    )


def _told(claim: Claim) -> str:
    """Print a claim as its report would be written: when reported, by whom, what, happened when."""
    voice = claim.author or claim.teller or SOMEBODY
    says = "finds" if claim.finding else "reports"
    words = f"{voice} {says} that {in_words(claim)}"
    if claim.reported is not None:
        words = f"on {_date(claim.reported)} {words}"
    return f"{words}, happened {_date(claim.happened)}." if claim.happened else f"{words}."


def _date(moment: Moment) -> str:
    first, last = as_date(moment.first), as_date(moment.last)
    return first if first == last else f"{first} to {last}"
