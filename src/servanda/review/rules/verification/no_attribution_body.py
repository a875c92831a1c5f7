"""A breach may be counted, but nobody is told to say whose it was."""

from __future__ import annotations

from servanda.effects.accusations import accusations, found_elsewhere, is_on_anybodys_breach
from servanda.effects.checking import checks
from servanda.instrument.pact import syntax as s
from servanda.norms import Agreement, Norm
from servanda.norms.comma_phrases import says
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule
from servanda.review.telling import quoted


def look(case: Case) -> Looked:
    """Find accusations that no body is named to find, on the spot or in a clause on findings."""
    accusing = accusations(case.agreement)
    attributed = found_elsewhere(case.agreement)
    hits = tuple(
        Hit(
            norm.clause,
            _message(case.agreement, norm),
            at=norm.at,
            quote=norm.quote,
            other_reading="The accused side may say that somebody else did it, or that nothing "
            "happened.",
        )
        for norm in accusing
        if not says(norm, s.Slot.FOUND_BY) and norm.id not in attributed
    )
    return Looked(f"{len(accusing)} consequences of a breach", len(accusing), hits)


def _message(agreement: Agreement, norm: Norm) -> str:
    if not is_on_anybodys_breach(agreement, norm):
        return "Nobody is named to say who did it."
    watching = tuple(dict.fromkeys(n for c in checks(agreement) if c.on_all for n in c.by))
    if not watching:
        return "Nobody is named to find a breach, and to say whose it was."
    return (
        f"{quoted(watching)} {'is' if len(watching) == 1 else 'are'} to watch over this agreement; "
        "nobody is named to find a breach, and to say whose it was."
    )


RULE = Rule(
    code="no-attribution-body",
    family=Family.VERIFICATION,
    kind=Kind.FORMAL,
    title="a breach may be counted, but nobody says whose it was",
    silenced_by="“as found by BODY” on the clause, or a clause that has a body determine breaches "
    "and who is responsible",
    look=look,
    gather=Gather.ARTICLE,
)
