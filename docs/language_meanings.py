"""What the forms of Pact mean, in plain words, for generate_language.py."""

from __future__ import annotations

NAMED = {
    "NAME": "*name*",
    "VERB": "*verb*",
    "FINITE": "*verb, as in “invades”*",
    "PAST": "*verb, as in “invaded”*",
    "NUMBER": "*number*",
    "UNIT": "*unit*",
    "CALENDAR_UNIT": "*minute, hour, day, week, month or year*",
    "CURRENCY": "*currency*",
    "DATE": "*date*",
    "STRING": "“*words*”",
    "REF": "[*clause*]",
    "LABEL": "*label, as in R1*",
    "GRADE": "*grade, as in B2*",
    "PREPOSITION": "*at, to, from …*",
    "STATUS": "*status, as in “suspended”*",
    "BEFALLS": "*lapses, ends, applies …*",
    "CHANGE": "*suspend, revoke, end …*",
    "COMPARISON": "*at most, at least …*",
    "RELATION": "*after, of or before*",
    "DETERMINER": "*a, the, each, any, all, no, that, another or that other*",
    "EVENT_OF": "*completion of, notice of, the end of …*",
    "MEMBER_OF": "**member of** or **members of**",
    "STAND": "*wants, offers, will not accept …*",
    "ATTITUDE": "*accepts, denies, rejects or withdraws*",
    "DEMAND_CHANGE": "**deleted** or **unchanged**",
    "MORE_OR_LESS": "**more** or **less**",
    "DIRECTION": "**a lower figure for** or **a higher figure for**",
    "STRENGTH": "**the power of** or **the patience of**",
    "degree": "*number, or from one to another*",
    "value": "*number, or from one to another, with a minus sign where it is below nought*",
    "signed": "*number*",
    "MINUS": "**-**",
    "_AND_CLAUSE": "**and**",
    "_OR_CLAUSE": "**or**",
    "NP_AND": "**and**",
    "NP_OR": "**or**",
    "_COMMA": ",",
    "_LIST_COMMA": ",",
    "term": "*who or what*",
    "deed": "*what is done*",
    "act": "*what is done*",
    "limit": "*something kept within a bound*",
    "core": "*core*",
    "modifier": "*comma phrase*",
    "sentence": "*sentence*",
    "role": "*to whom or what*",
    "stands": "*a status*",
    "simple": "*name*",
    "quantity": "*amount*",
    "hole": "(not stated)",
    "duration": "*length of time*",
    "period": "*length of time*",
    "anchor": "*what happens*",
    "conjunct": "*condition*",
    "condition": "*condition*",
    "date": "*date*",
    "frequency": "*how often*",
    "times": "*how often*",
    "window": "*when*",
    "clause": "*clause*",
    "span": "*from … until …*",
    "demand": "*what is wanted*",
    "reported": "*date*",
    "told": "*what is told*",
    "assertion": "*what is said to have happened*",
    "label_list": "*labels*",
    "labels": "*labels*",
    "doer": "*who or what*",
    "event": "*what took place*",
    "instance": "*name*",
    "fact": "*to whom or what*",
    "measure": "*what is measured*",
    "tally": "*how often or how much*",
    "stretch": "*length of time, or from one to another*",
    "bounded": "*more than and less than so long*",
    "CHANGED": "*suspended, revoked, ended …*",
    "_LABEL_AND": "**and**",
    "belief": "*whose word counts*",
    "choice": "*what else is asked*",
    "STANDARD_VIEW": "**common ground**, **every claim** or **as found**",
    "_BOUND_AND": "**and**",
}
"""The symbols of the grammar that no table of words spells out."""

INNER = (
    "reading", "sentence", "_lead", "act", "role", "term", "simple", "period", "one", "time",
    "times", "conditioned", "named", "lasting", "flag", "timed", "spanned", "within", "failing",
    "stage", "graded", "sourced", "quoting", "span", "quote", "so_long_after", "statements",
    "statement", "reported", "label_list", "anchor", "doer", "instance", "measure", "tally",
)  # fmt: skip
"""Forms that only hold others together; the chapters on sentences and comma phrases say them."""

FILE = """
---
title: A pact of two pages
---
## Words used
The signatories are Northland, Southland.
The bodies are Joint Commission.
The things are prisoner.
The verbs are release (a thing), invade (a party).

## Article 4
> Each party shall release its prisoners by the end of March 2026.
> If either invades the other, this duty lapses.

[4.a] Each signatory must release all prisoners, by 2026-03-31, verified by (not stated),
    quoting "Each party shall release its prisoners by the end of March 2026".

[4.b]? If any signatory invades any signatory, as found by (not stated), then [4.a] lapses,
    quoting "If either invades the other, this duty lapses".

[4.a] confirmed by A. Reader on 2026-01-10.
Remark by A. Reader: Nobody is named to count the prisoners.
"""

CHAPTERS = {
    "What one can say in Pact": (
        "A pact file sets the words of an agreement beside a reading of them. The reading is in"
        " *Pact*: English with a fixed grammar, so that a lawyer can check it and a machine can"
        " work with it. This page says all that Pact can say. It is made from the grammar itself,"
        " and every example on it is a sentence that the tests read.\n\n"
        "In the forms below, words in **bold** are written as they stand; what is in *italics* is"
        " filled in; what is in round brackets may be left out; what is in curly"
        " brackets belongs together; “…” means that the piece before it may be repeated.\n"
    ),
    "A file at a glance": (
        "A pact file is Markdown. Lines that begin with `>` are the agreement's own words. Lines"
        " that begin with `[` are readings, or what people write beside them. *Words used* declares"
        " the names. All else is commentary.\n"
    ),
    "Words used": (
        "A reading uses no name that is not declared. Names are declared under the heading *Words"
        " used*, separated by commas. A name may be declared twice: a state can be a party and a"
        " place. In brackets after a name stands what else is known of it: an adjective"
        " (“Northlandic”), “members not stated”, for a treaty “ended 2019”, for a verb what it"
        " takes (“a thing”, “to a party”, “at a place”), and “irreversible” or “use of force”.\n"
    ),
    "A reading": (
        "A reading begins with the label of its clause: `[10.b]`. It is one sentence or several,"
        " each with its own quotation; each is a norm of its own (`10.b`, `10.b/2`, …). A question"
        " mark after the label, `[10.b]?`, marks a reading that was proposed and that no person has"
        " confirmed. Two readings of the same words are rivals, and each bears a name:"
        ' `[9] reading "duty": …`. Both are kept, and both are reviewed.\n\n'
        "A sentence says its core first, and then, each after a comma, what belongs to it."
        " A condition may also stand first. At the end the sentence quotes the words that it"
        " reads:\n\n"
        '> [10.b] If Northland invades Southland, then [3] lapses, quoting "…".\n'
    ),
    "Duties, rights and powers": (
        "*Must* is the one word that binds. Where the text says *shall*, *will* or *agrees to*, the"
        " reading says *must*; the text's own word stays in the quotation.\n"
    ),
    "Guarantees, declarations and consequences": "",
    "What is done": "",
    "Who and what": "",
    "Length and points of time": "",
    "Conditions": (
        "A condition follows *if*, *whenever*, *while*, *unless*, *once*, *since*, *only after*,"
        " *after*, *before* or *until*. Round brackets keep together what belongs together.\n"
    ),
    "Comma phrases": "Each fills one place of the sentence, and may stand in it once.\n",
    "What the text does not say": (
        "`(not stated)` is written where the text leaves something open: who, how much, by when,"
        " found by whom. It is counted and reviewed, and nothing is put in its place. A place left"
        " out altogether counts as open too. `(not applicable)` must be written where a place has"
        " no meaning.\n"
    ),
    "Positions and reports": (
        "Under *Positions* stands what parties want, under *Reports* what is said to have happened."
        " Each is dated and says where it comes from. A claim is always somebody's: who says it"
        " stands before it, and whoever denies it, after it.\n"
    ),
    "Names in feeds": (
        "Under *Names in feeds* stands what the names and codes of [event data](../feeds.md) mean"
        " here, a line each: “Government of Northland”, “NOR” mean Northland. · code 19 in gdelt"
        " means attack. · “Farland” is of no concern. `in gdelt` limits a line to data of that"
        " layout.\n"
    ),
    "Views": (
        "Under *Views* stands whose word counts. Some need no sentence: each party's own (what it"
        " reports itself or accepts), *common ground* (what somebody reports and no signatory"
        " denies), *every claim*, and *as found* (what the bodies of the agreement found). See"
        " [Evidence](../evidence.md).\n"
    ),
    "What people write beside a reading": "",
    "Lists of words": "",
}

FORMS_OF: dict[str, dict[str, tuple[str, str]]] = {
    "A reading": dict.fromkeys(INNER, ("", "")),
    "Duties, rights and powers": {
        "duty": ("A duty", "Northland must release prisoners, by"),
        "prohibition": ("A prohibition", "must not invade"),
        "permission": ("A permission", "may station troops in Northport."),
        "exemption": ("Somebody need not do what might otherwise be a duty", "need not pay"),
        "entitlement": ("A right to something; who must give it follows *from*", "is entitled to"),
        "no_entitlement": ("No right to something", "is not entitled to"),
        "power": ("A power over clauses, or to decide", "has the power to"),
        "no_power": ("The lack of a power", "does not have the power to"),
        "expectation": ("An expectation, which can be met or disappointed but never breached",
                        "is expected to ratify"),
        "negative_expectation": ("An expectation that something is not done", "expected not to"),
    },
    "Guarantees, declarations and consequences": {
        "guarantee": ("A guarantee: who guarantees whom what", "guarantees Northland"),
        "declaration": ("A declaration, which creates a status", "declare that Northport is dem"),
        "consequence": ("What follows from a condition", "and global sanctions are"),
        "clauses": ("What befalls clauses without a condition", "[3] is revoked"),
        "befalls": ("A clause, or the agreement, lapses, ends, applies or enters into force",
                    "enters into force, on"),
        "is_status": ("A clause or a status is void, suspended, lapsed, reinstated or revoked",
                      "[3] is revoked"),
        "loss": ("Somebody loses something", "Northland loses compensation"),
        "is_clause": ("What the agreement is", "This agreement is legally"),
        "authentic": ("In which languages the agreement is authentic", "is authentic in"),
        "definition": ("What a word means", '"troop" means'),
    },
    "What is done": {
        "deed": ("A declared verb, with whom and what it concerns", "withdraw heavy weapons from"),
        "limit": ("Something measured that is to be kept within a bound; “in total” adds it up",
                  "in total each year"),
        "rolling_limit": ("The same over any stretch of time, wherever it begins",
                          "in total over any 12 months"),
        "frequency": ("How often", "at least 3 times"),
        "regular_frequency": ("How often in each month, year …", "1 time each month"),
        "rolling_frequency": ("How often in any stretch of time", "3 times in any 30 days"),
        "held": ("Somebody else's measure, where several have it", "range of missiles of Union"),
        "change": ("As the act of a power: what is done to a clause", "may terminate this"),
    },
    "Who and what": {
        "bare": ("A declared name", "must not invade Southland"),
        "determined": (
            "*A*, *each* or *all* of a kind; *that* takes up *a*, *that other* *another*",
            "must release that prisoner",
        ),
        "member_of": ("Members of a collective", "Each member of Union"),
        "group": ("Several", "Northland and Southland must release"),
        "reference": ("Another clause", "must withdraw troops, only after [3]."),
        "agreement": ("The agreement itself", "This agreement ends, on"),
        "words": ("Words taken as they are: an annex, a standard, an open term", "Annex A"),
        "identified": ("One of a kind, told from others by words in quotation marks (in reports)",
                       'released prisoner "1417"'),
        "amount": ("An amount, bounded or not", "at least 50 prisoners"),
        "quantity": ("A number with its unit; a range; *about* where the text is not exact",
                     "about 260,000 to 280,000"),
        "money": ("An amount of money", "amount USD 5 million"),
        "hole": ("What is not stated", "exactly (not stated), counting"),
    },
    "Length and points of time": {
        "duration": ("A length of time", "with notice of 30 days"),
        "date": ("A date: a year, a month, a day or a minute, the year first; or the end of it",
                 "until the end of 2030"),
        "interval": ("From one date to another", "2025-12-29 to 2026-01-02"),
        "timed_beyond": ("In a report: at some time before or after a date", "happened before"),
        "offset": ("So long before or after something happens", "30 days before election"),
    },
    "Conditions": {
        "happens": ("Somebody does something, or has done it", "If Northland invades Southland,"),
        "happens_not": ("Somebody does not do something, has not done it, or fails to",
                        "has not released all"),
        "stands": ("A clause is in some state, a measure is so much, an open term fits; or not",
                   "If turnout is fewer"),
        "holds": ("What somebody's measure is, where several have it",
                  "If range of missiles of Northland"),
        "befallen": ("A clause lapses, ends, enters into force", "If [3] lapses or"),
        "judged": ("What has just been said is (not) what an open term says",
                   'this is "without cause"'),
        "nominal": ("A happening by its name: signature, a declared event, another clause",
                    "until the ceremony"),
        "event_of": ("The completion, beginning, breach or notice of something",
                     "only after completion of [3]"),
        "both": ("Both of two conditions", "and [3] is in force, then"),
        "either": ("One of two conditions or both", "or Southland invades Northland) and"),
        "total": ("How much altogether: the amounts of all that happened, added up",
                  "USD 5 million in total during"),
        "window": ("Only what falls within some time", "during the 30 days before"),
        "stretch": ("From so long to so long; both ends belong to it", "within 3 to 10 days after"),
        "bounded": ("The same where an end does not belong to it, or with one end only",
                    "more than 3 and less than 10 days"),
        "window_until": ("By some time", "by signature, then"),
    },
    "Positions and reports": {
        "position": ("What a party wants, offers, or will not accept", "will not accept [21]"),
        "demand_thing": ("A clause, or a thing, as it stands", "will accept [3] reading"),
        "demand_bound": ("Another figure for a clause or a measure", "wants [6] at most"),
        "demand_lasting": ("Another time limit or duration for a clause", "[21] at most 60 days"),
        "demand_change": ("A clause deleted, or unchanged", "opened with [6] unchanged"),
        "demand_reading": ("One of the rival readings", "will accept [3] reading"),
        "demand_words": ("Other words", "in the words"),
        "demand_act": ("An act of somebody else", "wants Southland to withdraw"),
        "demand_own_act": ("An act of one's own", "offers to withdraw"),
        "linked_position": ("What holds only if something else does", "only with [10] unchanged"),
        "weight": ("How much a clause counts for a party: its options' worths are multiplied by it",
                   "gives [6] weight"),
        "no_agreement": ("What no agreement is worth to a party, on the scale of its totals",
                         "values no agreement"),
        "worth": ("What an alternative is worth to a party", "at 0.6 to 0.8"),
        "interaction": ("How much more or less things are worth together than each by itself",
                        "at 0.2 more"),
        "ranking": ("An order, the best first; what it leaves out is not known", "rather than [6]"),
        "indifference": ("Two alternatives that are as good for a party", "as good as"),
        "direction": ("Which of two figures a party prefers, whatever they are",
                      "a lower figure for"),
        "signed": ("A number that may be below nought, and then has a minus sign",
                   "no agreement at -5"),
        "degree": ("A number; or from one to another, where it is not known better", "weight 3 to"),
        "forecast": ("What somebody expects to come of it: nobody's wish, and nobody's limit",
                     "foresees [6]"),
        "strength": ("Power, as a share of all; patience, as what a delay leaves of a gain",
                     "The power of"),
        "walk_away": ("When a party leaves the table", "walks away unless"),
        "report": ("A report: who says that something happened, and when", "R1: on"),
        "told": ("What somebody says that somebody else says", "R2: Ann"),
        "finding": ("What a body found", "R3: on"),
        "reported_act": ("Somebody did something", "R1: on"),
        "reported_not": ("Somebody did not do something", "did not launch"),
        "took_place": ("A happening that has a name took place, or did not", "R7:"),
        "exercised": ("Somebody used a power: suspended, revoked, ended a clause …",
                      "R13:"),
        "exercised_not": ("Somebody did not do that", "R15:"),
        "came_about": ("A clause, or the agreement, lapsed, ended or entered into force", "R22:"),
        "observed": ("Something measured, or somebody's share of it, was so much", "R16:"),
        "judgement": ("What reports tell of is, or is not, what an open term says", "R10:"),
        "said": ("Free words, where no declared verb fits", "R6:"),
        "stance": ("What a party says to reports", "accepts R1 and R2"),
        "completeness": ("Reports of something are complete: from then on silence is absence",
                         "are complete"),
    },
    "Views": {
        "view": ("A view: its name, what it begins with, what else it asks", '"observers": rep'),
        "reports_by": ("What some report, whoever denies it", '"observers": reports by'),
        "findings_by": ("What some find", '"found": findings by'),
        "own_view": ("What a party reports itself or accepts", '"doubts": the view'),
        "standard_view": ("What every agreement has", '"then": common ground'),
        "graded_at_least": ("Only what is graded so by every rater, or by the one named",
                            "graded at least C3 by"),
        "known_on": ("Only what had been reported by the end of a day", "known on 2026"),
        "not_denied_by": ("Without what some deny", "not denied by Union"),
        "with_reports": ("These reports too, whoever tells them", "with R2 and"),
        "without_reports": ("These reports left out", "without R7"),
        "chosen_reading": ("One of the rival readings of a clause", '[9] reading "duty"'),
    },
}  # fmt: skip
"""By chapter: each form, what it means, and words of the tested sentence that shows it."""
