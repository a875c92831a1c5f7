"""What a Word file brings that is left alone, not fetched or not read: the user is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from lxml import etree

from servanda.exchange.docx.markup import MC
from servanda.exchange.docx.reading.changes import authors_in, changes_of_look
from servanda.exchange.docx.reading.parts import Relation, WordParts
from servanda.findings import Finding, Note, Severity
from servanda.instrument.document import Block, Change, ChangeKind

_PICTURES = tuple(
    f"{{{space}}}{name}"
    for space, name in (
        ("http://schemas.openxmlformats.org/drawingml/2006/picture", "pic"),
        ("urn:schemas-microsoft-com:vml", "imagedata"),
    )
)
_OUTSIDE = {
    "attachedTemplate": "a template",
    "image": "a picture",
    "oleObject": "an object of another program",
    "subDocument": "a part of the document",
    "aFChunk": "a part of the document",
    "frame": "a frame",
}
_UNREAD = {
    "oleObject": "an object of another program",
    "package": "an object of another program",
    "aFChunk": "an embedded document",
    "diagramData": "a diagram",
    "chart": "a chart",
    "control": "a control",
}
_MOST_SHOWN = 80


def cautions_of(parts: WordParts, main: etree._Element) -> Iterator[Finding]:
    """Say what was left alone, what was not fetched, and what was not read."""
    if any(name.lower().endswith("vbaproject.bin") for name in parts.archive.names):
        message = "The file holds macros. They were left alone; nothing of the file was run."
        yield Finding("macros-left-alone", Severity.NOTE, message)
    outside = [r for r in parts.relations.values() if r.external and r.kind in _OUTSIDE]
    outside += [r for r in _settings_relations(parts) if r.external and r.kind in _OUTSIDE]
    if outside:
        counts = Counter(_OUTSIDE[r.kind] for r in outside)
        message = (
            f"The file points to what lies outside it ({_listed(counts)}). Nothing was fetched."
        )
        notes = tuple(Note(f"{_OUTSIDE[r.kind]}: {_short(r.target)}") for r in outside[:20])
        yield Finding("nothing-fetched", Severity.NOTE, message, notes=notes)
    unread = Counter(
        _UNREAD[r.kind] for r in parts.relations.values() if not r.external and r.kind in _UNREAD
    )
    seen = [p for p in main.iter(*_PICTURES) if not _is_fallback(p)]
    if seen:
        unread["a picture"] += len(seen)
    if unread:
        message = (
            f"What is no text was not read: {_listed(unread)}. Look whether words stand in it."
        )
        yield Finding("not-text-within", Severity.NOTE, message)
    for name, why in sorted(parts.broken.items()):
        message = f"A part of the file ({name}) {why}; the rest was read without it."
        yield Finding("part-not-read", Severity.MEDIUM, message)


def changes_found(changes: tuple[Change, ...], main: etree._Element) -> Iterator[Finding]:
    """Say that changes are tracked, whose they are, and which text was read."""
    of_look = changes_of_look(main)
    verb = "was" if of_look == 1 else "were"
    looks = f" {_many(of_look, 'change')} of look alone {verb} disregarded." if of_look else ""
    if not changes:
        if looks:
            yield Finding("tracked-changes", Severity.NOTE, looks.strip())
        return
    kinds = Counter(change.kind for change in changes)
    names = [name or "nobody named" for name in authors_in([main])]
    message = (
        f"{_many(kinds[ChangeKind.INSERTION], 'insertion')} and "
        f"{_many(kinds[ChangeKind.DELETION], 'deletion')} are tracked, by {_names(names)}. "
        f"The text was read with all of them made.{looks}"
    )
    notes = tuple(Note(f"{c.kind}: “{_short(c.text)}”", c.place.span) for c in changes[:50])
    yield Finding("tracked-changes", Severity.NOTE, message, notes=notes)


def put_aside(aside: Iterable[tuple[str, Block]]) -> Iterator[Finding]:
    """Say what of the file was put aside, and where hidden words stand."""
    blocks: dict[str, list[Block]] = {}
    for what, block in aside:
        blocks.setdefault(what, []).append(block)
    if not blocks:
        return
    message = (
        f"Parts of the file that are not its text were put aside: {', '.join(sorted(blocks))}."
    )
    notes = tuple(
        Note(
            f"{what}: {_many(len(found), 'passage')}, the first “{_short(found[0].text)}”",
            found[0].place.span,
        )
        for what, found in sorted(blocks.items())
    )
    yield Finding("page-parts-put-aside", Severity.NOTE, message, notes=notes)


def _settings_relations(parts: WordParts) -> list[Relation]:
    names = [r.target for r in parts.relations.values() if r.kind == "settings" and not r.external]
    return [relation for name in names for relation in parts.relations_of(name).values()]


def _is_fallback(element: etree._Element) -> bool:
    return next(element.iterancestors(f"{{{MC}}}Fallback"), None) is not None


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{what} ({n} times)" if n > 1 else what for what, n in sorted(counts.items()))


def _many(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _names(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MOST_SHOWN else line[: _MOST_SHOWN - 1] + "…"
