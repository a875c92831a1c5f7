"""What the user supposes of the power and patience of parties, on the command line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from servanda.bargaining.inquiry import PowerClaim
from servanda.desk.cli.monitor_choice import hint
from servanda.desk.cli.output import complain

_CLAIM = re.compile(r"(?P<party>.+)=(?P<low>[\d.]+?)(?:\.\.(?P<high>[\d.]+))?")
ASKED = "supposed on asking"
"""Whose word it is."""


def claims_of(
    what: str, written: Sequence[str], parties: Sequence[str]
) -> tuple[PowerClaim, ...] | None:
    """Return what is supposed of power, or patience; say so where it cannot be understood."""
    claims = [_claim(what, one, parties) for one in written]
    known = tuple(claim for claim in claims if claim is not None)
    return known if len(known) == len(claims) else None


def _claim(what: str, written: str, parties: Sequence[str]) -> PowerClaim | None:
    found = _CLAIM.fullmatch(written.strip())
    if found is None:
        complain(f"“{written}” is no {what}. Write NAME=0.5, or NAME=0.3..0.7.")
        return None
    party = found["party"].strip()
    if party not in parties:
        complain(f"There is no party “{party}”. {hint(party, parties)}")
        return None
    try:
        low = Fraction(found["low"])
        high = Fraction(found["high"]) if found["high"] else low
    except ValueError:
        complain(f"“{written}” has no number in it that can be read. Write 0.5, or 0.3..0.7.")
        return None
    if not 0 <= low <= high <= 1:
        complain(f"“{written}”: {what} lies from 0 to 1, the lower end first.")
        return None
    return PowerClaim(party, low, high, ASKED)
