"""A word on which a trigger, a limit or a ban turns, and which the text does not define."""

from __future__ import annotations

from collections.abc import Iterator

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind as NameKind
from servanda.norms import Agreement, Norm, NormKind
from servanda.norms.comma_phrases import says
from servanda.norms.walk import happenings, terms_of
from servanda.review.armed_forces import FORCES, force_limit
from servanda.review.contested import CONTESTED
from servanda.review.definitions import is_defined
from servanda.review.matter import speaks_of
from servanda.review.rule import Case, Family, Gather, Hit, Kind, Looked, Rule
from servanda.review.stakes import uses_force
from servanda.review.stationing import stations_abroad, which_forces_are_open
from servanda.review.telling import in_marks

# Acts whose whole content is that something else is not to be (Covenant on Civil and Political
# Rights, article 20: “prohibited by law”; Genocide Convention, article V: penal legislation).
_BANNING = frozenset({"ban", "criminalise", "criminalize", "forbid", "outlaw", "prohibit"})

_THINGS = frozenset({NameKind.THING, NameKind.STATUS, NameKind.MEASURE, NameKind.EVENT})


def look(case: Case) -> Looked:
    """Find triggers, limits and bans that turn on words without a definition."""
    agreement = case.agreement
    found: dict[str, list[str]] = {}
    first: dict[str, Norm] = {}
    among = 0
    for norm in agreement.norms:
        turning = tuple(dict.fromkeys(_turning_words(agreement, norm)))
        among += bool(turning)
        for words in turning:
            if not is_defined(agreement, words):
                found.setdefault(norm.clause, []).append(words)
                first.setdefault(norm.clause, norm)
    hits = tuple(
        Hit(
            clause,
            f"The text does not say what counts as {in_marks(words)}.",
            at=first[clause].at,
            quote=first[clause].quote,
        )
        for clause, words in found.items()
    )
    return Looked(f"{among} triggers, limits and bans", among, hits)


def _turning_words(agreement: Agreement, norm: Norm) -> Iterator[str]:
    """Yield the names and verbs on which it turns whether a norm is triggered or broken."""
    if norm.parent is None:
        for happening in happenings(norm.conditions):
            yield from _contested_in(agreement, happening.act)
    yield from _counted(agreement, norm)
    if (_forbids(norm) or norm.kind is NormKind.MAINTAIN) and not _asked_which(agreement, norm):
        yield from _contested_in(agreement, norm.act)
    if norm.act is not None and norm.act.verb.partition(" ")[0] in _BANNING:
        yield from _things(agreement, norm.act)


def _asked_which(agreement: Agreement, norm: Norm) -> bool:
    """Whether the rule on foreign forces asks already which of them are meant."""
    return stations_abroad(agreement, norm) and any(
        which_forces_are_open(agreement, norm.clause, norm.quote)
    )


def _forbids(norm: Norm) -> bool:
    modal = norm.core.modal if isinstance(norm.core, s.Norm) else None
    return modal in {s.Modal.MUST_NOT, s.Modal.IS_EXPECTED_NOT}


def _contested_in(agreement: Agreement, act: object) -> Iterator[str]:
    if not isinstance(act, s.Act):
        return
    contested = [name for name in _things(agreement, act) if CONTESTED.search(name)]
    yield from contested
    if not contested and (uses_force(agreement, act.verb) or CONTESTED.search(act.verb)):
        yield act.verb  # “use armed force” turns on armed force, “invade” on itself


def _things(agreement: Agreement, act: s.Act) -> Iterator[str]:
    for term in terms_of(act.roles):
        entity = agreement.vocabulary.entity(term.name)
        if entity is not None and entity.kinds & _THINGS:
            yield entity.name


def _counted(agreement: Agreement, norm: Norm) -> Iterator[str]:
    """Yield the measure of a limit on forces that does not say what it counts."""
    bound = force_limit(agreement, norm)
    if bound is not None and FORCES.search(bound.unit) and not says(norm, s.Slot.COUNTING):
        yield from speaks_of(agreement, norm, FORCES)


RULE = Rule(
    code="undefined-term",
    family=Family.WORDING,
    kind=Kind.FORMAL,
    title="a trigger, limit or ban that turns on an undefined word",
    silenced_by="a definition (“WORD” means “…”), or for a limit “counting …”",
    look=look,
    gather=Gather.CLAUSE,
)
