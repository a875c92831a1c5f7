"""Whether it would hold, as JSON (`hold-1.json`, beside the command `servanda hold`)."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TypeAlias

from servanda.bargaining.as_json.conflict import conflict_as_data
from servanda.bargaining.as_json.standing import standing_as_data
from servanda.bargaining.enforcement import (
    Answer,
    Bound,
    Delay,
    Holding,
    Outlook,
    PatienceRange,
    Possibilities,
    Reckoning,
    SupposedShift,
    Undertaking,
    Verdict,
)
from servanda.bargaining.enforcement.answer import Effect, Lack
from servanda.findings.rendering import finding_as_json

SCHEMA = "servanda/hold-1.json"

Json: TypeAlias = dict[str, object]


def outlook_to_json(outlook: Outlook) -> str:
    """Return the whole answer as a JSON document."""
    document = {
        "schema": SCHEMA,
        "assumed_by": outlook.assumptions.by if outlook.assumptions else None,
        "holding": _holding(outlook.holding) if outlook.holding else None,
        "possibilities": _possibilities(outlook.possibilities) if outlook.possibilities else None,
        "conflict": (
            conflict_as_data(outlook.conflict, outlook.standing.stability)
            if outlook.conflict is not None and outlook.standing is not None
            else None
        ),
        "standing": (
            standing_as_data(outlook.conflict, outlook.standing)
            if outlook.conflict is not None and outlook.standing is not None
            else None
        ),
        "findings": [finding_as_json(finding) for finding in outlook.findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _holding(holding: Holding) -> Json:
    return {
        "undertakings": [_undertaking(u) for u in holding.undertakings],
        "weakest": [_which(u) for u in holding.weakest],
        "dependences": [
            {"actor": d.actor, "undertakings": [_which(u) for u in d.undertakings]}
            for d in holding.dependences
        ],
        "nobodys": list(holding.nobodys),
        "without_attribution": [_which(u) for u in holding.without_attribution],
        "exits": [
            {
                "clause": leaving.clause,
                "holders": list(leaving.holders),
                "notice": leaving.notice,
                "words": leaving.words,
                "quote": leaving.quote,
            }
            for leaving in holding.exits
        ],
        "shifts": [_shift(shift) for shift in holding.shifts],
    }


def _which(undertaking: Undertaking) -> Json:
    return {"party": undertaking.party, "norm": undertaking.norm, "clause": undertaking.clause}


def _undertaking(undertaking: Undertaking) -> Json:
    return {
        **_which(undertaking),
        "reading": undertaking.reading,
        "words": undertaking.words,
        "quote": undertaking.quote,
        "owed": undertaking.owed,
        "irreversible": undertaking.irreversible,
        "seen_by": list(undertaking.seen_by),
        "in_exchange": list(undertaking.in_exchange),
        "answers": [_answer(answer) for answer in undertaking.answers],
        "needs": sorted(_lacks(lacks) for lacks in undertaking.needs),
        "reckonings": [_reckoning(reckoning) for reckoning in undertaking.reckonings],
    }


def _answer(answer: Answer) -> Json:
    return {
        "norm": answer.norm,
        "clause": answer.clause,
        "words": answer.words,
        "quote": answer.quote,
        "optional": answer.optional,
        "effects": [_effect(effect) for effect in answer.effects],
        "to_be_found": answer.to_be_found,
        "finders": list(answer.finders),
        "found_in": list(answer.found_in),
        "with_a_seat": list(answer.with_a_seat),
        "standard": answer.standard,
        "judged": list(answer.judged),
        "times": answer.times,
        "delay": _delay(answer.delay),
        "lacks": _lacks(answer.lacks),
    }


def _effect(effect: Effect) -> Json:
    return {
        "words": effect.words,
        "falls": effect.falls.value,
        "clauses": list(effect.clauses),
        "losers": list(effect.losers),
        "by_somebody": effect.by_somebody,
        "doers": list(effect.doers),
    }


def _delay(delay: Delay) -> Json:
    days = delay.days
    return {
        "stages": [
            {
                "what": stage.what,
                "words": stage.words,
                "clause": stage.clause,
                "days": [_number(stage.least), _number(stage.most)],
            }
            for stage in delay.stages
        ],
        "unstated": list(delay.unstated),
        "days": None if days is None else [_number(days[0]), _number(days[1])],
    }


def _lacks(lacks: frozenset[Lack]) -> list[str]:
    return [lack.value for lack in Lack if lack in lacks]


def _reckoning(reckoning: Reckoning) -> Json:
    supposed = reckoning.supposed
    return {
        "according_to": supposed.according_to,
        "clause": supposed.clause,
        "period": supposed.period,
        "gain": _number(supposed.gain),
        "gain_each_period": _number(supposed.gain_each_period),
        "penalty": _number(supposed.penalty),
        "loss_each_period": _number(supposed.loss_each_period),
        "lasting": supposed.lasting,
        "detection": _number(supposed.detection),
        "patience": _number(supposed.patience),
        "delay": reckoning.delay,
        "condition": reckoning.condition,
        "missing": list(reckoning.missing),
        "keeping_pays": reckoning.keeping_pays,
        "least_detection": _threshold(reckoning.least_detection),
        "least_penalty": _threshold(reckoning.least_penalty),
        "least_loss": _threshold(reckoning.least_loss),
        "patience_range": _threshold(reckoning.patience),
    }


def _threshold(threshold: Fraction | PatienceRange | Verdict | None) -> object:
    match threshold:
        case PatienceRange(low=low, high=high):
            return [_bound(low), _bound(high)]
        case Verdict():
            return threshold.value
    return _number(threshold)


def _shift(supposed: SupposedShift) -> Json:
    shift = supposed.shift
    return {
        "rising": supposed.rising,
        "declining": supposed.declining,
        "according_to": supposed.according_to,
        "now": _number(shift.now),
        "later": _number(shift.later),
        "cost_to_rising": _number(shift.cost_to_rising),
        "cost_to_declining": _number(shift.cost_to_declining),
        "patience": _number(shift.patience),
        "shift": _number(shift.shift),
        "surplus": _number(shift.surplus),
        "no_promise_is_enough": shift.no_promise_is_enough,
        "declining_side_fights": shift.declining_side_fights,
        "most_that_can_be_bridged": _number(shift.most_that_can_be_bridged),
        "fewest_steps": shift.fewest_steps,
        "most_patience": _bound(shift.most_patience),
    }


def _possibilities(possibilities: Possibilities) -> Json:
    return {
        "options": [
            {
                "party": option.party,
                "name": option.name,
                "act": option.act.value,
                "clauses": list(option.clauses),
                "words": option.words,
                "quote": option.quote,
                "final": option.final,
            }
            for option in possibilities.options
        ],
        "needs": [
            {"option": later, "one_of": list(before)} for later, before in possibilities.needs
        ],
        "temptations": [
            {
                "option": temptation.option.name,
                "replies": [
                    {
                        "norm": reply.answer.norm,
                        "steps": list(reply.steps),
                        "lacks": _lacks(reply.lacks),
                        "can_be_made": reply.can_be_made,
                    }
                    for reply in temptation.replies
                ],
            }
            for temptation in possibilities.temptations
        ],
    }


def _number(number: Fraction | None) -> Json | None:
    return None if number is None else {"exact": str(number), "about": float(number)}


def _bound(number: Bound) -> Json:
    exact = None if number.exact is None else str(number.exact)
    return {"exact": exact, "about": float(number)}
