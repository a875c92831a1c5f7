"""Asks of a problem what its uncertain preferences come to, in very many draws."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from servanda.bargaining.problem import Problem
from servanda.bargaining.solutions import Concept
from servanda.bargaining.uncertainty.assumptions import Assumptions
from servanda.bargaining.uncertainty.drawing import drawn_from
from servanda.bargaining.uncertainty.drawn import Reals
from servanda.bargaining.uncertainty.ground import Ground
from servanda.bargaining.uncertainty.influence import swings_of
from servanda.bargaining.uncertainty.obstacles import obstacles
from servanda.bargaining.uncertainty.regret import regret_of, safest
from servanda.bargaining.uncertainty.result import DraftDraws, Draws, Outcome, Pick
from servanda.bargaining.uncertainty.run import Progress, Run, accepted, meets
from servanda.bargaining.uncertainty.tally import Tally, share_of
from servanda.findings import Finding, Severity

LISTED = 12
"""So many packages of each solution are listed, those picked most often."""


def draws_of(problem: Problem, assumptions: Assumptions, progress: Progress | None = None) -> Draws:
    """Return what draws of a problem's uncertain preferences say, or findings that say why not.

    The same seed gives the same answer.
    """
    blank = Draws(problem.parties, assumptions.count, assumptions.seed)
    findings = tuple(obstacles(problem, assumptions))
    if findings:
        return replace(blank, findings=findings)
    ground = Ground.of(problem)
    if ground.empty:
        return replace(blank, findings=(_all_refused(),))
    drawn = drawn_from(problem, assumptions)
    run = Run.through(problem, ground, drawn, progress)
    return replace(
        blank,
        assumed=drawn.assumed,
        zone=share_of(run.zone) if run.known else None,
        draft=_draft(problem, run),
        picks=tuple(_pick(problem, run, tally) for tally in run.tallies),
        outcomes=tuple(_outcomes(problem, run)),
    )


def _draft(problem: Problem, run: Run) -> DraftDraws | None:
    package = problem.draft
    if package is None:
        return None
    unknown = np.isnan(run.floors[0]).tolist()
    if run.draft is None:
        return DraftDraws(package, (None,) * len(unknown), None, None, allowed=False)
    fine = meets(run.draft.worths, run.floors)
    return DraftDraws(
        package,
        tuple(None if gone else share_of(fine[:, p]) for p, gone in enumerate(unknown)),
        share_of(accepted(run.draft.worths, run.floors)) if run.known else None,
        share_of(run.draft.beaten),
        allowed=True,
    )


def _pick(problem: Problem, run: Run, tally: Tally) -> Pick:
    """Return what a solution picks, and what is lost by settling on it, or on the draft, now."""
    chosen = tally.chosen(LISTED)
    packages = [one.package for one in chosen]
    rows = [tally.rows[tally.packages.index(package)] for package in packages]
    if run.draft and problem.draft and problem.draft not in packages:
        packages.append(problem.draft)
        rows.append(run.draft.row)
    found = []
    if tally.answered.any():
        worths = run.worths(np.array(rows))
        found = [
            regret_of(package, worths[:, k], run.floors, tally)
            for k, package in enumerate(packages)
        ]
    return Pick(
        tally.concept,
        share_of(tally.answered),
        chosen,
        max(0.0, float(tally.answered.mean()) - sum(one.often.share for one in chosen)),
        tally.options(tuple(len(issue.options) for issue in problem.issues)),
        tuple(found),
        safest(found),
        float((~tally.settled).mean()),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """What may be so in a draw or not; `counted` is what each draw counts for."""

    words: str
    counted: Reals | NDArray[np.bool_]
    concept: Concept | None = None
    package: tuple[int, ...] | None = None


def _outcomes(problem: Problem, run: Run) -> Iterator[Outcome]:
    """Give what is so in some draws only, and what it depends on."""
    for asked in _asked(problem, run):
        counted = asked.counted.astype(np.float64)
        if np.ptp(counted) > 0:
            swings = swings_of(counted, run.drawn.inputs)
            mean = float(counted.mean())
            yield Outcome(asked.words, mean, swings, asked.concept, asked.package)


def _asked(problem: Problem, run: Run) -> Iterator[_Asked]:
    if run.known:
        yield _Asked("there is a package that all would accept", run.zone)
    if run.draft:
        if run.known:
            fine = accepted(run.draft.worths, run.floors)
            yield _Asked("all would accept the draft", fine, package=problem.draft)
        yield _Asked(
            "another package is better than the draft for somebody, and worse for nobody",
            run.draft.beaten,
            package=problem.draft,
        )
    for tally in run.tallies:
        for first in tally.chosen(1):
            yield _Asked(
                f"the {tally.concept} solution picks what it picks most often",
                tally.credits(tally.packages.index(first.package)),
                tally.concept,
                first.package,
            )


def _all_refused() -> Finding:
    return Finding(
        "all-refused", Severity.HIGH, "Red lines and linkages together refuse every package."
    )
