"""How a hit is told: lists of names, words in quotation marks, one hit for each clause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from servanda.findings import Note
from servanda.review.rule import Hit


def one_each(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """Return one hit for each clause; what else was found there stands in its notes."""
    found: dict[str, Hit] = {}
    for hit in hits:
        first = found.setdefault(hit.clause, hit)
        if hit.message not in {first.message, *(note.message for note in first.notes)}:
            note = Note(hit.message, hit.at)
            found[hit.clause] = replace(first, notes=(*first.notes, note))
    return tuple(found.values())


def told(hits: Iterable[Hit], most: int, of: str, *, cut_off: bool) -> tuple[Hit, ...]:
    """Return hits, the first with a note that there may be more where a search was cut off."""
    first, *rest = tuple(hits) or (None,)
    if first is None:
        return ()
    if cut_off:
        note = Note(f"The search stopped at {most} {of}: there may be more.")
        first = replace(first, notes=(*first.notes, note))
    return (first, *rest)


def listed(things: Iterable[str], last: str = "and") -> str:
    """Return `a, b and c`; nothing of nothing."""
    *most, end = tuple(things) or ("",)
    return f"{', '.join(most)} {last} {end}" if most else end


def quoted(names: Iterable[str]) -> str:
    """Return `“a”, “b” and “c”`."""
    return listed(f"“{name}”" for name in names)


def in_marks(words: Iterable[str]) -> str:
    """Return words of the text in quotation marks, each once: `“a”, “b”`."""
    once = {" ".join(w.split()).casefold(): " ".join(w.split()) for w in reversed(list(words))}
    return ", ".join(f"“{w}”" for w in reversed(once.values()))


def does_not_say(questions: Iterable[str]) -> str:
    """Return `does not say who pays, nor when`."""
    return f"does not say {', nor '.join(questions)}"
