"""Holds the provisions that Servanda finds in summaries against those that people coded.

    python benchmarks/provisions.py [--write]

The UCDP Peace Agreement Dataset (Pettersson, Högbladh and Öberg 2019; version 22.1) has a summary
in prose of each agreement, and codes of 0 and 1 that people gave to its full text. It lies beside
the repository (`../shared/data/ucdp_peace_agreements`). The words that show a provision were
gathered from the summaries of agreements before 2000; those from 2000 on are for measuring only,
and whoever changes a word looks at no single one of them. In the same run stands a plain regular
expression for each code to compare with.

Treaties on other matters (trade, fishing, the environment) lie beside it (`treaty_texts`): one in
six of them is searched too, to see in how many something is found that is hardly there; for the
most part other ones than those from which it was learnt which words are mistaken.

Since the codes are made from the full text, a summary may say nothing of what is coded 1. Two rows
tell how far recall can go: `provisions_unsaid.csv` has, for each early agreement that is missed,
whether its summary says it at all, as one reader judged (1: in some words); and a net of words cast
as wide as can be, which catches far more than what speaks of the provision, bounds it from above.

`--write` puts the tables into docs/benchmarks.md. Ends with 2 where there are no summaries.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
import tarfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from time import process_time

from pages import write_figures

from servanda.exchange import document_from
from servanda.reading.provisions import find_provisions, passages_of
from servanda.reading.segmentation import segment

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared/data/ucdp_peace_agreements/ucdp-peace-agreements-221.csv"
TREATIES = ROOT.parent / "shared/data/treaty_texts/treaty_texts_part.tar.xz"
ONE_IN, FROM = 6, 3
MOST_CHARACTERS = 200_000
UNSAID = Path(__file__).with_name("provisions_unsaid.csv")
FIRST_LATER_YEAR = 2000
CODES = ("cease", "ddr", "intarmy", "pko", "amn", "pris")
FURTHER = ("return", "pp", "elections")

PLAIN = {
    "cease": r"cease-?\s?fires?|cessation of hostilities|truce|armistice",
    "ddr": r"disarm|demobili[sz]|reintegrat|cantonment|\bDDR\b",
    "intarmy": r"integrat\w+ (?:\w+ ){0,6}(?:army|armed forces|military|security forces|police)"
    r"|(?:national|new|unified|single) (?:army|armed forces)",
    "pko": r"peace-?\s?keep|observer|UN (?:force|mission)|monitoring (?:force|mission)"
    r"|international force",
    "amn": r"amnest|pardon|immunity",
    "pris": r"prisoner|detainee|hostage|captive",
    "return": r"refugee|displaced",
    "pp": r"political part",
    "elections": r"election",
}
"""To compare with: what somebody would write in a minute for each code."""

WIDE = {
    "cease": r"cease|cessation|hostil|truce|armistice|fighting|violence|attack|armed struggle"
    r"|use of force|offensive|disengag|aggression|\bend\w* (?:the |of |to )",
    "ddr": r"arms\b|weapon|disarm|demobili|reintegrat|reinsert|combatant|civilian life|\bDDR"
    r"|decommission|canton|encamp|rehabilit|disband|barrack|militia",
    "intarmy": r"army|armed forces|military|police|security forces|security sector|integrat"
    r"|soldier|troops|gendarm|ranks|command",
    "pko": r"peace-?\s?keep|observer|\bUN|United Nations|mission|\bforces?\b|monitor|troops"
    r"|deploy|international|third part",
    "amn": r"amnest|pardon|immun|prosecut|punish|criminal|charges|forgiv|clemen|impunit",
    "pris": r"prison|detain|detention|hostage|captiv|captur|releas|exchange|arrest|abduct|kidnap"
    r"|jail|freed|\bPOW",
}


@dataclass(frozen=True, slots=True)
class Agreement:
    """A summary, the codes that people gave, and the codes that Servanda proposes."""

    number: str
    summary: str
    coded: frozenset[str]
    proposed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Score:
    """How many are coded 1, how many are found, and how many of these are right."""

    coded: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """Of those found, how many are coded 1."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Of those coded 1, how many are found."""
        return self.right / self.coded if self.coded else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return 2 * self.right / (self.coded + self.found) if self.coded + self.found else 0.0


def read(rows: Iterable[dict[str, str]]) -> list[Agreement]:
    """Find the provisions of each summary, as `servanda provisions` does."""
    return [
        Agreement(
            row["paid"],
            row["pa_comment"],
            frozenset(code for code in (*CODES, *FURTHER) if row[code] == "1"),
            proposed_for(row["pa_comment"]),
        )
        for row in rows
    ]


def proposed_for(text: str) -> frozenset[str]:
    """Return the codes of the provisions that a text's words provide."""
    document, _ = document_from(text.encode(), "text.txt")
    if document is None:
        return frozenset()
    found = find_provisions(passages_of(segment(document)))
    return frozenset(each.provision.code for each in found if each.is_provided)


def score(agreements: Sequence[Agreement], code: str, has: Callable[[Agreement], bool]) -> Score:
    """Hold one way of finding against the codes."""
    found = [agreement for agreement in agreements if has(agreement)]
    coded = sum(code in agreement.coded for agreement in agreements)
    return Score(coded, len(found), sum(code in agreement.coded for agreement in found))


def servanda(agreements: Sequence[Agreement], code: str) -> Score:
    """Score what Servanda proposes."""
    return score(agreements, code, lambda agreement: code in agreement.proposed)


def pattern(agreements: Sequence[Agreement], code: str, words: str) -> Score:
    """Score a regular expression."""
    return score(agreements, code, lambda a: re.search(words, a.summary, re.IGNORECASE) is not None)


def said(agreements: Sequence[Agreement], code: str) -> float:
    """Return the share of agreements coded 1 whose summary says so, as one reader judged."""
    with UNSAID.open(encoding="utf-8", newline="") as file:
        silent = {
            row["paid"] for row in csv.DictReader(file) if (row["code"], row["said"]) == (code, "0")
        }
    coded = [a for a in agreements if code in a.coded]
    return sum(a.number not in silent or code in a.proposed for a in coded) / len(coded)


def table(agreements: Sequence[Agreement], years: str, *, judged: bool) -> str:
    """Return one period's figures as a table in Markdown."""
    columns = "coded 1 | precision | recall | F1 | plain: precision | recall | F1"
    head = (
        f"| {len(agreements)} agreements {years} | {columns} |",
        "|---|---:|---:|---:|---:|---:|---:|---:|",
    )
    ours = {code: servanda(agreements, code) for code in (*CODES, *FURTHER)}
    plain = {code: pattern(agreements, code, PLAIN[code]) for code in ours}
    rows = [
        f"| `{c}` | {ours[c].coded} | {_figures(ours[c])} | {_figures(plain[c])} |" for c in CODES
    ]
    means = [mean(scores[c].f1 for c in CODES) for scores in (ours, plain)]
    rows.append(f"| **mean of the six** | | | | **{means[0]:.3f}** | | | **{means[1]:.3f}** |")
    further = [
        f"| `{c}` | {ours[c].coded} | {_figures(ours[c])} | {_figures(plain[c])} |" for c in FURTHER
    ]
    wide = {c: pattern(agreements, c, WIDE[c]).recall for c in CODES}
    reach = [f"At most reached by a wide net of words: {_reach(wide)}."]
    if judged:
        reach.insert(
            0, f"Said at all in the summary: {_reach({c: said(agreements, c) for c in CODES})}."
        )
    return "\n".join((*head, *rows, *further, "", "\n".join(reach)))


def treaties() -> str:
    """Return in how many treaty texts of other matters something is found, as a sentence."""
    with tarfile.open(TREATIES) as packed:
        files = sorted((f for f in packed.getmembers() if f.isfile()), key=lambda f: f.name)
        opened = [packed.extractfile(file) for file in files[FROM::ONE_IN]]
        texts = [f.read().decode("utf-8", "replace")[:MOST_CHARACTERS] for f in opened if f]
    ours = [proposed_for(text) & set(CODES) for text in texts]
    plain = [any(re.search(PLAIN[code], text, re.IGNORECASE) for code in CODES) for text in texts]
    return (
        f"Of {len(texts)} treaties on other matters, one of the six is found in"
        f" {sum(map(bool, ours))} (plain: in {sum(plain)})."
    )


def _figures(score: Score) -> str:
    return f"{score.precision:.2f} | {score.recall:.2f} | {score.f1:.2f}"


def _reach(recalls: dict[str, float]) -> str:
    shares = ", ".join(f"`{code}` {recall:.2f}" for code, recall in recalls.items())
    best = mean(2 * recall / (1 + recall) for recall in recalls.values())
    return f"{shares} (without a single mistake, a mean F1 of {best:.2f})"


def main() -> int:
    """Measure, and say what was measured."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--write", action="store_true", help="write the tables to their page")
    chosen = options.parse_args()
    if not DATA.is_file():
        print(f"There are no summaries at {DATA.name}; see ../shared/data.", file=sys.stderr)
        return 2
    with DATA.open(encoding="utf-8", newline="") as file:
        # Two columns have a space at the end of their names.
        rows = [{key.strip(): value for key, value in row.items()} for row in csv.DictReader(file)]
    begin = process_time()
    early = read(row for row in rows if int(row["year"]) < FIRST_LATER_YEAR)
    later = read(row for row in rows if int(row["year"]) >= FIRST_LATER_YEAR)
    characters = sum(len(row["pa_comment"]) for row in rows)
    rate = characters / (process_time() - begin) / 1e6
    written = "\n\n".join(
        (
            table(early, "before 2000, from which the words were gathered", judged=True),
            table(later, "from 2000 on", judged=False),
            treaties() if TREATIES.is_file() else "The treaties on other matters are not here.",
            f"Read from the first byte to the last finding at {rate:.2f} MB a second on one core.",
        )
    )
    print(written)
    if chosen.write:
        write_figures("provisions", written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
