"""What holds of views whatever the evidence is."""

from dataclasses import replace

import polars as pl
from evidence.claim_strategies import LABELS, NAMES, claims
from hypothesis import given, settings
from hypothesis import strategies as st

from servanda.evidence.claim import Claim, ClaimKind
from servanda.evidence.record import EvidenceRecord
from servanda.evidence.report import Stance
from servanda.evidence.table import table_from
from servanda.evidence.views import (
    COMMON_GROUND,
    Base,
    Grades,
    Roster,
    View,
    own,
    standard_views,
)
from servanda.evidence.views.acceptance import Basis, accept
from servanda.instrument.pact.syntax import Attitude
from servanda.vocabulary.calendar import Moment
from servanda.vocabulary.instance import Instance

ROSTER = Roster(
    ("Arden", "Brell"), frozenset(NAMES), frozenset({"joint commission"}), {"Arden": ("Arden",)}
)
STRANGER = "Corland"
DAY = 24 * 3600 * 10**6

stances = st.builds(
    Stance,
    st.sampled_from(NAMES),
    st.sampled_from(Attitude),
    st.lists(st.sampled_from(LABELS), min_size=1, max_size=2).map(tuple),
    st.just(()),
    st.none() | st.integers(0, 40).map(lambda day: Moment(day * DAY, day * DAY + DAY - 1)),
)
views = st.one_of(
    st.sampled_from(standard_views(ROSTER)),
    st.builds(
        View,
        st.just("chosen"),
        st.sampled_from([base for base in Base if base is not Base.OWN]),
        tellers=st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple),
        findings=st.booleans(),
        grades=st.none() | st.builds(Grades, st.sampled_from("BD"), st.sampled_from("24")),
        not_denied_by=st.lists(st.sampled_from(NAMES), max_size=1).map(tuple),
        besides=st.lists(st.sampled_from(LABELS), max_size=1).map(tuple),
        without=st.lists(st.sampled_from(LABELS), max_size=1).map(tuple),
        known_on=st.none() | st.just(20 * DAY),
    ),
)


@st.composite
def clashing(draw: st.DrawFn) -> Claim:
    """Draw a claim of a kind of which the next one may well be the opposite."""
    kind = draw(st.sampled_from((ClaimKind.ACT, ClaimKind.EVENT)))
    subject = draw(st.none() | st.sampled_from((Instance("Arden"), Instance("prisoner", "9"))))
    return replace(
        draw(claims()), kind=kind, subject=subject, what="attack", clause=None, judged=None
    )


some_claims = st.lists(claims() | clashing(), max_size=8)
some_stances = st.lists(stances, max_size=5)
much = settings(deadline=None)


def basis(some: list[Claim], said: list[Stance], roster: Roster = ROSTER) -> Basis:
    return Basis(EvidenceRecord(table_from(some), tuple(said)), roster)


def masks(view: View, of: Basis) -> tuple[list[bool], list[bool]]:
    found = accept(view, of)
    return found.accepted.to_list(), found.contested.to_list()


@much
@given(views, some_claims, some_stances, clashing())
def test_a_report_that_a_view_does_not_accept_changes_nothing_in_it(
    view: View, some: list[Claim], said: list[Stance], more: Claim
) -> None:
    more = replace(more, report="R77", teller=STRANGER, author=STRANGER, sources=(), finding=False)
    before, after = basis(some, said), basis([*some, more], said)
    accepted, contested = masks(view, after)
    if not accepted[-1]:
        assert (accepted[:-1], contested[:-1]) == masks(view, before)


def _not_by_a_stranger(claim: Claim) -> Claim:
    if STRANGER not in repr(claim):
        return claim
    return replace(claim, teller="Arden", author="Arden", sources=())


@much
@given(
    st.sampled_from((own("Arden"), own("Brell"), COMMON_GROUND)),
    st.lists(claims().map(_not_by_a_stranger), max_size=8),
    some_stances,
    claims(),
    some_stances,
)
def test_what_a_stranger_says_changes_nothing_in_the_views_of_signatories(
    view: View, some: list[Claim], said: list[Stance], more: Claim, answers: list[Stance]
) -> None:
    more = replace(more, report="R77", teller=STRANGER, author=STRANGER, sources=())
    strange = [replace(stance, party=STRANGER) for stance in answers]
    accepted, _ = masks(view, basis([*some, more], [*said, *strange]))
    without = [stance for stance in said if stance.party != STRANGER]
    assert accepted[:-1] == masks(view, basis(some, without))[0]


@much
@given(
    st.sampled_from(standard_views(ROSTER)) | views,
    st.lists(clashing(), min_size=1, max_size=3),
    some_stances,
    stances,
)
def test_what_comes_later_changes_nothing_of_what_was_known_on_a_day(
    view: View, some: list[Claim], said: list[Stance], answer: Stance
) -> None:
    then, later = replace(view, known_on=20 * DAY), Moment(21 * DAY, 22 * DAY)
    some = [replace(claim, reported=Moment(DAY, DAY)) for claim in some]
    contrary = replace(
        some[0],
        report="R77",
        negated=not some[0].negated,
        reported=later,
        teller="Brell",
        author="Brell",
        sources=(),
    )
    after = basis([*some, contrary], [*said, replace(answer, stated=later)])
    accepted, contested = masks(then, after)
    assert (accepted[:-1], contested[:-1]) == masks(then, basis(some, said))


@much
@given(views, some_claims, some_stances)
def test_what_is_contested_is_accepted(view: View, some: list[Claim], said: list[Stance]) -> None:
    accepted, contested = masks(view, basis(some, said))
    assert all(a for a, c in zip(accepted, contested, strict=True) if c)


@much
@given(views, some_claims, some_stances, st.randoms())
def test_the_order_of_arrival_changes_nothing_where_answers_are_dated(
    view: View, some: list[Claim], said: list[Stance], chance: object
) -> None:
    dated = [replace(stance, stated=Moment(n * DAY, n * DAY + 1)) for n, stance in enumerate(said)]
    order = list(range(len(some)))
    chance.shuffle(order)  # type: ignore[attr-defined]
    shuffled = basis([some[n] for n in order], dated[::-1])
    accepted, contested = masks(view, basis(some, dated))
    assert masks(view, shuffled) == (
        [accepted[n] for n in order],
        [contested[n] for n in order],
    )


EXCHANGED = {"Arden": "Brell", "Brell": "Arden"}


def _other(name: str | None) -> str | None:
    return None if name is None else EXCHANGED.get(name, name)


def _exchanged(claim: Claim) -> Claim:
    def one(who: Instance | None) -> Instance | None:
        return None if who is None else replace(who, name=_other(who.name) or "")

    def all_of(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(_other(name) or "" for name in names)

    return replace(
        claim,
        subject=one(claim.subject),
        roles=tuple((word, one(who) or who) for word, who in claim.roles),
        teller=_other(claim.teller),
        author=_other(claim.author),
        sources=all_of(claim.sources),
        grades=tuple(replace(g, rater=_other(g.rater)) for g in claim.grades),
    )


@much
@given(views, some_claims, some_stances)
def test_exchanging_two_parties_exchanges_their_views(
    view: View, some: list[Claim], said: list[Stance]
) -> None:
    there = replace(
        view,
        party=_other(view.party),
        tellers=tuple(_other(t) or "" for t in view.tellers),
        not_denied_by=tuple(_other(t) or "" for t in view.not_denied_by),
    )
    exchanged = [replace(stance, party=_other(stance.party) or "") for stance in said]
    assert masks(view, basis(some, said)) == masks(
        there, basis([_exchanged(claim) for claim in some], exchanged)
    )


@much
@given(st.lists(clashing(), max_size=8))
def test_claims_and_denials_are_found_as_by_comparing_each_with_each(some: list[Claim]) -> None:
    (*_, every, _) = standard_views(ROSTER)
    _, contested = masks(every, basis(some, []))
    expected = [any(_opposed(a, b) or _opposed(b, a) for b in some) for a in some]
    assert contested == expected


def _opposed(claim: Claim, denial: Claim) -> bool:
    """Whether a denial opposes a claim, said as plainly as can be."""
    if claim.negated or not denial.negated or claim.kind in {"measure", "words"}:
        return False
    for name in ("kind", "what", "clause", "judged"):
        if getattr(claim, name) != getattr(denial, name):
            return False
    if (claim.subject is None) != (denial.subject is None):
        return False
    if claim.subject is None and claim.kind == "act":
        return False
    named = [(claim.subject, denial.subject), *((claim.role(w), who) for w, who in denial.roles)]
    return all(_fits(one, other) for one, other in named) and _overlap(claim, denial)


def _fits(one: Instance | None, denied: Instance | None) -> bool:
    if denied is None:
        return True
    if one is None or one.name != denied.name:
        return False
    if denied.identity is not None and one.identity != denied.identity:
        return False
    return one.every or not denied.every


def _overlap(claim: Claim, denial: Claim) -> bool:
    def span(of: Claim) -> tuple[int, int] | None:
        if of.happened is not None:
            return of.happened
        return (of.reported.last, of.reported.last) if of.reported is not None else None

    one, other = span(claim), span(denial)
    return one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]


def test_labels_of_feeds_and_reports_are_found_wherever_they_stand() -> None:
    table = pl.DataFrame(
        {"feed": ["f:x", None, "f"], "row": [3, None, 3], "report": [None, "f:3", None]}
    )
    rows = Basis(EvidenceRecord(table), ROSTER).rows
    assert dict(rows.of_labels(("f:x:3", "f:3"))) == {"f:x:3": [0], "f:3": [1, 2]}
