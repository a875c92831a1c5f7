"""Puts annotations beside an agreement's words, as remarks of its pact file, or lists orphans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from servanda.exchange.pact_editing import (
    PactEdit,
    end_of_section,
    paragraph_at,
    with_edits,
)
from servanda.exchange.web_annotation.agreement_text import AgreementText, text_of
from servanda.exchange.web_annotation.anchoring import Anchored, Lost
from servanda.exchange.web_annotation.annotation import Annotation, Motive
from servanda.exchange.web_annotation.selectors import Quote
from servanda.findings import Finding, Severity
from servanda.instrument.pact_file import PactFile
from servanda.instrument.remark_line import remark_line

_SHOWN = 80
_GENERAL, _ORPHANS = "## General remarks", "## Remarks without a place"


def put_beside(
    file: PactFile, annotations: Sequence[Annotation]
) -> tuple[str, tuple[Finding, ...]]:
    """Return the pact file with what others say of its words as remarks, and what became of each.

    A remark that is there already is not put in twice. Readings are not taken over: it is only said
    where their words stand now.
    """
    return _Putting(file, text_of(file)).put(annotations)


@dataclass(slots=True)
class _Putting:
    file: PactFile
    text: AgreementText
    edits: list[PactEdit] = field(default_factory=list)
    general: list[str] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def put(self, annotations: Sequence[Annotation]) -> tuple[str, tuple[Finding, ...]]:
        known = {(r.author, _even(r.words)) for r in self.file.remarks}
        known |= {(r.author, _even(r.words)) for a in self.file.articles for r in a.remarks}
        for annotation in annotations:
            placed = self._anchored(annotation)
            if annotation.motive is Motive.DESCRIBING:
                continue
            if (annotation.creator, annotation.body) in known:
                self.counts["remarks there already"] += 1
            elif placed is not None:
                self._remark(annotation, placed)
            elif not annotation.quotes:
                self.general.append(remark_line(annotation.creator, annotation.body))
                self.counts["remarks on the whole"] += 1
        return self._written(), (self._summary(len(annotations)), *self.findings)

    def _anchored(self, annotation: Annotation) -> Anchored | None:
        """Find an annotation's words; it hangs on the first that are found."""
        first: Anchored | None = None
        lost: list[tuple[Quote, Lost]] = []
        for quote in annotation.quotes:
            found = self.text.anchoring.anchor(quote)
            if isinstance(found, Lost):
                lost.append((quote, found))
                continue
            if found.likeness < 1:
                self._tell_changed(annotation, quote, found)
            where = "the same words" if found.likeness == 1 else "changed words"
            self.counts[f"quotations on {where}"] += 1
            first = first or found
        for quote, why in lost:
            self._tell_lost(annotation, quote, why)
        if lost and first is None:
            self.counts["annotations without a place"] += 1
            if annotation.motive is Motive.COMMENTING:
                quote, why = lost[0]
                words = f"On “{_even(quote.exact)}” ({why.value}): {annotation.body}"
                self.orphans.append(remark_line(annotation.creator, words))
        return first

    def _remark(self, annotation: Annotation, found: Anchored) -> None:
        line = self.text.line_at(found.start)
        words = annotation.body
        if (found.start, found.end) != (line.start, line.end):
            words = f"On “{_even(self.text.content[found.start : found.end])}”: {words}"
        article = line.article
        place = end_of_section(self.file.text, article.at.start)
        said = remark_line(annotation.creator, words, article.label)
        self.edits.append(paragraph_at(self.file.text.content, place, said))

    def _written(self) -> str:
        content = with_edits(self.file.text.content, self.edits)
        for heading, remarks in ((_GENERAL, self.general), (_ORPHANS, self.orphans)):
            if remarks:
                listed = "\n\n".join((heading, *remarks))
                content = with_edits(content, [paragraph_at(content, len(content), listed)])
        return content.rstrip("\n") + "\n" if content != self.file.text.content else content

    # ---- what is told

    def _summary(self, number: int) -> Finding:
        many = "1 annotation" if number == 1 else f"{number} annotations"
        parts = [f"{where} {count}" for where, count in sorted(self.counts.items())]
        return Finding("annotations-placed", Severity.NOTE, f"{many}: {', '.join(parts)}.")

    def _tell_changed(self, annotation: Annotation, quote: Quote, found: Anchored) -> None:
        now = _short(self.text.content[found.start : found.end])
        article = self.text.line_at(found.start).article.label
        message = (
            f"{_called(annotation)} was on “{_short(quote.exact)}”; article {article} now says "
            f"“{now}” there (likeness {found.likeness:.2f})."
        )
        self.findings.append(
            Finding("annotated-words-changed", Severity.LOW, message, clause=article)
        )

    def _tell_lost(self, annotation: Annotation, quote: Quote, why: Lost) -> None:
        message = f"{_called(annotation)} was on “{_short(quote.exact)}”: {why.value}."
        self.findings.append(Finding("annotation-orphaned", Severity.MEDIUM, message))


def _called(annotation: Annotation) -> str:
    if annotation.motive is Motive.DESCRIBING:
        return f"The reading {annotation.body.split(maxsplit=1)[0]}"
    return f"A remark by {annotation.creator or 'somebody'}"


def _even(words: str) -> str:
    return " ".join(words.split())


def _short(words: str) -> str:
    even = _even(words)
    return even if len(even) <= _SHOWN else even[: _SHOWN - 1] + "…"
