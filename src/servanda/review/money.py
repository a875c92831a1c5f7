"""Which norms are about money: sums owed, pools of money, and relief from sanctions."""

from __future__ import annotations

import re

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.words import CURRENCIES
from servanda.norms import Agreement, Norm, NormKind
from servanda.norms.comma_phrases import says
from servanda.norms.walk import pieces
from servanda.review.matter import does, speaks_of
from servanda.review.patterns import nouns

# Verbs of paying; each stands in many unrelated treaty texts (manytreaties: NRTAFT_1992A,
# GATT_1947O, IOPPRC_1990A, NM04RA_1963A…).
PAYING = frozenset(
    {"compensate", "contribute", "finance", "fund", "indemnify", "invest", "lend", "pay",
     "reimburse", "repay", "subsidise", "subsidize"}
)  # fmt: skip

# Verbs by which money is made available, where their object is money (same texts).
_PROVIDING = frozenset(
    {"allocate", "carry out", "create", "establish", "give", "grant", "make available", "offer",
     "provide", "put", "receive", "set up", "supply", "transfer"}
)  # fmt: skip

# What is paid: each in nine or more unrelated texts of the same collection; "reparation" also in
# General Assembly resolution 60/147, "financing" in the Addis Ababa Action Agenda (2015).
PAYMENT = nouns(
    "compensation", "contribution", "financial assistance", "financing", "finance", "fund", "grant",
    "indemnity", "investment", "loan", "payment", "reparation", "subsidy",
)  # fmt: skip

# What holds money for others (AFRCNN_2003A, ESAPFC_1948A "trust fund"; NRTAFT_1992A "assets").
POOL = nouns("account", "asset", "fund", "investment vehicle", "trust", "vehicle")

# What a pool yields (GATT_1947O, NRTAFT_1992A: "profits", "revenue", "proceeds").
YIELD = nouns("dividend", "proceed", "profit", "revenue", "royalty", "yield")

# UN Charter, article 41 practice: Security Council resolutions speak of "sanctions", "restrictive
# measures", "embargo"; relief of "frozen assets" (resolution 1483 (2003), paragraph 23).
_RESTRICTION = nouns("embargo", "frozen asset", "frozen fund", "restrictive measure", "sanction")

# Verbs for running a fund (Addis Ababa Action Agenda; "administer", "manage" and "supervise" each
# in dozens of the same texts).
GOVERNING = frozenset(
    {"administer", "control", "direct", "govern", "manage", "oversee", "supervise"}
)

# What a clause on money or on its withholding is about, to name it in a finding.
SUBJECT = re.compile(f"{PAYMENT.pattern}|{_RESTRICTION.pattern}", re.IGNORECASE)

_CREATING = frozenset({"create", "establish", "set up"})

# How measures are put on, and put on again: a clause on that lifts nothing (Security Council
# resolution 2231 (2015), paragraphs 11 and 12).
_IMPOSING = frozenset(
    {"apply", "impose", "keep", "maintain", "reimpose", "reinstate", "renew", "restore"}
)

_OWING = frozenset(
    {NormKind.ACHIEVE, NormKind.MAINTAIN, NormKind.REPEAT, NormKind.EXPECTATION,
     NormKind.DECLARATION}
)  # fmt: skip


def pays(agreement: Agreement, norm: Norm) -> bool:
    """Whether a norm has somebody pay, or make money available."""
    if norm.kind not in _OWING:
        return False
    return does(norm, PAYING) or (
        does(norm, _PROVIDING) and bool(speaks_of(agreement, norm, PAYMENT))
    )


def lacks_a_payer(agreement: Agreement, norm: Norm) -> bool:
    """Whether a norm has money paid, and the text says neither by whom nor out of what."""
    if not pays(agreement, norm) or payer_stated(norm):
        return False
    return creates(norm) or not pools_in(agreement, norm)  # what lies in a pool is there


def lacks_a_reliever(agreement: Agreement, norm: Norm) -> bool:
    """Whether a norm has sanctions lifted, and the text does not say by whom."""
    return relieves(agreement, norm) and not norm.bearers


def creates(norm: Norm) -> bool:
    """Whether a norm creates what it speaks of: an empty fund has no money yet."""
    return does(norm, _CREATING)


def pools_in(agreement: Agreement, norm: Norm) -> tuple[str, ...]:
    """Return the pools of money that a norm speaks of, by their names."""
    return speaks_of(agreement, norm, POOL)


def relieves(agreement: Agreement, norm: Norm) -> bool:
    """Whether a norm lifts sanctions or the like, or has their lifting settled."""
    if norm.kind not in _OWING or does(norm, _IMPOSING):
        return False
    return bool(speaks_of(agreement, norm, _RESTRICTION)) and not pays(agreement, norm)


def sum_stated(norm: Norm) -> bool:
    """Whether a norm says how much: an amount, a share, or where the sum is listed."""
    if says(norm, s.Slot.AMOUNT, s.Slot.LISTED_IN):
        return True
    return any(
        isinstance(p, s.Quantity) and (p.unit in CURRENCIES or p.unit in {"%", "percent"})
        for p in pieces(norm.core)
    )


def payer_stated(norm: Norm) -> bool:
    """Whether a norm says who pays, or out of what."""
    roles = norm.act.roles if norm.act else ()
    return (
        bool(norm.bearers)
        or says(norm, s.Slot.PAID_BY)
        or any(r.preposition == "from" and not isinstance(r.term, s.Hole) for r in roles)
    )
