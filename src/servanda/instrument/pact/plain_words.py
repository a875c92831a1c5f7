"""What may stand somewhere in a sentence, said as one would say it to a diplomat."""

from __future__ import annotations

from collections.abc import Iterable

_NAME = "a declared name, a clause such as “[3]”, or “(not stated)”"
_BINDING = "“must”, “must not”, “may”, “need not”, “is expected to” or “has the power to”"
_OTHER_CORES = "“guarantees”, “declares that”, “is entitled to”, “loses” or “lapses”"
_IS = "“is” or “is not”"
_HAPPENS = "a declared verb (“releases”, “does not release”, “has released”)"
_AMOUNT = "an amount, such as “at most 600,000 personnel” or “USD 5 million”"
_WHERE = "“to”, “in”, “at”, “from” and whom, what or where"
_MORE = "a comma and a deadline, a verifier, a condition or the words quoted"
_WHEN = "a deadline or other time (“by …”, “within …”, “from …”, “for …”)"
_WHO = "who finds, verifies, counts or pays (“as found by …”, “verified by …”)"
_IF = "a condition (“if …”, “unless …”, “only after …”)"
_AND = "“and” or “or” and a further name or condition"
_DATE = "a date, such as “2026-03-31”"
_STATE = "a state, such as “in force”, “suspended” or “void”"
_POSITION = "“wants”, “offers”, “will accept” or “will not accept”"
_WEIGHS = "“gives … weight …”, “values …”, “prefers …” or “walks away unless …”"
_REPORT = "the label of a report and a colon, such as “R1:”"
_TELLS = "“reports that” or “found that”"

_BELIEVES = "“reports by …”, “findings by …”, “the view of …”, “common ground” or “every claim”"
_PICKS = "“graded at least …”, “known on …”, “not denied by …”, “with …” or “without …”"

PLAIN: dict[str, str] = {
    "NAME": _NAME,
    "DETERMINER": _NAME,
    "MEMBER_OF": _NAME,
    "REF": _NAME,
    "THIS_AGREEMENT": _NAME,
    "NOT_STATED": _NAME,
    "NOT_APPLICABLE": _NAME,
    "STRING": "words in quotation marks",
    "NUMBER": "a number",
    "UNIT": "a unit, such as “personnel” or “km”",
    "CALENDAR_UNIT": "“days”, “months” or another length of time",
    "CURRENCY": _AMOUNT,
    "ABOUT": _AMOUNT,
    "COMPARISON": _AMOUNT,
    "_TO": "“to” and the end of the range",
    "DATE": _DATE,
    "LABEL": _REPORT,
    "GRADE": "a grade, from A1 to F6",
    "VERB": "a declared verb in its base form, such as “withdraw”",
    "FINITE": _HAPPENS,
    "PAST": "a declared verb in the past tense, such as “launched”",
    "HAS": _HAPPENS,
    "HAS_NOT": _HAPPENS,
    "DOES_NOT": _HAPPENS,
    "FAILS_TO": _HAPPENS,
    "DID_NOT": "“did not” and a declared verb",
    "TOOK_PLACE": "“took place” or “did not take place”",
    "DID_NOT_TAKE_PLACE": "“took place” or “did not take place”",
    "CHANGED": "“suspended”, “revoked”, “ended” or another effect on a clause",
    "WAS": "“was” and a quantity",
    "KEEP": "“keep” and a measure with its bound",
    "CHANGE": "“suspend”, “revoke”, “end” or another effect on a clause",
    "PREPOSITION": _WHERE,
    "STATUS": _STATE,
    "IS": _IS,
    "IS_NOT": _IS,
    "IS_AUTHENTIC_IN": "“is authentic in” and its languages",
    "BEFALLS": _OTHER_CORES,
    "GUARANTEES": _OTHER_CORES,
    "DECLARES": _OTHER_CORES,
    "LOSES": _OTHER_CORES,
    "IS_ENTITLED": _OTHER_CORES,
    "IS_NOT_ENTITLED": _OTHER_CORES,
    "_MUST": _BINDING,
    "_MUST_NOT": _BINDING,
    "_MAY": _BINDING,
    "_NEED_NOT": _BINDING,
    "HAS_POWER": _BINDING,
    "HAS_NO_POWER": _BINDING,
    "IS_EXPECTED": _BINDING,
    "IS_EXPECTED_NOT": _BINDING,
    "_MEANS": "“means” and the meaning",
    "EVENT_OF": "what happens to it, such as “completion of [3]”",
    "RELATION": "“after”, “of” or “before” and an event",
    "_THIS": "“this is” and an open term",
    "_TIMES": "“times”",
    "_EACH": "“each” and a period",
    "_IN_ANY": "“in any” and a period",
    "_IN_TOTAL": "“in total”",
    "_OF_HOLDER": "“of” and whose measure it is",
    "_BOUND_AND": "“and” and a further length of time",
    "_IN_TOTAL_EACH": "“in total each” and a period",
    "_IN_TOTAL_IN_ANY": "“in total in any” and a period",
    "_BY_THEN": "“by” and a date",
    "_WITHIN": "“within” and a length of time",
    "_DURING_THE": "“during the … before”",
    "_OPEN": "a condition in brackets",
    "_CLOSE": "the closing bracket",
    "_COMMA": _MORE,
    "_LIST_COMMA": _AND,
    "NP_AND": _AND,
    "NP_OR": _AND,
    "_AND_CLAUSE": _AND,
    "_OR_CLAUSE": _AND,
    "_QUOTE_AND": "“and” and a further quotation",
    "_LABEL_AND": "“and” and a further report",
    "_DOT": "the full stop",
    "_COLON": "a colon",
    "_THEN": "“then” and what follows",
    "CONDITION_SLOT": _IF,
    "TERM_SLOT": _WHO,
    "DURATION_SLOT": _WHEN,
    "SPAN_SLOT": _WHEN,
    "TIME_SLOT": _WHEN,
    "WITHIN_SLOT": _WHEN,
    "FLAG_SLOT": "“jointly”, “severally” or “at all times”",
    "FAILING_SLOT": "“failing which …”",
    "STAGE_SLOT": "“as stage …”",
    "GRADED_SLOT": "“graded …”",
    "SOURCE_SLOT": "“according to …”",
    "QUOTING_SLOT": "“quoting …”",
    "_OF_PROCEDURE": "“of” and the procedure's name in quotation marks",
    "_BY_RATER": "“by” and who graded it",
    "_IN_WORDING": "“in” and the wording's name in quotation marks",
    "STAND": _POSITION,
    "ATTITUDE": "“denies”, “accepts”, “rejects” or “withdraws”",
    "_GIVES": _WEIGHS,
    "_VALUES_NO_AGREEMENT": _WEIGHS,
    "_VALUES": _WEIGHS,
    "_PREFERS": _WEIGHS,
    "_FINDS": _WEIGHS,
    "_FORESEES": _WEIGHS,
    "MINUS": "a minus sign",
    "_AT_WORTH": "“at” and what it is worth",
    "_TOGETHER_WITH": "“together with” and a further alternative",
    "_ONLY_WITH": "“only with” and what it depends on",
    "_RATHER_THAN": "“rather than” and what is less good",
    "_AS_GOOD_AS": "“as good as” and another alternative",
    "MORE_OR_LESS": "“more” or “less”",
    "DIRECTION": "“a lower figure for” or “a higher figure for”",
    "STRENGTH": "“the power of” or “the patience of”",
    "_WALKS_AWAY_UNLESS": _WEIGHS,
    "_WEIGHT": "“weight” and a number",
    "_FOUND_THAT": _TELLS,
    "_REPORTS_THAT": _TELLS,
    "_ON_DATE": "“on” and a date",
    "_REPORTS_OF": "“reports of … are complete”",
    "_ARE_COMPLETE": "“are complete”",
    "_VIEW": "“View”, its name in quotation marks and a colon",
    "_REPORTS_BY": _BELIEVES,
    "_FINDINGS_BY": _BELIEVES,
    "_THE_VIEW_OF": _BELIEVES,
    "STANDARD_VIEW": _BELIEVES,
    "_KNOWN_ON": _PICKS,
    "_NOT_DENIED_BY": _PICKS,
    "_WITH": _PICKS,
    "_WITHOUT": _PICKS,
    "DEMAND_CHANGE": "“deleted” or “unchanged”",
    "_READING": "“reading” and the reading's name in quotation marks",
    "_IN_THE_WORDS": "“in the words …”",
    "_TO_ACT": "“to” and a declared verb",
    "$END": "the end",
}
"""One plain phrase for each terminal of the grammar; those that go together share one."""

_COMMON_FIRST = list(dict.fromkeys([_NAME, _BINDING, _HAPPENS, _OTHER_CORES, *PLAIN.values()]))
_AT_MOST = 5


def what_may_stand(expected: Iterable[str]) -> str:
    """Say in one phrase what may stand somewhere, the commonest first."""
    phrases = {PLAIN[terminal] for terminal in expected}
    ordered = [phrase for phrase in _COMMON_FIRST if phrase in phrases and phrase != PLAIN["$END"]]
    shown = ordered[:_AT_MOST]
    if len(shown) < len(ordered) and PLAIN["_DOT"] in ordered[_AT_MOST:]:
        shown[-1] = PLAIN["_DOT"]
    if len(shown) > 1:
        return "; ".join(shown[:-1]) + "; or " + shown[-1]
    return shown[0] if shown else "nothing more"
