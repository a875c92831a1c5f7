"""The reports behind the verdicts, each with its own words and whose word it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from servanda.evidence.claim import Claim, ClaimKind, Quantity
from servanda.evidence.record import EvidenceRecord
from servanda.evidence.report import Stance
from servanda.evidence.table import claims_from, rows_of
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.formatter import format_statement
from servanda.instrument.pact.inflection import pasts
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
        sentence or " ".join(dict.fromkeys(map(in_words, claims))),
        tuple(quotes),
        tuple(f"{stance.party} {stance.attitude} this." for stance in stances),
        tuple((source, published.get(source, "")) for source in dict.fromkeys(named)),
    )


def in_words(claim: Claim) -> str:
    """Print what a claim says as a sentence."""
    told = claim.author or claim.teller or "somebody"
    found = "finds" if claim.finding else "reports"
    parts = (_what(claim), _times(claim.times), _figures(claim.quantity), _when(claim.happened))
    return f"{told} {found}: {', '.join(filter(None, parts))}."


def _what(claim: Claim) -> str:
    who = str(claim.subject or "(not stated)")
    roles = " ".join(f"{word} {found}".strip() for word, found in claim.roles)
    match claim.kind:
        case ClaimKind.ACT:
            verb = f"did not {claim.what}" if claim.negated else pasts(claim.what)[-1]
            return f"{who} {verb} {roles}".strip()
        case ClaimKind.MEASURE:
            return " ".join(filter(None, (claim.what, roles)))
        case ClaimKind.STATUS:
            return f"{who} is{' not' if claim.negated else ''} {claim.what}"
        case ClaimKind.EVENT:
            return f"{claim.what} {'did not take' if claim.negated else 'took'} place"
        case ClaimKind.JUDGEMENT:
            return f"{claim.judged} is {'not ' if claim.negated else ''}“{claim.what}”"
    return f"{claim.subject or ''} {claim.what} {claim.clause or ''}".strip()


def _times(times: int) -> str:
    return "" if times == 1 else f"{times} times"


def _figures(quantity: Quantity | None) -> str:
    if quantity is None:
        return ""
    if quantity.low == quantity.high:
        return f"{quantity.low:,g} {quantity.unit}".strip()
    best = "" if quantity.best is None else f", at best estimate {quantity.best:,g}"
    return f"{quantity.low:,g} to {quantity.high:,g} {quantity.unit}".strip() + best


def _when(happened: Moment | None) -> str:
    if happened is None:
        return "at a time not stated"
    first, last = as_date(happened.first), as_date(happened.last)
    return f"on {first}" if first == last else f"between {first} and {last}"
