"""Tells nouns that can be bound from nouns that cannot: parties and bodies from papers and things.

*The report shall contain …* binds whoever writes it, and names nobody. The endings are English word
formation (Quirk et al., A Comprehensive Grammar of the English Language, 1985, appendix I.31-35).
"""

from __future__ import annotations

from enum import StrEnum

from spacy.tokens import Token

from servanda.reading.clauses.noun_phrases import is_name, whole_of
from servanda.reading.clauses.nouns import ABSTRACT, ACTORS, THINGS

_ENDINGS = ("er", "or", "ist", "ee", "ian", "eer", "man", "woman", "men", "person", "people")
_ALSO_BODIES = frozenset({"operation", "establishment", "installation", "management", "facility"})
"""Of the nouns that end as abstract ones do, those that name what people run as well."""
_STATIVE = frozenset(
    {"be", "contain", "include", "consist", "comprise", "constitute", "have", "apply", "expire",
     "appear", "remain", "exceed", "become", "occur", "arise", "continue", "begin", "end",
     "accompany", "affect", "exist", "result", "enter", "bear", "state", "specify", "indicate",
     "cover", "describe", "list", "show", "relate", "refer", "mean", "extend", "last", "lapse",
     "terminate", "come", "belong", "cease", "commence", "start", "run", "form", "concern",
     "depend", "prevail", "take", "reflect", "provide", "require", "restrict", "prejudice",
     "derogate", "identify", "revert", "serve", "represent", "involve", "allow", "entail",
     "cause", "lead"}
)  # fmt: skip
"""What things do as well: verbs whose subject need not be somebody."""


_VOLITIONAL = frozenset(
    {"pay", "submit", "notify", "inform", "consult", "cooperate", "undertake", "ensure",
     "request", "appoint", "designate", "convene", "elect", "invite", "negotiate", "sign",
     "ratify", "deposit", "inspect", "issue", "decide", "agree", "endeavour", "endeavor",
     "refrain", "seek", "send", "report", "adopt", "examine", "deliver", "sell", "buy", "hire",
     "recruit", "comply", "apply", "implement", "develop", "establish", "perform", "conduct",
     "withdraw", "deploy", "release"}
)  # fmt: skip
"""What only somebody does: whatever noun is their subject stands for people."""


_ERGATIVE = frozenset(
    {"continue", "begin", "start", "end", "extend", "terminate", "cease", "commence", "run", "lead",
     "form", "take"}
)  # fmt: skip
"""Of what things do as well, what only somebody does to something: `begins the withdrawal`."""


class Actorhood(StrEnum):
    """Whether a noun names somebody who can be bound."""

    SOMEBODY = "somebody"
    SOMETHING = "something"
    UNKNOWN = "unknown"


def actorhood(head: Token) -> Actorhood:
    """Return whether a noun names somebody; a name does unless it names a paper."""
    head = whole_of(head) or head
    lemma = head.lemma_.lower()
    if head.pos_ == "PRON" or lemma in ACTORS:
        return Actorhood.SOMEBODY if lemma in ACTORS else Actorhood.SOMETHING
    if lemma in THINGS or lemma.rstrip("s") in THINGS:
        return Actorhood.SOMETHING
    if lemma.endswith(ABSTRACT) and lemma not in _ALSO_BODIES and not is_name(head):
        return Actorhood.SOMETHING
    named = is_name(head) or lemma.endswith(_ENDINGS)
    return Actorhood.SOMEBODY if named else Actorhood.UNKNOWN


def can_act(head: Token) -> bool:
    """Whether a noun names somebody who can be bound."""
    return actorhood(head) is Actorhood.SOMEBODY


def acts_in(head: Token, verb: Token) -> bool:
    """Whether the subject of a verb is somebody: by the noun, or by what it is to do."""
    known = actorhood(head)
    lemma = verb.lemma_.lower()
    if _says_who_is_in(verb):
        return False
    if known is Actorhood.SOMETHING and lemma in _VOLITIONAL:
        return (whole_of(head) or head).lemma_.lower() not in THINGS and head.pos_ != "PRON"
    if known is not Actorhood.UNKNOWN:
        return known is Actorhood.SOMEBODY
    if lemma in _ERGATIVE and any(c.dep_ == "dobj" for c in verb.rights):
        return True
    return verb.tag_ != "MD" and lemma not in _STATIVE


def _says_who_is_in(verb: Token) -> bool:
    """Whether a verb says who is to be in a body, not who puts them there.

    *The panel shall include two farmers* binds whoever appoints it; *shall include them in its
    meetings* binds the panel.
    """
    included = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if verb.lemma_.lower() != "include" or included is None or not can_act(included):
        return False
    return not any(c.lower_ in {"in", "on"} for c in (*verb.rights, *included.rights))
