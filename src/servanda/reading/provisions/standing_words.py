"""The words that deny a provision, leave it for later, date it back or hang it on a condition.

Gathered from the summaries of peace agreements signed before 2000 in the UCDP Peace Agreement
Dataset, and from the forms in which treaties deny and defer. How far a denial reaches follows
NegEx (Chapman and others, Journal of Biomedical Informatics 34, 2001): five words, unless a turn of
the sentence (`but`, `, and`, a semicolon) comes first.
"""

from __future__ import annotations

import re

YEAR = r"(?:1[89]|20)\d\d"
_TO_BE = r"(?:be|been|is|are|was|were)"
_TALKS = r"(?:discussions?|negotiations?|talks|consultations?)"


def _up_to(words: int) -> str:
    return rf"(?:[\s,]+[\w’'-]+){{0,{words}}}?"


def _of_one_phrase(words: int) -> str:
    """Return a pattern of up to so many words, without a comma and without a verb of its own."""
    verb = r"(?:is|are|was|were|be|has|have|will|shall|would|should|must|may|can|to)\b"
    return rf"(?:\s+(?!{verb})[\w’'-]+){{0,{words}}}?"


def _one_of(*alternatives: str) -> str:
    return "(?:" + "|".join(alternatives) + ")"


def _before(*alternatives: str, across: str = ",") -> re.Pattern[str]:
    """Return a pattern of words that end right before the cue; `across` may stand between."""
    return re.compile(_one_of(*alternatives) + rf"[\s“\"{across}]*$", re.IGNORECASE)


def _after(*alternatives: str, within: int) -> re.Pattern[str]:
    """Return a pattern of words that begin within so many words after the cue."""
    return re.compile(rf"^{_up_to(within)}[\s,]+{_one_of(*alternatives)}\b", re.IGNORECASE)


TURN = re.compile(
    r";|:|,? (?:but|however|instead|whereas|although|though|while|nevertheless)\b|, and\b"
    r"|\band (?:shall|will|must|agreed?|instead|only|(?:stipulat|provid|establish|regulat)\w+)\b",
    re.IGNORECASE,
)

# A “not” that denies something else (in an aside, of a limit, or who is meant and not whether), and
# a wish or a purpose that is not the agreement's own.
NO_DENIAL = re.compile(
    _one_of(
        r"\([^()]*\)",
        r"\bnot only\b",
        r"\b(?:no|not) (?:later|more|less|fewer|longer|earlier) than\b",
        r"\bnot exceeding\b",
        r"\bwithout (?:any )?(?:delay|prejudice|condition\w*|exception\w*|discrimination)\b",
        r"\bnot to (?:use|resort|attack|resume|threaten)\b",
        r"\bno party (?:shall|may|will)\b",
        r"\b(?:who|whose)(?:\s+[\w’'-]+){0,2}?\s+not\b",
        r"\b(?:that|which) (?:were|was|are|is|had been|have been|has been) not\b",
        r"\b(?:who|those|members|combatants|soldiers|fighters|rebels) (?:wish|want|intend)\w* to\b",
        r"\bfor the purposes? of\b",
        r"\b(?:those|forces|units|members|combatants|soldiers|fighters|troops) not\b",
    ),
    re.IGNORECASE,
)
DENIED_BEFORE = _before(
    rf"\b(?:no|not|never|neither|nor|without|cannot){_up_to(5)}",
    rf"\bno (?:trace|mention|provisions?|sign){_up_to(20)}",
    rf"\b(?:did|do|does|shall|will) not (?:include|contain|provide|mention|regulate\w*)"
    rf"{_up_to(20)}",
    rf"\b(?:lack\w*|absence|exclu\w+|reject\w*|refus\w*|fail(?:ed|s|ure)? to|unable to|declin\w+"
    rf"|ruled out|instead of|rather than|prohibit\w*|forbid\w*){_up_to(5)}",
)
DENIED_WITHIN = re.compile(r"\b(?:not|never|no|nor|neither|without|cannot)\b", re.IGNORECASE)
DENIED_AFTER = _after(
    r"(?:was|were|is|are|be|been|did|does|do|would|will|shall|could|may|must|had|has|have)"
    r"\s+(?:not|never)\s+(?:be\s+|been\s+)?(?:\w+ly\s+)?"
    r"(?:agreed|included|granted|given|provided|part|mentioned|declared|established|reached"
    r"|achieved|regulated|addressed|covered|specified|accepted|allowed|permitted|released"
    r"|exchanged|deployed|apply|extend\w*|cover|take place|enter)",
    rf"{_TO_BE} (?:rejected|refused|excluded|ruled out|denied|prohibited)",
    within=5,
)

LATER_BEFORE = _before(
    rf"\b(?:agenda|to be (?:discussed|negotiated)(?: later)?){_up_to(40)}",
    rf"\b(?:future|further|upcoming|subsequent|next|forthcoming|coming|later|new) (?:\w+ )?{_TALKS}"
    rf"{_up_to(40)}",
    rf"\b{_TALKS} (?:would|will|are|were|is|was|should|shall){_up_to(40)}",
    rf"\b(?:issues?|questions?|topics?|points?|items?) (?:to be|for) \w+{_up_to(40)}",
    r"\b(?:would|will|to|shall|should) (?:discuss|negotiate|consider|address|explore|examine)"
    rf"{_up_to(40)}",
    rf"\b(?:defer\w*|postpon\w*){_up_to(5)}",
    r"\b(?:need|hope\w*|wish\w*|aim\w*|purpose|intent\w*|mov\w+|lead\w*) (?:of|to|at|for|towards?)"
    rf"{_up_to(5)}",
)
LATER_AFTER = _after(
    rf"{_TO_BE}(?: left)? (?:to be )?"
    r"(?:discussed|negotiated|deferred|postponed|dealt with|left (?:for|to))",
    r"to be (?:discussed|negotiated|addressed|determined|decided|dealt with|agreed)",
    r"(?:at|in) a later (?:stage|date|time|round)",
    r"(?:could|might) be (?:granted|agreed|considered)",
    within=8,
)

# Those who fought before are “former combatants” when they are helped, and a duty may begin “after
# the signature”: neither tells of another time.
EARLIER_BEFORE = _before(
    r"\b(?:earlier|previous\w*|prior(?! to)|past|preceding|failed|broken|collapsed)"
    rf"{_of_one_phrase(3)}",
    rf"\b{YEAR}",
    rf"\b(?:since|despite) (?:the|a|an){_of_one_phrase(3)}",
    rf"\bhad{_of_one_phrase(3)}",
    r"\b(?:violat\w+|breach\w*|breakdown|collapse) of (?:the|a|an)",
    across="",
)
EARLIER_AFTER = re.compile(
    r"^(?:[\s-]+(?:agreements?|accords?|arrangements?|deals?|law|act|protocol)){0,2},?\s+"
    r"(?:(?:of|from|dated|(?:signed|concluded|reached|agreed)(?: upon)?(?: in| on| at)?)"
    rf"\s+(?:\w+\s+){{0,3}}?{YEAR}\b"
    r"|(?:had |has |have )?(?:collapsed|failed|fell apart|br(?:oke|oken) down|expired))\b",
    re.IGNORECASE,
)
# What is taken up again is of this agreement too.
RENEWED = re.compile(
    r"\b(?:reaffirm\w*|reinstat\w*|renew\w*|exten[ds]\w*|confirm\w*|recommit\w*|prolong\w*"
    r"|continu\w*|restor\w*|resum\w*|reiterat\w*|in accordance with|respect\w*|adher\w*"
    r"|compl(?:y|ies|iance|ied)|implement\w*|uph[eo]ld\w*|consolidat\w*|strengthen\w*|maint\w+"
    r"|commit\w*|abid\w+|honou?r\w*|observ(?:e|es|ed|ing))\b",
    re.IGNORECASE,
)

CONDITION = re.compile(
    r"\b(?:if|unless|provided that|on condition that|subject to|hing(?:e|es|ed) on"
    r"|conditional (?:on|upon))\b",
    re.IGNORECASE,
)
