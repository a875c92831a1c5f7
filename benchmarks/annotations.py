"""Times how annotations find their words again in a text that has changed.

    python benchmarks/annotations.py [--json] [--write]

An agreement of a million characters is made up, whose sentences are much alike; a thousand places
in it are annotated. Then one sentence in ten is taken out, one in ten moved, and in one in ten a
word is changed. Since the script made the changes, it knows where each place went. To compare:
taking the first place where the quoted words stand. `--write` puts the table into
docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter
from itertools import accumulate
from time import process_time

from pages import write_figures

from servanda.exchange.web_annotation.anchoring import Anchored, AnchoringText
from servanda.exchange.web_annotation.selectors import quote_of

WORDS = (
    "parties", "forces", "zone", "days", "signature", "commission", "prisoners", "bridge", "water",
    "peace", "border", "gate", "lock", "patrol", "report", "council", "ferry", "pier", "valley",
    "village", "road", "market", "school",
)  # fmt: skip
FATES = ("taken out", "moved", "changed", *["left"] * 7)
SENTENCES, PLACES = 12_500, 1_000


def made_up(chance: random.Random) -> list[str]:
    """Return sentences that are alike, no two the same."""
    made: dict[str, None] = {}
    while len(made) < SENTENCES:
        a, b, c, d = chance.choices(WORDS, k=4)
        days = chance.randint(1, 90)
        made[f"The {a} of the {b} shall be kept by the {c} and the {d} for {days} days. "] = None
    return list(made)


def changed(sentences: list[str], chance: random.Random) -> tuple[list[str], list[int]]:
    """Take out, move and change sentences; return them with the number each had before."""
    moved: list[tuple[int, str]] = []
    result: list[tuple[int, str]] = []
    for piece in enumerate(sentences):
        fate = chance.choice(FATES)
        if fate == "moved":
            moved.append(piece)
        elif fate == "changed":
            result.append((piece[0], piece[1].replace("shall be kept", "is to be guarded")))
        elif fate == "left":
            result.append(piece)
    for piece in moved:
        result.insert(chance.randrange(len(result)), piece)
    return [s for _, s in result], [n for n, _ in result]


def measured() -> dict[str, float]:
    """Annotate a text, change it, find the places again; count and time it."""
    chance = random.Random(1)  # noqa: S311 - the same text each time
    sentences = made_up(chance)
    text = "".join(sentences)
    starts = list(accumulate(map(len, sentences), initial=0))
    places = sorted(chance.sample(range(SENTENCES), PLACES))
    spans = [(starts[n] + 4, starts[n] + len(sentences[n]) - 20) for n in places]
    begun = process_time()
    quotes = [quote_of(text, start, end) for start, end in spans]
    writing = process_time() - begun

    after, numbers = changed(sentences, chance)
    ends = accumulate(map(len, after))
    where = {n: (e - len(s), e) for n, e, s in zip(numbers, ends, after, strict=True)}
    new = "".join(after)
    begun = process_time()
    anchoring = AnchoringText(new)
    found = [anchoring.anchor(quote) for quote in quotes]
    finding = process_time() - begun
    begun = process_time()
    first = [new.find(quote.exact) for quote in quotes]
    plain = process_time() - begun

    counts = Counter({"still": sum(n in where for n in places)})
    for number, place, start in zip(places, found, first, strict=True):
        true = where.get(number, (0, 0))
        if isinstance(place, Anchored):
            counts["right" if true[0] <= place.start and place.end <= true[1] else "wrong"] += 1
        if start >= 0:
            counts["first right" if true[0] <= start < true[1] else "first wrong"] += 1
    return {"characters": len(text), **counts, "write": writing, "find": finding, "plain": plain}


def table(row: dict[str, float]) -> str:
    """Return the figures as a table of the page."""
    still, right, plain = row["still"], row["right"], row["first right"]
    figures = (
        ("by words and surroundings", right, row.get("wrong", 0), still - right, row["find"]),
        ("the first place with the words", plain, row["first wrong"], still - plain, row["plain"]),
    )
    lines = [
        f"{PLACES:,} annotated places in {row['characters']:,.0f} characters; {still:,.0f} of them",
        "are still there after the changes.",
        "",
        "| | found | found in a wrong place | not found, though there | seconds |",
        "|---|---:|---:|---:|---:|",
        *(
            f"| {name} | {found:,.0f} | {wrong:,.0f} | {lost:,.0f} | {seconds:.2f} |"
            for name, found, wrong, lost, seconds in figures
        ),
        "",
        "Describing the places, with as much of their surroundings as stands nowhere else, took",
        f"{row['write']:.2f} seconds.",
    ]
    return "\n".join(lines)


def main() -> None:
    """Print the figures, or write them to their page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print data instead of a table")
    parser.add_argument("--write", action="store_true", help="write the table to its page")
    chosen = parser.parse_args()
    row = measured()
    if chosen.json:
        json.dump(row, sys.stdout, indent=2)
        return
    print(table(row))
    if chosen.write:
        write_figures("annotations", table(row))


if __name__ == "__main__":
    main()
