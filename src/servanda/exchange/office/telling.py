"""What the user is told of a document's tracked changes, and of what was put aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from servanda.findings import Finding, Note, Severity
from servanda.instrument.document import Block, Change, ChangeKind

CONTENTS = "a table of contents"
HIDDEN = "hidden words"
PROMPTS = "prompts to fill in"
PAGE_HEAD = "the head of the page"
PAGE_FOOT = "the foot of the page"
_MOST_SHOWN = 80
_MOST_NOTES = 50


def changes_found(
    changes: Sequence[Change], authors: Sequence[str], of_look: int
) -> Iterator[Finding]:
    """Say that changes are tracked, whose they are, and which text was read.

    `of_look` counts the changes that change no word.
    """
    verb = "was" if of_look == 1 else "were"
    looks = f"{many(of_look, 'change')} of look alone {verb} disregarded." if of_look else ""
    if not changes:
        if looks:
            yield Finding("tracked-changes", Severity.NOTE, looks)
        return
    kinds = Counter(change.kind for change in changes)
    message = (
        f"{many(kinds[ChangeKind.INSERTION], 'insertion')} and "
        f"{many(kinds[ChangeKind.DELETION], 'deletion')} are tracked, by "
        f"{_names([name or 'nobody named' for name in authors])}. "
        f"The text was read with all of them made. {looks}"
    )
    notes = tuple(
        Note(f"{change.kind}: “{short(change.text)}”", change.place.span)
        for change in changes[:_MOST_NOTES]
    )
    yield Finding("tracked-changes", Severity.NOTE, message.strip(), notes=notes)


def put_aside(aside: Iterable[tuple[str, Block]]) -> Iterator[Finding]:
    """Say what of the file was put aside, and where hidden words stand."""
    blocks: dict[str, list[Block]] = {}
    for what, block in aside:
        blocks.setdefault(what, []).append(block)
    if not blocks:
        return
    message = f"What is not the text of the file was put aside: {', '.join(sorted(blocks))}."
    notes = tuple(
        Note(
            f"{what}: {many(len(found), 'passage')}, the first “{short(found[0].text)}”",
            found[0].place.span,
        )
        for what, found in sorted(blocks.items())
    )
    yield Finding("page-parts-put-aside", Severity.NOTE, message, notes=notes)


def outside(pointed_at: Sequence[tuple[str, str]]) -> Iterator[Finding]:
    """Say what lies outside the file (what it is, and its address) and was not fetched."""
    if pointed_at:
        counts = Counter(what for what, _ in pointed_at)
        message = f"The file points outside itself ({_listed(counts)}). Nothing was fetched."
        notes = tuple(Note(f"{what}: {short(target)}") for what, target in pointed_at[:_MOST_NOTES])
        yield Finding("nothing-fetched", Severity.NOTE, message, notes=notes)


def no_text(found: Counter[str]) -> Iterator[Finding]:
    """Say what was not read since it is no text."""
    if found:
        message = f"Not read, since it is no text: {_listed(found)}. Words may stand in it."
        yield Finding("not-text-within", Severity.NOTE, message)


def macros() -> Finding:
    """Say that there are macros."""
    message = "The file holds macros. They were left alone; nothing of the file was run."
    return Finding("macros-left-alone", Severity.NOTE, message)


def part_not_read(name: str, why: str) -> Finding:
    """Say that a part of the file other than its text is broken."""
    message = f"A part of the file ({name}) {why}; the rest was read without it."
    return Finding("part-not-read", Severity.MEDIUM, message)


def many(number: int, what: str) -> str:
    """Return “1 passage”, “2 passages”."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def short(text: str) -> str:
    """Return the beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _MOST_SHOWN else line[: _MOST_SHOWN - 1] + "…"


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{what} ({n} times)" if n > 1 else what for what, n in sorted(counts.items()))


def _names(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
