"""Holds the review of the 28 points against the list of what it should find; writes the table.

    python benchmarks/review_expected.py [--check]

The list lies beside the repository (`../shared/checks/expected.csv`). The table is the page
`docs/rules/expected.md`; with `--check` it is compared and not written. Reasons are kept by hand:
`review_beyond.csv` says why a finding beyond the list is right, `review_missed.csv` why an
expectation is not met. `review_fresh_eyes.csv` says what a reader who had not written the rules
thought of what is found beyond: its verdicts are never changed, and go when the finding goes. Ends
with 1 where a finding beyond the list has no reason, or where the page is not what it should be;
with 2 where there is no list.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from servanda.dossier import open_dossier
from servanda.findings import Finding, State
from servanda.review.catalogue import RULES

ROOT = Path(__file__).resolve().parents[1]
EXPECTED = ROOT.parent / "shared" / "checks" / "expected.csv"
PLAN = ROOT / "examples" / "plan-2025-11" / "plan.pact.md"
PAGE = ROOT / "docs" / "rules" / "expected.md"
BEYOND = ROOT / "benchmarks" / "review_beyond.csv"
FRESH_EYES = ROOT / "benchmarks" / "review_fresh_eyes.csv"
MISSED = ROOT / "benchmarks" / "review_missed.csv"

NO_REASON = "**no reason given**"
NOT_JUDGED = "not judged"
UPHELD = "upheld"
FIRST_JUDGED, FIRST_UPHELD = 34, 22
"""The first judgement, before anything was mended after it."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One row of the list: what is to be found where, and with which clauses it clashes."""

    code: str
    clause: str
    against: frozenset[str]

    def met_by(self, finding: Finding) -> bool:
        """Whether a finding is this one, at its own clause and naming what it clashes with."""
        at_its_clause = (finding.code, finding.clause) == (self.code, self.clause)
        return at_its_clause and self.against <= set(finding.against)


def expectations() -> tuple[Expectation, ...]:
    """Read the list."""
    with EXPECTED.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Expectation(row["code"], row["clause"], frozenset(row["with"].split()))
            for row in csv.DictReader(lines)
        )


def reasons(path: Path) -> dict[tuple[str, str], str]:
    """Read reasons kept by hand, by rule and clause."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {(row["code"], row["clause"]): row["reason"] for row in csv.DictReader(lines)}


def verdicts() -> dict[tuple[str, str], tuple[str, str]]:
    """Read what fresh eyes said of the findings beyond the list: the verdict, and why."""
    with FRESH_EYES.open(encoding="utf-8", newline="") as lines:
        return {
            (row["code"], row["clause"]): (row["verdict"], row["reason"])
            for row in csv.DictReader(lines)
        }


def findings() -> tuple[Finding, ...]:
    """Review the 28 points."""
    dossier, _ = open_dossier(PLAN)
    if dossier is None:
        raise SystemExit(f"{PLAN} cannot be read.")
    return dossier.review.findings


@dataclass(frozen=True)
class Comparison:
    """What was expected and what was found, and the reasons for each difference."""

    expected: tuple[Expectation, ...]
    found: tuple[Finding, ...]
    why_beyond: dict[tuple[str, str], str]
    why_missed: dict[tuple[str, str], str]
    judged: dict[tuple[str, str], tuple[str, str]]

    @property
    def missed(self) -> tuple[Expectation, ...]:
        """What was expected and is not found at its clause."""
        return tuple(e for e in self.expected if not any(map(e.met_by, self.found)))

    @property
    def beyond(self) -> tuple[Finding, ...]:
        """What the machine finds by itself, beyond what was expected."""
        settled = (f for f in self.found if f.state is State.FOUND)
        return tuple(f for f in settled if not any(e.met_by(f) for e in self.expected))

    @property
    def asked(self) -> tuple[Finding, ...]:
        """What only a person can settle; the list does not speak of it."""
        return tuple(f for f in self.found if f.state is State.QUESTION)

    def reason_for(self, finding: Finding) -> str:
        """Return why a finding beyond the list is right, or that nobody has said so."""
        return self.why_beyond.get((finding.code, finding.clause or ""), NO_REASON)

    def verdict_on(self, finding: Finding) -> tuple[str, str]:
        """Return what fresh eyes said of a finding beyond the list, and why."""
        return self.judged.get((finding.code, finding.clause or ""), (NOT_JUDGED, ""))

    @property
    def upheld(self) -> tuple[Finding, ...]:
        """What fresh eyes uphold of the findings beyond the list."""
        return tuple(f for f in self.beyond if self.verdict_on(f)[0] == UPHELD)

    @property
    def unexplained(self) -> tuple[Finding, ...]:
        """Findings beyond the list for which no reason is kept."""
        return tuple(f for f in self.beyond if self.reason_for(f) == NO_REASON)

    @property
    def stale(self) -> tuple[str, ...]:
        """Reasons and verdicts kept for what is no longer beyond, or no longer missed."""
        beyond = {(f.code, f.clause) for f in self.beyond}
        missed = {(e.code, e.clause) for e in self.missed}
        kept = [key for key in self.why_beyond if key not in beyond]
        kept += [key for key in self.judged if key not in beyond]
        kept += [key for key in self.why_missed if key not in missed]
        return tuple(f"{code} at {clause}" for code, clause in kept)


def compare() -> Comparison:
    """Hold the review against the list."""
    return Comparison(expectations(), findings(), reasons(BEYOND), reasons(MISSED), verdicts())


_PAGE = """\
# Expected and found

What the review of the 28 points of November 2025 (`examples/plan-2025-11/plan.pact.md`) should find
is listed apart from the rules, rule by rule and clause by clause. The rules were written with that
list at hand: the first table shows that nothing on it slips, not how the rules do on a text that
nobody had seen. This page is written by `benchmarks/review_expected.py`, and a test checks that it
says what the review finds.

Of {expected} expected findings {met} are found at their own clause ({share:.0f} %) and {missed}
missed; {beyond} are found beyond them. {asked} questions go to a person: of these the list does not
speak.

## Expected

{expected_table}

## Found beyond

{beyond_table}

## Fresh eyes

A reader who had no part in the rules, with the eyes of a treaty lawyer, judged every finding beyond
the list as it then was, and upheld {first_upheld} of {first_judged} ({first_share:.0f} %). The
rules were mended after that, in general terms. A second reader, who had not written the rules nor
seen the first judgement, then judged all that was left. Of the {judged} findings beyond the list
that were judged so and are still made, {upheld} are upheld ({upheld_share:.0f} %); {unjudged} are
new since, and unjudged. Nobody fresh has yet judged what the rules say of another text.

{eyes_table}

## Questions to a person

{asked_table}
"""


def page(result: Comparison) -> str:
    """Return the tables as a page."""
    met = len(result.expected) - len(result.missed)
    return _PAGE.format(
        expected=len(result.expected),
        met=met,
        share=100 * met / len(result.expected),
        missed=len(result.missed),
        beyond=len(result.beyond),
        asked=len(result.asked),
        expected_table=_table(("Rule", "Clause", "With", "", "Why missed"), _expected_rows(result)),
        first_upheld=FIRST_UPHELD,
        first_judged=FIRST_JUDGED,
        first_share=100 * FIRST_UPHELD / FIRST_JUDGED,
        upheld=len(result.upheld),
        judged=len(result.judged),
        upheld_share=100 * len(result.upheld) / max(1, len(result.judged)),
        unjudged=sum(result.verdict_on(f)[0] == NOT_JUDGED for f in result.beyond),
        eyes_table=_table(("Rule", "Clause", "Verdict", "Why"), _eyes_rows(result)),
        beyond_table=_table(
            ("Rule", "Clause", "What it says", "Why it is right"), _beyond_rows(result)
        ),
        asked_table=_table(("Rule", "Clause", "Question"), _asked_rows(result)),
    )


def _expected_rows(result: Comparison) -> Iterator[tuple[str, ...]]:
    for expected in result.expected:
        missed = expected in result.missed
        why = result.why_missed.get((expected.code, expected.clause), "") if missed else ""
        against = ", ".join(sorted(expected.against))
        state = "**missed**" if missed else "found"
        yield _linked(expected.code), expected.clause, against, state, why


def _beyond_rows(result: Comparison) -> Iterator[tuple[str, ...]]:
    for finding in result.beyond:
        why = result.reason_for(finding)
        yield _linked(finding.code), finding.clause or "", finding.message, why


def _eyes_rows(result: Comparison) -> Iterator[tuple[str, ...]]:
    for finding in result.beyond:
        yield _linked(finding.code), finding.clause or "", *result.verdict_on(finding)


def _asked_rows(result: Comparison) -> Iterator[tuple[str, ...]]:
    for finding in result.asked:
        yield _linked(finding.code), finding.clause or "", finding.message


def _linked(code: str) -> str:
    known = any(rule.code == code for rule in RULES)
    return f"[{code}]({code}.md)" if known else code


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *(tuple(map(_cell, row)) for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cell(words: str) -> str:
    """Keep a message in its cell, and its brackets from being taken for a link."""
    plain = " ".join(words.split()).replace("|", "\\|")
    return plain if plain.startswith("[") and "](" in plain else plain.replace("[", "\\[")


def main(arguments: list[str]) -> int:
    """Write the page, or check it; say what is missing."""
    if not EXPECTED.is_file():
        print("There is no list of expected findings beside the repository: nothing was compared.")
        return 2
    result = compare()
    text = page(result)
    wrong = [f"no reason given: {f.code} at {f.clause}" for f in result.unexplained]
    wrong += [f"a reason is kept for nothing: {stale}" for stale in result.stale]
    if "--check" not in arguments:
        PAGE.write_text(text, encoding="utf-8")
    elif not PAGE.is_file() or PAGE.read_text(encoding="utf-8") != text:
        wrong.append(f"{PAGE.relative_to(ROOT)} is out of date; run this without --check")
    met = len(result.expected) - len(result.missed)
    print(f"{met} of {len(result.expected)} expected, {len(result.beyond)} beyond")
    for missed in result.missed:
        print(f"missed: {missed.code} at {missed.clause}")
    for problem in wrong:
        print(problem)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
