"""The fixed words of Pact, and which terminal of the grammar each stands for.

A phrase may stand for several terminals; the parser's state says which is meant.
"""

from __future__ import annotations

from servanda.instrument.pact.inflection import pasts
from servanda.instrument.pact.syntax import (
    Attitude,
    Begins,
    Comparison,
    Determiner,
    Effect,
    Extra,
    Faculty,
    Slot,
    Stand,
    Way,
)

CONDITION_SLOTS = (
    Slot.IF,
    Slot.WHENEVER,
    Slot.ONCE,
    Slot.WHILE,
    Slot.SINCE,
    Slot.UNLESS,
    Slot.ONLY_AFTER,
    Slot.AFTER,
    Slot.BEFORE,
)
CLAUSE_SLOTS = (Slot.IF, Slot.WHENEVER, Slot.WHILE, Slot.UNLESS)
"""After these a clause stands, so that a list of names is taken for its subject."""
TERM_SLOTS = (
    Slot.FOUND_BY,
    Slot.STANDARD,
    Slot.BURDEN,
    Slot.NOTWITHSTANDING,
    Slot.SUBJECT_TO,
    Slot.EXCHANGE,
    Slot.AMOUNT,
    Slot.PAID_BY,
    Slot.BASELINE,
    Slot.COUNTING,
    Slot.MAPPED_IN,
    Slot.LISTED_IN,
    Slot.GOVERNED_BY,
    Slot.SUPERVISED_BY,
    Slot.VERIFIED_BY,
    Slot.COUNTED_BY,
    Slot.ACCESS,
    Slot.BESIDE,
    Slot.RECEIVED_FROM,
    Slot.ASSUMED_BY,
)
DURATION_SLOTS = (Slot.NOTICE, Slot.CURE, Slot.EVERY, Slot.FOR)
TIME_SLOTS = (
    Slot.ON,
    Slot.BY,
    Slot.BEGUN_BY,
    Slot.COMPLETED_BY,
    Slot.STATED,
    Slot.HAPPENED,
    Slot.REPORTED,
    Slot.RECORDED,
)
SPAN_SLOTS = (Slot.FROM, Slot.UNTIL)
FLAG_SLOTS = (Slot.JOINTLY, Slot.SEVERALLY, Slot.ALWAYS)

PREPOSITIONS = (
    "across", "against", "along", "among", "as", "at", "behind", "between", "concerning",
    "for", "from", "in", "inside", "into", "near", "of", "on", "onto", "outside", "over", "through",
    "to", "toward", "towards", "under", "upon", "via", "with", "without",
)  # fmt: skip

CALENDAR_UNITS = ("minute", "hour", "day", "working day", "week", "month", "year")

CURRENCIES = (
    "AED", "AUD", "BRL", "CAD", "CHF", "CNY", "COP", "CZK", "DKK", "EGP", "ETB", "EUR", "GBP",
    "ILS", "INR", "JPY", "KRW", "MXN", "NOK", "PKR", "PLN", "RUB", "SDG", "SEK", "SSP", "TRY",
    "UAH", "USD", "XAF", "XDR", "XOF", "ZAR",
)  # fmt: skip
"""Codes of ISO 4217 that may stand before an amount."""

SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}

STATUSES = (
    "in force", "void", "suspended", "lapsed", "reinstated", "revoked", "breached", "kept",
    "terminated", "complete", "legally binding", "open for signature",
)  # fmt: skip
"""Statuses every agreement knows; an agreement may declare more."""

SINGULAR_AND_PLURAL = {
    "HAS_POWER": ("has the power to", "have the power to"),
    "HAS_NO_POWER": ("does not have the power to", "do not have the power to"),
    "IS_EXPECTED": ("is expected to", "are expected to"),
    "IS_EXPECTED_NOT": ("is expected not to", "are expected not to"),
    "IS_ENTITLED": ("is entitled to", "are entitled to"),
    "IS_NOT_ENTITLED": ("is not entitled to", "are not entitled to"),
    "GUARANTEES": ("guarantees", "guarantee"),
    "DECLARES": ("declares that", "declare that"),
    "LOSES": ("loses", "lose"),
    "IS": ("is", "are"),
    "IS_NOT": ("is not", "are not"),
    "IS_AUTHENTIC_IN": ("is authentic in",),
    "HAS": ("has", "have"),
    "HAS_NOT": ("has not", "have not"),
    "DOES_NOT": ("does not", "do not"),
    "FAILS_TO": ("fails to", "fail to"),
    "WAS": ("was", "were"),
    "DID_NOT": ("did not",),
    "TOOK_PLACE": ("took place",),
    "DID_NOT_TAKE_PLACE": ("did not take place",),
    "KEEP": ("keep",),
    "THIS_AGREEMENT": ("this agreement",),
    "NOT_STATED": ("(not stated)",),
    "NOT_APPLICABLE": ("(not applicable)",),
    "ABOUT": ("about",),
    "_THEN": ("then",),
    "_MUST": ("must",),
    "_MUST_NOT": ("must not",),
    "_MAY": ("may",),
    "_NEED_NOT": ("need not",),
    "_MEANS": ("means",),
    "_EACH": ("each", "every"),
    "_IN_ANY": ("in any",),
    "_IN_TOTAL_EACH": ("in total each", "in total every"),
    "_IN_TOTAL_IN_ANY": ("in total in any", "in total over any"),
    "_TO": ("to",),
    "_THIS": ("this",),
    "_IN_TOTAL": ("in total",),
    "_OF_HOLDER": ("of",),
    "_TIMES": ("times", "time"),
    "_WITHIN": ("within",),
    "_BY_THEN": ("by",),
    "_DURING_THE": ("during the",),
    "_OF_PROCEDURE": ("of",),
    "_BY_RATER": ("by",),
    "_QUOTE_AND": ("and",),
    "_LABEL_AND": ("and",),
    "_IN_WORDING": ("in",),
    "_GIVES": ("gives", "give"),
    "_WEIGHT": ("weight",),
    "_VALUES": ("values", "value"),
    "_AT_WORTH": ("at",),
    "MINUS": ("-", "\N{MINUS SIGN}"),
    "_TOGETHER_WITH": ("together with",),
    "_ONLY_WITH": ("only with", "only if"),
    "_PREFERS": ("prefers", "prefer"),
    "_RATHER_THAN": ("rather than", "to"),
    "_FINDS": ("finds", "find"),
    "_AS_GOOD_AS": ("as good as",),
    "_FORESEES": ("foresees", "foresee"),
    "_VALUES_NO_AGREEMENT": ("values no agreement at", "value no agreement at"),
    "_WALKS_AWAY_UNLESS": ("walks away unless", "walk away unless"),
    "_FOUND_THAT": ("found that", "finds that", "find that"),
    "_REPORTS_THAT": ("reports that", "report that", "reported that"),
    "_REPORTS_OF": ("reports of",),
    "_ARE_COMPLETE": ("are complete",),
    "_READING": ("reading",),
    "_IN_THE_WORDS": ("in the words",),
    "_TO_ACT": ("to",),
    "_ON_DATE": ("on",),
    "_VIEW": ("view",),
    "_REPORTS_BY": ("reports by",),
    "_FINDINGS_BY": ("findings by",),
    "_THE_VIEW_OF": ("the view of",),
    "_KNOWN_ON": ("known on",),
    "_NOT_DENIED_BY": ("not denied by",),
    "_WITH": ("with",),
    "_WITHOUT": ("without",),
    "_OPEN": ("(",),
    "_CLOSE": (")",),
    "_DOT": (".",),
    "_COLON": (":",),
}

BEFALLS = {
    Effect.LAPSE: ("lapses", "lapse"),
    Effect.END: ("ends", "end"),
    Effect.APPLY: ("applies", "apply"),
    Effect.NOT_APPLY: ("does not apply", "do not apply"),
    Effect.ENTER_INTO_FORCE: ("enters into force", "enter into force"),
    Effect.REMAIN_IN_FORCE: ("remains in force", "remain in force"),
}

EFFECT_OF_STATUS = {
    "void": Effect.VOID,
    "suspended": Effect.SUSPEND,
    "reinstated": Effect.REINSTATE,
    "revoked": Effect.REVOKE,
    "lapsed": Effect.LAPSE,
    "terminated": Effect.END,
}
"""`[10] is void`, as a consequence, is an effect; as a condition it is a state."""

EVENTS_OF = (
    "completion", "beginning", "breach", "end", "entry into force", "notice", "expiry",
)  # fmt: skip

STANDARD_VIEWS = (Begins.COMMON_GROUND, Begins.EVERY_CLAIM, Begins.AS_FOUND)
"""Views that every agreement has, besides those of its parties."""

STANDS = {
    Stand.OPENED_WITH: ("opened with",),
    Stand.WANTS: ("wants", "want"),
    Stand.AIMS_AT: ("aims at", "aim at"),
    Stand.OFFERS: ("offers", "offer"),
    Stand.ACCEPTS: ("will accept",),
    Stand.RED_LINE: ("will not accept",),
}

ATTITUDES = {
    Attitude.DENIES: ("denies", "deny"),
    Attitude.ACCEPTS: ("accepts", "accept"),
    Attitude.REJECTS: ("rejects", "reject"),
    Attitude.WITHDRAWS: ("withdraws", "withdraw"),
}


def _past(effect: Effect) -> str:
    return pasts(effect.value)[-1]


def _number(position: int, *, of: int) -> str:
    if of == 1:
        return "either"
    return "plural" if position == 1 else "singular"


def _fixed_words() -> tuple[tuple[str, str, str], ...]:
    """Return (phrase, terminal, value) for every fixed phrase of the language."""
    table: list[tuple[str, str, str]] = []
    for slots, terminal in (
        (CONDITION_SLOTS, "CONDITION_SLOT"),
        (TERM_SLOTS, "TERM_SLOT"),
        (DURATION_SLOTS, "DURATION_SLOT"),
        (TIME_SLOTS, "TIME_SLOT"),
        (SPAN_SLOTS, "SPAN_SLOT"),
        (FLAG_SLOTS, "FLAG_SLOT"),
        ((Slot.WITHIN,), "WITHIN_SLOT"),
        ((Slot.FAILING,), "FAILING_SLOT"),
        ((Slot.STAGE,), "STAGE_SLOT"),
        ((Slot.GRADED,), "GRADED_SLOT"),
        ((Slot.ACCORDING_TO,), "SOURCE_SLOT"),
        ((Slot.QUOTING,), "QUOTING_SLOT"),
    ):
        table += [(slot.value, terminal, slot.value) for slot in slots]
    for terminal, phrases in SINGULAR_AND_PLURAL.items():
        table += [
            (phrase, terminal, _number(number, of=len(phrases)))
            for number, phrase in enumerate(phrases)
        ]
    table += [(c.value, "COMPARISON", c.value) for c in Comparison]
    table += [
        ("above", "COMPARISON", Comparison.MORE_THAN.value),
        ("below", "COMPARISON", Comparison.FEWER_THAN.value),
        ("less than", "COMPARISON", Comparison.FEWER_THAN.value),
    ]
    table += [(b.value, "STANDARD_VIEW", b.value) for b in STANDARD_VIEWS]
    table += [(d.value, "DETERMINER", d.value) for d in Determiner]
    table += [("an", "DETERMINER", "a"), ("every", "DETERMINER", "each")]
    table += [("after", "RELATION", "after"), ("of", "RELATION", "after")]
    table += [("before", "RELATION", "before")]
    table += [(p, "PREPOSITION", p) for p in PREPOSITIONS]
    for unit in CALENDAR_UNITS:
        table += [(unit, "CALENDAR_UNIT", unit), (unit + "s", "CALENDAR_UNIT", unit)]
    table += [(c, "CURRENCY", c) for c in CURRENCIES]
    table += [(s, "STATUS", s) for s in STATUSES]
    table += [(extra.value, "MORE_OR_LESS", extra.value) for extra in Extra]
    table += [(way.value, "DIRECTION", way.value) for way in Way]
    table += [(way.value.replace(" for", " in"), "DIRECTION", way.value) for way in Way]
    table += [(faculty.value, "STRENGTH", faculty.value) for faculty in Faculty]
    for effect, phrases in BEFALLS.items():
        table += [(p, "BEFALLS", f"{effect.value}/{n}") for n, p in enumerate(phrases)]
    table += [("expires", "BEFALLS", "end/0"), ("expire", "BEFALLS", "end/1")]
    table += [(e.value, "CHANGE", e.value) for e in Effect if " " not in e.value]
    table += [(_past(e), "CHANGED", e.value) for e in Effect if " " not in e.value]
    table += [("terminate", "CHANGE", "end"), ("terminated", "CHANGED", "end")]
    table += [("entered into force", "CHANGED", Effect.ENTER_INTO_FORCE.value)]
    table += [("member of", "MEMBER_OF", "1"), ("members of", "MEMBER_OF", "2")]
    table += [(p, "UNIT", "%") for p in ("percent", "per cent")]
    table += [(f"{event} of", "EVENT_OF", event) for event in EVENTS_OF]
    table += [(f"the {event} of", "EVENT_OF", event) for event in EVENTS_OF]
    for stand, phrases in STANDS.items():
        table += [(p, "STAND", stand.value) for p in phrases]
    for attitude, phrases in ATTITUDES.items():
        table += [(p, "ATTITUDE", attitude.value) for p in phrases]
    table += [("deleted", "DEMAND_CHANGE", "deleted"), ("unchanged", "DEMAND_CHANGE", "unchanged")]
    return tuple(table)


FIXED_WORDS = _fixed_words()

POINTS = ("signature", "entry into force", "ratification")
"""Happenings every agreement knows by name."""
