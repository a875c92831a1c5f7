"""An agreement to agree later."""

from __future__ import annotations

import re
from collections.abc import Iterator

from servanda.effects.agreeing import TALKING
from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.declarations import Kind as Declared
from servanda.norms import Agreement, Norm, NormKind
from servanda.norms.acts import names_this_agreement, nouns_in
from servanda.norms.comma_phrases import says
from servanda.review.rule import Case, Family, Hit, Kind, Looked, Rule
from servanda.review.words import occurrences

# The phrases occur in many unrelated treaty texts: “shall be agreed” in 33 of 662, “shall agree on”
# 68, “to be agreed, negotiated or discussed” 107, “shall conclude” 33, “enter into negotiations”
# 62, “separate agreement” 19, “agreements shall be concluded” 11, “shall negotiate” 17; “hold
# talks” and “dialogue” 82 and 67. “Subsequent agreement” stands in the Oslo accords.
_SHALL = r"(?:will|shall|must|should|(?:is|are)\s+to|undertakes?\s+to|agrees?\s+to)"
_TEXT = r"(?:agreements?|treat(?:y|ies)|pacts?|accords?)"
_TALKS = r"(?:dialogues?|talks|negotiations|discussions)"
_SOME = r"(?:[\w\-’']+\s+){0,6}?"
_POSTPONED = re.compile(
    rf"""\b(?:
      {_TEXT}\s+{_SOME}{_SHALL}\s+be\s+(?:reached|concluded|made|signed|negotiated|drawn\s+up)
    | (?:{_SHALL}|to)\s+be\s+(?:further\s+)?(?:agreed|discussed|negotiated)
    | (?:is|are)\s+(?:discussed|negotiated)
    | {_SHALL}\s+(?:agree|negotiate|discuss)\b
    | {_SHALL}\s+(?:conclude|reach|sign|enter\s+into|draw\s+up)\s+{_SOME}{_TEXT}
    | {_SHALL}\s+(?:hold|open|begin|resume|enter\s+into|conduct)\s+{_SOME}{_TALKS}
    | {_TALKS}\s+{_SOME}{_SHALL}\s+(?:be\s+(?:held|conducted|opened|resumed)|take\s+place)
    | (?:separate|further|subsequent|future|later)\s+{_TEXT}
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_CONCLUDE = frozenset(
    {"begin", "conclude", "conduct", "draw up", "enter into", "hold", "open", "reach", "resume",
     "sign"}
)  # fmt: skip
_LATER_TEXT = re.compile(rf"\b(?:{_TEXT}|{_TALKS})\b", re.IGNORECASE)
_MESSAGE = "This leaves the substance to a later agreement, and says nothing for the case of none."


def look(case: Case) -> Looked:
    """Find words that postpone, and duties to agree, unless the text says what holds meanwhile."""
    agreement = case.agreement
    answered = {n.clause for n in agreement.norms if says(n, s.Slot.FAILING, s.Slot.STAGE)}
    hits: dict[str, Hit] = {}
    for hit in (*_in_words(case), *_in_norms(agreement)):
        if hit.clause not in answered:
            hits.setdefault(hit.clause, hit)
    order = {a.label: n for n, a in enumerate(agreement.file.articles)}
    return Looked(
        f"the words of {len(order)} articles and {len(agreement.norms)} norms",
        len(order),
        tuple(hits.values()),
    )


def _in_words(case: Case) -> Iterator[Hit]:
    for found in occurrences(case, _POSTPONED):
        yield Hit(found.clause, _MESSAGE, at=found.at, quote=found.words)


def _in_norms(agreement: Agreement) -> Iterator[Hit]:
    for norm in agreement.of_kind(NormKind.ACHIEVE, NormKind.EXPECTATION):
        if _postpones(agreement, norm):
            yield Hit(norm.clause, _MESSAGE, at=norm.at, quote=norm.quote)


def _postpones(agreement: Agreement, norm: Norm) -> bool:
    act = norm.act
    if act is None or names_this_agreement(act):
        return False
    if act.verb in TALKING:
        return True
    objects = tuple(r.term for r in act.roles if r.preposition is None)
    return act.verb in _CONCLUDE and any(
        _LATER_TEXT.search(noun) and not _exists(agreement, noun) for noun in nouns_in(objects)
    )


def _exists(agreement: Agreement, name: str) -> bool:
    """Whether a name is that of a treaty, which is there to be signed."""
    entity = agreement.vocabulary.entity(name)
    return entity is not None and Declared.TREATY in entity.kinds


RULE = Rule(
    code="agree-to-agree",
    family=Family.OBLIGATIONS,
    kind=Kind.LEXICAL,
    title="an agreement to agree later",
    silenced_by="what holds if no agreement is reached (“failing which …”), or a procedure in "
    "stages that ends somewhere",
    look=look,
)
