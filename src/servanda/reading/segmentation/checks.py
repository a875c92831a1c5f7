"""What the user should know about how a page came apart."""

from __future__ import annotations

from collections import Counter
from textwrap import shorten
from typing import TYPE_CHECKING

from servanda.findings import Finding, Note, Severity
from servanda.reading.segmentation.draft import joined
from servanda.reading.segmentation.register import binds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from servanda.findings import Span
    from servanda.instrument.document import Document
    from servanda.reading.segmentation.draft import Draft
    from servanda.reading.segmentation.layout import Layout

_SHOWN = 120


def no_agreement(document: Document) -> Finding:
    """Say that the page holds nothing to read."""
    span = document.blocks[0].place.span if document.blocks else None
    message = "This page holds no numbered points, articles or promises that I can tell apart."
    return Finding("no-agreement-found", Severity.MISTAKE, message, span=span, clause="whole")


def findings_on(draft: Draft, layout: Layout) -> Iterator[Finding]:
    """Compare what was found with what was announced, and list what does not add up."""
    yield from _announced(draft, layout)
    for before, after in layout.gaps:
        lies_between = "what lies between is missing or not numbered"
        message = f"After point {before} comes point {after}; {lies_between}."
        yield Finding(
            "numbers-missing", Severity.MEDIUM, message, span=_span(draft, after), clause=after
        )
    repeated = Counter(
        start.label.rpartition("-")[0] for start in layout.starts if start.repeat > 1
    )
    for label in repeated:
        message = f"The number {label} stands more than once; the later one is called {label}-2."
        yield Finding(
            "number-twice", Severity.MEDIUM, message, span=_span(draft, f"{label}-2"), clause=label
        )
    if not layout.numbered:
        message = "The text does not number its points; the numbers shown were counted."
        yield Finding("points-not-numbered", Severity.NOTE, message, clause="whole")
    yield from _bound_outside(draft)
    for extract in draft.unplaced:
        message = "These words could not be placed: they are in no article and no remark."
        quote = extract.text[:_SHOWN]
        yield Finding(
            "words-not-placed", Severity.LOW, message, span=extract.place.span, quote=quote
        )


def _bound_outside(draft: Draft) -> Iterator[Finding]:
    """Tell of words under a heading or in an annex that bind and stand in no numbered provision."""
    for division in draft.divisions:
        binding = next((words for words in division.words if binds(words.text)), None)
        if binding is not None:
            where = shorten(joined(division.heading), _SHOWN, placeholder=" …")
            message = f"Words under “{where}” bind and have no number; no reading is proposed."
            yield Finding(
                "words-without-number",
                Severity.MEDIUM,
                message,
                span=binding.place.span,
                clause="whole",
                quote=binding.text[:_SHOWN],
            )


def _announced(draft: Draft, layout: Layout) -> Iterator[Finding]:
    announced, found = draft.announced, len(draft.articles)
    if announced is None or announced.number == found:
        return
    last = draft.articles[-1].label
    if found < announced.number and layout.numbered:
        message = (
            f"The text announces {announced.number} points; this source ends after point {last}."
        )
    else:
        message = f"The text announces {announced.number} points; {found} were found."
    last_block = max((e.block for e in draft.articles[-1].extracts()), default=0)
    notes = tuple(
        Note(f"A line after it leads elsewhere: “{f.words.text[:_SHOWN]}”", f.words.place.span)
        for f in draft.furniture
        if f.words.block > last_block and f.because.startswith("a line of the page")
    )
    yield Finding(
        "announced-points",
        Severity.HIGH,
        message,
        span=_span(draft, last),
        clause="whole",
        quote=announced.quote,
        notes=notes,
    )


def _span(draft: Draft, label: str) -> Span | None:
    article = next((a for a in draft.articles if a.label == label), None)
    return next((e.place.span for e in article.extracts()), None) if article else None
