"""Reads clauses without a verb: `Withdrawal of all heavy weapons by both sides`, `No deployment …`.

A noun made of a verb says what is to be done; `of` leads to what it is done to, `by` to who does
it. Which nouns are made of verbs is told by English word formation (Quirk et al., A Comprehensive
Grammar of the English Language, 1985, appendix I.37-44) and the pipeline's own list of verbs.
"""

from __future__ import annotations

from functools import lru_cache

from spacy.tokens import Span as ParsedSpan
from spacy.tokens import Token

from servanda.reading.clauses.actors import can_act
from servanda.reading.clauses.acts import Gathered, beside
from servanda.reading.clauses.frame import (
    NOBODY_NAMED,
    Act,
    Binding,
    Deontic,
    Frame,
    FrameKind,
    Holder,
    Span,
    Stated,
)
from servanda.reading.clauses.language import base_verbs
from servanda.reading.clauses.noun_phrases import phrase_of
from servanda.reading.clauses.prepared import Prepared
from servanda.reading.clauses.references import references_in

_ENDINGS = (
    ("ification", "ify"), ("ization", "ize"), ("isation", "ise"), ("ication", "y"),
    ("ation", "ate"), ("ation", "e"), ("ation", ""), ("ution", "ute"), ("ssion", "t"),
    ("ssion", "de"), ("ssation", "se"), ("sion", "de"), ("sion", "d"), ("sion", "se"),
    ("ction", "ct"), ("ption", "pt"), ("ition", "e"), ("ition", "ish"), ("tion", "te"),
    ("tion", "t"), ("ion", "e"), ("ion", ""), ("ment", ""), ("al", ""), ("al", "e"), ("ance", ""),
    ("ance", "e"), ("ence", ""), ("ing", ""), ("ing", "e"), ("ure", ""), ("ure", "e"),
    ("y", ""), ("ery", "er"),
)  # fmt: skip
"""How nouns are made of verbs: the noun's ending, and the verb's."""
_IRREGULAR = {
    "cessation": "cease", "prohibition": "prohibit", "abstention": "abstain",
    "retention": "retain", "detention": "detain", "maintenance": "maintain",
    "compliance": "comply", "acceptance": "accept", "repatriation": "repatriate",
}  # fmt: skip
_SAME = frozenset(
    {"release", "exchange", "return", "halt", "stop", "transfer", "ban", "support", "access",
     "cease", "end", "respect", "use", "control", "reform", "lift", "freeze", "start", "supply"}
)  # fmt: skip
"""Nouns that are verbs as they stand."""
_FORBIDDING = frozenset({"prohibition", "ban", "interdiction"})


def read_verbless(sentence: ParsedSpan, source: Prepared, where: Span) -> Frame | None:
    """Return the norm that a noun made of a verb states, if the sentence is made of one."""
    head = sentence.root
    if head.pos_ not in {"NOUN", "PROPN", "VERB"} or (verb := verb_in(head)) is None:
        return None
    gathered = Gathered(source)
    gathered.take([*head.lefts, head])
    thing = _after(head, "of") or _after(head, "on")
    agent = _after(head, "by")
    agent = agent if agent is not None and can_act(agent) else None
    for child in head.rights:
        if child.dep_ in {"prep", "agent", "advmod", "npadvmod", "advcl", "acl"}:
            if (thing is not None and thing.head == child) or (
                agent is not None and agent.head == child
            ):
                gathered.take(list(child.subtree))
            else:
                beside(child, gathered)
    if thing is None and agent is None and not gathered.qualifiers:
        return None
    denied = any(c.lower_ == "no" for c in head.lefts) or head.lemma_.lower() in _FORBIDDING
    gathered.qualifiers.sort(key=lambda q: q.words.spans)
    act = Act(
        words=source.words([head]),
        head=verb,
        verb=verb,
        is_noun=True,
        object=phrase_of(thing, source) if thing is not None else None,
        roles=tuple(gathered.roles),
    )
    bearer = Holder(Stated.EXPLICIT, phrase_of(agent, source)) if agent else NOBODY_NAMED
    return Frame(
        kind=FrameKind.PROHIBITION if denied else FrameKind.DUTY,
        bearer=bearer,
        counterparty=NOBODY_NAMED,
        topic=None,
        binding=Binding(Deontic.MUST_NOT if denied else Deontic.MUST, None, None),
        act=act,
        qualifiers=tuple(gathered.qualifiers),
        sentence=where,
        because=f"“{head.text}” names an act: to {verb}",
        confidence=0.0,
        references=references_in(source.text, where),
        taken=gathered.spans,
    )


def verb_in(noun: Token) -> str | None:
    """Return the verb that a noun is made of, if it is made of one."""
    return _verb_of(noun.lower_) or _verb_of(noun.lemma_.lower())


@lru_cache(maxsize=4096)
def _verb_of(noun: str) -> str | None:
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun in _SAME:
        return noun
    for ending, replaced in _ENDINGS:
        if noun.endswith(ending):
            verb = noun[: -len(ending)] + replaced
            if len(verb) > 2 and verb in base_verbs():  # noqa: PLR2004
                return verb
    return None


def _after(head: Token, preposition: str) -> Token | None:
    for child in head.rights:
        if child.dep_ in {"prep", "agent"} and child.lower_ == preposition:
            return next((t for t in child.children if t.dep_ == "pobj"), None)
    return None
