"""Finds the verbs of a sentence that may bind somebody, in the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from servanda.reading.clauses import verbs as v
from servanda.reading.clauses.binding import MODALS
from servanda.reading.clauses.language import base_verbs

_SUBORDINATE = frozenset({"relcl", "advcl", "acl", "csubj", "csubjpass", "pcomp"})


@dataclass(frozen=True, slots=True)
class MainVerb:
    """A verb with the coordinate verb before it, whose subject and helpers it may share."""

    verb: Token
    before: Token | None = None


def main_verbs(sentence: Span) -> list[MainVerb]:
    """Return the coordinate verbs of a sentence, a spliced first clause included.

    Where the parser's root binds nobody, the first verb with a modal outside any subordinate clause
    is taken for it.
    """
    root = _root(sentence)
    if root is None:
        return []
    spliced = [
        c for c in root.lefts
        if c.dep_ == "ccomp" and v.is_verb(c) and not any(g.dep_ == "mark" for g in c.children)
    ]  # fmt: skip
    found: list[MainVerb] = []
    for top in (*spliced, root):
        found += _coordinate(top)
    return found


def _root(sentence: Span) -> Token | None:
    root = sentence.root
    modal = _modal_verbs(sentence)
    if not modal and (broken := _broken_off(sentence)) is not None:
        return broken
    if v.is_verb(root) and (has_modal(root) or not modal):
        return root
    outside = [t for t in modal if not _is_subordinate(t)]
    finite = v.is_verb(root) and not v.is_bare_participle(root)
    if finite and (not outside or root in outside[0].conjuncts):
        return root
    if outside:
        return outside[0]
    inside = [t for t in modal if t.dep_ not in {"relcl", "acl"}]
    return next(iter(inside or modal), None)


def _broken_off(sentence: Span) -> Token | None:
    """Return the modal that no verb follows (`The Parties shall:`), or the verb read as a noun."""
    modal = next((t for t in sentence if t.tag_ == "MD" and t.lower_ in MODALS), None)
    if modal is None or (modal.dep_ == "aux" and v.is_verb(modal.head)):
        return None
    after = modal.doc[modal.i + 1] if modal.i + 1 < sentence.end else None
    noun = after is not None and after.pos_ in {"NOUN", "PROPN"} and after.lower_ in base_verbs()
    return after if noun else modal


def has_modal(verb: Token) -> bool:
    """Whether a modal helps a verb."""
    return any(c.dep_ == "aux" and c.lower_ in MODALS for c in verb.children)


def _modal_verbs(sentence: Span) -> list[Token]:
    return [t for t in sentence if v.is_verb(t) and has_modal(t)]


def _is_subordinate(verb: Token) -> bool:
    chain = (verb, *verb.ancestors)
    return any(
        t.dep_ in _SUBORDINATE or (t.dep_ == "ccomp" and any(c.dep_ == "mark" for c in t.lefts))
        for t in chain
    )


def _coordinate(verb: Token) -> list[MainVerb]:
    found = [MainVerb(verb)]
    for each in found:  # grows while it is gone through
        joined = (c for c in each.verb.rights if c.dep_ == "conj" and v.is_verb(c))
        found += [MainVerb(c, each.verb) for c in joined]
    return sorted(found, key=lambda each: each.verb.i)


def nested_verbs(main: list[MainVerb]) -> list[Token]:
    """Return verbs with a modal in clauses below the main verbs: `a provision that it will …`."""
    own = {m.verb.i for m in main}
    found: list[Token] = []
    for each in main:
        waiting = [c for c in each.verb.children if c.i not in own]
        while waiting:
            token = waiting.pop(0)
            if token.i in own:
                continue
            if _binds_below(token):
                found.append(token)
            waiting += token.children
    return sorted(found, key=lambda t: t.i)


def _binds_below(token: Token) -> bool:
    if not (v.is_verb(token) and has_modal(token)):
        return False
    if token.dep_ == "relcl":
        return any(c.lower_ in {"shall", "must", "may"} for c in token.lefts if c.dep_ == "aux")
    if token.dep_ == "advcl":
        return any(c.lower_ in {"that", "whereby"} for c in token.lefts)
    return token.dep_ in {"ccomp", "acl"} and any(
        c.dep_ == "mark" and c.lower_ == "that" for c in token.lefts
    )
