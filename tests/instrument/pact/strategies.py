"""Every construct of Pact, over the words of `words_used`, as the parser would have built it."""

from decimal import Decimal
from itertools import pairwise
from typing import Any, TypeVar

from hypothesis import strategies as st

from servanda.instrument.pact import syntax as s
from servanda.instrument.pact.words import CALENDAR_UNITS, EVENTS_OF, PREPOSITIONS

_T = TypeVar("_T")

NAMES = (
    "Northland", "Southland", "Union", "Peace Council", "Ann B. Reader", "St. Olaf", "buffer zone",
    "security guarantee", "missiles", "prisoner", "global sanctions", "signatories", "complaint",
    "strength of the Northlandic Forces", "range of missiles", "Treaty of St. Olaf",
)  # fmt: skip
VERBS = (
    "invade", "launch", "carry out", "pay", "station", "release", "give", "put", "submit", "reach",
)  # fmt: skip
STATUSES = ("in force", "void", "suspended", "breached", "kept", "complete", "demilitarised")
POINTS = ("signature", "ratification", "entry into force", "ceremony", "complaint")
UNITS = ("personnel", "km", "%", "USD", "EUR", "missiles", "rockets")
COMPOUND = (s.Both, s.Either)


class _Choice:
    """A strategy under a short name: hypothesis warns of descriptions as long as a grammar."""

    def __init__(self, strategy: st.SearchStrategy[Any]) -> None:
        self.strategy = strategy

    def __repr__(self) -> str:
        return "…"


@st.composite
def _drawn(draw: st.DrawFn, choice: _Choice) -> Any:  # noqa: ANN401 - whatever is drawn
    return draw(choice.strategy)


def brief(strategy: st.SearchStrategy[_T]) -> st.SearchStrategy[_T]:
    return _drawn(_Choice(strategy))


# ---- names and amounts

holes = st.sampled_from(s.Gap).map(s.Hole)
not_stated = st.just(s.Hole(s.Gap.NOT_STATED))
# `no` is plain before `may` alone (test_nobody.py).
determiners = st.sampled_from([d for d in s.Determiner if d is not s.Determiner.NO])
noun_phrases = st.builds(s.NounPhrase, st.sampled_from(NAMES), st.none() | determiners)
members = st.builds(
    s.NounPhrase,
    st.sampled_from(("Union", "Peace Council")),
    st.none() | determiners,
    st.just(value=True),
)
references = st.sampled_from(("3", "10.a", "12-bis")).map(s.Reference)
written_words = (
    st.text("abc de,.'“\"”", min_size=1, max_size=12)
    .map(lambda text: " ".join(text.split()))
    .filter(lambda t: t != "" and not ('"' in t and ("”" in t or "“" in t)) and t.count("“") == 0)
)
words = st.builds(s.Words, written_words)
figures = st.one_of(
    st.integers(0, 10**13).map(Decimal),
    st.decimals(0, 1000, places=2, allow_nan=False),
    st.integers(1, 400).map(lambda n: Decimal(n) * 10**7),
)


@st.composite
def quantities(draw: st.DrawFn) -> s.Quantity:
    low = draw(figures)
    high = draw(st.just(low) | figures)
    return s.Quantity(low, high, draw(st.sampled_from(UNITS)), about=draw(st.booleans()))


bounds = quantities() | holes
amounts = st.one_of(
    st.builds(s.Amount, quantities()),
    st.builds(s.Amount, bounds, st.sampled_from(s.Comparison)),
)
simple_terms = st.one_of(
    noun_phrases, noun_phrases, members, references, st.just(s.Agreement()), words, holes, amounts
)
groups = st.builds(
    s.Group,
    st.lists(simple_terms, min_size=2, max_size=3).map(tuple),
    st.sampled_from(("and", "or")),
)
terms = brief(simple_terms | groups)
subjects = brief(noun_phrases | members | not_stated | references | groups)


# ---- acts and time

durations = st.builds(s.Duration, st.integers(0, 3000), st.sampled_from(CALENDAR_UNITS))
periods = st.builds(s.Duration, st.integers(1, 90), st.sampled_from(CALENDAR_UNITS))


def _role_stands(role: s.Role) -> bool:
    """`about 5 prisoners` is an amount, and only the next word says whether `to 7` is a range."""
    return not (role.preposition is not None and isinstance(role.term, s.Amount))


roles = brief(
    st.builds(s.Role, st.none() | st.sampled_from(PREPOSITIONS), terms).filter(_role_stands)
)


def _apart(some: tuple[s.Role, ...]) -> bool:
    """A thing right after an amount of money may be what is counted: `USD 5 to 7 prisoners`."""
    return not any(
        isinstance(one.term, s.Amount) and other.preposition is None
        for one, other in pairwise(some)
    )


some_roles = st.lists(roles, max_size=3).map(tuple).filter(_apart)
verbs = st.sampled_from(VERBS)
acts = st.builds(s.Act, verbs, some_roles)
comparisons = st.sampled_from(s.Comparison)
limits = st.one_of(
    st.builds(s.Limit, terms, comparisons, bounds),
    st.builds(s.Limit, terms, comparisons, bounds, periods, st.booleans(), st.none() | terms),
)
dates = st.builds(
    s.Date,
    st.sampled_from(("2025", "2025-12", "2025-12-29", "2025-12-29T10:30", "2025-12-29T10:30:00Z")),
    st.booleans(),
)
counts = st.builds(s.Times, comparisons, st.integers(0, 2000))
totals = st.builds(s.Total, comparisons, bounds)
frequencies = st.one_of(
    counts,
    st.builds(s.Times, comparisons, st.integers(0, 9), periods, st.booleans()),
)


# ---- conditions

states = st.builds(s.Stands, terms, st.sampled_from(STATUSES), st.booleans())
judgements = st.builds(s.Judged, words, st.booleans(), st.none() | subjects)
holders = noun_phrases | not_stated | references
measured = st.builds(s.Measures, subjects, comparisons, bounds, st.none() | holders)
points = st.builds(s.Point, st.sampled_from(POINTS), determiner=st.none() | determiners)
points_of = st.builds(s.Point, st.sampled_from(EVENTS_OF), terms)
befallen = st.builds(s.Point, st.sampled_from(("lapse", "not apply", "remain in force")), terms)


def _happens(anchors: st.SearchStrategy[s.Condition]) -> st.SearchStrategy[s.Happens]:
    windows = st.one_of(
        st.builds(s.Window, durations, st.sampled_from(("within", "before", "after"))),
        st.builds(s.Window, durations, st.sampled_from(("before", "after")), anchors),
        st.builds(s.Window, st.none(), st.just("by"), anchors),
        _stretches(),
        _bounded(anchors),
    )
    tallies: st.SearchStrategy[dict[str, Any]] = st.one_of(
        st.fixed_dictionaries({}),
        st.fixed_dictionaries({"times": counts}),
        st.fixed_dictionaries({"total": totals}),
    )
    return st.builds(
        lambda subject, act, negated, window, tally: s.Happens(
            subject, act, negated, window, **tally
        ),
        terms,
        acts,
        st.booleans(),
        st.none() | windows,
        tallies,
    )


@st.composite
def _stretches(draw: st.DrawFn) -> s.Window:
    unit = draw(st.sampled_from(CALENDAR_UNITS))
    least, most = (s.Duration(draw(st.integers(0, 90)), unit) for _ in range(2))
    return s.Window(most, "within", least=least)


def _bounded(anchors: st.SearchStrategy[s.Condition]) -> st.SearchStrategy[s.Window]:
    """Windows with an end that is open, or with none; what is not there is not open."""
    return st.builds(
        lambda most, relation, anchor, least, least_open, most_open: s.Window(
            most, relation, anchor, least, least_open and bool(least), most_open and bool(most)
        ),
        st.none() | durations,
        st.sampled_from(("before", "after")),
        st.none() | anchors,
        st.none() | durations,
        st.booleans(),
        st.booleans(),
    ).filter(lambda window: window.least is not None or window.duration is not None)


def _joined(parts: st.SearchStrategy[s.Condition]) -> st.SearchStrategy[s.Condition]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        several.filter(lambda ps: not any(isinstance(p, s.Both) for p in ps)).map(s.Both),
        several.filter(lambda ps: not any(isinstance(p, s.Either) for p in ps)).map(s.Either),
    )


single = brief(
    st.one_of(
        states, judgements, measured, points, points_of, befallen, not_stated, references, dates
    )
)
conditions = brief(
    st.recursive(
        single, lambda inner: st.one_of(_happens(inner), _joined(inner), inner), max_leaves=4
    )
)
offsets = st.builds(s.Offset, durations | holes, st.sampled_from(("after", "before")), conditions)
times = st.one_of(
    dates,
    st.builds(s.Interval, dates, dates),
    offsets,
    conditions,
)


# ---- what a sentence says

modals = st.sampled_from(s.Modal)
changes = st.builds(s.Change, st.sampled_from(s.Effect), terms)
powers = st.builds(
    s.Change,
    st.sampled_from(
        [s.Effect.SUSPEND, s.Effect.REINSTATE, s.Effect.REVOKE, s.Effect.VOID, s.Effect.END]
    ),
    terms,
)
norms = brief(
    st.one_of(
        st.builds(s.Norm, subjects, modals, acts, st.none() | frequencies),
        st.builds(s.Norm, subjects, modals, limits),
        st.builds(s.Norm, subjects, modals, powers),
    )
)
judged_of = st.builds(s.Judged, words, st.booleans(), subjects)
declarations = st.builds(s.Declaration, subjects, states | judged_of)
losses = st.builds(s.Loss, subjects, terms)
outcomes = brief(st.one_of(norms, changes, declarations, losses))
consequences = st.lists(outcomes, min_size=1, max_size=3).map(
    lambda effects: s.Consequence(tuple(effects))
)
cores = st.one_of(
    norms,
    norms,
    declarations,
    consequences,
    st.builds(
        s.Entitlement, subjects, st.lists(roles, min_size=1, max_size=2).map(tuple), st.booleans()
    ),
    st.builds(s.Guarantee, subjects, terms, terms),
    st.builds(s.Definition, words, words | not_stated),
    st.builds(s.Character, st.sampled_from(("is", "is not", "is authentic in")), terms),
)


# ---- comma phrases

_BY_VALUE: tuple[tuple[tuple[s.Slot, ...], st.SearchStrategy[s.SlotValue]], ...] = (
    (
        (
            s.Slot.IF, s.Slot.WHENEVER, s.Slot.ONCE, s.Slot.WHILE, s.Slot.SINCE, s.Slot.UNLESS,
            s.Slot.ONLY_AFTER, s.Slot.AFTER, s.Slot.BEFORE,
        ),
        conditions,
    ),
    (
        (
            s.Slot.FOUND_BY, s.Slot.STANDARD, s.Slot.BURDEN, s.Slot.NOTWITHSTANDING,
            s.Slot.SUBJECT_TO, s.Slot.EXCHANGE, s.Slot.AMOUNT, s.Slot.PAID_BY, s.Slot.BASELINE,
            s.Slot.COUNTING, s.Slot.MAPPED_IN, s.Slot.LISTED_IN, s.Slot.GOVERNED_BY,
            s.Slot.SUPERVISED_BY, s.Slot.VERIFIED_BY, s.Slot.COUNTED_BY, s.Slot.ACCESS,
            s.Slot.BESIDE, s.Slot.RECEIVED_FROM, s.Slot.ASSUMED_BY, s.Slot.ACCORDING_TO,
        ),
        terms,
    ),
    ((s.Slot.ACCORDING_TO,), st.just(s.Reference("S35"))),
    ((s.Slot.NOTICE, s.Slot.CURE, s.Slot.EVERY, s.Slot.FOR), durations | holes),
    (
        (
            s.Slot.ON, s.Slot.BY, s.Slot.BEGUN_BY, s.Slot.COMPLETED_BY, s.Slot.STATED,
            s.Slot.HAPPENED, s.Slot.REPORTED, s.Slot.RECORDED, s.Slot.FROM, s.Slot.UNTIL,
        ),
        times,
    ),
    ((s.Slot.HAPPENED, s.Slot.REPORTED, s.Slot.RECORDED), st.builds(
        s.Beyond, st.sampled_from(("before", "after")), dates)),
    ((s.Slot.WITHIN,), st.builds(
        s.Offset, durations, st.sampled_from(("after", "before")), conditions) | holes),
    ((s.Slot.JOINTLY, s.Slot.SEVERALLY, s.Slot.ALWAYS), st.none()),
    ((s.Slot.STAGE,), st.builds(s.Stage, st.integers(1, 20), words)),
    ((s.Slot.FAILING,), consequences),
    ((s.Slot.GRADED,), st.builds(
        s.Graded, st.sampled_from("ABCDEF"), st.sampled_from("123456"), st.none() | terms)),
    ((s.Slot.QUOTING,), st.lists(
        st.builds(s.Quote, written_words, st.none() | written_words), min_size=1, max_size=3
    ).map(tuple)),
)  # fmt: skip
modifiers = st.one_of(
    [st.builds(s.Modifier, st.sampled_from(slots), values) for slots, values in _BY_VALUE]
)
_ORDER = list(s.Slot)
_OFTEN = (s.Slot.ACCORDING_TO, s.Slot.GRADED, s.Slot.RECEIVED_FROM)


def _in_order(items: list[s.Modifier]) -> tuple[s.Modifier, ...]:
    once = {(m.slot, n if m.slot in _OFTEN else 0): m for n, m in enumerate(items)}.values()
    return tuple(sorted(once, key=lambda m: _ORDER.index(m.slot)))


comma_phrases = brief(st.lists(modifiers, max_size=4).map(_in_order))
sentences = brief(st.builds(s.Sentence, cores, modifiers=comma_phrases))
readings = st.lists(sentences, min_size=1, max_size=2).map(tuple)
