"""Tells nouns that can be bound from nouns that cannot: parties and bodies from papers and things.

*The report shall contain …* binds whoever writes it, and names nobody. The lists hold common nouns
for persons, offices and bodies as they stand before *shall* in the treaty texts under
../shared/data/treaty_texts; the endings are English word formation (Quirk et al., A Comprehensive
Grammar of the English Language, 1985, appendix I.31-35).
"""

from __future__ import annotations

from enum import StrEnum

from spacy.tokens import Token

from servanda.reading.clauses.noun_phrases import is_name

_ACTORS = frozenset(
    {"party", "state", "entity", "conference", "meeting", "subsidiary", "government", "side",
     "country", "nation", "power", "people", "person", "individual", "anyone", "everyone",
     "somebody", "everybody", "citizen", "national", "resident", "inhabitant", "refugee",
     "community", "population", "tribe", "minority", "group", "faction", "movement",
     "organization", "organisation", "association", "union", "league", "alliance", "federation",
     "confederation", "republic", "kingdom", "city", "county", "municipality", "province",
     "authority", "agency", "administration", "ministry", "minister", "department", "office",
     "bureau", "secretariat", "secretary", "commission", "committee", "subcommittee", "council",
     "board", "body", "assembly", "parliament", "congress", "senate", "house", "cabinet", "court",
     "tribunal", "panel", "bench", "judge", "arbitrator", "chairman", "chairperson", "chair",
     "president", "vice-president", "vice", "governor", "mayor", "king", "queen", "ambassador",
     "envoy", "delegate", "delegation", "representative", "deputy", "official", "officer",
     "staff", "personnel", "police", "army", "navy", "force", "troop", "unit", "command",
     "commander", "soldier", "combatant", "militia", "guard", "crew", "team", "mission",
     "contingent", "member", "signatory", "guarantor", "mediator", "facilitator", "depositary",
     "depository", "company", "corporation", "firm", "enterprise", "undertaking", "business",
     "institution", "institute", "university", "school", "hospital", "bank", "fund", "society",
     "club", "church", "who", "whoever", "family", "man", "woman", "child", "victim", "witness",
     "prisoner", "detainee", "doctor", "physician", "expert", "specialist", "scientist",
     "professional", "applicant", "claimant", "complainant", "respondent", "plaintiff",
     "defendant", "recipient", "beneficiary", "holder", "owner", "operator", "user", "producer",
     "manufacturer", "consumer", "customer", "supplier", "vendor", "buyer", "seller", "importer",
     "exporter", "carrier", "broker", "agent", "agents", "division", "branch", "service",
     "network", "coalition", "project", "they", "we", "he", "she", "you", "i", "each", "both",
     "all", "one", "none", "master", "captain", "seafarer", "pilot", "consul", "diplomat",
     "director", "directorate", "manager", "administrator", "co-chair", "treasurer",
     "comptroller", "auditor", "inspector", "registrar", "clerk", "attorney", "counsel",
     "employee", "employer", "worker", "labourer", "trustee", "volunteer", "host", "sponsor",
     "partner", "successor", "predecessor", "designee", "nominee", "candidate", "voter",
     "elector", "juror", "participant", "attendee", "counterpart"}
)  # fmt: skip
_THINGS = frozenset(
    {"measure", "notice", "request", "good", "right", "award", "value", "term", "product",
     "period", "text", "amount", "use", "standard", "contract", "rate", "fee", "list", "record",
     "label", "form", "system", "vehicle", "catch", "cost", "duty", "review", "entry", "exchange",
     "centre", "delay", "scope", "result", "mark", "process", "access", "criterion", "design",
     "method", "title", "difficulty", "claim", "note", "effort", "event", "vote", "test", "site",
     "quorum", "money", "fund", "seal", "logo", "practice", "travel", "acid", "substance", "fish",
     "release", "policy", "discussion", "level", "loan", "dispute", "visit", "appeal",
     "agreement", "treaty", "convention", "protocol", "pact", "charter", "article", "paragraph",
     "section", "annex", "appendix", "schedule", "chapter", "clause", "part", "provision", "law",
     "act", "regulation", "rule", "resolution", "plan", "programme", "program", "report",
     "statement", "document", "letter", "certificate", "number", "order", "paper", "layer",
     "water", "matter", "register", "border", "river", "center", "meter", "filter", "quarter",
     "corner", "power", "monitor", "computer", "container", "parameter", "error", "factor",
     "sector", "vector", "minister's", "committee's", "member's", "offer", "manner", "tender",
     "gender", "weather", "calendar", "dollar", "procedure", "constitution", "statute",
     "memorandum"}
)  # fmt: skip
_ABSTRACT = (
    "tion", "sion", "ment", "ity", "ness", "ance", "ence", "ure", "ism", "age", "sis", "ice",
)  # fmt: skip
_ENDINGS = ("er", "or", "ist", "ee", "ian", "eer", "man", "woman", "men", "person", "people")
_PARTS = frozenset(
    {"majority", "number", "half", "third", "quarter", "one", "two", "three", "all", "any",
     "each", "some", "most", "none", "either", "both", "neither", "rest", "minority", "plurality"}
)  # fmt: skip
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


class Actorhood(StrEnum):
    """Whether a noun names somebody who can be bound."""

    SOMEBODY = "somebody"
    SOMETHING = "something"
    UNKNOWN = "unknown"


def actorhood(head: Token) -> Actorhood:
    """Return whether a noun names somebody; a name does unless it names a paper."""
    head = _whole(head)
    lemma = head.lemma_.lower()
    if head.pos_ == "PRON" or lemma in _ACTORS:
        return Actorhood.SOMEBODY if lemma in _ACTORS else Actorhood.SOMETHING
    if lemma in _THINGS or lemma.rstrip("s") in _THINGS:
        return Actorhood.SOMETHING
    if lemma.endswith(_ABSTRACT) and not is_name(head):
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
    if known is Actorhood.SOMETHING and lemma in _VOLITIONAL:
        return _whole(head).lemma_.lower() not in _THINGS and head.pos_ != "PRON"
    if known is not Actorhood.UNKNOWN:
        return known is Actorhood.SOMEBODY
    return verb.tag_ != "MD" and lemma not in _STATIVE


def _whole(head: Token) -> Token:
    """Return of whom a part is taken: `a majority of the members`."""
    if head.lemma_.lower() in _PARTS:
        for child in head.rights:
            if child.dep_ == "prep" and child.lower_ == "of":
                return next((t for t in child.children if t.dep_ == "pobj"), head)
    return head
