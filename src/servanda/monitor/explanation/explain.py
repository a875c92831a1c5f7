"""Builds the proof of a verdict, by the reference semantics."""

from __future__ import annotations

from collections.abc import Sequence

from servanda.evidence.claim import Claim
from servanda.monitor.explanation.by_definition import ByDefinition
from servanda.monitor.explanation.ground import Ground
from servanda.monitor.explanation.inquiry import WHY, Inquiry
from servanda.monitor.explanation.proof import Proof
from servanda.monitor.explanation.requirements import Matter, requirements
from servanda.monitor.explanation.wording import Wording
from servanda.monitor.program import Program, Variable
from servanda.monitor.reference import Telling
from servanda.monitor.world import World
from servanda.vocabulary.instance import Instance


class NoSuchInstanceError(LookupError):
    """The rule has no instance with these values."""


def explain(  # noqa: PLR0913, PLR0917 - a verdict follows from the first four; the rest says which
    program: Program,
    claims: Sequence[Claim],
    world: World,
    as_of: int,
    rule: str,
    instance: tuple[tuple[Variable, Instance], ...] = (),
    inquiry: Inquiry = WHY,
) -> Proof:
    """Return why an instance has its status as of an instant (µs), or what else is asked of it.

    Of several instances with the same values, the latest is explained. Cost grows with the claims:
    hand over those that bear on the rule. Raises `NoSuchInstanceError`.
    """
    telling = Telling(program, claims, world, as_of)
    for _ in telling.steps():
        pass
    found = [case for case in telling.cases(rule) if case.instance == instance]
    if not found:
        raise NoSuchInstanceError(f"[{rule}] has no such instance.")
    return proof_on(ByDefinition(telling, found[-1]), inquiry)


def proof_on(ground: Ground, inquiry: Inquiry) -> Proof:
    """Return the proof that stands on a ground."""
    matter = Matter(ground, Wording(ground.program), inquiry.during)
    points = tuple(requirements(matter, inquiry.expected or ground.verdict.status))
    return Proof(ground.verdict, points, inquiry.expected)
