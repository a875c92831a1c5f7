"""Finds times whose words and figure differ: `within eight (9) months`."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.findings import Finding, Severity
from servanda.reading.segmentation import Draft
from servanda.reading.times import times_in


def figures_that_differ(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each time that is one thing in words and another in figures."""
    for article in draft.articles:
        for extract in article.words:
            for phrase in times_in(extract.text):
                if not phrase.disagrees:
                    continue
                words = " ".join(extract.text[phrase.start : phrase.end].split())
                message = f"In “{words}” the number in words and the figure in brackets differ."
                yield Finding(
                    "figures-differ",
                    Severity.HIGH,
                    message,
                    span=extract.place.span,
                    clause=article.label,
                    quote=words,
                )
