"""The reports behind the verdicts, each with its own words and whose word it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from servanda.evidence.claim import Claim, ClaimKind, Quantity
from servanda.evidence.table import claims_from
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
    """One report: its number on the page, its words, and where it was published."""

    number: int
    label: str
    words: str
    quotes: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    anchor: str


def evidence(citing: Citing, claims: pl.DataFrame, files: Iterable[PactFile]) -> tuple[Shown, ...]:
    """Return the reports that the page cites, in the order of their numbers.

    `claims` is a table of claims; the pact `files` give the sentences of the reports that were
    written by hand, and the sources that reports name.
    """
    sentences: dict[str, str] = {}
    published: dict[str, str] = {}
    for file in files:
        sentences |= dict(_sentences(file))
        published |= {source.label: source.words for source in file.sources}
    cited = list(citing.numbers)[:MOST_SHOWN]
    said = _claims_of(claims, cited)
    return tuple(
        _shown(number, label, said.get(label, ()), sentences.get(label), published)
        for number, label in enumerate(cited, 1)
    )


def _sentences(file: PactFile) -> Iterator[tuple[str, str]]:
    for said in (*file.reports, *file.provenance):
        for statement in said.statements:
            if isinstance(statement.core, s.Report):
                yield statement.core.label, format_statement(statement)


def _claims_of(claims: pl.DataFrame, labels: list[str]) -> Mapping[str, list[Claim]]:
    names = claims.columns
    ways = [pl.col("report")] if "report" in names else []
    if "feed" in names and "row" in names:
        ways.append(pl.format("{}:{}", "feed", "row"))
    if not ways:
        return {}
    found: dict[str, list[Claim]] = {}
    for claim in claims_from(claims.filter(pl.coalesce(ways).is_in(labels))):
        found.setdefault(claim.report, []).append(claim)
    return found


def _shown(
    number: int,
    label: str,
    claims: Iterable[Claim],
    sentence: str | None,
    published: Mapping[str, str],
) -> Shown:
    several = list(claims)
    sources = dict.fromkeys(source for claim in several for source in claim.sources)
    quotes = dict.fromkeys(quote for claim in several for quote in claim.quotes)
    words = sentence or " ".join(dict.fromkeys(map(in_words, several)))
    return Shown(
        number,
        label,
        words,
        () if sentence else tuple(quotes),
        tuple((source, published.get(source, "")) for source in sources),
        f"said-{number}",
    )


def in_words(claim: Claim) -> str:
    """Print what a claim says as a sentence."""
    told = claim.author or claim.teller or "somebody"
    found = "finds" if claim.finding else "reports"
    parts = (f"{told} {found}:", _what(claim), _amount(claim), _when(claim.happened))
    return " ".join(filter(None, parts)) + "."


def _what(claim: Claim) -> str:
    who = str(claim.subject or "(not stated)")
    roles = " ".join(f"{word} {found}".strip() for word, found in claim.roles)
    match claim.kind:
        case ClaimKind.ACT:
            verb = f"did not {claim.what}" if claim.negated else pasts(claim.what)[-1]
            return f"{who} {verb} {roles}".strip()
        case ClaimKind.MEASURE:
            return f"{claim.what} {roles} was".replace("  ", " ")
        case ClaimKind.STATUS:
            return f"{who} is{' not' if claim.negated else ''} {claim.what}"
        case ClaimKind.EVENT:
            return f"{claim.what} {'did not take' if claim.negated else 'took'} place"
        case ClaimKind.JUDGEMENT:
            return f"{claim.judged} is {'not ' if claim.negated else ''}“{claim.what}”"
    return f"{claim.subject or ''} {claim.what} {claim.clause or ''}".strip()


def _amount(claim: Claim) -> str:
    times = f", {claim.times} times" if claim.times != 1 else ""
    return (_figures(claim.quantity) if claim.quantity else "") + times


def _figures(quantity: Quantity) -> str:
    if quantity.low == quantity.high:
        return f"{quantity.low:,g} {quantity.unit}".strip()
    best = "" if quantity.best is None else f", at best estimate {quantity.best:,g}"
    return f"{quantity.low:,g} to {quantity.high:,g} {quantity.unit}".strip() + best


def _when(happened: Moment | None) -> str:
    if happened is None:
        return "at a time not stated"
    first, last = as_date(happened.first), as_date(happened.last)
    return f"on {first}" if first == last else f"between {first} and {last}"
