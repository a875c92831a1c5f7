"""Finds times whose words and figure differ: `within eight (9) months`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from servanda.findings import Finding, Severity
from servanda.reading.segmentation import Draft
from servanda.reading.times import times_in

_BRACKETED = re.compile(r"\(\s*\w[\w\s-]*\)\s*\w|\w\s*\(\d+\)")


def figures_that_differ(draft: Draft) -> Iterator[Finding]:
    """Yield a finding for each time that is one thing in words and another in figures."""
    for article in draft.articles:
        for extract in article.words:
            bracketed = _BRACKETED.search(extract.text)
            for phrase in times_in(extract.text) if bracketed else ():
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
