"""Quoted words are found again after a change, or said to be lost; never found in a wrong place."""

import re
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.exchange.web_annotation.anchoring import Anchored, AnchoringText, Lost
from servanda.exchange.web_annotation.selectors import quote_of

WORDS = (
    "the", "parties", "shall", "withdraw", "forces", "from", "zone", "within", "thirty", "days",
    "of", "signature", "and", "report", "to", "commission", "verifies", "released", "bridge",
    "water", "shared", "peace", "kept", "border",
)  # fmt: skip
# Alike, but no two the same: of two that are, nobody could say which was taken out.
SENTENCES = st.lists(st.sampled_from(WORDS), min_size=3, max_size=12, unique=True).map(
    lambda words: f"{' '.join(words).capitalize()}."
)
# What is put in has words of its own: where it repeated the text, nobody could tell which is which.
NEW_WORDS = ("envoy", "mountain", "quickly", "harvest", "judge", "museum", "fox", "jump")
PUT_IN = st.lists(st.sampled_from(NEW_WORDS), min_size=1, max_size=12).map(" ".join)
TEXTS = st.lists(SENTENCES, min_size=3, max_size=12, unique=True).map(" ".join)


@dataclass(frozen=True)
class Edited:
    """A text after an edit, and where each character of it came from (None: put in)."""

    text: str
    origin: tuple[int | None, ...] = field(repr=False)


@st.composite
def edits(draw: st.DrawFn, text: str) -> Edited:
    origin: list[int | None] = list(range(len(text)))
    letters = list(text)
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(letters)))
        end = draw(
            st.integers(start, min(start + draw(st.sampled_from([0, 5, 30, 120])), len(letters)))
        )
        kind = draw(st.sampled_from(["insert", "delete", "replace", "move"]))
        cut, came = letters[start:end], origin[start:end]
        if kind != "insert":
            del letters[start:end]
            del origin[start:end]
        if kind in {"insert", "replace"}:
            words = draw(PUT_IN)
            letters[start:start] = words
            origin[start:start] = [None] * len(words)
        if kind == "move":
            at = draw(st.integers(0, len(letters)))
            letters[at:at] = cut
            origin[at:at] = came
    return Edited("".join(letters), tuple(origin))


@st.composite
def cases(draw: st.DrawFn) -> tuple[str, int, int, Edited]:
    text = draw(TEXTS)
    words = [found.span() for found in re.finditer(r"\w+", text)]
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, min(first + 12, len(words) - 1)))
    start, end = words[first][0], words[last][1]
    return text, start, end, draw(edits(text))


@given(cases())
@settings(max_examples=500, deadline=None)
def test_words_are_never_found_in_a_wrong_place(case: tuple[str, int, int, Edited]) -> None:
    text, start, end, edited = case
    found = AnchoringText(edited.text).anchor(quote_of(text, start, end))
    if isinstance(found, Lost):
        return
    here = edited.origin[found.start : found.end]
    kept = [at for at in here if at is not None and start <= at < end]
    wanted = [at for at in edited.origin if at is not None and start <= at < end]
    # An edit that cuts into the words may leave letters of which it cannot be told where they were
    # from; a wrong place has none of them.
    part = 2 if found.likeness == 1 else 3
    assert part * len(kept) >= len(here), edited.text[found.start : found.end]
    assert part * len(kept) >= len(wanted)
    if found.likeness == 1:
        assert edited.text[found.start : found.end].split() == text[start:end].split()


@given(cases())
@settings(max_examples=300, deadline=None)
def test_what_an_edit_did_not_touch_is_found_where_it_is(
    case: tuple[str, int, int, Edited],
) -> None:
    text, start, end, edited = case
    wanted = list(range(start, end))
    around = text[max(start - 80, 0) : end + 80]
    if around not in edited.text or text.count(around) > 1:
        return
    found = AnchoringText(edited.text).anchor(quote_of(text, start, end))
    if isinstance(found, Anchored):
        assert list(edited.origin[found.start : found.end]) == wanted
