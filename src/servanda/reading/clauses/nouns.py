"""Common nouns for those who can be bound, and for papers and things, which cannot.

They stand before *shall* in the treaty texts under ../shared/data/treaty_texts: persons, offices
and bodies before what only somebody does (notify, pay, consult), things before what things do too
(contain, apply, enter into force).
"""

from __future__ import annotations

ACTORS = frozenset(
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
THINGS = frozenset(
    {"status", "purpose", "objective", "principle", "item", "question", "issue", "subject-matter",
     "measure", "notice", "request", "good", "right", "award", "value", "term", "product",
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

ABSTRACT = (
    "tion", "sion", "ment", "ity", "ness", "ance", "ence", "ure", "ism", "age", "sis", "ice",
)  # fmt: skip
"""How nouns end that name what is done or how something is (Quirk et al., appendix I.31-44)."""
