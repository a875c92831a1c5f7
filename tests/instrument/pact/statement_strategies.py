"""Random positions and reports, for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st
from instrument.pact.strategies import (
    STATUSES,
    acts,
    bounds,
    brief,
    comma_phrases,
    comparisons,
    conditions,
    counts,
    dates,
    determiners,
    durations,
    figures,
    limits,
    not_stated,
    noun_phrases,
    points,
    points_of,
    powers,
    quantities,
    subjects,
    terms,
    verbs,
    words,
    written_words,
)

from servanda.instrument.pact import syntax as s

MEASURES = ("range of missiles", "ceremony")

labels = st.sampled_from(("R1", "R2", "S44", "FR12a"))
rows = st.sampled_from(("ucdp:1", "patrol log:1417"))
demands = st.one_of(
    st.builds(s.Demand, terms),
    st.builds(s.Demand, terms, comparisons, bounds),
    st.builds(s.Demand, terms, comparisons, durations.map(s.lasting)),
    st.builds(s.Demand, terms, change=st.sampled_from(("deleted", "unchanged"))),
    st.builds(s.Demand, terms, change=st.sampled_from(("reading", "in the words")), words=words),
    st.builds(s.Demand, st.none() | subjects, act=acts | limits),
)
several = st.lists(demands, min_size=2, max_size=3).map(tuple)
degrees = st.builds(s.Degree, figures, figures) | figures.map(lambda n: s.Degree(n, n))
values = degrees | st.builds(
    lambda low, high, signs: s.Degree(low * signs[0], high * signs[1]),
    figures,
    figures,
    st.tuples(st.sampled_from((-1, 1)), st.sampled_from((-1, 1))),
)
_BIDS = (s.Stand.ACCEPTS, s.Stand.OFFERS, s.Stand.WANTS, s.Stand.OPENED_WITH)
preferences = st.one_of(
    st.builds(s.Position, subjects, st.sampled_from(s.Stand), demands),
    st.builds(s.Position, subjects, st.just(s.Stand.RED_LINE), demands, several),
    st.builds(
        s.Position, subjects, st.sampled_from(_BIDS), demands, several, only=st.just(value=True)
    ),
    st.builds(s.Weight, subjects, terms, degrees),
    st.builds(s.Worth, subjects, st.none() | demands, values),
    st.builds(s.Interaction, subjects, several, degrees, st.sampled_from(s.Extra)),
    st.builds(s.Ranking, subjects, several, st.booleans()),
    st.builds(s.Direction, subjects, st.sampled_from(s.Way), terms),
    st.builds(s.Strength, st.sampled_from(s.Faculty), terms, degrees),
    st.builds(s.Forecast, subjects, demands.map(lambda d: (d,)) | several),
    st.builds(s.WalkAway, subjects, conditions),
)
identified = st.builds(
    s.NounPhrase,
    st.sampled_from(("prisoner", "missiles", "Union")),
    st.none() | determiners,
    st.just(value=False),
    written_words,
)
doers = brief(subjects | identified)
observed = st.builds(
    s.Observed, subjects, st.none() | comparisons, quantities(), st.none() | subjects
)


def _names_no_two(act: s.Act) -> bool:
    """In a report, words after a name are its identity: `prisoner "1417"`."""
    begins_with_words = [
        isinstance(r.term.members[0] if isinstance(r.term, s.Group) else r.term, s.Words)
        and r.preposition is None
        for r in act.roles
    ]
    ends_with_name = [
        isinstance(r.term.members[-1] if isinstance(r.term, s.Group) else r.term, s.NounPhrase)
        for r in act.roles
    ]
    return not any(a and b for a, b in zip(ends_with_name, begins_with_words[1:], strict=False))


def _of_identified(act: s.Act) -> st.SearchStrategy[s.Act]:
    return identified.map(lambda who: s.Act(act.verb, (*act.roles, s.Role("to", who))))


done = acts.filter(_names_no_two).flatmap(lambda act: st.just(act) | _of_identified(act))
assertions = st.one_of(
    st.builds(s.Happens, doers, done, st.booleans(), times=st.none() | counts),
    st.builds(s.Occurred, points | points_of, st.booleans()),
    st.builds(s.Exercised, doers, powers, st.booleans()),
    st.builds(
        s.Exercised,
        st.none(),
        st.builds(s.Change, st.sampled_from((s.Effect.LAPSE, s.Effect.END)), doers),
        st.booleans(),
    ),
    observed,
    st.builds(s.Stands, doers, st.sampled_from(STATUSES), st.booleans()),
    st.builds(s.Judged, words, st.booleans(), doers),
    st.builds(
        s.Judgement,
        st.lists(labels, min_size=1, max_size=3).map(tuple),
        words,
        st.booleans(),
    ),
    st.builds(s.Said, words),
)
reports = st.one_of(
    st.builds(s.Report, labels, st.lists(doers, min_size=1, max_size=3).map(tuple), assertions),
    st.builds(s.Report, labels, doers.map(lambda t: (t,)), assertions, st.just(value=True)),
)
statement_cores = brief(
    st.one_of(
        preferences,
        reports,
        st.builds(
            s.Stance,
            subjects,
            st.sampled_from(s.Attitude),
            st.lists(labels | rows, min_size=1, max_size=3).map(tuple),
        ),
        st.builds(
            s.Completeness, verbs | st.sampled_from(MEASURES), st.none() | noun_phrases | not_stated
        ),
    )
)


choices = st.one_of(
    st.builds(
        s.Choice,
        st.just(s.Picks.GRADED),
        st.builds(
            s.Graded, st.sampled_from("ABCDEF"), st.sampled_from("123456"), st.none() | terms
        ),
    ),
    st.builds(s.Choice, st.just(s.Picks.KNOWN_ON), dates),
    st.builds(s.Choice, st.just(s.Picks.NOT_DENIED_BY), terms),
    st.builds(
        s.Choice,
        st.sampled_from((s.Picks.WITH, s.Picks.WITHOUT)),
        st.lists(labels | rows, min_size=1, max_size=3).map(tuple),
    ),
    st.builds(s.Choice, st.just(s.Picks.READING), st.tuples(st.just("10.a"), written_words)),
)
_PICKS = list(s.Picks)


def _picked(some: list[s.Choice]) -> tuple[s.Choice, ...]:
    return tuple(sorted(some, key=lambda choice: _PICKS.index(choice.picks)))


views = st.builds(
    lambda name, begins, picked: s.View(name, begins[0], begins[1], picked),
    written_words,
    st.one_of(
        st.tuples(st.sampled_from((s.Begins.REPORTS, s.Begins.FINDINGS, s.Begins.OWN)), subjects),
        st.tuples(
            st.sampled_from((s.Begins.COMMON_GROUND, s.Begins.EVERY_CLAIM, s.Begins.AS_FOUND)),
            st.none(),
        ),
    ),
    st.lists(choices, max_size=3, unique_by=lambda choice: choice.picks).map(_picked),
)


def _one_by(statement: s.Statement) -> bool:
    return not isinstance(statement.core, s.Completeness) or not statement.values(s.Slot.BY)


statements = st.one_of(
    st.builds(s.Statement, statement_cores, modifiers=comma_phrases).filter(_one_by),
    st.builds(s.Statement, views),
)
