"""Random claims, for hypothesis."""

from hypothesis import strategies as st

from servanda.evidence.claim import Claim, ClaimKind, Grade, Quantity
from servanda.vocabulary.calendar import Moment
from servanda.vocabulary.instance import Instance

NAMES = ("Arden", "Brell", "Corland", "joint commission")
LABELS = ("R1", "R2", "R3", "patrols:4")

names = st.sampled_from(NAMES)
instances = st.one_of(
    st.builds(Instance, names),
    st.builds(Instance, st.just("prisoner"), st.none() | st.sampled_from(("1417", "9", ""))),
    st.just(Instance("prisoner", every=True)),
)
days = st.integers(0, 40)


@st.composite
def moments(draw: st.DrawFn, *, exact: bool = False) -> Moment:
    """A day or several; of `exact` ones, only the last instant."""
    day = 24 * 3600 * 10**6
    first, last = sorted((draw(days), draw(days)))
    end = last * day + day - 1
    return Moment(end, end) if exact else Moment(first * day, end)


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    low, high = sorted((draw(st.floats(0, 1e9)), draw(st.floats(0, 1e9) | st.just(float("inf")))))
    return Quantity(
        low, high, draw(st.sampled_from(("personnel", "USD"))), draw(st.none() | st.just(low))
    )


graded = st.builds(
    Grade,
    st.none() | st.sampled_from("ABCDEF"),
    st.none() | st.sampled_from("123456"),
    st.none() | names,
)
roles = st.lists(
    st.tuples(st.sampled_from(("", "at", "to")), instances), max_size=2, unique_by=lambda r: r[0]
).map(tuple)


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    teller = draw(st.none() | names)
    return Claim(
        draw(st.sampled_from(LABELS)),
        draw(st.sampled_from(ClaimKind)),
        draw(st.sampled_from(("release", "attack", "suspend"))),
        draw(st.none() | instances),
        draw(roles),
        draw(st.booleans()),
        draw(st.none() | moments()),
        draw(st.none() | moments(exact=True)),
        draw(st.none() | moments(exact=True)),
        draw(st.none() | quantities()),
        draw(st.integers(1, 5)),
        teller,
        draw(names) if teller is not None and draw(st.booleans()) else teller,
        draw(st.booleans()),
        draw(st.lists(st.sampled_from(("S1", *NAMES)), max_size=2).map(tuple)),
        draw(st.lists(names, max_size=2).map(tuple)),
        draw(st.lists(graded, max_size=2).map(tuple)),
        draw(st.lists(st.text('ab “",', max_size=5), max_size=2).map(tuple)),
        draw(st.none() | st.sampled_from(("e1", "e2"))),
        draw(st.none() | st.sampled_from(("3", "this agreement"))),
        draw(st.none() | st.sampled_from(LABELS)),
        draw(st.lists(names, max_size=2).map(tuple)),
    )
