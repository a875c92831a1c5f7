"""Facts will decide, and nobody is told to keep the evidence of them."""

from __future__ import annotations

import re

from servanda.effects.accusations import accusations
from servanda.effects.checking import checks
from servanda.norms import Norm, NormKind
from servanda.norms.acts import mentions
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule

# The tasks of the Berkeley Protocol on Digital Open Source Investigations (2022): preservation,
# chain of custody, disclosure; “preserve … records” stands in 29 of 662 treaty texts.
_KEEP = frozenset(
    {"archive", "disclose", "exchange", "hash", "keep", "maintain", "preserve", "record", "retain",
     "safeguard", "secure", "share", "store"}
)  # fmt: skip
_EVIDENCE = re.compile(
    r"\b(?:evidence|records?|recordings?|data|samples?|imagery|footage|logs?|custody|proof)\b",
    re.IGNORECASE,
)


def look(case: Case) -> Looked:
    """Find clauses on breaches, else on monitoring, in a text with no clause on evidence."""
    agreement = case.agreement
    turning = accusations(agreement) or tuple(c.norm for c in checks(agreement) if c.on_all)
    if any(_keeps_evidence(norm) for norm in agreement.norms):
        turning_open: tuple[Norm, ...] = ()
    else:
        turning_open = turning
    hits = tuple(
        Hit(
            norm.clause,
            "Who is to keep the evidence of what happened, so that both sides can see it again?",
            at=norm.at,
            quote=norm.quote,
        )
        for norm in turning_open
    )
    return Looked(f"{len(turning)} clauses that turn on evidence", len(turning), hits)


def _keeps_evidence(norm: Norm) -> bool:
    act = norm.act
    return (
        act is not None
        and norm.kind is not NormKind.PROHIBITION
        and act.verb in _KEEP
        and mentions(act.roles, _EVIDENCE)
    )


RULE = Rule(
    code="no-evidence-custody",
    family=Family.VERIFICATION,
    kind=Kind.ASK,
    title="facts will decide, and nobody is told to keep the evidence",
    silenced_by="a clause by which somebody preserves, records or shares evidence; or the answer "
    "of a person who knows of such a rule elsewhere",
    look=look,
    gather=Gather.ARTICLE,
)
