"""Times the search for clashes and deadlocks, beside comparing every norm with every other."""

import argparse
import json
import sys
from collections.abc import Callable
from time import perf_counter

from servanda.dossier import Dossier
from servanda.effects import clashes, deadlocks
from servanda.findings import Text
from servanda.norms import Agreement

WORDS = """## Words used
The signatories are Northland, Southland.
The things are road, embargo.
The events are harvest.
The measures are stock of boats in boats.
The verbs are open (a thing), close (a thing), attack (a party).

"""


def agreement(articles: int) -> Agreement:
    """Return an agreement of four norms an article: one long circle, one clash, many limits."""
    lines = [WORDS]
    for number in range(1, articles + 1):
        following = number % articles + 1
        sentences = [
            f"Northland must open road, only after completion of [{following}], quoting “…”.",
            f"Southland must not close road, until 2026-{number % 12 + 1:02}-01, quoting “…”.",
            f"Southland must keep stock of boats at most {number} boats, by 2027, quoting “…”.",
            "If Southland attacks Northland, then embargo is reinstated, quoting “…”.",
        ]
        if number == 1:
            sentences.append(
                "If Southland attacks Northland, then embargo is revoked, quoting “…”."
            )
        lines.append(f"## Article {number}\n> words\n\n[{number}] {' '.join(sentences)}\n")
    return Dossier(Text("generated.pact.md", "\n".join(lines))).agreement


def every_pair(found: Agreement) -> int:
    """Compare every norm with every other: the plain baseline. It finds no circle."""
    norms = found.norms
    return sum(
        a.bearers == b.bearers and a.kind is not b.kind and a.act == b.act
        for i, a in enumerate(norms)
        for b in norms[i + 1 :]
    )


def timed(work: Callable[[Agreement], object], found: Agreement) -> float:
    """Return the seconds that one search takes."""
    start = perf_counter()
    work(found)
    return perf_counter() - start


def main() -> None:
    """Print the times and their ratio to the baseline."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print data instead of lines")
    as_data = parser.parse_args().json
    rows = []
    for articles in (125, 500):
        found = agreement(articles)
        row = {
            "norms": len(found.norms),
            "deadlocks": timed(deadlocks, found),
            "clashes": timed(clashes, found),
            "every pair": timed(every_pair, found),
        }
        row["ratio"] = row["every pair"] / (row["deadlocks"] + row["clashes"])
        rows.append(row)
    if as_data:
        json.dump(rows, sys.stdout, indent=2)
        return
    for row in rows:
        print(
            f"{row['norms']} norms: deadlocks {row['deadlocks']:.3f} s, clashes "
            f"{row['clashes']:.3f} s; every pair compared {row['every pair']:.3f} s "
            f"({row['ratio']:.1f} times as long)"
        )


if __name__ == "__main__":
    main()
