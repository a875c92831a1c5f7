"""What the declared and the fixed words of Pact mean, in plain words, for generate_language.py."""

from __future__ import annotations

from servanda.instrument.pact.declarations import Kind, Link
from servanda.instrument.pact.syntax import Slot

KINDS = {
    Kind.SIGNATORY: "who signs, and can be bound",
    Kind.NAMED: "who is spoken of without signing: states, alliances, groups",
    Kind.PERSON: "people",
    Kind.BODY: "bodies that decide, find or verify",
    Kind.PLACE: "places",
    Kind.THING: "things, in the singular: “missile” is also read as “missiles”",
    Kind.MEASURE: "what can be measured, each with its unit: “strength of the army in personnel”",
    Kind.VERB: "verbs, in their base form",
    Kind.OPEN_TERM: "words that need a judgement: “reliable”",
    Kind.EVENT: "happenings that have a name: “the ceremony”",
    Kind.STATUS: "statuses that a declaration can create",
    Kind.TREATY: "other treaties; in brackets, when one ended",
    Kind.LANGUAGE: "languages",
}

LINKS = {
    Link.INCLUDES: "B is one of the members of A",
    Link.CONSISTS_OF: "B, and nobody else, are the members of A",
    Link.IS_IN: "the place A lies in the place B",
    Link.HEADED_BY: "B heads the body A",
    Link.MEANS: "what the name A is taken to mean",
}

SLOTS = {
    Slot.IF: ("on what condition", "If [3] is not in force"),
    Slot.WHENEVER: ("each time that something happens", "Whenever"),
    Slot.ONCE: ("as soon as something has happened", "Once Southland"),
    Slot.WHILE: ("as long as something is so", "While"),
    Slot.SINCE: ("from some time on", "Since 2025"),
    Slot.UNLESS: ("on what condition not", "unless Southland"),
    Slot.ONLY_AFTER: ("what must come first", ""),
    Slot.AFTER: ("after what", ", after signature"),
    Slot.BEFORE: ("before what", ", before the ceremony"),
    Slot.FOUND_BY: ("who finds whether a condition is met", ""),
    Slot.STANDARD: ("how well it must be proved", ""),
    Slot.BURDEN: ("who must prove it", ""),
    Slot.NOTICE: ("after what notice", ""),
    Slot.CURE: ("how long a breach may be mended", ""),
    Slot.NOTWITHSTANDING: ("over which clause it prevails", ""),
    Slot.SUBJECT_TO: ("which clause prevails over it", ""),
    Slot.EXCHANGE: ("what is given for it", ""),
    Slot.JOINTLY: ("all are bound together", ""),
    Slot.SEVERALLY: ("each is bound alone", ""),
    Slot.AMOUNT: ("how much", ""),
    Slot.PAID_BY: ("who pays", ""),
    Slot.BASELINE: ("from where it is measured", ""),
    Slot.COUNTING: ("what counts", ""),
    Slot.MAPPED_IN: ("on which map", ""),
    Slot.LISTED_IN: ("in which list", ""),
    Slot.GOVERNED_BY: ("under which treaty", ""),
    Slot.ALWAYS: ("it holds throughout", ""),
    Slot.EVERY: ("it is due again and again", "every 90 days"),
    Slot.ON: ("on which day", "on 2035"),
    Slot.BY: ("by when", "by 2026-03-31"),
    Slot.WITHIN: ("within what time", "within 30 days of signature"),
    Slot.BEGUN_BY: ("by when it is begun", ""),
    Slot.COMPLETED_BY: ("by when it is complete", ""),
    Slot.FROM: ("from when", "at all times from"),
    Slot.UNTIL: ("until when", "until the ceremony"),
    Slot.FOR: ("for how long", "for 10 years"),
    Slot.SUPERVISED_BY: ("who supervises", ""),
    Slot.VERIFIED_BY: ("who verifies", ""),
    Slot.COUNTED_BY: ("who counts", ""),
    Slot.ACCESS: ("where those who verify may go", ""),
    Slot.STAGE: ("which stage of a procedure it is", ""),
    Slot.FAILING: ("what follows if nobody acts", ""),
    Slot.STATED: ("when it was said", "stated 2022-03,"),
    Slot.HAPPENED: ("when it happened", "happened 2025"),
    Slot.REPORTED: ("when it was reported", "reported 2026"),
    Slot.RECORDED: ("when it was taken down", ""),
    Slot.BESIDE: ("beside which clause a position stands", ""),
    Slot.GRADED: ("how far source and statement can be relied on (A to F, 1 to 6)", ""),
    Slot.RECEIVED_FROM: ("who handed it over", ""),
    Slot.ACCORDING_TO: ("who says so, or in which source it stands", ""),
    Slot.QUOTING: ("which words it reads", ""),
}
"""What each comma phrase says, and words of the sentence that shows it (its own, if none)."""

TABLES = {
    "COMPARISON": "comparisons",
    "DETERMINER": "before a name",
    "PREPOSITION": "between a verb and what it concerns",
    "STATUS": "statuses that every agreement knows",
    "BEFALLS": "what befalls a clause",
    "CHANGE": "what a power does to a clause",
    "EVENT_OF": "happenings",
    "CALENDAR_UNIT": "lengths of time",
    "CURRENCY": "currencies (ISO 4217)",
    "STAND": "positions",
    "ATTITUDE": "answers to reports",
}
