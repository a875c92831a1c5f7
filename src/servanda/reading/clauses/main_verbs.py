"""Finds the verbs of a sentence that may bind somebody, in the order in which they are read."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Span, Token

from servanda.reading.clauses import verbs as v
from servanda.reading.clauses.binding import MODALS

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
    if v.is_verb(root) and (has_modal(root) or not _modal_verbs(sentence)):
        return root
    outside = [t for t in _modal_verbs(sentence) if not _is_subordinate(t)]
    if v.is_verb(root) and any(root == t or root in t.conjuncts for t in outside):
        return root
    if outside and not (v.is_verb(root) and v.subject_of(root) is not None):
        return outside[0]
    return root if v.is_verb(root) else None


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
    for child in verb.rights:
        if child.dep_ == "conj" and v.is_verb(child):
            below = _coordinate(child)
            found += [MainVerb(below[0].verb, verb), *below[1:]]
    return found


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
