"""Words by which a clause excepts what somebody must judge: “without cause”, “if necessary”."""

from __future__ import annotations

import re

# “Without cause” and its kin are the carve-outs of cease-fires for self-defence and provocation (UN
# DPPA Guidance on Mediation of Ceasefires, 2022; UN Charter, article 51). “Without good reason”,
# “unjustified”, “unnecessarily”, “essential security interests”, “exceptional circumstances”,
# “if/where/when necessary” and “… appropriate”, “as far as possible”, “to the extent possible”,
# “where practicable”, “where feasible”, “circumstances so require” each stand in two or more treaty
# texts (manytreaties): ESTWTO_1994A, ECSNGP_2018O, NRTAFT_1992A, ECKZKH_2015O, CLMBEF_2008O,
# ECUKRN_2014O, RDTRFF_1949A, CG04SH_2000O14.
EXCEPTION = re.compile(
    r"\b(?:without\s+(?:any\s+|due\s+|good\s+|just\s+|sufficient\s+|valid\s+|reasonable\s+)?"
    r"(?:cause|reason|provocation|justification|grounds)"
    r"|unprovoked|unjustified|unnecessarily"
    r"|(?:in|for\s+reasons\s+of|on\s+grounds\s+of|by\s+way\s+of)\s+"
    r"(?:legitimate\s+)?(?:self-defen[cs]e|national\s+security)"
    r"|essential\s+security\s+interests|exceptional\s+circumstances"
    r"|(?:if|when|where|wherever|as|whenever)\s+(?:\w+ly\s+)?(?:necessary|needed|appropriate)"
    r"|(?:as|so|in\s+so)\s+far\s+as\s+(?:possible|practicable|feasible)"
    r"|to\s+the\s+extent\s+(?:possible|practicable|feasible)"
    r"|(?:if|where|wherever|when)\s+(?:possible|practicable|feasible)"
    r"|circumstances\s+(?:so\s+)?(?:permit|require))\b",
    re.IGNORECASE,
)


def is_exception(words: str) -> bool:
    """Whether these words except what somebody must judge."""
    return EXCEPTION.search(words) is not None
