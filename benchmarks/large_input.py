"""Times how long texts are taken apart, beside merely splitting them into words.

    python benchmarks/large_input.py [--json]

Each kind of text is tried at two lengths, one ten times the other: where the time grows much more
than ten times, something is done again and again.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from time import process_time

from servanda.exchange.plain_text import read_plain_text
from servanda.findings import Text
from servanda.reading.segmentation import segment

TWO_POINTS = "1. A shall pay.\n\n2. B shall wait.\n\n"
KINDS: dict[str, Callable[[int], str]] = {
    "articles": lambda n: "\n\n".join(f"{k}. A shall open lock {k}." for k in range(1, n + 1)),
    "gaps": lambda n: "\n\n".join(f"{3 * k}. A shall open lock {k}." for k in range(1, n + 1)),
    "lines after": lambda n: TWO_POINTS + "Peace and rain\n\n" * n,
    "a long remark": lambda n: TWO_POINTS + "I doubt it. " * (6 * n),
    "marks in a row": lambda n: "1. A shall pay:" + " (a) this; and" * (3 * n),
    "endless words": lambda n: TWO_POINTS + "I doubt it, according to the " + "word " * n,
}


def seconds(work: Callable[[], object]) -> float:
    """Return the better of two runs, in seconds of the processor."""
    taken = []
    for _ in range(2):
        begun = process_time()
        work()
        taken.append(process_time() - begun)
    return min(taken)


def main() -> None:
    """Print a line for each kind of text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print data instead of lines")
    as_data = parser.parse_args().json
    rows = []
    for kind, make in KINDS.items():
        short, long = (make(count) for count in (300, 3000))
        small = seconds(lambda text=short: segment(read_plain_text(Text("a.txt", text))))
        large = seconds(lambda text=long: segment(read_plain_text(Text("a.txt", text))))
        plain = seconds(lambda text=long: text.split())
        rows.append(
            {
                "kind": kind,
                "characters": len(long),
                "seconds": large,
                "growth": large / max(small, 1e-6),
                "ratio to splitting": large / max(plain, 1e-6),
            }
        )
    if as_data:
        json.dump(rows, sys.stdout, indent=2)
        return
    for row in rows:
        print(
            f"{row['kind']}: {row['characters']:,} characters in {row['seconds']:.3f} s, "
            f"{row['growth']:.1f} times as long as a tenth of it, "
            f"{row['ratio to splitting']:.0f} times as long as splitting it into words"
        )


if __name__ == "__main__":
    main()
