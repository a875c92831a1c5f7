"""Gives every article a label of its own, by which a reading can refer to it.

What is attached to the agreement comes before the number (`A2.3`); where each chapter counts anew,
so does the chapter (`Ch2.3`). A number that stands twice all the same gets `-2` behind it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from servanda.reading.segmentation.attachments import Body
from servanda.reading.segmentation.layout import Holder, Spot, Start

_SHORT = {
    "book": "Bk", "part": "Pt", "title": "Ti", "chapter": "Ch", "division": "Div",
    "subsection": "Sub", "section": "Se",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """An article's number."""

    spot: Spot
    words_from: int
    value: tuple[int, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Counted:
    """The articles of one body, and how they are counted."""

    units: tuple[Unit, ...]
    because: str
    gaps: tuple[tuple[str, str], ...] = ()


def labelled(
    counted: Sequence[tuple[Body, Counted]], holders: Sequence[Holder]
) -> tuple[list[Start], list[tuple[str, str]]]:
    """Return the articles with their labels, and the gaps in their numbers by label."""
    seen: Counter[str] = Counter()
    starts: list[Start] = []
    gaps: list[tuple[str, str]] = []
    inner = [holder for holder in holders if not holder.attached]
    for body, found in counted:
        own = f"{body.prefix}." if body.prefix else ""
        for run in _led(found.units, inner, body.begin):
            for lead, unit in run:
                name = _name(own + lead, unit)
                seen[name] += 1
                label = name if seen[name] == 1 else f"{name}-{seen[name]}"
                block, at = unit.spot
                starts.append(Start(block, label, unit.words_from, seen[name], at, unit.value))
        gaps += [(own + a, own + b) for a, b in found.gaps]
    return starts, gaps


def _name(lead: str, unit: Unit) -> str:
    """Join the two; a label of several parts has a figure in it, so that a heading shows it."""
    plain = lead + unit.label
    figured = not lead or any(letter.isdigit() for letter in plain)
    return plain if figured else lead + ".".join(map(str, unit.value))


def chapter_label(name: str, number: str) -> str:
    """Name a chapter in a label."""
    return _SHORT.get(name, name.capitalize()) + number


def levels_of(holders: Sequence[Holder]) -> list[int]:
    """Tell which divisions stand within which: a name that is not open yet opens inside."""
    return [len(trail) for trail in _trails(holders)]


def _trails(holders: Sequence[Holder]) -> Iterator[list[Holder]]:
    """Go through the divisions, each with those around it, the outermost first."""
    trail: list[Holder] = []
    for holder in holders:
        names = [] if holder.attached else [open_one.name for open_one in trail]
        del trail[names.index(holder.name) if holder.name in names else len(names) :]
        trail.append(holder)
        yield list(trail)


def _led(
    units: Sequence[Unit], holders: Sequence[Holder], begin: Spot
) -> Iterator[list[tuple[str, Unit]]]:
    """Put the chapter before the numbers of each count, where there are several counts."""
    runs: list[list[Unit]] = []
    for unit in units:
        if not runs or all(part <= 1 for part in unit.value):
            runs.append([])
        runs[-1].append(unit)
    spots = [holder.spot for holder in holders]
    trails = list(_trails(holders)) if len(runs) > 1 else []
    for run in runs:
        at = bisect_left(spots, run[0].spot) - 1
        led = len(runs) > 1 and at >= 0 and spots[at] > begin
        around = trails[at] if led else []
        lead = "".join(f"{chapter_label(h.name, h.label)}." for h in around if h.spot > begin)
        yield [(lead, unit) for unit in run]
