"""What a claim says, in the words of Pact."""

from __future__ import annotations

from decimal import Decimal

from servanda.evidence.claim import Claim, ClaimKind, Quantity
from servanda.instrument.pact import phrasing
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.inflection import pasts

SOMEBODY = "somebody who is not named"


def in_words(claim: Claim) -> str:
    """Write what is said to have happened, without its voice: “Northland shelled the bridge”."""
    match claim.kind:
        case ClaimKind.ACT | ClaimKind.EFFECT:
            return _act(claim)
        case ClaimKind.MEASURE:
            return _measure(claim)
        case ClaimKind.STATUS:
            return f"{_concerned(claim)} is{_not(claim)} {claim.what}"
        case ClaimKind.EVENT:
            of = f" of {_concerned(claim)}" if claim.clause or claim.subject else ""
            return f"{claim.what}{of} {'did not take' if claim.negated else 'took'} place"
        case ClaimKind.JUDGEMENT:
            return f"{claim.judged or _concerned(claim)} is{_not(claim)} “{claim.what}”"
        case ClaimKind.WORDS:
            return f"“{claim.what}”"


def in_figures(quantity: Quantity) -> str:
    """Write how much: “580,000 to 620,000 personnel, 600,000 at best estimate”."""
    low, high = (Decimal(str(figure)) for figure in (quantity.low, quantity.high))
    words = phrasing.quantity(s.Quantity(low, high, quantity.unit)).strip()
    if quantity.best is None or low == high:
        return words
    return f"{words}, {phrasing.number(Decimal(str(quantity.best)))} at best estimate"


def _act(claim: Claim) -> str:
    doer = str(claim.subject) if claim.subject is not None else SOMEBODY
    verb = f"did not {claim.what}" if claim.negated else pasts(claim.what)[-1]
    words = [doer, verb]
    if claim.clause is not None:
        words.append(_concerned(claim))
    # The direct object stands next to its verb.
    for preposition, who in sorted(claim.roles, key=lambda role: role[0] != ""):
        words += [preposition, str(who)] if preposition else [str(who)]
    if claim.times > 1:
        words.append(f"at least {claim.times} times")
    amount = f", amount {in_figures(claim.quantity)}" if claim.quantity is not None else ""
    return " ".join(words) + amount


def _measure(claim: Claim) -> str:
    of = f" of {claim.subject}" if claim.subject is not None else ""
    figure = in_figures(claim.quantity) if claim.quantity is not None else "measured"
    return f"{claim.what}{of} was {figure}"


def _concerned(claim: Claim) -> str:
    if claim.clause is None:
        return str(claim.subject) if claim.subject is not None else "something that is not named"
    return f"[{claim.clause}]" if " " not in claim.clause else claim.clause


def _not(claim: Claim) -> str:
    return " not" if claim.negated else ""
