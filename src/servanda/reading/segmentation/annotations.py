"""What hangs on the words: comments become remarks, footnotes become notes, changes are counted."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from servanda.findings import Finding, Severity
from servanda.findings import Note as FindingNote
from servanda.instrument.document import Annotation, AnnotationKind, Change, ChangeKind
from servanda.reading.segmentation.draft import Draft, Note, Remark

_SHOWN = 60


def with_annotations(draft: Draft) -> Draft:
    """Give each comment and footnote to the article whose words it hangs on."""
    document = draft.document
    homes = _Homes(draft)
    remarks, notes = list(draft.remarks), list(draft.notes)
    for annotation in document.annotations:
        article = homes.article_at(annotation)
        if annotation.kind is AnnotationKind.COMMENT:
            because = _because(draft, annotation)
            remarks.append(Remark((), article, annotation.author, because, annotation.text))
        else:
            notes.append(Note(annotation.text, article, annotation.place))
    findings = (*draft.findings, *_changes(document.changes))
    return replace(draft, remarks=tuple(remarks), notes=tuple(notes), findings=findings)


class _Homes:
    """Which article holds which characters of each block."""

    def __init__(self, draft: Draft) -> None:
        self.of: dict[int, list[tuple[int, str]]] = {}
        if draft.document.annotations:
            for article in draft.articles:
                for extract in article.extracts():
                    self.of.setdefault(extract.block, []).append((extract.start, article.label))
            for found in self.of.values():
                found.sort()

    def article_at(self, annotation: Annotation) -> str | None:
        """Return the label of the article on whose words an annotation hangs."""
        found = self.of.get(annotation.block) if annotation.block is not None else None
        if not found:
            return None
        return found[max(0, bisect_right(found, (annotation.start, "\U0010ffff")) - 1)][1]


def _because(draft: Draft, annotation: Annotation) -> str:
    if annotation.block is None:
        return "a comment in the document"
    words = draft.document.blocks[annotation.block].text[annotation.start : annotation.end]
    return f"a comment on “{words[:_SHOWN]}”" if words else "a comment at this place"


def _changes(changes: Sequence[Change]) -> Iterator[Finding]:
    """Say who put in and took out how much."""
    if not changes:
        return
    places: Counter[tuple[str, ChangeKind]] = Counter()
    characters: Counter[tuple[str, ChangeKind]] = Counter()
    for change in changes:
        key = (change.author or "somebody not named", change.kind)
        places[key] += 1
        characters[key] += len(change.text)
    authors = list(dict.fromkeys(author for author, _ in places))
    notes = tuple(FindingNote(_told(author, places, characters)) for author in authors)
    message = "Tracked changes were made by " + _listed(authors) + "."
    yield Finding("changes-by-author", Severity.NOTE, message, clause="whole", notes=notes)


def _listed(names: Sequence[str]) -> str:
    *others, last = names
    return f"{', '.join(others)} and {last}" if others else last


def _told(
    author: str,
    places: Counter[tuple[str, ChangeKind]],
    characters: Counter[tuple[str, ChangeKind]],
) -> str:
    def much(kind: ChangeKind) -> str:
        count = places[author, kind]
        where = "1 place" if count == 1 else f"{count} places"
        return f"{characters[author, kind]:,} characters in {where}"

    said = []
    if places[author, ChangeKind.INSERTION]:
        said.append(f"put in {much(ChangeKind.INSERTION)}")
    if places[author, ChangeKind.DELETION]:
        said.append(f"took out {much(ChangeKind.DELETION)}")
    return f"{author} {' and '.join(said)}"
