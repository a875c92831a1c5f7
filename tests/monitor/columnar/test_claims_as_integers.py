"""What names, identities and stretches of claims become in columns, and what that must keep."""

import pickle

import numpy as np
import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.evidence.claim import ClaimKind
from servanda.monitor.columnar.names import Identities
from servanda.monitor.columnar.stretches import Stretches, places

_NUMBERS = st.one_of(
    st.integers(0, 2**40).map(str),
    st.integers(0, 2000).map(lambda number: f"{number:05d}"),
    st.sampled_from(["0", "00", "+7", "-7", "7 ", " 7", "7.0", "\u0667", "", "1000000000"]),
)
_IDENTITIES = st.lists(st.none() | _NUMBERS | st.text(max_size=3), max_size=12)


@settings(deadline=None)
@given(several=st.lists(_IDENTITIES, max_size=3), each=_IDENTITIES)
def test_an_identity_is_told_again_letter_for_letter(
    several: list[list[str | None]], each: list[str | None]
) -> None:
    known = Identities()
    for words in several:
        known.codes(pl.Series(words, dtype=pl.String))
    found = known.codes(pl.Series(each, dtype=pl.String)).tolist()
    for one in (known, pickle.loads(pickle.dumps(known))):  # noqa: S301 - our own
        assert [None if code < 0 else one.word(code) for code in found] == each
    assert [known.code(word) for word in each if word is not None] == [c for c in found if c >= 0]


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["act", "event"]), st.sampled_from("ab")), max_size=20))
def test_claims_are_found_wherever_they_stand(claims: list[tuple[str, str]]) -> None:
    table = pl.DataFrame(claims, {"kind": pl.String, "what": pl.String}, orient="row")
    stretches = Stretches.of(table)
    for kind in (ClaimKind.ACT, ClaimKind.EVENT, ClaimKind.MEASURE):
        for what in ("a", "b", "c", None):
            rows = stretches.rows(kind, what)
            fit = [c[0] == kind.value and what in {None, c[1]} for c in claims]
            assert rows.tolist() == np.flatnonzero(fit).tolist()
            assert np.arange(len(claims))[places(rows)].tolist() == rows.tolist()
