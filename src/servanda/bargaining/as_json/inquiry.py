"""All answers on one problem as data."""

from __future__ import annotations

from servanda.bargaining.as_json.data import Data, as_data
from servanda.bargaining.frontier import Front, Standing
from servanda.bargaining.inquiry import Inquiry
from servanda.bargaining.inquiry.conclusions import foreseen
from servanda.bargaining.problem import Problem

MOST_POINTS = 1_000
"""So many points of a front are written out; `count` says how many there are."""


def inquiry_as_data(inquiry: Inquiry) -> dict[str, Data]:
    """Return what is at stake and every answer.

    Bids and what is missing speak of `whole`, answers of `problem`: the part of it of which enough
    is known. A package is the index of an option for each issue of that part. What cannot be
    answered, because a worth is not known as one number, is null.
    """
    front = inquiry.front
    fitting = inquiry.division
    negotiation = inquiry.negotiation
    return {
        "whole": problem_as_data(inquiry.whole),
        "problem": problem_as_data(inquiry.problem),
        "bids": None if negotiation is None else as_data(negotiation.bids),
        "missing": None if negotiation is None else as_data(negotiation.missing),
        "taken": as_data(inquiry.taken),
        "zone": as_data(inquiry.zone),
        "front": None if front is None else _front(front),
        "drafted": None if inquiry.drafted is None else _standing(inquiry.drafted),
        "solutions": as_data(inquiry.solutions),
        "power": as_data(inquiry.power),
        "draws": as_data(inquiry.draws),
        "foreseen": as_data(foreseen(inquiry)),
        "division": as_data(fitting) if fitting.division is not None else None,
    }


def problem_as_data(problem: Problem) -> dict[str, Data]:
    """Return who is to agree on what, and what is known of what they want."""
    return {
        "title": problem.title,
        "parties": as_data(problem.parties),
        "issues": as_data(problem.issues),
        "preferences": as_data(problem.preferences),
        "exclusions": as_data(problem.exclusions),
        "draft": as_data(problem.draft),
        "definite": problem.definite,
        "count": problem.count,
    }


def _standing(draft: Standing) -> Data:
    packages = draft.packages
    return {
        "package": as_data(draft.package),
        "worth": as_data(packages.utilities(draft.total)),
        "refused": as_data(draft.refused),
        "acceptable": draft.acceptable,
        "efficient": draft.efficient,
        "better": as_data(draft.better),
        "preferred": as_data(draft.preferred),
        "gains": as_data(draft.gains),
        "nearest": as_data(draft.nearest),
        "nearest_improved": as_data(draft.nearest_improved),
    }


def _front(front: Front) -> Data:
    counts = front.counts
    shown = range(min(len(front), MOST_POINTS))
    return {
        "exact": front.exact,
        "margin": as_data(front.margin),
        "count": len(front),
        "points": [
            {
                "package": as_data(front.package(point)),
                "packages": counts[point],
                "worth": as_data(front.utilities(point)),
            }
            for point in shown
        ],
    }
