"""Event data in a file, an agreement that says what its names mean, and what comes of both."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from servanda.dossier import Dossier
from servanda.evidence.claim import Claim
from servanda.evidence.table import claims_from, together
from servanda.exchange.feeds import Account, Feed, Mapping, mapping_from
from servanda.findings import Finding, Text
from servanda.vocabulary import FeedNames

SHARED = Path(__file__).parents[4] / "shared" / "data"

PACT = """\
---
title: A pact
---
## Words used
The signatories are Northland, Southland.
The places are Northport, Southland.
The things are prisoner.
The measures are strength of forces in personnel.
The events are handover.
The verbs are attack (a party, at a place), release (a thing).

## Names in feeds
- “Government of Northland”, "NOR" mean Northland.
- “SOU” means Southland.
- code 19 means attack.
- “Farland” is of no concern.

## Article 1
> Peace.
"""

MAPPING = """\
name: log
time: {column: when}
act: {column: what}
subject: {column: who}
"""


def names_of(pact: str = PACT) -> FeedNames:
    dossier = Dossier(Text("p.pact.md", pact))
    assert dossier.mistakes == ()
    return dossier.feed_names


def mapping_of(words: str) -> Mapping:
    mapping, findings = mapping_from(Text("m.yaml", words))
    assert findings == ()
    assert mapping is not None
    return mapping


@dataclass(frozen=True)
class Outcome:
    table: pl.DataFrame
    account: Account
    findings: tuple[Finding, ...]

    @property
    def claims(self) -> list[Claim]:
        return list(claims_from(self.table))

    @property
    def codes(self) -> dict[str, int]:
        return dict(self.account.by_code)

    @property
    def said(self) -> list[str]:
        return [finding.code for finding in self.findings]


def outcome_of(
    file: Path,
    mapping: Mapping | str = MAPPING,
    names: FeedNames | None = None,
    today: int | None = None,
    only: frozenset[str] | None = None,
) -> Outcome:
    read = mapping_of(mapping) if isinstance(mapping, str) else mapping
    feed = Feed(file, read, names or names_of(), today=today, only=only)
    return Outcome(together(list(feed.batches())), feed.account, feed.findings)


def outcome(
    folder: Path, content: str | bytes, mapping: Mapping | str = MAPPING, name: str = "log.csv"
) -> Outcome:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return outcome_of(file, mapping)
