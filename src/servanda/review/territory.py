"""Lines, areas and zones: how the text names them, and whether it says where they run."""

from __future__ import annotations

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind
from servanda.norms import Agreement, Norm, NormKind
from servanda.norms.comma_phrases import says
from servanda.norms.declared import is_place
from servanda.norms.walk import terms_of
from servanda.review.irreversible import is_irreversible
from servanda.review.matter import does, matter
from servanda.review.patterns import any_of, nouns

# What a line or an area is called: "boundary", "border", "frontier", "line", "zone" and "corridor"
# stand in five or more unrelated treaty texts (manytreaties: GBR-USA[VIA]_1993A, CNTNNS_1958A…);
# "position" and "point" of withdrawal in the ceasefire practice that the UN DPPA Guidance on
# Mediation of Ceasefires (2022) describes under separation of forces.
_LINE = nouns("border", "boundary", "corridor", "demarcation", "frontier", "line", "strip", "zone")
_AREA = nouns("area", "part", "point", "position", "sector", "territory")

# Zones without forces: Korean Armistice Agreement, article I ("demilitarized zone"); Fourth Geneva
# Convention, article 15 ("neutralized zones"); Additional Protocol I, articles 59-60; "safe area"
# in Security Council resolution 824 (1993); "zone of separation" in the Dayton Agreement (1995),
# annex 1-A; "buffer zone" in UN peacekeeping mandates.
ZONE = any_of(
    "buffer", "demilitarised", "demilitarized", "neutral zone", "neutralised zone",
    "neutralized zone", "safe area", "safe zone", "zone of separation",
)  # fmt: skip


# How land is given up: General Assembly resolution 2625 (1970), first principle; the vocabulary of
# cession in the Vienna Convention on Succession of States in respect of Treaties (1978); "gives up"
# in the Treaty of Utrecht (1713), article X; "relinquishes" in that of Paris (1898), article I.
_CEDING = frozenset(
    {"abandon", "cede", "give up", "relinquish", "renounce", "surrender", "transfer"}
)

# Whose a place is: General Assembly resolution 2625 (1970), first principle ("No territorial
# acquisition resulting from the threat or use of force shall be recognized as legal"); Vienna
# Convention on Succession of States in respect of Treaties (1978), article 15 ("territory").
_BELONGS = any_of(
    "annexed",
    "part of",
    "recognised",
    "recognized",
    "sovereignty",
    "territorial",
    "territories",
    "territory",
)

# How land is left (UN DPPA Guidance on Mediation of Ceasefires, 2022: withdrawal, redeployment).
_LEAVING = frozenset({"evacuate", "leave", "vacate", "withdraw"})

# Who leaves with the land; weapons that are withdrawn leave the soldiers behind (same guidance).
_TROOPS = nouns("army", "force", "formation", "soldier", "troop", "unit")


def cedes_land(agreement: Agreement, norm: Norm) -> bool:
    """Whether a norm has somebody give a place up."""
    return norm.kind is NormKind.ACHIEVE and does(norm, _CEDING) and names_a_place(agreement, norm)


def settles_status(agreement: Agreement, norm: Norm) -> bool:
    """Whether a declaration says whose a place is."""
    fact = norm.core.fact if isinstance(norm.core, s.Declaration) else None
    if not isinstance(fact, s.Stands) or not _BELONGS.search(fact.status):
        return False
    return any(is_place(agreement, phrase.name) for phrase in terms_of(fact.subject))


def leaves_land(agreement: Agreement, norm: Norm) -> bool:
    """Whether a norm has somebody leave a place, with no way back that the text knows of."""
    return (
        norm.kind is NormKind.ACHIEVE
        and norm.act is not None
        and does(norm, _LEAVING)
        and is_irreversible(agreement, norm.act)
        and names_a_place(agreement, norm)
        and all(_TROOPS.search(name) for name in _moved(norm.act))
    )


def _moved(act: s.Act) -> tuple[str, ...]:
    """Return what an act has moved; nothing where the bearers move themselves."""
    return tuple(p.name for r in act.roles if r.preposition is None for p in terms_of(r.term))


def names_a_place(agreement: Agreement, norm: Norm) -> bool:
    """Whether some place stands in a norm's core."""
    return any(is_place(agreement, phrase.name) for phrase in terms_of(norm.core))


def lines_in(agreement: Agreement, norm: Norm) -> tuple[str, ...]:
    """Return the lines and areas that a norm's sentence names."""
    if norm.kind is NormKind.DEFINITION:
        return ()
    named = matter(agreement, (norm.core, norm.conditions))
    return tuple(name for name in named if _is_line(agreement, name))


def _is_line(agreement: Agreement, name: str) -> bool:
    entity = agreement.vocabulary.entity(name)
    if entity is None or Kind.PLACE not in entity.kinds:
        return False
    if _LINE.search(name):
        return True
    return bool(_AREA.search(name)) and not _is_a_states_own(agreement, name)


def _is_a_states_own(agreement: Agreement, name: str) -> bool:
    """Whether a name is that of a party's territory as such, which has borders of its own."""
    parties = agreement.vocabulary.of_kind(Kind.SIGNATORY) + agreement.vocabulary.of_kind(
        Kind.NAMED
    )
    rest = any_of("of", "the", *(form for e in parties for form in (e.name, *e.forms))).sub(
        "", name
    )
    return rest.strip().lower() == "territory"


def mapped(agreement: Agreement) -> frozenset[str]:
    """Return the lines and areas that some clause maps, lists or defines."""
    found = set(agreement.vocabulary.definitions)
    found |= {e.name for e in agreement.vocabulary.entities.values() if e.meaning}
    for norm in agreement.norms:
        if norm.parent is None and says(norm, s.Slot.MAPPED_IN, s.Slot.LISTED_IN):
            found.update(lines_in(agreement, norm))
    return frozenset(found)
