"""How words bound a figure. Denied, each bounds it on the other side.

All stand in several of the treaty texts under ../shared/data/treaty_texts, denied or not.
"""

from __future__ import annotations

from servanda.instrument.pact.syntax import Comparison

ABOUT = r"about|approximately|around|some|roughly|nearly|circa|c\.|an estimated"
_FEWER = ("fewer than", "less than", "lower than", "smaller than", "below", "under")
_MORE = ("more than", "greater than", "larger than", "higher than", "in excess of", "exceeding",
         "above", "over")  # fmt: skip
COMPARED = {
    **dict.fromkeys(_FEWER, Comparison.FEWER_THAN),
    **dict.fromkeys(_MORE, Comparison.MORE_THAN),
    **{f"{no} {words}": Comparison.AT_LEAST for words in _FEWER for no in ("no", "not")},
    **{f"{no} {words}": Comparison.AT_MOST for words in _MORE for no in ("no", "not")},
    **dict.fromkeys(("at most", "up to", "limited to", "a maximum of"), Comparison.AT_MOST),
    **dict.fromkeys(("at least", "a minimum of"), Comparison.AT_LEAST),
    "exactly": Comparison.EXACTLY,
}
